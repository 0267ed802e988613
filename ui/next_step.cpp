// The rules, one line each, in their order (ui.md section 2).
#include "ui/next_step.h"

namespace zk::ui {

NextStep nextStep(const Situation& s) {
  const QString start = QStringLiteral("start"), train = QStringLiteral("train"), chat = QStringLiteral("chat");
  if (s.runAlive && s.canChat && !s.chatted) return {Step::ChatEarly, chat, false};
  if (s.runAlive) return {Step::WatchTraining, train, false};
  if (s.tourAlive)
    return {s.tourPreparing ? Step::WatchTour : Step::WatchTraining, s.tourPreparing ? start : train, false};
  if (!s.newerThanFailure) {
    if (s.tourFailed) return {Step::SeeFailure, start, true};
    if (s.runFailed) return {Step::SeeFailure, train, true};
    if (s.tourCutOff) return {Step::ContinueTour, start, true};
    if (s.runLost) return {Step::ResumeRun, train, true};
    if (s.runStopped && !s.canChat) return {Step::ResumeRun, train, false};
  }
  if (s.canChat) return {Step::Chat, chat, false};
  return {Step::StartTour, start, false};
}

}  // namespace zk::ui
