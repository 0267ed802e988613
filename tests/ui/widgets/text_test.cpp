// Lines end where readers expect it, and a label never changes height when only its balance changes.
#include <QTest>

#include "suites.h"
#include "widgets/label.h"
#include "widgets/language.h"

using namespace zk::widgets;

class TextSuite : public QObject {
  Q_OBJECT

  const QString m_ja = QStringLiteral(
      "ブロックは、各トークンに前のトークンを見させ（アテンション）、見たことを考えさせます（MLP）。"
      "重ねるほど考える段数が増えます。812 ステップで学習率（0.05）が大きすぎました。");
  const QString m_en = QStringLiteral(
      "A block lets every token look back at earlier tokens (attention), then think about what it saw (MLP). "
      "Stacking blocks adds steps of thought.");

 private Q_SLOTS:
  void linesCoverTheTextInOrder() {
    const QFont f = Type::font(Type::Role::Body);
    for (const auto& text : {m_ja, m_en})
      for (double width = 90; width < 900; width += 37) {
        int at = 0;
        for (const auto& l : balancedLines(text, f, width)) {
          QCOMPARE(l.start, at);
          QVERIFY(l.length > 0);
          QVERIFY(l.width <= width + 0.5);
          at += l.length;
        }
        QCOMPARE(at, int(text.size()));
      }
  }

  void japaneseLinesNeverStartWithAClosingMark() {
    const QFont f = Type::font(Type::Role::Body);
    const QString closing = QStringLiteral("、。）」・ー");
    for (double width = 90; width < 900; width += 13)
      for (const auto& l : balancedLines(m_ja, f, width)) {
        QVERIFY2(!closing.contains(m_ja[l.start]), qPrintable(m_ja.mid(l.start, l.length)));
        QVERIFY(m_ja[l.start + l.length - 1] != QChar(0xFF08));  // （
      }
  }

  void japaneseLinesEndAtAPauseWhenThatIsFree() {
    const QString text = QStringLiteral("小さなモデルをいま学習させて、話してみます。通信も設定も不要です。");
    const QFont f = Type::font(Type::Role::Body);
    const auto lines = balancedLines(text, f, 350);
    QCOMPARE(lines.size(), 2);
    QCOMPARE(text.mid(0, lines[0].length), QStringLiteral("小さなモデルをいま学習させて、話してみます。"));
  }

  void noShortLastLine() {
    const QFont f = Type::font(Type::Role::Body);
    const QString text = QStringLiteral("学習は裏で続きます。待つ必要はありません。");
    const double full = QFontMetricsF(f).horizontalAdvance(text);
    const auto lines = balancedLines(text, f, full - 5);  // plain filling would leave one character
    QCOMPARE(lines.size(), 2);
    QVERIFY(lines[1].length >= 4);
  }

  void narrowerIsNeverShorter() {
    const QFont f = Type::font(Type::Role::Body);
    for (const auto& text : {m_ja, m_en}) {
      qsizetype last = 1000;
      for (double width = 90; width < 900; width += 1) {
        const auto n = balancedLines(text, f, width).size();
        QVERIFY2(n <= last, qPrintable(QStringLiteral("at %1").arg(width)));
        last = n;
      }
    }
  }

  void aLabelIsPlainTextAndSaysWhenItIsClipped() {
    Label label(QStringLiteral("<b>bold</b> & more"), Type::Role::Body, Label::Fit::Line);
    QCOMPARE(label.textFormat(), Qt::PlainText);
    showAt(label, label.sizeHint().width(), label.sizeHint().height());
    QVERIFY(!label.isClipped());
    label.resize(20, 20);
    QVERIFY(label.isClipped());
    label.setFit(Label::Fit::Elide);
    label.resize(60, 20);
    QCoreApplication::processEvents();
    QVERIFY(!label.isClipped());
    QCOMPARE(label.toolTip(), label.text());
  }

  void overlinesAreCapitalsInEnglishOnly() {
    QCOMPARE(overlineText(QStringLiteral("Next step")), QStringLiteral("NEXT STEP"));
    Language::set(QStringLiteral("ja"));
    QCOMPARE(overlineText(QStringLiteral("GPU メモリ max")), QStringLiteral("GPU メモリ max"));
    Language::set(QStringLiteral("en"));
  }
};

QObject* makeTextSuite() { return new TextSuite; }
#include "text_test.moc"
