// What is drawn of a long series against what is in it: extremes, gaps, order, smoothing, resumes.
#include <QTest>
#include <algorithm>
#include <cmath>
#include <random>

#include "suites.h"
#include "widgets/series.h"

using namespace zk::widgets;

class SeriesSuite : public QObject {
  Q_OBJECT

  static Series randomSeries(int n, unsigned seed, double gaps = 0) {
    std::mt19937 random(seed);
    std::normal_distribution<double> noise;
    std::uniform_real_distribution<double> unit(0, 1);
    Series s;
    double x = 0;
    for (int i = 0; i < n; ++i) {
      x += 0.1 + unit(random);
      const double spike = unit(random) < 0.001 ? 40 * noise(random) : 0;
      s.append(x, unit(random) < gaps ? NAN : noise(random) + spike);
    }
    return s;
  }

 private Q_SLOTS:
  void everyColumnKeepsItsExtremes_data() {
    QTest::addColumn<bool>("log");
    QTest::addColumn<double>("gaps");
    QTest::addColumn<double>("from");
    QTest::addColumn<double>("to");
    QTest::newRow("linear") << false << 0.0 << 0.0 << 40000.0;
    QTest::newRow("log") << true << 0.0 << 1.0 << 40000.0;
    QTest::newRow("gaps") << false << 0.3 << 100.0 << 20000.0;
    QTest::newRow("zoomed") << false << 0.0 << 9000.0 << 9100.0;
  }
  void everyColumnKeepsItsExtremes() {
    QFETCH(bool, log);
    QFETCH(double, gaps);
    QFETCH(double, from);
    QFETCH(double, to);
    const int columns = 317;
    const Series s = randomSeries(50000, 7, gaps);
    const auto drawn = s.decimated(0, SeriesLayer::Raw, from, to, columns, log);
    QVERIFY(drawn.size() <= std::size_t(4 * columns + 2));
    QVERIFY(std::is_sorted(drawn.begin(), drawn.end(), [](auto& a, auto& b) { return a.x < b.x; }));
    for (int c = 0; c < columns; ++c) {
      const auto edge = [&](double share) {
        return log ? from * std::pow(to / from, share) : from + (to - from) * share;
      };
      const double left = edge(double(c) / columns), right = edge(double(c + 1) / columns);
      double low = INFINITY, high = -INFINITY, drawnLow = INFINITY, drawnHigh = -INFINITY;
      for (std::size_t i = s.lowerBound(0, left); i < s.size() && s.x(0, i) < right; ++i)
        if (std::isfinite(s.y(i))) low = std::min(low, s.y(i)), high = std::max(high, s.y(i));
      for (const auto& p : drawn)
        if (p.x >= left && p.x < right && std::isfinite(p.y))
          drawnLow = std::min(drawnLow, p.y), drawnHigh = std::max(drawnHigh, p.y);
      QCOMPARE(drawnLow, low);
      QCOMPARE(drawnHigh, high);
    }
  }

  void aGapStaysAGap() {
    Series s;
    for (int i = 0; i < 3000; ++i) s.append(i, i >= 1000 && i < 2000 ? NAN : 1.0);
    const auto drawn = s.decimated(0, SeriesLayer::Raw, 0, 3000, 30, false);
    QVERIFY(
        std::any_of(drawn.begin(), drawn.end(), [](auto& p) { return std::isnan(p.y) && p.x >= 1000 && p.x < 2000; }));
  }

  void linesReachTheEdges() {
    const Series s = randomSeries(1000, 3);
    const auto drawn = s.decimated(0, SeriesLayer::Raw, 100, 200, 50, false);
    QVERIFY(drawn.front().x < 100);
    QVERIFY(drawn.back().x > 200);
  }

  void extremaOfARangeAreExact() {
    const Series s = randomSeries(20000, 11);
    std::mt19937 random(5);
    for (int k = 0; k < 200; ++k) {
      const double a = double(random() % 12000), b = a + double(random() % 900);
      double low = INFINITY, high = -INFINITY;
      for (std::size_t i = 0; i < s.size(); ++i)
        if (s.x(0, i) >= a && s.x(0, i) <= b) low = std::min(low, s.y(i)), high = std::max(high, s.y(i));
      const auto e = s.extrema(0, SeriesLayer::Raw, a, b);
      QCOMPARE(e.has_value(), std::isfinite(low));
      if (!e) continue;
      QCOMPARE(e->low, low);
      QCOMPARE(e->high, high);
    }
  }

  void smoothingIsCorrectedForItsStart() {
    const double beta = 0.9;
    Series s;
    s.setSmoothing(beta);
    double sum = 0, weight = 0;
    for (int i = 0; i < 500; ++i) {
      const double y = 5 + std::sin(i * 0.3);
      s.append(i, y);
      sum = beta * sum + (1 - beta) * y, weight = beta * weight + (1 - beta);
      QVERIFY(std::abs(s.smooth(std::size_t(i)) - sum / weight) < 1e-12);
    }
    QCOMPARE(s.smooth(0), s.y(0));  // without the correction it would start near zero
    Series late;                    // the same afterwards
    for (int i = 0; i < 500; ++i) late.append(i, 5 + std::sin(i * 0.3));
    late.setSmoothing(beta);
    QVERIFY(std::abs(late.smooth(499) - s.smooth(499)) < 1e-12);
  }

  void aResumedRunReplacesWhatCameLater() {
    Series s;
    for (int i = 0; i < 1000; ++i) s.append(i, 100);
    for (int i = 600; i < 800; ++i) s.append(i, 1);
    QCOMPARE(s.size(), std::size_t(800));
    QCOMPARE(s.extrema(0, SeriesLayer::Raw, 600, 900)->high, 1.0);
    QCOMPARE(s.extrema(0, SeriesLayer::Raw, 0, 599)->low, 100.0);
  }

  void crossingsAreFoundFast() {
    Series s;
    for (int i = 0; i < 10000; ++i) s.append(i, 10 - i * 0.001);
    QCOMPARE(s.firstAtOrBelow(5).value_or(0), std::size_t(5000));
    QVERIFY(!s.firstAtOrBelow(-1));
    QCOMPARE(s.firstAtOrBelow(5, 7000).value_or(0), std::size_t(7000));
  }

  void otherAxesStayInOrder() {
    Series s(2);
    const double a[] = {1, 10}, b[] = {2, 9}, c[] = {3, 12};
    s.append(a, 1);
    s.append(b, 2);  // a clock that went backwards
    s.append(c, 3);
    QCOMPARE(s.x(1, 1), 10.0);
    QCOMPARE(s.nearest(1, 11.5), std::size_t(2));
  }
};

QObject* makeSeriesSuite() { return new SeriesSuite; }
#include "series_test.moc"
