// Filling lines is Qt's business (Unicode line breaking). On top: Japanese lines end at a pause where that costs no
// extra line, and a very short last line is avoided by trying slightly smaller widths. The number of lines is always
// that of plain filling, so that heights never jump back and forth while a window is resized.
#include "widgets/text_lines.h"

#include <QFontMetricsF>
#include <QHash>
#include <QTextLayout>
#include <algorithm>
#include <cmath>

namespace zk::widgets {
namespace {

enum class Script { Hiragana, Katakana, Kanji, Closing, Opening, Space, Other };

Script scriptOf(QChar c) {
  static const QString closing = QStringLiteral("、。，．・：；？！）」』】〕…");
  static const QString opening = QStringLiteral("（「『【〔");
  const char16_t u = c.unicode();
  if (closing.contains(c)) return Script::Closing;
  if (opening.contains(c)) return Script::Opening;
  if (c.isSpace()) return Script::Space;
  if (u >= 0x3041 && u <= 0x309F) return Script::Hiragana;
  if ((u >= 0x30A0 && u <= 0x30FF)) return Script::Katakana;
  if (u >= 0x3400 && u <= 0x9FFF) return Script::Kanji;
  return Script::Other;
}

enum class Pause { None, Phrase, Punctuation };

/// Where a Japanese reader expects a pause: after punctuation, and where particles end and a new word begins.
Pause pauseBefore(const QString& text, qsizetype i) {
  if (i <= 0 || i >= text.size()) return Pause::None;
  const Script after = scriptOf(text[i]);
  const bool spaced = text[i - 1].isSpace();
  if (spaced && i < 2) return Pause::None;
  const QChar last = spaced ? text[i - 2] : text[i - 1];
  const Script before = scriptOf(last);
  if (after == Script::Closing || after == Script::Space || before == Script::Opening) return Pause::None;
  static const QString stops = QStringLiteral("、。！？：；…");
  if (stops.contains(last)) return Pause::Punctuation;
  if (before == Script::Closing) return after == Script::Hiragana ? Pause::None : Pause::Phrase;  // 「…」と
  if (after == Script::Opening) return Pause::Phrase;
  if (spaced && last.isDigit()) return Pause::None;                       // a number stays with what it counts
  const bool honorific = last == QChar(0x304A) || last == QChar(0x3054);  // お, ご belong to what follows
  return before == Script::Hiragana && after != Script::Hiragana && !honorific ? Pause::Phrase : Pause::None;
}

bool isJapanese(const QString& text) {
  return std::any_of(text.begin(), text.end(), [](QChar c) { return c.unicode() >= 0x3041 && c.unicode() <= 0x9FFF; });
}

/// Moves the end of a full line back to a pause behind `from` (a share of the width); punctuation goes first.
void endAtPhrase(QTextLine& line, const QString& text, double width, double from) {
  const qsizetype end = line.textStart() + line.textLength();
  if (end >= text.size()) return;
  qsizetype phrase = -1;
  for (qsizetype i = end; i > line.textStart(); --i) {
    const double x = line.cursorToX(int(i));
    if (x < width * from) break;
    const Pause pause = pauseBefore(text, i);
    if (pause == Pause::Punctuation) {
      phrase = i;
      break;
    }
    if (pause == Pause::Phrase && phrase < 0) phrase = i;
  }
  if (phrase > 0 && phrase != end) line.setNumColumns(int(phrase) - line.textStart(), width);
}

/// `from` = 1 fills every line.
QVector<TextLine> filledLines(const QString& text, const QFont& font, double width, double from) {
  QVector<TextLine> lines;
  int base = 0;
  for (const QString& paragraph : text.split(QLatin1Char('\n'))) {
    QTextLayout layout(paragraph, font);
    QTextOption option;
    option.setWrapMode(QTextOption::WrapAtWordBoundaryOrAnywhere);
    layout.setTextOption(option);
    layout.beginLayout();
    for (QTextLine l = layout.createLine(); l.isValid(); l = layout.createLine()) {
      l.setLineWidth(std::max(1.0, width));
      if (from < 1) endAtPhrase(l, paragraph, width, from);
      lines.append({base + l.textStart(), l.textLength(), l.naturalTextWidth()});
    }
    layout.endLayout();
    if (paragraph.isEmpty()) lines.append({base, 0, 0});
    base += int(paragraph.size()) + 1;
  }
  return lines;
}

QVector<TextLine> phrasedLines(const QString& text, const QFont& font, double width) {
  auto filled = filledLines(text, font, width, 1);
  if (filled.size() < 2 || !isJapanese(text)) return filled;
  for (double from : {0.6, 0.75, 0.88}) {
    auto phrased = filledLines(text, font, width, from);
    if (phrased.size() == filled.size()) return phrased;
  }
  return filled;
}

bool lastLineIsShort(const QVector<TextLine>& lines, double em, double width) {
  return lines.size() > 1 && lines.last().length > 0 && lines.last().width < std::min(4.5 * em, width * 0.5);
}

QVector<TextLine> findLines(const QString& text, const QFont& font, double width) {
  auto lines = phrasedLines(text, font, width);
  const double em = QFontMetricsF(font).height() / 1.45;
  if (!lastLineIsShort(lines, em, width)) return lines;
  for (double w = width - em / 2; w > width * 0.55; w -= em / 2) {
    auto narrower = phrasedLines(text, font, w);
    if (narrower.size() != lines.size()) break;
    if (!lastLineIsShort(narrower, em, width)) return narrower;
  }
  return lines;
}

}  // namespace

QVector<TextLine> balancedLines(const QString& text, const QFont& font, double width) {
  // Layouts ask for the height of the same text many times; the answers are small.
  static QHash<QString, QVector<TextLine>> known;
  const QString key = font.key() + QChar(0) + QString::number(std::floor(width)) + QChar(0) + text;
  if (const auto it = known.constFind(key); it != known.cend()) return it.value();
  if (known.size() > 2000) known.clear();
  return known.insert(key, findLines(text, font, std::floor(width))).value();
}

}  // namespace zk::widgets
