// The forecast is asked for a moment after the last change, so that it follows typing.
#include "ui/run_setup.h"

#include <QEvent>
#include <QScrollBar>
#include <QVBoxLayout>
#include <algorithm>

#include "ui/programs.h"
#include "ui/words.h"
#include "widgets/numbers.h"

namespace zk::ui {

using namespace widgets;  // NOLINT

namespace {

constexpr int kPlanMs = 250;

class Says {
  Q_DECLARE_TR_FUNCTIONS(zk::ui::RunSetup)
 public:
  static QString forecast(const Json& plan);
};

double at(const Json& json, std::initializer_list<const char*> path) {
  const Json* here = &json;
  for (const char* key : path) {
    if (!here->is_object() || !here->contains(key)) return -1;
    here = &(*here)[key];
  }
  return here->is_number() ? here->get<double>() : -1;
}

QString Says::forecast(const Json& plan) {
  const double steps = at(plan, {"work", "steps"}), parameters = at(plan, {"model", "parameters"});
  const double low = at(plan, {"time_s", "low"}), high = at(plan, {"time_s", "high"});
  if (steps < 0 || low < 0) return {};
  QString said = tr("Trains %1 parameters for %2 steps: %3")
                     .arg(Words::beforeUnit(numbers::compact(parameters)), numbers::integer(qint64(steps)),
                          numbers::durationRange(low, high));
  const double used = at(plan, {"memory", "used_bytes"}), free = at(plan, {"memory", "capacity_bytes"});
  if (used > 0 && free > 0) said += tr(", %1 of %2 memory").arg(numbers::bytes(used), numbers::bytes(free));
  const double energy = at(plan, {"energy_kwh", "high"});
  if (energy > 0) said += tr(", at most %1 kWh").arg(numbers::plain(energy, 2));
  const double disk = at(plan, {"disk", "bytes"});
  if (disk > 0) said += tr(", %1 on disk").arg(numbers::bytes(disk));
  return said + tr(".");
}

}  // namespace

QString forecastSentence(const Json& plan) { return Says::forecast(plan); }

RunSetup::RunSetup(AppModel& app, const std::string& command, QWidget* parent)
    : QWidget(parent), m_app(app), m_command(command) {
  auto* v = vbox(this, 0, 16);
  m_failure = new IssueCard;
  m_failure->hide();
  v->addWidget(m_failure);
  m_readyCard = new Card;
  m_ready = new ReadinessList;
  m_readyCard->body()->addWidget(m_ready);
  v->addWidget(m_readyCard);
  m_formCard = new Card;
  m_form = new SchemaForm(app, command);
  m_formCard->addTool(m_form->undoButton());
  m_formCard->addTool(m_form->presetsButton());
  m_formCard->body()->addWidget(m_form);
  v->addWidget(m_formCard);
  m_bar = new ActionBar;
  m_foot = new QWidget;
  auto* foot = vbox(m_foot, 0, 0);
  foot->addWidget(m_bar);
  m_planTimer.setSingleShot(true);
  m_planTimer.setInterval(kPlanMs);
  connect(&m_planTimer, &QTimer::timeout, this, &RunSetup::plan);
  connect(m_bar, &ActionBar::triggered, this, &RunSetup::act);
  connect(m_ready, &ReadinessList::fixRequested, this, &RunSetup::pageWanted);
  connect(m_failure, &IssueCard::triggered, m_failure, &QWidget::hide);
  connect(m_form, &SchemaForm::lessonWanted, this, &RunSetup::lessonWanted);
  const auto edited = [this] {
    m_planTimer.start();
    refresh();
    Q_EMIT changed();
  };
  connect(m_form, &SchemaForm::changed, this, edited);
  connect(m_form, &SchemaForm::checked, this, &RunSetup::refresh);
  connect(m_form, &SchemaForm::becameReady, this, edited);
  connect(&app, &AppModel::workspaceChanged, this, edited);
  connect(&app, &AppModel::launchChanged, this, &RunSetup::refresh);
  connect(&app, &AppModel::levelChanged, this, &RunSetup::refresh);
  retranslate();
}

void RunSetup::alignBar(const QScrollArea& column) {
  m_foot->layout()->setContentsMargins(24, 8, 24 + column.verticalScrollBar()->sizeHint().width(), 16);
}

void RunSetup::changeEvent(QEvent* event) {
  if (event->type() == QEvent::LanguageChange) retranslate();
  QWidget::changeEvent(event);
}

void RunSetup::showEvent(QShowEvent* event) {
  QWidget::showEvent(event);
  m_planTimer.start();
  refresh();
}

void RunSetup::setRows(const QVector<ReadyRow>& rows) {
  m_own = rows;
  refresh();
}

QString RunSetup::wantedBase() const {
  const Json values = m_form->values();
  const auto it = values.find("base");
  return it != values.end() && it->is_string() ? qstr(it->get<std::string>()) : QString();
}

QVector<ReadyRow> RunSetup::trainRows() const {
  using State = ReadyRow::State;
  const Situation s = m_app.situation();
  QVector<ReadyRow> rows;
  if (s.datasets > 0)
    rows.append({State::Ok, tr("Training pairs are there"), {}, {}});
  else if (s.pages.contains("pairs"))
    rows.append({State::Blocked, tr("There are no training pairs yet: the model reads nothing else"), "pairs",
                 tr("Make training pairs")});
  else
    rows.append({State::Blocked, tr("There are no training pairs yet: the model reads nothing else"), {}, {}});
  if (!s.planChosen && s.pages.contains("plan"))
    rows.append(
        {State::Warn, tr("The plan was not looked at: time and memory are estimates"), "plan", tr("See the plan")});
  if (m_plan.is_object() && m_plan.contains("memory") && m_plan["memory"].value("state", "") == "too_big")
    rows.append({State::Blocked, tr("It needs more memory than is free"), s.pages.contains("plan") ? "plan" : "",
                 s.pages.contains("plan") ? tr("Make it fit") : QString()});
  return rows;
}

QVector<ReadyRow> RunSetup::rows() const {
  using State = ReadyRow::State;
  QVector<ReadyRow> all = m_own;
  if (m_command == "train") all += trainRows();
  if (const LogGlance* live = m_app.workspace().liveRun())
    all.append(
        {State::Blocked, tr("%1 is still learning; one run at a time").arg(live->id), "train", tr("See it run")});
  if (m_form->ready() && !m_form->valid())
    all.append({State::Blocked, tr("A value in the form cannot be used; its row says why"), {}, {}});
  if (const auto obstacle = engineIssue()) all.append({State::Blocked, Words::whatToDo(*obstacle), {}, {}});
  return all;
}

void RunSetup::retranslate() {
  m_readyCard->setTitle(tr("Ready?"));
  m_formCard->setTitle(tr("Settings"));
  refresh();
}

void RunSetup::refresh() {
  const QVector<ReadyRow> all = rows();
  m_ready->setRows(all);
  m_readyCard->setVisible(!all.isEmpty());
  m_formCard->setSubtitle(m_form->ready() ? m_form->subtitle() : QString());
  ActionText text;
  m_blocker.clear();
  const auto blocked =
      std::find_if(all.begin(), all.end(), [](const ReadyRow& row) { return row.state == ReadyRow::State::Blocked; });
  const QString start = m_command == "tune" ? tr("Start tuning") : tr("Start training");
  if (m_job && !m_job->over()) {
    text.state = ActionText::State::Running;
    text.sentence = tr("Starting: the engine loads, then the first step follows.");
    text.button = tr("See it run");
  } else if (blocked != all.end()) {
    text.state = ActionText::State::Blocked;
    text.sentence = blocked->text;
    text.button = blocked->fixText.isEmpty() ? start : blocked->fixText;
    m_blocker = blocked->fixId.isEmpty() ? QStringLiteral("-") : blocked->fixId;
  } else if (!m_form->ready()) {
    text.state = ActionText::State::Blocked;
    text.sentence = tr("The settings are being read.");
    text.button = start;
    m_blocker = "-";
  } else {
    const QString forecast = forecastSentence(m_plan);
    text.sentence = m_command == "tune"  ? tr("Reads the conversations several times and learns the answers; the base "
                                               "model stays as it is.")
                    : forecast.isEmpty() ? tr("The forecast is being worked out.")
                                         : forecast;
    text.button = start;
  }
  m_bar->setText(text);
}

void RunSetup::plan() {
  if (m_command != "train" || !m_form->ready() || !isVisible() || m_app.engineMissing() || m_app.replaying()) return;
  Json values = m_form->values();
  for (const char* key : {"name", "resume", "detach"}) values.erase(key);  // no question of the plan
  m_app.zk().request("plan", {{"values", values}}, this, {}, [this, asked = ++m_asked](const Json& reply) {
    if (asked != m_asked) return;
    m_plan = reply.contains("issue") ? Json() : reply;
    refresh();
  });
}

void RunSetup::act() {
  if (m_job && !m_job->over()) return Q_EMIT pageWanted("train");
  if (m_blocker == "-") return;
  if (!m_blocker.isEmpty()) return Q_EMIT pageWanted(m_blocker);
  start();
}

void RunSetup::start() {
  m_failure->hide();
  follow(m_app.runCommand(m_command, m_form->values(), m_form->model().preset()));
  refresh();
  if (m_job) Q_EMIT started(m_job);
}

void RunSetup::follow(Job* job) {
  m_job = job;
  if (!job) return;
  connect(job, &Job::changed, this, &RunSetup::refresh);
  connect(job, &Job::ended, this, [this] {
    if (m_job && m_job->state() == Job::State::Failed && !m_job->issue().id.empty()) {
      IssueText words = Words::issue(m_job->issue());
      words.tone = Tone::Danger;
      words.actions = {{"close", tr("Close")}};
      m_failure->setIssue(words);
      m_failure->show();
    }
    refresh();
  });
}

}  // namespace zk::ui
