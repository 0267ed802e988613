// Charts: texts are measured while they are painted (nothing cut, nothing over another), states, keys, list twins.
#include <QAccessible>
#include <QClipboard>
#include <QGuiApplication>
#include <QSignalSpy>
#include <QTest>

#include "suites.h"
#include "widgets/estimate_bar.h"
#include "widgets/forest_plot.h"
#include "widgets/gallery.h"
#include "widgets/interval_bars.h"
#include "widgets/language.h"
#include "widgets/numbers.h"
#include "widgets/param_bars.h"

using namespace zk::widgets;

class ChartsSuite : public QObject {
  Q_OBJECT

  static void setScale(int scale, bool dark = false) {
    ThemeSettings s;
    s.mode = dark ? ThemeSettings::Mode::Dark : ThemeSettings::Mode::Light;
    s.textScale = scale;
    Theme::instance().set(s);
  }
  static IntervalValue measured(double v, double half) { return {v, v - half, v + half, -1, -1}; }

  static void fill(IntervalBars& bars) {
    IntervalValue part = measured(40, 5);
    part.done = 412, part.total = 2376;
    bars.setAxisTitle(QStringLiteral("correct (%)"));
    bars.setData({{QStringLiteral("baseline"), 5, 32.7}, {QStringLiteral("wide"), 1, 33.1}},
                 {{QStringLiteral("arc"), QStringLiteral("ARC-Easy"), 25, {measured(36, 2), measured(38, 2)}},
                  {QStringLiteral("hella"), QStringLiteral("HellaSwag"), 25, {measured(28, 1), part}},
                  {QStringLiteral("mmlu"), QStringLiteral("MMLU"), 25, {{}, {}}}});
  }

 private Q_SLOTS:
  void cleanup() {
    setScale(100);
    Language::set(QStringLiteral("en"));
  }

  void textsOfEveryChartAreWhole_data() {
    QTest::addColumn<QString>("language");
    QTest::addColumn<int>("scale");
    QTest::addColumn<int>("width");
    for (const char* language : {"en", "ja"})
      for (int scale : {100, 150, 200})
        for (int width : {1040, 1384})
          if (width == 1040 || scale == 100)
            QTest::addRow("%s %d%% %d", language, scale, width) << QString::fromLatin1(language) << scale << width;
  }
  void textsOfEveryChartAreWhole() {
    QFETCH(QString, language);
    QFETCH(int, scale);
    QFETCH(int, width);
    Language::set(language);
    setScale(scale);
    Gallery page;
    showAt(page, width, 900);
    page.resize(width, page.widget()->heightForWidth(width) + 20);
    QCoreApplication::processEvents();
    QStringList problems;
    int charts = 0;
    for (auto* list : page.findChildren<PaintedList*>()) {
      const QString kind = QString::fromLatin1(list->metaObject()->className()).section(QStringLiteral("::"), -1);
      ++charts;
      for (const auto& p : TextAudit::problemsOf(*list)) problems << kind + QStringLiteral(" ") + p;
    }
    QVERIFY(charts > 20);
    QVERIFY2(problems.isEmpty(), qPrintable(problems.join(QLatin1Char('\n'))));
  }

  void theAuditSeesWhatIsWrong() {
    class Bad : public QWidget {
     public:
      int fault = 0;

     protected:
      void paintEvent(QPaintEvent*) override {
        QPainter p(this);
        const QFont f = Type::font(Type::Role::Body);
        const double w = textWidth(QStringLiteral("readable"), f);
        chartText(p, QRectF(0, 0, fault == 1 ? w / 2 : w + 1, 20), Qt::AlignLeft, QStringLiteral("readable"), f,
                  Qt::black);
        const double y = fault == 2 ? 4 : fault == 3 ? 95 : 40;
        chartText(p, QRectF(0, y, w + 1, 20), Qt::AlignLeft, QStringLiteral("readable"), f, Qt::black);
      }
    } bad;
    showAt(bad, 200, 100);
    QVERIFY(TextAudit::problemsOf(bad).isEmpty());
    const QStringList expected{{}, QStringLiteral("cut"), QStringLiteral("over each other"), QStringLiteral("outside")};
    for (bad.fault = 1; bad.fault <= 3; ++bad.fault) {
      const auto problems = TextAudit::problemsOf(bad);
      QVERIFY(problems.size() == 1 && problems[0].startsWith(expected[bad.fault]));
    }
  }

  void ticksAreRoundAndCoverTheRange() {
    for (const auto& [low, high] :
         std::initializer_list<std::pair<double, double>>{{0, 45}, {-4.1, 6.3}, {0, 0.004}, {0, 1e7}}) {
      const AxisTicks t = roundTicks(low, high, 6);
      QVERIFY(t.low() <= low + 1e-12 && t.high() >= high - 1e-12);
      QVERIFY(t.at.size() >= 3 && t.at.size() <= 7);
      QCOMPARE(QString::number(t.at[1], 'f', t.decimals).toDouble(), t.at[1]);
    }
    QVERIFY(roundTicks(-4.1, 6.3, 6).at.contains(0));
  }

  void csvQuotesOnlyWhereNeeded() {
    QCOMPARE(csvLine({QStringLiteral("a"), QStringLiteral("b,c"), QStringLiteral("say \"x\""), QString()}),
             QStringLiteral("a,\"b,c\",\"say \"\"x\"\"\",\n"));
  }

  void everyBarIsAnItem() {
    IntervalBars bars;
    fill(bars);
    showAt(bars, 500, 300);
    QCOMPARE(bars.itemCount(), 6);
    QCOMPARE(bars.itemName(1), QStringLiteral("ARC-Easy · wide"));
    QVERIFY(bars.itemDetails(0).contains(QStringLiteral("34.0–38.0")) &&
            bars.itemDetails(0).contains(QStringLiteral("chance 25.0")));
    QVERIFY(bars.itemDetails(3).contains(QStringLiteral("412 of 2,376")));
    QVERIFY(bars.itemDetails(4).contains(QStringLiteral("not run")));
    for (int i = 0; i < 5; ++i) QVERIFY(bars.itemRect(i).right() <= bars.itemRect(i + 1).left() + 0.01);
    bars.setFocus(Qt::TabFocusReason);
    QTest::keyClick(&bars, Qt::Key_Down);  // the same run in the next test
    QCOMPARE(bars.currentItem(), 2);
    QTest::keyClick(&bars, Qt::Key_Right);
    QCOMPARE(bars.currentItem(), 3);
    auto* a = QAccessible::queryAccessibleInterface(&bars);
    QCOMPARE(a->text(QAccessible::Name), QStringLiteral("correct (%)"));
    QVERIFY(a->text(QAccessible::Description).contains(QStringLiteral("33.1 of wide")));
    QCOMPARE(a->childCount(), 6);
    QTest::keyClick(&bars, Qt::Key_C, Qt::ControlModifier);
    QVERIFY(QGuiApplication::clipboard()->text().contains(QStringLiteral("HellaSwag,wide,40,35,45,25,412")));
  }

  void theSecondRunIsHatchedAndAMissingOneEmpty() {
    IntervalBars bars;
    fill(bars);
    showAt(bars, 500, 300);
    const QImage image = bars.grab().toImage();
    const auto share = [&](int item) {
      const QRect r = bars.itemRect(item).toRect();
      const QImage part = image.copy(QRect(r.left() + 2, r.bottom() - 30, r.width() - 4, 28));
      const QColor color = lightTokens().category[item % 2 ? 1 : 5];
      return double(countColor(part, color)) / (part.width() * part.height());
    };
    QVERIFY(share(0) > 0.95);
    QVERIFY(share(1) > 0.05 && share(1) < 0.7);
    QCOMPARE(share(4), 0.0);
  }

  void barsGlideUnlessMotionIsReduced() {
    ParamBars bars;
    bars.setRows({{QStringLiteral("a"), QStringLiteral("A"), 10}, {QStringLiteral("b"), QStringLiteral("B"), 5}});
    showAt(bars, 300, 80);
    const auto filled = [&] { return countColor(bars.grab().toImage(), lightTokens().category[0]); };
    const int before = filled();
    bars.setRows({{QStringLiteral("a"), QStringLiteral("A"), 10}, {QStringLiteral("b"), QStringLiteral("B"), 10}});
    QVERIFY(filled() < before * 1.25);  // not there yet
    QTRY_VERIFY_WITH_TIMEOUT(filled() > before * 1.3, 2000);
    ThemeSettings still;
    still.mode = ThemeSettings::Mode::Light;
    still.reducedMotion = true;
    Theme::instance().set(still);
    bars.setRows({{QStringLiteral("a"), QStringLiteral("A"), 10}, {QStringLiteral("b"), QStringLiteral("B"), 5}});
    QVERIFY(std::abs(filled() - before) < before * 0.02);
  }

  void theDotTheWordAndTheSummaryFollowOneVerdict() {
    ForestPlot plot;
    plot.setAxisTitle(QStringLiteral("difference in points"));
    plot.setRows({{QStringLiteral("a"), QStringLiteral("A"), 4.9, 3.5, 6.3, ForestRow::Verdict::Better, {}},
                  {QStringLiteral("b"), QStringLiteral("B"), 0.5, -0.4, 1.4, ForestRow::Verdict::Unclear, {}}});
    QVERIFY(plot.summary().startsWith(QStringLiteral("1 of 2")));
    QVERIFY(plot.itemDetails(1).endsWith(QStringLiteral("no clear difference")));
    plot.setCaption(QStringLiteral("One seed each."), Tone::Warn);
    QVERIFY(plot.summary().endsWith(QStringLiteral("One seed each.")));
    for (int width : {260, 420, 800}) {
      showAt(plot, width, plot.heightForWidth(width));
      QCOMPARE(TextAudit::problemsOf(plot), QStringList());
    }
    QCOMPARE(plot.itemDetails(0), QStringLiteral("A: +4.9, 95 % interval +3.5 to +6.3. better")
                                      .replace(QStringLiteral("95 %"), QStringLiteral("95 %")));
    QVERIFY(plot.itemDetails(1).contains(QStringLiteral("−0.4")));
    // An interval that leaves 0 out is no verdict of its own: with several tests at once it may still be chance.
    plot.setColor(2);
    const auto dot = [&](ForestRow::Verdict verdict) {
      plot.setRows({{QStringLiteral("a"), QStringLiteral("A"), 4.9, 3.5, 6.3, verdict, {}}});
      showAt(plot, 420, plot.heightForWidth(420));
      return countColor(plot.grab().toImage(), lightTokens().category[2]);
    };
    QCOMPARE(dot(ForestRow::Verdict::Unclear), 0);
    QVERIFY(plot.summary().startsWith(QStringLiteral("0 of 1")));
    QVERIFY(plot.table().rows[0].last() == ForestPlot::word(ForestRow::Verdict::Unclear));
    QVERIFY(dot(ForestRow::Verdict::Worse) > 40);
  }

  void sharesNeverGoAboveTheirLimit() {
    IntervalBars bars;
    bars.setUpperLimit(100);
    bars.setData({{QStringLiteral("a"), 0}}, {{QStringLiteral("t"), QStringLiteral("T"), 25, {measured(100, 0)}}});
    showAt(bars, 400, 300);
    const auto filled = [&] {
      const QRect r = bars.itemRect(0).toRect().adjusted(8, 2, -8, -2);
      return countColor(bars.grab(r).toImage(), lightTokens().category[0]) / double(r.width() * r.height());
    };
    const double whole = filled();
    QVERIFY(whole > 0.7);  // up to the top of the plot, but for whisker and chance
    bars.setUpperLimit(1e9);
    QVERIFY(filled() < whole * 0.9);
  }

  void theEstimateJudges() {
    EstimateBar bar;
    Estimate e;
    QCOMPARE(bar.state(), EstimateBar::State::Unknown);
    e.parts = {{QStringLiteral("w"), QStringLiteral("Weights"), 3e9, 0, {}},
               {QStringLiteral("a"), QStringLiteral("Activations"), 2e9, 4, {}}};
    e.capacity = 8e9;
    e.capacityText = QStringLiteral("8 GB free");
    bar.setEstimate(e);
    QCOMPARE(bar.state(), EstimateBar::State::Fits);
    e.capacity = 5.2e9;
    bar.setEstimate(e);
    QCOMPARE(bar.state(), EstimateBar::State::Tight);
    QVERIFY(bar.verdict().contains(numbers::percent(5.0 / 5.2)));
    e.capacity = 4e9;
    bar.setEstimate(e);
    showAt(bar, 300, bar.sizeHint().height());
    QCOMPARE(bar.state(), EstimateBar::State::TooBig);
    QVERIFY(bar.verdict().contains(numbers::bytes(1e9)));
    QSignalSpy fit(&bar, &EstimateBar::fitRequested);
    auto* button = bar.findChild<Button*>();
    QVERIFY(button->isVisible());
    button->click();
    QCOMPARE(fit.count(), 1);
    e.uncertainty = 3;
    bar.setEstimate(e);
    QCOMPARE(bar.state(), EstimateBar::State::Uncalibrated);
    QVERIFY(!button->isVisible());
    QVERIFY(bar.bar()->summary().contains(numbers::bytes(15e9)));
  }

  void whatLiesBeyondTheCapacityIsHatched() {
    StackedBar bar;
    bar.setParts({{QStringLiteral("w"), QStringLiteral("Weights"), 6e9, 0, {}}});
    bar.setCapacity(3e9, QStringLiteral("3 GB free"));
    showAt(bar, 400, bar.sizeHint().height());
    const QImage image = bar.grab().toImage();
    const QRect r = bar.partRect(0).toRect();
    const QColor blue = lightTokens().category[0];
    const int half = r.width() / 2 - 8;
    const int inside = countColor(image.copy(r.left() + 2, r.top(), half, r.height()), blue);
    const int beyond = countColor(image.copy(r.right() - half, r.top(), half, r.height()), blue);
    QVERIFY(inside > half * r.height() * 9 / 10);
    QVERIFY(beyond > 0 && beyond < inside * 7 / 10);
  }

  void partsAreTwoPixelsApartAndPointAtTheirRows() {
    StackedBar bar;
    bar.setParts({{QStringLiteral("a"), QStringLiteral("A"), 1e9, 0, {}},
                  {QStringLiteral("b"), QStringLiteral("B"), 1e9, 1, {}}});
    showAt(bar, 400, bar.sizeHint().height());
    QCOMPARE(bar.partRect(1).left() - bar.partRect(0).right(), 2.0);
    QSignalSpy opened(&bar, &StackedBar::opened);
    QTest::mouseClick(&bar, Qt::LeftButton, {}, bar.partRect(1).center().toPoint());
    QTest::mouseClick(&bar, Qt::LeftButton, {}, bar.itemRect(0).center().toPoint());
    QCOMPARE(opened[0][0].toInt(), 1);
    QCOMPARE(opened[1][0].toInt(), 0);
  }
};

QObject* makeChartsSuite() { return new ChartsSuite; }
#include "charts_test.moc"
