// Names and numbers take what they need; the bars share the rest.
#include "widgets/funnel.h"

#include <QEvent>
#include <QKeyEvent>
#include <algorithm>

#include "widgets/numbers.h"

namespace zk::widgets {
namespace {

QFont body() { return Type::font(Type::Role::Help); }
QFont bold() { return Type::font(Type::Role::Help, true); }

}  // namespace

Funnel::Funnel(QWidget* parent) : PaintedList(parent) {
  setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
  describe();
}

void Funnel::setSteps(const QVector<FunnelStep>& steps) {
  m_steps = steps;
  describe();
  itemsChanged();
  updateGeometry();
}

void Funnel::setUnit(const QString& unit) { m_unit = unit, describe(), update(); }

double Funnel::rowHeight() const { return std::max<double>(scaled(28), lineHeight(body()) + 6); }

QString Funnel::removedText(int i) const {
  const auto& s = m_steps[i];
  if (s.removed() > 0) return QStringLiteral("−") + numbers::integer(qint64(s.removed()));
  return s.changed > 0 ? tr("%1 changed").arg(numbers::integer(qint64(s.changed))) : tr("nothing");
}

QString Funnel::itemDetails(int i) const {
  const auto& s = m_steps[i];
  QString text = tr("%1 in, %2 removed (%3), %4 changed, %5 kept", "numbers of one step; the third is a share")
                     .arg(numbers::integer(qint64(s.in)), numbers::integer(qint64(s.removed())),
                          numbers::percent(s.in > 0 ? s.removed() / s.in : 0, 1), numbers::integer(qint64(s.changed)),
                          numbers::integer(qint64(s.kept)));
  return s.detail.isEmpty() ? text : text + QLatin1Char('\n') + s.detail;
}

QString Funnel::summary() const {
  if (m_steps.isEmpty()) return {};
  return tr("%1 of %2 %3 stay.", "kept, read, unit")
      .arg(numbers::integer(qint64(m_steps.last().kept)), numbers::integer(qint64(m_steps.first().in)), m_unit);
}

ChartTable Funnel::table() const {
  ChartTable t;
  t.head = {tr("step"), tr("in"), tr("removed"), tr("changed"), tr("kept")};
  for (const auto& s : m_steps)
    t.rows.append({s.name, QString::number(s.in, 'f', 0), QString::number(s.removed(), 'f', 0),
                   QString::number(s.changed, 'f', 0), QString::number(s.kept, 'f', 0)});
  return t;
}

Funnel::Columns Funnel::columns() const {
  Columns c{0, 0, 0, 1};
  for (int i = 0; i < m_steps.size(); ++i) {
    c.name = std::max(c.name, textWidth(m_steps[i].name, bold()) + 2);
    c.removed = std::max(c.removed, textWidth(removedText(i), body()) + 2);
    c.kept = std::max(c.kept, textWidth(numbers::integer(qint64(m_steps[i].kept)), bold()) + 2);
    c.most = std::max(c.most, m_steps[i].in);
  }
  c.name = std::min(c.name, std::max(width() * 0.4, width() - c.removed - c.kept - scaled(100)));
  return c;
}

void Funnel::paintRow(QPainter& p, int i, const Columns& c) const {
  const Tokens& t = tokens();
  const auto& s = m_steps[i];
  const QRectF row = itemRect(i);
  if (i == currentItem() || i == hoveredItem()) {
    p.setPen(Qt::NoPen);
    p.setBrush(i == currentItem() ? t.accentSoft : t.canvas);
    p.drawRoundedRect(row.adjusted(0, 1, 0, -1), 4, 4);
  }
  const double pad = scaled(6), gap = scaled(10);
  chartText(p, QRectF(pad, row.top(), c.name, row.height()), Qt::AlignVCenter, s.name, body(), t.text);
  const double x0 = pad + c.name + gap, x1 = row.right() - pad - c.kept - gap - c.removed - gap;
  const double h = scaled(14), y = row.center().y() - h / 2, full = std::max(8.0, x1 - x0);
  const double kept = full * s.kept / c.most, in = full * s.in / c.most;
  p.setPen(Qt::NoPen);
  p.setBrush(t.sunken);
  p.drawRoundedRect(QRectF(x0, y, full, h), 3, 3);
  if (kept > 0) paintBar(p, QRectF(x0, y, std::max(1.0, kept), h), t.category[0], false);
  // What is taken out can be seen however little it is.
  if (s.removed() > 0)
    paintBar(p, QRectF(x0 + std::min(kept, full - 2), y, std::max(2.0, in - kept), h), t.danger, true);
  chartText(p, QRectF(x1 + gap, row.top(), c.removed, row.height()), Qt::AlignRight | Qt::AlignVCenter, removedText(i),
            body(), s.removed() > 0 ? t.danger : t.text2);
  chartText(p, QRectF(row.right() - pad - c.kept, row.top(), c.kept, row.height()), Qt::AlignRight | Qt::AlignVCenter,
            numbers::integer(qint64(s.kept)), bold(), t.text);
  if (i == currentItem() && hasFocus()) paintFocusRing(p, row, 4);
}

void Funnel::paintEvent(QPaintEvent*) {
  QPainter p(this);
  p.setRenderHint(QPainter::Antialiasing);
  const Columns c = columns();
  for (int i = 0; i < m_steps.size(); ++i) paintRow(p, i, c);
}

void Funnel::keyPressEvent(QKeyEvent* e) {
  if (e->matches(QKeySequence::Copy)) return copyText(table().csv());
  PaintedList::keyPressEvent(e);
}

void Funnel::describe() {
  setAccessibleName(tr("What each step lets through"));
  setAccessibleDescription(summary());
}

void Funnel::changeEvent(QEvent* e) {
  PaintedList::changeEvent(e);
  if (e->type() == QEvent::LanguageChange) describe(), itemsChanged();
}

}  // namespace zk::widgets
