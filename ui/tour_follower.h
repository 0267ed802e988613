// The tour on the screen: its log, its model, its state.
#pragma once
#include <QObject>
#include <QTimer>

#include "ui/event_source.h"
#include "ui/tour_model.h"

namespace zk::ui {

class TourFollower : public QObject {
  Q_OBJECT
 public:
  explicit TourFollower(QObject* parent = nullptr);
  /// Follows <dir>/events.jsonl; an empty `dir` follows nothing.
  void follow(const QString& dir);
  void followSource(EventSource* source, const QString& dir);

  bool active() const { return m_source != nullptr; }
  const TourModel& model() const { return m_model; }
  RunState state() const { return m_state; }
  const QString& dir() const { return m_dir; }
  bool alive() const { return m_source && m_source->alive(); }
  bool caughtUp() const { return m_source && m_source->caughtUp(); }
  qint64 nowUs() const { return m_source ? m_source->nowUs() : 0; }

 Q_SIGNALS:
  void changed();  ///< another tour, new events (at most ten times a second), another state

 private:
  void attach(EventSource* source, const QString& dir);
  void refreshState();
  QString m_dir;
  EventSource* m_source = nullptr;
  TourModel m_model;
  RunState m_state = RunState::Starting;
  QTimer m_publish, m_clock;
};

}  // namespace zk::ui
