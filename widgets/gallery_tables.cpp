// Gallery: tables in all their states, answers of two runs.
#include <QVBoxLayout>

#include "widgets/card.h"
#include "widgets/diff_table.h"
#include "widgets/gallery_parts.h"
#include "widgets/numbers.h"

namespace zk::widgets {
namespace {

TableColumn column(const char* id, const QString& title, TableColumn::Kind kind, double width) {
  TableColumn c;
  c.id = QString::fromLatin1(id);
  c.title = title;
  c.kind = kind;
  c.width = width;
  return c;
}

QVector<TableColumn> leaderColumns() {
  using Kind = TableColumn::Kind;
  auto score = column("score", GalleryWords::tr("Score"), Kind::Interval, 190);
  score.from = 25, score.to = 45;
  auto energy = column("energy", GalleryWords::tr("Energy"), Kind::Bar, 150);
  energy.to = 0.4;
  auto seed = column("seed", GalleryWords::tr("Seed"), Kind::Number, 72);
  seed.shown = false;
  return {column("run", GalleryWords::tr("Run"), Kind::Run, 0), score,
          column("tokens", GalleryWords::tr("Tokens"), Kind::Number, 96), energy, seed};
}

QVector<TableRow> leaderRows() {
  struct Run {
    const char* name;
    int color;
    double score, half, tokens, kwh;
  };
  const Run runs[] = {{"clean-data-16M", 0, 34.7, 1.0, 655e6, 0.09}, {"wide-24M", 1, 33.1, 1.0, 655e6, 0.14},
                      {"baseline-16M", 5, 32.7, 1.0, 655e6, 0.09},   {"deep-38M", 3, 35.9, 1.1, 655e6, 0.22},
                      {"long-16M", 2, 36.2, 1.1, 1966e6, 0.27},      {"first-1.6M", 4, 27.3, 0.9, 49e6, 0.01}};
  QVector<TableRow> rows;
  for (const auto& r : runs) {
    TableCell name, score, tokens, energy, seed;
    name.text = QString::fromLatin1(r.name), name.series = r.color;
    score.value = r.score, score.low = r.score - r.half, score.high = r.score + r.half;
    score.text = numbers::fixed(r.score, 1);
    tokens.value = r.tokens, tokens.text = numbers::compact(r.tokens);
    energy.value = r.kwh, energy.text = numbers::fixed(r.kwh, 2) + QStringLiteral(" kWh");
    seed.value = 1, seed.text = QStringLiteral("1");
    rows.append({name.text, {name, score, tokens, energy, seed}});
  }
  return rows;
}

/// 120,000 numbered documents that nobody keeps in memory.
class ManyRows : public TableSource {
 public:
  using TableSource::TableSource;
  int count() const override { return 120000; }
  int total() const override { return 120000; }
  bool fetch(int from, int n, QVector<TableRow>& rows) override {
    rows.clear();
    for (int i = from; i < std::min(from + n, count()); ++i) {
      const int k = m_down ? count() - 1 - i : i;
      TableCell id, characters;
      id.text = GalleryWords::tr("document %1").arg(numbers::integer(k + 1));
      characters.value = 400 + (k * 7919LL) % 5200;
      characters.text = numbers::integer(qint64(characters.value));
      rows.append({QString::number(k), {id, characters}});
    }
    return true;
  }
  void sort(int column, Qt::SortOrder order) override {
    m_down = column == 0 && order == Qt::DescendingOrder;
    Q_EMIT reset();
  }
  void filter(const QString&) override {}

 private:
  bool m_down = false;
};

Card* tableCard(const QString& title, DataTable* table, const QString& subtitle = {}) {
  auto* card = new Card(title, subtitle);
  table->setName(title);
  card->body()->addWidget(table, 1);
  return card;
}

QWidget* tables() {
  auto* leaders = new DataTable;
  leaders->setColumns(leaderColumns());
  leaders->setRows(leaderRows());
  leaders->setVisibleRows(6);
  leaders->setCheckable(true);
  leaders->setChecked({QStringLiteral("clean-data-16M"), QStringLiteral("baseline-16M")});
  leaders->sortBy(QStringLiteral("score"), Qt::DescendingOrder);
  auto* many = new DataTable;
  auto characters = column("characters", GalleryWords::tr("Characters"), TableColumn::Kind::Number, 110);
  many->setColumns({column("document", GalleryWords::tr("Document"), TableColumn::Kind::Text, 0), characters});
  many->setVisibleRows(6);
  many->setSource(new ManyRows(many));
  return sideBySide({tableCard(GalleryWords::tr("Leaderboard"), leaders,
                               GalleryWords::tr("Whiskers: 95 % confidence interval. Two runs are chosen.")),
                     tableCard(GalleryWords::tr("Documents"), many, GalleryWords::tr("120,000 rows, read in pages"))},
                    16, 430);
}

QWidget* tableStates() {
  auto* empty = new DataTable;
  empty->setColumns(leaderColumns());
  empty->setVisibleRows(4);
  empty->setRows({});
  empty->setEmptyText({GalleryWords::tr("No runs to compare yet"),
                       GalleryWords::tr("Comparison needs two evaluated runs. You have one."),
                       GalleryWords::tr("Start a second run")});
  auto* loading = new DataTable;
  loading->setColumns(leaderColumns());
  loading->setVisibleRows(4);
  loading->setLoading(GalleryWords::tr("Reading the run’s file: 12,400 steps"));
  auto* nothing = new DataTable;
  nothing->setColumns(leaderColumns());
  nothing->setVisibleRows(4);
  nothing->setRows(leaderRows());
  nothing->setFilter(QStringLiteral("llama"));
  return sideBySide({tableCard(GalleryWords::tr("Empty"), empty), tableCard(GalleryWords::tr("Loading"), loading),
                     tableCard(GalleryWords::tr("Filtered to nothing"), nothing)},
                    16, 300);
}

QWidget* differences() {
  struct Item {
    QString question, right, wrong;
    double p, q;
    int outcome;
  };
  const Item items[] = {{GalleryWords::tr("Which of these is a source of light?"), GalleryWords::tr("the Sun"),
                         GalleryWords::tr("the Moon"), 0.41, 0.52, 1},
                        {GalleryWords::tr("What do plants take in from the air?"), GalleryWords::tr("carbon dioxide"),
                         GalleryWords::tr("oxygen"), 0.38, 0.47, 1},
                        {GalleryWords::tr("Ice that melts becomes"), GalleryWords::tr("liquid water"),
                         GalleryWords::tr("steam"), 0.44, 0.61, 1},
                        {GalleryWords::tr("Which tool measures temperature?"), GalleryWords::tr("thermometer"),
                         GalleryWords::tr("ruler"), 0.29, 0.40, 1},
                        {GalleryWords::tr("A magnet attracts a nail made of"), GalleryWords::tr("iron"),
                         GalleryWords::tr("wood"), 0.36, 0.33, -1},
                        {GalleryWords::tr("What causes day and night?"), GalleryWords::tr("Earth turning"),
                         GalleryWords::tr("the Moon"), 0.30, 0.34, 0}};
  QVector<DiffRow> rows;
  for (const auto& i : items)
    rows.append({QString::number(rows.size()),
                 i.question,
                 i.right,
                 {i.outcome > 0 ? i.wrong : i.right, i.outcome <= 0, i.p},
                 {i.outcome < 0 ? i.wrong : i.right, i.outcome >= 0, i.q}});
  auto* card = new Card(GalleryWords::tr("Question by question"), QStringLiteral("ARC-Easy"));
  auto* table = new DiffTable;
  table->setNames(QStringLiteral("baseline-16M"), QStringLiteral("clean-data-16M"));
  table->setRows(rows);
  table->table()->setVisibleRows(4);
  card->body()->addWidget(table);
  return card;
}

}  // namespace

void addTableSections(QVector<GallerySection>& out) {
  out.append({GalleryWords::tr("Data table: checked rows, many rows"), tables()});
  out.append({GalleryWords::tr("Data table: empty, loading, filtered to nothing"), tableStates()});
  out.append({GalleryWords::tr("Diff table: won, lost, all"), differences()});
}

}  // namespace zk::widgets
