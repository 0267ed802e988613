// Boxes flow like words; the pen position after the last box is kept, so that a streamed token costs one box. Shade and
// underline say the same thing twice, for those who do not see the shade.
#include "widgets/token_strip.h"

#include <QClipboard>
#include <QEvent>
#include <QGuiApplication>
#include <QKeyEvent>
#include <QPainter>
#include <QStringDecoder>
#include <cmath>

#include "widgets/numbers.h"

namespace zk::widgets {
namespace {

constexpr double kLeft = 2;

void underline(QPainter& p, const QRectF& r, int bin) {
  if (bin == 0) return;
  const double w = bin >= 3 ? 2 : 1, inset = 2;
  QPen pen(tokens().surpriseLine, w, bin == 1 ? Qt::DotLine : Qt::SolidLine, Qt::FlatCap);
  p.setPen(pen);
  const double y = std::floor(r.bottom()) - w / 2;
  p.drawLine(QPointF(r.left() + inset, y), QPointF(r.right() - inset, y));
}

bool isCjk(QChar c) { return c.unicode() >= 0x2E80; }

/// Whether a line may end between two tokens: not before closing marks, not after opening ones, not inside a Latin
/// word.
bool mayBreak(const QString& before, const QString& after) {
  if (before.isEmpty() || after.isEmpty()) return true;
  static const QString closing =
      QStringLiteral("、。，．・：；？！ー）」』】〕…,.;:!?)]}’”ぁぃぅぇぉっゃゅょァィゥェォッャュョ");
  static const QString opening = QStringLiteral("（「『【〔([{‘“");
  const QChar end = before.back(), start = after.front();
  if (closing.contains(start) || opening.contains(end)) return false;
  return !(start.isLetterOrNumber() && end.isLetterOrNumber() && !isCjk(start) && !isCjk(end));
}

}  // namespace

int surpriseBin(double p) {
  if (std::isnan(p) || p >= 0.5) return 0;
  if (p >= 0.2) return 1;
  if (p >= 0.05) return 2;
  return p >= 0.01 ? 3 : 4;
}

QString tokenText(const QByteArray& bytes, bool marks) {
  QStringDecoder decoder(QStringDecoder::Utf8, QStringDecoder::Flag::Stateless);
  QString text = decoder.decode(bytes);
  if (decoder.hasError() || text.contains(QChar::ReplacementCharacter)) {
    text.clear();
    for (char c : bytes) text += QStringLiteral("⟨%1⟩").arg(quint8(c), 2, 16, QLatin1Char('0')).toUpper();
    return text;
  }
  if (marks) text.replace(QLatin1Char(' '), QChar(0x2423)).replace(QLatin1Char('\n'), QStringLiteral("⏎\n"));
  return text;
}

TokenStrip::TokenStrip(const QVector<TokenBox>& tokens, QWidget* parent) : PaintedList(parent), m_tokens(tokens) {
  QSizePolicy policy(QSizePolicy::Expanding, QSizePolicy::Preferred);
  policy.setHeightForWidth(true);
  setSizePolicy(policy);
  setAccessibleName(tr("Tokens"));
  connect(&Theme::instance(), &Theme::changed, this, [this] { m_placedWidth = -1, updateGeometry(); });
}

void TokenStrip::setTokens(const QVector<TokenBox>& tokens) {
  m_tokens = tokens;
  m_placedWidth = -1;
  itemsChanged();
}

void TokenStrip::append(const TokenBox& token) {
  m_tokens.append(token);
  if (m_placedWidth == width()) place(m_placed, int(m_tokens.size()) - 1, width());
  if (heightForWidth(width()) != height()) updateGeometry();
  update();
}

void TokenStrip::setShaded(bool shaded) { m_shaded = shaded, update(); }
void TokenStrip::setShowMarks(bool on) { m_marks = on, m_placedWidth = -1, itemsChanged(); }
void TokenStrip::setStreaming(bool on) { m_streaming = on, update(); }
void TokenStrip::setCentred(bool on) { m_centred = on, m_placedWidth = -1, update(); }

int TokenStrip::rowHeight() const {
  return int(std::ceil(QFontMetricsF(Type::font(Type::Role::Token)).height())) + scaled(9);
}

QString TokenStrip::shown(const TokenBox& t) const {
  QString s = t.text;
  if (m_marks)
    s.replace(QLatin1Char(' '), QChar(0x2423)).replace(QLatin1Char('\n'), QChar(0x23CE));
  else
    s.remove(QLatin1Char('\n'));
  return s;
}

void TokenStrip::place(Placed& placed, int from, double width) const {
  const QFontMetricsF m(Type::font(Type::Role::Token));
  const double row = rowHeight(), box = row - scaled(5);
  if (from == 0) placed = Placed{{}, kLeft, double(scaled(2))};
  const auto newLine = [&placed, row] { placed.x = kLeft, placed.y += row; };
  for (int i = from; i < m_tokens.size(); ++i) {
    const QString s = shown(m_tokens[i]);
    const double pad = m_marks ? 4 : 1;  // plain text keeps its rhythm; boxes get air
    const double w = m.horizontalAdvance(s) + 2 * pad, gap = m_marks ? 2 : 0;
    if (placed.x > kLeft && placed.x + w > width - 2) {
      // Take along what must not be parted from this token, as long as something stays on the line.
      int k = i;
      while (k > 0 && k > i - 6 && !mayBreak(m_tokens[k - 1].text, m_tokens[k].text)) --k;
      const bool stays =
          k > 0 && placed.boxes[k - 1].top() == placed.y && !m_tokens[k - 1].text.endsWith(QLatin1Char('\n'));
      newLine();
      for (int j = stays ? k : i; j < i; ++j) {
        placed.boxes[j].moveTopLeft(QPointF(placed.x, placed.y));
        placed.x = placed.boxes[j].right() + gap;
      }
    }
    placed.boxes.append(QRectF(placed.x, placed.y, s.isEmpty() ? 0 : w, box));
    placed.x += w + gap;
    if (m_tokens[i].text.endsWith(QLatin1Char('\n'))) newLine();
  }
}

const QVector<QRectF>& TokenStrip::boxes() const {
  if (m_placedWidth != width() || m_placed.boxes.size() != m_tokens.size()) {
    place(m_placed, 0, width());
    m_placedWidth = width();
    if (m_centred && !m_placed.boxes.isEmpty()) {
      const double dx = std::max(0.0, (width() - m_placed.boxes.last().right()) / 2);
      const double dy = std::max(0.0, (height() - m_placed.y - rowHeight()) / 2.0);
      for (auto& b : m_placed.boxes) b.translate(m_placed.y < rowHeight() ? dx : 0, dy);
    }
  }
  return m_placed.boxes;
}

int TokenStrip::heightForWidth(int w) const {
  Placed placed;
  if (w == m_placedWidth && m_placed.boxes.size() == m_tokens.size() && !m_centred)
    placed.y = m_placed.y;
  else
    place(placed, 0, w);
  return int(std::ceil(placed.y)) + rowHeight();
}

QSize TokenStrip::sizeHint() const {
  const int w = scaled(320);
  return {w, heightForWidth(w)};
}

QString TokenStrip::itemName(int i) const {
  return shown(m_tokens[i]).trimmed().isEmpty() ? tr("space") : shown(m_tokens[i]);
}

QString TokenStrip::itemDetails(int i) const {
  const auto& t = m_tokens[i];
  QStringList words;
  if (!std::isnan(t.p))
    words << (t.p < 0.001 ? tr("probability below %1").arg(numbers::percent(0.001, 1))
                          : tr("probability %1").arg(numbers::percent(t.p, 1)));
  if (t.masked) words << tr("not trained on");
  if (t.differs) words << tr("the other model chose differently");
  if (t.lit) words << tr("now");
  return words.join(numbers::japanese() ? QStringLiteral("、") : QStringLiteral(", "));
}

QRectF TokenStrip::itemRect(int i) const { return boxes().value(i); }

int TokenStrip::neighbour(int from, int key) const {
  if (from < 0 || key == Qt::Key_Left || key == Qt::Key_Right) return PaintedList::neighbour(from, key);
  const QRectF here = itemRect(from);  // up and down go to the box above or below
  int best = -1;
  double bestDistance = INFINITY;
  for (int i = 0; i < itemCount(); ++i) {
    const QRectF r = itemRect(i);
    const double dy = key == Qt::Key_Up ? here.top() - r.top() : r.top() - here.top();
    if (dy < 1) continue;
    const double d = dy * 100 + std::abs(r.center().x() - here.center().x());
    if (d < bestDistance) bestDistance = d, best = i;
  }
  return best;
}

void TokenStrip::paintBox(QPainter& p, int i, const QRectF& r) const {
  const Tokens& t = ::zk::widgets::tokens();
  const auto& token = m_tokens[i];
  const int bin = m_shaded ? surpriseBin(token.p) : 0;
  if (bin > 0) {
    p.setPen(Qt::NoPen);
    p.setBrush(t.surprise[std::size_t(bin)]);
    p.drawRoundedRect(r.adjusted(0.5, 0, -0.5, 0), 3, 3);
    underline(p, r, bin);
  }
  if (token.lit) {
    p.setPen(QPen(t.accent, 1.5));
    p.setBrush(t.accentSoft);
    p.drawRoundedRect(r.adjusted(1, 0.75, -1, -0.75), 3, 3);
  }
  if (token.masked) {
    p.setPen(Qt::NoPen);
    p.setBrush(QBrush(t.borderStrong, Qt::BDiagPattern));
    p.drawRoundedRect(r.adjusted(0.5, 0, -0.5, 0), 3, 3);
  }
  if (m_marks && !token.lit) {
    p.setBrush(Qt::NoBrush);
    p.setPen(QPen(t.border, 1));
    p.drawRoundedRect(r.adjusted(0.5, 0.5, -0.5, -0.5), 3, 3);
  }
  if (token.differs) {
    p.setBrush(Qt::NoBrush);
    p.setPen(QPen(t.category[1], 1.5, Qt::DashLine));
    p.drawRoundedRect(r.adjusted(1, 1, -1, -1), 3, 3);
  }
  const bool current = i == currentItem();
  if (current || i == hoveredItem()) {
    p.setBrush(Qt::NoBrush);
    p.setPen(QPen(current ? t.focus : t.borderStrong, current ? 2 : 1));
    p.drawRoundedRect(r.adjusted(0, -1, 0, 1), 4, 4);
  }
  p.setPen(token.masked ? t.text2 : t.text);
  p.drawText(r, Qt::AlignCenter, shown(token));
}

void TokenStrip::paintEvent(QPaintEvent*) {
  QPainter p(this);
  p.setRenderHint(QPainter::Antialiasing);
  p.setFont(Type::font(Type::Role::Token));
  const auto& all = boxes();
  for (int i = 0; i < all.size(); ++i)
    if (!all[i].isEmpty()) paintBox(p, i, all[i]);
  if (m_streaming) {
    const double h = rowHeight() - scaled(9);
    p.fillRect(QRectF(m_placed.x + 2, m_placed.y + scaled(2), 2, h), ::zk::widgets::tokens().accent);
  }
}

void TokenStrip::resizeEvent(QResizeEvent* e) {
  PaintedList::resizeEvent(e);
  m_placedWidth = -1;
}

void TokenStrip::keyPressEvent(QKeyEvent* e) {
  if (e->matches(QKeySequence::Copy)) {
    QString all;
    for (const auto& t : m_tokens) all += t.text;
    QGuiApplication::clipboard()->setText(all);
    return;
  }
  PaintedList::keyPressEvent(e);
}

void TokenStrip::changeEvent(QEvent* e) {
  PaintedList::changeEvent(e);
  if (e->type() == QEvent::LanguageChange) setAccessibleName(tr("Tokens"));
}

// ---------------------------------------------------------------- SurpriseLegend

SurpriseLegend::SurpriseLegend(QWidget* parent) : QWidget(parent) {
  QSizePolicy policy(QSizePolicy::Preferred, QSizePolicy::Fixed);
  policy.setHeightForWidth(true);
  setSizePolicy(policy);
  setAccessibleName(tr("Probability of each token:"));
  connect(&Theme::instance(), &Theme::changed, this, [this] { updateGeometry(), update(); });
}

QSize SurpriseLegend::walk(QPainter* p, int width) const {
  const QString ranges[] = {tr("≥ 50 %"), tr("20–50 %"), tr("5–20 %"), tr("1–5 %"), tr("< 1 %")};
  const QFont f = Type::font(Type::Role::Help), caption = Type::font(Type::Role::Caption);
  const QFontMetricsF m(f), c(caption);
  const QString title = tr("Probability of each token:");
  const double row = std::ceil(m.height()) + 8, h = std::ceil(c.height()) + 4;
  double x = m.horizontalAdvance(title) + scaled(10), y = (row - h) / 2, widest = x;
  if (p) {
    p->setFont(f);
    p->setPen(tokens().text2);
    p->drawText(QRectF(0, 0, x, row), Qt::AlignVCenter | Qt::AlignLeft, title);
  }
  for (int i = 0; i < 5; ++i) {
    const double w = std::ceil(c.horizontalAdvance(ranges[i])) + scaled(14);
    if (x > 0 && x + w > width) x = 0, y += row;
    const QRectF r(x, y, w, h);
    if (p) {
      p->setPen(i == 0 ? QPen(tokens().border, 1) : QPen(Qt::NoPen));
      p->setBrush(tokens().surprise[std::size_t(i)]);
      p->drawRoundedRect(r.adjusted(0.5, 0.5, -0.5, -0.5), 3, 3);
      underline(*p, r, i);
      p->setFont(caption);
      p->setPen(tokens().text);
      p->drawText(r, Qt::AlignCenter, ranges[i]);
    }
    widest = std::max(widest, r.right());
    x = r.right() + scaled(6);
  }
  return {int(std::ceil(widest)), int(std::ceil(y + (row + h) / 2))};
}

QSize SurpriseLegend::sizeHint() const { return walk(nullptr, 100000); }
QSize SurpriseLegend::minimumSizeHint() const { return {walk(nullptr, 1).width(), sizeHint().height()}; }

void SurpriseLegend::paintEvent(QPaintEvent*) {
  QPainter p(this);
  p.setRenderHint(QPainter::Antialiasing);
  walk(&p, width());
}

void SurpriseLegend::changeEvent(QEvent* e) {
  QWidget::changeEvent(e);
  if (e->type() == QEvent::LanguageChange)
    setAccessibleName(tr("Probability of each token:")), updateGeometry(), update();
}

}  // namespace zk::widgets
