// Names take what they need, up to two fifths of the width; the bars share the rest.
#include "widgets/param_bars.h"

#include <QEvent>
#include <QKeyEvent>
#include <algorithm>
#include <cmath>

#include "widgets/numbers.h"

namespace zk::widgets {
namespace {

QFont body() { return Type::font(Type::Role::Help); }
QFont bold() { return Type::font(Type::Role::Help, true); }

}  // namespace

ParamBars::ParamBars(QWidget* parent)
    : PaintedList(parent), m_text([](double v) { return numbers::compact(v); }), m_values(this, [this] { update(); }) {
  setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
  describe();
}

void ParamBars::setRows(const QVector<BarRow>& rows) {
  m_rows = rows;
  if (m_marked >= rows.size()) m_marked = -1;
  QVector<double> values;
  for (const auto& r : rows) values << r.value;
  m_values.to(values);
  describe();
  itemsChanged();
}

void ParamBars::setName(const QString& name) { m_name = name, describe(); }
void ParamBars::setValueText(const ValueText& text) { m_text = text, describe(), itemsChanged(); }
void ParamBars::setShares(bool on) { m_shares = on, itemsChanged(); }
void ParamBars::setMarked(int row) { m_marked = row, update(); }
void ParamBars::setFullValue(double value) { m_full = value, update(); }

double ParamBars::total() const {
  double sum = 0;
  for (const auto& r : m_rows) sum += r.value;
  return sum;
}

QString ParamBars::written(int i) const {
  return m_rows[i].valueText.isEmpty() ? m_text(m_rows[i].value) : m_rows[i].valueText;
}

QString ParamBars::summary() const {
  if (m_rows.isEmpty()) return {};
  const auto most =
      std::max_element(m_rows.begin(), m_rows.end(), [](const auto& a, const auto& b) { return a.value < b.value; });
  return tr("%1 rows; the largest is %2 with %3.")
      .arg(m_rows.size())
      .arg(most->name, written(int(most - m_rows.begin())));
}

QString ParamBars::itemDetails(int i) const {
  QString s = written(i);
  if (m_shares && total() > 0) s += QStringLiteral(" · ") + numbers::percent(m_rows[i].value / total(), 1);
  if (i == m_marked) s += QStringLiteral(" · ") + tr("now");
  return m_rows[i].detail.isEmpty() ? s : s + QLatin1Char('\n') + m_rows[i].detail;
}

ChartTable ParamBars::table() const {
  ChartTable t;
  t.head = {tr("name"), tr("value"), tr("share")};
  for (const auto& r : m_rows)
    t.rows.append({r.name, QString::number(r.value, 'g', 12), QString::number(total() > 0 ? r.value / total() : 0)});
  return t;
}

double ParamBars::rowHeight() const { return std::max<double>(scaled(26), lineHeight(body()) + 4); }

void ParamBars::paintRow(QPainter& p, int i, double nameWidth, double valueWidth, double shareWidth,
                         double most) const {
  const Tokens& t = tokens();
  const auto& r = m_rows[i];
  const QRectF row = itemRect(i);
  if (i == m_marked || i == hoveredItem()) {
    p.setPen(Qt::NoPen);
    p.setBrush(i == m_marked ? t.accentSoft : t.canvas);
    p.drawRoundedRect(row.adjusted(0, 1, 0, -1), 4, 4);
  }
  const double pad = scaled(6);
  chartText(p, QRectF(pad, row.top(), nameWidth, row.height()), Qt::AlignVCenter, r.name,
            i == m_marked ? bold() : body(), t.text);
  const double x0 = pad + nameWidth + scaled(10), x1 = row.right() - pad - shareWidth - valueWidth - scaled(8);
  const double h = scaled(12), y = row.center().y() - h / 2, full = std::max(4.0, x1 - x0);
  p.setPen(Qt::NoPen);
  p.setBrush(t.sunken);
  p.drawRoundedRect(QRectF(x0, y, full, h), 3, 3);
  p.setBrush(t.category[std::size_t(r.color)]);
  p.drawRoundedRect(QRectF(x0, y, std::clamp(full * m_values.value(i) / most, 2.0, full), h), 3, 3);
  chartText(p, QRectF(x1, row.top(), valueWidth + scaled(8), row.height()), Qt::AlignRight | Qt::AlignVCenter,
            written(i), bold(), t.text);
  if (shareWidth > 0)
    chartText(p, QRectF(row.right() - pad - shareWidth, row.top(), shareWidth, row.height()),
              Qt::AlignRight | Qt::AlignVCenter, shareText(total() > 0 ? r.value / total() : 0), body(), t.text2);
  if (i == currentItem() && hasFocus()) paintFocusRing(p, row, 4);
}

void ParamBars::paintEvent(QPaintEvent*) {
  QPainter p(this);
  p.setRenderHint(QPainter::Antialiasing);
  double name = 0, value = 0, most = m_full;
  for (int i = 0; i < m_rows.size(); ++i) {
    name = std::max(name, textWidth(m_rows[i].name, bold()) + 2);
    value = std::max(value, textWidth(written(i), bold()) + 2);
    if (m_full <= 0) most = std::max(most, m_rows[i].value);
  }
  const double share = m_shares ? textWidth(numbers::percent(1), body()) + scaled(8) : 0;
  name = std::min(name, std::max(width() * 0.4, width() - value - share - scaled(80)));
  for (int i = 0; i < m_rows.size(); ++i) paintRow(p, i, name, value, share, most > 0 ? most : 1);
}

void ParamBars::keyPressEvent(QKeyEvent* e) {
  if (e->matches(QKeySequence::Copy)) return copyText(table().csv());
  PaintedList::keyPressEvent(e);
}

void ParamBars::describe() {
  setAccessibleName(m_name.isEmpty() ? tr("Bars") : m_name);
  setAccessibleDescription(summary());
}

void ParamBars::changeEvent(QEvent* e) {
  PaintedList::changeEvent(e);
  if (e->type() == QEvent::LanguageChange) describe(), itemsChanged();
}

}  // namespace zk::widgets
