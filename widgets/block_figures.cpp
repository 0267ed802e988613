// Cells are heads, two tones alternate with the group that shares keys and values. The hexagon's middle is as much
// higher than its ends as the MLP is wider inside. Small boxes are experts, filled ones work for each token.
#include "widgets/block_figures.h"

#include <algorithm>
#include <cmath>

namespace zk::widgets {
namespace {

constexpr int kCellsInRow = 16, kMostCells = 64, kMostExperts = 16;

int cellRows(int heads) { return (std::min(heads, kMostCells) + kCellsInRow - 1) / kCellsInRow; }
double cellStep(int heads) { return scaled(heads <= 8 ? 8 : 5); }

void paintHeads(QPainter& p, const DiagramBlock& b, const QRectF& r) {
  const QColor strong = blockColor(b.kind), pale = mix(strong, tokens().surface, 0.5);
  const int n = std::min(b.heads, kMostCells), rows = cellRows(b.heads);
  const int groups = b.kvGroups > 0 ? b.kvGroups : b.heads;
  const double step = cellStep(b.heads), h = std::min(r.height(), double(scaled(18))) / rows;
  const double y0 = r.center().y() - h * rows / 2;
  p.setPen(Qt::NoPen);
  for (int i = 0; i < n; ++i) {
    const int group = int(qint64(i) * groups / b.heads);
    p.setBrush(group % 2 ? pale : strong);
    const QRectF cell(r.left() + i % kCellsInRow * step, y0 + i / kCellsInRow * h, step - std::max(1.0, step * 0.2),
                      h - (rows > 1 ? 1 : 0));
    p.drawRoundedRect(cell, step > 6 ? 2 : 1, step > 6 ? 2 : 1);
  }
}

void paintHexagon(QPainter& p, const QColor& color, const QRectF& r, double widening) {
  const double full = r.height(), ends = full / std::clamp(widening, 1.0, 12.0), mid = r.center().y();
  const double shoulder = r.width() * 0.3;
  const QPolygonF shape({{r.left(), mid - ends / 2},
                         {r.left() + shoulder, r.top()},
                         {r.right() - shoulder, r.top()},
                         {r.right(), mid - ends / 2},
                         {r.right(), mid + ends / 2},
                         {r.right() - shoulder, r.bottom()},
                         {r.left() + shoulder, r.bottom()},
                         {r.left(), mid + ends / 2}});
  p.setPen(Qt::NoPen);
  p.setBrush(mix(color, tokens().surface, 0.2));
  p.drawPolygon(shape);
}

void paintExperts(QPainter& p, const DiagramBlock& b, const QRectF& r) {
  const QColor color = blockColor(b.kind);
  const int n = std::min(b.experts, kMostExperts), columns = n > 4 ? (n + 1) / 2 : n, rows = n > 4 ? 2 : 1;
  const double step = r.width() / std::max(1, columns), h = r.height() / rows;
  for (int i = 0; i < n; ++i) {
    const QRectF cell(r.left() + i % columns * step + 1, r.top() + i / columns * h + 1, step - 2, h - 2);
    p.setPen(QPen(color, 1));
    p.setBrush(i < b.activeExperts ? QBrush(color) : Qt::NoBrush);
    p.drawRoundedRect(cell, 2, 2);
  }
}

}  // namespace

QColor blockColor(DiagramBlock::Kind kind) {
  const auto& c = tokens().category;
  switch (kind) {
    case DiagramBlock::Kind::Embedding:
      return c[0];
    case DiagramBlock::Kind::Attention:
    case DiagramBlock::Kind::Recurrent:
      return c[1];
    case DiagramBlock::Kind::Mlp:
    case DiagramBlock::Kind::Experts:
      return c[2];
    case DiagramBlock::Kind::Head:
      return c[3];
    default:
      return c[5];
  }
}

double blockFigureWidth(const DiagramBlock& b) {
  if (b.experts > 0) return scaled(64);
  if (b.heads > 0) return std::min(b.heads, kCellsInRow) * cellStep(b.heads);
  return b.widening > 0 ? scaled(52) : 0;
}

void paintBlockFigure(QPainter& p, const DiagramBlock& b, const QRectF& r, double widening) {
  if (b.experts > 0) return paintExperts(p, b, r);
  if (b.heads > 0) return paintHeads(p, b, r);
  if (b.widening > 0) paintHexagon(p, blockColor(b.kind), r, widening);
}

void paintArrow(QPainter& p, const QPointF& from, const QPointF& to, const QColor& color, double width) {
  const QLineF line(from, to);
  if (line.length() < 1) return;
  const double head = std::min(line.length(), scaled(4) + width);
  const QPointF along = (to - from) / line.length(), side(-along.y(), along.x());
  p.setPen(QPen(color, width, Qt::SolidLine, Qt::FlatCap));
  p.drawLine(from, to - along * head);
  p.setPen(Qt::NoPen);
  p.setBrush(color);
  p.drawPolygon(QPolygonF({to, to - along * head + side * head * 0.6, to - along * head - side * head * 0.6}));
}

}  // namespace zk::widgets
