// A column is as wide as the wider of its two tokens, so that input and target stand exactly over each other; columns
// flow into lines like words.
#include "widgets/pair_rows.h"

#include <QEvent>
#include <algorithm>
#include <cmath>

#include "widgets/block_figures.h"
#include "widgets/controls.h"

namespace zk::widgets {
namespace {

QFont tokenFont() { return Type::font(Type::Role::Token); }
QFont help() { return Type::font(Type::Role::Help); }
QFont caption() { return Type::font(Type::Role::Caption); }

QString marked(QString s) {
  return s.replace(QLatin1Char(' '), QChar(0x2423)).replace(QLatin1Char('\n'), QChar(0x23CE));
}

}  // namespace

PairRows::PairRows(QWidget* parent) : PaintedList(parent) {
  QSizePolicy policy(QSizePolicy::Expanding, QSizePolicy::Preferred);
  policy.setHeightForWidth(true);
  setSizePolicy(policy);
  connect(&Theme::instance(), &Theme::changed, this, [this] { m_layoutWidth = -1, updateGeometry(); });
  describe();
}

void PairRows::setTokens(const QVector<PairToken>& tokens) {
  m_tokens = tokens;
  m_layoutWidth = -1;
  describe();
  itemsChanged();
}

void PairRows::setView(View view) { m_view = view, setCurrentItem(-1), describe(), itemsChanged(); }
void PairRows::setPrefixRows(int rows) { m_prefixRows = std::max(0, rows), itemsChanged(); }

int PairRows::itemCount() const {
  if (m_view == View::Shifted) return pairCount();
  return std::min(pairCount(), m_prefixRows > 0 ? m_prefixRows : 12);
}

QString PairRows::itemName(int i) const {
  QString before = m_tokens[i].text;
  if (m_view == View::Prefixes) {
    before.clear();
    for (int k = 0; k <= i; ++k) before += m_tokens[k].text;
  }
  return tr("after “%1” comes “%2”").arg(before, marked(m_tokens[i + 1].text));
}

QString PairRows::itemDetails(int i) const {
  QStringList lines{itemName(i)};
  if (m_tokens[i + 1].masked) lines << tr("not trained on");
  if (severalDocuments()) lines << tr("document %1").arg(m_tokens[i].document + 1);
  return lines.join(QLatin1Char('\n'));
}

QString PairRows::summary() const {
  int masked = 0;
  for (int i = 1; i < m_tokens.size(); ++i) masked += m_tokens[i].masked;
  const QString all = tr("%1 pairs of a token and the next one.").arg(pairCount());
  return masked ? all + QLatin1Char(' ') + tr("%1 of them are not trained on.").arg(masked) : all;
}

bool PairRows::severalDocuments() const {
  return std::any_of(m_tokens.begin(), m_tokens.end(),
                     [this](const auto& t) { return t.document != m_tokens.first().document; });
}

int PairRows::rowHeight() const { return int(lineHeight(tokenFont())) + scaled(6); }
double PairRows::boxWidth(const QString& text) const {
  return std::max<double>(scaled(24), std::ceil(textWidth(marked(text), tokenFont())) + scaled(12));
}
double PairRows::captionHeight() const { return severalDocuments() ? lineHeight(caption()) + scaled(2) : 0; }

PairRows::Layout PairRows::layout(double width) const {
  Layout l;
  l.left = std::ceil(std::max(textWidth(tr("Input"), help()), textWidth(tr("Target"), help()))) + scaled(12);
  const double gap = scaled(6), border = scaled(16), row = rowHeight();
  const double lineStep = captionHeight() + 2 * row + between() + scaled(18);
  double x = l.left, y = 2 + captionHeight();
  int line = 0;
  for (int i = 0; i < pairCount(); ++i) {
    const double w = std::min(std::max(boxWidth(m_tokens[i].text), boxWidth(m_tokens[i + 1].text)), width - l.left - 2);
    const bool starts = i > 0 && m_tokens[i].document != m_tokens[i - 1].document;
    const double before = x == l.left ? 0 : starts ? border : gap;
    if (x + before + w > width - 1 && x > l.left) {
      x = l.left, y += lineStep, ++line;
    } else {
      x += before;
    }
    l.pairs.append({QRectF(x, y, w, row), QRectF(x, y + row + between(), w, row), line, starts || i == 0});
    x += w;
  }
  l.height = y + 2 * row + between() + 2;
  return l;
}

const PairRows::Layout& PairRows::current() const {
  if (m_layoutWidth != width()) {
    m_layout = layout(width());
    m_layoutWidth = width();
  }
  return m_layout;
}

QRectF PairRows::itemRect(int i) const {
  if (m_view == View::Prefixes) return QRectF(0, 2 + i * (rowHeight() + scaled(6)), width(), rowHeight());
  const auto& pair = current().pairs.value(i);
  return pair.input | pair.target;
}

int PairRows::heightForWidth(int w) const {
  if (m_view == View::Prefixes) return std::max(1, itemCount()) * (rowHeight() + scaled(6)) + 4;
  return int(std::ceil(layout(w).height)) + 2;
}

QSize PairRows::sizeHint() const {
  const int w = scaled(480);
  return {w, heightForWidth(w)};
}

int PairRows::neighbour(int from, int key) const {
  if (m_view == View::Prefixes || from < 0 || key == Qt::Key_Left || key == Qt::Key_Right)
    return PaintedList::neighbour(from, key);
  const auto& pairs = current().pairs;
  const int line = pairs[from].line + (key == Qt::Key_Up ? -1 : 1);
  int best = -1;
  for (int i = 0; i < pairs.size(); ++i) {
    if (pairs[i].line != line) continue;
    const auto distance = [&](int k) { return std::abs(pairs[k].input.center().x() - pairs[from].input.center().x()); };
    if (best < 0 || distance(i) < distance(best)) best = i;
  }
  return best;
}

void PairRows::paintToken(QPainter& p, const QRectF& r, const PairToken& token, bool target, bool lit) const {
  const Tokens& t = tokens();
  const bool masked = target && token.masked;
  p.setPen(QPen(lit ? t.accent : t.borderStrong, lit ? 2 : 1));
  p.setBrush(lit ? t.accentSoft : masked ? t.surface : target ? t.okSoft : t.canvas);
  p.drawRoundedRect(r.adjusted(1, 1, -1, -1), 4, 4);
  if (masked) {
    p.setPen(Qt::NoPen);
    p.setBrush(QBrush(mix(t.borderStrong, t.surface, 0.35), Qt::BDiagPattern));
    p.drawRoundedRect(r.adjusted(2, 2, -2, -2), 3, 3);
  }
  chartText(p, r.adjusted(3, 0, -3, 0), Qt::AlignCenter, marked(token.text), tokenFont(), masked ? t.text2 : t.text);
}

/// Down: what must follow. Slanted: the target of one pair is the input of the next.
void PairRows::paintLines(QPainter& p, const Layout& l, int i) const {
  const Tokens& t = tokens();
  const auto& pair = l.pairs[i];
  const bool lit = i == hoveredItem() || i == currentItem();
  if (i + 1 < l.pairs.size() && l.pairs[i + 1].line == pair.line) {
    p.setPen(QPen(t.border, 1.25));
    p.drawLine(QPointF(pair.target.center().x(), pair.target.top()),
               QPointF(l.pairs[i + 1].input.center().x(), l.pairs[i + 1].input.bottom()));
  }
  const QPointF from(pair.input.center().x(), pair.input.bottom() + 1), to(from.x(), pair.target.top() - 1);
  if (m_tokens[i + 1].masked) {
    p.setPen(QPen(t.borderStrong, 1, Qt::DotLine));
    p.drawLine(from, to);
  } else {
    paintArrow(p, from, to, lit ? t.accent : t.text3, lit ? 2 : 1.25);
  }
}

void PairRows::paintLabels(QPainter& p, const Layout& l) const {
  const Tokens& t = tokens();
  const double h = lineHeight(caption());
  const double room = l.left - scaled(8);
  for (int i = 0; i < l.pairs.size(); ++i) {
    const auto& pair = l.pairs[i];
    const bool lineStarts = i == 0 || l.pairs[i - 1].line != pair.line;
    if (lineStarts) {
      chartText(p, QRectF(0, pair.input.top(), room, rowHeight()), Qt::AlignVCenter, tr("Input"), help(), t.text2);
      chartText(p, QRectF(0, pair.target.top(), room, rowHeight()), Qt::AlignVCenter, tr("Target"), help(), t.text2);
    }
    if (!severalDocuments() || (!pair.border && !lineStarts)) continue;
    double end = width();  // up to the next document or the end of the line
    for (int k = i + 1; k < l.pairs.size() && l.pairs[k].line == pair.line; ++k)
      if (l.pairs[k].border) {
        end = l.pairs[k].input.left() - scaled(8);
        break;
      }
    const QString name = tr("document %1").arg(m_tokens[i].document + 1);
    const double left = pair.input.left() - (lineStarts ? 0 : scaled(3));
    if (textWidth(name, caption()) <= end - left)
      chartText(p, QRectF(left, pair.input.top() - h - scaled(2), end - left, h), Qt::AlignVCenter, name, caption(),
                t.text3);
    if (pair.border && i > 0 && !lineStarts) {
      const double x = pair.input.left() - scaled(8);
      p.setPen(QPen(t.text2, 2));
      p.drawLine(QPointF(x, pair.input.top() - captionHeight()), QPointF(x, pair.target.bottom()));
    }
  }
}

void PairRows::paintShifted(QPainter& p) const {
  const Layout& l = current();
  for (int i = 0; i < l.pairs.size(); ++i) paintLines(p, l, i);
  paintLabels(p, l);
  for (int i = 0; i < l.pairs.size(); ++i) {
    const bool lit = i == hoveredItem() || i == currentItem();
    paintToken(p, l.pairs[i].input, m_tokens[i], false, lit);
    paintToken(p, l.pairs[i].target, m_tokens[i + 1], true, lit);
    if (i == currentItem() && hasFocus()) paintFocusRing(p, itemRect(i).adjusted(-2, -2, 2, 2), 6);
  }
}

void PairRows::paintPrefix(QPainter& p, int row) const {
  const Tokens& t = tokens();
  const QRectF r = itemRect(row);
  const double gap = scaled(3), arrow = scaled(24);
  const QString count = QString::number(row + 1);
  const double label = textWidth(QString::number(itemCount()), caption()) + scaled(10);
  chartText(p, QRectF(0, r.top(), label - scaled(6), r.height()), Qt::AlignRight | Qt::AlignVCenter, count, caption(),
            t.text3);
  const double next = std::min(boxWidth(m_tokens[row + 1].text), r.width() * 0.4);
  const double room = r.width() - label - arrow - next - 2;
  int first = row + 1;
  double used = 0;
  while (first > 0) {  // the last tokens that fit
    const double w = boxWidth(m_tokens[first - 1].text) + gap;
    if (used + w > room - (first > 1 ? scaled(20) : 0)) break;
    used += w, --first;
  }
  double x = label;
  if (first > 0) {
    chartText(p, QRectF(x, r.top(), scaled(18), r.height()), Qt::AlignVCenter, QStringLiteral("…"), tokenFont(),
              t.text2);
    x += scaled(20);
  }
  for (int k = first; k <= row; ++k) {
    const double w = boxWidth(m_tokens[k].text);
    paintToken(p, QRectF(x, r.top(), w, r.height()), m_tokens[k], false, false);
    x += w + gap;
  }
  paintArrow(p, QPointF(x + scaled(2), r.center().y()), QPointF(x + arrow - scaled(4), r.center().y()), t.accent, 1.5);
  paintToken(p, QRectF(x + arrow, r.top(), next, r.height()), m_tokens[row + 1], true, !m_tokens[row + 1].masked);
  if (row == currentItem() && hasFocus()) paintFocusRing(p, r, 4);
}

void PairRows::paintEvent(QPaintEvent*) {
  QPainter p(this);
  p.setRenderHint(QPainter::Antialiasing);
  if (m_view == View::Shifted) return paintShifted(p);
  for (int i = 0; i < itemCount(); ++i) {
    if (i == hoveredItem()) p.fillRect(itemRect(i), mix(tokens().surface, tokens().canvas, 0.7));
    paintPrefix(p, i);
  }
}

void PairRows::resizeEvent(QResizeEvent* e) {
  PaintedList::resizeEvent(e);
  m_layoutWidth = -1;
}

void PairRows::describe() {
  setAccessibleName(m_view == View::Shifted ? tr("Input and target") : tr("Growing beginnings and the next token"));
  setAccessibleDescription(summary());
}

void PairRows::changeEvent(QEvent* e) {
  PaintedList::changeEvent(e);
  if (e->type() == QEvent::LanguageChange) m_layoutWidth = -1, describe(), itemsChanged();
}

}  // namespace zk::widgets
