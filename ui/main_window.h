// The frame of the window: rail, top bar, page stack, inspector, live strip, keyboard. It owns the pages and passes on;
// what is true is known by AppModel alone.
#pragma once
#include <QHash>
#include <QMainWindow>
#include <QPointer>
#include <QStackedWidget>

#include "ui/app_model.h"
#include "ui/config_sheet.h"
#include "ui/inspector.h"
#include "ui/page_window.h"
#include "ui/search_palette.h"
#include "ui/tour_guide.h"
#include "widgets/card.h"
#include "widgets/live_strip.h"
#include "widgets/stage_rail.h"
#include "widgets/top_bar.h"

namespace zk::ui {

class MainWindow : public QMainWindow {
  Q_OBJECT
 public:
  /// `remember`: restore and keep window state (not for pictures).
  MainWindow(AppModel& app, bool remember, QWidget* parent = nullptr);

  ~MainWindow() override;

  void showPage(const QString& id);
  QString currentPage() const { return m_current; }
  /// Makes the page if it was not shown yet; nothing where there is none of that name.
  Page* page(const QString& id);
  /// Pages that are shown now, in the order of the rail.
  QStringList pageIds() const;
  Inspector* inspector() const { return m_inspector; }
  widgets::StageRail* rail() const { return m_rail; }
  widgets::LiveStrip* strip() const { return m_strip; }
  widgets::TopBar* topBar() const { return m_topBar; }
  SearchPalette* search() const { return m_search; }
  ConfigSheet* sheet() const { return m_sheet; }

  /// The current page once more in a window of its own; nothing where it cannot stand alone.
  PageWindow* openInWindow();

  void setLanguage(const QString& code);
  void toggleTheme();

 protected:
  void showEvent(QShowEvent*) override;
  void resizeEvent(QResizeEvent*) override;
  void closeEvent(QCloseEvent*) override;
  void changeEvent(QEvent*) override;
  bool eventFilter(QObject* object, QEvent* event) override;

 private:
  void connectSearch();
  void openFound(const SearchItem& item);
  void showSetting(Page* page, const SearchItem& item);
  void connectPage(Page* page);
  void connectParts();
  void buildShortcuts();
  void shortcut(const QKeySequence& keys, const std::function<void()>& act);
  void stepPage(int by);
  void openInGroup(int index);
  void refreshStage();
  void stageAction(const QString& id);
  void stepLevel(int by);
  void togglePanel();
  bool hasPanelRoom() const;
  void openRunMenu(const QPoint& at);
  void openJobMenu(const QPoint& at);
  void openStripJob();
  void stopStripJob();
  void dismissStripJob();
  void jobEnded(Job* job);
  void chooseProject(const QString& dir);
  void doNext();
  void act(Step step);
  void refreshRail();
  void refreshTopBar();
  void refreshStrip();
  void refreshNext();
  void refreshLive();
  void refreshTour();
  void refreshAll();
  void applyWidth();
  void showRefusal(const std::string& what, const Issue& issue);

  AppModel& m_app;
  bool m_remember;
  widgets::StageRail* m_rail;
  widgets::TopBar* m_topBar;
  QWidget* m_noticeBox;
  widgets::IssueCard* m_notice;
  TourGuide* m_guide;
  int m_tourDone = -1, m_tourMarks = -1;  ///< stages and milestones that were told; -1: none yet
  widgets::IssueCard* m_stageCard;        ///< why the page is locked, or made from older data
  QStackedWidget* m_stack;
  Inspector* m_inspector;
  widgets::LiveStrip* m_strip;
  SearchPalette* m_search;
  ConfigSheet* m_sheet;
  QHash<QString, Page*> m_pages;
  QVector<QPointer<PageWindow>> m_windows;
  QString m_current;
  bool m_panelWanted = true, m_panelForced = false;
  QString m_dismissed;     ///< the ended job that was put away
  bool m_sawLive = false;  ///< a job ran while this window was open
  QStringList m_railShown;
  QString m_railLanguage;
};

}  // namespace zk::ui
