// Grouped bars with their 95 % intervals: one group per test, one bar per run. The order inside a group never changes,
// every second run is hatched, chance is a dotted line across each group.
#pragma once
#include <limits>

#include "widgets/chart_parts.h"
#include "widgets/painted_list.h"

namespace zk::widgets {

struct IntervalSeries {
  QString name;
  int color = 0;                                            // index into Tokens::category
  double score = std::numeric_limits<double>::quiet_NaN();  // aggregate, shown in the legend
};

/// A NaN value is a test that has not run. `done` < `total` is one that is still running.
struct IntervalValue {
  double value = std::numeric_limits<double>::quiet_NaN();
  double low = std::numeric_limits<double>::quiet_NaN();
  double high = std::numeric_limits<double>::quiet_NaN();
  qint64 done = -1, total = -1;
  bool partial() const { return total > 0 && done < total; }
};

struct IntervalGroup {
  QString id, name;
  double chance = std::numeric_limits<double>::quiet_NaN();
  QVector<IntervalValue> values;  // one per series
};

class IntervalBars : public PaintedList {
  Q_OBJECT
 public:
  explicit IntervalBars(QWidget* parent = nullptr);
  void setData(const QVector<IntervalSeries>& series, const QVector<IntervalGroup>& groups);
  /// "correct (%)"; written beside the axis.
  void setAxisTitle(const QString& title);
  /// Decimals of the values above the bars (default 1).
  void setDecimals(int decimals);
  /// The axis never goes above it: 100 for shares in percent (default: no limit).
  void setUpperLimit(double limit);
  /// Shown instead of bars while there is nothing at all.
  void setEmptyText(const QString& text);

  /// One sentence for screen readers and captions.
  QString summary() const;
  ChartTable table() const;

  int itemCount() const override { return int(m_groups.size() * m_series.size()); }  // group by group
  QString itemName(int i) const override;
  QString itemDetails(int i) const override;
  QRectF itemRect(int i) const override;

  bool hasHeightForWidth() const override { return true; }
  int heightForWidth(int width) const override;
  QSize sizeHint() const override;
  QSize minimumSizeHint() const override;

 protected:
  void paintEvent(QPaintEvent*) override;
  void keyPressEvent(QKeyEvent*) override;
  void changeEvent(QEvent*) override;
  int neighbour(int from, int key) const override;

 private:
  struct Frame {
    QRectF plot;
    double legendHeight = 0, groupStep = 0, barStep = 0, bar = 0;
    AxisTicks ticks;
    bool valuesFit = false;
  };
  Frame frame() const;
  double legend(QPainter* p, double width) const;
  double footHeight(double groupWidth) const;
  double yOf(const Frame& f, double v) const;
  QRectF barSlot(const Frame& f, int i) const;
  void paintAxes(QPainter& p, const Frame& f) const;
  void paintGroup(QPainter& p, const Frame& f, int g) const;
  void paintValue(QPainter& p, const Frame& f, int i) const;
  void paintWhiskerOf(QPainter& p, const Frame& f, int i) const;
  QString groupNote(int g) const;
  const IntervalValue& value(int i) const { return m_groups[i / m_series.size()].values[i % m_series.size()]; }
  QString written(const IntervalValue& v) const;
  void describe();

  QVector<IntervalSeries> m_series;
  QVector<IntervalGroup> m_groups;
  QString m_axisTitle, m_emptyText;
  int m_decimals = 1;
  double m_limit = std::numeric_limits<double>::infinity();
  Glide m_heights;
};

}  // namespace zk::widgets
