// What a project folder holds: runs, tours, models, told from the folders alone. Each log is only peeked at (its head
// and its tail), and looked at again only when it changed, so that 500 runs cost little. Runs on a pool thread.
#pragma once
#include <QHash>
#include <QString>
#include <QVector>

#include "engine/core/workspace.h"
#include "ui/event.h"
#include "ui/run_model.h"

namespace zk::ui {

/// What a run's metrics say, as far as its log's head and tail hold them; below 0: not said.
struct RunFigures {
  double loss = -1, tokens = -1, seconds = -1, tokensPerSecond = -1;  ///< of the newest training step
  double validLoss = -1, bitsPerChar = -1;                            ///< of the newest validation
  double validStep = -1, validTokens = -1, validSeconds = -1;         ///< and where it was made
  double parameters = -1;
};

/// A run or a tour as its log's head and tail tell it.
struct LogGlance {
  QString id, dir;
  std::string command;
  ProcessId process;
  qint64 startedAt = 0, lastEventAt = 0;  ///< microseconds since the epoch
  std::string endStatus;                  ///< ok, stopped, failed; empty = no end
  qint64 step = -1, totalSteps = -1;
  QString dataset, base;       ///< from the parameters; empty = the newest at that time
  std::string stage;           ///< the last stage that began
  bool alive = false;          ///< its process exists
  bool hasCheckpoint = false;  ///< can be talked to and resumed
  Json params = Json::object();
  RunFigures figures;

  bool isTuning() const { return command == "tune"; }
  bool ended() const { return !endStatus.empty(); }
  /// No end and no process: it was cut off.
  bool lost() const { return !ended() && !alive; }
};

/// One finished artifact as its manifest tells it.
struct ArtifactInput {
  ArtifactKind kind = ArtifactKind::Corpus;
  QString id, hash;
};
struct ArtifactGlance {
  ArtifactKind kind = ArtifactKind::Corpus;
  QString id, dir, content;
  qint64 created = 0;  ///< microseconds since the epoch
  std::string command;
  Json params = Json::object(), counters = Json::object();
  QVector<ArtifactInput> inputs;
};

struct WorkspaceState {
  QString dir;
  bool exists = false;
  QVector<LogGlance> runs;   ///< newest first
  QVector<LogGlance> tours;  ///< quickstart reports, newest first
  int models = 0, corpora = 0, datasets = 0, evaluations = 0;
  QVector<ArtifactGlance> artifacts;  ///< of every kind, newest first

  /// Newest first; of one command only, if named.
  QVector<const ArtifactGlance*> artifactsOf(ArtifactKind kind, const char* command = nullptr) const;
  const ArtifactGlance* newest(ArtifactKind kind, const char* command = nullptr) const;
  const ArtifactGlance* artifact(ArtifactKind kind, const QString& id) const;

  const LogGlance* run(const QString& id) const;
  const LogGlance* liveRun() const;  ///< newest live one
  const LogGlance* liveTour() const;
  bool empty() const { return runs.isEmpty() && tours.isEmpty() && models + corpora + datasets == 0; }
};

/// Keeps what it saw, keyed by file size and time; one scanner per workspace, used by one thread at a time.
class WorkspaceScanner {
 public:
  WorkspaceState scan(const QString& dir);

 private:
  struct Seen {
    qint64 size = -1, modified = -1;
    LogGlance glance;
  };
  struct SeenManifest {
    qint64 modified = -1;
    ArtifactGlance glance;
  };
  LogGlance look(const QString& folder);
  void lookAtArtifacts(WorkspaceState& state);
  QHash<QString, Seen> m_seen;
  QHash<QString, SeenManifest> m_manifests;
};

/// baselines.json of the dataset that a run was trained on; none known where the file is missing.
Baselines readBaselines(const QString& workspaceDir, const QString& dataset);
Baselines baselinesFromJson(const Json& json);

/// Head and tail of a log; the fields that they tell.
LogGlance glanceAtLog(const QString& path);

}  // namespace zk::ui
