// The tokens that could have come instead: bar, percent, and a mark for the other model or checkpoint.
#pragma once
#include <QVector>
#include <limits>

#include "widgets/painted_list.h"
#include "widgets/theme.h"

namespace zk::widgets {

struct Rival {
  QString text;
  double p = 0;
  double other = std::numeric_limits<double>::quiet_NaN();  // probability by the other model
};

class RivalBars : public PaintedList {
  Q_OBJECT
 public:
  explicit RivalBars(QWidget* parent = nullptr);
  /// `chosen`: row of the token that was taken, drawn bold; -1 = not among them.
  void setRivals(const QVector<Rival>& rivals, int chosen);
  /// Line below the bars; NaN leaves a part out.
  void setFooter(double entropyBits, double othersShare);

  int itemCount() const override { return int(m_rivals.size()); }
  QString itemName(int i) const override { return m_rivals[i].text; }
  QString itemDetails(int i) const override;
  QRectF itemRect(int i) const override;
  QSize sizeHint() const override;
  QSize minimumSizeHint() const override { return {scaled(180), sizeHint().height()}; }

 protected:
  void paintEvent(QPaintEvent*) override;
  void changeEvent(QEvent*) override;

 private:
  int rowHeight() const;
  void paintRow(QPainter& p, int i, double most) const;
  QVector<Rival> m_rivals;
  int m_chosen = -1;
  double m_entropy, m_others;
};

}  // namespace zk::widgets
