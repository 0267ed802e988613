// Model, view, header and cell painter of DataTable.
#pragma once
#include <QAbstractTableModel>
#include <QHeaderView>
#include <QStyledItemDelegate>
#include <QTableView>

#include "widgets/data_table.h"

namespace zk::widgets {

/// Keeps the pages that were asked for last; a row that is not here yet reads "…".
class TableModel : public QAbstractTableModel {
  Q_OBJECT
 public:
  static constexpr int kPage = 128, kKeptPages = 48;
  explicit TableModel(DataTable* table);
  void setSource(TableSource* source);
  void columnsChanged();
  const TableRow* row(int r) const;
  const TableCell* cell(const QModelIndex& index) const;
  int keptPages() const { return int(m_pages.size()); }

  int rowCount(const QModelIndex& parent = {}) const override;
  int columnCount(const QModelIndex& parent = {}) const override;
  QVariant data(const QModelIndex& index, int role) const override;
  QVariant headerData(int section, Qt::Orientation orientation, int role) const override;
  Qt::ItemFlags flags(const QModelIndex& index) const override;
  void rowChanged(int row);

 private:
  DataTable* m_table;
  TableSource* m_source = nullptr;
  mutable QHash<int, QVector<TableRow>> m_pages;
  mutable QVector<int> m_recent;  // page numbers, oldest first
  mutable QSet<int> m_asked;
};

class TableHeader : public QHeaderView {
  Q_OBJECT
 public:
  explicit TableHeader(DataTable* table);
  QSize sizeHint() const override;
  int wanted(int column) const;  // width that its title needs

 protected:
  void paintSection(QPainter* p, const QRect& r, int column) const override;

 private:
  DataTable* m_table;
};

class TableView : public QTableView {
  Q_OBJECT
 public:
  explicit TableView(DataTable* table);
  void layOut();
  int rowHeight_() const;
  int checkWidth() const { return m_table->isCheckable() ? scaled(30) : 0; }

 protected:
  void resizeEvent(QResizeEvent*) override;
  void keyPressEvent(QKeyEvent*) override;
  void mousePressEvent(QMouseEvent*) override;
  void mouseDoubleClickEvent(QMouseEvent*) override;
  void focusInEvent(QFocusEvent*) override;

 private:
  DataTable* m_table;
};

class TableDelegate : public QStyledItemDelegate {
  Q_OBJECT
 public:
  explicit TableDelegate(DataTable* table);
  void paint(QPainter* p, const QStyleOptionViewItem& option, const QModelIndex& index) const override;
  bool helpEvent(QHelpEvent* e, QAbstractItemView* view, const QStyleOptionViewItem& option,
                 const QModelIndex& index) override;

 private:
  bool isFirst(int column) const;
  QRectF content(const QStyleOptionViewItem& option, int column) const;
  void paintCheck(QPainter& p, const QRectF& r, bool on) const;
  void paintCell(QPainter& p, const QRectF& r, const TableColumn& column, const TableCell& cell) const;
  DataTable* m_table;
};

bool rightAligned(TableColumn::Kind kind);

}  // namespace zk::widgets
