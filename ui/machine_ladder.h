// Machines from the one here to a cluster, each with what a plan takes on it: one is chosen. Two lines a row where the
// list is narrow, columns where it is wide.
#pragma once
#include "ui/plan_words.h"
#include "widgets/painted_list.h"

namespace zk::ui {

class MachineLadder : public widgets::PaintedList {
  Q_OBJECT
 public:
  explicit MachineLadder(QWidget* parent = nullptr);
  void setRows(const QVector<MachineRow>& rows);
  const QVector<MachineRow>& rows() const { return m_rows; }

  int itemCount() const override { return int(m_rows.size()); }
  QString itemName(int i) const override { return m_rows[i].name; }
  QString itemDetails(int i) const override;
  QRectF itemRect(int i) const override;
  QSize sizeHint() const override;
  QSize minimumSizeHint() const override;
  bool hasHeightForWidth() const override { return true; }
  int heightForWidth(int width) const override;

 Q_SIGNALS:
  void machineChosen(const QString& id);

 protected:
  void paintEvent(QPaintEvent*) override;
  void resizeEvent(QResizeEvent*) override;
  void changeEvent(QEvent*) override;

 private:
  bool wide(int width) const;
  double lineHeight() const;
  double rowHeight(int width) const;
  double headHeight(int width) const;
  void paintHead(QPainter& p) const;
  void paintRow(QPainter& p, int i) const;
  void describe();
  QVector<MachineRow> m_rows;
};

}  // namespace zk::ui
