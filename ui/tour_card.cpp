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
  foot->addWidget(m_foot, 1);
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
  m_button->setText(Words::next(app.next().step).button);
  m_button->setVisible(state != RunState::Starting);
}

QString stageResult(const TourStage& stage) {
  QStringList parts;
  const auto add = [&](std::initializer_list<const char*> path, const QString& format) {
    const double value = stage.number(path);
    if (value >= 0) parts << format.arg(Words::beforeUnit(numbers::compact(value)));
  };
  add({"result", "documents"}, TourCard::tr("%1 documents"));
  add({"result", "vocab_size"}, TourCard::tr("%1 pieces"));
  add({"result", "train", "tokens"}, TourCard::tr("%1 tokens"));
  const double loss = stage.number({"result", "valid_loss"});
  if (loss >= 0) parts << TourCard::tr("loss %1").arg(numbers::fixed(loss, 2));
  const double accuracy = stage.number({"result", "accuracy"});
  if (accuracy >= 0) parts << TourCard::tr("%1 right").arg(numbers::percent(accuracy));
  return parts.join(QStringLiteral(" · "));
}

}  // namespace zk::ui
