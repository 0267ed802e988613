// The block diagram: where boxes are, what is drawn for depth, heads and faults, keys and the list twin.
#include <QAccessible>
#include <QSignalSpy>
#include <QTest>

#include "suites.h"
#include "widgets/block_diagram.h"
#include "widgets/block_figures.h"

using namespace zk::widgets;

class DiagramSuite : public QObject {
  Q_OBJECT

  using Kind = DiagramBlock::Kind;
  using Stream = DiagramBlock::Stream;

  static DiagramBlock block(const char* id, Kind kind, Stream stream = Stream::Through, const QString& group = {}) {
    DiagramBlock b;
    b.id = b.label = QString::fromLatin1(id);
    b.kind = kind;
    b.stream = stream;
    b.group = group;
    return b;
  }
  static QVector<DiagramBlock> model(int repeat = 8) {
    const QString g = QStringLiteral("Decoder block");
    QVector<DiagramBlock> all{block("tokens", Kind::Text),
                              block("embedding", Kind::Embedding),
                              block("norm1", Kind::Norm, Stream::Branch, g),
                              block("attention", Kind::Attention, Stream::Join, g),
                              block("norm2", Kind::Norm, Stream::Branch, g),
                              block("mlp", Kind::Mlp, Stream::Join, g),
                              block("head", Kind::Head)};
    for (auto& b : all)
      if (!b.group.isEmpty()) b.repeat = repeat;
    all[3].heads = 6, all[3].kvGroups = 2;
    all[3].shape = QStringLiteral("6 heads"), all[3].count = QStringLiteral("393.2 k");
    all[3].formula = QStringLiteral("2 d² + …");
    all[5].widening = 4;
    return all;
  }

 private Q_SLOTS:
  void cleanup() { Theme::instance().set({ThemeSettings::Mode::Light}); }

  void boxesRiseFromTheInput() {
    BlockDiagram d;
    d.setBlocks(model());
    for (int width : {240, 320, 500}) {
      for (int extra : {0, 200, 900}) {
        showAt(d, width, d.heightForWidth(width) + extra);
        for (int i = 0; i + 1 < d.itemCount(); ++i) QVERIFY(d.itemRect(i + 1).bottom() < d.itemRect(i).top() - 4);
        for (int i = 0; i < d.itemCount(); ++i) QVERIFY(QRectF(d.rect()).contains(d.itemRect(i)));
        QCOMPARE(TextAudit::problemsOf(d), QStringList());
      }
    }
  }

  void blocksBesideEachOtherShareARow() {
    auto blocks = model();
    blocks.removeAt(4);
    blocks[4].beside = true;
    BlockDiagram d;
    d.setBlocks(blocks);
    showAt(d, 380, d.heightForWidth(380));
    QCOMPARE(d.itemRect(4).top(), d.itemRect(3).top());
    QVERIFY(d.itemRect(4).left() > d.itemRect(3).right());
  }

  void aRepeatedGroupSaysHowOften() {
    BlockDiagram d;
    d.setBlocks(model(8));
    QVERIFY(d.summary().contains(QStringLiteral("8 × Decoder block (norm1, attention, norm2, mlp)")));
    QVERIFY(d.itemDetails(3).contains(QStringLiteral("393.2 k × 8")));
    QVERIFY(d.itemDetails(3).contains(QStringLiteral("2 d²")));
    showAt(d, 320, d.heightForWidth(320));
    const auto edges = [&] {
      return countColor(d.grab().toImage(), mix(lightTokens().border, lightTokens().borderStrong, 0.35));
    };
    const int deep = edges();
    d.setBlocks(model(1));
    QTest::qWait(260);
    QVERIFY(deep > edges() + 300);
  }

  void headsThatShareKeysHaveOneTone() {
    DiagramBlock b = block("attention", Kind::Attention);
    b.heads = 6, b.kvGroups = 2;
    QImage image(64, 20, QImage::Format_RGB32);
    image.fill(Qt::white);
    QPainter p(&image);
    paintBlockFigure(p, b, QRectF(0, 0, blockFigureWidth(b), 18), 0);
    p.end();
    const QColor strong = lightTokens().category[1];
    QStringList tones;
    for (int h = 0; h < 6; ++h)
      tones << (image.pixelColor(h * 8 + 3, 9) == strong ? QStringLiteral("1") : QStringLiteral("2"));
    QCOMPARE(tones.join(QString()), QStringLiteral("111222"));
  }

  void theHexagonShowsTheWidening() {
    const auto heightAt = [](double widening, int x) {
      DiagramBlock b = block("mlp", Kind::Mlp);
      b.widening = widening;
      QImage image(60, 40, QImage::Format_RGB32);
      image.fill(Qt::white);
      QPainter p(&image);
      paintBlockFigure(p, b, QRectF(0, 0, 52, 40), widening);
      p.end();
      int n = 0;
      for (int y = 0; y < 40; ++y) n += image.pixelColor(x, y) != QColor(Qt::white);
      return n;
    };
    QCOMPARE(heightAt(4, 26), 40);
    QVERIFY(std::abs(heightAt(4, 0) - 10) <= 3);
    QVERIFY(std::abs(heightAt(2, 0) - 20) <= 3);
  }

  void anIllegalBlockIsDashedAndSaysWhy() {
    auto blocks = model();
    BlockDiagram d;
    d.setBlocks(blocks);
    showAt(d, 320, d.heightForWidth(320));
    QCOMPARE(countColor(d.grab().toImage(), lightTokens().danger), 0);
    blocks[3].illegal = QStringLiteral("384 cannot be split into 5 equal heads. Use 4, 6 or 8.");
    d.setBlocks(blocks);
    QTest::qWait(260);
    showAt(d, 320, d.heightForWidth(320));
    QVERIFY(countColor(d.grab().toImage(), lightTokens().danger) > 100);
    QVERIFY(d.itemDetails(3).startsWith(blocks[3].illegal));
    QCOMPARE(TextAudit::problemsOf(d), QStringList());
  }

  void boxesGlideToTheirNewPlace() {
    BlockDiagram d;
    d.setBlocks(model());
    showAt(d, 320, 700);
    QTest::qWait(250);
    auto more = model();
    const QImage before = d.grab().toImage();
    more[3].illegal = QStringLiteral("A reason that needs a line of its own in this box.");
    ThemeSettings still{ThemeSettings::Mode::Light};
    d.setBlocks(more);
    const QImage during = d.grab().toImage();
    QTest::qWait(300);
    const QImage after = d.grab().toImage();
    QVERIFY(during != after);
    d.setBlocks(model());
    QTest::qWait(300);
    QCOMPARE(d.grab().toImage(), before);
    still.reducedMotion = true;
    Theme::instance().set(still);
    d.setBlocks(more);
    QCOMPARE(d.grab().toImage(), after);
  }

  void keysClimbAndEnterOpens() {
    BlockDiagram d;
    d.setBlocks(model());
    showAt(d, 320, d.heightForWidth(320));
    QSignalSpy spy(&d, &BlockDiagram::blockActivated);
    d.setFocus(Qt::TabFocusReason);
    for (int i = 0; i < 3; ++i) QTest::keyClick(&d, Qt::Key_Up);
    QTest::keyClick(&d, Qt::Key_Return);
    QCOMPARE(spy.takeFirst()[0].toString(), QStringLiteral("attention"));
    QTest::mouseClick(&d, Qt::LeftButton, {}, d.itemRect(5).center().toPoint());
    QCOMPARE(spy.takeFirst()[0].toString(), QStringLiteral("mlp"));
    QSignalSpy current(&d, &BlockDiagram::currentChanged);
    d.setCurrentBlock(QStringLiteral("head"));
    QCOMPARE(d.currentItem(), 6);
    QCOMPARE(current.count(), 0);
    auto* a = QAccessible::queryAccessibleInterface(&d);
    QCOMPARE(a->childCount(), 7);
    QCOMPARE(a->child(3)->text(QAccessible::Name), QStringLiteral("attention"));
    QVERIFY(a->child(3)->text(QAccessible::Description).contains(QStringLiteral("6 heads")));
  }
};

QObject* makeDiagramSuite() { return new DiagramSuite; }
#include "diagram_test.moc"
