// Zero is always inside the axis. Where the words do not fit beside the plot they go under the names.
#include "widgets/forest_plot.h"

#include <QEvent>
#include <QKeyEvent>
#include <algorithm>
#include <cmath>

#include "widgets/icons.h"
#include "widgets/numbers.h"

namespace zk::widgets {
namespace {

QFont caption() { return Type::font(Type::Role::Caption); }
QFont body() { return Type::font(Type::Role::Help); }
QFont bold() { return Type::font(Type::Role::Help, true); }

}  // namespace

ForestPlot::ForestPlot(QWidget* parent) : PaintedList(parent) {
  QSizePolicy policy(QSizePolicy::Expanding, QSizePolicy::Preferred);
  policy.setHeightForWidth(true);
  setSizePolicy(policy);
  describe();
}

void ForestPlot::setRows(const QVector<ForestRow>& rows) {
  m_rows = rows;
  describe();
  itemsChanged();
}
void ForestPlot::setAxisTitle(const QString& title) { m_axisTitle = title, describe(), itemsChanged(); }
void ForestPlot::setCaption(const QString& text, Tone tone) {
  m_caption = text, m_captionTone = tone;
  describe(), itemsChanged();
}
void ForestPlot::setDecimals(int decimals) { m_decimals = decimals, itemsChanged(); }
void ForestPlot::setColor(int category) { m_color = category, update(); }
void ForestPlot::setEmptyText(const QString& text) { m_emptyText = text, describe(), itemsChanged(); }

QString ForestPlot::word(ForestRow::Verdict verdict) {
  switch (verdict) {
    case ForestRow::Verdict::Better:
      return tr("better");
    case ForestRow::Verdict::Worse:
      return tr("worse");
    case ForestRow::Verdict::Unclear:
      break;
  }
  return tr("no clear difference");
}

QString ForestPlot::written(const ForestRow& r) const { return numbers::signedFixed(r.value, m_decimals); }

QString ForestPlot::summary() const {
  if (m_rows.isEmpty()) return m_emptyText;
  const auto n = std::count_if(m_rows.begin(), m_rows.end(), [](const auto& r) { return r.clear(); });
  QString s = tr("%1 of %2 differences are larger than chance.").arg(n).arg(m_rows.size());
  return m_caption.isEmpty() ? s : s + QLatin1Char(' ') + m_caption;
}

QString ForestPlot::itemDetails(int i) const {
  const auto& r = m_rows[i];
  QString s = tr("%1: %2, 95 % interval %3 to %4. %5")
                  .arg(r.name, written(r), numbers::signedFixed(r.low, m_decimals),
                       numbers::signedFixed(r.high, m_decimals), word(r.verdict));
  return r.detail.isEmpty() ? s : s + QLatin1Char('\n') + r.detail;
}

ChartTable ForestPlot::table() const {
  ChartTable t;
  t.head = {tr("test"), tr("difference"), tr("low"), tr("high"), tr("verdict")};
  for (const auto& r : m_rows)
    t.rows.append({r.name, QString::number(r.value), QString::number(r.low), QString::number(r.high), word(r.verdict)});
  return t;
}

double ForestPlot::captionHeight(QPainter* p, double width, double y) const {
  if (m_caption.isEmpty()) return 0;
  const bool toned = m_captionTone != Tone::Neutral;
  const double icon = toned ? scaled(16) + scaled(6) : 0;
  if (p && toned)
    paintIcon(*p, toneIcon(m_captionTone), QRectF(0, y + scaled(4), scaled(16), lineHeight(body())),
              tokens().*toneColor(m_captionTone));
  return chartParagraph(p, QRectF(icon, y + scaled(4), width - icon, 0), Qt::AlignLeft, m_caption, body(),
                        tokens().text2) +
         scaled(4);
}

ForestPlot::Frame ForestPlot::frame(double width, double height) const {
  Frame f;
  double low = 0, high = 0;
  for (const auto& r : m_rows) {
    f.names = std::max(f.names, textWidth(r.name, body()) + 2);
    f.words = std::max(f.words, textWidth(word(r.verdict), bold()) + textWidth(written(r), bold()) + scaled(8) + 2);
    low = std::min({low, r.low, r.value}), high = std::max({high, r.high, r.value});
  }
  f.names = std::min(f.names, width * 0.45) + scaled(10);
  f.words += scaled(10);
  f.wordsBelow = width - f.names - f.words < scaled(150);
  if (f.wordsBelow) f.names = std::min(std::max(f.names, f.words), width * 0.6), f.words = 0;
  const double axis = lineHeight(caption()) * (m_axisTitle.isEmpty() ? 1 : 2) + scaled(8);
  f.foot = captionHeight(nullptr, width, 0);
  const double margin = scaled(8);
  f.plot = QRectF(f.names + margin, scaled(4), width - f.names - f.words - 2 * margin,
                  std::max<double>(scaled(24), height - axis - f.foot - scaled(4)));
  f.row = f.plot.height() / std::max<qsizetype>(1, m_rows.size());
  const double widestTick =
      std::max(textWidth(numbers::fixed(low, 1), caption()), textWidth(numbers::fixed(high, 1), caption()));
  f.ticks = roundTicks(low, high, std::clamp(int(f.plot.width() / (widestTick + scaled(18))), 2, 8));
  return f;
}

double ForestPlot::xOf(const Frame& f, double v) const {
  return f.plot.left() + f.plot.width() * (v - f.ticks.low()) / (f.ticks.high() - f.ticks.low());
}

QRectF ForestPlot::itemRect(int i) const {
  const Frame f = frame(width(), height());
  return QRectF(0, f.plot.top() + i * f.row, width(), f.row);
}

int ForestPlot::heightForWidth(int w) const {
  const Frame f = frame(w, 1000);
  const double row = f.wordsBelow ? 2 * lineHeight(body()) + scaled(10)
                                  : std::max<double>(scaled(40), lineHeight(body()) + scaled(10));
  const double axis = lineHeight(caption()) * (m_axisTitle.isEmpty() ? 1 : 2) + scaled(8);
  return int(std::ceil(row * std::max<qsizetype>(1, m_rows.size()) + axis + f.foot)) + scaled(4);
}

QSize ForestPlot::sizeHint() const {
  const int w = scaled(420);
  return {w, heightForWidth(w)};
}

void ForestPlot::paintAxis(QPainter& p, const Frame& f) const {
  const Tokens& t = tokens();
  const double h = lineHeight(caption()), bottom = f.plot.bottom();
  for (double v : f.ticks.at) {
    const double x = std::round(xOf(f, v)) + 0.5;
    const bool zero = std::abs(v) < 1e-12;
    p.setPen(QPen(zero ? t.text : t.grid, zero ? 1.5 : 1));
    p.drawLine(QPointF(x, f.plot.top()), QPointF(x, bottom));
    const double half = std::max(textWidth(numbers::fixed(v, f.ticks.decimals), caption()) / 2 + 1, 8.0);
    QRectF box(x - half, bottom + scaled(4), 2 * half, h);
    if (box.right() > width()) box.moveRight(width());
    chartText(p, box, Qt::AlignHCenter | Qt::AlignVCenter, numbers::fixed(v, f.ticks.decimals), caption(), t.text3);
  }
  p.setPen(QPen(t.borderStrong, 1));
  p.drawLine(QPointF(f.plot.left(), bottom + 0.5), QPointF(f.plot.right(), bottom + 0.5));
  if (!m_axisTitle.isEmpty()) {
    const double half = std::min<double>(textWidth(m_axisTitle, caption()) / 2 + 2, width() / 2.0);
    const double x = std::clamp(f.plot.center().x(), half, width() - half);
    chartText(p, QRectF(x - half, bottom + scaled(4) + h, 2 * half, h), Qt::AlignHCenter | Qt::AlignVCenter,
              m_axisTitle, caption(), t.text3);
  }
}

void ForestPlot::paintRow(QPainter& p, const Frame& f, int i) const {
  const Tokens& t = tokens();
  const ForestRow& r = m_rows[i];
  const double top = f.plot.top() + i * f.row, y = top + f.row / 2, h = lineHeight(body());
  const QColor color = r.clear() ? t.category[std::size_t(m_color)] : t.text2;
  const QColor wordColor = r.clear() ? t.text : t.text2;  // not every colour of the palette is readable as words
  const QRectF row(0, top, width(), f.row);
  if (i == hoveredItem()) p.fillRect(row, mix(t.surface, t.canvas, 0.8));
  const QString words = written(r) + QStringLiteral("  ") + word(r.verdict);
  const QFont wordFont = r.clear() ? bold() : body();
  const QRectF name(0, f.wordsBelow ? y - h : y - h / 2, f.names, h);
  chartText(p, name, (f.wordsBelow ? Qt::AlignLeft : Qt::AlignRight) | Qt::AlignVCenter, r.name, body(), t.text);
  if (f.wordsBelow)
    chartText(p, name.translated(0, h), Qt::AlignLeft | Qt::AlignVCenter, words, wordFont, wordColor);
  else
    chartText(p, QRectF(width() - f.words, y - h / 2, f.words, h), Qt::AlignRight | Qt::AlignVCenter, words, wordFont,
              wordColor);
  p.setPen(QPen(color, std::max(2, scaled(2)), Qt::SolidLine, Qt::RoundCap));
  p.drawLine(QPointF(xOf(f, r.low), y), QPointF(xOf(f, r.high), y));
  const double dot = scaled(5);
  p.setPen(QPen(color, std::max(2, scaled(2))));
  p.setBrush(r.clear() ? color : t.surface);
  p.drawEllipse(QPointF(xOf(f, r.value), y), dot, dot);
  if (i == currentItem() && hasFocus()) paintFocusRing(p, row, 4);
}

void ForestPlot::paintEvent(QPaintEvent*) {
  QPainter p(this);
  p.setRenderHint(QPainter::Antialiasing);
  if (m_rows.isEmpty()) {
    const double h = chartParagraph(nullptr, rect(), {}, m_emptyText, body(), {});
    chartParagraph(&p, QRectF(0, (height() - h) / 2, width(), h), Qt::AlignHCenter, m_emptyText, body(),
                   tokens().text2);
    return;
  }
  const Frame f = frame(width(), height());
  paintAxis(p, f);
  for (int i = 0; i < m_rows.size(); ++i) paintRow(p, f, i);
  captionHeight(&p, width(), height() - f.foot);
}

void ForestPlot::keyPressEvent(QKeyEvent* e) {
  if (e->matches(QKeySequence::Copy)) return copyText(table().csv());
  PaintedList::keyPressEvent(e);
}

void ForestPlot::describe() {
  setAccessibleName(m_axisTitle.isEmpty() ? tr("Differences with intervals") : m_axisTitle);
  setAccessibleDescription(summary());
}

void ForestPlot::changeEvent(QEvent* e) {
  PaintedList::changeEvent(e);
  if (e->type() == QEvent::LanguageChange) describe(), itemsChanged();
}

}  // namespace zk::widgets
