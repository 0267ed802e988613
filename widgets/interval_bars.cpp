// The axis always starts at zero (bars are lengths). Heights glide to new values, so that a live evaluation can be
// followed.
#include "widgets/interval_bars.h"

#include <QEvent>
#include <QKeyEvent>
#include <algorithm>
#include <cmath>

#include "widgets/controls.h"
#include "widgets/numbers.h"

namespace zk::widgets {
namespace {

QFont caption() { return Type::font(Type::Role::Caption); }
QFont help() { return Type::font(Type::Role::Help); }
QFont helpBold() { return Type::font(Type::Role::Help, true); }

}  // namespace

IntervalBars::IntervalBars(QWidget* parent) : PaintedList(parent), m_heights(this, [this] { update(); }) {
  QSizePolicy policy(QSizePolicy::Expanding, QSizePolicy::Preferred);
  policy.setHeightForWidth(true);
  setSizePolicy(policy);
  describe();
}

void IntervalBars::setData(const QVector<IntervalSeries>& series, const QVector<IntervalGroup>& groups) {
  m_series = series;
  m_groups = groups;
  QVector<double> heights;
  for (auto& g : m_groups) {
    g.values.resize(m_series.size());
    for (const auto& v : g.values) heights << (std::isfinite(v.value) ? v.value : 0);
  }
  m_heights.to(heights);
  describe();
  itemsChanged();
}

void IntervalBars::setAxisTitle(const QString& title) { m_axisTitle = title, itemsChanged(); }
void IntervalBars::setDecimals(int decimals) { m_decimals = decimals, itemsChanged(); }
void IntervalBars::setUpperLimit(double limit) { m_limit = limit, itemsChanged(); }
void IntervalBars::setEmptyText(const QString& text) { m_emptyText = text, itemsChanged(); }

QString IntervalBars::written(const IntervalValue& v) const { return numbers::fixed(v.value, m_decimals); }

QString IntervalBars::summary() const {
  if (m_groups.isEmpty() || m_series.isEmpty()) return m_emptyText;
  int best = -1;
  for (int s = 0; s < m_series.size(); ++s)
    if (std::isfinite(m_series[s].score) && (best < 0 || m_series[s].score > m_series[best].score)) best = s;
  const QString size = tr("%1 tests, %2 runs").arg(m_groups.size()).arg(m_series.size());
  return best < 0 ? size
                  : tr("%1; the highest score is %2 of %3.")
                        .arg(size, numbers::fixed(m_series[best].score, m_decimals), m_series[best].name);
}

ChartTable IntervalBars::table() const {
  ChartTable t;
  t.head = {tr("test"), tr("run"), tr("value"), tr("low"), tr("high"), tr("chance"), tr("questions")};
  const auto cell = [](double v) { return std::isfinite(v) ? QString::number(v) : QString(); };
  for (const auto& g : m_groups)
    for (int s = 0; s < m_series.size(); ++s) {
      const auto& v = g.values[s];
      t.rows.append({g.name, m_series[s].name, cell(v.value), cell(v.low), cell(v.high), cell(g.chance),
                     v.total > 0 ? QString::number(v.partial() ? v.done : v.total) : QString()});
    }
  return t;
}

QString IntervalBars::itemName(int i) const {
  return m_groups[i / m_series.size()].name + QStringLiteral(" · ") + m_series[i % m_series.size()].name;
}

QString IntervalBars::itemDetails(int i) const {
  const auto& v = value(i);
  const auto& g = m_groups[i / m_series.size()];
  if (!std::isfinite(v.value)) return itemName(i) + QLatin1Char('\n') + tr("not run");
  QStringList lines{itemName(i), written(v)};
  if (std::isfinite(v.low))
    lines.last() += QStringLiteral(" · ") +
                    tr("95 % interval %1")
                        .arg(numbers::range(numbers::fixed(v.low, m_decimals), numbers::fixed(v.high, m_decimals)));
  if (std::isfinite(g.chance)) lines << tr("chance %1").arg(numbers::fixed(g.chance, m_decimals));
  if (v.partial()) lines << tr("%1 of %2 questions").arg(numbers::integer(v.done), numbers::integer(v.total));
  return lines.join(QLatin1Char('\n'));
}

/// One line under the name of a group that is not complete.
QString IntervalBars::groupNote(int g) const {
  int missing = 0;
  for (const auto& v : m_groups[g].values) missing += !std::isfinite(v.value);
  if (missing == m_series.size()) return tr("not run");
  for (const auto& v : m_groups[g].values)
    if (v.partial()) return tr("%1 of %2").arg(numbers::integer(v.done), numbers::integer(v.total));
  return missing ? tr("%1 not run").arg(missing) : QString();
}

double IntervalBars::legend(QPainter* p, double width) const {
  const double row = std::max<double>(scaled(22), lineHeight(help()) + 4), box = scaled(11);
  double x = 0, y = 0;
  const auto place = [&](double w) {
    if (x > 0 && x + w > width) x = 0, y += row;
    const QRectF r(x, y, std::min(w, width), row);
    x += w + scaled(16);
    return r;
  };
  for (int s = 0; s < m_series.size(); ++s) {
    const auto& series = m_series[s];
    const QString score = std::isfinite(series.score) ? numbers::fixed(series.score, m_decimals) : QString();
    const double nameWidth = textWidth(series.name, help()) + 2;
    const double scoreWidth = score.isEmpty() ? 0 : textWidth(score, helpBold()) + scaled(6) + 2;
    const QRectF r = place(box + scaled(6) + nameWidth + scoreWidth);
    if (!p) continue;
    paintSwatch(*p, QRectF(r.left(), r.center().y() - box / 2, box, box), tokens().category[std::size_t(series.color)],
                hatchedSeries(s));
    const double left = r.left() + box + scaled(6), room = r.right() - left - scoreWidth;
    chartText(*p, QRectF(left, r.top(), room, row), Qt::AlignVCenter, series.name, help(), tokens().text);
    chartText(*p, QRectF(r.right() - scoreWidth, r.top(), scoreWidth, row), Qt::AlignVCenter | Qt::AlignRight, score,
              helpBold(), tokens().text);
  }
  const bool chance =
      std::any_of(m_groups.begin(), m_groups.end(), [](const auto& g) { return std::isfinite(g.chance); });
  if (chance) {
    const QRectF r = place(scaled(26) + textWidth(tr("chance"), help()) + 2);
    if (p) {
      p->setPen(QPen(tokens().text, scaled(2), Qt::DotLine, Qt::FlatCap));
      p->drawLine(QPointF(r.left(), r.center().y()), QPointF(r.left() + scaled(18), r.center().y()));
      chartText(*p, r.adjusted(scaled(26), 0, 0, 0), Qt::AlignVCenter, tr("chance"), help(), tokens().text2);
    }
  }
  return m_series.isEmpty() ? 0 : y + row;
}

double IntervalBars::footHeight(double groupWidth) const {
  double names = 0, notes = 0;
  for (int g = 0; g < m_groups.size(); ++g) {
    names = std::max(names, chartParagraph(nullptr, QRectF(0, 0, groupWidth, 0), {}, m_groups[g].name, help(), {}));
    notes = std::max(notes, chartParagraph(nullptr, QRectF(0, 0, groupWidth, 0), {}, groupNote(g), caption(), {}));
  }
  return names + notes + scaled(6);
}

IntervalBars::Frame IntervalBars::frame() const {
  Frame f;
  f.legendHeight = legend(nullptr, width());
  double top = 0;
  for (const auto& g : m_groups) {
    if (std::isfinite(g.chance)) top = std::max(top, g.chance);
    for (const auto& v : g.values)
      for (double x : {v.value, v.high})
        if (std::isfinite(x)) top = std::max(top, x);
  }
  f.ticks = roundTicks(0, std::min(top > 0 ? top * 1.08 : 1, m_limit), 5);
  double axis = 0;
  for (double t : f.ticks.at) axis = std::max(axis, textWidth(numbers::fixed(t, f.ticks.decimals), caption()));
  const double left = std::ceil(axis) + scaled(8), titleRow = m_axisTitle.isEmpty() ? 0 : lineHeight(caption()) + 4;
  const double step = (width() - left) / std::max<qsizetype>(1, m_groups.size());
  const double foot = footHeight(step - scaled(8));
  const double y = f.legendHeight + titleRow + lineHeight(caption());  // a value may stand above the highest line
  f.plot = QRectF(left, y, width() - left, std::max<double>(scaled(60), height() - y - foot));
  f.groupStep = step;
  const int n = int(std::max<qsizetype>(1, m_series.size()));
  f.barStep = std::min<double>((step - scaled(14)) / n, scaled(36));
  f.bar = std::max(3.0, f.barStep - scaled(2));
  double widest = 0;
  for (int i = 0; i < itemCount(); ++i)
    if (std::isfinite(value(i).value)) widest = std::max(widest, textWidth(written(value(i)), caption()));
  f.valuesFit = widest + 2 <= f.barStep;
  return f;
}

double IntervalBars::yOf(const Frame& f, double v) const {
  return f.plot.bottom() - f.plot.height() * v / f.ticks.high();
}

QRectF IntervalBars::barSlot(const Frame& f, int i) const {
  const int n = int(m_series.size()), g = i / n, s = i % n;
  const double x = f.plot.left() + g * f.groupStep + (f.groupStep - n * f.barStep) / 2 + s * f.barStep;
  return QRectF(x + (f.barStep - f.bar) / 2, f.plot.top(), f.bar, f.plot.height());
}

QRectF IntervalBars::itemRect(int i) const { return i < itemCount() ? barSlot(frame(), i) : QRectF(); }

int IntervalBars::neighbour(int from, int key) const {
  const int n = int(m_series.size());
  if (from >= 0 && key == Qt::Key_Down) return from + n < itemCount() ? from + n : from;  // same run, next test
  if (from >= 0 && key == Qt::Key_Up) return from - n >= 0 ? from - n : from;
  return PaintedList::neighbour(from, key);
}

int IntervalBars::heightForWidth(int w) const {
  const double step = (w - scaled(36)) / std::max<qsizetype>(1, m_groups.size()) - scaled(8);
  return int(legend(nullptr, w) + footHeight(step)) + scaled(232);
}

QSize IntervalBars::sizeHint() const {
  const int w = scaled(440);
  return {w, heightForWidth(w)};
}

QSize IntervalBars::minimumSizeHint() const { return {scaled(220), scaled(200)}; }

void IntervalBars::paintAxes(QPainter& p, const Frame& f) const {
  const Tokens& t = tokens();
  const double h = lineHeight(caption());
  if (!m_axisTitle.isEmpty())
    chartText(p, QRectF(0, f.legendHeight + 2, width(), h), Qt::AlignLeft | Qt::AlignVCenter, m_axisTitle, caption(),
              t.text3);
  for (double v : f.ticks.at) {
    const double y = std::round(yOf(f, v)) + 0.5;
    p.setPen(QPen(v == 0 ? t.borderStrong : t.grid, 1));
    p.drawLine(QPointF(f.plot.left(), y), QPointF(f.plot.right(), y));
    chartText(p, QRectF(0, y - h / 2, f.plot.left() - scaled(6), h), Qt::AlignRight | Qt::AlignVCenter,
              numbers::fixed(v, f.ticks.decimals), caption(), t.text3);
  }
}

void IntervalBars::paintValue(QPainter& p, const Frame& f, int i) const {
  const Tokens& t = tokens();
  const IntervalValue& v = value(i);
  const int s = i % int(m_series.size());
  const QColor color = t.category[std::size_t(m_series[s].color)];
  const QRectF slot = barSlot(f, i);
  const double zero = f.plot.bottom();
  if (!std::isfinite(v.value)) {  // an empty outline where the bar will be
    p.setBrush(Qt::NoBrush);
    p.setPen(QPen(t.borderStrong, 1, Qt::DashLine));
    p.drawRect(QRectF(slot.left() + 0.5, zero - scaled(18), slot.width() - 1, scaled(18)));
    return;
  }
  const double y = yOf(f, m_heights.value(i));
  const QRectF bar(slot.left(), y, slot.width(), zero - y);
  if (v.partial()) {  // pale with a dashed edge: it still moves
    p.fillRect(bar, mix(color, t.surface, 0.72));
    if (hatchedSeries(s)) paintHatch(p, bar, mix(color, t.surface, 0.4));
    p.setBrush(Qt::NoBrush);
    p.setPen(QPen(color, 1.5, Qt::DashLine));
    p.drawRect(bar.adjusted(0.75, 0.75, -0.75, 0));
  } else {
    paintBar(p, bar, color, hatchedSeries(s));
  }
}

void IntervalBars::paintWhiskerOf(QPainter& p, const Frame& f, int i) const {
  const Tokens& t = tokens();
  const IntervalValue& v = value(i);
  if (!std::isfinite(v.value)) return;
  const QRectF bar = barSlot(f, i);
  double top = yOf(f, m_heights.value(i));
  if (std::isfinite(v.low) && !m_heights.moving()) {
    paintWhisker(p, Qt::Vertical, bar.center().x(), yOf(f, v.low), yOf(f, v.high), t.text);
    top = std::min(top, yOf(f, v.high));
  }
  if (f.valuesFit) {
    const double h = lineHeight(caption()), half = f.barStep / 2;
    chartText(p, QRectF(bar.center().x() - half, top - h - 1, 2 * half, h), Qt::AlignHCenter | Qt::AlignVCenter,
              written(v), caption(), t.text2);
  }
}

void IntervalBars::paintGroup(QPainter& p, const Frame& f, int g) const {
  const Tokens& t = tokens();
  const int n = int(m_series.size());
  for (int s = 0; s < n; ++s) paintValue(p, f, g * n + s);
  const QRectF first = barSlot(f, g * n), last = barSlot(f, g * n + n - 1);
  if (std::isfinite(m_groups[g].chance)) {
    const double y = yOf(f, m_groups[g].chance), over = scaled(5);
    const QLineF line(first.left() - over, y, last.right() + over, y);
    p.setPen(QPen(t.surface, scaled(2), Qt::SolidLine, Qt::FlatCap));  // readable on every bar
    p.drawLine(line);
    p.setPen(QPen(t.text, scaled(2), Qt::DotLine, Qt::FlatCap));
    p.drawLine(line);
  }
  for (int s = 0; s < n; ++s) paintWhiskerOf(p, f, g * n + s);
  const QRectF under(f.plot.left() + g * f.groupStep + scaled(4), f.plot.bottom() + scaled(5), f.groupStep - scaled(8),
                     0);
  const double used = chartParagraph(&p, under, Qt::AlignHCenter, m_groups[g].name, help(), t.text);
  chartParagraph(&p, under.translated(0, used), Qt::AlignHCenter, groupNote(g), caption(), t.text3);
}

void IntervalBars::paintEvent(QPaintEvent*) {
  QPainter p(this);
  p.setRenderHint(QPainter::Antialiasing);
  if (m_groups.isEmpty() || m_series.isEmpty()) {
    const double h = chartParagraph(nullptr, rect(), {}, m_emptyText, help(), {});
    chartParagraph(&p, QRectF(0, (height() - h) / 2, width(), h), Qt::AlignHCenter, m_emptyText, help(),
                   tokens().text2);
    return;
  }
  legend(&p, width());
  const Frame f = frame();
  paintAxes(p, f);
  for (int g = 0; g < m_groups.size(); ++g) paintGroup(p, f, g);
  for (int i : {hoveredItem(), hasFocus() ? currentItem() : -1}) {
    if (i < 0) continue;
    p.setBrush(Qt::NoBrush);
    p.setPen(QPen(i == currentItem() && hasFocus() ? tokens().focus : tokens().borderStrong, 2));
    p.drawRoundedRect(barSlot(f, i).adjusted(-2, -2, 2, 2), 3, 3);
  }
}

void IntervalBars::keyPressEvent(QKeyEvent* e) {
  if (e->matches(QKeySequence::Copy)) return copyText(table().csv());
  PaintedList::keyPressEvent(e);
}

void IntervalBars::describe() {
  setAccessibleName(m_axisTitle.isEmpty() ? tr("Bars with intervals") : m_axisTitle);
  setAccessibleDescription(summary());
}

void IntervalBars::changeEvent(QEvent* e) {
  PaintedList::changeEvent(e);
  if (e->type() == QEvent::LanguageChange) describe(), itemsChanged();
}

}  // namespace zk::widgets
