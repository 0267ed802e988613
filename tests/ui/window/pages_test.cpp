// Every page in both languages, both themes and at large text: it opens, nothing is clipped, no English is left on a
// Japanese page, the keyboard reaches everything and everything has a name.
#include <QAbstractButton>
#include <QComboBox>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QSlider>

#include "looks.h"
#include "suites.h"
#include "ui/page_registry.h"
#include "ui/tour_card.h"
#include "widgets/language.h"
#include "widgets/metric_tile.h"
#include "widgets/plot_frame.h"

namespace zk::ui {
namespace {

using widgets::Label;
using widgets::Language;
using widgets::Theme;
using widgets::ThemeSettings;

void setTheme(bool dark, int textScale = 100) {
  ThemeSettings settings;
  settings.mode = dark ? ThemeSettings::Mode::Dark : ThemeSettings::Mode::Light;
  settings.textScale = textScale;
  settings.reducedMotion = true;
  Theme::instance().set(settings);
}

class PagesSuite : public QObject {
  Q_OBJECT
 private Q_SLOTS:
  void initTestCase() {
    m_log = recordRun(m_dir.filePath("run"), 400, false);
    m_ended = recordRun(m_dir.filePath("ended"), 600, true);
    m_tour = recordTour(m_dir.filePath("tour"), true);
    m_done = recordTour(m_dir.filePath("done"), false);
  }
  void cleanup() {
    Language::set("en");
    setTheme(false);
  }

  void opens_data() {
    QTest::addColumn<QString>("page");
    QTest::addColumn<QString>("language");
    QTest::addColumn<bool>("dark");
    QTest::addColumn<int>("textScale");
    QTest::addColumn<QString>("log");
    QTest::addColumn<QSize>("size");
    for (const QString& page : pageIds())
      for (const char* language : {"en", "ja"})
        for (const bool dark : {false, true})
          for (const auto& [name, log] : {std::pair{"empty", QString()},
                                          {"live", m_log},
                                          {"ended", m_ended},
                                          {"tour", m_tour},
                                          {"tour-done", m_done}})
            for (const int scale : {100, 150}) {
              // The theme changes no sizes: two states in the dark are enough.
              if (dark && (scale != 100 || (QByteArray(name) != "live" && QByteArray(name) != "empty"))) continue;
              const QSize size = scale == 150 || QByteArray(name) != "live" ? QSize(1280, 800) : QSize(1600, 1000);
              QTest::addRow("%s-%s-%s-%s-%d", qPrintable(page), language, dark ? "dark" : "light", name, scale)
                  << page << language << dark << scale << log << size;
            }
  }
  void opens() {
    QFETCH(QString, page);
    QFETCH(QString, language);
    QFETCH(bool, dark);
    QFETCH(int, textScale);
    QFETCH(QString, log);
    QFETCH(QSize, size);
    setTheme(dark, textScale);
    Language::set(language);
    AppOptions options;
    options.replay = log;
    options.speed = 0;
    TestWindow w(options, size);
    w.window.showPage(page);
    w.window.show();
    w.app.start();
    settle(w);
    QCOMPARE(w.window.currentPage(), page);
    const QStringList clipped = clippedTexts(w.window);
    QVERIFY2(clipped.isEmpty(), qPrintable(clipped.join("\n")));
    QCOMPARE(w.window.size(), size);
    if (language == "ja")
      for (const QString& text : shownTexts(w.window))
        QVERIFY2(!readsEnglish(text) || isContent(text), qPrintable("English on a Japanese page: " + text));
  }

  void languageAndThemeChangeWhileRunning() {
    AppOptions options;
    options.replay = m_log;
    options.speed = 0;
    TestWindow w(options, {1600, 1000});
    w.window.showPage("train");
    w.window.show();
    w.app.start();
    settle(w);
    const QStringList english = shownTexts(w.window);
    QVERIFY(english.contains("Learning rate"));
    w.window.setLanguage("ja");
    settle(w);
    const QStringList japanese = shownTexts(w.window);
    QVERIFY(!japanese.contains("Learning rate"));
    QVERIFY(japanese.contains("学習率"));
    QVERIFY(clippedTexts(w.window).isEmpty());
    QCOMPARE(w.preferences.language(), QString("ja"));
    const bool dark = Theme::instance().dark();
    w.window.toggleTheme();
    QCOMPARE(Theme::instance().dark(), !dark);
    w.window.setLanguage("en");
    settle(w);
    QVERIFY(shownTexts(w.window).contains("Learning rate"));
  }

  void theTilesReadTheRun() {
    AppOptions options;
    options.replay = m_log;
    options.speed = 0;
    TestWindow w(options);
    w.window.showPage("train");
    w.window.show();
    w.app.start();
    settle(w);
    const auto tiles = w.window.findChildren<widgets::MetricTile*>();
    QCOMPARE(tiles.size(), 4);
    const auto loss = tiles[0]->metric();
    const double expected = 1.6 + 4.2 * std::exp(-400 / 45.0) + 1.6 * std::exp(-400 / 420.0) + 0.03;
    QCOMPARE(loss.value, QString::number(expected, 'f', 2));
    QVERIFY(loss.reading.contains(QString::number(std::exp(expected), 'f', 1)));
    QCOMPARE(tiles[1]->metric().value, QString::number(expected / std::log(2.0) / 3.1, 'f', 2));
    QVERIFY(!tiles[0]->isStale());
    QVERIFY(!w.window.findChild<widgets::LossPlot*>()->view()->summary().isEmpty());
  }

  void aPageThatIsMadeLateShowsTheWholeRun() {
    AppOptions options;
    options.replay = m_ended;
    options.speed = 0;
    QString summaries[2];
    for (const bool late : {false, true}) {
      TestWindow w(options);
      if (!late) w.window.showPage("train");
      w.window.show();
      w.app.start();
      settle(w);
      w.window.showPage("train");
      settle(w);
      summaries[late] = w.window.findChild<widgets::LossPlot*>()->view()->summary();
    }
    QVERIFY(summaries[0].contains("600"));
    QCOMPARE(summaries[1], summaries[0]);
  }

  void theFourPlacesOfTheNextStepAgree() {
    for (const QString& log : {QString(), m_log, m_ended, m_tour, m_done}) {
      AppOptions options;
      options.replay = log;
      options.speed = 0;
      TestWindow w(options);
      w.window.show();
      w.app.start();
      settle(w);
      const QString page = w.app.next().page;
      for (const QString& id : w.window.pageIds()) {
        if (findPage(id)->group == PageGroup::Tools) continue;
        QCOMPARE(w.window.rail()->button(id)->stage().next, id == page);
      }
    }
  }

  void aTourThatWasCutOffSaysWhere() {
    AppOptions options;
    options.replay = m_tour;
    options.speed = 1000;  // plays to its end, where nothing ends it
    TestWindow w(options);
    w.window.show();
    w.app.start();
    ZK_WAIT(w.app.tour().state() == RunState::Lost);
    ZK_WAIT(shownTexts(w.window).join(" ").contains("The tour stopped at Training"));
    QCOMPARE(w.app.next().step, Step::ContinueTour);
  }

  void keysOpenPagesAndPanels() {
    TestWindow w;
    w.window.show();
    w.window.activateWindow();
    QVERIFY(QTest::qWaitForWindowActive(&w.window));
    w.app.start();
    const QStringList ids = w.window.pageIds();
    for (qsizetype i = 1; i < ids.size(); ++i) {
      QTest::keyClick(&w.window, Qt::Key_Down, Qt::AltModifier);
      QCOMPARE(w.window.currentPage(), ids[i]);
    }
    QTest::keyClick(&w.window, Qt::Key_Up, Qt::AltModifier);
    QCOMPARE(w.window.currentPage(), ids[ids.size() - 2]);
    // Ctrl+1 is the first page of the group one is in.
    w.window.showPage("train");
    QTest::keyClick(&w.window, Qt::Key_1, Qt::ControlModifier);
    QCOMPARE(w.window.currentPage(), QString("train"));
    QTest::keyClick(&w.window, Qt::Key_L, Qt::ControlModifier);
    QCOMPARE(w.app.level(), Level::Build);
    QTest::keyClick(&w.window, Qt::Key_L, Qt::ControlModifier | Qt::ShiftModifier);
    QCOMPARE(w.app.level(), Level::Learn);
    const bool collapsed = w.window.inspector()->isCollapsed();
    QTest::keyClick(&w.window, Qt::Key_I, Qt::ControlModifier);
    QCOMPARE(w.window.inspector()->isCollapsed(), !collapsed);
    const bool rail = w.window.rail()->isCollapsed();
    QTest::keyClick(&w.window, Qt::Key_B, Qt::ControlModifier);
    QCOMPARE(w.window.rail()->isCollapsed(), !rail);
  }

  void tabReachesEverythingAndEverythingHasAName_data() {
    QTest::addColumn<QString>("page");
    for (const QString& page : pageIds()) QTest::newRow(qPrintable(page)) << page;
  }
  void tabReachesEverythingAndEverythingHasAName() {
    QFETCH(QString, page);
    AppOptions options;
    options.replay = m_ended;
    options.speed = 0;
    TestWindow w(options, {1600, 1000});
    w.window.showPage(page);
    w.window.show();
    w.app.start();
    settle(w);
    QSet<QWidget*> wanted;
    for (auto* widget : w.window.findChildren<QWidget*>())
      if (widget->isVisible() && widget->isEnabled() && (widget->focusPolicy() & Qt::TabFocus)) wanted << widget;
    QVERIFY(wanted.size() >= 4);
    for (auto* widget : wanted) {
      const auto* button = qobject_cast<QAbstractButton*>(widget);
      const bool named = !widget->accessibleName().isEmpty() || (button && !button->text().isEmpty());
      QVERIFY2(named,
               qPrintable(QString("no name: %1 %2").arg(widget->metaObject()->className(), widget->objectName())));
    }
    QSet<QWidget*> reached;
    QWidget* at = w.window.centralWidget();
    do {
      at = at->nextInFocusChain();
      if (wanted.contains(at)) reached << at;
    } while (at != w.window.centralWidget());
    for (auto* widget : wanted - reached)
      QFAIL(qPrintable(
          QString("Tab never reaches %1 %2").arg(widget->metaObject()->className(), widget->accessibleName())));
  }

  void windowStateIsRemembered() {
    QTemporaryDir dir;
    Preferences preferences(dir.filePath("s.ini"));
    {
      AppModel app({dir.filePath("p")}, preferences);
      MainWindow window(app, true);
      window.resize(1500, 900);
      window.show();
      window.showPage("train");
      window.setLanguage("ja");
      window.close();
    }
    AppModel app({dir.filePath("p")}, preferences);
    MainWindow window(app, true);
    window.show();
    QCOMPARE(window.currentPage(), QString("train"));
    QCOMPARE(preferences.language(), QString("ja"));
    QCOMPARE(window.size(), QSize(1500, 900));
  }

 private:
  void settle(TestWindow& w) {
    ZK_WAIT(w.app.scanned() && (!w.app.run().active() || w.app.run().caughtUp()) &&
            (!w.app.tour().active() || w.app.tour().caughtUp()) && w.app.machine().state() == Machine::State::Known);
    QTest::qWait(120);
  }
  /// Text of the run or of the machine, not of the window.
  static bool isContent(const QString& text) {
    return text.contains("One morning") || text.contains("Tom went") || text.startsWith('/') ||
           text.contains("dataset-1") || text.contains("zk ");
  }
  QTemporaryDir m_dir;
  QString m_log, m_ended, m_tour, m_done;
};

}  // namespace

const SuiteEntry kEntry([]() -> QObject* { return new PagesSuite; });

}  // namespace zk::ui

#include "pages_test.moc"
