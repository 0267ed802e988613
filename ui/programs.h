// Starting the engine's programs: where they are, detached jobs that outlive the window, and requests to a run's
// control socket. Nothing here waits in the interface thread.
#pragma once
#include <QObject>
#include <QStringList>
#include <functional>
#include <optional>

#include "engine/core/process.h"
#include "engine/core/result.h"

namespace zk::ui {

/// Path of `zk` or `zk-engine`: the folder that ZK_BIN names, beside the window's own binary, else in PATH; empty where
/// there is none.
QString programPath(const QString& name);

/// Why the engine cannot be used: its programs are missing, or an installed one has no LibTorch yet.
std::optional<Issue> engineIssue();

/// A job that goes on when the window closes. Its output goes to `log`.
struct DetachedCommand {
  QStringList command;  ///< program and its words
  QString log;
};
/// Starts the job in its own session; `then` gets its process or the issue, in the interface thread.
void launchDetached(const DetachedCommand& job, QObject* receiver, std::function<void(const Result<ProcessId>&)> then);

/// Folder for the output of the detached jobs of a project (made by the first job).
QString jobLogFolder(const QString& workspaceDir);

/// Runs a program that answers with JSON on stdout ("zk list --json"), without a log, as long as `receiver` lives;
/// `then` gets its answer or the issue that it gave.
void askProgram(const QStringList& words, QObject* receiver, std::function<void(const Result<Json>&)> then);

/// Sends e.g. {"do":"pause"} to the run in `runDir` and hands over its ack, or the issue why there was none.
void askRun(const QString& runDir, const Json& request, QObject* receiver,
            std::function<void(const Result<Json>&)> then);

}  // namespace zk::ui
