// The end of the tour in numbers of its own run: what was built, how good it is beside a simpler model and chance, and
// the same question before and after dialogue tuning.
#pragma once
#include <QWidget>

#include "ui/tour_model.h"
#include "widgets/controls.h"

namespace zk::ui {

class TourSummary : public QWidget {
  Q_OBJECT
 public:
  explicit TourSummary(QWidget* parent = nullptr);
  void show(const TourModel& tour);

 private:
  class Figure;
  QVector<Figure*> m_figures;
  QFrame* m_answers;
  widgets::Label *m_question, *m_before, *m_after, *m_beforeName, *m_afterName;
};

/// Right answers among the questions that were kept from training, all families and both languages together.
struct ExamScore {
  double right = 0, asked = 0, chance = -1;
};
ExamScore heldBackScore(const TourStage& stage);

}  // namespace zk::ui
