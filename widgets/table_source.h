// Where the rows of a DataTable come from: a source counts, sorts and filters; the table asks for pages of it.
// MemorySource holds its rows; a source that reads a file may hand pages in later.
#pragma once
#include <QObject>
#include <QString>
#include <QVector>
#include <functional>
#include <limits>

#include "widgets/tokens.h"

namespace zk::widgets {

struct TableCell {
  QString text;                                             // as it reads
  double value = std::numeric_limits<double>::quiet_NaN();  // sorts numbers; length of a bar, place of a dot
  double low = std::numeric_limits<double>::quiet_NaN();    // ends of a whisker
  double high = std::numeric_limits<double>::quiet_NaN();
  int series = -1;           // swatch in this category colour
  QString icon;              // before the text
  TokenRef color = nullptr;  // of icon and text; default text
};

struct TableRow {
  QString id;
  QVector<TableCell> cells;
};

struct TableColumn {
  enum class Kind { Text, Number, Bar, Interval, Run };
  QString id, title;
  Kind kind = Kind::Text;
  double width = 0;   // at 1x; 0 = shares what is left
  bool shown = true;  // the learner may change it
  bool sortable = true;
  double from = 0, to = 1;  // what the full width of a bar or whisker stands for
  QString help;             // tooltip of the header
};

class TableSource : public QObject {
  Q_OBJECT
 public:
  using QObject::QObject;
  virtual int count() const = 0;  // rows that pass the filter
  virtual int total() const = 0;  // all rows
  /// Rows from..from+n of the current order. False = they come later through arrived().
  virtual bool fetch(int from, int n, QVector<TableRow>& rows) = 0;
  /// Column as in setColumns; -1 = the order in which the rows came. Emits reset().
  virtual void sort(int column, Qt::SortOrder order) = 0;
  /// All words must occur in a row. Emits reset().
  virtual void filter(const QString& words) = 0;

 Q_SIGNALS:
  void reset();
  void arrived(int from, const QVector<zk::widgets::TableRow>& rows);
};

class MemorySource : public TableSource {
  Q_OBJECT
 public:
  using TableSource::TableSource;
  void setRows(const QVector<TableRow>& rows);
  const QVector<TableRow>& rows() const { return m_rows; }
  /// Rows for which it is false do not exist for the table; {} = all.
  void setKeep(const std::function<bool(const TableRow&)>& keep);

  int count() const override { return int(m_order.size()); }
  int total() const override { return m_kept; }
  bool fetch(int from, int n, QVector<TableRow>& rows) override;
  void sort(int column, Qt::SortOrder order) override;
  void filter(const QString& words) override;

 private:
  void arrange();
  QVector<TableRow> m_rows;
  QVector<int> m_order;
  std::function<bool(const TableRow&)> m_keep;
  QStringList m_words;
  int m_column = -1, m_kept = 0;
  Qt::SortOrder m_direction = Qt::AscendingOrder;
};

}  // namespace zk::widgets
