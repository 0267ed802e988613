// spawn_detached() waits until exec succeeded or failed, and control_request() until the worker reached a step
// boundary: both run on pool threads.
#include "ui/programs.h"

#include <QCoreApplication>
#include <QCryptographicHash>
#include <QDir>
#include <QFileInfo>
#include <QProcess>
#include <QStandardPaths>

#include "engine/core/control.h"
#include "engine/core/files.h"
#include "engine/core/installation.h"
#include "ui/event.h"
#include "ui/off_thread.h"

namespace zk::ui {
namespace {

constexpr double kAckSeconds = 60;  // a step of a large model may take that long

/// Ends its program silently when its receiver goes: nobody may hear of it in a half-destroyed object.
class AskedProgram : public QProcess {
 public:
  using QProcess::QProcess;
  ~AskedProgram() override {
    disconnect();
    if (state() == NotRunning) return;
    kill();
    waitForFinished();  // SIGKILL: no longer than the system needs to take it away
  }
};

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

std::optional<Issue> engineIssue() {
  if (programPath("zk").isEmpty()) return issue_error("engine-missing");
  return libtorch_issue();
}

QString jobLogFolder(const QString& workspaceDir) {
  const QByteArray key = QCryptographicHash::hash(QDir::cleanPath(workspaceDir).toUtf8(), QCryptographicHash::Sha1);
  return QStandardPaths::writableLocation(QStandardPaths::AppLocalDataLocation) + "/jobs/" +
         QString::fromLatin1(key.toHex().left(12));
}

void askProgram(const QStringList& words, QObject* receiver, std::function<void(const Result<Json>&)> then) {
  auto* process = new AskedProgram(receiver);
  const std::string program = words.value(0).toStdString();
  const auto answer = [process, then = std::move(then), program](bool started) {
    process->deleteLater();
    if (!started) return then(issue_resource("session-not-started", {{"program", program}}));
    const QByteArray out = process->readAllStandardOutput();
    const Json json = Json::parse(out.begin(), out.end(), nullptr, false);
    const auto issue = json.is_object() ? json.find("issue") : json.end();
    if (json.is_object() && issue != json.end() && issue->is_object() && issue->contains("id"))
      return then(Issue::from_json(*issue));
    // Some exit with a figure although they answered: `zk doctor` where something is missing.
    if (process->exitStatus() == QProcess::NormalExit && !json.is_discarded()) return then(json);
    then(issue_resource("session-ended", {{"program", program}}));
  };
  QObject::connect(process, &QProcess::finished, receiver, [answer] { answer(true); });
  QObject::connect(process, &QProcess::errorOccurred, receiver, [answer](QProcess::ProcessError error) {
    if (error == QProcess::FailedToStart) answer(false);
  });
  process->setStandardErrorFile(QProcess::nullDevice());
  process->start(words.value(0), words.mid(1));
}

void launchDetached(const DetachedCommand& job, QObject* receiver, std::function<void(const Result<ProcessId>&)> then) {
  std::vector<std::string> argv;
  for (const auto& word : job.command) argv.push_back(word.toStdString());
  const auto start = [argv, log = job.log.toStdString()]() -> Result<ProcessId> {
    if (argv.empty() || argv[0].empty()) return issue_resource("process-failed", {{"program", "zk"}, {"code", ENOENT}});
    ZK_CHECK(make_dirs(std::filesystem::path(log).parent_path()));
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
