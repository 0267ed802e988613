// Sizes and painting of labels; where lines end is decided in text_lines.cpp.
#include "widgets/label.h"

#include <QEvent>
#include <QPainter>
#include <QStyleOption>
#include <cmath>

#include "widgets/numbers.h"

namespace zk::widgets {

TokenRef roleColor(Type::Role role) {
  switch (role) {
    case Type::Role::Help:
    case Type::Role::Mono:
      return &Tokens::text2;
    case Type::Role::Caption:
    case Type::Role::Overline:
      return &Tokens::text3;
    default:
      return &Tokens::text;
  }
}

QString overlineText(const QString& text) { return numbers::japanese() ? text : text.toUpper(); }

Label::Label(const QString& text, Type::Role role, Fit fit, QWidget* parent)
    : QLabel(text, parent), m_role(role), m_fit(fit) {
  setTextFormat(Qt::PlainText);
  setFit(fit);
  connect(&Theme::instance(), &Theme::changed, this, &Label::refresh);
}

void Label::setRole(Type::Role role) { m_role = role, refresh(); }
void Label::setColor(TokenRef color) { m_color = color, update(); }
void Label::setBold(bool bold) { m_bold = bold, refresh(); }
void Label::setMaxLines(int lines) { m_maxLines = lines, refresh(); }

void Label::setFit(Fit fit) {
  m_fit = fit;
  QSizePolicy policy(fit == Fit::Line ? QSizePolicy::Preferred : QSizePolicy::Ignored, QSizePolicy::Preferred);
  if (fit == Fit::Elide) policy.setHorizontalPolicy(QSizePolicy::Preferred);
  policy.setHeightForWidth(fit == Fit::Wrap);
  setSizePolicy(policy);
  setWordWrap(fit == Fit::Wrap);
  refresh();
}

QFont Label::textFont() const {
  QFont f = m_bold < 0 ? Type::font(m_role) : Type::font(m_role, m_bold == 1);
  if (m_role == Type::Role::Overline && !numbers::japanese()) f.setLetterSpacing(QFont::AbsoluteSpacing, scaled(1));
  return f;
}

QString Label::shownText() const { return m_role == Type::Role::Overline ? overlineText(text()) : text(); }

void Label::refresh() {
  updateGeometry();
  update();
}

QSize Label::sizeHint() const {
  const QFontMetricsF m(textFont());
  const QMargins k = contentsMargins();
  if (m_fit == Fit::Wrap) {
    const int w = int(std::min(m.horizontalAdvance(shownText()) + 1, 46.0 * m.height() / 1.45 * 0.8));
    return {w + k.left() + k.right(), heightForWidth(w + k.left() + k.right())};
  }
  double width = 0;
  const auto lines = shownText().split(QLatin1Char('\n'));
  for (const auto& line : lines) width = std::max(width, m.horizontalAdvance(line));
  return {int(std::ceil(width)) + 1 + k.left() + k.right(),
          int(std::ceil(m.lineSpacing() * lines.size())) + k.top() + k.bottom()};
}

QSize Label::minimumSizeHint() const {
  const QFontMetricsF m(textFont());
  if (m_fit == Fit::Line) return sizeHint();
  const int h = int(std::ceil(m.lineSpacing())) + contentsMargins().top() + contentsMargins().bottom();
  return {std::min(sizeHint().width(), scaled(m_fit == Fit::Wrap ? 80 : 40)), h};
}

int Label::heightForWidth(int width) const {
  const QFont f = textFont();
  const QMargins k = contentsMargins();
  auto n = balancedLines(shownText(), f, width - k.left() - k.right()).size();
  if (m_maxLines > 0) n = std::min<qsizetype>(n, m_maxLines);
  return int(std::ceil(QFontMetricsF(f).lineSpacing() * std::max<qsizetype>(n, 1))) + k.top() + k.bottom();
}

bool Label::isClipped() const {
  if (text().isEmpty() || m_fit == Fit::Elide) return false;
  const QRect r = contentsRect();
  const QFontMetricsF m(textFont());
  if (m_fit == Fit::Wrap) return height() < heightForWidth(width());
  return r.width() < sizeHint().width() - 1 - contentsMargins().left() - contentsMargins().right() ||
         r.height() < std::floor(m.height() - 1);
}

void Label::paintEvent(QPaintEvent*) {
  QPainter p(this);
  const QFont f = textFont();
  p.setFont(f);
  p.setPen(isEnabled() ? tokens().*(m_color ? m_color : roleColor(m_role)) : tokens().text3);
  const QRect r = contentsRect();
  const QString shown = shownText();
  const QFontMetricsF m(f);
  if (m_fit != Fit::Wrap) {
    const QString line = m_fit == Fit::Elide ? m.elidedText(shown, Qt::ElideRight, r.width()) : shown;
    p.drawText(r, int(alignment()) | Qt::TextExpandTabs, line);
    return;
  }
  const auto lines = balancedLines(shown, f, r.width());
  const qsizetype n = m_maxLines > 0 ? std::min<qsizetype>(lines.size(), m_maxLines) : lines.size();
  double y = r.top();
  const double total = m.lineSpacing() * n;
  if (alignment() & Qt::AlignVCenter) y += std::max(0.0, (r.height() - total) / 2);
  if (alignment() & Qt::AlignBottom) y += std::max(0.0, r.height() - total);
  for (qsizetype i = 0; i < n; ++i, y += m.lineSpacing()) {
    QString line = shown.mid(lines[i].start, lines[i].length).trimmed();
    if (i + 1 == n && n < lines.size()) line = m.elidedText(shown.mid(lines[i].start), Qt::ElideRight, r.width());
    p.drawText(QRectF(r.left(), y, r.width(), m.lineSpacing()),
               int(alignment() & Qt::AlignHorizontal_Mask) | Qt::AlignVCenter, line);
  }
}

void Label::changeEvent(QEvent* e) {
  QLabel::changeEvent(e);
  if (e->type() == QEvent::LanguageChange) refresh();
}

void Label::resizeEvent(QResizeEvent* e) {
  QLabel::resizeEvent(e);
  if (m_fit == Fit::Elide) {
    const bool cut = QFontMetricsF(textFont()).horizontalAdvance(shownText()) > contentsRect().width() + 0.5;
    setToolTip(cut ? text() : QString());
  }
}

}  // namespace zk::widgets
