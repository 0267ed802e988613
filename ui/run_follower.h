// One run on the screen: its log's events, its model, its state as time passes, its baselines. Pages read it and hear
// at most ten times a second that something changed.
#pragma once
#include <QObject>
#include <QTimer>
#include <memory>
#include <optional>

#include "ui/event_source.h"
#include "ui/run_model.h"

namespace zk::ui {

class RunFollower : public QObject {
  Q_OBJECT
 public:
  explicit RunFollower(QObject* parent = nullptr);

  /// Follows <dir>/events.jsonl; an empty `dir` follows nothing.
  void follow(const QString& dir, const QString& workspaceDir);
  /// Follows that source (a recording); takes it over.
  void followSource(EventSource* source, const QString& dir);

  bool active() const { return m_source != nullptr; }
  const RunModel& model() const { return m_model; }
  RunState state() const { return m_state; }
  const Baselines& baselines() const { return m_baselines; }
  const QString& dir() const { return m_dir; }
  QString id() const;
  qint64 nowUs() const { return m_source ? m_source->nowUs() : 0; }
  double age() const { return m_model.age(nowUs()); }
  bool alive() const { return m_source && m_source->alive(); }
  /// All that the log held at the last look has been shown.
  bool caughtUp() const { return m_source && m_source->caughtUp(); }
  qint64 badLines() const { return m_source ? m_source->badLines() : 0; }
  /// Why the log cannot be read, if so.
  const std::optional<Issue>& refusal() const { return m_refusal; }

 Q_SIGNALS:
  void reset();         ///< another run, or none
  void advanced();      ///< new events, at most ten times a second
  void beat();          ///< the worker showed a sign of life just now
  void stateChanged();  ///< state(), refusal() or baselines()

 private:
  void attach(EventSource* source, const QString& dir);
  void take(const Events& events);
  void refreshState();
  void findBaselines();
  QString m_dir, m_workspaceDir;
  EventSource* m_source = nullptr;
  RunModel m_model;
  RunState m_state = RunState::Starting;
  Baselines m_baselines;
  QString m_baselinesOf;
  std::optional<Issue> m_refusal;
  QTimer m_publish, m_clock;
};

}  // namespace zk::ui
