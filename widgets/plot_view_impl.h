// Inside of PlotView, shared by its source files only.
#pragma once
#include <QTimer>
#include <functional>

#include "widgets/plot_overlay.h"
#include "widgets/plot_ticker.h"
#include "widgets/plot_view.h"

namespace zk::widgets {

struct PlotView::Impl {
  PlotScene scene;
  QCustomPlot* plot = nullptr;
  QVector<QCPGraph*> raw, main;  // one pair for each curve; `main` is smoothed where the curve is
  QSharedPointer<NumberTicker> xTicker, yTicker;
  QTimer redraw;
  double cost = 0;  // of the last draw, milliseconds
  bool dirty = true;    // curves must be decimated again before the next draw
  bool showAll = true;  // the view follows the data until somebody zooms
  bool manualY = false;
  bool restyle = true;
  QVector<std::size_t> searched;  // how far each baseline's crossing has been looked for
  QPoint pressedAt;
  bool dragging = false;
  QCPRange dragX, dragY;

  void schedule();
  void redrawInTurn(const std::function<double()>& draw);
  void prepare();  // everything before a draw: style, ranges, crossings, curves
  void applyStyle();
  void applyRanges();
  void findCrossings();
  double lineWidth(const CurveStyle& style) const;
  void fillGraphs();
  QCPRange fullX() const;
  QCPRange fullY(const QCPRange& x) const;
  void zoom(QCPAxis* axis, double at, double factor);
};

}  // namespace zk::widgets
