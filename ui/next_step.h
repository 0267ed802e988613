// What to do next, decided once. The rail's pill, the Next card, the page's primary button and the strip's message all
// ask this function, so that they can never disagree.
#pragma once
#include <QHash>
#include <QString>
#include <QStringList>

#include "ui/run_model.h"

namespace zk::ui {

enum class Step {
  StartTour,      ///< nothing here yet
  WatchTour,      ///< the tour prepares text and tokens
  WatchTraining,  ///< a run is learning
  ChatEarly,      ///< a run is learning and its newest checkpoint can be talked to already
  ContinueTour,   ///< the tour was cut off
  ResumeRun,      ///< a run was cut off or stopped
  SeeFailure,     ///< a job failed: read why
  Chat,           ///< a model is there
  GetText,        ///< an own project without text
  CleanText,      ///< what was collected is raw
  MakeTokenizer,
  MakePairs,
  ChooseShape,
  MakePlan,
  StartTraining,
  Tune,
  Evaluate,
  Compare,
  WatchJob,    ///< a job of a stage runs
  Redo,        ///< a stage was made from older data
  TrainAgain,  ///< a model is there: change one value and see what it does
};

/// The facts that decide, about the next step and about every stage of the rail.
struct Situation {
  bool tourAlive = false, tourCutOff = false, tourFailed = false;
  bool tourPreparing = false;  ///< alive and not yet training
  bool tourDone = false;
  bool runAlive = false, runLost = false, runStopped = false, runFailed = false;
  bool canChat = false;           ///< a model or checkpoint exists
  bool chatted = false;           ///< the newest model was talked to
  bool newerThanFailure = false;  ///< something finished after the cut-off or failed run

  QStringList pages = {"start", "train", "chat"};  ///< pages that exist; nobody is sent elsewhere
  bool ownProject = false;                         ///< the learner walks the path by hand, without the tour
  int corpora = 0, tokenizers = 0, datasets = 0, conversations = 0;
  bool rawText = false;                          ///< the newest text has not been cleaned and wants it
  bool cleaned = false, deduplicated = false;    ///< by the commands of those names
  bool shapeChosen = false, planChosen = false;  ///< confirmed by the learner
  int baseRuns = 0, tunedRuns = 0;               ///< with a checkpoint
  bool trainDone = false;                        ///< a base run ended well
  int evaluatedModels = 0;                       ///< different ones
  bool newestEvaluated = false;                  ///< the newest of the runs
  bool compared = false;                         ///< the newest pair of evaluations was looked at
  double lessonsRead = -1;                       ///< share; below 0: not known
  QHash<QString, double> running;                ///< stage -> how far (below 0: not known)
  QStringList failed;                            ///< stages whose last job failed
  QStringList stale;                             ///< stages whose newest result was made from older data
};

struct NextStep {
  Step step = Step::StartTour;
  QString page;         ///< where it is done
  bool urgent = false;  ///< a failure or something cut off
};

/// Order of the rules: open failure, what was cut off, made from older data, the first stage not done, a suggestion.
NextStep nextStep(const Situation& s);

}  // namespace zk::ui
