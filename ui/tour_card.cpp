// One row a stage: ring, name, caption, result or bar, time.
#include "ui/tour_card.h"

#include <QPainter>
#include <QProgressBar>

#include "ui/opening_picker.h"
#include "ui/page_registry.h"
#include "ui/strip_job.h"
#include "ui/tour_summary.h"
#include "ui/words.h"
#include "widgets/icons.h"
#include "widgets/numbers.h"
#include "widgets/reflow_layout.h"

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
    m_visit = new Button({}, Button::Role::Quiet);
    m_visit->setSmall(true);
    QSizePolicy keeps = m_visit->sizePolicy();
    keeps.setRetainSizeWhenHidden(true);
    m_visit->setSizePolicy(keeps);
    row->addWidget(m_ring);
    row->addWidget(m_name);
    row->addWidget(m_text, 1);
    row->addWidget(m_bar);
    row->addWidget(m_time);
    row->addWidget(m_visit);
  }
  Button* visit() const { return m_visit; }
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
    m_visit->setText(TourCard::tr("See it"));
    m_visit->setAccessibleName(TourCard::tr("See it: %1").arg(m_name->text()));
    m_visit->setVisible(stage.state != TourStage::State::Waiting && findPage(tourPage(stage.id)));
    setAccessibleName(m_name->text());
    setAccessibleDescription(m_text->text() + " " + m_time->text());
  }

 private:
  StageRing* m_ring;
  Label *m_name, *m_text, *m_time;
  QProgressBar* m_bar;
  Button* m_visit;
};

namespace {

constexpr const char* kMarks[] = {"uniform", "unigram", "bigram"};

}  // namespace

TourCard::TourCard(AppModel& app, QWidget* parent) : Card({}, {}, parent) {
  setSelected(true);
  m_summary = new TourSummary;
  body()->addWidget(m_summary);
  m_list = vbox(nullptr, 0, 4);
  body()->addLayout(m_list);
  m_milestones = new QWidget;
  auto* marks = new ReflowLayout(m_milestones, 240, 8);
  marks->setContentsMargins(0, 4, 0, 0);
  for (int i = 0; i < 3; ++i) {
    auto* mark = new QWidget;
    auto* line = hbox(mark, 0, 8);
    m_markIcons.append(new IconLabel("ring", &Tokens::text3, 16));
    m_marks.append(new Label({}, Type::Role::Help, Label::Fit::Wrap));
    line->addWidget(m_markIcons.last());
    line->addWidget(m_marks.last(), 1);
    marks->addWidget(mark);
  }
  body()->addWidget(m_milestones);
  m_sentence = new QFrame;
  m_sentence->setProperty("role", "inset");
  auto* sentence = vbox(m_sentence, 12, 0);
  m_sentenceName = new Label({}, Type::Role::Caption, Label::Fit::Wrap);
  m_sentenceText = new Label({}, Type::Role::Body, Label::Fit::Wrap);
  sentence->addWidget(m_sentenceName);
  sentence->addWidget(m_sentenceText);
  body()->addWidget(m_sentence);
  m_picker = new OpeningPicker(app);
  body()->addWidget(m_picker);
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
    connect(m_rows.last()->visit(), &QPushButton::clicked, this,
            [this, page = tourPage(stages[i].id)] { Q_EMIT visitWanted(page); });
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
  const bool finished = state == RunState::Done;
  const bool trains = std::any_of(stages.begin(), stages.end(), [](const TourStage& stage) {
    return stage.id == "train" && stage.state != TourStage::State::Waiting;
  });
  m_summary->setVisible(finished);
  if (finished) m_summary->show(model);
  m_picker->setVisible(!trains && !finished && state != RunState::Failed);
  m_milestones->setVisible(trains && !finished);
  m_sentence->setVisible(trains && !finished && !model.samples().isEmpty());
  showMilestones(model);
  showSentence(model);
  m_report->setText(tr("Open the report"));
  m_report->setVisible(state == RunState::Done);
  const Step next = app.next().step;
  m_button->setText(next == Step::ChatEarly ? tr("Talk to it now") : Words::next(next).button);
  m_button->setVisible(state != RunState::Starting);
}

/// The simpler models in the order in which they are passed, with the step where it happened.
void TourCard::showMilestones(const TourModel& tour) {
  for (int i = 0; i < 3; ++i) {
    const IssueEvent* passed = nullptr;
    for (const auto& milestone : tour.milestones())
      if (milestone.issue.id == std::string("crossed-") + kMarks[i]) passed = &milestone;
    m_markIcons[i]->set(passed ? "check" : "ring", passed ? &Tokens::ok : &Tokens::text3);
    const QString name = Words::baseline(kMarks[i]);
    m_marks[i]->setText(passed ? tr("%1: passed at step %2").arg(name, numbers::integer(passed->step))
                               : tr("%1: not passed yet").arg(name));
    m_marks[i]->setColor(passed ? &Tokens::text : &Tokens::text3);
    m_marks[i]->setToolTip(passed ? Words::issue(passed->issue).why : QString());
  }
}

/// The chosen opening and what the model made of it last.
void TourCard::showSentence(const TourModel& tour) {
  if (tour.samples().isEmpty()) return;
  const bool own = tour.samples().first().promptId.rfind("prompt-", 0) == 0;
  const std::string usual = numbers::japanese() ? "train-1-ja" : "train-1-en", wanted = own ? "prompt-1" : usual;
  const SampleEvent* newest = nullptr;
  for (const auto& sample : tour.samples())
    if (sample.promptId == wanted) newest = &sample;
  m_sentence->setVisible(m_sentence->isVisibleTo(this) && newest);
  if (!newest) return;
  m_sentenceName->setText(newest->step > 0
                              ? tr("Your first sentence, as it goes on at step %1").arg(numbers::integer(newest->step))
                              : tr("Your first sentence, before the first step: noise"));
  QString text = newest->text.startsWith(newest->prompt) ? newest->text : newest->prompt + newest->text;
  for (QChar& c : text)
    if (!c.isPrint() && !c.isSpace()) c = QLatin1Char('.');
  m_sentenceText->setText(text.simplified());
}

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
  if (const ExamScore score = heldBackScore(stage); score.asked > 0)
    parts << TourCard::tr("%1 of %2 unseen questions right, %3 by chance")
                 .arg(numbers::percent(score.right / score.asked), numbers::integer(qint64(score.asked)),
                      numbers::percent(score.chance));
  return parts.join(QStringLiteral(" · "));
}

}  // namespace zk::ui
