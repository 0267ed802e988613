// See plot_table.h. Copy takes the selected rows as tab-separated text.
#include "widgets/plot_table.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QHeaderView>
#include <QKeyEvent>
#include <QShortcut>
#include <QTableView>
#include <QVBoxLayout>
#include <algorithm>

#include "widgets/controls.h"
#include "widgets/numbers.h"

namespace zk::widgets {

PlotTableModel::PlotTableModel(PlotView* view, QObject* parent) : QAbstractTableModel(parent), m_kinds(view->xKinds()) {
  std::size_t rows = 0;
  for (int i = 0; i < view->curveCount(); ++i) {
    m_copies.push_back(std::make_shared<Series>(view->curve(i)));
    m_names.append(view->curveName(i));
    m_firstRow.push_back(rows);
    rows += m_copies.back()->size();
  }
  m_firstRow.push_back(rows);
}

int PlotTableModel::rowCount(const QModelIndex& parent) const { return parent.isValid() ? 0 : int(m_firstRow.back()); }
int PlotTableModel::columnCount(const QModelIndex& parent) const {
  return parent.isValid() ? 0 : int(m_kinds.size()) + 2;
}

QVariant PlotTableModel::data(const QModelIndex& index, int role) const {
  if (role == Qt::TextAlignmentRole)
    return int(index.column() == 0 ? Qt::AlignLeft : Qt::AlignRight) | Qt::AlignVCenter;
  if (role != Qt::DisplayRole) return {};
  const auto row = std::size_t(index.row());
  const auto c = std::size_t(std::upper_bound(m_firstRow.begin(), m_firstRow.end(), row) - m_firstRow.begin()) - 1;
  const Series& s = *m_copies[c];
  const std::size_t i = row - m_firstRow[c];
  if (index.column() == 0) return m_names[qsizetype(c)];
  if (index.column() <= m_kinds.size()) return numbers::natural(s.x(index.column() - 1, i), 6);
  return numbers::plain(s.y(i), 6);
}

QVariant PlotTableModel::headerData(int section, Qt::Orientation orientation, int role) const {
  if (role != Qt::DisplayRole || orientation != Qt::Horizontal) return {};
  if (section == 0) return tr("curve");
  return section <= m_kinds.size() ? m_kinds[section - 1].label : tr("value");
}

PlotTable::PlotTable(PlotView* view, QWidget* parent) : QDialog(parent) {
  auto* v = vbox(this, 16, 12);
  v->addWidget(new Label(view->summary(), Type::Role::Body, Label::Fit::Wrap));
  auto* table = new QTableView;
  auto* model = new PlotTableModel(view, table);
  table->setModel(model);
  table->setAccessibleName(view->accessibleName());
  table->setSelectionBehavior(QAbstractItemView::SelectRows);
  table->verticalHeader()->hide();
  table->verticalHeader()->setDefaultSectionSize(scaled(28));
  table->horizontalHeader()->setSectionResizeMode(QHeaderView::Stretch);
  v->addWidget(table, 1);
  auto* row = hbox(nullptr, 0, 8);
  auto* copy = new Button(tr("Copy"), Button::Role::Secondary, QStringLiteral("copy"));
  auto* close = new Button(tr("Close"), Button::Role::Secondary);
  row->addStretch(1);
  row->addWidget(copy);
  row->addWidget(close);
  v->addLayout(row);
  connect(close, &Button::clicked, this, &QDialog::close);
  const auto copyRows = [table, model] {
    QStringList lines;
    auto rows = table->selectionModel()->selectedRows();
    std::sort(rows.begin(), rows.end());
    for (const auto& r : rows) {
      QStringList cells;
      for (int c = 0; c < model->columnCount(); ++c) cells << model->index(r.row(), c).data().toString();
      lines << cells.join(QLatin1Char('\t'));
    }
    QGuiApplication::clipboard()->setText(lines.join(QLatin1Char('\n')));
  };
  connect(copy, &Button::clicked, this, copyRows);
  connect(new QShortcut(QKeySequence::Copy, this), &QShortcut::activated, this, copyRows);
  resize(scaled(520), scaled(480));
}

}  // namespace zk::widgets
