// Before a training: how long, how much text, on which machine. Three dials that drive each other, the same training on
// machines from this computer to a cluster, memory by part, what published trainings took, and at higher levels how the
// work can be split. A measurement of this computer replaces the table's wide ranges.
#pragma once
#include <QPointer>
#include <QTimer>

#include "ui/machine_ladder.h"
#include "ui/page.h"
#include "ui/page_parts.h"
#include "ui/plan_dial.h"
#include "ui/planner.h"
#include "widgets/guidance.h"

class QComboBox;
class QDoubleSpinBox;

namespace zk::ui {

class FamousCard;
class ParallelCard;
class DetailsPanel;
class SchemaForm;

class PlanPage : public Page {
  Q_OBJECT
 public:
  explicit PlanPage(AppModel& app, QWidget* parent = nullptr);
  static QString title() { return tr("Plan & cost"); }
  QVector<Tab> tabs() override;
  QString firstTab() const override { return QStringLiteral("lesson"); }
  void mainAction() override;
  bool explainsLock() const override { return true; }
  bool hasPrimary() const override { return true; }

  Planner& planner() { return m_planner; }
  /// Which dial stays when another one is turned: true = the time.
  bool timePinned() const;
  /// Trains a model of about this size for a short time; the speed is kept with the project.
  void measure();
  /// What "Use this plan" writes into the training's draft.
  Json confirmedValues() const;

 protected:
  void retranslate() override;
  void showEvent(QShowEvent*) override;

 private:
  void buildTop(QVBoxLayout* column);
  void buildColumns(QVBoxLayout* column);
  void takeDraft();
  void refresh();
  void refreshDials();
  void refreshMeasure();
  void refreshBar();
  void turnTokens(double tokens);
  void turnTime(double seconds);
  void chooseMachine(const QString& id);
  void setPrice(double perKwh);
  void useFix();
  void askFamous();
  QString benchShape() const;
  void lookForJob();
  void openLesson(const QString& lesson);

  Planner m_planner;
  PageHeader* m_header;
  widgets::Button* m_measure;
  widgets::Label* m_measureWhy;
  widgets::IssueCard* m_trouble;
  widgets::Card *m_top, *m_machines, *m_memory;
  widgets::Label* m_sentence;
  PlanDial *m_time, *m_tokens;
  widgets::Label* m_machineReading;
  QComboBox* m_machine;
  widgets::Label* m_machineOver;
  widgets::ProgressRow* m_measuring;
  MachineLadder* m_ladder;
  widgets::Label *m_ladderSource, *m_priceLabel;
  QDoubleSpinBox* m_price;
  widgets::EstimateBar* m_bar;
  FamousCard* m_famous;
  ParallelCard* m_split;
  SchemaForm *m_splitForm, *m_costs;
  widgets::Card* m_loss;
  widgets::Label *m_lossText, *m_lossWhy;
  widgets::ActionBar* m_action;
  LessonView* m_lesson;
  DetailsPanel* m_details;
  QPointer<Job> m_job;
  QTimer m_jobClock;
  double m_jobSeconds = 0;
  std::optional<Issue> m_measureFailed;
  Json m_famousAnswer = Json::object();
  bool m_famousAsked = false;
};

}  // namespace zk::ui
