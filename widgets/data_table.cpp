// The frame of a table: tools, states, sorting, choice of columns, checks. Cells and pages are in data_table_view.cpp.
#include "widgets/data_table.h"

#include <QEvent>
#include <QLineEdit>
#include <QMenu>
#include <QStackedLayout>
#include <QVBoxLayout>
#include <algorithm>

#include "widgets/chart_parts.h"
#include "widgets/data_table_view.h"
#include "widgets/numbers.h"

namespace zk::widgets {

DataTable::DataTable(QWidget* parent) : QWidget(parent), m_model(new TableModel(this)), m_view(new TableView(this)) {
  auto* v = vbox(this, 0, 8);
  m_tools = new QWidget;
  auto* row = hbox(m_tools, 0, 8);
  m_filter = new QLineEdit;
  m_filter->setClearButtonEnabled(false);
  m_filter->setMinimumWidth(80);
  m_count = new Label({}, Type::Role::Help, Label::Fit::Elide);
  m_clearChecked = new Button({}, Button::Role::Quiet);
  m_clearChecked->setSmall(true);
  m_columnsButton = new IconButton(QStringLiteral("table"));
  m_copyButton = new IconButton(QStringLiteral("copy"));
  row->addWidget(m_filter, 2);
  row->addWidget(m_count, 3);
  row->addWidget(m_clearChecked);
  row->addWidget(m_columnsButton);
  row->addWidget(m_copyButton);
  v->addWidget(m_tools);
  auto* body = new QWidget;
  m_stack = new QStackedLayout(body);
  m_empty = new EmptyState;
  m_empty->setPrimary(false);
  m_nothing = new EmptyState;
  m_nothing->setPrimary(false);
  m_loadingPage = new QWidget;
  auto* loading = vbox(m_loadingPage, 8, 8);
  m_loadingText = new Label({}, Type::Role::Help, Label::Fit::Wrap);
  loading->addWidget(m_loadingText);
  loading->addWidget(new SkeletonBars(4));
  loading->addStretch(1);
  for (QWidget* w : std::initializer_list<QWidget*>{m_view, m_empty, m_nothing, m_loadingPage}) m_stack->addWidget(w);
  v->addWidget(body, 1);
  m_view->setModel(m_model);
  m_view->setItemDelegate(new TableDelegate(this));

  connect(m_filter, &QLineEdit::textChanged, this, [this](const QString& words) {
    m_filterText = words.trimmed();
    if (m_source) m_source->filter(m_filterText);
  });
  connect(m_nothing, &EmptyState::triggered, this, [this] { m_filter->clear(), m_filter->setFocus(); });
  connect(m_empty, &EmptyState::triggered, this, &DataTable::emptyActionTriggered);
  connect(m_clearChecked, &Button::clicked, this, [this] { setChecked({}), Q_EMIT checkedChanged(); });
  connect(m_columnsButton, &IconButton::clicked, this, &DataTable::showColumnMenu);
  connect(m_copyButton, &IconButton::clicked, this, [this] { copyText(csv()); });
  connect(m_view->horizontalHeader(), &QHeaderView::sectionClicked, this, [this](int c) {
    if (c >= m_columns.size() || !m_columns[c].sortable) return;
    const bool numeric = m_columns[c].kind != TableColumn::Kind::Text && m_columns[c].kind != TableColumn::Kind::Run;
    const auto first = numeric ? Qt::DescendingOrder : Qt::AscendingOrder;
    const auto second = numeric ? Qt::AscendingOrder : Qt::DescendingOrder;
    if (c != m_sortColumn) return applySort(c, first);
    m_sortOrder == first ? applySort(c, second) : applySort(-1, Qt::AscendingOrder);  // third click: as it came
  });
  connect(m_model, &QAbstractItemModel::modelReset, this, &DataTable::refresh);
  connect(m_view->selectionModel(), &QItemSelectionModel::currentRowChanged, this, [this](const QModelIndex& now) {
    if (now.isValid()) Q_EMIT currentChanged(currentId());
  });
  connect(&Theme::instance(), &Theme::changed, this, [this] { m_view->layOut(), updateGeometry(), refresh(); });
  m_view->horizontalHeader()->setSortIndicator(-1, Qt::AscendingOrder);
  retranslate();
}

void DataTable::setName(const QString& name) { m_name = name, retranslate(); }

void DataTable::setColumns(const QVector<TableColumn>& columns) {
  m_columns = columns;
  m_sortColumn = -1;
  m_view->horizontalHeader()->setSortIndicator(-1, Qt::AscendingOrder);
  m_model->columnsChanged();
  applyColumns();
}

void DataTable::setSource(TableSource* source) {
  m_source = source;
  m_loading.clear();
  if (source && !m_filterText.isEmpty()) source->filter(m_filterText);
  if (source && m_sortColumn >= 0) source->sort(m_sortColumn, m_sortOrder);
  m_model->setSource(source);
  applyColumns();
}

void DataTable::setRows(const QVector<TableRow>& rows) {
  if (!m_memory) m_memory = new MemorySource(this);
  m_memory->setRows(rows);
  setSource(m_memory);
}

void DataTable::setLoading(const QString& what) { m_loading = what, refresh(); }
void DataTable::setEmptyText(const EmptyText& text) { m_emptyText = text, m_empty->setText(text), refresh(); }
void DataTable::setToolsShown(bool on) { m_tools->setVisible(on); }
void DataTable::setVisibleRows(int rows) { m_visibleRows = std::max(1, rows), updateGeometry(); }

void DataTable::setCheckable(bool on) {
  m_checkable = on;
  m_view->layOut();
  m_view->viewport()->update();
  refresh();
}

QStringList DataTable::checked() const {
  QStringList ids(m_checked.begin(), m_checked.end());
  ids.sort();
  return ids;
}

void DataTable::setChecked(const QStringList& ids) {
  m_checked = QSet<QString>(ids.begin(), ids.end());
  m_view->viewport()->update();
  refresh();
}

void DataTable::toggleChecked(int row) {
  const TableRow* r = m_model->row(row);
  if (!r) return;
  const QString id = r->id;
  if (!m_checked.remove(id)) m_checked.insert(id);
  m_model->rowChanged(row);
  refresh();
  Q_EMIT checkedChanged();
}

int DataTable::columnIndex(const QString& id) const {
  for (int c = 0; c < m_columns.size(); ++c)
    if (m_columns[c].id == id) return c;
  return -1;
}

QVector<int> DataTable::shownColumns() const {
  QVector<int> out;
  for (int c = 0; c < m_columns.size(); ++c)
    if (m_columns[c].shown) out << c;
  return out;
}

void DataTable::sortBy(const QString& columnId, Qt::SortOrder order) { applySort(columnIndex(columnId), order); }

void DataTable::applySort(int column, Qt::SortOrder order) {
  m_sortColumn = column, m_sortOrder = order;
  m_view->horizontalHeader()->setSortIndicator(column, order);
  if (m_source) m_source->sort(column, order);
  refresh();
}

void DataTable::setFilter(const QString& words) { m_filter->setText(words); }

void DataTable::setColumnShown(const QString& columnId, bool shown) {
  const int c = columnIndex(columnId);
  if (c < 0 || (!shown && shownColumns() == QVector<int>{c})) return;  // the last one stays
  m_columns[c].shown = shown;
  applyColumns();
}

void DataTable::applyColumns() {
  m_view->layOut();
  refresh();
}

/// Columns to show, and sorting for those who do not use a mouse.
void DataTable::showColumnMenu() {
  QMenu menu(this);
  menu.addSection(tr("Columns"));
  for (const auto& c : m_columns) {
    auto* a = menu.addAction(c.title);
    a->setCheckable(true);
    a->setChecked(c.shown);
    connect(a, &QAction::toggled, this, [this, id = c.id](bool on) { setColumnShown(id, on); });
  }
  auto* sort = menu.addMenu(tr("Sort by"));
  for (int c = 0; c < m_columns.size(); ++c) {
    if (!m_columns[c].sortable) continue;
    for (auto order : {Qt::AscendingOrder, Qt::DescendingOrder}) {
      auto* a = sort->addAction(
          (order == Qt::AscendingOrder ? tr("%1, upwards") : tr("%1, downwards")).arg(m_columns[c].title));
      a->setCheckable(true);
      a->setChecked(c == m_sortColumn && order == m_sortOrder);
      connect(a, &QAction::triggered, this, [this, c, order] { applySort(c, order); });
    }
  }
  menu.exec(m_columnsButton->mapToGlobal(QPoint(0, m_columnsButton->height())));
}

QString DataTable::currentId() const {
  const TableRow* r = m_model->row(m_view->currentIndex().row());
  return r ? r->id : QString();
}

void DataTable::setCurrentRow(int row) {
  const auto columns = shownColumns();
  if (!columns.isEmpty()) m_view->setCurrentIndex(m_model->index(row, columns.first()));
}

int DataTable::rowCount() const { return m_model->rowCount(); }

QString DataTable::cellText(int row, const QString& columnId) const {
  const TableRow* r = m_model->row(row);
  const int c = columnIndex(columnId);
  return r && c >= 0 && c < r->cells.size() ? r->cells[c].text : QString();
}

QString DataTable::csv() const {
  const auto columns = shownColumns();
  QStringList line;
  for (int c : columns) line << m_columns[c].title;
  QString all = csvLine(line);
  QVector<TableRow> rows;
  for (int from = 0; m_source && from < m_source->count(); from += TableModel::kPage) {
    if (!m_source->fetch(from, TableModel::kPage, rows)) continue;
    for (const auto& r : rows) {
      line.clear();
      for (int c : columns) line << (c < r.cells.size() ? r.cells[c].text : QString());
      all += csvLine(line);
    }
  }
  return all;
}

QString DataTable::summary() const {
  if (!m_loading.isEmpty()) return m_loading;
  const int n = rowCount(), all = m_source ? m_source->total() : 0;
  QString s = n == all ? tr("%1 rows").arg(numbers::integer(n))
                       : tr("%1 of %2 rows").arg(numbers::integer(n), numbers::integer(all));
  if (m_sortColumn >= 0)
    s += QStringLiteral(" · ") + (m_sortOrder == Qt::AscendingOrder ? tr("%1, upwards") : tr("%1, downwards"))
                                     .arg(m_columns[m_sortColumn].title);
  return s;
}

void DataTable::refresh() {
  const bool none = !m_source || m_source->total() == 0, nothing = rowCount() == 0;
  QWidget* page = m_view;
  if (!m_loading.isEmpty())
    page = m_loadingPage;
  else if (none)
    page = m_empty;
  else if (nothing)
    page = m_nothing;
  m_loadingText->setText(m_loading);
  m_nothing->setText({tr("No row matches “%1”").arg(m_filterText),
                      tr("The filter looks for all its words in every row."), tr("Clear filter")});
  m_stack->setCurrentWidget(page);
  m_filter->setEnabled(m_loading.isEmpty() && !none);
  m_copyButton->setEnabled(page == m_view);
  m_columnsButton->setEnabled(m_loading.isEmpty());
  m_count->setText(none || !m_loading.isEmpty() ? QString() : summary());
  m_clearChecked->setVisible(m_checkable && !m_checked.isEmpty());
  m_clearChecked->setText(tr("%1 chosen: clear").arg(m_checked.size()));
  m_view->setAccessibleDescription(summary());
}

void DataTable::retranslate() {
  setAccessibleName(m_name.isEmpty() ? tr("Table") : m_name);
  m_view->setAccessibleName(accessibleName());
  m_filter->setPlaceholderText(tr("Filter"));
  m_filter->setAccessibleName(tr("Filter the rows"));
  m_columnsButton->setName(tr("Columns and order"));
  m_copyButton->setName(tr("Copy as CSV"));
  m_empty->setText(m_emptyText.title.isEmpty() ? EmptyText{tr("Nothing here yet"), {}, {}} : m_emptyText);
  refresh();
}

QSize DataTable::sizeHint() const {
  const int head = m_view->horizontalHeader()->sizeHint().height();
  const int tools = m_tools->isHidden() ? 0 : m_tools->sizeHint().height() + 8;
  const int rows = m_view->rowHeight_() * m_visibleRows;
  return {scaled(480), tools + std::max({head + rows + 2, m_stack->currentWidget()->minimumSizeHint().height()})};
}

QSize DataTable::minimumSizeHint() const {
  const int tools = m_tools->isHidden() ? 0 : m_tools->minimumSizeHint().height() + 8;
  const int rows = m_view->rowHeight_() * std::min(m_visibleRows, 4);
  return {std::max(scaled(240), m_tools->isHidden() ? 0 : m_tools->minimumSizeHint().width()),
          tools + std::max(m_view->horizontalHeader()->sizeHint().height() + rows,
                           m_stack->currentWidget()->minimumSizeHint().height())};
}

void DataTable::changeEvent(QEvent* e) {
  QWidget::changeEvent(e);
  if (e->type() == QEvent::LanguageChange) retranslate();
}

}  // namespace zk::widgets
