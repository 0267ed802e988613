// The options of one question with the log probability that the model gave to each: the longer the bar, the likelier;
// 0 would be certain. The chosen one is bold, the right one has a tick.
#pragma once
#include <QStringList>
#include <QVector>

#include "widgets/painted_list.h"

namespace zk::ui {

struct AnswerOption {
  QString text;
  double logProbability = 0;
  bool chosen = false, right = false;
};

class OptionBars : public widgets::PaintedList {
  Q_OBJECT
 public:
  explicit OptionBars(QWidget* parent = nullptr);
  void setOptions(const QVector<AnswerOption>& options);

  int itemCount() const override { return int(m_options.size()); }
  QString itemName(int i) const override { return m_options[i].text; }
  QString itemDetails(int i) const override;
  QRectF itemRect(int i) const override;
  bool hasHeightForWidth() const override { return true; }
  int heightForWidth(int width) const override;
  QSize sizeHint() const override;
  QSize minimumSizeHint() const override;

 protected:
  void paintEvent(QPaintEvent*) override;
  void changeEvent(QEvent*) override;

 private:
  QString words(int i) const;
  double rowHeight(int i, int width) const;
  void paintRow(QPainter& p, int i, double floor) const;
  QVector<AnswerOption> m_options;
};

}  // namespace zk::ui
