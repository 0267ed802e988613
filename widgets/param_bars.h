// Horizontal bars with name, value and share: where the parameters are, characters per token by language, the most
// frequent pairs. One row can be marked as current.
#pragma once
#include "widgets/estimate_bar.h"

namespace zk::widgets {

struct BarRow {
  QString id, name;
  double value = 0;
  int color = 0;      // index into Tokens::category
  QString detail;     // tooltip
  QString valueText;  // overrides the written value
};

class ParamBars : public PaintedList {
  Q_OBJECT
 public:
  explicit ParamBars(QWidget* parent = nullptr);
  void setRows(const QVector<BarRow>& rows);
  const QVector<BarRow>& rows() const { return m_rows; }
  void setName(const QString& name);
  /// Default numbers::compact.
  void setValueText(const ValueText& text);
  /// Share of the sum at the right end (default on).
  void setShares(bool on);
  /// The row that is marked, -1 = none.
  void setMarked(int row);
  int marked() const { return m_marked; }
  /// The longest bar stands for this value; 0 = for the largest row.
  void setFullValue(double value);

  double total() const;
  QString summary() const;
  ChartTable table() const;

  int itemCount() const override { return int(m_rows.size()); }
  QString itemName(int i) const override { return m_rows[i].name; }
  QString itemDetails(int i) const override;
  QRectF itemRect(int i) const override { return QRectF(0, 2 + i * rowHeight(), width(), rowHeight()); }
  QSize sizeHint() const override { return {scaled(300), int(rowHeight() * double(m_rows.size())) + 4}; }
  QSize minimumSizeHint() const override { return {scaled(180), sizeHint().height()}; }

 protected:
  void paintEvent(QPaintEvent*) override;
  void keyPressEvent(QKeyEvent*) override;
  void changeEvent(QEvent*) override;

 private:
  double rowHeight() const;
  QString written(int i) const;
  void paintRow(QPainter& p, int i, double nameWidth, double valueWidth, double shareWidth, double most) const;
  void describe();
  QVector<BarRow> m_rows;
  QString m_name;
  ValueText m_text;
  bool m_shares = true;
  int m_marked = -1;
  double m_full = 0;
  Glide m_values;
};

}  // namespace zk::widgets
