// Sentences come from here so that strip, rail and top bar say the same.
#include "ui/strip_job.h"

#include <QCoreApplication>
#include <cmath>

#include "ui/page_registry.h"
#include "ui/words.h"
#include "widgets/numbers.h"

namespace zk::ui {

using namespace widgets;  // NOLINT

namespace {

class Strip {
  Q_DECLARE_TR_FUNCTIONS(zk::ui::Strip)
 public:
  static QString steps(qint64 step, qint64 total) {
    if (total > 0) return tr("step %1 of %2").arg(numbers::integer(step), numbers::integer(total));
    return tr("step %1").arg(numbers::integer(step));
  }
  static QString speed() { return tr("Speed"); }
  static QString left() { return tr("Left"); }
  static QString memory() { return tr("Memory"); }
  static QString tokensPerSecond(const QString& n) { return tr("%1 tokens/s").arg(n); }
  static QString starting() { return tr("starting"); }
  static QString stageOf(int at, int all, const QString& name) {
    return tr("stage %1 of %2: %3").arg(at).arg(all).arg(name);
  }
  static QString doneAfter(const QString& duration) { return tr("Finished after %1.").arg(duration); }
  static QString lost(const QString& step) { return tr("It was cut off at %1. What is saved is safe.").arg(step); }
  static QString failed() { return tr("It failed. The page says why."); }
  static QString stopped(const QString& step) { return tr("Stopped and saved at %1.").arg(step); }
};

StripJob::State stripState(RunState state) {
  switch (state) {
    case RunState::Starting:
    case RunState::Running:
    case RunState::Late:
      return StripJob::State::Running;
    case RunState::Paused:
      return StripJob::State::Paused;
    case RunState::Lost:
    case RunState::Failed:
      return StripJob::State::Failed;
    case RunState::Stopped:
    case RunState::Done:
      return StripJob::State::Done;
  }
  return StripJob::State::None;
}

QVector<StripTile> runTiles(const RunModel& model) {
  QVector<StripTile> tiles;
  if (const auto speed = model.train().last("tokens_per_second")) tiles.append({Strip::speed(), speedText(*speed)});
  const QString left = model.progress() ? remainingText(*model.progress()) : QString();
  if (!left.isEmpty()) tiles.append({Strip::left(), left});
  if (model.device() && model.device()->memoryUsed > 0)
    tiles.append({Strip::memory(), numbers::bytes(model.device()->memoryUsed)});
  return tiles;
}

/// Full percents, so that rail and strip never differ by rounding, and 100 % means done.
double wholePercent(double fraction) { return fraction < 0 ? -1 : std::floor(fraction * 100) / 100; }

StripJob runJob(const AppModel& app) {
  const RunFollower& run = app.run();
  const RunModel& model = run.model();
  StripJob job;
  job.state = stripState(run.state());
  job.name = Words::job(model.header().command, run.id());
  const QString step = Strip::steps(model.step(), model.totalSteps());
  job.detail = run.state() == RunState::Starting ? Strip::starting() : step;
  job.progress = wholePercent(model.fraction());
  job.lastEventAge = run.age();
  job.promised = model.promised();
  if (!isOver(run.state())) job.tiles = runTiles(model);
  job.canPause = job.canStop = app.pendingControl().empty() && !app.replaying();
  if (run.state() == RunState::Done)
    job.reason = Strip::doneAfter(numbers::duration(double(model.lastEventAt() - model.startedAt()) / 1e6));
  if (run.state() == RunState::Stopped) job.reason = Strip::stopped(step);
  if (run.state() == RunState::Lost) job.reason = Strip::lost(step);
  if (run.state() == RunState::Failed) job.reason = Strip::failed();
  return job;
}

StripJob tourJob(const AppModel& app) {
  const TourFollower& tour = app.tour();
  const TourModel& model = tour.model();
  StripJob job;
  job.state = stripState(tour.state());
  job.name = Words::job("quickstart", {});
  const TourStage* now = model.current();
  if (now) {
    const auto& stages = model.stages();
    job.detail = Strip::stageOf(int(now - stages.data()) + 1, int(stages.size()), Words::stage(now->id));
    job.progress = wholePercent(now->fraction);
  }
  if (model.progress()) {
    job.promised = model.progress()->nextWithin;
    const QString left = remainingText(*model.progress());
    if (!left.isEmpty()) job.tiles.append({Strip::left(), left});
  }
  job.canPause = job.canStop = false;
  if (tour.state() == RunState::Done && model.end())
    job.reason = Strip::doneAfter(numbers::duration(model.end()->seconds));
  if (tour.state() == RunState::Lost) job.reason = Strip::lost(now ? Words::stage(now->id) : QString());
  if (tour.state() == RunState::Failed) job.reason = Strip::failed();
  return job;
}

RailStage railStage(const PageEntry& entry, const AppModel& app, const Situation& s) {
  const StageStatus status = stageStatus(QString::fromLatin1(entry.id), s);
  RailStage stage{QString::fromLatin1(entry.id), entry.title()};
  stage.state = status.state;
  stage.onPath = entry.group != PageGroup::Start;
  stage.reason = Words::stageWhy(status);
  if (status.state == StageState::Running) stage.progress = wholePercent(status.progress);
  if (status.state == StageState::Attention) stage.issues = 1;
  if (stage.id == "lessons" && app.lessons() > 0) {
    stage.note = QStringLiteral("%1 / %2").arg(app.lessonsRead()).arg(app.lessons());
    stage.progress = s.lessonsRead;
  }
  return stage;
}

bool hasLogOfItsOwn(const Job& job) {
  return job.command() == "train" || job.command() == "tune" || job.command() == "quickstart";
}

StripJob backgroundJob(const Job& job) {
  StripJob strip;
  strip.state = job.state() == Job::State::Failed ? StripJob::State::Failed : StripJob::State::Running;
  strip.name = Words::job(job.command(), job.artifact());
  strip.progress = wholePercent(job.fraction());
  strip.lastEventAge = job.age();
  strip.promised = job.promised();
  strip.canPause = false;
  if (job.state() == Job::State::Failed) {
    strip.reason = Words::issue(job.issue()).title;
    return strip;
  }
  strip.detail = Strip::starting();
  if (!job.progress()) return strip;
  strip.detail = Words::progress(*job.progress());
  const QString left = remainingText(*job.progress());
  if (!left.isEmpty()) strip.tiles.append({Strip::left(), left});
  return strip;
}

/// What ended last: a tour ends after its runs.
StripJob endedJob(const AppModel& app) {
  const bool runs = app.run().active(), tours = app.tour().active();
  const bool tourLast =
      tours && (!runs || app.tour().state() == RunState::Done || app.tour().state() == RunState::Failed);
  return tourLast ? tourJob(app) : runs ? runJob(app) : StripJob();
}

}  // namespace

Job* stripBackgroundJob(const AppModel& app) {
  for (Job* job : app.jobs().all())
    if (!hasLogOfItsOwn(*job) && (!job->over() || job->state() == Job::State::Failed)) return job;
  return nullptr;
}

QVector<JobEntry> liveJobs(const AppModel& app) {
  QVector<JobEntry> live;
  for (const auto& run : app.workspace().runs)
    if (run.alive && !run.ended()) live.append({runEntryText(run), "train", run.id});
  for (const auto& tour : app.workspace().tours)
    if (tour.alive && !tour.ended()) live.append({Words::job("quickstart", {}), "start", {}});
  for (const Job* job : app.jobs().running()) {
    if (hasLogOfItsOwn(*job)) continue;
    QString text = Words::job(job->command(), job->artifact());
    if (job->fraction() >= 0) text += " · " + numbers::percent(wholePercent(job->fraction()));
    live.append({text, job->page(), {}});
  }
  return live;
}

StripJob stripJob(AppModel& app, const QString& dismissed, bool& sawLive) {
  const bool runs = app.run().active(), tours = app.tour().active();
  const bool runLive = runs && app.run().alive() && !isOver(app.run().state());
  const bool tourLive = tours && app.tour().alive() && !isOver(app.tour().state());
  const Job* background = stripBackgroundJob(app);
  sawLive = sawLive || runLive || tourLive || app.replaying();
  StripJob job;
  if (runLive)
    job = runJob(app);
  else if (tourLive)
    job = tourJob(app);
  else if (background)
    job = backgroundJob(*background);
  else if (sawLive && dismissed != app.run().dir() + app.tour().dir())
    job = endedJob(app);
  const bool shownIsLive = runLive || tourLive || (background && !background->over());
  job.more = std::max(0, int(liveJobs(app).size()) - (shownIsLive ? 1 : 0));
  // A tour's run is the same job as the tour.
  if (runLive && tourLive) job.more = std::max(0, job.more - 1);
  if (!shownIsLive && job.state != StripJob::State::None) job.action = Words::next(app.next().step).button;
  return job;
}

QVector<RailGroup> railGroups(AppModel& app) {
  const Situation s = app.situation();
  const NextStep next = nextStep(s);
  QVector<RailGroup> groups;
  std::optional<PageGroup> last;
  for (const auto& entry : pageRegistry()) {
    if (entry.group == PageGroup::Tools || (entry.shown && !entry.shown(app))) continue;
    if (entry.group != last) groups.append({groupTitle(entry.group), {}});
    last = entry.group;
    groups.last().stages.append(railStage(entry, app, s));
    groups.last().stages.last().next = groups.last().stages.last().id == next.page;
  }
  return groups;
}

QVector<RailTool> railTools(const AppModel& app) {
  QVector<RailTool> tools;
  for (const auto& entry : pageRegistry())
    if (entry.group == PageGroup::Tools && (!entry.shown || entry.shown(app)))
      tools.append({QString::fromLatin1(entry.id), entry.title(), QString::fromLatin1(entry.icon)});
  return tools;
}

QString runEntryText(const LogGlance& run) {
  const RunState state = run.endStatus == "ok"        ? RunState::Done
                         : run.endStatus == "stopped" ? RunState::Stopped
                         : run.ended()                ? RunState::Failed
                         : run.alive                  ? RunState::Running
                                                      : RunState::Lost;
  QString text = Words::job(run.command, run.id) + " · " + Words::runState(state);
  if (run.step >= 0) text += " · " + Strip::steps(run.step, run.totalSteps);
  return text;
}

QString speedText(double tokensPerSecond) {
  return Strip::tokensPerSecond(Words::beforeUnit(numbers::compact(tokensPerSecond)));
}

QString remainingText(const ProgressEvent& progress) {
  if (progress.etaLow < 0 && progress.etaHigh < 0) return {};
  if (progress.etaLow < 0 || progress.etaHigh < 0)
    return numbers::duration(std::max(progress.etaLow, progress.etaHigh));
  return numbers::durationRange(progress.etaLow, progress.etaHigh);
}

}  // namespace zk::ui
