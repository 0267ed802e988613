// The tour while it runs, after it was cut off, and when it is done: its stages ticking one after another with a
// one-line caption and what each made.
#pragma once
#include "ui/app_model.h"
#include "widgets/card.h"

class QProgressBar;

namespace zk::ui {

class TourCard : public widgets::Card {
  Q_OBJECT
 public:
  explicit TourCard(QWidget* parent = nullptr);
  void show(AppModel& app);

 Q_SIGNALS:
  void triggered();
  void reportWanted();

 private:
  class Row;
  QVector<Row*> m_rows;
  QVBoxLayout* m_list;
  widgets::Button *m_button, *m_report;
  widgets::Label* m_foot;
};

/// What a stage made, in numbers of its log: "31 MB · 52,000 documents"; empty where it said nothing known.
QString stageResult(const TourStage& stage);

}  // namespace zk::ui
