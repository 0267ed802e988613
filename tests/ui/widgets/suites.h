// Each test file offers its suite by one function; main.cpp runs them all in one process.
#pragma once
#include <QCoreApplication>
#include <QObject>
#include <QPixmap>
#include <QWidget>

QObject* makeThemeSuite();
QObject* makeTextSuite();
QObject* makeSeriesSuite();
QObject* makePlotSuite();
QObject* makeRailAndStripSuite();
QObject* makeTokenAndChatSuite();
QObject* makeComponentsSuite();
QObject* makeChartsSuite();
QObject* makeTablesSuite();
QObject* makeDiagramSuite();
QObject* makePairsSuite();

/// Shows a widget at a size and lets it settle.
inline void showAt(QWidget& w, int width, int height) {
  w.resize(width, height);
  w.show();
  QCoreApplication::processEvents();
  QCoreApplication::processEvents();
}

inline int countColor(const QImage& image, const QColor& color) {
  int n = 0;
  for (int y = 0; y < image.height(); ++y)
    for (int x = 0; x < image.width(); ++x) n += image.pixelColor(x, y).rgb() == color.rgb();
  return n;
}
