// The training as it stands in the project's draft, handed to the planner: what the shape, the plan and the train page
// share, with what only the plan knows (machine, prices, split).
#pragma once
#include "ui/project_notes.h"

namespace zk::ui {

/// Flat values of `zk plan`: the draft of "train" and, over it, that of "plan".
Json plannedValues(const ProjectNotes& notes);

/// [{path, value}] of an issue or a plan, as flat values.
Json fixAsValues(const Json& fix);

/// Writes flat values where they belong: keys that only `zk plan` has into the draft "plan", the others into "train".
void writeDraft(ProjectNotes& notes, const Json& flatValues);

/// The size dial: where it stands (below 0: not used) and which values were taken off it.
struct DialState {
  double position = -1;
  QStringList own;
  bool used() const { return position >= 0; }
};
DialState dialState(const ProjectNotes& notes);
void setDialState(ProjectNotes& notes, const DialState& state);

}  // namespace zk::ui
