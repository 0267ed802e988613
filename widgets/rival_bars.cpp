// The longest bar fills the width: what matters is how the rivals compare; the percent says how sure the model was.
#include "widgets/rival_bars.h"

#include <QEvent>
#include <QPainter>
#include <algorithm>
#include <cmath>

#include "widgets/controls.h"
#include "widgets/numbers.h"

namespace zk::widgets {

RivalBars::RivalBars(QWidget* parent)
    : PaintedList(parent), m_entropy(std::numeric_limits<double>::quiet_NaN()), m_others(m_entropy) {
  setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
  setAccessibleName(tr("Candidates"));
}

void RivalBars::setRivals(const QVector<Rival>& rivals, int chosen) {
  m_rivals = rivals;
  m_chosen = chosen;
  itemsChanged();
}

void RivalBars::setFooter(double entropyBits, double othersShare) {
  m_entropy = entropyBits, m_others = othersShare;
  itemsChanged();
}

int RivalBars::rowHeight() const {
  return std::max(scaled(26), int(std::ceil(QFontMetricsF(Type::font(Type::Role::Help)).height())) + 4);
}

QSize RivalBars::sizeHint() const {
  const bool footer = std::isfinite(m_entropy) || std::isfinite(m_others);
  return {scaled(264), rowHeight() * (int(m_rivals.size()) + (footer ? 1 : 0)) + 4};
}

QRectF RivalBars::itemRect(int i) const { return QRectF(0, 2 + i * rowHeight(), width(), rowHeight()); }

QString RivalBars::itemDetails(int i) const {
  QString s = numbers::percent(m_rivals[i].p, 1);
  if (std::isfinite(m_rivals[i].other))
    s += QStringLiteral(", ") + tr("other model %1").arg(numbers::percent(m_rivals[i].other, 1));
  if (i == m_chosen) s += QStringLiteral(", ") + tr("chosen");
  return s;
}

void RivalBars::paintRow(QPainter& p, int i, double most) const {
  const Tokens& t = tokens();
  const Rival& r = m_rivals[i];
  const QRectF row = itemRect(i);
  const QFont words = Type::font(Type::Role::Mono, i == m_chosen),
              numbersFont = Type::font(Type::Role::Help, i == m_chosen);
  const double textRight = std::min(width() * 0.36, double(scaled(92))) - 8;
  const double percentWidth =
      QFontMetricsF(Type::font(Type::Role::Help, true)).horizontalAdvance(numbers::percent(1, 1)) + 4;
  const double x0 = textRight + 8, x1 = width() - percentWidth - 4, h = scaled(14);
  const double y = row.center().y() - h / 2, full = std::max(8.0, x1 - x0);
  if (i == hoveredItem()) p.fillRect(row, t.canvas);
  p.setFont(words);
  p.setPen(t.text);
  p.drawText(QRectF(2, row.top(), textRight - 2, row.height()), Qt::AlignRight | Qt::AlignVCenter,
             QFontMetricsF(words).elidedText(r.text, Qt::ElideRight, textRight - 2));
  p.setPen(Qt::NoPen);
  p.setBrush(t.sunken);
  p.drawRoundedRect(QRectF(x0, y, full, h), 3, 3);
  p.setBrush(i == m_chosen ? t.category[0] : mix(t.category[0], t.surface, 0.42));
  p.drawRoundedRect(QRectF(x0, y, std::max(2.0, full * r.p / most), h), 3, 3);
  if (std::isfinite(r.other)) {
    const double x = x0 + full * std::min(1.0, r.other / most);
    p.setPen(QPen(t.surface, 4.5));
    p.drawLine(QPointF(x, y - 2), QPointF(x, y + h + 2));
    p.setPen(QPen(t.category[1], 2.5));
    p.drawLine(QPointF(x, y - 3), QPointF(x, y + h + 3));
  }
  p.setFont(numbersFont);
  p.setPen(i == m_chosen ? t.text : t.text2);
  p.drawText(QRectF(x1, row.top(), width() - x1, row.height()), Qt::AlignRight | Qt::AlignVCenter,
             numbers::percent(r.p, 1));
  if (i == currentItem() && hasFocus()) paintFocusRing(p, row, 4);
}

void RivalBars::paintEvent(QPaintEvent*) {
  QPainter p(this);
  p.setRenderHint(QPainter::Antialiasing);
  double most = 1e-9;
  for (const auto& r : m_rivals) most = std::max({most, r.p, std::isfinite(r.other) ? r.other : 0.0});
  for (int i = 0; i < m_rivals.size(); ++i) paintRow(p, i, most);
  const QRectF foot = itemRect(int(m_rivals.size()));
  p.setFont(Type::font(Type::Role::Help));
  p.setPen(tokens().text2);
  if (std::isfinite(m_entropy))
    p.drawText(foot, Qt::AlignLeft | Qt::AlignVCenter, tr("Entropy %1 bits").arg(numbers::fixed(m_entropy, 1)));
  if (std::isfinite(m_others))
    p.drawText(foot, Qt::AlignRight | Qt::AlignVCenter, tr("Others %1").arg(numbers::percent(m_others, 1)));
}

void RivalBars::changeEvent(QEvent* e) {
  PaintedList::changeEvent(e);
  if (e->type() == QEvent::LanguageChange) setAccessibleName(tr("Candidates")), update();
}

}  // namespace zk::widgets
