// Commands that run detached from this window: started with their events going to a log, followed by tailing that log,
// found again after the window was closed and opened. A run of `train` is one of them until its own log appears.
#pragma once
#include <QObject>
#include <QTimer>
#include <QVector>
#include <optional>

#include "ui/event_source.h"
#include "ui/programs.h"

namespace zk::ui {

class Job : public QObject {
  Q_OBJECT
 public:
  enum class State { Starting, Running, Done, Stopped, Failed };

  const std::string& command() const { return m_command; }  ///< "tokenizer"
  const QStringList& words() const { return m_words; }      ///< the whole command line
  const QString& log() const { return m_log; }
  /// The page whose work it is (see pageOfCommand).
  QString page() const;
  State state() const { return m_state; }
  bool over() const { return m_state >= State::Done; }

  // What it told so far.
  const std::optional<ProgressEvent>& progress() const { return m_progress; }
  double fraction() const;  ///< 0..1; -1: not known
  const QString& artifact() const { return m_artifact; }
  const Json& result() const { return m_result; }  ///< what --json prints, once it is done
  const QVector<EvalEvent>& results() const { return m_evals; }
  /// Why it failed; empty id otherwise.
  const Issue& issue() const { return m_issue; }
  double age() const;  ///< seconds since the last event; below 0 before the first
  double promised() const { return m_progress ? m_progress->nextWithin : 0; }

  /// Asks it to finish what it is at and end (SIGTERM).
  void stop();

 Q_SIGNALS:
  void arrived(const zk::ui::Events& events);  ///< everything it says, for pages that draw it
  void changed();                              ///< state, progress, artifact: at most ten times a second
  void madeArtifact(const QString& id);
  void ended();  ///< state(), result() and issue() are final

 private:
  friend class JobList;
  Job(std::string command, QStringList words, QString log, QObject* parent);
  void launch();
  void attach(const ProcessId& process);
  void follow();
  void take(const Events& events);
  void lookAtProcess();
  void end(State state, const Issue& issue = {});
  void writeTicket() const;

  std::string m_command;
  QStringList m_words;
  QString m_log, m_artifact;
  ProcessId m_process;
  State m_state = State::Starting;
  FileEventSource* m_source = nullptr;
  std::optional<ProgressEvent> m_progress;
  std::optional<EndEvent> m_end;
  QVector<EvalEvent> m_evals;
  Json m_result;
  Issue m_issue;
  qint64 m_lastT = 0;
  bool m_looking = false, m_dead = false;
  QTimer m_look, m_publish;
};

/// All jobs of the open project that this window knows: running ones, and those that ended while it was open.
class JobList : public QObject {
  Q_OBJECT
 public:
  explicit JobList(QObject* parent = nullptr);
  /// Forgets the jobs of another project (they go on) and finds the running ones of this one.
  void open(const QString& workspaceDir);
  /// `words` follow "zk <command> --workspace DIR"; --events and --json are added. The answer comes by the job's
  /// signals; a job that cannot be started ends as Failed with the reason.
  Job* start(const std::string& command, const QStringList& words);
  const QVector<Job*>& all() const { return m_jobs; }  ///< newest first
  QVector<Job*> running() const;
  /// The newest job of that page; nothing where there is none.
  Job* newestOf(const QString& page) const;
  /// A failure that was read.
  void forget(Job* job);

 Q_SIGNALS:
  void changed();  ///< a job started, ended, or went on
  void ended(zk::ui::Job* job);

 private:
  void add(Job* job);
  QString m_dir;
  QVector<Job*> m_jobs;
};

/// "tokenizer" -> tokenizer, "dataset" -> pairs, "eval" -> evaluate …; the start page where no page shows that work.
QString pageOfCommand(const std::string& command);

/// {"model.n_layer": 8, "verify": true} as words of the command line: --model.n_layer=8 --verify=true. Lists repeat
/// their flag, null is "auto". Nested trees are taken too.
QStringList valuesAsWords(const Json& values);

}  // namespace zk::ui
