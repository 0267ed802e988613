// The live picture of a run: four numbers that mean something, the loss against simpler models, learning rate, gradient
// norm and speed, texts of the model over time, doctor cards, and what to do when it ended.
#pragma once
#include <QStackedWidget>

#include "ui/page.h"
#include "ui/page_parts.h"
#include "widgets/card.h"
#include "widgets/metric_tile.h"
#include "widgets/plot_frame.h"

namespace zk::ui {

class SampleCard;
class DoctorPanel;
class RunFacts;

class TrainPage : public Page {
  Q_OBJECT
 public:
  explicit TrainPage(AppModel& app, QWidget* parent = nullptr);
  static QString title() { return tr("Train"); }
  QVector<Tab> tabs() override;
  QString firstTab() const override;
  void mainAction() override;
  bool hasPrimary() const override;
  bool explainsLock() const override { return true; }

 protected:
  void retranslate() override;
  void keyPressEvent(QKeyEvent*) override;
  void resizeEvent(QResizeEvent*) override;

 private:
  void buildBody();
  void buildPlots(QVBoxLayout* column);
  void resetRun();
  void advance();
  void appendRows();
  void arrange();
  void refreshTiles();
  void refreshPlots();
  void refreshState();
  void refreshEmpty();
  void bannerAction(const QString& id);
  void togglePause();

  QStackedWidget* m_stack;
  widgets::EmptyState* m_empty;
  ScrollColumn* m_scroll;
  PageHeader* m_header;
  widgets::Button *m_pause, *m_save;
  widgets::IssueCard* m_banner;
  widgets::MetricTile *m_lossTile, *m_bitsTile, *m_gradTile, *m_speedTile;
  widgets::LossPlot* m_loss;
  widgets::SmallPlot *m_rate, *m_grad, *m_speed;
  QGridLayout* m_tiles;
  QBoxLayout* m_plotRow;
  QBoxLayout* m_smallColumn;
  SampleCard* m_samples;
  DoctorPanel* m_doctor;
  LessonView* m_lesson;
  RunFacts* m_facts;
  qsizetype m_trainRows = 0, m_validRows = 0;
  qsizetype m_resumes = 0;
  bool m_narrow = false, m_emptyIsWaiting = false;
};

}  // namespace zk::ui
