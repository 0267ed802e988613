// The way from ELIZA to the learner's own model: years, names, one word each, in the order of the guide. Painted; also
// readable as a list by screen readers.
#pragma once
#include <QWidget>

namespace zk::ui {

class HistoryStrip : public QWidget {
  Q_OBJECT
 public:
  explicit HistoryStrip(QWidget* parent = nullptr);
  struct Point {
    QString year, name, word, more;
  };
  QVector<Point> points() const;
  QSize sizeHint() const override;
  QSize minimumSizeHint() const override;

 protected:
  void paintEvent(QPaintEvent*) override;
  bool event(QEvent*) override;

 private:
  double xOf(qsizetype i, qsizetype count) const;
};

}  // namespace zk::ui
