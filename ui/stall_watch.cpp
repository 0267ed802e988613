// The first beats after the start do not count: the window is being built.
#include "ui/stall_watch.h"

#include <algorithm>

namespace zk::ui {
namespace {

constexpr int kBeatMs = 10;

}  // namespace

StallWatch::StallWatch(QObject* parent) : QObject(parent) {
  m_timer.setTimerType(Qt::PreciseTimer);
  m_timer.setInterval(kBeatMs);
  connect(&m_timer, &QTimer::timeout, this, &StallWatch::beat);
}

bool StallWatch::wanted() {
#ifdef NDEBUG
  return qEnvironmentVariableIsSet("ZK_STALL_WATCH");
#else
  return true;
#endif
}

void StallWatch::start() {
  m_clock.start();
  m_timer.start();
}

void StallWatch::beat() {
  const qint64 stall = std::max<qint64>(0, m_clock.restart() - kBeatMs);
  m_worst = std::max(m_worst, stall);
  if (stall <= kLimitMs) return;
  ++m_stalls;
  qWarning("the interface was held for %lld ms", static_cast<long long>(stall));
  Q_EMIT stalled(stall);
}

}  // namespace zk::ui
