// Moving runs out of the way: a deleted run goes into <workspace>/trash/runs and can be brought back from there.
#pragma once
#include <QString>

#include "engine/core/result.h"

namespace zk::ui {

/// Moves runs/<id> to trash/runs/<id>, or <id>-2 … where that is taken; the new folder is the value. The folder moves
/// as a whole within one file system, so that nothing is copied and nothing can be half done.
Result<QString> trashRun(const QString& workspaceDir, const QString& id);
/// Brings it back under its old name. Refused where a run of that name exists again.
Status restoreRun(const QString& workspaceDir, const QString& trashed, const QString& id);

}  // namespace zk::ui
