// From what AppModel knows to the plain values of the strip and the rail.
#pragma once
#include "ui/app_model.h"
#include "widgets/live_strip.h"
#include "widgets/stage_rail.h"

namespace zk::ui {

/// The job of the strip: the live run, else the live tour, else the ended one until it is put away (`dismissed` holds
/// the folders then). `sawLive` is set once a job was seen alive; without it finished jobs of earlier days stay silent.
widgets::StripJob stripJob(AppModel& app, const QString& dismissed, bool& sawLive);
/// The job that the strip shows where no run and no tour is live: a running command, or one that failed and was not put
/// away yet.
Job* stripBackgroundJob(const AppModel& app);

/// Everything that runs now, for the menu behind "+2".
struct JobEntry {
  QString text, page;
  QString run;  ///< id, where it is a run
};
QVector<JobEntry> liveJobs(const AppModel& app);

/// The stages of the rail: every page of the registry but the tools, with its state.
QVector<widgets::RailGroup> railGroups(AppModel& app);
/// The row at the rail's foot.
QVector<widgets::RailTool> railTools(const AppModel& app);

/// "run-3 · finished · step 2,930"
QString runEntryText(const LogGlance& run);

/// "208 k tokens/s" / 「20.8 万トークン/秒」.
QString speedText(double tokensPerSecond);
/// Remaining time of a progress, "19–21 min"; empty if unknown.
QString remainingText(const ProgressEvent& progress);

}  // namespace zk::ui
