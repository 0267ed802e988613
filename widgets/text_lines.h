// Where lines of running text end. Used by Label and by painted widgets.
#pragma once
#include <QFont>
#include <QString>
#include <QVector>

namespace zk::widgets {

/// Lines of `text` at most `width` wide, broken by Unicode line-breaking rules (which know Japanese), without a very
/// short last line. Returns pairs (start, length) into the text; used by Label and by painted widgets.
struct TextLine {
  int start = 0, length = 0;
  double width = 0;
};
QVector<TextLine> balancedLines(const QString& text, const QFont& font, double width);

}  // namespace zk::widgets
