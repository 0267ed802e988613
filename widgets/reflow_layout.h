// Cards and tiles side by side with equal widths, in as many columns as have room; at large text they stack.
#pragma once
#include <QLayout>

namespace zk::widgets {

class ReflowLayout : public QLayout {
 public:
  /// No column is narrower than `minColumn` px at 1x (it grows with the text scale) or than its content's minimum.
  explicit ReflowLayout(QWidget* parent, int minColumn, int spacing = 16);
  ~ReflowLayout() override;

  void addItem(QLayoutItem* item) override;
  int count() const override { return int(m_items.size()); }
  QLayoutItem* itemAt(int i) const override { return m_items.value(i); }
  QLayoutItem* takeAt(int i) override;
  Qt::Orientations expandingDirections() const override { return Qt::Horizontal; }
  bool hasHeightForWidth() const override { return true; }
  int heightForWidth(int width) const override;
  QSize sizeHint() const override;
  QSize minimumSize() const override;
  void setGeometry(const QRect& r) override;
  /// A last row that is not full shares its width among what stands in it (default: columns stay aligned).
  void setFillLastRow(bool on) { m_fillLast = on, invalidate(); }
  /// As few columns as give the same number of rows, so that seven do not become six and one (default: as many as fit).
  void setEven(bool on) { m_even = on, invalidate(); }
  /// How many columns `width` has room for.
  int columnsFor(int width) const;

 private:
  QVector<QLayoutItem*> shown() const;
  int columnFloor() const;
  int arrange(const QRect& r, bool apply) const;
  QVector<QLayoutItem*> m_items;
  int m_minColumn;
  bool m_fillLast = false, m_even = false;
};

}  // namespace zk::widgets
