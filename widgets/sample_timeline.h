// The same prompt at milestones: how the model's writing grew. First and last stay in view; arrows move what lies
// between.
#pragma once
#include <QVector>
#include <QWidget>

#include "widgets/controls.h"

namespace zk::widgets {

struct SampleText {
  QString step;  // "step 2,000"
  QString loss;  // "loss 2.86"
  QString text;
};

class SampleTimeline : public QWidget {
  Q_OBJECT
 public:
  explicit SampleTimeline(QWidget* parent = nullptr);
  /// Keeps the place where the reader is; at the end it follows new samples.
  void setSamples(const QVector<SampleText>& samples);
  /// Shown while there are none: "First sample at step 500".
  void setEmptyText(const QString& text);

 protected:
  void resizeEvent(QResizeEvent*) override;
  void keyPressEvent(QKeyEvent*) override;
  void paintEvent(QPaintEvent*) override;
  void changeEvent(QEvent*) override;
  void focusInEvent(QFocusEvent*) override { update(); }
  void focusOutEvent(QFocusEvent*) override { update(); }

 private:
  int capacity() const;
  void scrub(int by);
  void rebuild();
  QVector<int> shownIndices() const;

  QVector<SampleText> m_samples;
  QString m_emptyText;
  QVector<int> m_shown;
  int m_offset = 0;  // first of the middle samples that is shown
  bool m_follow = true;
  QHBoxLayout* m_row;
  Label* m_empty;
  IconButton *m_back, *m_forward;
  QVector<QWidget*> m_cards;
};

}  // namespace zk::widgets
