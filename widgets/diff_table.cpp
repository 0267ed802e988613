// A DataTable with six columns and a filter by outcome in front of it.
#include "widgets/diff_table.h"

#include <QEvent>
#include <QVBoxLayout>
#include <cmath>

#include "widgets/numbers.h"

namespace zk::widgets {
namespace {

TableCell answerCell(const DiffAnswer& a) {
  TableCell c;
  c.text = a.text;
  c.icon = a.right ? QStringLiteral("check") : QStringLiteral("error");
  c.color = a.right ? &Tokens::ok : &Tokens::danger;
  return c;
}

TableCell probability(double p) {
  TableCell c;
  c.value = p;
  c.text = std::isfinite(p) ? numbers::fixed(p, 2) : QStringLiteral("–");
  return c;
}

TableCell words(const QString& text) {
  TableCell c;
  c.text = text;
  return c;
}

}  // namespace

DiffTable::DiffTable(QWidget* parent) : QWidget(parent) {
  auto* v = vbox(this, 0, 8);
  auto* head = hbox(nullptr, 0, 8);
  m_summary = new Label({}, Type::Role::Help, Label::Fit::Wrap);
  m_tabs = new SegmentedControl;
  head->addWidget(m_summary, 1);
  head->addWidget(m_tabs, 0, Qt::AlignRight);
  v->addLayout(head);
  m_table = new DataTable;
  m_source = new MemorySource(m_table);
  m_table->setSource(m_source);
  v->addWidget(m_table, 1);
  connect(m_tabs, &SegmentedControl::changed, this, [this](int i) { m_tab = Tab(i), keepTab(); });
  connect(m_table, &DataTable::opened, this, &DiffTable::opened);
  keepTab();
  retranslate();
}

void DiffTable::setNames(const QString& a, const QString& b) { m_a = a, m_b = b, retranslate(); }

void DiffTable::setRows(const QVector<DiffRow>& rows) {
  m_outcome.clear();
  m_won = m_lost = 0;
  m_all = int(rows.size());
  QVector<TableRow> cells;
  for (const auto& r : rows) {
    m_outcome[r.id] = r.won() ? 1 : r.lost() ? -1 : 0;
    m_won += r.won(), m_lost += r.lost();
    cells.append({r.id,
                  {words(r.question), words(r.correct), answerCell(r.a), probability(r.a.p), answerCell(r.b),
                   probability(r.b.p)}});
  }
  m_source->setRows(cells);
  retranslate();
}

void DiffTable::setTab(Tab tab) {
  m_tab = tab;
  m_tabs->setCurrent(int(tab));
  keepTab();
}

void DiffTable::keepTab() {
  const int wanted = m_tab == Tab::Won ? 1 : -1;
  m_source->setKeep(m_tab == Tab::All ? std::function<bool(const TableRow&)>()
                                      : [this, wanted](const TableRow& r) { return m_outcome.value(r.id) == wanted; });
}

QString DiffTable::summary() const {
  return tr("%1 won, %2 lost, %3 unchanged")
      .arg(numbers::integer(m_won), numbers::integer(m_lost), numbers::integer(m_all - m_won - m_lost));
}

void DiffTable::retranslate() {
  using Kind = TableColumn::Kind;
  m_tabs->setName(tr("Which questions"));
  m_tabs->setItems({tr("Won %1").arg(numbers::integer(m_won)), tr("Lost %1").arg(numbers::integer(m_lost)),
                    tr("All %1").arg(numbers::integer(m_all))});
  m_tabs->setCurrent(int(m_tab));
  m_summary->setText(m_all > 0 ? summary() : QString());
  m_table->setName(tr("Question by question"));
  m_table->setEmptyText({tr("No such question"), tr("Under this tab there is none. Look at the others."), {}});
  const QString p = tr("prob.");
  const auto column = [](const char* id, const QString& title, Kind kind, double width) {
    TableColumn c;
    c.id = QString::fromLatin1(id);
    c.title = title;
    c.kind = kind;
    c.width = width;
    return c;
  };
  m_table->setColumns({column("question", tr("Question"), Kind::Text, 0),
                       column("correct", tr("Correct answer"), Kind::Text, 130),
                       column("a", tr("%1 chose").arg(m_a), Kind::Text, 150), column("pa", p, Kind::Number, 64),
                       column("b", tr("%1 chose").arg(m_b), Kind::Text, 150), column("pb", p, Kind::Number, 64)});
}

void DiffTable::changeEvent(QEvent* e) {
  QWidget::changeEvent(e);
  if (e->type() == QEvent::LanguageChange) retranslate();
}

}  // namespace zk::widgets
