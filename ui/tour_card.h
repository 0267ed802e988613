// The tour while it runs, after it was cut off, and when it is done: its stages ticking one after another with a
// one-line caption and what each made, the simpler models it has left behind, its sentence so far, and at the end what
// was built.
#pragma once
#include "ui/app_model.h"
#include "widgets/card.h"

class QProgressBar;

namespace zk::widgets {
class ReflowLayout;
}

namespace zk::ui {

class OpeningPicker;
class TourSummary;

class TourCard : public widgets::Card {
  Q_OBJECT
 public:
  explicit TourCard(AppModel& app, QWidget* parent = nullptr);
  void show(AppModel& app);

 Q_SIGNALS:
  void triggered();
  /// Look at what a stage makes: its page.
  void visitWanted(const QString& page);
  void reportWanted();

 private:
  class Row;
  void showMilestones(const TourModel& tour);
  void showSentence(const TourModel& tour);
  QVector<Row*> m_rows;
  TourSummary* m_summary;
  OpeningPicker* m_picker;
  QWidget* m_milestones;
  QVector<widgets::Label*> m_marks;
  QVector<widgets::IconLabel*> m_markIcons;
  QFrame* m_sentence;
  widgets::Label *m_sentenceName, *m_sentenceText;
  QVBoxLayout* m_list;
  widgets::Button *m_button, *m_report;
  widgets::Label* m_foot;
};

/// What a stage made, in numbers of its log: "31 MB · 52,000 documents"; empty where it said nothing known.
QString stageResult(const TourStage& stage);

}  // namespace zk::ui
