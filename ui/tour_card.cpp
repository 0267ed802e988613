// One row a stage: ring, name, caption, result or bar, time.
#include "ui/tour_card.h"

#include <QPainter>
#include <QProgressBar>

#include "ui/strip_job.h"
#include "ui/words.h"
#include "widgets/icons.h"
#include "widgets/numbers.h"

namespace zk::ui {

using namespace widgets;  // NOLINT

namespace {

/// Empty, filling, full: the ring of the stage.
class StageRing : public QWidget {
 public:
  StageRing() { setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed); }
  QSize sizeHint() const override { return {scaled(20), scaled(20)}; }
  void set(TourStage::State state, double fraction) {
    m_state = state;
    m_fraction = fraction;
    update();
  }

 protected:
  void paintEvent(QPaintEvent*) override {
    QPainter p(this);
    p.setRenderHint(QPainter::Antialiasing);
    const QRectF ring = QRectF(rect()).adjusted(2.5, 2.5, -2.5, -2.5);
    if (m_state == TourStage::State::Done) {
      p.setPen(Qt::NoPen);
      p.setBrush(tokens().ok);
      p.drawEllipse(ring);
      paintIcon(p, "check", ring.adjusted(2, 2, -2, -2), tokens().surface);
      return;
    }
    p.setPen(QPen(tokens().borderStrong, 1.5));
    p.drawEllipse(ring);
    if (m_state != TourStage::State::Running) return;
    p.setPen(QPen(tokens().accent, 2.5, Qt::SolidLine, Qt::RoundCap));
    p.drawArc(ring, 90 * 16, int(-360 * 16 * std::max(0.06, m_fraction)));
    p.setPen(Qt::NoPen);
    p.setBrush(tokens().accent);
    p.drawEllipse(ring.center(), 2.5, 2.5);
  }

 private:
  TourStage::State m_state = TourStage::State::Waiting;
  double m_fraction = 0;
};

}  // namespace

class TourCard::Row : public QWidget {
 public:
  Row() {
    auto* row = hbox(this, 0, 12);
    m_ring = new StageRing;
    m_name = new Label({}, Type::Role::Strong);
    m_name->setFixedWidth(scaled(136));
    m_text = new Label({}, Type::Role::Body, Label::Fit::Elide);
    m_text->setColor(&Tokens::text2);
    m_bar = new QProgressBar;
    m_bar->setRange(0, 1000);
    m_bar->setTextVisible(false);
    m_bar->setFixedWidth(scaled(160));
    m_time = new Label({}, Type::Role::Help);
    m_time->setFixedWidth(scaled(88));
    m_time->setAlignment(Qt::AlignRight | Qt::AlignVCenter);
    row->addWidget(m_ring);
    row->addWidget(m_name);
    row->addWidget(m_text, 1);
    row->addWidget(m_bar);
    row->addWidget(m_time);
  }
  void set(const TourStage& stage, const QString& left) {
    const bool running = stage.state == TourStage::State::Running, done = stage.state == TourStage::State::Done;
    m_ring->set(stage.state, stage.fraction);
    m_name->setText(Words::stage(stage.id));
    m_name->setColor(stage.state == TourStage::State::Waiting ? &Tokens::text3 : &Tokens::text);
    const QString result = done ? stageResult(stage) : QString();
    m_text->setText(result.isEmpty() ? Words::stageCaption(stage.id) : result);
    m_text->setColor(stage.state == TourStage::State::Waiting ? &Tokens::text3 : &Tokens::text2);
    m_bar->setVisible(running && stage.fraction >= 0);
    m_bar->setValue(int(std::max(0.0, stage.fraction) * 1000));
    m_time->setText(done && stage.seconds >= 0 ? numbers::duration(stage.seconds) : running ? left : QString());
    setAccessibleName(m_name->text());
    setAccessibleDescription(m_text->text() + " " + m_time->text());
  }

 private:
  StageRing* m_ring;
  Label *m_name, *m_text, *m_time;
  QProgressBar* m_bar;
};

TourCard::TourCard(QWidget* parent) : Card({}, {}, parent) {
  setSelected(true);
  m_list = vbox(nullptr, 0, 10);
  body()->addLayout(m_list);
  auto* foot = hbox(nullptr, 0, 16);
  foot->setContentsMargins(0, 8, 0, 0);
  m_foot = new Label({}, Type::Role::Help, Label::Fit::Wrap);
  m_button = new Button({}, Button::Role::Primary);
  connect(m_button, &QPushButton::clicked, this, &TourCard::triggered);
  m_report = new Button({}, Button::Role::Secondary, "log");
  connect(m_report, &QPushButton::clicked, this, &TourCard::reportWanted);
  foot->addWidget(m_foot, 1);
  foot->addWidget(m_report);
  foot->addWidget(m_button);
  body()->addLayout(foot);
}

void TourCard::show(AppModel& app) {
  const TourFollower& tour = app.tour();
  const TourModel& model = tour.model();
  const auto& stages = model.stages();
  for (qsizetype i = m_rows.size(); i < stages.size(); ++i) {
    m_rows.append(new Row);
    m_list->addWidget(m_rows.last());
  }
  for (qsizetype i = 0; i < stages.size(); ++i)
    m_rows[i]->set(stages[i], model.progress() ? remainingText(*model.progress()) : QString());
  const TourStage* now = model.current();
  const RunState state = tour.active() ? tour.state() : RunState::Starting;
  setTitle(tr("Ten-minute tour"));
  const QString where = now ? Words::stage(now->id) : QString();
  const qint64 step = app.run().active() ? app.run().model().step() : 0;
  switch (state) {
    case RunState::Starting:
      setSubtitle(tr("It is starting."));
      break;
    case RunState::Done:
      setSubtitle(tr("Done. Your first model is in this project."));
      break;
    case RunState::Failed:
      setSubtitle(tr("It failed at: %1.").arg(where));
      break;
    case RunState::Stopped:
    case RunState::Lost:
      setSubtitle(now && (now->id == "train" || now->id == "tune") && step > 0
                      ? tr("The tour stopped at %1, step %2. Continue?").arg(where, numbers::integer(step))
                      : tr("The tour stopped at %1. Continue?").arg(where));
      break;
    default:
      setSubtitle(tr("It goes on when this window is closed."));
      break;
  }
  QString foot;
  if (state == RunState::Failed && model.error()) {
    const IssueText text = Words::issue(model.error()->issue);
    foot = QStringList{text.title, text.why, text.evidence}.filter(QRegularExpression(".")).join(" ");
  }
  if (state == RunState::Lost || state == RunState::Stopped)
    foot = tr("Finished stages are kept; nothing of them is made again.");
  m_foot->setText(foot);
  m_report->setText(tr("Open the report"));
  m_report->setVisible(state == RunState::Done);
  m_button->setText(Words::next(app.next().step).button);
  m_button->setVisible(state != RunState::Starting);
}

namespace {

/// Right answers among the questions that were kept from training, all families and both languages together.
struct Score {
  double right = 0, asked = 0, chance = -1;
};
Score heldBackScore(const TourStage& stage) {
  Score score;
  const auto result = stage.data.find("result");
  if (result == stage.data.end() || !result->is_object() || !result->contains("families")) return score;
  for (const Json& family : (*result)["families"]) {
    const auto number = [&](const char* key) {
      return family.is_object() && family.contains(key) && family[key].is_number() ? family[key].get<double>() : 0;
    };
    const auto is = [&](const char* key, const char* word) {
      return family.is_object() && family.contains(key) && family[key] == word;
    };
    if (!is("split", "held") || !is("lang", "all")) continue;
    score.right += number("correct");
    score.asked += number("n");
    score.chance = number("chance");
  }
  return score;
}

}  // namespace

QString stageResult(const TourStage& stage) {
  QStringList parts;
  const auto add = [&](std::initializer_list<const char*> path, const QString& format) {
    const double value = stage.number(path);
    if (value >= 0) parts << format.arg(Words::beforeUnit(numbers::compact(value)));
  };
  const auto addFixed = [&](std::initializer_list<const char*> path, const QString& format) {
    const double value = stage.number(path);
    if (value >= 0) parts << format.arg(numbers::fixed(value, 2));
  };
  add({"result", "counters", "documents"}, TourCard::tr("%1 documents"));
  if (const double bytes = stage.number({"result", "counters", "bytes"}); bytes >= 0) parts << numbers::bytes(bytes);
  add({"result", "report", "vocab_size"}, TourCard::tr("%1 pieces"));
  addFixed({"result", "report", "check", "characters_per_token"}, TourCard::tr("%1 characters per token"));
  add({"result", "train", "tokens"}, TourCard::tr("%1 tokens to learn from"));
  add({"result", "valid", "tokens"}, TourCard::tr("%1 kept for checking"));
  add({"result", "steps"}, TourCard::tr("%1 steps"));
  addFixed({"result", "valid_loss"}, TourCard::tr("loss %1"));
  if (stage.id == "train") addFixed({"result", "bits_per_char"}, TourCard::tr("%1 bits per character"));
  if (const Score score = heldBackScore(stage); score.asked > 0)
    parts << TourCard::tr("%1 of %2 unseen questions right, %3 by chance")
                 .arg(numbers::percent(score.right / score.asked), numbers::integer(qint64(score.asked)),
                      numbers::percent(score.chance));
  return parts.join(QStringLiteral(" · "));
}

}  // namespace zk::ui
