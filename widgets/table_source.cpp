// Rows stay where they are; only a list of indices is filtered and sorted. Missing values go last in both directions.
#include "widgets/table_source.h"

#include <QCollator>
#include <algorithm>
#include <cmath>

namespace zk::widgets {

void MemorySource::setRows(const QVector<TableRow>& rows) {
  m_rows = rows;
  arrange();
}

void MemorySource::setKeep(const std::function<bool(const TableRow&)>& keep) {
  m_keep = keep;
  arrange();
}

void MemorySource::sort(int column, Qt::SortOrder order) {
  m_column = column, m_direction = order;
  arrange();
}

void MemorySource::filter(const QString& words) {
  m_words = words.split(QLatin1Char(' '), Qt::SkipEmptyParts);
  arrange();
}

bool MemorySource::fetch(int from, int n, QVector<TableRow>& rows) {
  rows.clear();
  for (int i = std::max(0, from); i < std::min<qsizetype>(from + n, m_order.size()); ++i) rows << m_rows[m_order[i]];
  return true;
}

void MemorySource::arrange() {
  const auto matches = [this](const TableRow& row) {
    return std::all_of(m_words.begin(), m_words.end(), [&](const QString& w) {
      return std::any_of(row.cells.begin(), row.cells.end(),
                         [&](const TableCell& c) { return c.text.contains(w, Qt::CaseInsensitive); });
    });
  };
  m_order.clear();
  m_kept = 0;
  for (int i = 0; i < m_rows.size(); ++i) {
    if (m_keep && !m_keep(m_rows[i])) continue;
    ++m_kept;
    if (matches(m_rows[i])) m_order << i;
  }
  if (m_column >= 0) {
    QCollator words;
    words.setNumericMode(true);
    words.setCaseSensitivity(Qt::CaseInsensitive);
    const bool down = m_direction == Qt::DescendingOrder;
    const TableCell none;
    std::stable_sort(m_order.begin(), m_order.end(), [&](int i, int j) {
      const TableCell &a = m_column < m_rows[i].cells.size() ? m_rows[i].cells[m_column] : none,
                      &b = m_column < m_rows[j].cells.size() ? m_rows[j].cells[m_column] : none;
      const bool hasA = std::isfinite(a.value), hasB = std::isfinite(b.value);
      if (hasA != hasB) return hasA;
      if (hasA) return down ? a.value > b.value : a.value < b.value;
      const int c = words.compare(a.text, b.text);
      return down ? c > 0 : c < 0;
    });
  }
  Q_EMIT reset();
}

}  // namespace zk::widgets
