// SVG text with `currentColor` replaced at load, drawn through a QIconEngine that asks for the colour when it paints.
#include "widgets/icons.h"

#include <QDir>
#include <QFile>
#include <QHash>
#include <QIconEngine>
#include <QPainter>
#include <QPixmapCache>
#include <QSvgRenderer>
#include <algorithm>
#include <cmath>

#include "widgets/theme.h"

namespace zk::widgets {
namespace {

const QByteArray& svgText(const QString& name) {
  static QHash<QString, QByteArray> loaded;
  auto it = loaded.find(name);
  if (it == loaded.end()) {
    QFile f(QStringLiteral(":/zk/widgets/icons/%1.svg").arg(name));
    it = loaded.insert(name, f.open(QIODevice::ReadOnly) ? f.readAll() : QByteArray());
  }
  return it.value();
}

QByteArray coloured(const QString& name, const QColor& color) {
  QByteArray svg = svgText(name);
  return svg.replace("currentColor", color.name().toLatin1());
}

QRectF squareIn(const QRectF& r) {
  const double side = std::min(r.width(), r.height());
  return QRectF(r.center().x() - side / 2, r.center().y() - side / 2, side, side);
}

class TokenIconEngine final : public QIconEngine {
 public:
  TokenIconEngine(QString name, TokenRef color) : m_name(std::move(name)), m_color(color) {}

  void paint(QPainter* p, const QRect& rect, QIcon::Mode mode, QIcon::State) override {
    paintIcon(*p, m_name, rect, colorFor(mode));
  }
  QPixmap pixmap(const QSize& size, QIcon::Mode mode, QIcon::State state) override {
    return scaledPixmap(size, mode, state, 1.0);
  }
  QPixmap scaledPixmap(const QSize& size, QIcon::Mode mode, QIcon::State, qreal scale) override {
    // Qt hands the size in device pixels and sets the ratio itself.
    const int px = std::min(size.width(), size.height());
    QPixmap out = iconPixmap(m_name, colorFor(mode), px, 1.0);
    out.setDevicePixelRatio(scale);
    return out;
  }
  QIconEngine* clone() const override { return new TokenIconEngine(*this); }
  QString key() const override { return QStringLiteral("zk-token"); }

 private:
  QColor colorFor(QIcon::Mode mode) const { return mode == QIcon::Disabled ? tokens().text3 : tokens().*m_color; }

  QString m_name;
  TokenRef m_color;
};

}  // namespace

QIcon themedIcon(const QString& name, TokenRef color) { return QIcon(new TokenIconEngine(name, color)); }

QPixmap iconPixmap(const QString& name, const QColor& color, int px, double dpr) {
  if (svgText(name).isEmpty() || px <= 0) return {};
  const int device = int(std::lround(px * dpr));
  const QString key = QStringLiteral("zk/%1/%2/%3").arg(name, color.name()).arg(device);
  QPixmap out;
  if (!QPixmapCache::find(key, &out)) {
    out = QPixmap(device, device);
    out.fill(Qt::transparent);
    QSvgRenderer renderer(coloured(name, color));
    QPainter p(&out);
    renderer.render(&p, QRectF(0, 0, device, device));
    p.end();
    QPixmapCache::insert(key, out);
  }
  out.setDevicePixelRatio(dpr);
  return out;
}

void paintIcon(QPainter& p, const QString& name, const QRectF& rect, const QColor& color) {
  QSvgRenderer renderer(coloured(name, color));
  if (renderer.isValid()) renderer.render(&p, squareIn(rect));
}

bool hasIcon(const QString& name) { return !svgText(name).isEmpty(); }

QStringList iconNames() {
  QStringList names =
      QDir(QStringLiteral(":/zk/widgets/icons")).entryList({QStringLiteral("*.svg")}, QDir::Files, QDir::Name);
  for (auto& n : names) n.chop(4);
  return names;
}

}  // namespace zk::widgets
