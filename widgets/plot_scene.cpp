// Small questions about a scene, and how a series looks: colour, dash and marker follow from its place in the palette.
#include "widgets/plot_overlay.h"

#include <cmath>

#include "widgets/numbers.h"

namespace zk::widgets {

bool PlotScene::empty() const { return firstWithData() == nullptr; }

const Curve* PlotScene::firstWithData() const {
  for (const auto& c : curves)
    if (!c.data->empty()) return &c;
  return nullptr;
}

double PlotScene::toShown(double x) const {
  const Curve* c = firstWithData();
  if (kind == 0 || !c) return x;
  const Series& s = *c->data;
  const std::size_t last = s.size() - 1;
  if (x > s.x(0, last) && last > 0) {  // beyond the data: go on at the average pace (planned end, forecast)
    const double span = s.x(0, last) - s.x(0, 0);
    const double pace = span > 0 ? (s.x(kind, last) - s.x(kind, 0)) / span : 0;
    return s.x(kind, last) + (x - s.x(0, last)) * pace;
  }
  return s.x(kind, s.nearest(0, x));
}

double PlotScene::toKind0(double shown) const {
  const Curve* c = firstWithData();
  return kind == 0 || !c ? shown : c->data->x(0, c->data->nearest(kind, shown));
}

SeriesLayer PlotScene::mainLayer(const Curve& c) const {
  return c.style.smoothed && smoothing > 0 ? SeriesLayer::Smooth : SeriesLayer::Raw;
}

QString PlotScene::name(const XKind& k) const { return k.label.isEmpty() ? k.id : k.label; }

QString PlotScene::xText(double kind0) const {
  const XKind& k = kinds[kind];
  const double shown = toShown(kind0);
  if (k.isTime) return numbers::duration(shown);
  const QString n = shown >= 1e6 ? numbers::compact(shown) : numbers::fixed(shown, shown == std::floor(shown) ? 0 : 2);
  return k.at.isEmpty() ? n + QLatin1Char(' ') + name(k) : k.at.arg(n);
}

QColor curveColor(const CurveStyle& style) {
  return tokens().category[std::size_t(std::clamp(style.category, 1, 6)) - 1];
}

QColor curveTextColor(const CurveStyle& style) {
  const QColor c = curveColor(style);
  return contrastRatio(c, tokens().surface) >= 4.5 ? c : tokens().text;
}

QPen curvePen(const CurveStyle& style, double width) {
  static const QVector<qreal> dashes[] = {{}, {6, 3}, {2, 2}, {8, 3, 2, 3}, {12, 4}, {}};
  QPen pen(curveColor(style), width, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin);
  const auto& d = dashes[std::clamp(style.category, 1, 6) - 1];
  if (style.dashed && !d.isEmpty()) {
    pen.setDashPattern(d);
    pen.setCapStyle(Qt::FlatCap);
  }
  return pen;
}

}  // namespace zk::widgets
