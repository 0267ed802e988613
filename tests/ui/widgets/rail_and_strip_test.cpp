// Rail: keyboard, states, one tab stop. Strip: tells when a promised event is late, and offers only what can be done.
#include <QAccessible>
#include <QApplication>
#include <QBoxLayout>
#include <QProgressBar>
#include <QSignalSpy>
#include <QTest>

#include "suites.h"
#include "widgets/live_strip.h"
#include "widgets/metric_tile.h"
#include "widgets/stage_rail.h"
#include "widgets/top_bar.h"

using namespace zk::widgets;

class RailAndStripSuite : public QObject {
  Q_OBJECT

  static QVector<RailGroup> groups() {
    RailStage locked{QStringLiteral("tune"), QStringLiteral("Dialogue tuning"), StageState::Locked};
    locked.reason = QStringLiteral("Needs a base checkpoint.");
    RailStage running{QStringLiteral("train"), QStringLiteral("Train"), StageState::Running, 0.627};
    RailStage attention{QStringLiteral("dedup"), QStringLiteral("Deduplicate"), StageState::Attention};
    attention.issues = 2;
    RailStage next{QStringLiteral("chat"), QStringLiteral("Chat"), StageState::Ready};
    next.next = true;
    return {
        {QStringLiteral("Data"), {{QStringLiteral("collect"), QStringLiteral("Collect"), StageState::Done}, attention}},
        {QStringLiteral("Training"), {running, locked}},
        {QStringLiteral("Use"), {next}}};
  }
  static StripJob running() {
    StripJob job;
    job.state = StripJob::State::Running;
    job.name = QStringLiteral("Training · baseline");
    job.detail = QStringLiteral("step 12,400 of 20,000");
    job.progress = 0.62;
    job.lastEventAge = 0;
    job.promised = 10;
    job.tiles = {{QStringLiteral("Speed"), QStringLiteral("208 k tok/s")},
                 {QStringLiteral("Left"), QStringLiteral("19–21 min")},
                 {QStringLiteral("Memory"), QStringLiteral("3.1 / 8 GB")}};
    return job;
  }
  static Button* buttonNamed(QWidget& w, const QString& text) {
    for (auto* b : w.findChildren<Button*>())
      if (b->text() == text) return b;
    return nullptr;
  }

 private Q_SLOTS:
  void arrowsMoveInsideOneTabStop() {
    StageRail rail;
    rail.setGroups(groups());
    rail.setTools({{QStringLiteral("settings"), QStringLiteral("Settings"), QStringLiteral("settings")}});
    rail.setCurrent(QStringLiteral("train"));
    showAt(rail, 192, 700);
    int stops = 0;
    for (auto* w : rail.findChildren<QWidget*>()) stops += (w->focusPolicy() & Qt::TabFocus) != 0;
    QCOMPARE(stops, 1);
    QSignalSpy spy(&rail, &StageRail::activated);
    rail.button(QStringLiteral("train"))->setFocus(Qt::TabFocusReason);
    QTest::keyClick(QApplication::focusWidget(), Qt::Key_Down);
    QCOMPARE(QApplication::focusWidget(), rail.button(QStringLiteral("tune")));
    QTest::keyClick(QApplication::focusWidget(), Qt::Key_Return);
    QCOMPARE(spy.takeFirst()[0].toString(), QStringLiteral("tune"));  // locked pages open too: they say why
    QTest::keyClick(QApplication::focusWidget(), Qt::Key_Home);
    QCOMPARE(QApplication::focusWidget(), rail.button(QStringLiteral("collect")));
    QTest::keyClick(QApplication::focusWidget(), Qt::Key_End);
    QTest::keyClick(QApplication::focusWidget(), Qt::Key_Space);
    QCOMPARE(spy.takeFirst()[0].toString(), QStringLiteral("settings"));
    QCOMPARE(rail.current(), QStringLiteral("train"));  // the window decides what is current
  }

  void statesAreSpoken() {
    StageRail rail;
    rail.setGroups(groups());
    const auto words = [&](const char* id) {
      return rail.button(QString::fromLatin1(id))->accessibleDescription().replace(QChar(0x202F), QLatin1Char(' '));
    };
    QVERIFY(words("tune").contains(QStringLiteral("locked: Needs a base checkpoint.")));
    QVERIFY2(words("train").contains(QStringLiteral("running, 63 %")), qPrintable(words("train")));
    QVERIFY(words("dedup").contains(QStringLiteral("2 open issues")));
    QVERIFY(words("chat").contains(QStringLiteral("next step")));
    auto* accessible = QAccessible::queryAccessibleInterface(rail.button(QStringLiteral("tune")));
    QCOMPARE(accessible->text(QAccessible::Name), QStringLiteral("Dialogue tuning"));
  }

  void widthFitsTheWordsAndCollapses() {
    StageRail rail;
    rail.setGroups(groups());
    showAt(rail, 192, 700);
    for (auto* b : rail.findChildren<RailButton*>()) QVERIFY(b->width() >= b->wantedWidth());
    rail.setWide(true);
    QTRY_COMPARE(rail.width(), 216);
    rail.setCollapsed(true);
    QTRY_COMPARE(rail.width(), 56);
    for (auto* b : rail.findChildren<RailButton*>()) QVERIFY(b->toolTip().contains(b->stage().label));
  }

  void aTickChangesOneRowOnly() {
    StageRail rail;
    rail.setGroups(groups());
    auto* before = rail.button(QStringLiteral("train"));
    RailStage s{QStringLiteral("train"), QStringLiteral("Train"), StageState::Done};
    rail.updateStage(s);
    QCOMPARE(rail.button(QStringLiteral("train")), before);
    QCOMPARE(before->stage().state, StageState::Done);
  }

  void allRowsCanBeReachedInALowWindow() {
    StageRail rail;
    rail.setGroups(groups());
    rail.setCurrent(QStringLiteral("collect"));
    showAt(rail, 192, 160);
    auto* last = rail.button(QStringLiteral("chat"));
    last->setFocus(Qt::TabFocusReason);
    QCoreApplication::processEvents();
    const QPoint at = last->mapTo(&rail, QPoint(5, last->height() / 2));
    QVERIFY(at.y() > 0 && at.y() < rail.height());
  }

  void lateIsSeenWithoutAnyEvent() {
    QWidget host;
    auto* strip = new LiveStrip;
    vbox(&host)->addWidget(strip);
    auto job = running();
    job.promised = 0.2;
    strip->setJob(job);
    showAt(host, 1100, 56);
    QVERIFY(!strip->isLate());
    QTRY_VERIFY_WITH_TIMEOUT(strip->isLate(), 3000);
    QTRY_VERIFY_WITH_TIMEOUT(strip->accessibleDescription().startsWith(QStringLiteral("no news for")), 3000);
    strip->beat();
    QVERIFY(!strip->isLate());
    QVERIFY(strip->accessibleDescription().contains(QStringLiteral("last event 0.0 s ago")));
  }

  void onlyWhatCanBeDoneIsOffered() {
    using S = StripJob::State;
    QWidget host;
    auto* strip = new LiveStrip;
    vbox(&host)->addWidget(strip);
    showAt(host, 1200, 56);
    QVERIFY(!strip->isVisible());  // no job yet
    auto job = running();
    strip->setJob(job);
    QVERIFY(strip->isVisible());
    QSignalSpy pause(strip, &LiveStrip::pauseRequested), resume(strip, &LiveStrip::resumeRequested),
        stop(strip, &LiveStrip::stopRequested), opened(strip, &LiveStrip::opened);
    buttonNamed(*strip, QStringLiteral("Pause"))->click();
    QCOMPARE(pause.count(), 1);
    job.state = S::Paused;
    strip->setJob(job);
    buttonNamed(*strip, QStringLiteral("Resume"))->click();
    QCOMPARE(resume.count(), 1);
    buttonNamed(*strip, QStringLiteral("Stop and save"))->click();
    QCOMPARE(stop.count(), 1);
    QTest::mouseClick(strip, Qt::LeftButton, {}, QPoint(20, 10));
    QCOMPARE(opened.count(), 1);
    job.state = S::Failed;
    job.action = QStringLiteral("See why");
    strip->setJob(job);
    QVERIFY(!buttonNamed(*strip, QStringLiteral("Stop and save"))->isVisible());
    QVERIFY(buttonNamed(*strip, QStringLiteral("See why"))->isVisible());
    QVERIFY(!strip->findChild<QProgressBar*>()->isVisible());
    strip->setJob({});
    QVERIFY(!strip->isVisible());
    strip->toast(QStringLiteral("Checkpoint written"));
    QVERIFY(strip->isVisible());
  }

  void partsGiveWayWhereTheWindowIsNarrow() {
    QWidget host;
    auto* strip = new LiveStrip;
    vbox(&host)->addWidget(strip);
    strip->setJob(running());
    showAt(host, 1280, 56);
    const auto visibleLabels = [&] {
      int n = 0;
      for (auto* l : strip->findChildren<Label*>()) n += l->isVisible() && l->text() == QStringLiteral("3.1 / 8 GB");
      return n;
    };
    QCOMPARE(visibleLabels(), 1);
    host.resize(720, 56);
    QCoreApplication::processEvents();
    QCOMPARE(visibleLabels(), 0);
    host.resize(480, 56);
    QCoreApplication::processEvents();
    QCOMPARE(strip->width(), 480);
    for (auto* b : strip->findChildren<Button*>())
      if (b->isVisible()) QVERIFY(strip->rect().contains(b->geometry()) && !b->accessibleName().isEmpty());
    host.resize(1280, 56);
    QCoreApplication::processEvents();
    QCOMPARE(visibleLabels(), 1);
  }

  void aTickingAgeDoesNotMoveTheBar() {
    QWidget host;
    auto* strip = new LiveStrip;
    vbox(&host)->addWidget(strip);
    auto job = running();
    job.lastEventAge = 8.8;
    strip->setJob(job);
    showAt(host, 1280, 56);
    auto* bar = strip->findChild<QProgressBar*>();
    const int x = bar->x();
    job.lastEventAge = 0.1;
    strip->setJob(job);
    QCoreApplication::processEvents();
    QCOMPARE(bar->x(), x);
  }

  void theHeartRestsWithoutEvents() {
    QWidget host;
    auto* heart = new Heartbeat;
    vbox(&host)->addWidget(heart);
    showAt(host, 80, 40);
    heart->setResting(false);
    const QImage flat = heart->grab().toImage();
    heart->beat();
    QTest::qWait(300);
    QVERIFY(heart->grab().toImage() != flat);
    heart->setResting(true);
    QCOMPARE(heart->grab().toImage(), flat);
  }

  void aTileSaysHowOldItsNumberIs() {
    Metric m{QStringLiteral("Speed"), QStringLiteral("208 k"), QStringLiteral("tokens/s"),
             QStringLiteral("as forecast")};
    m.promised = 10;
    m.age = 19;
    MetricTile tile(m);
    QVERIFY(!tile.isStale());
    m.age = 21;
    tile.setMetric(m);
    QVERIFY(tile.isStale());
    QVERIFY(tile.accessibleDescription().contains(QStringLiteral("21 s ago")));
    m.state = Metric::State::None;
    tile.setMetric(m);
    QVERIFY(!tile.isStale());
    QVERIFY(tile.accessibleDescription().startsWith(QStringLiteral("–")));
  }

  void topBarSpeaksOnlyForTheUser() {
    TopBar bar;
    showAt(bar, 1280, 48);
    QSignalSpy language(&bar, &TopBar::languageChanged), level(&bar, &TopBar::levelChanged);
    bar.setLanguage(QStringLiteral("ja"));
    bar.setLevel(2);
    QCOMPARE(language.count() + level.count(), 0);
    for (auto* s : bar.findChildren<SegmentedControl*>()) QTest::keyClick(s, Qt::Key_Left);
    QCOMPARE(language.takeFirst()[0].toString(), QStringLiteral("en"));
    QCOMPARE(level.takeFirst()[0].toInt(), 1);
    bar.setParts(TopBar::LanguagePart);
    QVERIFY(!bar.search()->isVisible());
  }
};

QObject* makeRailAndStripSuite() { return new RailAndStripSuite; }
#include "rail_and_strip_test.moc"
