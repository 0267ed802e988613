// rename(2) is atomic; QDir::rename falls back to nothing, which is what is wanted.
#include "ui/run_shelf.h"

#include <QDir>
#include <QFileInfo>
#include <cerrno>
#include <cstdio>

#include "engine/core/files.h"
#include "engine/core/workspace.h"
#include "ui/event.h"

namespace zk::ui {
namespace {

Status move(const QString& from, const QString& to) {
  if (std::rename(QFile::encodeName(from).constData(), QFile::encodeName(to).constData()) == 0) return {};
  return file_issue(from.toStdString(), errno);
}

}  // namespace

Result<QString> trashRun(const QString& workspaceDir, const QString& id) {
  const QString from = workspaceDir + "/" + kind_folder(ArtifactKind::Run) + "/" + id;
  const QString shelf = workspaceDir + "/trash/runs";
  if (const Status made = make_dirs(shelf.toStdString()); !made.ok()) return made.issue();
  QString to = shelf + "/" + id;
  for (int n = 2; QFileInfo::exists(to); ++n) to = shelf + "/" + id + "-" + QString::number(n);
  if (const Status moved = move(from, to); !moved.ok()) return moved.issue();
  return to;
}

Status restoreRun(const QString& workspaceDir, const QString& trashed, const QString& id) {
  const QString to = workspaceDir + "/" + kind_folder(ArtifactKind::Run) + "/" + id;
  if (QFileInfo::exists(to)) return issue_error("artifact-exists", {{"ref", id.toStdString()}, {"kind", "run"}});
  return move(trashed, to);
}

}  // namespace zk::ui
