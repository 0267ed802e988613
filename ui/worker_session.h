// A conversation with a worker process over JSON lines (`zk session`, `zk-engine session`): request ids, streamed
// parts, cancel. The process is started by the first request and again by the first request after it died; what was
// open then ends with an issue, so that every request gets exactly one last answer.
#pragma once
#include <QByteArray>
#include <QObject>
#include <QPointer>
#include <QProcess>
#include <QStringList>
#include <functional>
#include <map>

#include "engine/core/result.h"

namespace zk::ui {

class WorkerSession : public QObject {
  Q_OBJECT
 public:
  /// `command`: program and its words, for example {"/…/zk-engine", "session", "--workspace", "…"}.
  explicit WorkerSession(const QStringList& command, QObject* parent = nullptr);
  ~WorkerSession() override;

  using Handler = std::function<void(const Json&)>;
  /// Sends {"id":…,"do":verb,"args":args}. `part` is called for each streamed line, `last` exactly once: with the
  /// fields of the last line, or {"issue":…} where the worker refused, died or could not be started. Neither is called
  /// after `receiver` is gone. Returns the id.
  qint64 request(const std::string& verb, const Json& args, QObject* receiver, Handler part, Handler last);
  /// Asks the worker to end that request early; its last answer still comes, with "cancelled".
  void cancel(qint64 id);

  bool running() const { return m_process->state() == QProcess::Running; }
  /// Counts the starts of the process: what was loaded in an earlier one is gone.
  int generation() const { return m_generation; }
  /// The end of what the worker wrote to standard error.
  QString lastWords() const { return QString::fromUtf8(m_stderr.right(2000)); }

 Q_SIGNALS:
  /// The process ended although nobody asked for it.
  void died();

 private:
  struct Open {
    QPointer<QObject> receiver;
    Handler part, last;
  };
  void startProcess();
  void readSome();
  void takeLine(const QByteArray& line);
  void failAll(const char* issueId);
  void write(const Json& json);

  QStringList m_command;
  QProcess* m_process;
  QByteArray m_buffer, m_stderr;
  std::map<qint64, Open> m_open;
  qint64 m_nextId = 1;
  int m_generation = 0;
  bool m_skipping = false;
};

}  // namespace zk::ui
