// Rows are as high as their highest item; spare height goes to the rows in equal parts.
#include "widgets/reflow_layout.h"

#include <QWidget>
#include <algorithm>
#include <cmath>

#include "widgets/theme.h"

namespace zk::widgets {

ReflowLayout::ReflowLayout(QWidget* parent, int minColumn, int spacing) : QLayout(parent), m_minColumn(minColumn) {
  setContentsMargins(0, 0, 0, 0);
  setSpacing(spacing);
}

ReflowLayout::~ReflowLayout() { qDeleteAll(m_items); }

void ReflowLayout::addItem(QLayoutItem* item) {
  m_items.append(item);
  invalidate();
}

QLayoutItem* ReflowLayout::takeAt(int i) {
  if (i < 0 || i >= m_items.size()) return nullptr;
  invalidate();
  return m_items.takeAt(i);
}

QVector<QLayoutItem*> ReflowLayout::shown() const {
  QVector<QLayoutItem*> out;
  for (auto* i : m_items)
    if (!i->isEmpty()) out.append(i);
  return out;
}

int ReflowLayout::columnFloor() const {
  int w = scaled(m_minColumn);
  for (auto* i : shown()) w = std::max(w, i->minimumSize().width());
  return w;
}

int ReflowLayout::columnsFor(int width) const {
  const int n = int(shown().size());
  return std::clamp((width + spacing()) / (columnFloor() + spacing()), 1, std::max(1, n));
}

int ReflowLayout::arrange(const QRect& r, bool apply) const {
  const auto items = shown();
  if (items.isEmpty()) return 0;
  const int most = columnsFor(r.width()), rows = int((items.size() + most - 1) / most);
  const int columns = m_even ? int((items.size() + rows - 1) / rows) : most;
  const int last = int(items.size()) - (rows - 1) * columns;
  /// Left edge of column `c` of that row; of the one after the last it is the right edge and the gap.
  const auto left = [&](int row, int c) {
    const int n = m_fillLast && row == rows - 1 ? last : columns;
    return int(std::lround(c * double(r.width() + spacing()) / n));
  };
  QVector<int> heights(rows, 0);
  for (int i = 0; i < items.size(); ++i) {
    const int w = left(i / columns, i % columns + 1) - spacing() - left(i / columns, i % columns);
    const int h = items[i]->hasHeightForWidth() ? items[i]->heightForWidth(w) : items[i]->sizeHint().height();
    heights[i / columns] = std::max({heights[i / columns], h, items[i]->minimumSize().height()});
  }
  int total = spacing() * (rows - 1);
  for (int h : heights) total += h;
  if (!apply) return total;
  const int spare = std::max(0, r.height() - total) / rows;
  int y = r.top();
  for (int row = 0; row < rows; ++row) {
    for (int c = 0; c < columns && row * columns + c < items.size(); ++c)
      items[row * columns + c]->setGeometry(
          QRect(r.left() + left(row, c), y, left(row, c + 1) - spacing() - left(row, c), heights[row] + spare));
    y += heights[row] + spare + spacing();
  }
  return total;
}

int ReflowLayout::heightForWidth(int width) const {
  const QMargins m = contentsMargins();
  return arrange(QRect(0, 0, width - m.left() - m.right(), 0), false) + m.top() + m.bottom();
}

QSize ReflowLayout::sizeHint() const {
  const int n = int(shown().size()), w = columnFloor() * n + spacing() * std::max(0, n - 1);
  return {w, heightForWidth(w)};
}

QSize ReflowLayout::minimumSize() const {
  int h = 0;
  for (auto* i : shown()) h = std::max(h, i->minimumSize().height());
  const QMargins m = contentsMargins();
  return {columnFloor() + m.left() + m.right(), h + m.top() + m.bottom()};
}

void ReflowLayout::setGeometry(const QRect& r) {
  QLayout::setGeometry(r);
  arrange(r.marginsRemoved(contentsMargins()), true);
}

}  // namespace zk::widgets
