// Parts are placed by their values, minus 1 px at each side, so that neighbours are 2 px apart and the sum stays true.
#include <QEvent>
#include <QKeyEvent>
#include <QMouseEvent>
#include <algorithm>
#include <cmath>

#include "widgets/estimate_bar.h"
#include "widgets/numbers.h"

namespace zk::widgets {
namespace {

QFont body() { return Type::font(Type::Role::Help); }
QFont bold() { return Type::font(Type::Role::Help, true); }
QFont caption() { return Type::font(Type::Role::Caption); }

}  // namespace

StackedBar::StackedBar(QWidget* parent)
    : PaintedList(parent), m_text([](double v) { return numbers::bytes(v); }), m_values(this, [this] { update(); }) {
  setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
  describe();
}

void StackedBar::setParts(const QVector<StackPart>& parts) {
  m_parts = parts;
  QVector<double> values;
  for (const auto& p : parts) values << p.value;
  m_values.to(values);
  describe();
  itemsChanged();
}

void StackedBar::setValueText(const ValueText& text) { m_text = text, describe(), itemsChanged(); }
void StackedBar::setUncertainty(double factor) { m_uncertainty = std::max(1.0, factor), describe(), itemsChanged(); }
void StackedBar::setShares(bool on) { m_shares = on, itemsChanged(); }
void StackedBar::setCapacity(double capacity, const QString& text) {
  m_capacity = capacity, m_capacityText = text;
  describe(), itemsChanged();
}

double StackedBar::total() const {
  double sum = 0;
  for (const auto& p : m_parts) sum += p.value;
  return sum;
}

double StackedBar::span() const {
  double most = total() * m_uncertainty;
  if (std::isfinite(m_capacity)) most = std::max(most, m_capacity) * 1.03;
  return most > 0 ? most : 1;
}

double StackedBar::xOf(double v) const { return width() * v / span(); }
double StackedBar::barTop() const { return m_capacityText.isEmpty() ? 2 : lineHeight(caption()) + scaled(3); }
double StackedBar::rowHeight() const { return std::max<double>(scaled(20), lineHeight(body()) + 2); }

double StackedBar::rowsTop() const {
  const double range = m_uncertainty > 1 ? scaled(6) + lineHeight(caption()) : 0;
  return barTop() + barHeight() + range + scaled(10);
}

int StackedBar::height_() const { return int(std::ceil(rowsTop() + rowHeight() * double(m_parts.size()))) + 2; }

QRectF StackedBar::itemRect(int i) const { return QRectF(0, rowsTop() + i * rowHeight(), width(), rowHeight()); }

QRectF StackedBar::partRect(int i) const {
  double from = 0;
  for (int k = 0; k < i; ++k) from += m_values.value(k);
  const double left = xOf(from) + (i == 0 ? 0 : 1), right = xOf(from + m_values.value(i)) - 1;
  return QRectF(left, barTop(), std::max(right - left, 1.0), barHeight());
}

QString StackedBar::summary() const {
  QString s = tr("%1 parts, together %2").arg(m_parts.size()).arg(m_text(total()));
  if (m_uncertainty > 1)
    s += QStringLiteral(" · ") +
         tr("between %1").arg(numbers::range(m_text(total() / m_uncertainty), m_text(total() * m_uncertainty)));
  if (!m_capacityText.isEmpty()) s += QStringLiteral(" · ") + m_capacityText;
  return s;
}

QString StackedBar::itemDetails(int i) const {
  const auto& p = m_parts[i];
  QString s = QStringLiteral("%1 · %2").arg(m_text(p.value), numbers::percent(total() > 0 ? p.value / total() : 0, 1));
  return p.detail.isEmpty() ? s : s + QLatin1Char('\n') + p.detail;
}

ChartTable StackedBar::table() const {
  ChartTable t;
  t.head = {tr("part"), tr("value"), tr("share")};
  for (const auto& p : m_parts)
    t.rows.append({p.name, QString::number(p.value, 'g', 12), QString::number(total() > 0 ? p.value / total() : 0)});
  return t;
}

void StackedBar::paintParts(QPainter& p) const {
  const Tokens& t = tokens();
  p.setPen(Qt::NoPen);
  p.setBrush(t.sunken);
  p.drawRoundedRect(QRectF(0, barTop(), width(), barHeight()), 3, 3);
  const double limit = std::isfinite(m_capacity) ? xOf(m_capacity) : width() + 1;
  const int lit = m_hoverPart >= 0 ? m_hoverPart : hoveredItem() >= 0 ? hoveredItem() : hasFocus() ? currentItem() : -1;
  for (int i = 0; i < m_parts.size(); ++i) {
    if (m_values.value(i) <= 0) continue;
    const QRectF r = partRect(i);
    QColor color = t.category[std::size_t(m_parts[i].color)];
    if (lit >= 0 && lit != i) color = mix(color, t.surface, 0.55);
    const QRectF inside(r.left(), r.top(), std::clamp(limit - r.left(), 0.0, r.width()), r.height());
    const QRectF beyond(inside.right(), r.top(), r.right() - inside.right(), r.height());
    if (inside.width() > 0) p.fillRect(inside, color);
    if (beyond.width() > 0.5) paintBar(p, beyond, color, true);
  }
}

void StackedBar::paintCapacity(QPainter& p) const {
  if (!std::isfinite(m_capacity)) return;
  const Tokens& t = tokens();
  const double x = std::clamp(xOf(m_capacity), 1.0, width() - 1.0), h = lineHeight(caption());
  p.fillRect(QRectF(x - 2.5, barTop() - scaled(3), 5, barHeight() + scaled(6)), t.surface);
  p.fillRect(QRectF(x - 1.25, barTop() - scaled(3), 2.5, barHeight() + scaled(6)), t.text);
  const double w = std::min<double>(width(), textWidth(m_capacityText, caption()) + 2);
  chartText(p, QRectF(std::clamp(x - w / 2, 0.0, width() - w), 0, w, h), Qt::AlignRight | Qt::AlignVCenter,
            m_capacityText, caption(), t.text2);
}

void StackedBar::paintRange(QPainter& p) const {
  if (m_uncertainty <= 1 || m_parts.isEmpty()) return;
  const Tokens& t = tokens();
  const double sum = total(), y = barTop() + barHeight() + scaled(5), h = lineHeight(caption());
  const double from = xOf(sum / m_uncertainty), to = std::min<double>(width() - 1, xOf(sum * m_uncertainty));
  paintWhisker(p, Qt::Horizontal, y, from + 1, to, t.text2);
  const QString words = numbers::range(m_text(sum / m_uncertainty), m_text(sum * m_uncertainty));
  const double w = std::min<double>(width(), textWidth(words, caption()) + 2);
  chartText(p, QRectF(std::clamp((from + to) / 2 - w / 2, 0.0, width() - w), y + scaled(4), w, h),
            Qt::AlignHCenter | Qt::AlignVCenter, words, caption(), t.text2);
}

void StackedBar::paintRow(QPainter& p, int i) const {
  const Tokens& t = tokens();
  const auto& part = m_parts[i];
  const QRectF r = itemRect(i);
  if (i == hoveredItem() || i == m_hoverPart) {
    p.setPen(Qt::NoPen);
    p.setBrush(t.canvas);
    p.drawRoundedRect(r, 4, 4);
  }
  const double box = scaled(10), pad = scaled(4);
  paintSwatch(p, QRectF(pad, r.center().y() - box / 2, box, box), t.category[std::size_t(part.color)], false);
  const QString share = m_shares && total() > 0 ? shareText(part.value / total()) : QString();
  const double shareWidth = m_shares ? textWidth(numbers::percent(1, 0), body()) + scaled(10) : 0;
  const double valueWidth = textWidth(m_text(part.value), bold()) + 2;
  const double right = r.right() - pad - shareWidth, left = pad + box + scaled(8);
  chartText(p, QRectF(left, r.top(), right - valueWidth - scaled(8) - left, r.height()), Qt::AlignVCenter, part.name,
            body(), t.text);
  chartText(p, QRectF(right - valueWidth, r.top(), valueWidth, r.height()), Qt::AlignRight | Qt::AlignVCenter,
            m_text(part.value), bold(), t.text);
  chartText(p, QRectF(right, r.top(), shareWidth, r.height()), Qt::AlignRight | Qt::AlignVCenter, share, body(),
            t.text2);
  if (i == currentItem() && hasFocus()) paintFocusRing(p, r, 4);
}

void StackedBar::paintEvent(QPaintEvent*) {
  QPainter p(this);
  p.setRenderHint(QPainter::Antialiasing);
  paintParts(p);
  paintCapacity(p);
  paintRange(p);
  for (int i = 0; i < m_parts.size(); ++i) paintRow(p, i);
}

int StackedBar::partAt(const QPointF& pos) const {
  for (int i = 0; i < m_parts.size(); ++i)
    if (m_values.value(i) > 0 && partRect(i).adjusted(-1, 0, 1, 0).contains(pos)) return i;
  return -1;
}

void StackedBar::mouseMoveEvent(QMouseEvent* e) {
  PaintedList::mouseMoveEvent(e);
  const int part = partAt(e->position());
  if (part >= 0) setCursor(Qt::PointingHandCursor);
  if (part == m_hoverPart) return;
  m_hoverPart = part;
  update();
}

void StackedBar::mousePressEvent(QMouseEvent* e) {
  const int part = partAt(e->position());
  if (part < 0 || e->button() != Qt::LeftButton) return PaintedList::mousePressEvent(e);
  setCurrentItem(part);
  Q_EMIT opened(part);
}

void StackedBar::leaveEvent(QEvent* e) {
  m_hoverPart = -1;
  PaintedList::leaveEvent(e);
}

void StackedBar::keyPressEvent(QKeyEvent* e) {
  if (e->matches(QKeySequence::Copy)) return copyText(table().csv());
  PaintedList::keyPressEvent(e);
}

void StackedBar::describe() {
  setAccessibleName(tr("Parts of the whole"));
  setAccessibleDescription(summary());
}

void StackedBar::changeEvent(QEvent* e) {
  PaintedList::changeEvent(e);
  if (e->type() == QEvent::LanguageChange) describe(), itemsChanged();
}

}  // namespace zk::widgets
