// Small drawings inside the boxes of a block diagram: heads, widening, experts.
#pragma once
#include "widgets/block_diagram.h"

namespace zk::widgets {

QColor blockColor(DiagramBlock::Kind kind);
/// Width that the figure of a block wants; 0 = it has none.
double blockFigureWidth(const DiagramBlock& block);
void paintBlockFigure(QPainter& p, const DiagramBlock& block, const QRectF& r, double widening);
void paintArrow(QPainter& p, const QPointF& from, const QPointF& to, const QColor& color, double width);

}  // namespace zk::widgets
