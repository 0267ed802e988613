// What a plot shows, as plain values: axes, curves, baselines, bands, flags. PlotView draws it.
#pragma once
#include <QString>
#include <QVector>
#include <limits>
#include <memory>

#include "widgets/controls.h"
#include "widgets/series.h"

namespace zk::widgets {

/// One way to measure the horizontal axis. Each point brings one x per kind, in this order.
struct XKind {
  QString id;           // "step"
  QString label;        // "steps"; axis name and menu entry
  QString at;           // one place on it: "step %1"; empty = "%1 steps"
  bool isTime = false;  // seconds, shown as a duration
};

struct CurveStyle {
  enum class Mark { None, Diamond, Dot };
  QString name;            // direct label, crosshair, table
  int category = 1;        // 1..6 of the palette (dash and marker follow from it)
  Mark mark = Mark::None;  // markers as for validation values
  bool smoothed = false;   // follows the smoothing slider; the raw line stays visible behind
  bool dashed = false;
  bool labelled = true;
};

struct Curve {
  CurveStyle style;
  std::shared_ptr<Series> data;
};

/// A horizontal line to compare with. The view finds where the first curve passes it (from above).
struct Baseline {
  QString name;  // "Bigram: one word back"
  double value = 0;
  /// Kind 0 x of the crossing if the engine said so; NaN = find it.
  double crossedAt = std::numeric_limits<double>::quiet_NaN();
};

/// Something happened at x (kind 0): a live edit, a spike, a resume.
struct PlotFlag {
  double x = 0;
  QString text;
  Tone tone = Tone::Warn;
};

/// A range of y that counts as healthy.
struct HealthyBand {
  double low = 0, high = 0;
  bool valid() const { return high > low; }
};

struct Forecast {
  QVector<double> x, low, high;  // x of kind 0
  QString name;                  // "forecast"
};

}  // namespace zk::widgets
