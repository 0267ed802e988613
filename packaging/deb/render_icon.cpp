// Draws the program's icon in the sizes that desktops ask for: zk_render_icon ICON.svg SIZE OUT.png
// A tool of the build; Qt's own renderer draws it, so that nothing else has to be installed.
#include <QImage>
#include <QPainter>
#include <QSvgRenderer>
#include <cstdio>

int main(int argc, char** argv) {
  if (argc != 4) return 2;
  QSvgRenderer icon(QString::fromLocal8Bit(argv[1]));
  const int size = QByteArray(argv[2]).toInt();
  if (!icon.isValid() || size <= 0) return std::fprintf(stderr, "%s: no picture to draw\n", argv[1]), 1;
  QImage image(size, size, QImage::Format_ARGB32);
  image.fill(Qt::transparent);
  QPainter painter(&image);
  icon.render(&painter);
  painter.end();
  return image.save(QString::fromLocal8Bit(argv[3]), "PNG") ? 0 : 1;
}
