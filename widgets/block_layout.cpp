// Layout of the block diagram. All heights come from font metrics; spare height goes into the gaps, up to twice their
// size, and the rest is left above and below.
#include <algorithm>
#include <cmath>

#include "widgets/block_diagram.h"
#include "widgets/block_figures.h"

namespace zk::widgets {
namespace {

using Stream = DiagramBlock::Stream;

QFont labelFont() { return Type::font(Type::Role::Strong); }
QFont captionFont() { return Type::font(Type::Role::Caption); }
QFont countFont() { return Type::font(Type::Role::Help, true); }
double pad() { return scaled(10); }

}  // namespace

int BlockDiagram::Layout::sheetOf(int row) const {
  for (int s = 0; s < sheets.size(); ++s)
    if (row >= sheets[s].firstRow && row <= sheets[s].lastRow) return s;
  return -1;
}

QVector<BlockDiagram::Row> BlockDiagram::makeRows() const {
  QVector<Row> rows;
  for (int i = 0; i < m_blocks.size(); ++i) {
    if (m_blocks[i].beside && !rows.isEmpty() && m_blocks[rows.last().first].group == m_blocks[i].group)
      ++rows.last().count;
    else
      rows.append({i, 1, 0, 0});
  }
  return rows;
}

void BlockDiagram::makeSheets(Layout& l) const {
  for (int r = 0; r < l.rows.size(); ++r) {
    const auto& b = m_blocks[l.rows[r].first];
    if (b.group.isEmpty()) continue;
    if (!l.sheets.isEmpty() && l.sheets.last().lastRow == r - 1 && l.sheets.last().name == b.group)
      l.sheets.last().lastRow = r;
    else
      l.sheets.append({b.group, b.repeat, r, r, {}});
  }
}

/// Lines that figure and count need below the words: none where they fit at the right, two where they do not even fit
/// beside each other.
int BlockDiagram::figureLines(const DiagramBlock& b, double width) const {
  const double words = std::max(textWidth(b.label, labelFont()), textWidth(b.shape, captionFont()));
  const double figure = blockFigureWidth(b), count = b.count.isEmpty() ? 0 : textWidth(b.count, countFont()) + 2;
  const double room = width - 2 * pad();
  if (figure + count == 0) return 0;
  if (words + (figure > 0 ? figure + pad() : 0) + (count > 0 ? count + pad() : 0) <= room) return 0;
  return figure > 0 && count > 0 && figure + pad() + count > room ? 2 : 1;
}

double BlockDiagram::lineOfFigure() const { return std::max<double>(lineHeight(countFont()), scaled(23)); }

double BlockDiagram::blockHeight(const DiagramBlock& b, double width) const {
  const QRectF inside(0, 0, width - 2 * pad(), 0);
  double h = 2.0 * scaled(5) + chartParagraph(nullptr, inside, {}, b.label, labelFont(), {}) +
             chartParagraph(nullptr, inside, {}, b.shape, captionFont(), {});
  h += figureLines(b, width) * lineOfFigure();
  if (!b.illegal.isEmpty()) h += chartParagraph(nullptr, inside, {}, b.illegal, captionFont(), {}) + scaled(2);
  if (b.kind == DiagramBlock::Kind::Text) {
    const QFont mono = Type::font(Type::Role::Mono), plain = Type::font(Type::Role::Help);
    const double both = textWidth(b.label, plain) + scaled(10) + textWidth(b.shape, mono) + 4;
    return (lineHeight(mono) + 4) * (both > width - scaled(12) && !b.shape.isEmpty() ? 2 : 1);
  }
  return std::ceil(h);
}

bool BlockDiagram::hasJoin(const Sheet& s, const Layout& l) const {
  for (int r = s.firstRow; r <= s.lastRow; ++r)
    if (m_blocks[l.rows[r].first].stream == Stream::Join) return true;
  return false;
}

double BlockDiagram::headHeight(const Sheet& s, const Layout& l) const {
  return lineHeight(Type::font(Type::Role::Section)) + scaled(8) +
         (hasJoin(s, l) ? lineHeight(captionFont()) + scaled(2) : 0);
}

double BlockDiagram::boxWidth(const Layout& l, int row) const {
  const auto& b = m_blocks[l.rows[row].first];
  double w = l.right - l.left;
  if (!b.group.isEmpty()) w -= b.stream == Stream::Through ? 2.0 * scaled(8) : scaled(36) + scaled(12);
  if (b.kind == DiagramBlock::Kind::Recurrent) w -= scaled(16);  // room for its loop
  const int n = l.rows[row].count;
  return (w - scaled(10) * (n - 1)) / n;
}

BlockDiagram::Layout BlockDiagram::layout(double width, double height) const {
  Layout l;
  l.rows = makeRows();
  makeSheets(l);
  const double depth = l.sheets.isEmpty() ? 0 : scaled(20);  // room for the sheets behind, whatever their number
  const double w = std::min<double>(width - 2, scaled(380));
  l.left = std::round((width - w) / 2);
  l.right = l.left + w - depth;
  l.streamX = l.left + scaled(18) + 0.5;
  for (int r = 0; r < l.rows.size(); ++r)
    for (int k = 0; k < l.rows[r].count; ++k)
      l.rows[r].height = std::max(l.rows[r].height, blockHeight(m_blocks[l.rows[r].first + k], boxWidth(l, r)));
  placeRows(l, height);
  return l;
}

void BlockDiagram::placeRows(Layout& l, double height) const {
  // First with natural gaps to learn the height, then with the gaps that fill what there is.
  double gap = scaled(14);
  for (int pass = 0; pass < 2; ++pass) {
    double y = 0;  // grows upwards from the bottom
    int gaps = 0;
    for (int r = 0; r < l.rows.size(); ++r) {
      const int sheet = l.sheetOf(r);
      const bool starts = sheet >= 0 && l.sheets[sheet].firstRow == r;
      if (starts) {
        l.sheets[sheet].rect.setBottom(-y);
        y += gap + scaled(4), ++gaps;  // the stream comes in and the first branch leaves it
      }
      y += l.rows[r].height;
      l.rows[r].top = -y;
      if (sheet >= 0 && l.sheets[sheet].lastRow == r) {
        const bool several = l.rows[r].count > 1;
        y += headHeight(l.sheets[sheet], l) + (several ? gap : scaled(6));
        gaps += several;
        l.sheets[sheet].rect = QRectF(l.left, -y, l.right - l.left, y + l.sheets[sheet].rect.bottom());
        y += scaled(20);  // the sheets behind
      }
      if (r + 1 < l.rows.size()) y += gap, ++gaps;
    }
    l.height = y + 4;
    l.gap = gap;
    const double spare = height - l.height;
    if (pass == 1 || spare <= 0 || gaps == 0) break;
    gap += std::min(gap, spare / gaps);
  }
  const double bottom = height > l.height ? height - (height - l.height) / 2 - 2 : l.height - 2;
  for (auto& r : l.rows) r.top += bottom;
  for (auto& s : l.sheets) s.rect.translate(0, bottom);
  for (int r = 0; r < l.rows.size(); ++r) {
    const auto& row = l.rows[r];
    const auto& b = m_blocks[row.first];
    const double w = boxWidth(l, r);
    const double x = b.group.isEmpty()             ? l.left
                     : b.stream == Stream::Through ? l.left + scaled(8)
                                                   : l.left + scaled(36);
    for (int k = 0; k < row.count; ++k) l.boxes.append(QRectF(x + k * (w + scaled(10)), row.top, w, row.height));
  }
}

QRectF BlockDiagram::shown(const Layout& l, int i) const {
  const QRectF to = l.boxes.value(i);
  const auto from = m_fromRects.constFind(m_blocks[i].id);
  const double t = this->t();
  if (t >= 1 || from == m_fromRects.cend()) return to;
  const auto mid = [t](double a, double b) { return a + (b - a) * t; };
  return QRectF(mid(from->left(), to.left()), mid(from->top(), to.top()), mid(from->width(), to.width()),
                mid(from->height(), to.height()));
}

QRectF BlockDiagram::itemRect(int i) const { return layout(width(), height()).boxes.value(i); }

int BlockDiagram::heightForWidth(int width) const { return int(std::ceil(layout(width, 0).height)); }

QSize BlockDiagram::sizeHint() const {
  const int w = scaled(320);
  return {w, heightForWidth(w)};
}

}  // namespace zk::widgets
