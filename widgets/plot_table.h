// The numbers behind a plot as a table: for screen readers, and for copying.
#pragma once
#include <QAbstractTableModel>
#include <QDialog>

#include "widgets/plot_view.h"

namespace zk::widgets {

/// Rows of all curves, one after another; reads the series directly, so a million rows cost nothing until they are
/// seen.
class PlotTableModel : public QAbstractTableModel {
  Q_OBJECT
 public:
  explicit PlotTableModel(PlotView* view, QObject* parent = nullptr);
  int rowCount(const QModelIndex& parent = {}) const override;
  int columnCount(const QModelIndex& parent = {}) const override;
  QVariant data(const QModelIndex& index, int role) const override;
  QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

 private:
  std::vector<std::shared_ptr<const Series>> m_copies;  // a live run goes on while the table is open
  QStringList m_names;
  QVector<XKind> m_kinds;
  std::vector<std::size_t> m_firstRow;
};

class PlotTable : public QDialog {
  Q_OBJECT
 public:
  explicit PlotTable(PlotView* view, QWidget* parent = nullptr);
};

}  // namespace zk::widgets
