// What to do next, decided once. The rail's pill, the Next card, the page's primary button and the strip's message all
// ask this function, so that they can never disagree.
#pragma once
#include <QString>

#include "ui/run_model.h"

namespace zk::ui {

enum class Step {
  StartTour,      ///< nothing here yet
  WatchTour,      ///< the tour prepares text and tokens
  WatchTraining,  ///< a run is learning
  ChatEarly,      ///< a run is learning and its newest checkpoint can be talked to already
  ContinueTour,   ///< the tour was cut off
  ResumeRun,      ///< a run was cut off or stopped
  SeeFailure,     ///< a run failed: read why
  Chat,           ///< a model is there
};

/// The facts that decide.
struct Situation {
  bool tourAlive = false, tourCutOff = false, tourFailed = false;
  bool tourPreparing = false;  ///< alive and not yet training
  bool runAlive = false, runLost = false, runStopped = false, runFailed = false;
  bool canChat = false;           ///< a model or checkpoint exists
  bool chatted = false;           ///< the newest model was talked to
  bool newerThanFailure = false;  ///< something finished after the cut-off or failed run
};

struct NextStep {
  Step step = Step::StartTour;
  QString page;         ///< where it is done: start, train, chat
  bool urgent = false;  ///< a failure or something cut off
};

/// Order of the rules: open failure, what was cut off, the first thing not done, a suggestion.
NextStep nextStep(const Situation& s);

}  // namespace zk::ui
