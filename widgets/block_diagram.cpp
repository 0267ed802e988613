// Words, list twin and glide of the diagram; block_layout.cpp says where things are, block_paint.cpp draws them.
#include "widgets/block_diagram.h"

#include <QEvent>
#include <algorithm>
#include <cmath>

#include "widgets/numbers.h"

namespace zk::widgets {

BlockDiagram::BlockDiagram(QWidget* parent) : PaintedList(parent), m_progress(this, [this] { update(); }) {
  QSizePolicy policy(QSizePolicy::Expanding, QSizePolicy::Expanding);
  policy.setHeightForWidth(true);
  setSizePolicy(policy);
  describe();
  connect(this, &PaintedList::opened, this, [this](int i) { Q_EMIT blockActivated(m_blocks[i].id); });
}

double BlockDiagram::t() const { return std::clamp(1 - (m_round - m_progress.value(0)), 0.0, 1.0); }

void BlockDiagram::setBlocks(const QVector<DiagramBlock>& blocks) {
  QHash<QString, QRectF> rects;
  QHash<QString, double> widenings;
  const Layout l = layout(width(), height());
  for (int i = 0; i < m_blocks.size(); ++i) {
    const auto& b = m_blocks[i];
    rects[b.id] = shown(l, i);
    const double from = m_fromWidening.value(b.id, b.widening);
    widenings[b.id] = from + (b.widening - from) * t();
  }
  const QString current = currentItem() >= 0 ? m_blocks[currentItem()].id : QString();
  m_fromRects = rects, m_fromWidening = widenings;
  m_blocks = blocks;
  if (m_progress.values().isEmpty()) m_progress.to({0});
  m_progress.finish();
  m_progress.to({m_round += 1});
  describe();
  itemsChanged();
  setCurrentBlock(current);
}

void BlockDiagram::setCurrentBlock(const QString& id) {
  const QSignalBlocker quiet(this);
  int at = -1;
  for (int i = 0; i < m_blocks.size() && !id.isEmpty(); ++i)
    if (m_blocks[i].id == id) at = i;
  setCurrentItem(at);
}

QString BlockDiagram::summary() const {
  QStringList parts;
  const QString comma = numbers::japanese() ? QStringLiteral("、") : QStringLiteral(", ");
  for (int i = 0; i < m_blocks.size();) {
    const auto& b = m_blocks[i];
    if (b.group.isEmpty()) {
      parts << b.label, ++i;
      continue;
    }
    QStringList inside;
    while (i < m_blocks.size() && m_blocks[i].group == b.group) inside << m_blocks[i++].label;
    parts << tr("%1 × %2 (%3)").arg(b.repeat).arg(b.group, inside.join(comma));
  }
  return tr("From the input to the output: %1").arg(parts.join(comma));
}

QString BlockDiagram::itemDetails(int i) const {
  const auto& b = m_blocks[i];
  QStringList lines;
  if (!b.illegal.isEmpty()) lines << b.illegal;
  if (!b.shape.isEmpty()) lines << b.shape;
  if (!b.count.isEmpty()) lines << (b.repeat > 1 ? QStringLiteral("%1 × %2").arg(b.count).arg(b.repeat) : b.count);
  if (!b.formula.isEmpty()) lines << b.formula;
  return lines.join(QLatin1Char('\n'));
}

int BlockDiagram::neighbour(int from, int key) const {
  if (from < 0) return 0;
  return from + (key == Qt::Key_Up || key == Qt::Key_Right ? 1 : -1);  // the list runs upwards
}

void BlockDiagram::describe() {
  setAccessibleName(tr("Block diagram"));
  setAccessibleDescription(summary());
}

void BlockDiagram::changeEvent(QEvent* e) {
  PaintedList::changeEvent(e);
  if (e->type() == QEvent::LanguageChange) describe(), itemsChanged();
}

}  // namespace zk::widgets
