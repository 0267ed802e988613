// Notices when the interface thread was held: a timer that should fire every 10 ms measures how late it is. Runs in
// debug builds and where ZK_STALL_WATCH is set; a stall above 50 ms is written to the log of the window.
#pragma once
#include <QElapsedTimer>
#include <QObject>
#include <QTimer>

namespace zk::ui {

class StallWatch : public QObject {
  Q_OBJECT
 public:
  explicit StallWatch(QObject* parent = nullptr);
  /// True in debug builds and where ZK_STALL_WATCH is set.
  static bool wanted();
  void start();
  /// Longest stall so far, milliseconds, and how many were above the limit.
  qint64 worstMs() const { return m_worst; }
  int stalls() const { return m_stalls; }
  static constexpr int kLimitMs = 50;

 Q_SIGNALS:
  void stalled(qint64 ms);

 private:
  void beat();
  QTimer m_timer;
  QElapsedTimer m_clock;
  qint64 m_worst = 0;
  int m_stalls = 0;
};

}  // namespace zk::ui
