// The live picture of a run: four numbers that mean something, the loss against simpler models, learning rate, gradient
// norm and speed, texts of the model over time, doctor cards, and what to do when it ended.
#pragma once
#include <QAction>
#include <QStackedWidget>
#include <string>

#include "ui/page.h"
#include "ui/page_parts.h"
#include "widgets/card.h"
#include "widgets/metric_tile.h"
#include "widgets/plot_frame.h"

namespace zk::ui {

class SampleCard;
class SamplesView;
class RanksView;
class LogView;
class DetailsPanel;
class DoctorPanel;
class RunFacts;
class RunSetup;

class TrainPage : public Page {
  Q_OBJECT
 public:
  explicit TrainPage(AppModel& app, QWidget* parent = nullptr);
  ~TrainPage() override;
  static QString title() { return tr("Train"); }
  QVector<Tab> tabs() override;
  QString firstTab() const override;
  void mainAction() override;
  bool hasPrimary() const override;
  bool explainsLock() const override { return true; }
  /// The form of the next run ("new-run", or a setting of it), else a run's picture.
  void reveal(const QString& place) override;
  /// What lies under the tiles: 0 curves, 1 samples, 2 ranks, 3 log (Build and Expert).
  void setView(int view);
  int view() const { return m_views->current(); }
  /// The form of the next run in place of the run that is followed.
  void setNewRun(bool on);
  RunSetup* setup() const { return m_setup; }

 protected:
  void retranslate() override;
  void keyPressEvent(QKeyEvent*) override;
  void resizeEvent(QResizeEvent*) override;

 private:
  void buildBody();
  void buildNext();
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
  void buildMenu();
  void retranslateMenu();
  void refreshViews();
  void order(const char* verb, const QString& done);
  void changeRate();
  void rememberXKind();

  QStackedWidget* m_stack;
  widgets::EmptyState* m_empty;
  ScrollColumn* m_scroll;
  PageHeader* m_header;
  QWidget* m_next;
  PageHeader* m_nextHeader;
  RunSetup* m_setup;
  widgets::Button *m_newRun, *m_backToRun;
  widgets::Button *m_pause, *m_changeRate, *m_more;
  QAction *m_save, *m_evaluate, *m_sample;
  widgets::SegmentedControl* m_views;
  QWidget *m_viewsRow, *m_curves;
  SamplesView* m_allSamples;
  RanksView* m_ranks;
  LogView* m_log;
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
  QWidget* m_details;
  DetailsPanel* m_nextDetails;
  qsizetype m_trainRows = 0, m_validRows = 0;
  qsizetype m_resumes = 0;
  bool m_narrow = false, m_emptyIsWaiting = false, m_wantsNew = false;
  std::string m_ordered;  ///< an order without a button of its own is on its way
};

}  // namespace zk::ui
