// The history line: equal columns, words cut with an ellipsis (and whole in the tooltip) where a column is too narrow.
#include <QEvent>
#include <QPainter>
#include <cmath>

#include "widgets/door_card.h"

namespace zk::widgets {

HistoryStrip::HistoryStrip(const QVector<HistoryEntry>& entries, QWidget* parent)
    : PaintedList(parent), m_entries(entries) {
  setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
  setAccessibleName(tr("History"));
}

void HistoryStrip::setEntries(const QVector<HistoryEntry>& entries) {
  m_entries = entries;
  itemsChanged();
}

double HistoryStrip::line() const { return QFontMetricsF(Type::font(Type::Role::Help, true)).height(); }
int HistoryStrip::columns() const { return std::max(1, int(m_entries.size())); }

QSize HistoryStrip::sizeHint() const { return {scaled(640), int(std::ceil(line() * 3 + scaled(34)))}; }

QString HistoryStrip::itemName(int i) const {
  return (m_entries[i].year + QLatin1Char(' ') + m_entries[i].name).trimmed();
}

QString HistoryStrip::itemDetails(int i) const {
  return m_entries[i].runnable ? m_entries[i].caption + QStringLiteral(" — ") + tr("runs on this computer")
                               : m_entries[i].caption;
}

QRectF HistoryStrip::itemRect(int i) const {
  const double w = double(width()) / columns();
  return QRectF(w * i, 0, w, height());
}

void HistoryStrip::paintEvent(QPaintEvent*) {
  const Tokens& t = tokens();
  QPainter p(this);
  p.setRenderHint(QPainter::Antialiasing);
  const double h = line(), y = h + scaled(18);
  const int n = itemCount();
  if (n == 0) return;
  p.setPen(QPen(t.border, 2));
  p.drawLine(QPointF(itemRect(0).center().x(), y), QPointF(itemRect(n - 1).center().x(), y));
  const QFont small = Type::font(Type::Role::Caption), bold = Type::font(Type::Role::Help, true);
  for (int i = 0; i < n; ++i) {
    const auto& e = m_entries[i];
    const QRectF cell = itemRect(i);
    const QPointF c(cell.center().x(), y);
    if (i == hoveredItem()) {
      p.setPen(Qt::NoPen);
      p.setBrush(t.canvas);
      p.drawRoundedRect(cell.adjusted(1, 0, -1, 0), 6, 6);
      p.setPen(QPen(t.border, 2));
      p.drawLine(QPointF(i == 0 ? c.x() : cell.left(), y), QPointF(i == n - 1 ? c.x() : cell.right(), y));
    }
    const double r = e.you ? scaled(10) : scaled(6);
    p.setPen(QPen(e.you ? t.ring : e.runnable ? t.accent : t.borderStrong, e.you ? 4 : 2));
    p.setBrush(e.runnable && !e.you ? t.accent : t.surface);
    p.drawEllipse(c, r, r);
    if (e.runnable && !e.you) {
      const double k = scaled(10) / 10.0;
      p.setPen(Qt::NoPen);
      p.setBrush(t.onAccent);
      p.drawPolygon(QPolygonF({c + QPointF(-1.8, -3.2) * k, c + QPointF(3.2, 0) * k, c + QPointF(-1.8, 3.2) * k}));
    }
    p.setFont(small);
    p.setPen(t.text3);
    p.drawText(QRectF(cell.left(), 0, cell.width(), h), Qt::AlignCenter, e.year);
    p.setFont(bold);
    p.setPen(t.text);
    p.drawText(QRectF(cell.left() + 2, y + scaled(14), cell.width() - 4, h), Qt::AlignCenter,
               QFontMetricsF(bold).elidedText(e.name, Qt::ElideRight, cell.width() - 4));
    p.setFont(small);
    p.setPen(t.text2);
    p.drawText(QRectF(cell.left() + 2, y + scaled(14) + h, cell.width() - 4, h), Qt::AlignCenter,
               QFontMetricsF(small).elidedText(e.caption, Qt::ElideRight, cell.width() - 4));
    if (i == currentItem() && hasFocus()) paintFocusRing(p, cell.adjusted(1, 0, -1, 0), 6);
  }
}

void HistoryStrip::changeEvent(QEvent* e) {
  PaintedList::changeEvent(e);
  if (e->type() == QEvent::LanguageChange) setAccessibleName(tr("History"));
}

}  // namespace zk::widgets
