// One group of lessons as a list: a ring that is full when the lesson was read, on a line where the group is a
// timeline, the year, the title, the minutes.
#pragma once
#include <QVector>

#include "widgets/painted_list.h"
#include "widgets/theme.h"

namespace zk::ui {

struct LessonRow {
  QString id, year, title;
  int minutes = 0;
  bool read = false;
};

class LessonList : public widgets::PaintedList {
  Q_OBJECT
 public:
  /// `timeline`: rings are joined by a line and years stand before the titles.
  explicit LessonList(bool timeline, QWidget* parent = nullptr);
  void setRows(const QVector<LessonRow>& rows);
  const QVector<LessonRow>& rows() const { return m_rows; }
  /// The lesson that is open; -1: in another list.
  void setOpen(int row);

  int itemCount() const override { return int(m_rows.size()); }
  QString itemName(int i) const override;
  QString itemDetails(int i) const override;
  QRectF itemRect(int i) const override;
  QSize sizeHint() const override;
  QSize minimumSizeHint() const override { return {widgets::scaled(160), sizeHint().height()}; }

 protected:
  void paintEvent(QPaintEvent*) override;
  void resizeEvent(QResizeEvent*) override;

 private:
  double rowHeight(int i) const;
  double titleWidth() const;
  QVector<QString> titleLines(int i) const;
  QVector<LessonRow> m_rows;
  bool m_timeline;
  int m_open = -1;
};

}  // namespace zk::ui
