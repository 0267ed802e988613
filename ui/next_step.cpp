// The rules, one line each, in their order (ui.md section 2).
#include "ui/next_step.h"

#include "ui/stage_status.h"

namespace zk::ui {
namespace {

NextStep at(Step step, const char* page, bool urgent = false) { return {step, QString::fromLatin1(page), urgent}; }

/// The stages of the path in their order, and what doing each of them is called.
struct PathStage {
  const char* page;
  Step step;
};
constexpr PathStage kPath[] = {{"clean", Step::CleanText}, {"tokenizer", Step::MakeTokenizer},
                               {"pairs", Step::MakePairs}, {"architecture", Step::ChooseShape},
                               {"plan", Step::MakePlan},   {"train", Step::StartTraining},
                               {"tune", Step::Tune},       {"evaluate", Step::Evaluate},
                               {"compare", Step::Compare}};

NextStep textStep(const Situation& s) {
  for (const char* page : {"collect", "tokenizer"})
    if (s.pages.contains(page)) return at(Step::GetText, page);
  return at(Step::StartTour, "start");
}

bool isDone(const PathStage& stage, const Situation& s) {
  // One evaluated model alone gives nothing to compare.
  if (stage.step == Step::Compare) return s.compared || s.evaluatedModels < 2;
  if (stage.step == Step::CleanText) return !s.rawText;
  if (stage.step == Step::Evaluate) return s.newestEvaluated;
  return stageStatus(stage.page, s).state == widgets::StageState::Done;
}

/// What is wrong with or open in an own project; nothing where the path is walked to its end.
std::optional<NextStep> pathStep(const Situation& s) {
  if (s.pages.contains("collect") && s.running.contains("collect")) return at(Step::WatchJob, "collect");
  for (const auto& stage : kPath)
    if (s.pages.contains(stage.page) && s.running.contains(stage.page)) return at(Step::WatchJob, stage.page);
  // Shape and plan are one decision: whoever has just chosen the one goes on to the other, wherever the path stands.
  if (s.shapeChosen && !s.planChosen && s.baseRuns == 0 && s.pages.contains("plan")) return at(Step::MakePlan, "plan");
  if (s.corpora == 0 && s.baseRuns == 0) return textStep(s);
  for (const auto& stage : kPath) {
    if (!s.pages.contains(stage.page) || isDone(stage, s)) continue;
    const StageStatus status = stageStatus(stage.page, s);
    if (status.state != widgets::StageState::Locked) return at(stage.step, stage.page);
    if (status.unlocks.isEmpty()) return {};  // what is missing is not made in this window
  }
  return {};
}

std::optional<NextStep> attentionStep(const Situation& s) {
  for (const auto& stage : kPath)
    if (s.pages.contains(stage.page) && s.failed.contains(stage.page)) return at(Step::SeeFailure, stage.page, true);
  for (const auto& stage : kPath)
    if (s.pages.contains(stage.page) && s.stale.contains(stage.page)) return at(Step::Redo, stage.page);
  return {};
}

/// After the tour and a talk: change one thing, train again, see whether it is better.
std::optional<NextStep> experimentStep(const Situation& s) {
  for (const auto& stage : kPath)
    if (s.pages.contains(stage.page) && s.running.contains(stage.page)) return at(Step::WatchJob, stage.page);
  if (s.baseRuns < 2 && s.shapeChosen && s.pages.contains("plan"))
    return s.planChosen ? at(Step::StartTraining, "train") : at(Step::MakePlan, "plan");
  if (s.baseRuns < 2 && s.pages.contains("architecture")) return at(Step::TrainAgain, "architecture");
  if (!s.newestEvaluated && s.pages.contains("evaluate")) return at(Step::Evaluate, "evaluate");
  if (s.evaluatedModels >= 2 && !s.compared && s.pages.contains("compare")) return at(Step::Compare, "compare");
  return {};
}

}  // namespace

NextStep nextStep(const Situation& s) {
  if (s.runAlive && s.canChat && !s.chatted) return at(Step::ChatEarly, "chat");
  if (s.runAlive) return at(Step::WatchTraining, "train");
  if (s.tourAlive) return s.tourPreparing ? at(Step::WatchTour, "start") : at(Step::WatchTraining, "train");
  if (!s.newerThanFailure) {
    if (s.tourFailed) return at(Step::SeeFailure, "start", true);
    if (s.runFailed) return at(Step::SeeFailure, "train", true);
    if (s.tourCutOff) return at(Step::ContinueTour, "start", true);
    if (s.runLost) return at(Step::ResumeRun, "train", true);
    if (s.runStopped && !s.canChat) return at(Step::ResumeRun, "train");
  }
  if (const auto attention = attentionStep(s)) return *attention;
  if (s.ownProject)
    if (const auto open = pathStep(s)) return *open;
  if (s.canChat && (s.chatted || s.baseRuns >= 2))
    if (const auto experiment = experimentStep(s)) return *experiment;
  if (s.canChat) return at(Step::Chat, "chat");
  return at(Step::StartTour, "start");
}

}  // namespace zk::ui
