// spawn_detached() waits until exec succeeded or failed, and control_request() until the worker reached a step
// boundary: both run on pool threads.
#include "ui/programs.h"

#include <QCoreApplication>
#include <QDir>
#include <QFileInfo>
#include <QStandardPaths>

#include "engine/core/control.h"
#include "ui/event.h"
#include "ui/off_thread.h"

namespace zk::ui {
namespace {

constexpr double kAckSeconds = 60;  // a step of a large model may take that long

QString executableIn(const QString& folder, const QString& name) {
  const QFileInfo file(QDir(folder), name);
  return file.isExecutable() && file.isFile() ? file.absoluteFilePath() : QString();
}

}  // namespace

QString programPath(const QString& name) {
  const QString fromEnvironment = qEnvironmentVariable("ZK_BIN");
  if (!fromEnvironment.isEmpty()) return executableIn(fromEnvironment, name);
  const QString beside = executableIn(QCoreApplication::applicationDirPath(), name);
  return beside.isEmpty() ? QStandardPaths::findExecutable(name) : beside;
}

QString jobLogFolder() {
  const QString folder = QStandardPaths::writableLocation(QStandardPaths::AppLocalDataLocation) + "/jobs";
  QDir().mkpath(folder);
  return folder;
}

void launchDetached(const Job& job, QObject* receiver, std::function<void(const Result<ProcessId>&)> then) {
  std::vector<std::string> argv;
  for (const auto& word : job.command) argv.push_back(word.toStdString());
  const auto start = [argv, log = job.log.toStdString()]() -> Result<ProcessId> {
    if (argv.empty() || argv[0].empty()) return issue_resource("process-failed", {{"program", "zk"}, {"code", ENOENT}});
    return spawn_detached(argv, log);
  };
  offThread(receiver, start, std::move(then));
}

void askRun(const QString& runDir, const Json& request, QObject* receiver,
            std::function<void(const Result<Json>&)> then) {
  const auto ask = [dir = runDir.toStdString(), request] { return control_request(dir, request, kAckSeconds); };
  offThread(waitPool(), receiver, ask, std::move(then));
}

}  // namespace zk::ui
