// What a chain of steps lets through: a row a step, its bar as long as what came in; the part that stays is solid, the
// part that the step took out is hatched, so that the two differ without colour.
#pragma once
#include "widgets/estimate_bar.h"

namespace zk::widgets {

struct FunnelStep {
  QString id, name;
  double in = 0, kept = 0, changed = 0;
  QString detail;  ///< tooltip: why
  double removed() const { return in - kept; }
};

class Funnel : public PaintedList {
  Q_OBJECT
 public:
  explicit Funnel(QWidget* parent = nullptr);
  void setSteps(const QVector<FunnelStep>& steps);
  const QVector<FunnelStep>& steps() const { return m_steps; }
  /// What is counted: "documents".
  void setUnit(const QString& unit);

  QString summary() const;
  ChartTable table() const;

  int itemCount() const override { return int(m_steps.size()); }
  QString itemName(int i) const override { return m_steps[i].name; }
  QString itemDetails(int i) const override;
  QRectF itemRect(int i) const override { return QRectF(0, i * rowHeight(), width(), rowHeight()); }
  QSize sizeHint() const override { return {scaled(420), int(rowHeight() * double(m_steps.size())) + 2}; }
  QSize minimumSizeHint() const override { return {scaled(260), sizeHint().height()}; }

 protected:
  void paintEvent(QPaintEvent*) override;
  void keyPressEvent(QKeyEvent*) override;
  void changeEvent(QEvent*) override;

 private:
  struct Columns {
    double name, removed, kept, most;
  };
  double rowHeight() const;
  QString removedText(int i) const;
  Columns columns() const;
  void paintRow(QPainter& p, int i, const Columns& c) const;
  void describe();
  QVector<FunnelStep> m_steps;
  QString m_unit;
};

}  // namespace zk::widgets
