// Labels look for a free spot: candidates in order of preference, the first that touches neither a label nor a curve
// wins.
#include "widgets/plot_overlay.h"

#include <algorithm>
#include <cmath>

#include "widgets/numbers.h"
#include "widgets/plot_view.h"

namespace zk::widgets {
namespace {

QSizeF textSize(const QString& text, const QFont& font) {
  const QFontMetricsF m(font);
  return {m.horizontalAdvance(text) + 4, m.height()};
}

bool crosses(const QPolygonF& line, const QRectF& r) {
  for (qsizetype i = 1; i < line.size(); ++i) {
    const QPointF a = line[i - 1], b = line[i];
    if (std::max(a.x(), b.x()) < r.left() || std::min(a.x(), b.x()) > r.right()) continue;
    if (std::max(a.y(), b.y()) < r.top() || std::min(a.y(), b.y()) > r.bottom()) continue;
    if (std::abs(a.x() - b.x()) < 1) return true;
    const double y0 = a.y() + (b.y() - a.y()) * (std::max(r.left(), std::min(a.x(), b.x())) - a.x()) / (b.x() - a.x());
    const double y1 = a.y() + (b.y() - a.y()) * (std::min(r.right(), std::max(a.x(), b.x())) - a.x()) / (b.x() - a.x());
    if (std::max(y0, y1) >= r.top() && std::min(y0, y1) <= r.bottom()) return true;
  }
  return false;
}

}  // namespace

PlotOverlay::PlotOverlay(QCustomPlot* plot, const QString& layer, const PlotScene& scene, Part part)
    : QCPLayerable(plot, layer), m_scene(scene), m_part(part) {}

QRect PlotOverlay::clipRect() const { return mParentPlot->viewport(); }
QRectF PlotOverlay::area() const { return mParentPlot->axisRect()->rect(); }
double PlotOverlay::px(double x) const { return mParentPlot->xAxis->coordToPixel(x); }
double PlotOverlay::py(double y) const { return mParentPlot->yAxis->coordToPixel(y); }

void PlotOverlay::draw(QCPPainter* painter) {
  QPainter& p = *painter;
  p.save();
  p.setRenderHint(QPainter::Antialiasing);
  if (m_part == Part::Crosshair) {
    drawCrosshair(p);
  } else if (m_part == Part::Back) {
    p.setClipRect(area());
    drawBand(p);
    drawForecast(p);
    drawBaselineLines(p);
  } else {
    m_taken.clear();
    collectObstacles();
    drawAxisName(p);
    drawEdgeMarks(p);
    drawNow(p);
    drawFlags(p);
    drawCrossings(p);
    drawBaselineLabels(p);
    drawCurveLabels(p);
    drawForecastLabel(p);
    drawEmpty(p);
  }
  p.restore();
}

void PlotOverlay::collectObstacles() {
  m_lines.clear();
  const QCPRange x = mParentPlot->xAxis->range();
  for (const auto& c : m_scene.curves) {
    QPolygonF line;
    for (const auto& q : c.data->decimated(m_scene.kind, m_scene.mainLayer(c), x.lower, x.upper, 80, m_scene.logX))
      if (std::isfinite(q.y)) line << QPointF(px(q.x), py(q.y));
    m_lines.append(line);
  }
}

bool PlotOverlay::isFree(const QRectF& r) const {
  if (!area().adjusted(-1, -1, 1, 1).contains(r)) return false;
  for (const auto& t : m_taken)
    if (t.intersects(r)) return false;
  for (const auto& line : m_lines)
    if (crosses(line, r.adjusted(1, 2, -1, -2))) return false;
  return true;
}

bool PlotOverlay::place(QPainter& p, const QString& text, const QVector<QPointF>& spots, const QColor& color, bool bold,
                        bool force) {
  const QFont f = Type::font(Type::Role::Caption, bold);
  const QSizeF size = textSize(text, f);
  QRectF chosen;
  for (const auto& s : spots)
    if (isFree(QRectF(s, size))) {
      chosen = QRectF(s, size);
      break;
    }
  if (chosen.isNull() && !force) return false;
  if (chosen.isNull()) {  // nowhere free: the first spot, pushed inside
    const QRectF a = area();
    chosen = QRectF(spots.first(), size);
    chosen.moveLeft(std::clamp(chosen.left(), a.left(), std::max(a.left(), a.right() - size.width())));
    chosen.moveTop(std::clamp(chosen.top(), a.top(), std::max(a.top(), a.bottom() - size.height())));
  }
  QColor ground = tokens().surface;
  ground.setAlphaF(0.8);
  p.setPen(Qt::NoPen);
  p.setBrush(ground);
  p.drawRoundedRect(chosen.adjusted(0, 1, 0, -1), 2, 2);
  p.setFont(f);
  p.setPen(color);
  p.drawText(chosen, Qt::AlignCenter, text);
  m_taken.append(chosen);
  return true;
}

void PlotOverlay::drawBand(QPainter& p) const {
  if (!m_scene.band.valid()) return;
  QColor c = tokens().ok;
  c.setAlphaF(tokens().dark ? 0.20 : 0.12);
  const QRectF a = area();
  p.fillRect(QRectF(QPointF(a.left(), py(m_scene.band.high)), QPointF(a.right(), py(m_scene.band.low))), c);
}

void PlotOverlay::drawForecast(QPainter& p) const {
  const auto& f = m_scene.forecast;
  if (f.x.size() < 2) return;
  QPolygonF shape;
  for (qsizetype i = 0; i < f.x.size(); ++i) shape << QPointF(px(m_scene.toShown(f.x[i])), py(f.high[i]));
  for (qsizetype i = f.x.size() - 1; i >= 0; --i) shape << QPointF(px(m_scene.toShown(f.x[i])), py(f.low[i]));
  QColor c = tokens().category[0];
  c.setAlphaF(0.22);
  p.setPen(Qt::NoPen);
  p.setBrush(c);
  p.drawPolygon(shape);
}

void PlotOverlay::drawBaselineLines(QPainter& p) const {
  const QRectF a = area();
  QPen pen(tokens().text3, 1);
  pen.setDashPattern({4, 3});
  p.setPen(pen);
  for (const auto& b : m_scene.baselines) {
    const double y = std::round(py(b.value)) + 0.5;
    p.drawLine(QPointF(a.left(), y), QPointF(a.right(), y));
  }
}

void PlotOverlay::drawNow(QPainter& p) {
  const Curve* c = m_scene.firstWithData();
  if (!m_scene.nowLine || !c) return;
  const Series& s = *c->data;
  const std::size_t last = s.size() - 1;
  const double v = s.value(m_scene.mainLayer(*c), last), x = px(s.x(m_scene.kind, last));
  const QRectF a = area();
  if (!std::isfinite(v) || x < a.left() - 1 || x > a.right() + 1) return;
  const double y = std::clamp(py(v), a.top(), a.bottom());
  // The line stands on the axis and ends above the point; its label sits on top of it.
  const QFont f = Type::font(Type::Role::Caption, true);
  const QString text = PlotView::tr("now %1").arg(numbers::plain(v));
  const QSizeF size = textSize(text, f);
  double top = std::max(a.top() + size.height(), y - 3.2 * size.height());
  for (int tries = 0; tries < 8; ++tries, top -= size.height() / 2) {
    if (top - size.height() < a.top()) break;
    if (isFree(QRectF(std::min(x - size.width() / 2, a.right() - size.width()), top - size.height(), size.width(),
                      size.height())))
      break;
  }
  p.setPen(QPen(tokens().text, 1));
  p.drawLine(QPointF(x, std::max(a.top() + size.height(), top)), QPointF(x, a.bottom()));
  place(p, text, {QPointF(std::min(x - size.width() / 2, a.right() - size.width()), top - size.height())},
        tokens().text, true, true);
  p.setPen(QPen(tokens().surface, 1.5));
  p.setBrush(curveColor(c->style));
  if (py(v) >= a.top() && py(v) <= a.bottom()) p.drawEllipse(QPointF(x, y), 4, 4);
}

void PlotOverlay::drawFlags(QPainter& p) {
  const Curve* c = m_scene.firstWithData();
  const QRectF a = area();
  const double line = QFontMetricsF(Type::font(Type::Role::Caption)).height();
  for (const auto& flag : m_scene.flags) {
    const double x = px(m_scene.toShown(flag.x));
    if (x < a.left() || x > a.right()) continue;
    double y = a.center().y();
    if (c) {
      const double v = c->data->value(SeriesLayer::Raw, c->data->nearest(0, flag.x));
      if (std::isfinite(v)) y = std::clamp(py(v), a.top() + 8, a.bottom() - 8);
    }
    const QColor color = tokens().*toneColor(flag.tone);
    p.setBrush(Qt::NoBrush);
    p.setPen(QPen(color, 2));
    p.drawEllipse(QPointF(x, y), 7, 7);
    const QSizeF size = textSize(flag.text, Type::font(Type::Role::Caption, true));
    QVector<QPointF> spots;
    for (int k = 3; k <= 9; ++k) spots << QPointF(x - size.width() / 2, y - k * line);
    for (int k = 2; k <= 5; ++k) spots << QPointF(x - size.width() / 2, y + k * line);
    place(p, flag.text, spots, color, true, true);
    const QRectF box = m_taken.last();
    p.setPen(QPen(color, 1));
    if (box.bottom() < y)
      p.drawLine(QPointF(x, box.bottom()), QPointF(x, y - 7));
    else
      p.drawLine(QPointF(x, y + 7), QPointF(x, box.top()));
  }
}

void PlotOverlay::drawCrossings(QPainter& p) {
  const QRectF a = area();
  for (qsizetype i = 0; i < m_scene.baselines.size() && i < m_scene.crossings.size(); ++i) {
    const double at = m_scene.crossings[i];
    if (!std::isfinite(at)) continue;
    const QPointF c(px(m_scene.toShown(at)), py(m_scene.baselines[i].value));
    if (!a.contains(c)) continue;
    p.setPen(QPen(tokens().text, 1.6));
    p.setBrush(tokens().surface);
    p.drawEllipse(c, 4.5, 4.5);
    m_taken.append(QRectF(c.x() - 6, c.y() - 6, 12, 12));
    if (m_scene.compact) continue;
    const QString text = m_scene.xText(at);
    const QSizeF s = textSize(text, Type::font(Type::Role::Caption, true));
    place(p, text,
          {c + QPointF(6, -s.height() - 3), c + QPointF(-s.width() - 6, 4), c + QPointF(8, 4),
           c + QPointF(-s.width() - 6, -s.height() - 3)},
          tokens().text, true, false);
  }
}

void PlotOverlay::drawBaselineLabels(QPainter& p) {
  if (m_scene.compact) return;
  const QRectF a = area();
  for (const auto& b : m_scene.baselines) {
    const double y = py(b.value);
    if (y < a.top() || y > a.bottom()) continue;
    const QString text = b.name + QStringLiteral("  ") + numbers::fixed(b.value, 2);
    const QSizeF s = textSize(text, Type::font(Type::Role::Caption));
    QVector<QPointF> spots;
    for (double x = a.left() + 6; x + s.width() < a.right(); x += 24) {
      spots << QPointF(x, y - s.height() - 1) << QPointF(x, y + 2);
    }
    if (spots.isEmpty()) spots << QPointF(a.left() + 6, y - s.height() - 1);
    place(p, text, spots, tokens().text2, false, true);
  }
}

void PlotOverlay::drawCurveLabels(QPainter& p) {
  if (m_scene.compact || m_scene.curves.size() < 2) return;
  for (qsizetype i = 0; i < m_scene.curves.size(); ++i) {
    const auto& c = m_scene.curves[i];
    if (!c.style.labelled || c.style.name.isEmpty() || m_lines[i].isEmpty()) continue;
    const QSizeF s = textSize(c.style.name, Type::font(Type::Role::Caption, true));
    QVector<QPointF> spots;
    const QPolygonF& line = m_lines[i];
    const bool below = i % 2 == 1;  // neighbours look for room on different sides
    for (double t : {0.30, 0.45, 0.15, 0.6, 0.05, 0.75, 0.9}) {
      const QPointF q = line[std::min(line.size() - 1, qsizetype(double(line.size()) * t))];
      for (double d : {4.0, 10.0, 18.0, 28.0})
        for (int side : {0, 1}) {
          const bool under = (side == 0) == below;
          spots << (under ? q + QPointF(-s.width() / 2, d) : q + QPointF(2, -s.height() - d));
        }
    }
    place(p, c.style.name, spots, curveTextColor(c.style), true, false);
  }
}

void PlotOverlay::drawForecastLabel(QPainter& p) {
  const auto& f = m_scene.forecast;
  if (f.x.isEmpty() || f.name.isEmpty()) return;
  const QSizeF s = textSize(f.name, Type::font(Type::Role::Caption));
  const double right = std::min(px(m_scene.toShown(f.x.last())), area().right()) - s.width();
  place(p, f.name, {{right, py(f.low.last()) + 3}, {right, py(f.high.last()) - s.height() - 3}}, tokens().text2, false,
        false);
}

void PlotOverlay::drawEdgeMarks(QPainter& p) const {
  const QRectF a = area();
  const QCPRange xr = mParentPlot->xAxis->range(), yr = mParentPlot->yAxis->range();
  for (const auto& c : m_scene.curves) {
    double lastX = -1e9;
    for (const auto& q : c.data->decimated(m_scene.kind, SeriesLayer::Raw, xr.lower, xr.upper,
                                           std::max(1, int(a.width())), m_scene.logX)) {
      if (!std::isfinite(q.y) || (q.y <= yr.upper && q.y >= yr.lower) || q.x < xr.lower || q.x > xr.upper) continue;
      const double x = px(q.x);
      if (x - lastX < 9) continue;
      lastX = x;
      const bool up = q.y > yr.upper;
      const double y = up ? a.top() + 1 : a.bottom() - 1, d = up ? 7 : -7;
      p.setPen(Qt::NoPen);
      p.setBrush(curveColor(c.style));
      p.drawPolygon(QPolygonF({QPointF(x, y), QPointF(x - 4.5, y + d), QPointF(x + 4.5, y + d)}));
    }
  }
}

void PlotOverlay::drawAxisName(QPainter& p) const {
  // The name of y stands above its axis, where it can be read without turning the head.
  if (m_scene.yLabel.isEmpty()) return;
  const QRectF a = area();
  const QFont f = Type::font(Type::Role::Caption);
  const double h = QFontMetricsF(f).height();
  p.setFont(f);
  p.setPen(tokens().text2);
  p.drawText(QRectF(2, a.top() - h - 6, mParentPlot->width() - 4, h), Qt::AlignLeft | Qt::AlignVCenter, m_scene.yLabel);
}

void PlotOverlay::drawEmpty(QPainter& p) const {
  if (!m_scene.empty() || m_scene.emptyText.isEmpty()) return;
  p.setFont(Type::font(Type::Role::Help));
  p.setPen(tokens().text2);
  p.drawText(area(), Qt::AlignCenter | Qt::TextWordWrap, m_scene.emptyText);
}

void PlotOverlay::drawCrosshair(QPainter& p) const {
  const QRectF a = area();
  if (m_scene.focused) {
    p.setBrush(Qt::NoBrush);
    p.setPen(QPen(tokens().focus, 2));
    p.drawRoundedRect(QRectF(mParentPlot->viewport()).adjusted(1, 1, -1, -1), 4, 4);
  }
  if (!std::isfinite(m_scene.crosshair) || m_scene.empty()) return;
  const double x = px(m_scene.toShown(m_scene.crosshair));
  if (x < a.left() - 1 || x > a.right() + 1) return;
  p.setPen(QPen(tokens().text3, 1));
  p.drawLine(QPointF(x, a.top()), QPointF(x, a.bottom()));

  struct Row {
    QColor color;
    QString text;
  };
  QVector<Row> rows{{QColor(), m_scene.xText(m_scene.crosshair)}};
  for (const auto& c : m_scene.curves) {
    if (c.data->empty()) continue;
    const std::size_t i = c.data->nearest(0, m_scene.crosshair);
    const double raw = c.data->y(i), main = c.data->value(m_scene.mainLayer(c), i);
    QString value = numbers::plain(main, 4);
    if (m_scene.mainLayer(c) == SeriesLayer::Smooth)
      value += QStringLiteral("  (") + numbers::plain(raw, 4) + QLatin1Char(')');
    rows.append(
        {curveColor(c.style), (c.style.name.isEmpty() ? m_scene.yLabel : c.style.name) + QStringLiteral("  ") + value});
    if (!std::isfinite(main)) continue;
    p.setPen(QPen(tokens().surface, 1.5));
    p.setBrush(curveColor(c.style));
    const QPointF q(px(c.data->x(m_scene.kind, i)), py(main));
    if (a.contains(q)) p.drawEllipse(q, 4, 4);
  }
  const QFont f = Type::font(Type::Role::Caption), bold = Type::font(Type::Role::Caption, true);
  const double line = QFontMetricsF(bold).height();
  double w = 0;
  for (const auto& r : rows)
    w = std::max(w, QFontMetricsF(bold).horizontalAdvance(r.text) + (r.color.isValid() ? 14 : 0));
  QRectF box(x + 10, a.top() + 6, w + 18, line * rows.size() + 10);
  if (box.right() > a.right()) box.moveRight(x - 10);
  if (box.left() < 0) box.moveLeft(2);
  p.setPen(QPen(tokens().borderStrong, 1));
  p.setBrush(tokens().surface);
  p.drawRoundedRect(box, 4, 4);
  double y = box.top() + 5;
  for (const auto& r : rows) {
    double left = box.left() + 9;
    if (r.color.isValid()) {
      p.setPen(Qt::NoPen);
      p.setBrush(r.color);
      p.drawRoundedRect(QRectF(left, y + line / 2 - 4, 8, 8), 2, 2);
      left += 14;
    }
    p.setFont(r.color.isValid() ? f : bold);
    p.setPen(tokens().text);
    p.drawText(QRectF(left, y, w, line), Qt::AlignLeft | Qt::AlignVCenter, r.text);
    y += line;
  }
}

}  // namespace zk::widgets
