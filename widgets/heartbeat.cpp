// The trace shows the last three seconds; a beat is a small pulse that travels left. The timer runs only while there is
// something to move.
#include <QPainter>
#include <algorithm>
#include <cmath>

#include "widgets/live_strip.h"

namespace zk::widgets {
namespace {

constexpr double kWindow = 3.0;    // seconds across the width
constexpr double kSpacing = 0.55;  // beats closer than this are drawn as one

/// The shape of one beat: deflection -1..1 at `u` seconds after its start.
double pulse(double u) {
  if (u < 0 || u > 0.40) return 0;
  if (u < 0.10) return u / 0.10;
  if (u < 0.25) return 1 - 2 * (u - 0.10) / 0.15;
  return -1 + (u - 0.25) / 0.15;
}

}  // namespace

Heartbeat::Heartbeat(QWidget* parent) : QWidget(parent) {
  setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
  m_clock.start();
  m_timer.setInterval(40);
  connect(&m_timer, &QTimer::timeout, this, [this] {
    update();
    runTimer();
  });
  connect(&Theme::instance(), &Theme::changed, this, [this] { updateGeometry(), update(), runTimer(); });
}

void Heartbeat::setColor(TokenRef color) { m_color = color, update(); }

void Heartbeat::setResting(bool resting) {
  m_resting = resting;
  if (resting) m_beats.clear();
  update();
  runTimer();
}

void Heartbeat::freeze(const QVector<double>& ages) {
  m_isFrozen = true;
  m_frozen = ages;
  m_timer.stop();
  update();
}

void Heartbeat::beat() {
  const qint64 now = m_clock.elapsed();
  m_isFrozen = false;
  if (m_beats.isEmpty() || now - m_beats.last() > qint64(kSpacing * 1000)) m_beats.append(now);
  update();
  runTimer();
}

QVector<double> Heartbeat::ages() const {
  if (m_isFrozen) return m_frozen;
  QVector<double> out;
  for (qint64 t : m_beats) out.append((m_clock.elapsed() - t) / 1000.0);
  return out;
}

void Heartbeat::runTimer() {
  const qint64 oldest = m_clock.elapsed() - qint64((kWindow + 0.5) * 1000);
  while (!m_beats.isEmpty() && m_beats.first() < oldest) m_beats.removeFirst();
  const bool moving = isVisible() && !m_beats.isEmpty() && !m_isFrozen && !Theme::instance().settings().reducedMotion;
  moving ? (m_timer.isActive() ? void() : m_timer.start()) : m_timer.stop();
}

void Heartbeat::paintEvent(QPaintEvent*) {
  QPainter p(this);
  p.setRenderHint(QPainter::Antialiasing);
  const QColor c = tokens().*m_color;
  const double mid = height() / 2.0, end = width() - 5;
  if (Theme::instance().settings().reducedMotion) {
    p.setPen(Qt::NoPen);
    p.setBrush(c);
    p.drawEllipse(QPointF(width() / 2.0, mid), scaled(5), scaled(5));
    return;
  }
  const auto beats = ages();
  const auto deflection = [&](double secondsAgo) {
    double d = 0;
    for (double age : beats) d += pulse(age - secondsAgo);
    return std::clamp(d, -1.0, 1.0);
  };
  QPolygonF line;
  for (double x = 0; x <= end; x += 1)
    line << QPointF(x, mid - scaled(8) * (m_resting ? 0 : deflection((end - x) / end * kWindow)));
  p.setPen(QPen(c, 1.6, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
  p.drawPolyline(line);
  p.setPen(Qt::NoPen);
  p.setBrush(c);
  p.drawEllipse(line.last(), 2.6, 2.6);
}

void Heartbeat::hideEvent(QHideEvent*) { m_timer.stop(); }
void Heartbeat::showEvent(QShowEvent*) { runTimer(); }

}  // namespace zk::widgets
