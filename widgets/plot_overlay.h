// Everything on a plot that is not a curve: baselines and their crossings, healthy band, forecast, "now", flags, direct
// labels, edge marks and the crosshair. Drawn inside QCustomPlot's layers, so that exports hold it too.
#pragma once
#include <QVector>

#include "widgets/plot_scene.h"
#include "widgets/qcp.h"

namespace zk::widgets {

/// State shared between PlotView and its layers.
struct PlotScene {
  QVector<XKind> kinds{{QStringLiteral("step"), QString()}};
  QVector<Curve> curves;
  QVector<Baseline> baselines;
  QVector<double> crossings;  // kind 0 x for each baseline, NaN = not passed
  HealthyBand band;
  QVector<PlotFlag> flags;
  Forecast forecast;
  QString yLabel, emptyText;
  double plannedEnd = 0, yFloor = NAN, smoothing = 0, crosshair = NAN;  // crosshair in kind 0
  int kind = 0;
  bool logX = false, logY = false, nowLine = false, clipSpikes = false, compact = false, focused = false;

  bool empty() const;
  /// x of kind 0 in the kind that is shown (by the nearest point of the first curve that has data).
  double toShown(double kind0) const;
  double toKind0(double shown) const;
  const Curve* firstWithData() const;
  SeriesLayer mainLayer(const Curve& c) const;
  QString xText(double kind0) const;
  QString name(const XKind& kind) const;
};

QColor curveColor(const CurveStyle& style);
/// Colour for words about the curve: series 5 and 6 are too light for text.
QColor curveTextColor(const CurveStyle& style);
QPen curvePen(const CurveStyle& style, double width);

class PlotOverlay final : public QCPLayerable {
 public:
  enum class Part { Back, Front, Crosshair };
  PlotOverlay(QCustomPlot* plot, const QString& layer, const PlotScene& scene, Part part);

 protected:
  void applyDefaultAntialiasingHint(QCPPainter* painter) const override {
    applyAntialiasingHint(painter, true, QCP::aeOther);
  }
  void draw(QCPPainter* painter) override;
  QRect clipRect() const override;

 private:
  // Painting order is the order of these functions.
  void drawBand(QPainter& p) const;
  void drawForecast(QPainter& p) const;
  void drawBaselineLines(QPainter& p) const;
  void drawNow(QPainter& p);
  void drawFlags(QPainter& p);
  void drawCrossings(QPainter& p);
  void drawBaselineLabels(QPainter& p);
  void drawCurveLabels(QPainter& p);
  void drawForecastLabel(QPainter& p);
  void drawEdgeMarks(QPainter& p) const;
  void drawAxisName(QPainter& p) const;
  void drawEmpty(QPainter& p) const;
  void drawCrosshair(QPainter& p) const;

  double px(double shownX) const;
  double py(double y) const;
  QRectF area() const;
  void collectObstacles();
  bool isFree(const QRectF& r) const;
  /// Puts text at the first of `spots` (top-left corners) that is free, inside the axes and clear of curves.
  bool place(QPainter& p, const QString& text, const QVector<QPointF>& spots, const QColor& color, bool bold,
             bool force);

  const PlotScene& m_scene;
  Part m_part;
  QVector<QRectF> m_taken;
  QVector<QPolygonF> m_lines;
};

}  // namespace zk::widgets
