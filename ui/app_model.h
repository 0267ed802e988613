// What the whole window knows: the project folder and what lies in it, the run and the tour that are followed, this
// computer, and what to do next. Pages read it and ask it to act; it never waits, neither for disk nor for processes.
#pragma once
#include <QObject>
#include <QTimer>
#include <memory>

#include "ui/jobs.h"
#include "ui/machine.h"
#include "ui/next_step.h"
#include "ui/preferences.h"
#include "ui/project_notes.h"
#include "ui/run_follower.h"
#include "ui/run_index.h"
#include "ui/stage_status.h"
#include "ui/tour_follower.h"
#include "ui/worker_session.h"
#include "ui/workspace_scan.h"

namespace zk::ui {

/// How the window was started.
struct AppOptions {
  QString workspace;  ///< empty: the remembered one, else the default folder
  QString replay;     ///< a recorded log of a run or of a tour; empty: live
  double speed = 1;   ///< of the replay; 0: all at once, standing still
  double until = 1;   ///< share of the recording
};

class AppModel : public QObject {
  Q_OBJECT
 public:
  AppModel(const AppOptions& options, Preferences& preferences, QObject* parent = nullptr);
  void start();

  Preferences& preferences() { return m_preferences; }
  const WorkspaceState& workspace() const { return m_state; }
  QString workspaceDir() const { return m_dir; }
  /// Last part of the folder's name: what the top bar calls the project.
  QString projectName() const;
  bool scanned() const { return m_scanned; }
  void openWorkspace(const QString& dir);
  /// The same for somebody who brings their own text: the next step follows the whole path there.
  void openOwnProject(const QString& dir);
  void rescan();

  RunFollower& run() { return m_run; }
  const RunFollower& run() const { return m_run; }
  TourFollower& tour() { return m_tour; }
  const TourFollower& tour() const { return m_tour; }
  Machine& machine() { return m_machine; }
  const Machine& machine() const { return m_machine; }
  ProjectNotes& notes() { return m_notes; }
  const ProjectNotes& notes() const { return m_notes; }
  /// Runs and artifacts as lists with sizes; there before the folder was looked at.
  const RunIndex& index() const { return m_index; }
  bool replaying() const { return !m_options.replay.isEmpty(); }

  /// Shows this run from now on (until another one starts).
  void chooseRun(const QString& id);
  NextStep next() const;
  Situation situation() const;
  /// State of a page's stage, as the rail shows it.
  StageStatus stage(const QString& page) const { return stageStatus(page, m_situation); }
  /// The learner wants to keep what that stage made although newer data exist.
  void keepStage(const QString& page);

  // Services for pages. Sessions are started by their first request and belong to the open project: ask for them each
  // time, keep no reference.
  WorkerSession& zk();      ///< `zk session`: describe, check, plan, list …
  WorkerSession& engine();  ///< `zk-engine session`: what needs a model
  /// Starts a command in the background: {"vocab_size": 600} and, if named, a preset. The job tells how it goes and
  /// what it made; it outlives the window. Whatever happens comes by its signals.
  Job* runCommand(const std::string& command, const Json& values, const QString& preset = {});
  JobList& jobs() { return m_jobs; }
  const JobList& jobs() const { return m_jobs; }
  /// What `describe` says of a command (title, parameters, presets); asked once, remembered.
  void describe(const std::string& command, QObject* receiver, std::function<void(const Result<Json>&)> then);
  /// One answer of a short command: ask({"list", "--kind=run"}, this, …) runs `zk list … --json`.
  void ask(const QStringList& words, QObject* receiver, std::function<void(const Result<Json>&)> then);

  // Acts. Each answers through acted().
  void startTour();
  /// The opening that the tour's model writes on from; its training takes it when it begins.
  void chooseOpening(const QString& words);
  QString opening() const;
  /// There is something to say or to do about a tour: from its start until its model was talked to.
  bool touring() const;
  void continueTour();
  /// Goes on from the last checkpoint. `fix`: what to change on the way, as an issue names it ([{path, value}]).
  void resumeRun(const QString& id, const Json& fix = Json::array());
  void pauseRun() { control("pause"); }
  void unpauseRun() { control("resume"); }
  void stopRun() { control("stop"); }
  void saveCheckpoint() { control("checkpoint"); }
  /// A detached job was started and has not shown itself in the folder yet.
  bool launching() const { return m_launch != nullptr; }
  /// A control request is on its way: "pause", "resume", "stop", "checkpoint" or empty.
  const std::string& pendingControl() const { return m_pendingControl; }
  /// The program zk is missing. What needs a model asks engineIssue() (ui/programs.h), which also knows of LibTorch.
  bool engineMissing() const;
  void noteChatted(const QString& runDir);
  /// The newest evaluations were compared.
  void noteCompared();
  /// The lessons page tells how many of its lessons are read.
  void setLessonsRead(int read, int all);
  int lessonsRead() const { return m_lessonsRead; }
  int lessons() const { return m_lessons; }

  /// How much the forms show; chosen in the top bar, remembered.
  Level level() const { return m_preferences.level(); }
  void setLevel(Level level);

 Q_SIGNALS:
  void workspaceChanged();
  void nextChanged();
  /// The state of some stage changed.
  void stagesChanged();
  void levelChanged();
  /// "pause", "stop", "checkpoint", "resume", "tour", "resume-run": done.
  void acted(const std::string& what);
  /// Something that was asked for did not happen.
  void refused(const std::string& what, const zk::Issue& issue);
  void launchChanged();

 private:
  void startReplay();
  void scan();
  void take(const WorkspaceState& state);
  void followRun();
  void followTour();
  void launch(const std::string& what, const std::string& command, const QStringList& words);
  void watchLaunch();
  void launchOver();
  void control(const char* verb);
  void refreshNext();
  void addPathFacts(Situation& s) const;
  void addTourFacts(Situation& s) const;
  QString comparedKey() const;

  AppOptions m_options;
  Preferences& m_preferences;
  QString m_dir;
  WorkspaceState m_state;
  std::shared_ptr<WorkspaceScanner> m_scanner;
  bool m_scanning = false, m_scanned = false;
  QTimer m_scanTimer;
  RunFollower m_run;
  TourFollower m_tour;
  Machine m_machine;
  QString m_chosenRun, m_chosenAmong, m_ownPathDir;
  JobList m_jobs;
  std::unique_ptr<WorkerSession> m_zk, m_engine;
  Json m_described;  ///< the whole answer of `describe`
  QPointer<Job> m_launch;
  std::string m_launchedWhat;
  int m_logsBefore = 0;
  std::string m_pendingControl;
  ProjectNotes m_notes;
  RunIndex m_index;
  NextStep m_next;
  Situation m_situation;
  int m_lessonsRead = 0, m_lessons = 0;
};

}  // namespace zk::ui
