// A plot shows what is in the data (also a spike of one point in a million), reacts to mouse and keys, and hands out
// copies.
#include <QAbstractItemModel>
#include <QFile>
#include <QMenu>
#include <QSignalSpy>
#include <QSlider>
#include <QTemporaryDir>
#include <QTest>
#include <QWheelEvent>
#include <QXmlStreamReader>
#include <cmath>

#include "suites.h"
#include "widgets/language.h"
#include "widgets/plot_frame.h"
#include "widgets/plot_table.h"
#include "widgets/plot_ticker.h"

using namespace zk::widgets;

class PlotSuite : public QObject {
  Q_OBJECT

  static void fillFalling(LossPlot& plot, int steps) {
    for (int i = 1; i <= steps; ++i) {
      const double x = i;
      plot.appendTraining(std::span(&x, 1), 2 + 7 * std::exp(-i / 200.0));
      if (i % 100 == 0) plot.appendValidation(std::span(&x, 1), 2.1 + 7 * std::exp(-i / 200.0));
    }
  }

  static void wheel(QWidget* target, int delta, Qt::KeyboardModifiers mods = Qt::NoModifier) {
    const QPointF at(target->width() / 2.0, target->height() / 2.0);
    QWheelEvent e(at, target->mapToGlobal(at), {}, {0, delta}, Qt::NoButton, mods, Qt::NoScrollPhase, false);
    QCoreApplication::sendEvent(target, &e);
  }
  static QWidget* canvas(PlotView* view) {
    return view->findChildren<QWidget*>(QString(), Qt::FindDirectChildrenOnly).first();
  }

 private Q_SLOTS:
  void cleanup() { Language::set(QStringLiteral("en")); }

  void aSpikeOfOnePointInAMillionIsDrawn() {
    PlotView plot;
    plot.addCurve({QStringLiteral("norm"), 1});
    for (int i = 0; i < 1000000; ++i) plot.curve(0).append(i, i == 654321 ? 50.0 : 1.0);
    showAt(plot, 800, 300);
    plot.redrawNow();
    const QImage image = plot.grab().toImage();
    // Above the middle of the picture there is nothing but the spike.
    const QColor series = lightTokens().category[0];
    int columnsWithSpike = 0;
    for (int x = 60; x < image.width(); ++x) {
      int n = 0;
      for (int y = 40; y < image.height() / 2; ++y) {
        const QColor c = image.pixelColor(x, y);
        n += c.blue() - c.red() > 60 && std::abs(c.hue() - series.hue()) < 25;
      }
      columnsWithSpike += n > 60;
    }
    QVERIFY2(columnsWithSpike >= 1 && columnsWithSpike <= 5, qPrintable(QString::number(columnsWithSpike)));
  }

  void aClippedSpikeGetsAMarkAtTheEdge() {
    LossPlot plot;
    for (int i = 1; i <= 2000; ++i) {
      const double x = i;
      plot.appendTraining(std::span(&x, 1), i == 1000 ? 500.0 : 3.0 - i * 0.0005);
    }
    showAt(plot, 900, 420);
    plot.view()->setLogX(false);
    plot.view()->setSmoothing(0.99);
    plot.view()->redrawNow();
    const QImage image = plot.view()->grab().toImage();
    int marks = 0;
    for (int y = 20; y < 60; ++y)
      for (int x = 80; x < image.width() - 20; ++x) marks += image.pixelColor(x, y) == lightTokens().category[0];
    QVERIFY2(marks >= 10, qPrintable(QString::number(marks)));
  }

  void baselinesAreCrossedOnceAndTheSummarySaysHowItWent() {
    LossPlot plot;
    plot.setBaselines(
        {{QStringLiteral("never"), 1.0}, {QStringLiteral("middle"), 5.0}, {QStringLiteral("above the start"), 20.0}});
    fillFalling(plot, 2000);
    plot.view()->setSmoothing(0);
    showAt(plot, 900, 420);
    plot.view()->redrawNow();
    const auto x = plot.view()->crossings();
    QVERIFY(std::isnan(x[0]));
    QCOMPARE(x[1], std::ceil(200 * std::log(7.0 / 3.0)));
    QVERIFY(std::isnan(x[2]));  // the curve began below it
    QCOMPARE(plot.view()->summary(), QStringLiteral("loss (nat per token) fell from 8.97 to 2.00 in 2,000 steps."));
    Language::set(QStringLiteral("ja"));
    QCoreApplication::processEvents();
    QVERIFY(plot.view()->summary().contains(QStringLiteral("下がりました")));
  }

  void anEmptyPlotSaysWhenTheFirstPointComes() {
    LossPlot plot;
    plot.setEmptyText(QStringLiteral("First point at step 10"));
    QCOMPARE(plot.view()->summary(), QStringLiteral("First point at step 10"));
    showAt(plot, 700, 400);
    plot.view()->redrawNow();
    QTest::keyClick(plot.view(), Qt::Key_Right);  // no data: must not fail
    plot.view()->setCrosshair(10);
    plot.view()->redrawNow();
  }

  void wheelZoomsAndDoubleClickShowsAll() {
    LossPlot plot;
    fillFalling(plot, 2000);
    showAt(plot, 900, 420);
    plot.view()->redrawNow();
    QVERIFY(plot.view()->showsAll());
    const auto full = plot.view()->xRange();
    wheel(canvas(plot.view()), 240);
    plot.view()->redrawNow();
    QVERIFY(!plot.view()->showsAll());
    const auto zoomed = plot.view()->xRange();
    QVERIFY(zoomed.first > full.first && zoomed.second < full.second);
    wheel(canvas(plot.view()), -2400);  // cannot zoom out of the data
    plot.view()->redrawNow();
    QVERIFY(plot.view()->xRange() == full);
    wheel(canvas(plot.view()), 120, Qt::ShiftModifier);
    QVERIFY(!plot.view()->showsAll());
    QTest::mouseDClick(canvas(plot.view()), Qt::LeftButton);
    plot.view()->redrawNow();
    QVERIFY(plot.view()->showsAll());
  }

  void dragPans() {
    LossPlot plot;
    fillFalling(plot, 2000);
    showAt(plot, 900, 420);
    plot.view()->setLogX(false);
    plot.view()->redrawNow();
    wheel(canvas(plot.view()), 480);
    plot.view()->redrawNow();
    const auto before = plot.view()->xRange();
    auto* c = canvas(plot.view());
    const QPoint from(c->width() / 2, c->height() / 2);
    QTest::mousePress(c, Qt::LeftButton, {}, from);
    QTest::mouseMove(c, from + QPoint(60, 0));
    QTest::mouseRelease(c, Qt::LeftButton, {}, from + QPoint(60, 0));
    plot.view()->redrawNow();
    const auto after = plot.view()->xRange();
    QVERIFY(after.first < before.first);
    QVERIFY(std::abs((after.second - after.first) - (before.second - before.first)) < 1e-6 * before.second);
  }

  void keysDoWhatTheMouseDoes() {
    LossPlot plot;
    fillFalling(plot, 500);
    showAt(plot, 900, 420);
    plot.view()->redrawNow();
    QVERIFY(plot.view()->logX());
    QTest::keyClick(plot.view(), Qt::Key_L);
    QVERIFY(!plot.view()->logX());
    QTest::keyClick(plot.view(), Qt::Key_L, Qt::ShiftModifier);
    QVERIFY(plot.view()->logY());
    QTest::keyClick(plot.view(), Qt::Key_Plus);
    QVERIFY(!plot.view()->showsAll());
    QTest::keyClick(plot.view(), Qt::Key_F);
    QVERIFY(plot.view()->showsAll());
    QTest::keyClick(plot.view(), Qt::Key_End);
    QCOMPARE(plot.view()->crosshair(), 500.0);
    QTest::keyClick(plot.view(), Qt::Key_Left);
    QVERIFY(plot.view()->crosshair() < 500);
    QTest::keyClick(plot.view(), Qt::Key_Home);
    QCOMPARE(plot.view()->crosshair(), 1.0);
    QTest::keyClick(plot.view(), Qt::Key_Escape);
    QVERIFY(std::isnan(plot.view()->crosshair()));
    QSignalSpy exportAsked(plot.view(), &PlotView::exportRequested);
    for (auto* b : plot.findChildren<QToolButton*>()) b->setMenu(nullptr);  // an open menu would block the test
    QTest::keyClick(plot.view(), Qt::Key_E);
    QCOMPARE(exportAsked.count(), 1);
  }

  void toolsFollowTheView() {
    LossPlot plot;
    fillFalling(plot, 100);
    showAt(plot, 900, 420);
    auto* slider = plot.findChild<QSlider*>();
    QVERIFY(slider);
    plot.view()->setSmoothing(0);
    QCOMPARE(slider->value(), 0);
    slider->setValue(100);
    QVERIFY(std::abs(plot.view()->smoothing() - 0.99) < 1e-9);
    QVERIFY(!slider->accessibleName().isEmpty());
    plot.resize(420, 420);  // narrow: the tools move into one menu
    QCoreApplication::processEvents();
    QVERIFY(!slider->isVisible());
    bool found = false;
    for (auto* b : plot.findChildren<QToolButton*>())
      if (b->isVisible() && b->menu()) {
        Q_EMIT b->menu()->aboutToShow();
        for (auto* a : b->menu()->actions()) found |= a->text().contains(QStringLiteral("Smoothing 0.90"));
      }
    QVERIFY(found);
  }

  void copiesHoldTheData() {
    LossPlot plot;
    fillFalling(plot, 300);
    showAt(plot, 900, 420);
    const auto lines = plot.view()->toCsv().trimmed().split('\n');
    QCOMPARE(lines.size(), 1 + 300 + 3);
    QCOMPARE(lines[0], QByteArray("curve,step,value,smoothed"));
    QVERIFY(lines[1].startsWith("training,1,8.96"));
    QCOMPARE(lines[1].split(',')[2].toDouble(), plot.view()->curve(0).y(0));

    QXmlStreamReader svg(plot.view()->toSvg(QSize(900, 400)));
    int paths = 0;
    while (!svg.atEnd())
      if (svg.readNext() == QXmlStreamReader::StartElement &&
          (svg.name() == QLatin1String("path") || svg.name() == QLatin1String("polyline")))
        ++paths;
    QVERIFY2(!svg.hasError(), qPrintable(svg.errorString()));
    QVERIFY(paths > 5);
    QVERIFY(plot.view()->toSvg(QSize(900, 400)).contains("training"));
    QCOMPARE(plot.view()->toImage(QSize(600, 300), 2).size(), QSize(1200, 600));
  }

  void filesAreWrittenAndErrorsTold() {
    QTemporaryDir dir;
    LossPlot plot;
    fillFalling(plot, 300);
    showAt(plot, 900, 420);
    QSignalSpy spy(&plot, &PlotFrame::exported);
    for (const char* name : {"loss.png", "loss.svg", "loss.csv"}) plot.writeTo(dir.filePath(QString::fromLatin1(name)));
    plot.writeTo(dir.filePath(QStringLiteral("no/such/folder/loss.csv")));
    QTRY_COMPARE_WITH_TIMEOUT(spy.count(), 4, 20000);
    int errors = 0;
    for (const auto& s : spy) errors += !s[1].toString().isEmpty();
    QCOMPARE(errors, 1);
    QVERIFY(!QImage(dir.filePath(QStringLiteral("loss.png"))).isNull());
    QFile csv(dir.filePath(QStringLiteral("loss.csv")));
    QVERIFY(csv.open(QIODevice::ReadOnly));
    QCOMPARE(csv.readAll(), plot.view()->toCsv());
  }

  void theTableHoldsEveryPoint() {
    LossPlot plot;
    fillFalling(plot, 300);
    PlotTableModel model(plot.view());
    QCOMPARE(model.rowCount(), 303);
    QCOMPARE(model.columnCount(), 3);
    QCOMPARE(model.index(0, 0).data().toString(), QStringLiteral("training"));
    QCOMPARE(model.index(299, 1).data().toString(), QStringLiteral("300"));
    QCOMPARE(model.index(300, 0).data().toString(), QStringLiteral("validation"));
    QCOMPARE(model.index(302, 1).data().toString(), QStringLiteral("300"));
    QCOMPARE(model.headerData(1, Qt::Horizontal, Qt::DisplayRole).toString(), QStringLiteral("steps"));
  }

  void anotherXKindShowsItsOwnRange() {
    LossPlot plot;
    plot.setXKinds({{QStringLiteral("step"), QStringLiteral("steps")},
                    {QStringLiteral("tokens"), QStringLiteral("tokens")},
                    {QStringLiteral("time"), QStringLiteral("time"), {}, true}});
    for (int i = 1; i <= 100; ++i) {
      const double xs[] = {double(i), i * 32768.0, i * 0.5};
      plot.appendTraining(xs, 5 - i * 0.01);
    }
    plot.view()->setLogX(false);
    showAt(plot, 900, 420);
    plot.view()->redrawNow();
    QVERIFY(std::abs(plot.view()->xRange().second - 100 * 1.015) < 1);
    plot.view()->setXKind(1);
    plot.view()->redrawNow();
    QVERIFY(std::abs(plot.view()->xRange().second / (100 * 32768.0) - 1.015) < 0.01);
    plot.view()->setXKind(2);
    plot.view()->redrawNow();
    QVERIFY(std::abs(plot.view()->xRange().second - 50.7) < 0.5);
  }

  void aHiddenPlotIsNotDrawn() {
    LossPlot plot;
    fillFalling(plot, 100);
    QTest::qWait(50);  // QCustomPlot asks for one draw when it is made
    QSignalSpy drawn(canvas(plot.view()), SIGNAL(afterReplot()));
    for (int i = 0; i < 20; ++i) plot.refresh();
    QTest::qWait(250);
    QCOMPARE(drawn.count(), 0);
    showAt(plot, 900, 420);
    QTest::qWait(300);
    drawn.clear();
    for (int i = 0; i < 500; ++i) plot.refresh();  // a flood of events
    QTest::qWait(250);
    QVERIFY2(drawn.count() >= 1 && drawn.count() <= 3, qPrintable(QString::number(drawn.count())));
  }

  void ticksReadWell() {
    QCOMPARE(NumberTicker::logTicks(10, 20000, 8), (QVector<double>{10, 30, 100, 300, 1000, 3000, 10000}));
    QCOMPARE(NumberTicker::linearTicks(-4, 9, 6), (QVector<double>{-2.5, 0, 2.5, 5, 7.5}));
    QCOMPARE(tickLabels({-4, -2, 0, 2}, false),
             (QVector<QString>{QStringLiteral("−4"), QStringLiteral("−2"), QStringLiteral("0"), QStringLiteral("2")}));
    QCOMPARE(tickLabels({0, 0.5, 1}, false),
             (QVector<QString>{QStringLiteral("0"), QStringLiteral("0.5"), QStringLiteral("1.0")}));
    QCOMPARE(tickLabels({0, 100000, 200000}, false)[2].remove(QChar(0x202F)), QStringLiteral("200k"));
  }
};

QObject* makePlotSuite() { return new PlotSuite; }
#include "plot_test.moc"
