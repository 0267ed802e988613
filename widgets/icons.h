// The program's own line icons (resources/icons/*.svg, 20x20 grid, stroke 1.5). The drawing is black and white;
// the colour is a token that is read when the icon is painted, so a theme switch needs no new icons.
#pragma once
#include <QIcon>
#include <QPixmap>
#include <QString>
#include <QStringList>

#include "widgets/tokens.h"

class QPainter;

namespace zk::widgets {

/// An icon in a token colour, sharp at every device pixel ratio. Disabled controls show it in `text3`.
QIcon themedIcon(const QString& name, TokenRef color = &Tokens::text2);

/// One rendering; empty pixmap for an unknown name.
QPixmap iconPixmap(const QString& name, const QColor& color, int px, double devicePixelRatio);

/// Paints into `rect` (kept square, centred).
void paintIcon(QPainter& p, const QString& name, const QRectF& rect, const QColor& color);

bool hasIcon(const QString& name);
QStringList iconNames();

}  // namespace zk::widgets
