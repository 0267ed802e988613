// Painting of the block diagram, back to front: sheets, stream, branches, boxes, plus signs.
#include <algorithm>
#include <cmath>

#include "widgets/block_diagram.h"
#include "widgets/block_figures.h"
#include "widgets/controls.h"

namespace zk::widgets {
namespace {

using Kind = DiagramBlock::Kind;
using Stream = DiagramBlock::Stream;

QFont labelFont() { return Type::font(Type::Role::Strong); }
QFont captionFont() { return Type::font(Type::Role::Caption); }
QFont countFont() { return Type::font(Type::Role::Help, true); }
double pad() { return scaled(10); }
double streamWidth() { return scaled(3); }

}  // namespace

void BlockDiagram::paintSheet(QPainter& p, const Layout& l, const Sheet& s) const {
  const Tokens& t = tokens();
  const int behind = std::min(s.repeat - 1, 5);
  const double step = scaled(4);
  for (int i = behind; i >= 0; --i) {
    p.setPen(QPen(i ? mix(t.border, t.borderStrong, 0.35) : t.borderStrong, i ? 1 : 1.25));
    p.setBrush(i ? mix(t.surface, t.canvas, 0.5) : t.surface);
    p.drawRoundedRect(s.rect.translated(i * step, -i * step).adjusted(0.5, 0.5, -0.5, -0.5), 8, 8);
  }
  const QFont title = labelFont(), times = Type::font(Type::Role::Section);
  const double h = lineHeight(times), left = l.streamX + scaled(18);
  const QString count = s.repeat > 1 ? QStringLiteral("× %1").arg(s.repeat) : QString();
  const double w = textWidth(count, times) + 2;
  const QRectF line(left, s.rect.top() + scaled(6), s.rect.right() - scaled(12) - left, h);
  chartText(p, line.adjusted(0, 0, -w - scaled(6), 0), Qt::AlignVCenter, s.name, title, t.text);
  if (!count.isEmpty())
    chartText(p, QRectF(line.right() - w, line.top(), w, h), Qt::AlignRight | Qt::AlignVCenter, count, times, t.accent);
  if (hasJoin(s, l))
    chartText(p, QRectF(left, line.bottom(), line.width(), lineHeight(captionFont())), Qt::AlignVCenter,
              tr("residual stream"), captionFont(), t.text3);
}

void BlockDiagram::paintStream(QPainter& p, const Layout& l) const {
  const Tokens& t = tokens();
  for (int r = 0; r + 1 < l.rows.size(); ++r) {
    const auto& below = m_blocks[l.rows[r].first];
    const auto& above = m_blocks[l.rows[r + 1].first];
    const double from = l.rows[r].top, to = l.rows[r + 1].top + l.rows[r + 1].height;
    if (below.kind == Kind::Text || above.kind == Kind::Text) {  // ids and probabilities are not the stream
      paintArrow(p, QPointF(l.streamX, from), QPointF(l.streamX, to), t.text3, 1.5);
      continue;
    }
    const bool arrives = above.group.isEmpty() || above.stream == Stream::Through;
    const double start = below.group.isEmpty() || below.stream == Stream::Through ? from : from + l.rows[r].height;
    if (arrives)
      paintArrow(p, QPointF(l.streamX, start), QPointF(l.streamX, to), t.category[4], streamWidth());
    else {
      p.setPen(QPen(t.category[4], streamWidth(), Qt::SolidLine, Qt::FlatCap));
      p.drawLine(QPointF(l.streamX, start), QPointF(l.streamX, to - l.rows[r + 1].height));
    }
  }
}

/// Where a branch leaves the stream, how it runs through its boxes.
void BlockDiagram::paintBranches(QPainter& p, const Layout& l) const {
  const QColor color = tokens().category[4];
  const double thin = std::max(1.5, streamWidth() / 2);
  for (int r = 0; r < l.rows.size(); ++r) {
    const auto& row = l.rows[r];
    const auto& b = m_blocks[row.first];
    if (b.group.isEmpty() || b.stream == Stream::Through) continue;
    const bool first = r == 0 || m_blocks[l.rows[r - 1].first].stream != Stream::Branch ||
                       m_blocks[l.rows[r - 1].first].group != b.group;
    const double bottom = row.top + row.height;
    const double y = first ? bottom + l.gap * 0.55 : l.rows[r - 1].top;
    for (int k = 0; k < row.count; ++k) {
      const double x = l.boxes[row.first + k].left() + scaled(22);
      if (first) {
        p.setPen(QPen(color, thin, Qt::SolidLine, Qt::FlatCap));
        p.drawLine(QPointF(l.streamX, y), QPointF(x + thin / 2, y));
      }
      paintArrow(p, QPointF(x, y), QPointF(x, bottom), color, thin);
    }
    if (first) {
      p.setPen(Qt::NoPen);
      p.setBrush(color);
      p.drawEllipse(QPointF(l.streamX, y), scaled(3), scaled(3));
    }
  }
}

void BlockDiagram::paintJoin(QPainter& p, const Layout& l, int r) const {
  const Tokens& t = tokens();
  const auto& row = l.rows[r];
  const double thin = std::max(1.5, streamWidth() / 2), radius = scaled(6);
  double y = row.top + row.height / 2;
  p.setPen(QPen(t.category[4], thin, Qt::SolidLine, Qt::FlatCap));
  if (row.count == 1) {
    paintArrow(p, QPointF(l.boxes[row.first].left(), y), QPointF(l.streamX + radius, y), t.category[4], thin);
  } else {  // several boxes meet on a line above them
    y = row.top - l.gap * 0.5;
    for (int k = 0; k < row.count; ++k) {
      const double x = l.boxes[row.first + k].left() + scaled(22);
      p.setPen(QPen(t.category[4], thin, Qt::SolidLine, Qt::FlatCap));
      p.drawLine(QPointF(x, row.top), QPointF(x, y - thin / 2));
    }
    paintArrow(p, QPointF(l.boxes[row.first + row.count - 1].left() + scaled(22), y), QPointF(l.streamX + radius, y),
               t.category[4], thin);
  }
  const QPointF centre(l.streamX, y);
  p.setPen(QPen(t.category[4], std::max(1.5, scaled(2) * 0.9)));
  p.setBrush(t.surface);
  p.drawEllipse(centre, radius, radius);
  p.drawLine(centre - QPointF(radius - 2, 0), centre + QPointF(radius - 2, 0));
  p.drawLine(centre - QPointF(0, radius - 2), centre + QPointF(0, radius - 2));
}

void BlockDiagram::paintWords(QPainter& p, const DiagramBlock& b, const QRectF& box, double widening) const {
  const Tokens& t = tokens();
  const int lines = figureLines(b, box.width());
  const bool below = lines > 0;
  const double figure = blockFigureWidth(b), count = b.count.isEmpty() ? 0 : textWidth(b.count, countFont()) + 2;
  QRectF in = box.adjusted(pad(), scaled(5), -pad(), -scaled(5));
  if (!b.illegal.isEmpty()) {
    const double h = chartParagraph(nullptr, in, {}, b.illegal, captionFont(), {});
    chartParagraph(&p, QRectF(in.left(), in.bottom() - h, in.width(), h), Qt::AlignLeft, b.illegal, captionFont(),
                   t.danger);
    in.setBottom(in.bottom() - h - scaled(2));
  }
  QRectF side = in, drawing = in;  // where the count and the figure are
  if (below) {
    side.setTop(in.bottom() - lineOfFigure());
    drawing = side;
    if (lines == 2) drawing.translate(0, -lineOfFigure());
    in.setBottom(drawing.top());
  }
  const double room =
      below ? in.width() : in.width() - (figure > 0 ? figure + pad() : 0) - (count > 0 ? count + pad() : 0);
  const double words = chartParagraph(nullptr, QRectF(0, 0, room, 0), {}, b.label, labelFont(), {}) +
                       chartParagraph(nullptr, QRectF(0, 0, room, 0), {}, b.shape, captionFont(), {});
  const double y = in.top() + std::max(0.0, (in.height() - words) / 2);
  const double used = chartParagraph(&p, QRectF(in.left(), y, room, 0), Qt::AlignLeft, b.label, labelFont(), t.text);
  chartParagraph(&p, QRectF(in.left(), y + used, room, 0), Qt::AlignLeft, b.shape, captionFont(), t.text2);
  if (count > 0)
    chartText(p, QRectF(side.right() - count, side.top(), count, side.height()), Qt::AlignRight | Qt::AlignVCenter,
              b.count, countFont(), t.text2);
  if (figure <= 0) return;
  const double x = below ? drawing.left() : drawing.right() - (count > 0 ? count + pad() : 0) - figure;
  const double h = std::min<double>(drawing.height() - (below ? scaled(4) : 0), scaled(22));
  const double top = below ? drawing.bottom() - h : drawing.center().y() - h / 2;
  if (figure <= drawing.width()) paintBlockFigure(p, b, QRectF(x, top, figure, h), widening);
}

void BlockDiagram::paintBlock(QPainter& p, const Layout& l, int i) const {
  const Tokens& t = tokens();
  const auto& b = m_blocks[i];
  const QRectF box = shown(l, i);
  const bool current = i == currentItem(), hover = i == hoveredItem();
  if (b.kind == Kind::Text) {
    const QFont mono = Type::font(Type::Role::Mono), plain = Type::font(Type::Role::Help);
    const double x = l.streamX - scaled(6);
    const QRectF r(x, box.top(), l.right - x, box.height());
    const double shapeWidth = b.shape.isEmpty() ? 0 : textWidth(b.shape, mono) + 2;
    const double h = lineHeight(mono) + 4, name = textWidth(b.label, plain) + 2;
    const bool two = box.height() > 1.5 * h;
    chartText(p, QRectF(r.left(), r.top(), two ? r.width() : std::min(name, r.width()), h), Qt::AlignVCenter, b.label,
              plain, t.text2);
    const QRectF shape = two ? QRectF(r.left(), r.top() + h, r.width(), h)
                             : QRectF(r.left() + name + scaled(10), r.top(), shapeWidth, h);
    chartText(p, shape, Qt::AlignVCenter, b.shape, mono, t.text2);
    if (current && hasFocus()) paintFocusRing(p, r.adjusted(-4, 0, 0, 0), 4);
    return;
  }
  const QColor color = blockColor(b.kind), ground = mix(color, t.surface, t.dark ? 0.80 : 0.88);
  const bool legal = b.illegal.isEmpty();
  p.setPen(legal ? QPen(hover ? t.text : color, hover ? 2 : 1.5) : QPen(t.danger, 2, Qt::DashLine));
  p.setBrush(legal ? ground : t.dangerSoft);
  p.drawRoundedRect(box.adjusted(0.75, 0.75, -0.75, -0.75), 6, 6);
  if (b.kind == Kind::Recurrent) {  // its output comes back in
    const double r = std::min(scaled(12) * 1.0, box.height() / 3), x = box.right();
    QPainterPath loop(QPointF(x, box.center().y() - r));
    loop.cubicTo(x + 1.4 * r, box.center().y() - r, x + 1.4 * r, box.center().y() + r, x + scaled(4),
                 box.center().y() + r);
    p.setBrush(Qt::NoBrush);
    p.setPen(QPen(color, 2));
    p.drawPath(loop);
    paintArrow(p, QPointF(x + scaled(7), box.center().y() + r), QPointF(x, box.center().y() + r), color, 2);
  }
  const double from = m_fromWidening.value(b.id, b.widening);
  paintWords(p, b, box, from + (b.widening - from) * this->t());
  if (current) {
    p.setBrush(Qt::NoBrush);
    p.setPen(QPen(hasFocus() ? t.focus : t.accent, 2));
    p.drawRoundedRect(box.adjusted(-2, -2, 2, 2), 8, 8);
  }
}

void BlockDiagram::paintEvent(QPaintEvent*) {
  QPainter p(this);
  p.setRenderHint(QPainter::Antialiasing);
  const Layout l = layout(width(), height());
  for (const auto& s : l.sheets) paintSheet(p, l, s);
  paintStream(p, l);
  paintBranches(p, l);
  for (int i = 0; i < m_blocks.size(); ++i) paintBlock(p, l, i);
  for (int r = 0; r < l.rows.size(); ++r)
    if (m_blocks[l.rows[r].first].stream == Stream::Join && !m_blocks[l.rows[r].first].group.isEmpty())
      paintJoin(p, l, r);
}

}  // namespace zk::widgets
