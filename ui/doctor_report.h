// What the Doctor page tells, without any widget: the rows of `zk doctor --json`, the rules that watch a training, and
// when each of them fired last in this project's logs.
#pragma once
#include <QHash>
#include <QString>
#include <QVector>

#include "engine/core/result.h"
#include "ui/workspace_scan.h"

namespace zk::ui {

struct DoctorCheck {
  enum class State { Ok, Note, Missing };
  QString id;  ///< texts doctor.label.<id>
  State state = State::Ok;
  QString found, fix;  ///< fix: a command that mends it; empty: none
};
/// Rows of the report in their order; empty where it is none.
QVector<DoctorCheck> doctorChecks(const Json& report);
/// The engine's version in the report; empty: not said.
QString doctorVersion(const Json& report);

/// A rule of the engine that speaks up while a model learns: its issues by id.
struct DoctorRule {
  const char* id;
  QVector<const char*> issues;
};
const QVector<DoctorRule>& doctorRules();

struct Firing {
  QString run;
  qint64 step = -1, t = 0;  ///< microseconds since the epoch
  Issue issue;
};
/// Newest firing of each issue id in the logs of that many newest runs. Reads whole logs; not in the interface thread.
QHash<QString, Firing> lastFirings(const WorkspaceState& state, int mostRuns);

}  // namespace zk::ui
