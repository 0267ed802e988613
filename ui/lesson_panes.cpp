// 355 years: one Tesla V100 at 28 TFLOP/s on the 3.1e23 operations of GPT-3, as the lesson tells it.
#include "ui/lesson_panes.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QLineEdit>
#include <QPainter>
#include <QSlider>
#include <algorithm>
#include <cmath>

#include "ui/programs.h"
#include "ui/words.h"
#include "widgets/numbers.h"
#include "widgets/reflow_layout.h"

namespace zk::ui {

using namespace widgets;  // NOLINT

namespace {

constexpr double kYears = 355, kDaysPerYear = 365.25;
constexpr int kSliderMost = 400;  // 10^(400/100) GPUs

/// 1, 2, 3 … 10, 11 … 99, 100, 110 …: two digits that one can read.
int gpusAt(int slider) {
  const double exact = std::pow(10.0, slider / 100.0);
  const double grain = std::pow(10.0, std::max(0.0, std::floor(std::log10(exact + 1e-9)) - 1));
  return int(std::round(exact / grain) * grain);
}

}  // namespace

TwoKindsPane::TwoKindsPane(AppModel& app, QWidget* parent) : Card({}, {}, parent), m_app(app) {
  auto* row = hbox(nullptr, 0, 8);
  m_prompt = new QLineEdit;
  m_send = new Button({}, Button::Role::Secondary, "play");
  row->addWidget(m_prompt, 1);
  row->addWidget(m_send);
  body()->addLayout(row);
  auto* columns = new QWidget;
  auto* layout = new ReflowLayout(columns, 220, 16);
  for (Side* side : {&m_base, &m_tuned}) {
    auto* box = new QFrame;
    box->setProperty("role", "inset");
    auto* v = vbox(box, 12, 4);
    side->model = new Label({}, Type::Role::Strong, Label::Fit::Wrap);
    side->text = new Label({}, Type::Role::Body, Label::Fit::Wrap);
    v->addWidget(side->model);
    v->addWidget(side->text);
    v->addStretch(1);
    layout->addWidget(box);
  }
  body()->addWidget(columns);
  connect(m_send, &QPushButton::clicked, this, &TwoKindsPane::send);
  connect(m_prompt, &QLineEdit::returnPressed, this, &TwoKindsPane::send);
  connect(&app, &AppModel::workspaceChanged, this, &TwoKindsPane::refresh);
  retranslate();
}

void TwoKindsPane::changeEvent(QEvent* event) {
  if (event->type() == QEvent::LanguageChange) retranslate();
  Card::changeEvent(event);
}

void TwoKindsPane::retranslate() {
  setTitle(tr("Try it: one prompt, two kinds of model"));
  setSubtitle(
      tr("The same words go to your base model, which continues them, and to your tuned model, which answers."));
  m_prompt->setText(tr("How are you?"));
  m_prompt->setAccessibleName(tr("Prompt"));
  m_send->setText(tr("Send to both"));
  refresh();
}

/// The newest base run and the newest tuned one that can be talked to.
void TwoKindsPane::refresh() {
  if (m_dir != m_app.workspaceDir()) {
    m_dir = m_app.workspaceDir();
    m_open = 0;
    m_base.state = m_tuned.state = QString();
  }
  if (m_open > 0) return;
  m_base.ref = m_tuned.ref = QString();
  for (const auto& run : m_app.workspace().runs) {
    Side& side = run.isTuning() ? m_tuned : m_base;
    if (side.ref.isEmpty() && run.hasCheckpoint) side.ref = run.id;
  }
  const bool both = !m_base.ref.isEmpty() && !m_tuned.ref.isEmpty();
  if (both) {
    showContent();
  } else {
    const bool none = m_base.ref.isEmpty();
    auto* empty = showEmpty(
        {none ? tr("This needs a base model and a tuned one") : tr("This needs a tuned model"),
         none ? tr("The ten-minute tour makes both. Then they can be compared here.")
              : tr("%1 is a base model. Dialogue tuning, or the tour, makes the one that answers.").arg(m_base.ref),
         none ? tr("Go to Start") : QString()});
    connect(empty, &EmptyState::triggered, this, [this] { Q_EMIT pageWanted("start"); });
    empty->setPrimary(false);
  }
  m_base.model->setText(tr("%1 continues").arg(m_base.ref));
  m_tuned.model->setText(tr("%1 answers").arg(m_tuned.ref));
  for (Side* side : {&m_base, &m_tuned})
    side->text->setText(side->state.isEmpty() ? tr("Nothing sent yet.") : side->state);
  m_send->setEnabled(both);
}

void TwoKindsPane::send() {
  const QString prompt = m_prompt->text().trimmed();
  if (m_open > 0 || prompt.isEmpty() || !m_send->isEnabled()) return;
  if (const auto obstacle = engineIssue()) {
    m_base.text->setText(Words::whatToDo(*obstacle));
    return;
  }
  m_open = 2;
  m_send->setEnabled(false);
  ask(m_base, false, prompt);
  ask(m_tuned, true, prompt);
}

void TwoKindsPane::ask(Side& side, bool answer, const QString& prompt) {
  side.text->setText(tr("The model is being loaded…"));
  side.state.clear();
  Json args = {{"model", side.ref.toStdString()},
               {"sampling", {{"temperature", 0.7}, {"max_tokens", 40}, {"seed", 1}}}};
  if (answer)
    args["messages"] = Json::array({{{"role", "user"}, {"content", prompt.toStdString()}}});
  else
    args["prompt"] = prompt.toStdString();
  const auto part = [this, &side, dir = m_dir](const Json& json) {
    if (dir != m_dir) return;
    const auto token = ChatTalk::tokenFrom(json);
    if (!token) return;
    side.state += token->text;
    side.text->setText(side.state);
  };
  const auto last = [this, &side, answer, prompt, dir = m_dir](const Json& json) {
    if (dir != m_dir) return;  // of the project that was open before
    if (json.contains("issue")) {
      const auto id = json["issue"].is_object() ? json["issue"].find("id") : json["issue"].end();
      const bool named = json["issue"].is_object() && id != json["issue"].end() && id->is_string();
      side.state = Words::issue(issue_error(named ? id->get<std::string>() : "internal")).title;
    } else if (!answer) {
      side.state = prompt + side.state;  // what it continues belongs to what it wrote
    }
    side.text->setText(side.state);
    if (--m_open == 0) refresh();
  };
  m_app.engine().request("generate", args, this, part, last);
}

GpuCalendar::GpuCalendar(QWidget* parent) : QWidget(parent) {
  setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
  connect(&Theme::instance(), &Theme::changed, this, [this] { updateGeometry(), update(); });
  setGpus(1);
}

void GpuCalendar::setGpus(int gpus) {
  m_gpus = std::max(1, gpus);
  update();
}

double GpuCalendar::days() const { return kYears * kDaysPerYear / m_gpus; }

QSize GpuCalendar::sizeHint() const {
  const double line = QFontMetricsF(Type::font(Type::Role::Caption)).height();
  return {scaled(420), int(std::ceil(line * 2 + scaled(13 * 10 + 13 * 8 + 28)))};
}

void GpuCalendar::paintEvent(QPaintEvent*) {
  const Tokens& t = tokens();
  QPainter p(this);
  p.setRenderHint(QPainter::Antialiasing);
  const QFont caption = Type::font(Type::Role::Caption);
  const double line = QFontMetricsF(caption).height();
  const auto draw = [&](double top, const QString& title, int count, int columns, double filled, double step) {
    p.setFont(caption);
    p.setPen(t.text2);
    p.drawText(QRectF(0, top, width(), line), Qt::AlignLeft | Qt::AlignVCenter, title);
    p.setPen(Qt::NoPen);
    for (int i = 0; i < count; ++i) {
      const QRectF cell((i % columns) * step, top + line + 4 + (i / columns) * step, step - 2, step - 2);
      const double part = std::clamp(filled - i, 0.0, 1.0);
      p.setBrush(t.sunken);
      p.drawRect(cell);
      if (part <= 0) continue;
      p.setBrush(t.accent);
      p.drawRect(QRectF(cell.left(), cell.top(), std::max(1.0, cell.width() * part), cell.height()));
    }
    return top + line + 4 + std::ceil(double(count) / columns) * step + scaled(10);
  };
  // 355 years in rows of 36, one year in rows of 31: both as wide as fits.
  const double yearStep = std::min(double(scaled(13)), width() / 36.0);
  const double dayStep = std::min(double(scaled(8)), width() / 31.0);
  const double top = draw(0, tr("355 years, one square each"), int(kYears), 36, days() / kDaysPerYear, yearStep);
  draw(top, tr("the first year, one square a day"), 365, 31, days(), dayStep);
}

InfrastructurePane::InfrastructurePane(QWidget* parent) : Card({}, {}, parent) {
  auto* row = hbox(nullptr, 0, 12);
  m_sliderName = new Label({}, Type::Role::Strong);
  m_slider = new QSlider(Qt::Horizontal);
  m_slider->setRange(0, kSliderMost);
  m_slider->setPageStep(25);
  row->addWidget(m_sliderName);
  row->addWidget(m_slider, 1);
  body()->addLayout(row);
  m_result = new Label({}, Type::Role::Body, Label::Fit::Wrap);
  body()->addWidget(m_result);
  m_calendar = new GpuCalendar;
  body()->addWidget(m_calendar);
  connect(m_slider, &QSlider::valueChanged, this, &InfrastructurePane::refresh);
  retranslate();
}

void InfrastructurePane::changeEvent(QEvent* event) {
  if (event->type() == QEvent::LanguageChange) retranslate();
  Card::changeEvent(event);
}

void InfrastructurePane::retranslate() {
  setTitle(tr("Try it: share 355 years among GPUs"));
  setSubtitle(tr("GPT-3 on one V100 would take 355 years. Move the slider and see what is left."));
  m_slider->setAccessibleName(tr("Number of GPUs"));
  refresh();
}

void InfrastructurePane::refresh() {
  const int gpus = gpusAt(m_slider->value());
  m_calendar->setGpus(gpus);
  m_sliderName->setText(tr("GPUs: %1").arg(numbers::integer(gpus)));
  const double days = m_calendar->days();
  const QString time = days >= 2 * kDaysPerYear ? tr("%1 years").arg(numbers::plain(days / kDaysPerYear, 3))
                                                : tr("%1 days").arg(numbers::plain(days, 3));
  const QString sentence =
      gpus == 1
          ? tr("One GPU: %1.").arg(time)
          : tr("%1 if nothing has to wait. In truth the cards wait for each other, so it takes longer.").arg(time);
  m_result->setText(sentence);
  m_calendar->setAccessibleName(tr("Calendar: %1 of 355 years").arg(numbers::plain(days / kDaysPerYear, 3)));
}

}  // namespace zk::ui
