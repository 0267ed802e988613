// The folder is looked at every two seconds on a pool thread, three times a second while a new job is awaited.
#include "ui/app_model.h"

#include <QDir>
#include <QFileInfo>

#include "engine/core/events.h"
#include "engine/core/files.h"
#include "engine/core/workspace.h"
#include "ui/lesson_facts.h"
#include "ui/off_thread.h"
#include "ui/page_registry.h"
#include "ui/programs.h"

namespace zk::ui {
namespace {

constexpr int kScanMs = 2000, kAwaitMs = 300;

QString defaultWorkspace() { return qstr(Workspace::default_dir().string()); }

bool sameArtifacts(const QVector<ArtifactGlance>& x, const QVector<ArtifactGlance>& y) {
  return std::equal(x.begin(), x.end(), y.begin(), y.end(), [](const ArtifactGlance& a, const ArtifactGlance& b) {
    return a.kind == b.kind && a.id == b.id && a.created == b.created && a.content == b.content;
  });
}

bool sameState(const WorkspaceState& a, const WorkspaceState& b) {
  const auto same = [](const QVector<LogGlance>& x, const QVector<LogGlance>& y) {
    return std::equal(x.begin(), x.end(), y.begin(), y.end(), [](const LogGlance& p, const LogGlance& q) {
      return p.id == q.id && p.alive == q.alive && p.endStatus == q.endStatus && p.step == q.step &&
             p.stage == q.stage && p.hasCheckpoint == q.hasCheckpoint;
    });
  };
  return a.dir == b.dir && a.exists == b.exists && a.models == b.models && a.datasets == b.datasets &&
         same(a.runs, b.runs) && same(a.tours, b.tours) && sameArtifacts(a.artifacts, b.artifacts);
}

}  // namespace

AppModel::AppModel(const AppOptions& options, Preferences& preferences, QObject* parent)
    : QObject(parent), m_options(options), m_preferences(preferences), m_scanner(std::make_shared<WorkspaceScanner>()) {
  const QString remembered = preferences.workspace();
  m_dir = !options.workspace.isEmpty() ? options.workspace : !remembered.isEmpty() ? remembered : defaultWorkspace();
  m_dir = QDir::cleanPath(QFileInfo(m_dir).absoluteFilePath());
  m_state.dir = m_dir;
  connect(&m_scanTimer, &QTimer::timeout, this, &AppModel::scan);
  connect(&m_run, &RunFollower::stateChanged, this, &AppModel::refreshNext);
  connect(&m_tour, &TourFollower::changed, this, &AppModel::refreshNext);
  connect(&m_notes, &ProjectNotes::changed, this, &AppModel::refreshNext);
  connect(&m_notes, &ProjectNotes::changed, this, [this] {
    if (!m_notes.loaded() || m_ownPathDir != m_dir) return;
    m_ownPathDir.clear();
    m_notes.note("own-path");
  });
  connect(&m_jobs, &JobList::changed, this, &AppModel::refreshNext);
  connect(&m_jobs, &JobList::ended, this, &AppModel::rescan);
}

void AppModel::start() {
  m_machine.probe(m_dir);
  if (replaying()) return startReplay();
  m_preferences.setWorkspace(m_dir);
  m_notes.open(m_dir);
  m_jobs.open(m_dir);
  m_index.open(m_dir);
  m_scanTimer.start(kScanMs);
  scan();
}

void AppModel::startReplay() {
  const QString file = QFileInfo(m_options.replay).absoluteFilePath();
  const QString folder = QFileInfo(file).absolutePath();
  const bool isTour = glanceAtLog(file).command == "quickstart";
  auto* source = new ReplaySource(file, m_options.speed, m_options.until);
  if (isTour)
    m_tour.followSource(source, folder);
  else
    m_run.followSource(source, folder);
  m_scanned = true;
  LessonFacts::instance().refresh(m_state);
  Q_EMIT workspaceChanged();
  refreshNext();
}

QString AppModel::projectName() const { return QFileInfo(m_dir).fileName(); }

void AppModel::openWorkspace(const QString& dir) {
  const QString clean = QDir::cleanPath(QFileInfo(dir).absoluteFilePath());
  // Making the folder and its workspace.json is disk work.
  const auto open = [path = clean.toStdString()]() -> Status {
    auto workspace = Workspace::open(path);
    if (!workspace.ok()) return workspace.issue();
    return {};
  };
  offThread(this, open, [this, clean](const Status& status) {
    if (!status.ok()) return Q_EMIT refused("open", status.issue());
    m_dir = clean;
    m_preferences.setWorkspace(clean);
    m_state = WorkspaceState();
    m_state.dir = clean;
    m_scanned = false;
    m_chosenRun.clear();
    m_scanner = std::make_shared<WorkspaceScanner>();
    m_scanning = false;
    LessonFacts::instance().refresh(m_state);
    m_run.follow({}, {});
    m_tour.follow({});
    m_notes.open(clean);
    m_zk.reset();
    m_engine.reset();
    m_launch = nullptr;
    m_jobs.open(clean);
    m_index.open(clean);
    Q_EMIT workspaceChanged();
    scan();
  });
}

void AppModel::openOwnProject(const QString& dir) {
  m_ownPathDir = QDir::cleanPath(QFileInfo(dir).absoluteFilePath());
  openWorkspace(dir);
}

void AppModel::rescan() { scan(); }

void AppModel::scan() {
  if (m_scanning || replaying()) return;
  m_scanning = true;
  offThread(
      this, [scanner = m_scanner, dir = m_dir] { return scanner->scan(dir); },
      [this](const WorkspaceState& state) {
        if (state.dir != m_dir) return;
        m_scanning = false;
        take(state);
      });
}

void AppModel::take(const WorkspaceState& state) {
  const bool differs = !m_scanned || !sameState(m_state, state);
  m_state = state;
  m_scanned = true;
  if (launching()) watchLaunch();
  if (differs) {
    followRun();
    followTour();
    LessonFacts::instance().refresh(m_state);
    m_index.update(m_state);
    Q_EMIT workspaceChanged();
    refreshNext();
  }
}

void AppModel::followRun() {
  const LogGlance* live = m_state.liveRun();
  const QString newest = m_state.runs.isEmpty() ? QString() : m_state.runs.first().id;
  // A choice by hand holds until a newer run appears.
  if (m_chosenAmong != newest || !m_state.run(m_chosenRun)) m_chosenRun.clear();
  const LogGlance* wanted = !m_chosenRun.isEmpty() ? m_state.run(m_chosenRun)
                            : live                 ? live
                            : newest.isEmpty()     ? nullptr
                                                   : &m_state.runs.first();
  const QString dir = wanted ? wanted->dir : QString();
  if (dir != m_run.dir()) m_run.follow(dir, m_dir);
}

void AppModel::followTour() {
  const LogGlance* live = m_state.liveTour();
  const LogGlance* wanted = live ? live : m_state.tours.isEmpty() ? nullptr : &m_state.tours.first();
  const QString dir = wanted ? wanted->dir : QString();
  if (dir != m_tour.dir()) m_tour.follow(dir);
}

void AppModel::chooseRun(const QString& id) {
  const LogGlance* run = m_state.run(id);
  if (!run) return;
  m_chosenRun = id;
  m_chosenAmong = m_state.runs.first().id;
  if (run->dir != m_run.dir()) m_run.follow(run->dir, m_dir);
  refreshNext();
}

bool AppModel::engineMissing() const { return programPath("zk").isEmpty(); }

void AppModel::startTour() { launch("tour", "quickstart", {"--lang", "both"}); }

void AppModel::chooseOpening(const QString& words) {
  m_notes.mergeDraft("quickstart", {{"opening", words.toStdString()}});
  const auto write = [dir = m_dir.toStdString(), words = words.toStdString()]() -> Status {
    auto workspace = Workspace::open(dir);
    if (!workspace.ok()) return workspace.issue();
    return write_json_atomic(workspace->dir() / "openings.json", {{"openings", Json::array({words})}});
  };
  offThread(this, write, [this](const Status& status) {
    if (!status.ok()) Q_EMIT refused("opening", status.issue());
  });
}

QString AppModel::opening() const {
  const Json draft = m_notes.draft("quickstart");
  const auto words = draft.find("opening");
  return words != draft.end() && words->is_string() ? qstr(words->get<std::string>()) : QString();
}

bool AppModel::touring() const {
  if (launching() && m_launchedWhat == "tour") return true;
  return m_tour.active() && !(m_tour.state() == RunState::Done && m_situation.chatted);
}

void AppModel::continueTour() { launch("tour", "quickstart", {"--resume"}); }

void AppModel::resumeRun(const QString& id, const Json& fix) {
  const LogGlance* run = m_state.run(id);
  Json values = {{"resume", id.toStdString()}};
  for (const Json& change : fix)
    if (change.is_object() && change.contains("path") && change["path"].is_string() && change.contains("value"))
      values[change["path"].get<std::string>()] = change["value"];
  launch("resume-run", run && run->isTuning() ? "tune" : "train", valuesAsWords(values));
}

/// A job that shows itself as a run or a tour in the project folder.
void AppModel::launch(const std::string& what, const std::string& command, const QStringList& words) {
  if (launching()) return;
  if (const auto issue = engineIssue()) return Q_EMIT refused(what, *issue);
  m_launchedWhat = what;
  m_logsBefore = int(m_state.runs.size() + m_state.tours.size());
  m_launch = m_jobs.start(command, words);
  connect(m_launch, &Job::ended, this, &AppModel::watchLaunch);
  m_scanTimer.start(kAwaitMs);
  Q_EMIT launchChanged();
}

void AppModel::watchLaunch() {
  if (!m_launch) return;
  const bool shown = m_launchedWhat == "tour" ? m_state.liveTour() != nullptr : m_state.liveRun() != nullptr;
  const bool appeared = m_state.runs.size() + m_state.tours.size() > m_logsBefore;
  if (!shown && !m_launch->over()) return;
  if (shown || appeared || m_launch->state() != Job::State::Failed) {
    launchOver();
    return Q_EMIT acted(m_launchedWhat);
  }
  const Issue issue = m_launch->issue();
  launchOver();
  Q_EMIT refused(m_launchedWhat, issue);
}

void AppModel::launchOver() {
  m_launch = nullptr;
  m_scanTimer.start(kScanMs);
  Q_EMIT launchChanged();
}

WorkerSession& AppModel::zk() {
  if (!m_zk) m_zk = std::make_unique<WorkerSession>(QStringList{programPath("zk"), "session", "--workspace", m_dir});
  return *m_zk;
}

WorkerSession& AppModel::engine() {
  if (!m_engine)
    m_engine = std::make_unique<WorkerSession>(QStringList{programPath("zk-engine"), "session", "--workspace", m_dir});
  return *m_engine;
}

Job* AppModel::runCommand(const std::string& command, const Json& values, const QString& preset) {
  QStringList words;
  if (!preset.isEmpty()) words << "--preset" << preset;
  return m_jobs.start(command, words + valuesAsWords(values));
}

void AppModel::describe(const std::string& command, QObject* receiver, std::function<void(const Result<Json>&)> then) {
  const auto answer = [this, command, then] {
    const auto all = m_described.find("commands");
    if (all != m_described.end() && all->is_array())
      for (const auto& one : *all)
        if (one.is_object() && one.contains("id") && one["id"] == command) return then(one);
    then(issue_usage("command-unknown", {{"command", command}}));
  };
  if (m_described.is_object()) return answer();
  if (engineMissing()) return then(issue_error("engine-missing"));
  zk().request("describe", Json::object(), receiver, {}, [this, answer, then](const Json& reply) {
    if (const auto issue = reply.find("issue"); issue != reply.end() && issue->is_object() && issue->contains("id"))
      return then(Issue::from_json(*issue));
    m_described = reply;
    answer();
  });
}

void AppModel::ask(const QStringList& words, QObject* receiver, std::function<void(const Result<Json>&)> then) {
  askProgram(QStringList{programPath("zk")} + words + QStringList{"--workspace", m_dir, "--json"}, receiver,
             std::move(then));
}

void AppModel::control(const char* verb) {
  if (!m_pendingControl.empty() || !m_run.active() || replaying()) return;
  m_pendingControl = verb;
  Q_EMIT launchChanged();
  askRun(m_run.dir(), {{"do", verb}}, this, [this, what = std::string(verb)](const Result<Json>& answer) {
    m_pendingControl.clear();
    Q_EMIT launchChanged();
    if (!answer.ok()) return Q_EMIT refused(what, answer.issue());
    const auto ok = answer->find("ok");
    if (ok != answer->end() && *ok == true) return Q_EMIT acted(what);
    const auto reason = answer->find("reason");
    const bool told = reason != answer->end() && reason->is_string();
    Q_EMIT refused(what, issue_warning(told ? reason->get<std::string>() : "control-refused"));
  });
}

void AppModel::noteChatted(const QString& runDir) {
  m_preferences.setChatted(runDir);
  refreshNext();
}

Situation AppModel::situation() const {
  Situation s;
  if (m_tour.active()) {
    const RunState tour = m_tour.state();
    s.tourAlive = tour == RunState::Running;
    s.tourFailed = tour == RunState::Failed;
    s.tourDone = tour == RunState::Done;
    s.tourCutOff = tour == RunState::Lost || tour == RunState::Stopped;
    const TourStage* now = m_tour.model().current();
    s.tourPreparing =
        s.tourAlive &&
        !(now && (now->id == "train" || now->id == "eval_base" || now->id == "tune" || now->id == "eval_tuned"));
  }
  const LogGlance* newest = m_state.runs.isEmpty() ? nullptr : &m_state.runs.first();
  if (m_run.active()) {
    const RunState run = m_run.state();
    const bool isNewest = !newest || newest->dir == m_run.dir();
    s.runAlive = !isOver(run);
    s.runLost = isNewest && run == RunState::Lost;
    s.runStopped = isNewest && run == RunState::Stopped;
    s.runFailed = isNewest && run == RunState::Failed;
  }
  s.runAlive = s.runAlive || m_state.liveRun() != nullptr;
  s.canChat = m_state.models > 0 || !m_run.model().checkpoints().isEmpty();
  for (const auto& run : m_state.runs) s.canChat = s.canChat || run.hasCheckpoint;
  s.chatted = newest && m_preferences.hasChatted(newest->dir);
  const qint64 tourEnd = m_state.tours.isEmpty() ? 0 : m_state.tours.first().lastEventAt;
  addPathFacts(s);
  addTourFacts(s);
  if (m_run.active()) {  // what is followed is known to the second, and a recording lies in no project
    const bool tuning = m_run.model().isTuning();
    int& runs = tuning ? s.tunedRuns : s.baseRuns;
    if (!m_run.model().checkpoints().isEmpty() || m_run.state() == RunState::Done) runs = std::max(runs, 1);
    s.trainDone = s.trainDone || (!tuning && m_run.state() == RunState::Done);
    if (replaying()) s.corpora = s.tokenizers = s.datasets = 1;  // it was made from some
    if (!isOver(m_run.state())) s.running[tuning ? "tune" : "train"] = m_run.model().fraction();
  }
  s.newerThanFailure = newest && newest->endStatus == "ok" && newest->startedAt > tourEnd && tourEnd > 0;
  return s;
}

QString AppModel::comparedKey() const {
  QString key = QStringLiteral("compared");
  for (const auto* evaluation : m_state.artifactsOf(ArtifactKind::Evaluation)) key += ":" + evaluation->content;
  return key;
}

void AppModel::setLessonsRead(int read, int all) {
  m_lessonsRead = read;
  m_lessons = all;
  refreshNext();
}

void AppModel::setLevel(Level level) {
  if (level == m_preferences.level()) return;
  m_preferences.setLevel(level);
  Q_EMIT levelChanged();
}

void AppModel::noteCompared() { m_notes.note(comparedKey()); }

void AppModel::keepStage(const QString& page) {
  if (const ArtifactGlance* artifact = stageArtifact(page, m_state)) m_notes.keep(staleKey(*artifact));
}

void AppModel::addPathFacts(Situation& s) const {
  s.pages = pageIds();
  s.corpora = m_state.corpora;
  s.datasets = m_state.datasets;
  s.tokenizers = int(m_state.artifactsOf(ArtifactKind::Tokenizer).size());
  s.conversations = int(m_state.artifactsOf(ArtifactKind::Conversations).size());
  s.cleaned = m_state.newest(ArtifactKind::Corpus, "clean") != nullptr;
  if (const auto* text = m_state.newest(ArtifactKind::Corpus))
    s.rawText = text->command == "collect" || (text->params.contains("raw") && text->params["raw"] == true);
  s.deduplicated = m_state.newest(ArtifactKind::Corpus, "dedup") != nullptr;
  s.shapeChosen = m_notes.confirmed("architecture");
  s.planChosen = m_notes.confirmed("plan");
  QStringList evaluated;
  for (const auto* evaluation : m_state.artifactsOf(ArtifactKind::Evaluation))
    for (const auto& input : evaluation->inputs)
      if ((input.kind == ArtifactKind::Run || input.kind == ArtifactKind::Model) && !evaluated.contains(input.id))
        evaluated << input.id;
  s.evaluatedModels = int(evaluated.size());
  for (const auto& run : m_state.runs) {
    if (run.hasCheckpoint || run.endStatus == "ok") ++(run.isTuning() ? s.tunedRuns : s.baseRuns);
    s.trainDone = s.trainDone || (!run.isTuning() && run.endStatus == "ok");
    if (run.alive && !run.ended())
      s.running[run.isTuning() ? "tune" : "train"] =
          run.totalSteps > 0 ? double(run.step) / double(run.totalSteps) : -1;
  }
  s.newestEvaluated = m_state.runs.isEmpty() ? !evaluated.isEmpty() : evaluated.contains(m_state.runs.first().id);
  s.lessonsRead = m_lessons > 0 ? double(m_lessonsRead) / m_lessons : -1;
  s.compared = m_notes.noted(comparedKey());
  // Whoever decides the shape by hand walks the path by hand.
  const bool begun = !m_state.empty() || s.shapeChosen || s.planChosen;
  s.ownProject = m_notes.noted("own-path") || (m_state.tours.isEmpty() && !m_tour.active() && begun);
  s.stale = staleStages(m_state, m_notes.kept());
  QStringList seen;
  for (const Job* job : m_jobs.all()) {  // newest first: only the last job of a page counts
    const QString page = job->page();
    if (seen.contains(page) || page == "start" || job == m_launch) continue;
    seen << page;
    if (!job->over() && !s.running.contains(page)) s.running[page] = job->fraction();
    if (job->state() == Job::State::Failed) s.failed << page;
  }
}

/// A tour tells of a stage before the folder is looked at again, and a recording lies in no folder: the rail ticks with
/// its events.
void AppModel::addTourFacts(Situation& s) const {
  if (!m_tour.active() || (!s.tourAlive && !replaying())) return;
  for (const auto& stage : m_tour.model().stages()) {
    if (stage.state == TourStage::State::Waiting) continue;
    const bool done = stage.state == TourStage::State::Done;
    const QString page = tourPage(stage.id);
    if (!done && s.tourAlive && !s.running.contains(page)) s.running[page] = stage.fraction;
    if (stage.id == "train") s.shapeChosen = s.planChosen = true;
    if (!done) continue;
    int* made = stage.id == "corpus"      ? &s.corpora
                : stage.id == "tokenizer" ? &s.tokenizers
                : stage.id == "dataset"   ? &s.datasets
                : stage.id == "train"     ? &s.baseRuns
                : stage.id == "tune"      ? &s.tunedRuns
                                          : &s.evaluatedModels;
    *made = std::max(*made, 1);
    s.trainDone = s.trainDone || stage.id == "train";
  }
}

NextStep AppModel::next() const { return nextStep(situation()); }

void AppModel::refreshNext() {
  m_situation = situation();
  const NextStep now = nextStep(m_situation);
  const bool same = now.step == m_next.step && now.page == m_next.page && now.urgent == m_next.urgent;
  m_next = now;
  Q_EMIT stagesChanged();
  if (!same) Q_EMIT nextChanged();
}

}  // namespace zk::ui
