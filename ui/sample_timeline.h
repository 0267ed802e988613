// The model's own sentences over time: the same opening at several steps, first and newest always shown. Arrow keys go
// through the steps between.
#pragma once
#include "ui/run_model.h"
#include "widgets/card.h"

class QComboBox;

namespace zk::ui {

class SampleTimeline : public widgets::Card {
  Q_OBJECT
 public:
  explicit SampleTimeline(QWidget* parent = nullptr);
  void show(const RunModel& model);
  void setColumns(int columns);

 protected:
  void changeEvent(QEvent*) override;

 private:
  void rebuild();
  void fill();
  QVector<SampleEvent> ofPrompt() const;
  struct Cell {
    QFrame* frame;
    widgets::Label *step, *loss, *text;
  };
  QVector<SampleEvent> m_samples;
  QStringList m_prompts;
  QString m_prompt;
  int m_columns = 3;
  QWidget* m_row;
  QHBoxLayout* m_rowLayout;
  QVector<Cell> m_cells;
  widgets::SegmentedControl* m_choice;
};

/// `n` indices spread over 0..count-1, first and last included.
QVector<qsizetype> spread(qsizetype count, int n);

}  // namespace zk::ui
