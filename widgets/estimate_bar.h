// Will it fit? Parts of one quantity stacked in a bar with the mark of what there is, their numbers as rows below,
// further facts (time, energy, disk), and a verdict that the bar works out itself. StackedBar is the bar with its rows
// alone.
#pragma once
#include <functional>
#include <limits>

#include "widgets/chart_parts.h"
#include "widgets/controls.h"
#include "widgets/painted_list.h"

namespace zk::widgets {

struct StackPart {
  QString id, name;
  double value = 0;
  int color = 0;   // index into Tokens::category
  QString detail;  // for the tooltip: a formula, a hint
};

/// Writes a value for people; default numbers::bytes.
using ValueText = std::function<QString(double)>;

/// Items are the parts; hovering a row shows its part of the bar and the other way round.
class StackedBar : public PaintedList {
  Q_OBJECT
 public:
  explicit StackedBar(QWidget* parent = nullptr);
  void setParts(const QVector<StackPart>& parts);
  const QVector<StackPart>& parts() const { return m_parts; }
  void setValueText(const ValueText& text);
  /// A mark with `text` above it; NaN = none. What lies beyond is hatched.
  void setCapacity(double capacity, const QString& text);
  /// `factor` > 1: the sum is only known within ÷factor … ×factor, shown as a bracket.
  void setUncertainty(double factor);
  /// Rows also show the share of the whole.
  void setShares(bool on);

  double total() const;
  double capacity() const { return m_capacity; }
  double uncertainty() const { return m_uncertainty; }
  QString written(double v) const { return m_text(v); }
  QString summary() const;
  ChartTable table() const;

  int itemCount() const override { return int(m_parts.size()); }
  QString itemName(int i) const override { return m_parts[i].name; }
  QString itemDetails(int i) const override;
  QRectF itemRect(int i) const override;
  /// Where part `i` is in the bar.
  QRectF partRect(int i) const;
  QSize sizeHint() const override { return {scaled(220), height_()}; }
  QSize minimumSizeHint() const override { return {scaled(150), height_()}; }

 protected:
  void paintEvent(QPaintEvent*) override;
  void mouseMoveEvent(QMouseEvent*) override;
  void mousePressEvent(QMouseEvent*) override;
  void leaveEvent(QEvent*) override;
  void keyPressEvent(QKeyEvent*) override;
  void changeEvent(QEvent*) override;

 private:
  int height_() const;
  double span() const;
  double barTop() const;
  double barHeight() const { return scaled(18); }
  double rowHeight() const;
  double rowsTop() const;
  double xOf(double v) const;
  int partAt(const QPointF& p) const;
  void paintParts(QPainter& p) const;
  void paintCapacity(QPainter& p) const;
  void paintRange(QPainter& p) const;
  void paintRow(QPainter& p, int i) const;
  void describe();

  QVector<StackPart> m_parts;
  ValueText m_text;
  double m_capacity = std::numeric_limits<double>::quiet_NaN();
  double m_uncertainty = 1;
  QString m_capacityText;
  bool m_shares = false;
  int m_hoverPart = -1;
  Glide m_values;
};

struct EstimateFact {
  QString name, text;
};

struct Estimate {
  QVector<StackPart> parts;
  double capacity = std::numeric_limits<double>::quiet_NaN();
  QString capacityText;         // "7.6 GB free"
  double uncertainty = 1;       // 3 while nothing has been measured on this computer
  QVector<EstimateFact> facts;  // time, energy, compute, disk: the caller's words
  QString source;               // "Measured on this computer, 3 min ago"
  bool canFit = true;           // offer the button while too big
};

class EstimateBar : public QWidget {
  Q_OBJECT
 public:
  enum class State { Unknown, Fits, Tight, TooBig, Uncalibrated };
  explicit EstimateBar(QWidget* parent = nullptr);
  void setEstimate(const Estimate& estimate);
  void setValueText(const ValueText& text);
  State state() const;
  /// "Fits", "Tight: 94 % used", "Too big by 1.2 GB"
  QString verdict() const;
  StackedBar* bar() const { return m_bar; }
  /// The verdict as a pill, for the title row of a card; it follows this bar. Without a call it stands above the bar.
  Pill* takePill();

 Q_SIGNALS:
  void fitRequested();

 protected:
  void changeEvent(QEvent*) override;

 private:
  void refresh();
  Estimate m_estimate;
  StackedBar* m_bar;
  Pill* m_pill;
  Button* m_fit;
  QWidget* m_head;
  QWidget* m_facts = nullptr;
  Label* m_source;
};

}  // namespace zk::widgets
