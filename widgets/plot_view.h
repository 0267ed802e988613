// A plot that stays quick with a million points and reads well: direct labels, real minus signs, a crosshair that reads
// every curve, keyboard control. Built on QCustomPlot, which this header keeps to itself.
#pragma once
#include <QWidget>
#include <memory>

#include "widgets/plot_scene.h"

namespace zk::widgets {

class PlotView : public QWidget {
  Q_OBJECT
 public:
  explicit PlotView(QWidget* parent = nullptr);
  ~PlotView() override;

  // What is shown. Changing data is followed by dataChanged(); the view redraws at most ten times a second, and only
  // while it is visible.
  void setXKinds(const QVector<XKind>& kinds);
  const QVector<XKind>& xKinds() const;
  int addCurve(const CurveStyle& style);
  void setCurveName(int curve, const QString& name);
  QString curveName(int curve) const;
  Series& curve(int index);
  int curveCount() const;
  void clearData();
  void dataChanged();

  void setYLabel(const QString& label);
  void setBaselines(const QVector<Baseline>& baselines);
  void setBand(const HealthyBand& band);
  void setFlags(const QVector<PlotFlag>& flags);
  void setForecast(const Forecast& forecast);
  /// Last x (kind 0) that the run is meant to reach; the axis shows up to there. 0 = as far as the data.
  void setPlannedEnd(double x);
  /// A vertical line at the newest point, with its value: "now 1.94".
  void setNowLine(bool on);
  /// A spike far above everything else is drawn as an edge mark instead of squeezing the curve.
  void setClipSpikes(bool on);
  /// Shown in the middle of the empty axes, such as "first point at step 10".
  void setEmptyText(const QString& text);
  /// Fewer ticks, no crosshair box of its own size: for plots of 200 px.
  void setCompact(bool on);
  /// Lower end of the y axis when the data allow it (NaN = automatic).
  void setYFloor(double y);

  // How it is shown
  void setXKind(int kind);
  int xKind() const;
  void setLogX(bool on);
  bool logX() const;
  void setLogY(bool on);
  bool logY() const;
  void setSmoothing(double beta);
  double smoothing() const;
  void showAll();
  bool showsAll() const;
  /// Kind 0 position; NaN hides the crosshair.
  void setCrosshair(double x);
  double crosshair() const;
  /// What the axis shows, in the kind that is shown.
  std::pair<double, double> xRange() const;
  /// Kind 0 x where the first curve passed each baseline; NaN = not (yet).
  QVector<double> crossings() const;

  /// One sentence for screen readers and captions, in the language of the window.
  QString summary() const;

  // Copies of what is shown. Rendering is quick; the caller writes files off the interface thread.
  QImage toImage(const QSize& size, double scale) const;
  QByteArray toSvg(const QSize& size) const;
  /// Long form: curve, one column per x kind, value, smoothed.
  QByteArray toCsv() const;

  /// Redraw now instead of within 100 ms; returns the milliseconds it took (benchmarks, pictures).
  double redrawNow();

  QSize sizeHint() const override { return {scaled(480), scaled(280)}; }
  QSize minimumSizeHint() const override;

 Q_SIGNALS:
  void viewChanged();  // kind, log, smoothing or full range changed (from keys or mouse too)
  void exportRequested();

 protected:
  void showEvent(QShowEvent*) override;
  void resizeEvent(QResizeEvent*) override;
  void changeEvent(QEvent*) override;
  void keyPressEvent(QKeyEvent*) override;
  void focusInEvent(QFocusEvent*) override;
  void focusOutEvent(QFocusEvent*) override;
  bool eventFilter(QObject*, QEvent*) override;

 private:
  struct Impl;
  std::unique_ptr<Impl> m;
};

}  // namespace zk::widgets
