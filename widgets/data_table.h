// A table for few or very many rows: the header stays and sorts, numbers stand at the right, rows come in pages, and an
// empty, a loading and a filtered-to-nothing table say so. Copy gives CSV.
#pragma once
#include <QSet>

#include "widgets/card.h"
#include "widgets/table_source.h"

class QLineEdit;
class QStackedLayout;

namespace zk::widgets {

class TableModel;
class TableView;

class DataTable : public QWidget {
  Q_OBJECT
 public:
  explicit DataTable(QWidget* parent = nullptr);

  /// What the table shows, for screen readers.
  void setName(const QString& name);
  void setColumns(const QVector<TableColumn>& columns);
  const QVector<TableColumn>& columns() const { return m_columns; }
  /// The source must outlive the table or be its child. Ends loading.
  void setSource(TableSource* source);
  TableSource* source() const { return m_source; }
  /// A source in memory, owned by the table. Ends loading.
  void setRows(const QVector<TableRow>& rows);
  void setLoading(const QString& what);
  void setEmptyText(const EmptyText& text);

  /// Filter field, count, columns and copy above the table (default on).
  void setToolsShown(bool on);
  /// How many rows the table is high at least (default 8).
  void setVisibleRows(int rows);

  /// Boxes at the left; Space toggles the current row.
  void setCheckable(bool on);
  bool isCheckable() const { return m_checkable; }
  QStringList checked() const;
  bool isChecked(const QString& id) const { return m_checked.contains(id); }
  void setChecked(const QStringList& ids);

  void sortBy(const QString& columnId, Qt::SortOrder order);
  void setFilter(const QString& words);
  void setColumnShown(const QString& columnId, bool shown);

  QString currentId() const;
  void setCurrentRow(int row);
  int rowCount() const;
  QString cellText(int row, const QString& columnId) const;
  /// All rows that pass the filter, the shown columns, with a header line.
  QString csv() const;
  QString summary() const;
  TableView* view() const { return m_view; }

  QSize sizeHint() const override;
  QSize minimumSizeHint() const override;

 Q_SIGNALS:
  void currentChanged(const QString& id);
  void opened(const QString& id);  // Enter or double click
  void checkedChanged();
  void emptyActionTriggered();

 protected:
  void changeEvent(QEvent*) override;

 private:
  friend class TableView;
  void retranslate();
  void refresh();
  void applySort(int column, Qt::SortOrder order);
  void applyColumns();
  void showColumnMenu();
  void toggleChecked(int row);
  int columnIndex(const QString& id) const;
  QVector<int> shownColumns() const;

  QString m_name, m_loading, m_filterText;
  QVector<TableColumn> m_columns;
  TableSource* m_source = nullptr;
  MemorySource* m_memory = nullptr;
  TableModel* m_model;
  TableView* m_view;
  QWidget *m_tools, *m_loadingPage;
  QLineEdit* m_filter;
  Label *m_count, *m_loadingText;
  Button* m_clearChecked;
  IconButton *m_columnsButton, *m_copyButton;
  QStackedLayout* m_stack;
  EmptyState *m_empty, *m_nothing;
  EmptyText m_emptyText;
  QSet<QString> m_checked;
  bool m_checkable = false;
  int m_sortColumn = -1, m_visibleRows = 8;
  Qt::SortOrder m_sortOrder = Qt::AscendingOrder;
};

}  // namespace zk::widgets
