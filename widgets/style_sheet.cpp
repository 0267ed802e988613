// Two passes over the text; see style_sheet.h. Longest token names go first so that `border-strong` is not read as
// `border`.
#include "widgets/style_sheet.h"

#include <QRegularExpression>
#include <QStringBuilder>

namespace zk::widgets {
namespace {

QString withScaledLengths(const QString& source, double scale) {
  static const QRegularExpression length(QStringLiteral("(\\d+)sp\\b"));
  QString out;
  qsizetype at = 0;
  for (auto it = length.globalMatch(source); it.hasNext();) {
    const auto m = it.next();
    out += QStringView(source).mid(at, m.capturedStart() - at) %
           QString::number(qRound(m.captured(1).toInt() * scale)) % QLatin1String("px");
    at = m.capturedEnd();
  }
  return out % QStringView(source).mid(at);
}

}  // namespace

QString styleSheetFrom(const QString& source, const Tokens& tokens, const QHash<QString, QString>& icons,
                       double scale) {
  QString out = withScaledLengths(source, scale);
  for (const auto& [name, color] : namedTokens(tokens))
    out.replace(QLatin1Char('@') + name + QLatin1Char('@'), color.name());
  for (auto it = icons.begin(); it != icons.end(); ++it)
    out.replace(QStringLiteral("@icon-") + it.key() + QLatin1Char('@'), it.value());
  return out;
}

}  // namespace zk::widgets
