// The probabilities shown are the model's own; temperature and top-p change what is drawn, not what the model believes.
#include "ui/chat_panels.h"

#include <QEvent>
#include <QLineEdit>
#include <QRegularExpressionValidator>
#include <QSlider>
#include <QVBoxLayout>
#include <cmath>

#include "widgets/numbers.h"
#include "widgets/token_strip.h"

namespace zk::ui {

using namespace widgets;  // NOLINT

namespace {

const QVector<int> kLengths = {8, 16, 32, 48, 64, 96, 128, 192, 256, 384, 512};

int lengthStep(int tokens) {
  int best = 0;
  for (int i = 0; i < kLengths.size(); ++i)
    if (std::abs(kLengths[i] - tokens) < std::abs(kLengths[best] - tokens)) best = i;
  return best;
}

}  // namespace

SamplingRow::SamplingRow(QWidget* parent) : QWidget(parent) {
  m_grid = new QGridLayout(this);
  m_grid->setContentsMargins(0, 0, 0, 0);
  m_grid->setHorizontalSpacing(20);
  m_grid->setVerticalSpacing(8);
  m_temperature = addDial(0, 20, 7);
  m_topP = addDial(1, 20, 20);
  m_length = addDial(0, int(kLengths.size()) - 1, lengthStep(128));
  connect(m_temperature.slider, &QSlider::sliderMoved, this, [this] { m_touched = true; });
  m_seedName = new Label({}, Type::Role::Help);
  m_seed = new QLineEdit;
  m_seed->setMaximumWidth(scaled(104));
  m_seed->setValidator(new QRegularExpressionValidator(QRegularExpression("[0-9]{0,9}"), this));
  m_seedBox = new QWidget;
  auto* seed = hbox(m_seedBox, 0, 8);
  seed->addWidget(m_seedName);
  seed->addWidget(m_seed, 1);
  seed->addStretch(0);
  retranslate();
  arrange();
}

/// One row where there is room, two where the text is large.
void SamplingRow::arrange() {
  const int columns = width() < scaled(640) ? 2 : 4;
  if (columns == m_columns) return;
  m_columns = columns;
  int i = 0;
  for (QWidget* box : {m_temperature.box, m_topP.box, m_length.box, m_seedBox}) {
    m_grid->addWidget(box, i / columns, i % columns);
    ++i;
  }
}

void SamplingRow::resizeEvent(QResizeEvent* event) {
  QWidget::resizeEvent(event);
  arrange();
}

SamplingRow::Dial SamplingRow::addDial(int low, int high, int at) {
  Dial dial{new Label({}, Type::Role::Help), new Label({}, Type::Role::Strong), new QSlider(Qt::Horizontal),
            new QWidget};
  dial.slider->setRange(low, high);
  dial.slider->setValue(at);
  dial.slider->setPageStep(std::max(1, (high - low) / 5));
  dial.slider->setMinimumWidth(scaled(56));
  dial.slider->setMaximumWidth(scaled(120));
  dial.value->setMinimumWidth(QFontMetrics(Type::font(Type::Role::Strong)).horizontalAdvance("0000"));
  connect(dial.slider, &QSlider::valueChanged, this, &SamplingRow::refresh);
  auto* one = hbox(dial.box, 0, 8);
  one->addWidget(dial.name);
  one->addWidget(dial.slider, 1);
  one->addWidget(dial.value);
  return dial;
}

ChatSampling SamplingRow::values() const {
  ChatSampling s;
  s.temperature = m_temperature.slider->value() / 10.0;
  s.topP = m_topP.slider->value() / 20.0;
  s.maxTokens = kLengths[m_length.slider->value()];
  if (!m_seed->text().isEmpty()) s.seed = m_seed->text().toLongLong();
  return s;
}

void SamplingRow::setValues(const ChatSampling& s) {
  m_temperature.slider->setValue(int(std::lround(s.temperature * 10)));
  m_topP.slider->setValue(int(std::lround(s.topP * 20)));
  m_length.slider->setValue(lengthStep(s.maxTokens));
  m_seed->setText(s.seed ? QString::number(*s.seed) : QString());
}

void SamplingRow::useDefaultsOf(ChatKind kind) {
  if (!m_touched) m_temperature.slider->setValue(kind == ChatKind::Answer ? 0 : 7);
}

void SamplingRow::changeEvent(QEvent* event) {
  if (event->type() == QEvent::LanguageChange) retranslate();
  QWidget::changeEvent(event);
}

void SamplingRow::retranslate() {
  m_temperature.name->setText(tr("Temperature"));
  m_topP.name->setText(tr("Top-p"));
  m_length.name->setText(tr("Longest"));
  m_seedName->setText(tr("Seed"));
  m_seed->setPlaceholderText(tr("random"));
  m_seed->setAccessibleName(tr("Seed"));
  m_seed->setToolTip(tr("The same seed and settings give the same text again. Empty: another one each time."));
  const QString temperature =
      tr("0 always takes the likeliest token; 1 draws as the model believes; more is more surprising.");
  const QString topP = tr("Draws only among the likeliest tokens that together have this probability.");
  const QString longest = tr("At most so many tokens. The model may end earlier.");
  for (const auto& [dial, help] : {std::pair{&m_temperature, temperature}, {&m_topP, topP}, {&m_length, longest}}) {
    dial->slider->setAccessibleName(dial->name->text());
    dial->slider->setAccessibleDescription(help);
    dial->slider->setToolTip(help);
    dial->name->setToolTip(help);
  }
  refresh();
}

void SamplingRow::refresh() {
  const ChatSampling s = values();
  m_temperature.value->setText(numbers::fixed(s.temperature, 1));
  m_topP.value->setText(numbers::fixed(s.topP, 2));
  m_length.value->setText(numbers::integer(s.maxTokens));
}

RivalPanel::RivalPanel(QWidget* parent) : QWidget(parent) {
  auto* v = vbox(this, 0, 8);
  m_over = new Label({}, Type::Role::Overline);
  auto* row = hbox(nullptr, 0, 8);
  m_text = new Label({}, Type::Role::Number, Label::Fit::Elide);
  m_pill = new Pill;
  row->addWidget(m_text, 1);
  row->addWidget(m_pill);
  m_help = new Label({}, Type::Role::Help, Label::Fit::Wrap);
  m_bars = new RivalBars;
  v->addWidget(m_over);
  v->addLayout(row);
  v->addWidget(m_help);
  v->addWidget(m_bars);
  m_fork = new Button;
  connect(m_fork, &QPushButton::clicked, this, [this] {
    if (m_token && m_with >= 0 && m_with < m_token->top.size()) Q_EMIT forkWanted(m_token->top[m_with]);
  });
  connect(m_bars, &RivalBars::currentChanged, this, [this](int row) {
    if (row < 0) return;
    m_with = row;
    refreshFork();
  });
  v->addWidget(m_fork);
  v->addStretch(1);
  refresh();
}

void RivalPanel::changeEvent(QEvent* event) {
  if (event->type() == QEvent::LanguageChange) refresh();
  QWidget::changeEvent(event);
}

void RivalPanel::show(const ChatToken& token) {
  m_token = token;
  m_others.clear();
  m_forkable = false;
  // The likeliest one that was not taken.
  m_with = -1;
  for (int i = 0; i < token.top.size() && m_with < 0; ++i)
    if (token.top[i].id != token.id && !token.top[i].text.isEmpty()) m_with = i;
  refresh();
}

void RivalPanel::setOthers(const QHash<QString, double>& chances) {
  m_others = chances;
  refresh();
}

void RivalPanel::setForkable(bool on) {
  m_forkable = on;
  refreshFork();
}

void RivalPanel::refreshFork() {
  const bool can = m_forkable && m_token && m_with >= 0 && m_with < m_token->top.size() && m_token->top[m_with].id >= 0;
  m_fork->setVisible(can);
  if (!can) return;
  m_fork->setText(tr("Go on with “%1”").arg(tokenText(m_token->top[m_with].text.toUtf8(), true)));
  m_fork->setToolTip(
      tr("Opens a new talk: up to here the same, then this token, then the model writes on. Choose another bar for "
         "another token."));
}

void RivalPanel::clear() {
  m_token.reset();
  refresh();
}

void RivalPanel::refresh() {
  m_over->setText(overlineText(tr("Chosen token")));
  const bool any = m_token.has_value();
  refreshFork();
  for (QWidget* w : {static_cast<QWidget*>(m_text), static_cast<QWidget*>(m_pill), static_cast<QWidget*>(m_bars)})
    w->setVisible(any);
  if (!any) {
    m_help->setText(tr(
        "Every token was drawn from a list of candidates. Choose one in the answer to see its ten likeliest rivals."));
    return;
  }
  m_text->setText(tr("“%1”").arg(tokenText(m_token->text.toUtf8(), true)));
  const Tone tone = m_token->p >= 0.2 ? Tone::Neutral : Tone::Warn;
  m_pill->set(m_token->rank > 0 ? tr("%1 · rank %2").arg(numbers::percent(m_token->p, 1)).arg(m_token->rank)
                                : numbers::percent(m_token->p, 1),
              tone);
  m_help->setText(
      m_others.isEmpty()
          ? tr("What could have stood here, by the model's own probability.")
          : tr("What could have stood here, by the model's own probability. Orange marks: the other model."));
  QVector<Rival> rivals;
  int chosen = -1;
  double shown = 0;
  for (const auto& rival : m_token->top) {
    if (rival.text == m_token->text && chosen < 0) chosen = int(rivals.size());
    Rival bar;
    bar.text = tokenText(rival.text.toUtf8(), true);
    bar.p = rival.p;
    if (const auto it = m_others.constFind(rival.text); it != m_others.constEnd()) bar.other = *it;
    rivals.append(bar);
    shown += rival.p;
  }
  m_bars->setRivals(rivals, chosen);
  const double nan = std::nan("");
  m_bars->setFooter(m_token->entropy >= 0 ? m_token->entropy / std::log(2.0) : nan, std::max(0.0, 1 - shown));
}

}  // namespace zk::ui
