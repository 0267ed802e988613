// Training pairs and the merge theatre: what stands over what, masks and borders, joins and their controls.
#include <QAccessible>
#include <QSignalSpy>
#include <QSlider>
#include <QTest>

#include "pixels.h"
#include "suites.h"
#include "widgets/merge_theatre.h"
#include "widgets/pair_rows.h"
#include "widgets/param_bars.h"
#include "widgets/token_strip.h"

using namespace zk::widgets;

class PairsSuite : public QObject {
  Q_OBJECT

  static QVector<PairToken> tokens(int n, int borderAt = -1) {
    QVector<PairToken> out;
    for (int i = 0; i < n; ++i)
      out.append({QStringLiteral(" word%1").arg(i), borderAt >= 0 && i >= borderAt ? 1 : 0, false});
    return out;
  }
  static QVector<MergeStep> merges() {
    const auto m = [](const char* a, const char* b, qint64 n) {
      return MergeStep{QString::fromLatin1(a), QString::fromLatin1(b), n};
    };
    return {m("t", "h", 90), m("th", "e", 80), m("e", "r", 40)};
  }
  static QStringList letters(const QString& s) {
    QStringList out;
    for (QChar c : s) out << QString(c);
    return out;
  }

 private Q_SLOTS:
  void cleanup() { Theme::instance().set({ThemeSettings::Mode::Light}); }

  void everyTokenButTheLastHasAPair() {
    PairRows rows;
    rows.setTokens(tokens(12));
    QCOMPARE(rows.itemCount(), 11);
    QCOMPARE(rows.itemName(3), QStringLiteral("after “ word3” comes “␣word4”"));
    QVERIFY(rows.summary().startsWith(QStringLiteral("11 pairs")));
    for (int width : {220, 400, 900}) {
      showAt(rows, width, rows.heightForWidth(width));
      for (int i = 0; i < rows.itemCount(); ++i) {
        QVERIFY(QRectF(rows.rect()).contains(rows.itemRect(i)));
        for (int k = 0; k < i; ++k) QVERIFY(!rows.itemRect(i).adjusted(1, 1, -1, -1).intersects(rows.itemRect(k)));
      }
      QCOMPARE(TextAudit::problemsOf(rows), QStringList());
    }
    rows.setTokens({});
    QCOMPARE(rows.itemCount(), 0);
  }

  void aMaskedTargetIsHatchedAndSaysSo() {
    PairRows rows;
    auto t = tokens(4);
    rows.setTokens(t);
    showAt(rows, 500, rows.heightForWidth(500));
    const auto green = [&] { return countColor(rows.grab().toImage(), lightTokens().okSoft); };
    const auto hatch = [&] {
      return countNear(rows.grab().toImage(), mix(lightTokens().borderStrong, lightTokens().surface, 0.35));
    };
    const int trained = green(), before = hatch();
    t[2].masked = true;
    rows.setTokens(t);
    QVERIFY(hatch() > before + 40);
    QVERIFY(green() < trained * 3 / 4);
    QVERIFY(rows.itemDetails(1).contains(QStringLiteral("not trained on")));
    QVERIFY(!rows.itemDetails(0).contains(QStringLiteral("not trained on")));
    QVERIFY(rows.summary().contains(QStringLiteral("1 of them")));
  }

  void aBorderKeepsDocumentsApart() {
    PairRows rows;
    rows.setTokens(tokens(8));
    showAt(rows, 1200, rows.heightForWidth(1200));
    const double gap = rows.itemRect(4).left() - rows.itemRect(3).right();
    rows.setTokens(tokens(8, 4));
    showAt(rows, 1200, rows.heightForWidth(1200));
    QVERIFY(rows.itemRect(4).left() - rows.itemRect(3).right() > gap + 6);
    QVERIFY(rows.itemDetails(4).contains(QStringLiteral("document 2")));
    QCOMPARE(TextAudit::problemsOf(rows), QStringList());
  }

  void beginningsGrowByOneToken() {
    PairRows rows;
    rows.setTokens(tokens(20));
    rows.setView(PairRows::View::Prefixes);
    QCOMPARE(rows.itemCount(), 12);
    rows.setPrefixRows(5);
    QCOMPARE(rows.itemCount(), 5);
    QCOMPARE(rows.itemName(1), QStringLiteral("after “ word0 word1” comes “␣word2”"));
    showAt(rows, 380, rows.heightForWidth(380));
    QCOMPARE(TextAudit::problemsOf(rows), QStringList());  // a long beginning is shortened at its start
    const QImage image = rows.grab().toImage();
    for (int i = 0; i < 5; ++i)  // each row marks what comes next
      QVERIFY(countColor(image.copy(rows.itemRect(i).toRect()), lightTokens().accentSoft) > 100);
  }

  void keysWalkPairsAndLines() {
    PairRows rows;
    rows.setTokens(tokens(12));
    showAt(rows, 300, rows.heightForWidth(300));
    rows.setFocus(Qt::TabFocusReason);
    QTest::keyClick(&rows, Qt::Key_Right);
    QCOMPARE(rows.currentItem(), 1);
    QTest::keyClick(&rows, Qt::Key_Down);
    QVERIFY(rows.itemRect(rows.currentItem()).top() > rows.itemRect(1).bottom());
    QTest::keyClick(&rows, Qt::Key_Up);
    QCOMPARE(rows.itemRect(rows.currentItem()).top(), rows.itemRect(1).top());
    auto* a = QAccessible::queryAccessibleInterface(&rows);
    QCOMPARE(a->childCount(), 11);
  }

  void joinsAreApplied() {
    const auto start = letters(QStringLiteral("the three"));
    QCOMPARE(piecesAfter(start, merges(), 0), start);
    QCOMPARE(piecesAfter(start, merges(), 1), (QStringList{"th", "e", " ", "th", "r", "e", "e"}));
    QCOMPARE(piecesAfter(start, merges(), 2), (QStringList{"the", " ", "th", "r", "e", "e"}));
    QCOMPARE(piecesAfter(start, merges(), 99), piecesAfter(start, merges(), 3));
    QCOMPARE(piecesAfter(letters(QStringLiteral("aaa")), {{QStringLiteral("a"), QStringLiteral("a"), 1}}, 1),
             (QStringList{"aa", "a"}));
  }

  void theJoinOfNowIsMarked() {
    MergeTheatre t;
    t.setSentence(letters(QStringLiteral("the three")));
    t.setMerges(merges());
    t.setStep(1);
    QVector<int> lit;
    for (int i = 0; i < t.strip()->tokens().size(); ++i)
      if (t.strip()->tokens()[i].lit) lit << i;
    QCOMPARE(lit, (QVector<int>{0, 3}));
    QCOMPARE(t.list()->marked(), 0);
    QVERIFY(t.strip()->accessibleDescription().contains(QStringLiteral("2 times")));
    t.setStep(0);
    QCOMPARE(t.list()->marked(), -1);
  }

  void controlsStepSlideAndPlay() {
    MergeTheatre t;
    t.setSentence(letters(QStringLiteral("the other")));
    t.setMerges(merges());
    t.setPace(50);
    showAt(t, 600, 320);
    QSignalSpy spy(&t, &MergeTheatre::stepChanged);
    const auto buttons = t.findChildren<IconButton*>();
    QCOMPARE(buttons.size(), 3);
    QVERIFY(!buttons[0]->isEnabled());
    buttons[2]->click();
    QCOMPARE(t.step(), 1);
    t.findChild<QSlider*>()->setValue(3);
    QCOMPARE(t.step(), 3);
    QVERIFY(!buttons[2]->isEnabled());
    buttons[0]->click();
    QCOMPARE(t.step(), 2);
    Q_EMIT t.list()->opened(0);
    QCOMPARE(t.step(), 1);
    buttons[1]->click();
    QVERIFY(t.playing());
    QTRY_COMPARE_WITH_TIMEOUT(t.step(), 3, 3000);
    QTRY_VERIFY_WITH_TIMEOUT(!t.playing(), 2000);
    QVERIFY(spy.count() >= 6);
    ThemeSettings still{ThemeSettings::Mode::Light};
    still.reducedMotion = true;
    Theme::instance().set(still);
    buttons[1]->click();  // from the end it starts again, one step at a time
    QCOMPARE(t.step(), 1);
    QVERIFY(!t.playing());
  }
};

QObject* makePairsSuite() { return new PairsSuite; }
#include "pairs_test.moc"
