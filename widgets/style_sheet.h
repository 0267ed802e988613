// Turns zerokara.qss into the sheet of the current theme: `@name@` becomes a colour or an icon file,
// `13sp` becomes 13 px times the text scale.
#pragma once
#include <QHash>
#include <QString>

#include "widgets/tokens.h"

namespace zk::widgets {

/// `icons`: name → file for `@icon-name@`. `scale`: 1.0 = 100 %.
QString styleSheetFrom(const QString& source, const Tokens& tokens, const QHash<QString, QString>& icons, double scale);

}  // namespace zk::widgets
