// Token strips, candidates, chat and samples: what they show, how keys move, what screen readers hear.
#include <QAccessible>
#include <QApplication>
#include <QScrollBar>
#include <QSignalSpy>
#include <QTest>

#include "suites.h"
#include "widgets/chat_view.h"
#include "widgets/rival_bars.h"
#include "widgets/sample_timeline.h"

using namespace zk::widgets;

class TokenAndChatSuite : public QObject {
  Q_OBJECT

  static QVector<TokenBox> words(const QStringList& texts) {
    QVector<TokenBox> out;
    for (const auto& t : texts) out.append({t, 0.3});
    return out;
  }

 private Q_SLOTS:
  void binsFollowTheLegend() {
    QCOMPARE(surpriseBin(0.5), 0);
    QCOMPARE(surpriseBin(0.49), 1);
    QCOMPARE(surpriseBin(0.05), 2);
    QCOMPARE(surpriseBin(0.01), 3);
    QCOMPARE(surpriseBin(0.0099), 4);
    QCOMPARE(surpriseBin(NAN), 0);
  }

  void bytesAreShownWhereTextIsTorn() {
    QCOMPARE(tokenText("fox", false), QStringLiteral("fox"));
    QCOMPARE(tokenText("\xE6\xA9\x8B", false), QStringLiteral("橋"));
    QCOMPARE(tokenText("\xE3", false), QStringLiteral("⟨E3⟩"));
    QCOMPARE(tokenText(" a\n", true), QStringLiteral("␣a⏎\n"));
  }

  void punctuationNeverStartsALine() {
    TokenStrip strip;
    QStringList texts;
    for (int i = 0; i < 40; ++i)
      texts << QStringLiteral("言葉") << QStringLiteral("、") << QStringLiteral("「") << QStringLiteral("声")
            << QStringLiteral("」");
    strip.setTokens(words(texts));
    for (int width = 120; width < 700; width += 17) {
      showAt(strip, width, 400);
      double y = -1;
      for (int i = 0; i < strip.itemCount(); ++i) {
        const QRectF r = strip.itemRect(i);
        QVERIFY(r.right() <= width);
        if (r.top() > y && i > 0)
          QVERIFY2(!QStringLiteral("、」").contains(texts[i]) && texts[i - 1] != QStringLiteral("「"),
                   qPrintable(texts[i]));
        y = r.top();
      }
    }
  }

  void wordPiecesStayTogether() {
    const QStringList texts = {" un", "believ", "able", " things", " hap", "pen", "."};
    TokenStrip strip(words(texts));
    for (int width = 130; width < 400; width += 7) {
      showAt(strip, width, 300);
      QCOMPARE(strip.itemRect(1).top(), strip.itemRect(0).top());
      QCOMPARE(strip.itemRect(2).top(), strip.itemRect(0).top());
      QCOMPARE(strip.itemRect(6).top(), strip.itemRect(4).top());
    }
  }

  void streamingGivesTheSameLayout() {
    QStringList texts;
    for (int i = 0; i < 300; ++i) texts << (i % 3 ? QStringLiteral(" word") : QStringLiteral("言葉"));
    TokenStrip whole(words(texts)), streamed;
    showAt(whole, 380, 900);
    showAt(streamed, 380, 900);
    for (const auto& t : words(texts)) streamed.append(t);
    for (int i = 0; i < whole.itemCount(); ++i) QCOMPARE(streamed.itemRect(i), whole.itemRect(i));
    QCOMPARE(streamed.heightForWidth(380), whole.heightForWidth(380));
  }

  void keysWalkAndOpen() {
    TokenStrip strip(words({"A", " small", " fox", "\n", "lived", " here"}));
    showAt(strip, 300, 120);
    strip.setFocus(Qt::TabFocusReason);
    QSignalSpy opened(&strip, &TokenStrip::opened);
    QCOMPARE(strip.currentItem(), 0);
    QTest::keyClick(&strip, Qt::Key_Right);
    QTest::keyClick(&strip, Qt::Key_Return);
    QCOMPARE(opened.takeFirst()[0].toInt(), 1);
    QTest::keyClick(&strip, Qt::Key_Down);
    QVERIFY(strip.currentItem() >= 4);
    QTest::keyClick(&strip, Qt::Key_Up);
    QVERIFY(strip.currentItem() <= 2);
    QTest::keyClick(&strip, Qt::Key_End);
    QCOMPARE(strip.currentItem(), 5);
    QTest::mouseClick(&strip, Qt::LeftButton, {}, strip.itemRect(2).center().toPoint());
    QCOMPARE(opened.takeFirst()[0].toInt(), 2);
  }

  void screenReadersSeeEachToken() {
    TokenStrip strip(words({"A", " fox"}));
    showAt(strip, 300, 60);
    auto* list = QAccessible::queryAccessibleInterface(&strip);
    QVERIFY(list);
    QCOMPARE(list->childCount(), 2);
    QCOMPARE(list->child(1)->text(QAccessible::Name), QStringLiteral(" fox"));
    QVERIFY(list->child(1)->text(QAccessible::Description).startsWith(QStringLiteral("probability 30")));
    QCOMPARE(list->child(1)->parent(), list);
    QCOMPARE(list->indexOfChild(list->child(1)), 1);
    strip.setTokens({});
    QCOMPARE(list->childCount(), 0);
    QVERIFY(!list->child(0));
  }

  void aShadeIsPaintedAndAMaskIsNot() {
    TokenStrip strip({{QStringLiteral("odd"), 0.001}});
    showAt(strip, 100, 40);
    QVERIFY(countColor(strip.grab().toImage(), lightTokens().surprise[4]) > 50);
    strip.setShaded(false);
    QCOMPARE(countColor(strip.grab().toImage(), lightTokens().surprise[4]), 0);
  }

  void candidatesSayTheirShare() {
    RivalBars bars;
    bars.setRivals({{QStringLiteral("tree"), 0.221, 0.09}, {QStringLiteral("house"), 0.142}}, 0);
    bars.setFooter(4.6, 0.637);
    showAt(bars, 260, bars.sizeHint().height());
    QSignalSpy opened(&bars, &RivalBars::opened);
    bars.setFocus(Qt::TabFocusReason);
    QTest::keyClick(&bars, Qt::Key_Down);
    QTest::keyClick(&bars, Qt::Key_Return);
    QCOMPARE(opened.takeFirst()[0].toInt(), 1);
    QVERIFY(bars.itemDetails(0).contains(QStringLiteral("chosen")));
    QVERIFY(bars.itemDetails(0).contains(QStringLiteral("other model 9.0")));
    QVERIFY(!bars.itemDetails(1).contains(QStringLiteral("other")));
  }

  void chatFollowsTheEndUntilTheReaderScrollsUp() {
    ChatView view;
    showAt(view, 420, 300);
    for (int i = 0; i < 30; ++i)
      view.append({ChatMessage::From::User,
                   QStringLiteral("A question that is long enough to wrap in its bubble, number %1").arg(i),
                   {},
                   {}});
    QTRY_VERIFY(view.verticalScrollBar()->maximum() > 200);
    QTRY_COMPARE(view.verticalScrollBar()->value(), view.verticalScrollBar()->maximum());
    view.append({ChatMessage::From::Model, {}, {}, {}, true});
    for (int i = 0; i < 200; ++i) view.appendToken({QStringLiteral(" word"), 0.5});
    QTRY_COMPARE(view.verticalScrollBar()->value(), view.verticalScrollBar()->maximum());
    view.verticalScrollBar()->setValue(10);
    for (int i = 0; i < 200; ++i) view.appendToken({QStringLiteral(" more"), 0.5});
    QCoreApplication::processEvents();
    QCOMPARE(view.verticalScrollBar()->value(), 10);
    QVERIFY(view.bubble(30)->accessibleDescription().endsWith(QStringLiteral(" more")));
    QSignalSpy opened(&view, &ChatView::tokenOpened);
    Q_EMIT view.bubble(30)->strip()->opened(7);
    QCOMPARE(opened.first()[0].toInt(), 30);
    QCOMPARE(opened.first()[1].toInt(), 7);
  }

  void bubblesHoldTheirText() {
    ChatBubble bubble({ChatMessage::From::User,
                       QStringLiteral("Tell me a story about a fox, an old bridge and the night sky, please."),
                       {},
                       QStringLiteral("footer")});
    for (int width : {200, 320, 500, 900}) {
      showAt(bubble, width, bubble.heightForWidth(width));
      for (auto* l : bubble.findChildren<Label*>()) QVERIFY(!l->isClipped() && bubble.rect().contains(l->geometry()));
    }
  }

  void samplesKeepFirstAndLastInView() {
    SampleTimeline line;
    QVector<SampleText> samples;
    for (int i = 0; i < 9; ++i)
      samples.append({QStringLiteral("step %1").arg(i), QStringLiteral("loss"), QStringLiteral("text")});
    line.setSamples(samples);
    showAt(line, 1000, 120);
    const auto shown = [&] {
      QStringList s;
      for (auto* f : line.findChildren<QFrame*>())
        if (f->isVisible() && f->property("role") == QVariant("inset")) s << f->accessibleName();
      s.sort();
      return s;
    };
    QCOMPARE(shown(), (QStringList{"step 0", "step 6", "step 7", "step 8"}));
    QTest::keyClick(&line, Qt::Key_Left);
    QCOMPARE(shown(), (QStringList{"step 0", "step 5", "step 6", "step 8"}));
    QTest::keyClick(&line, Qt::Key_Home);
    QCOMPARE(shown(), (QStringList{"step 0", "step 1", "step 2", "step 8"}));
    samples.append({QStringLiteral("step 9"), QStringLiteral("loss"), QStringLiteral("text")});
    line.setSamples(samples);  // the reader keeps the place
    QCOMPARE(shown(), (QStringList{"step 0", "step 1", "step 2", "step 9"}));
    QTest::keyClick(&line, Qt::Key_End);
    QCOMPARE(shown(), (QStringList{"step 0", "step 7", "step 8", "step 9"}));
  }
};

QObject* makeTokenAndChatSuite() { return new TokenAndChatSuite; }
#include "token_and_chat_test.moc"
