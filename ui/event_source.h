// Where typed events come from: the log of a run that is being written, or a recording. Reading and parsing happen on
// a pool thread; the interface thread takes a bounded number of events per tick, so a flood of ten thousand lines a
// second slows nothing. The file is the truth: no pipe to the worker, hence nothing to lose when the window closes.
#pragma once
#include <QElapsedTimer>
#include <QObject>
#include <QTimer>
#include <memory>

#include "ui/event.h"

namespace zk::ui {

/// Throw one away with deleteLater(): a receiver of its signals may be the one who does it.
class EventSource : public QObject {
  Q_OBJECT
 public:
  using QObject::QObject;
  /// Start handing over, from the first event on.
  virtual void start() = 0;
  /// The log's clock, microseconds since the epoch.
  virtual qint64 nowUs() const = 0;
  /// The process that writes the log exists (as of the last look, at most a second ago).
  virtual bool alive() const = 0;
  /// All that the log held at the last look has been handed over.
  virtual bool caughtUp() const = 0;
  /// Lines that no reader understands; they are skipped.
  virtual qint64 badLines() const = 0;
  virtual QString path() const = 0;

 Q_SIGNALS:
  void arrived(const zk::ui::Events& events);
  /// The log cannot be read (written by a newer program, no permission). Nothing more will come.
  void refused(const zk::Issue& issue);
  /// alive() or caughtUp() changed.
  void changed();
};

/// Follows a file for as long as it lives; a file that is not there yet is waited for.
class FileEventSource : public EventSource {
  Q_OBJECT
 public:
  explicit FileEventSource(const QString& path, QObject* parent = nullptr);
  ~FileEventSource() override;
  void start() override;
  qint64 nowUs() const override;
  bool alive() const override { return m_alive; }
  bool caughtUp() const override { return m_caughtUp; }
  qint64 badLines() const override { return m_badLines; }
  QString path() const override { return m_path; }

 private:
  struct Shared;
  void tick();
  void takeQueue();
  QString m_path;
  QTimer m_timer;
  std::shared_ptr<Shared> m_shared;
  bool m_alive = false, m_caughtUp = false, m_refused = false, m_ended = false;
  qint64 m_badLines = 0;
};

/// Plays a recording at `speed` times its own pace; speed 0 hands everything over at once and stands still there, as if
/// the run were at that very moment (for pictures and tests).
class ReplaySource : public EventSource {
  Q_OBJECT
 public:
  /// `until` in 0..1: stops after that share of the recording's events.
  ReplaySource(const QString& path, double speed, double until = 1, QObject* parent = nullptr);
  void start() override;
  qint64 nowUs() const override;
  bool alive() const override;
  bool caughtUp() const override { return m_next >= m_events.size() && m_loaded; }
  qint64 badLines() const override { return m_badLines; }
  QString path() const override { return m_path; }

 private:
  struct Loaded;
  void load();
  void loaded(const Loaded& result);
  void tick();
  QString m_path;
  double m_speed, m_until;
  Events m_events;
  qsizetype m_next = 0;
  qint64 m_badLines = 0;
  bool m_loaded = false;
  QElapsedTimer m_clock;
  QTimer m_timer;
};

}  // namespace zk::ui
