// Tables: pages, order, filter, choice, states, copy; and the answers of two runs.
#include <QAccessible>
#include <QHeaderView>
#include <QLineEdit>
#include <QSignalSpy>
#include <QTest>

#include "pixels.h"
#include "suites.h"
#include "widgets/data_table_view.h"
#include "widgets/diff_table.h"
#include "widgets/language.h"

using namespace zk::widgets;

namespace {

TableColumn column(const char* id, TableColumn::Kind kind, double width = 0) {
  TableColumn c;
  c.id = QString::fromLatin1(id);
  c.title = c.id;
  c.kind = kind;
  c.width = width;
  return c;
}

TableCell words(const QString& s) {
  TableCell c;
  c.text = s;
  return c;
}

TableCell number(double v) {
  TableCell c;
  c.text = QString::number(v);
  c.value = v;
  return c;
}

/// Counts what it is asked for; may hand pages in later.
class Counted : public TableSource {
 public:
  int fetched = 0, most = 0;
  bool late = false;
  QVector<int> asked;
  int count() const override { return 200000; }
  int total() const override { return 200000; }
  static QVector<TableRow> make(int from, int n) {
    QVector<TableRow> rows;
    for (int i = from; i < from + n; ++i)
      rows.append({QString::number(i), {words(QStringLiteral("row %1").arg(i)), number(i)}});
    return rows;
  }
  bool fetch(int from, int n, QVector<TableRow>& rows) override {
    ++fetched;
    most = std::max(most, n);
    asked << from;
    if (late) return false;
    rows = make(from, n);
    return true;
  }
  void sort(int, Qt::SortOrder) override { Q_EMIT reset(); }
  void filter(const QString&) override { Q_EMIT reset(); }
};

}  // namespace

class TablesSuite : public QObject {
  Q_OBJECT

  static void fill(DataTable& t) {
    t.setColumns({column("name", TableColumn::Kind::Text), column("score", TableColumn::Kind::Number, 80)});
    t.setRows({{QStringLiteral("1"), {words(QStringLiteral("alpha")), number(2)}},
               {QStringLiteral("2"), {words(QStringLiteral("beta")), number(10)}},
               {QStringLiteral("3"), {words(QStringLiteral("gamma, wide")), words(QStringLiteral("–"))}},
               {QStringLiteral("4"), {words(QStringLiteral("delta")), number(-1)}}});
  }
  static QStringList names(const DataTable& t) {
    QStringList out;
    for (int i = 0; i < t.rowCount(); ++i) out << t.cellText(i, QStringLiteral("name")).left(5);
    return out;
  }

 private Q_SLOTS:
  void cleanup() { Language::set(QStringLiteral("en")); }

  void manyRowsComeInPages() {
    Counted source;
    DataTable table;
    table.setColumns({column("name", TableColumn::Kind::Text), column("n", TableColumn::Kind::Number, 90)});
    table.setSource(&source);
    showAt(table, 500, 400);
    QCOMPARE(table.rowCount(), 200000);
    QVERIFY(source.fetched <= 4 && source.most <= TableModel::kPage);
    table.setCurrentRow(150000);
    QCoreApplication::processEvents();
    QCOMPARE(table.currentId(), QStringLiteral("150000"));
    QVERIFY(source.fetched <= 12);
    for (int i = 0; i < 200000; i += 1000) table.cellText(i, QStringLiteral("name"));
    QVERIFY(static_cast<TableModel*>(table.view()->model())->keptPages() <= TableModel::kKeptPages);
  }

  void aLatePageIsAskedForOnceAndShownWhenItComes() {
    Counted source;
    source.late = true;
    DataTable table;
    table.setColumns({column("name", TableColumn::Kind::Text), column("n", TableColumn::Kind::Number, 90)});
    table.setSource(&source);
    showAt(table, 500, 400);
    for (int k = 0; k < 3; ++k) table.view()->viewport()->repaint();
    QCOMPARE(source.asked.count(0), 1);
    QCOMPARE(table.view()->model()->index(3, 0).data().toString(), QStringLiteral("…"));
    Q_EMIT source.arrived(0, Counted::make(0, TableModel::kPage));
    QCOMPARE(table.view()->model()->index(3, 0).data().toString(), QStringLiteral("row 3"));
  }

  void aHeaderSortsDownUpAndBack() {
    DataTable table;
    fill(table);
    showAt(table, 500, 300);
    auto* head = table.view()->horizontalHeader();
    const QPoint at(head->sectionViewportPosition(1) + 20, head->height() / 2);
    QTest::mouseClick(head->viewport(), Qt::LeftButton, {}, at);
    QCOMPARE(names(table), (QStringList{"beta", "alpha", "delta", "gamma"}));  // a missing value is last
    QTest::mouseClick(head->viewport(), Qt::LeftButton, {}, at);
    QCOMPARE(names(table), (QStringList{"delta", "alpha", "beta", "gamma"}));
    QVERIFY(table.summary().contains(QStringLiteral("score, upwards")));
    QTest::mouseClick(head->viewport(), Qt::LeftButton, {}, at);
    QCOMPARE(names(table), (QStringList{"alpha", "beta", "gamma", "delta"}));
    table.sortBy(QStringLiteral("name"), Qt::DescendingOrder);
    QCOMPARE(names(table), (QStringList{"gamma", "delta", "beta", "alpha"}));
  }

  void theFilterLooksForAllWordsAndCanBeCleared() {
    DataTable table;
    fill(table);
    showAt(table, 500, 300);
    table.setFilter(QStringLiteral("WIDE gam"));
    QCOMPARE(names(table), QStringList{"gamma"});
    QCOMPARE(table.summary(), QStringLiteral("1 of 4 rows"));
    table.setFilter(QStringLiteral("nowhere"));
    QVERIFY(!table.view()->isVisible());
    Button* clear = nullptr;
    for (auto* b : table.findChildren<Button*>())
      if (b->isVisible() && b->text() == QStringLiteral("Clear filter")) clear = b;
    QVERIFY(clear);
    clear->click();
    QVERIFY(table.view()->isVisible());
    QCOMPARE(table.rowCount(), 4);
    QCOMPARE(table.findChild<QLineEdit*>()->text(), QString());
  }

  void emptyAndLoadingSaySo() {
    DataTable table;
    fill(table);
    table.setEmptyText({QStringLiteral("No runs"), QStringLiteral("why"), QStringLiteral("Start one")});
    showAt(table, 500, 300);
    table.setLoading(QStringLiteral("Reading the file"));
    QVERIFY(!table.view()->isVisible());
    QCOMPARE(table.summary(), QStringLiteral("Reading the file"));
    table.setRows({});
    QSignalSpy action(&table, &DataTable::emptyActionTriggered);
    for (auto* b : table.findChildren<Button*>())
      if (b->isVisible() && b->text() == QStringLiteral("Start one")) b->click();
    QCOMPARE(action.count(), 1);
    fill(table);
    QVERIFY(table.view()->isVisible());
  }

  void rowsAreChosenWithSpaceAndMouse() {
    DataTable table;
    fill(table);
    table.setCheckable(true);
    showAt(table, 500, 300);
    QSignalSpy changed(&table, &DataTable::checkedChanged);
    table.view()->setFocus(Qt::TabFocusReason);
    QTest::keyClick(table.view(), Qt::Key_Down);
    QTest::keyClick(table.view(), Qt::Key_Space);
    QCOMPARE(table.checked(), QStringList{QStringLiteral("2")});
    const QRect third = table.view()->visualRect(table.view()->model()->index(2, 0));
    QTest::mouseClick(table.view()->viewport(), Qt::LeftButton, {}, third.topLeft() + QPoint(14, 15));
    QCOMPARE(table.checked(), (QStringList{QStringLiteral("2"), QStringLiteral("3")}));
    table.sortBy(QStringLiteral("name"), Qt::DescendingOrder);  // the choice follows the row, not the place
    QCOMPARE(table.view()->model()->index(0, 0).data(Qt::CheckStateRole).toInt(), int(Qt::Checked));
    QTest::keyClick(table.view(), Qt::Key_Home, Qt::ControlModifier);
    QTest::keyClick(table.view(), Qt::Key_Space);
    QCOMPARE(table.checked(), QStringList{QStringLiteral("2")});
    QCOMPARE(changed.count(), 3);
  }

  void columnsCanBeHiddenButNotAll() {
    DataTable table;
    fill(table);
    showAt(table, 500, 300);
    QVERIFY(table.csv().startsWith(QStringLiteral("name,score\nalpha,2\n")));
    table.setColumnShown(QStringLiteral("score"), false);
    QVERIFY(table.view()->isColumnHidden(1));
    QCOMPARE(table.csv(), QStringLiteral("name\nalpha\nbeta\n\"gamma, wide\"\ndelta\n"));
    table.setColumnShown(QStringLiteral("name"), false);
    QVERIFY(!table.view()->isColumnHidden(0));
  }

  void sizesFollowTheTextScale() {
    DataTable table;
    fill(table);
    showAt(table, 500, 300);
    QCOMPARE(table.view()->rowHeight(0), 34);
    auto s = Theme::instance().settings();
    s.textScale = 150;
    Theme::instance().set(s);
    QCoreApplication::processEvents();
    QCOMPARE(table.view()->rowHeight(0), 51);
    QVERIFY(table.view()->columnWidth(1) >= 120);
    s.textScale = 100;
    Theme::instance().set(s);
  }

  void screenReadersSeeATable() {
    DataTable table;
    fill(table);
    table.setName(QStringLiteral("Leaderboard"));
    showAt(table, 500, 300);
    auto* a = QAccessible::queryAccessibleInterface(table.view());
    QCOMPARE(a->text(QAccessible::Name), QStringLiteral("Leaderboard"));
    QCOMPARE(a->text(QAccessible::Description), QStringLiteral("4 rows"));
    QVERIFY(a->tableInterface());
    QCOMPARE(a->tableInterface()->rowCount(), 4);
    QCOMPARE(a->tableInterface()->cellAt(1, 0)->text(QAccessible::Name), QStringLiteral("beta"));
  }

  void tabsKeepWonLostAndAll() {
    DiffTable diff;
    diff.setNames(QStringLiteral("old"), QStringLiteral("new"));
    const auto answer = [](bool right) {
      return DiffAnswer{right ? QStringLiteral("yes") : QStringLiteral("no"), right, 0.4};
    };
    diff.setRows({{QStringLiteral("w1"), QStringLiteral("q1"), QStringLiteral("yes"), answer(false), answer(true)},
                  {QStringLiteral("w2"), QStringLiteral("q2"), QStringLiteral("yes"), answer(false), answer(true)},
                  {QStringLiteral("l"), QStringLiteral("q3"), QStringLiteral("yes"), answer(true), answer(false)},
                  {QStringLiteral("s"), QStringLiteral("q4"), QStringLiteral("yes"), answer(true), answer(true)}});
    showAt(diff, 800, 300);
    QCOMPARE(diff.summary(), QStringLiteral("2 won, 1 lost, 1 unchanged"));
    QCOMPARE(diff.table()->rowCount(), 2);
    QTest::keyClick(diff.tabs(), Qt::Key_Right);
    QCOMPARE(diff.tab(), DiffTable::Tab::Lost);
    QCOMPARE(diff.table()->cellText(0, QStringLiteral("question")), QStringLiteral("q3"));
    QTest::keyClick(diff.tabs(), Qt::Key_Right);
    QCOMPARE(diff.table()->rowCount(), 4);
    QSignalSpy opened(&diff, &DiffTable::opened);
    diff.table()->view()->setFocus(Qt::TabFocusReason);
    QTest::keyClick(diff.table()->view(), Qt::Key_Return);
    QCOMPARE(opened.first()[0].toString(), QStringLiteral("w1"));
    diff.setTab(DiffTable::Tab::Won);
    const QImage image = diff.table()->view()->grab().toImage();
    QVERIFY(countNear(image, lightTokens().ok) > 20 && countNear(image, lightTokens().danger) > 20);
  }
};

QObject* makeTablesSuite() { return new TablesSuite; }
#include "tables_test.moc"
