// The page reads result files whenever the project changes, and draws a running evaluation from its job's events.
#include "ui/pages/evaluate_page.h"

#include <QDir>
#include <QPointer>
#include <cmath>

#include "ui/evaluation_words.h"
#include "ui/lesson_tab.h"
#include "ui/off_thread.h"
#include "ui/programs.h"
#include "ui/question_browser.h"
#include "ui/suite_list.h"
#include "ui/words.h"
#include "widgets/form_fields.h"
#include "widgets/interval_bars.h"
#include "widgets/metric_tile.h"
#include "widgets/numbers.h"
#include "widgets/reflow_layout.h"

namespace zk::ui {

using namespace widgets;  // NOLINT

namespace {

constexpr int kWide = 720;     // below it the cards stand one above the other
constexpr int kWidest = 1000;  // from here the questions have room under the results, beside the form

QComboBox* combo() {
  auto* box = new Combo;
  box->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
  box->setMinimumContentsLength(8);
  box->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Fixed);
  return box;
}

/// Fills a box and keeps what was chosen as long as it is still there.
void refill(QComboBox* box, const QVector<std::pair<QString, QString>>& items) {
  const QString before = box->currentData().toString();
  const QSignalBlocker quiet(box);
  box->clear();
  for (const auto& [text, data] : items) box->addItem(text, data);
  box->setCurrentIndex(std::max(0, box->findData(before)));
}

}  // namespace

EvaluatePage::EvaluatePage(AppModel& app, QWidget* parent) : Page("evaluate", app, parent) {
  auto* outer = vbox(this, 0, 0);
  m_stack = new QStackedWidget;
  outer->addWidget(m_stack, 1);
  m_empty = new EmptyState;
  connect(m_empty, &EmptyState::triggered, this, &EvaluatePage::goForModel);
  auto* nothing = new QWidget;
  auto* nothingColumn = vbox(nothing, 0, 0);
  nothingColumn->setContentsMargins(24, 16, 34, 16);
  m_emptyHeader = new PageHeader;
  nothingColumn->addWidget(m_emptyHeader);
  nothingColumn->addWidget(m_empty, 1);
  m_stack->addWidget(nothing);
  auto* body = new QWidget;
  auto* column = vbox(body, 0, 0);
  m_scroll = new ScrollColumn;
  m_scroll->setMargins(24, 16, 24, 16);
  column->addWidget(m_scroll, 1);
  auto* foot = new QWidget;
  auto* footRow = vbox(foot, 0, 0);
  footRow->setContentsMargins(24, 8, 34, 16);  // the scroll bar's room at the right, as the cards have it
  m_bar = new ActionBar;
  footRow->addWidget(m_bar);
  column->addWidget(foot);
  m_stack->addWidget(body);
  m_header = new PageHeader;
  m_scroll->column()->addWidget(m_header);
  m_banner = new IssueCard;
  m_banner->hide();
  m_scroll->column()->addWidget(m_banner);
  m_top = hbox(nullptr, 0, 16);
  buildForm();
  buildResults();
  m_scroll->column()->addLayout(m_top);
  m_browser = new QuestionBrowser;
  m_scroll->column()->addWidget(m_browser, 1);
  m_lesson = new LessonTab({"evaluate", "bits-per-character", "perplexity", "multiple-choice", "intervals",
                            "benchmarks", "aggregated-score"});
  m_details = new QWidget;
  m_command = new Label({}, Type::Role::Mono, Label::Fit::Wrap);
  vbox(m_details, 0, 8)->addWidget(m_command);
  m_details->layout()->setAlignment(m_command, Qt::AlignTop);

  connect(m_banner, &IssueCard::triggered, this, &EvaluatePage::bannerAction);
  connect(m_bar, &ActionBar::triggered, this, &EvaluatePage::mainAction);
  connect(&app, &AppModel::workspaceChanged, this, &EvaluatePage::reread);
  connect(&app.jobs(), &JobList::changed, this, &EvaluatePage::refreshJob);
  connect(&app, &AppModel::stagesChanged, this, &EvaluatePage::refreshEmpty);
  connect(&Theme::instance(), &Theme::changed, this, &EvaluatePage::arrange);
  retranslate();
  arrange();
  reread();
  refreshJob();
}

void EvaluatePage::buildForm() {
  m_form = new Card;
  auto* column = m_form->body();
  const auto field = [&](Label*& name, QComboBox*& box) {
    name = new Label({}, Type::Role::Help);
    box = combo();
    column->addWidget(name);
    column->addWidget(box);
  };
  field(m_modelName, m_models);
  field(m_checkpointName, m_checkpoints);
  field(m_examName, m_exams);
  m_suitesName = new Label({}, Type::Role::Help);
  column->addWidget(m_suitesName);
  m_suites = new SuiteList;
  column->addWidget(m_suites);
  column->addStretch(1);
  connect(m_models, qOverload<int>(&QComboBox::activated), this, [this] {
    fillCheckpoints();
    fillSuites();
  });
  connect(m_checkpoints, qOverload<int>(&QComboBox::activated), this, &EvaluatePage::refreshBar);
  connect(m_exams, qOverload<int>(&QComboBox::activated), this, &EvaluatePage::fillSuites);
  connect(m_suites, &SuiteList::changed, this, &EvaluatePage::refreshBar);
  m_top->addWidget(m_form, 2);
}

void EvaluatePage::buildResults() {
  m_results = new Card;
  auto* column = m_results->body();
  auto* tools = new QWidget;
  auto* row = hbox(tools, 0, 8);
  m_evaluations = combo();
  m_langChoice = new SegmentedControl;
  row->addWidget(m_evaluations, 1);
  row->addWidget(m_langChoice);
  column->addWidget(tools);
  m_progress = new ProgressRow;
  column->addWidget(m_progress);
  auto* tiles = new QWidget;
  auto* reflow = new ReflowLayout(tiles, 150, 8);
  reflow->setFillLastRow(true);
  for (MetricTile** tile : {&m_bits, &m_perplexity, &m_answers}) reflow->addWidget(*tile = new MetricTile);
  column->addWidget(tiles);
  m_bars = new IntervalBars;
  m_bars->setDecimals(0);
  m_bars->setUpperLimit(100);
  column->addWidget(m_bars);
  m_warning = new Label({}, Type::Role::Help, Label::Fit::Wrap);
  m_warning->setColor(&Tokens::warn);
  m_score = new Label({}, Type::Role::Caption, Label::Fit::Wrap);
  m_source = new Label({}, Type::Role::Caption, Label::Fit::Wrap);
  for (Label* label : {m_warning, m_score, m_source}) column->addWidget(label);
  column->addStretch(1);
  connect(m_evaluations, qOverload<int>(&QComboBox::activated), this, [this] {
    m_shownId = m_evaluations->currentData().toString();
    refreshResults();
  });
  connect(m_langChoice, &SegmentedControl::changed, this, [this](int index) {
    m_language = m_languages.value(index);
    refreshResults();
  });
  m_right = vbox(nullptr, 0, 16);
  m_right->addWidget(m_results);
  m_top->addLayout(m_right, 3);
}

void EvaluatePage::arrange() {
  m_top->setDirection(width() < scaled(kWide) ? QBoxLayout::TopToBottom : QBoxLayout::LeftToRight);
  // The form is tall: where there is room the questions fill the column beside it instead of waiting below.
  const bool beside = width() >= scaled(kWidest);
  if (beside == (m_right->indexOf(m_browser) >= 0)) return;
  if (beside)
    m_right->addWidget(m_browser, 1);
  else
    m_scroll->column()->addWidget(m_browser, 1);
}

void EvaluatePage::resizeEvent(QResizeEvent* event) {
  Page::resizeEvent(event);
  arrange();
}

QVector<Page::Tab> EvaluatePage::tabs() {
  return {{"lesson", tr("Lesson"), "book", m_lesson}, {"details", tr("Details"), "code", m_details}};
}

void EvaluatePage::retranslate() {
  for (PageHeader* header : {m_header, m_emptyHeader})
    header->setTexts(tr("Evaluate"), tr("Asks the model questions it has never seen, and says how sure the score is."));
  m_form->setTitle(tr("What to measure"));
  m_form->setSubtitle(tr("Each part is measured by itself."));
  m_modelName->setText(tr("Model"));
  m_checkpointName->setText(tr("Checkpoint"));
  m_examName->setText(tr("Exam"));
  m_suitesName->setText(tr("Parts"));
  m_models->setAccessibleName(tr("Model"));
  m_checkpoints->setAccessibleName(tr("Checkpoint"));
  m_exams->setAccessibleName(tr("Exam"));
  m_results->setTitle(tr("Results"));
  m_results->setSubtitle(tr("Bars: share of right answers. Whiskers: 95 % interval. Dotted: pure guessing."));
  m_evaluations->setAccessibleName(tr("Evaluation"));
  m_langChoice->setName(tr("Language of the questions"));
  m_bars->setAxisTitle(tr("right (%)"));
  m_bars->setAccessibleName(tr("Results by family"));
  m_bars->setEmptyText(tr("The first bars come when the first family is answered."));
  m_score->setText(
      tr("The engine writes no score that adds the families up: an average of different exams has no unit. Compare "
         "family by family."));
  refreshEmpty();
  fillModels();
  fillExams();
  fillEvaluations();
}

/// While training itself waits for something, the way to a model begins where the Next card points.
bool EvaluatePage::trainWaits() const { return app().stage("train").state == StageState::Locked; }

void EvaluatePage::refreshEmpty() {
  m_empty->setText({tr("No model to evaluate yet"),
                    tr("An evaluation asks a trained model. Any checkpoint will do, even while it still learns."),
                    trainWaits() ? Words::next(app().next().step).button : tr("Go to Train")});
}

void EvaluatePage::goForModel() { Q_EMIT pageWanted(trainWaits() ? app().next().page : QStringLiteral("train")); }

EvaluatePage::Read EvaluatePage::readAll(const QString& workspace, const QStringList& runs) {
  Read read;
  read.evaluations = readEvaluations(workspace);
  for (auto it = read.evaluations.rbegin(); it != read.evaluations.rend() && !read.speed.known(); ++it)
    if (it->readable()) read.speed = readSpeed(*it);
  for (const QString& run : runs) {
    QVector<qint64> steps;
    const QDir folder(workspace + "/runs/" + run + "/checkpoints");
    for (const QString& name : folder.entryList({"step-*"}, QDir::Dirs, QDir::Name | QDir::Reversed))
      steps << name.mid(5).toLongLong();
    read.checkpoints.insert(run, steps);
  }
  return read;
}

void EvaluatePage::reread() {
  if (m_reading) {
    m_again = true;
    return;
  }
  m_reading = true;
  m_again = false;
  QStringList runs;
  for (const auto& run : app().workspace().runs) runs << run.id;
  offThread(
      this, [dir = app().workspaceDir(), runs] { return readAll(dir, runs); },
      [this](const Read& read) {
        m_reading = false;
        m_read = read;
        m_haveRead = true;
        fillModels();
        fillExams();
        fillEvaluations();
        if (m_again) reread();
      });
}

void EvaluatePage::fillModels() {
  QVector<std::pair<QString, QString>> items;
  for (const auto& run : app().workspace().runs)
    if (run.hasCheckpoint)
      items.append({run.isTuning() ? tr("%1 (tuned)").arg(run.id) : run.id, QStringLiteral("run:") + run.id});
  for (const auto* model : app().workspace().artifactsOf(ArtifactKind::Model))
    items.append({tr("%1 (model)").arg(model->id), QStringLiteral("model:") + model->id});
  refill(m_models, items);
  const bool any = !items.isEmpty();
  m_stack->setCurrentIndex(any || !m_read.evaluations.isEmpty() ? 1 : 0);
  fillCheckpoints();
}

void EvaluatePage::fillCheckpoints() {
  const QString chosen = m_models->currentData().toString();
  QVector<std::pair<QString, QString>> items;
  if (chosen.startsWith("run:")) {
    items.append({tr("The newest"), QString()});
    items.append({tr("The best on validation"), QStringLiteral("best")});
    for (const qint64 step : m_read.checkpoints.value(chosen.mid(4)))
      items.append({tr("Step %1").arg(numbers::integer(step)), QString::number(step)});
  }
  refill(m_checkpoints, items);
  m_checkpointName->setVisible(!items.isEmpty());
  m_checkpoints->setVisible(!items.isEmpty());
}

void EvaluatePage::fillExams() {
  QVector<std::pair<QString, QString>> items;
  for (const auto* exam : app().workspace().artifactsOf(ArtifactKind::Exam)) items.append({exam->id, exam->id});
  refill(m_exams, items);
  m_examName->setVisible(items.size() > 0);
  m_exams->setVisible(items.size() > 0);
  fillSuites();
}

const ArtifactGlance* EvaluatePage::exam() const {
  return app().workspace().artifact(ArtifactKind::Exam, m_exams->currentData().toString());
}

void EvaluatePage::fillSuites() {
  QVector<SuiteRow> rows;
  const auto time = [](double seconds) {
    return std::isfinite(seconds) && seconds > 0 ? tr("about %1").arg(numbers::duration(seconds))
                                                 : tr("time not known yet");
  };
  const EvalSpeed& speed = m_read.speed;
  if (app().workspace().datasets > 0)
    rows.append({"text", EvalWords::family("text"), EvalWords::about("text"),
                 tr("bits per character, perplexity · %1").arg(time(forecastSeconds(speed, true, 0, 0))),
                 tr("Always measured: the other figures are read beside it."), 0});
  if (const ArtifactGlance* made = exam()) {
    QStringList styled;
    for (const auto& f : examFamilies(made->counters)) {
      QStringList facts = {
          tr("%1 kept back, %2 seen in training").arg(numbers::integer(f.held), numbers::integer(f.seen)),
          time(forecastSeconds(speed, false, f.questions(), 0))};
      rows.append({f.family,
                   EvalWords::family(f.family),
                   EvalWords::about(f.family),
                   facts.join(QStringLiteral(" · ")),
                   {},
                   f.questions()});
    }
  }
  if (exam() && !app().workspace().artifactsOf(ArtifactKind::Conversations).isEmpty())
    rows.append({"answers",
                 EvalWords::family("answers"),
                 EvalWords::about("answers"),
                 tr("up to 100 questions kept back · %1").arg(time(forecastSeconds(speed, false, 0, 100))),
                 {},
                 100});
  m_suites->setRows(rows);
  refreshBar();
}

qint64 EvaluatePage::questions() const {
  qint64 n = 0;
  for (const auto& row : m_suites->rows())
    if (row.id != "answers" && m_suites->isChecked(row.id)) n += row.questions;
  return n;
}

Json EvaluatePage::values() const {
  Json values = Json::object();
  const QString chosen = m_models->currentData().toString();
  QString model = chosen.section(':', 1);
  if (const QString at = m_checkpoints->currentData().toString(); chosen.startsWith("run:") && !at.isEmpty())
    model += "@" + at;
  values["model"] = model.toStdString();
  if (const ArtifactGlance* made = exam()) {
    values["exam"] = made->id.toStdString();
    const auto families = examFamilies(made->counters);
    Json tasks = Json::array();
    for (const auto& f : families)
      if (m_suites->isChecked(f.family)) tasks.push_back(f.family.toStdString());
    if (int(tasks.size()) < families.size()) values["tasks"] = tasks;
  }
  if (!m_suites->isChecked("answers")) values["exact_match"] = false;
  return values;
}

QString EvaluatePage::missing() const {
  if (m_models->count() == 0) return tr("There is no model to ask.");
  if (m_suites->rows().isEmpty()) return tr("There is neither an exam nor a validation text in this project.");
  if (exam() && questions() == 0)
    return tr("Choose at least one family of questions: without a choice the engine asks all of them.");
  if (const auto obstacle = engineIssue()) return Words::whatToDo(*obstacle);
  return {};
}

QString EvaluatePage::forecast() const {
  const bool text = m_suites->isChecked("text"), answers = m_suites->isChecked("answers");
  const QString what = tr("Will ask %1 questions").arg(numbers::integer(questions() + (answers ? 100 : 0)));
  const double seconds = forecastSeconds(m_read.speed, text, questions(), answers ? 100 : 0);
  if (!m_read.speed.known() || !std::isfinite(seconds))
    return tr("%1. How long that takes here is not known: nothing was evaluated in this project yet.").arg(what);
  const QString time = numbers::durationRange(0.8 * seconds, 1.5 * seconds);
  return tr("%1, about %2, measured on the last evaluation (a model of %3 parameters). A larger model takes longer.")
      .arg(what, time, Words::beforeUnit(numbers::compact(double(m_read.speed.parameters))));
}

Job* EvaluatePage::job() const { return app().jobs().newestOf("evaluate"); }

bool EvaluatePage::running() const {
  const Job* one = job();
  return one && !one->over();
}

void EvaluatePage::refreshJob() {
  Job* one = job();
  m_live.clear();
  if (one && !one->over())
    for (const auto& event : one->results()) m_live.take(event);
  const bool failed = one && one->state() == Job::State::Failed;
  m_banner->setVisible(failed);
  if (failed) {
    IssueText text = Words::issue(one->issue());
    text.actions = {{"again", tr("Try again")}, {"dismiss", tr("Dismiss")}};
    m_banner->setIssue(text);
  }
  m_progress->setVisible(running());
  if (running()) {
    ProgressText text;
    text.name = tr("Asking the model");
    if (const auto& p = one->progress()) {
      text.name = Words::stage(p->phase);
      text.progress = one->fraction();
      text.count = Words::progress(*p);
      if (p->etaHigh > 0) text.left = numbers::durationRange(p->etaLow, p->etaHigh);
    }
    text.cancellable = false;  // the bar below has the button
    m_progress->setText(text);
  }
  if (one && one != m_followed) {
    m_followed = one;
    connect(one, &Job::ended, this, [this, job = QPointer<Job>(one)] {
      if (job && job->state() == Job::State::Done && !job->artifact().isEmpty()) m_shownId = job->artifact();
      reread();
    });
  }
  fillEvaluations();
  refreshBar();
}

void EvaluatePage::refreshBar() {
  ActionText text;
  if (running()) {
    text.state = ActionText::State::Running;
    text.sentence = tr("The evaluation runs by itself: you may leave this page or close the window.");
    text.button = tr("Stop");
  } else if (const QString why = missing(); !why.isEmpty()) {
    text.state = ActionText::State::Blocked;
    text.sentence = why;
    text.button = m_models->count() == 0 ? tr("Go to Train") : tr("Choose all");
  } else {
    text.sentence = forecast();
    text.button = tr("Evaluate");
  }
  m_bar->setText(text);
  QStringList words = {"zk", "eval"};
  words << valuesAsWords(values());
  m_command->setText(tr("The same on the command line:") + "\n" + words.join(' '));
  Q_EMIT primaryChanged();
}

void EvaluatePage::mainAction() {
  if (m_stack->currentIndex() == 0) return goForModel();
  if (running()) return job()->stop();
  if (m_models->count() == 0) return Q_EMIT pageWanted("train");
  if (!missing().isEmpty()) {
    for (const auto& row : m_suites->rows()) m_suites->setChecked(row.id, true);
    return;
  }
  app().runCommand("eval", values());
  refreshJob();
}

void EvaluatePage::bannerAction(const QString& id) {
  if (Job* one = job()) app().jobs().forget(one);
  m_banner->hide();
  m_followed = nullptr;
  if (id == "again" && missing().isEmpty()) app().runCommand("eval", values());
  refreshJob();
}

void EvaluatePage::fillEvaluations() {
  QVector<std::pair<QString, QString>> items;
  if (running()) items.append({tr("Running now"), QString()});
  for (auto it = m_read.evaluations.rbegin(); it != m_read.evaluations.rend(); ++it) {
    if (running() && it->issue && it->issue->id == "artifact-unfinished") continue;  // it is the one that runs
    items.append({!it->readable()     ? it->id
                  : it->run == it->id ? EvalWords::model(*it)
                                      : tr("%1: %2").arg(it->id, EvalWords::model(*it)),
                  it->id});
  }
  refill(m_evaluations, items);
  const int wanted = running() ? 0 : std::max(0, m_evaluations->findData(m_shownId));
  if (!items.isEmpty()) m_evaluations->setCurrentIndex(wanted);
  refreshResults();
}

}  // namespace zk::ui
