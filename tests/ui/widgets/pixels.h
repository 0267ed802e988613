// Counting pixels of drawings whose thin lines are smoothed.
#pragma once
#include <QColor>
#include <QImage>
#include <cstdlib>

/// Pixels whose colour is close to `color`: smoothed lines rarely have it exactly.
inline int countNear(const QImage& image, const QColor& color, int distance = 60) {
  int n = 0;
  for (int y = 0; y < image.height(); ++y)
    for (int x = 0; x < image.width(); ++x) {
      const QColor c = image.pixelColor(x, y);
      n += std::abs(c.red() - color.red()) + std::abs(c.green() - color.green()) + std::abs(c.blue() - color.blue()) <=
           distance;
    }
  return n;
}
