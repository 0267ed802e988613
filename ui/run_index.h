// Runs and artifacts of a project as lists that are there at once: <workspace>/index.sqlite. Everything in it comes
// from the folders and is made anew from them whenever the file is missing, broken or of a newer version; deleting it
// loses nothing. One window writes (the lock file beside it says which), all read.
#pragma once
#include <QLockFile>
#include <QObject>
#include <QString>
#include <QVector>
#include <memory>
#include <mutex>

#include "ui/workspace_scan.h"

namespace zk::ui {

struct IndexedArtifact {
  QString kind, id, command;  ///< "dataset", "dataset-1", "dataset"
  qint64 created = 0;         ///< microseconds since the epoch
  double bytes = 0;           ///< on disk
  Json counters = Json::object();
};

/// Numbers below 0 are not known.
struct IndexedRun {
  QString id, command, state;  ///< state: running, ok, stopped, failed, lost
  QString dataset, base;
  qint64 started = 0, lastEvent = 0;  ///< microseconds since the epoch
  qint64 step = -1, totalSteps = -1;
  double loss = -1, validLoss = -1, bitsPerChar = -1, tokens = -1, tokensPerSecond = -1, seconds = -1;
  double parameters = -1, bytes = 0;
  bool hasCheckpoint = false;

  bool isTuning() const { return command == QLatin1String("tune"); }
  bool running() const { return state == QLatin1String("running"); }
};

struct IndexLists {
  QVector<IndexedRun> runs;            ///< newest first
  QVector<IndexedArtifact> artifacts;  ///< newest first
};

/// The file. Used by one thread at a time; not by the interface thread.
class IndexFile {
 public:
  static constexpr int kVersion = 1;
  explicit IndexFile(const QString& workspaceDir);
  /// What the file says now; empty where there is none that can be read.
  IndexLists read();
  /// Brings the file up to date with the folder and returns what it then says. Where another window writes, or the
  /// folder cannot be written, the lists come from `state` alone.
  IndexLists update(const WorkspaceState& state);
  bool writes() const { return m_lock.isLocked(); }
  QString path() const { return m_path; }

 private:
  bool sound();
  QString m_path;
  QLockFile m_lock;
  bool m_checked = false;
};

/// The rows of a folder, without the file. Walks the folders for their sizes.
IndexLists listsFrom(const WorkspaceState& state);
/// running, ok, stopped, failed or lost.
QString runStateOf(const LogGlance& run);

/// The index of the open project for the interface thread.
class RunIndex : public QObject {
  Q_OBJECT
 public:
  using QObject::QObject;
  /// Shows what the file says, before the folder was looked at.
  void open(const QString& workspaceDir);
  void update(const WorkspaceState& state);
  const QVector<IndexedRun>& runs() const { return m_lists.runs; }
  const QVector<IndexedArtifact>& artifacts() const { return m_lists.artifacts; }
  const IndexedRun* run(const QString& id) const;
  const IndexedArtifact* artifact(const QString& kind, const QString& id) const;
  /// Some list was handed over since the project was opened.
  bool known() const { return m_known; }

 Q_SIGNALS:
  void changed();

 private:
  struct Shared;
  void take(const IndexLists& lists, quint64 asked);
  std::shared_ptr<Shared> m_shared;
  IndexLists m_lists;
  QString m_dir;
  bool m_known = false;
  quint64 m_asked = 0;
};

}  // namespace zk::ui
