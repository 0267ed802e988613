// Titles wrap to at most two lines, so that a Japanese title at large text is not cut.
#include "ui/lesson_list.h"

#include <QPainter>
#include <cmath>

#include "widgets/controls.h"
#include "widgets/icons.h"
#include "widgets/text_lines.h"

namespace zk::ui {

using namespace widgets;  // NOLINT

namespace {

constexpr int kLeft = 28;  // where the words begin

QFont titleFont(bool open) { return Type::font(Type::Role::Help, open); }

}  // namespace

LessonList::LessonList(bool timeline, QWidget* parent) : PaintedList(parent), m_timeline(timeline) {
  setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
}

void LessonList::setRows(const QVector<LessonRow>& rows) {
  m_rows = rows;
  itemsChanged();
}

void LessonList::setOpen(int row) {
  m_open = row;
  updateGeometry();
  update();
}

QString LessonList::itemName(int i) const { return (m_rows[i].year + QLatin1Char(' ') + m_rows[i].title).trimmed(); }

QString LessonList::itemDetails(int i) const {
  const QString minutes = tr("%1 min").arg(m_rows[i].minutes);
  return m_rows[i].read ? tr("%1, read").arg(minutes) : minutes;
}

double LessonList::titleWidth() const { return std::max(width(), scaled(160)) - scaled(kLeft + 44); }

QVector<QString> LessonList::titleLines(int i) const {
  QVector<QString> lines;
  const QString title = itemName(i);
  const QFont font = titleFont(true);  // the wider of the two: opening a lesson moves nothing
  for (const auto& line : balancedLines(title, font, titleWidth()))
    lines.append(title.mid(line.start, line.length).trimmed());
  return lines;
}

double LessonList::rowHeight(int i) const {
  const double line = QFontMetricsF(titleFont(true)).height();
  return std::ceil(line * double(titleLines(i).size()) + scaled(10));
}

QRectF LessonList::itemRect(int i) const {
  double y = 0;
  for (int k = 0; k < i; ++k) y += rowHeight(k);
  return {0, y, double(width()), rowHeight(i)};
}

QSize LessonList::sizeHint() const {
  double height = 0;
  for (int i = 0; i < itemCount(); ++i) height += rowHeight(i);
  return {scaled(216), int(std::ceil(height))};
}

void LessonList::resizeEvent(QResizeEvent* event) {
  PaintedList::resizeEvent(event);
  if (event->oldSize().width() != event->size().width()) {
    updateGeometry();
    setMinimumHeight(sizeHint().height());
  }
}

void LessonList::paintEvent(QPaintEvent*) {
  const Tokens& t = tokens();
  QPainter p(this);
  p.setRenderHint(QPainter::Antialiasing);
  const double ringX = scaled(12), radius = scaled(5), line = QFontMetricsF(titleFont(true)).height();
  if (m_timeline && itemCount() > 1) {
    p.setPen(QPen(t.border, 2));
    p.drawLine(QPointF(ringX, itemRect(0).center().y()), QPointF(ringX, itemRect(itemCount() - 1).center().y()));
  }
  for (int i = 0; i < itemCount(); ++i) {
    const LessonRow& row = m_rows[i];
    const QRectF cell = itemRect(i);
    const bool open = i == m_open;
    if (open || i == hoveredItem()) {
      p.setPen(Qt::NoPen);
      p.setBrush(open ? t.accentSoft : t.sunken);
      p.drawRoundedRect(cell.adjusted(scaled(22), 1, 0, -1), 6, 6);
    }
    const QPointF ring(ringX, cell.center().y());
    p.setPen(QPen(row.read ? t.ok : t.borderStrong, 2));
    p.setBrush(row.read ? t.ok : t.canvas);
    p.drawEllipse(ring, radius, radius);
    if (row.read) {
      const double side = radius * 1.8;
      paintIcon(p, QStringLiteral("check"), {ring.x() - side / 2, ring.y() - side / 2, side, side}, t.surface);
    }
    p.setFont(titleFont(open));
    p.setPen(t.text);
    double y = cell.top() + scaled(5);
    for (const QString& words : titleLines(i)) {
      p.drawText(QRectF(scaled(kLeft), y, cell.width() - scaled(kLeft), line), Qt::AlignVCenter | Qt::AlignLeft, words);
      y += line;
    }
    p.setFont(Type::font(Type::Role::Caption));
    p.setPen(t.text2);
    p.drawText(cell.adjusted(0, 0, -scaled(6), 0), Qt::AlignVCenter | Qt::AlignRight, tr("%1 min").arg(row.minutes));
    if (i == currentItem() && hasFocus()) paintFocusRing(p, cell.adjusted(scaled(22), 1, -1, -1), 6);
  }
}

}  // namespace zk::ui
