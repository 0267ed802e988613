// What the frame tells of jobs: the menus of runs and jobs, what the strip stands for, the tour's stop above the page.
#include <QFileDialog>
#include <QMenu>

#include "ui/main_window.h"
#include "ui/strip_job.h"
#include "ui/tour_card.h"
#include "ui/words.h"

namespace zk::ui {

using namespace widgets;  // NOLINT

void MainWindow::openRunMenu(const QPoint& at) {
  auto* menu = new QMenu(this);
  menu->setAttribute(Qt::WA_DeleteOnClose);
  for (const auto& run : m_app.workspace().runs) {
    auto* action = menu->addAction(runEntryText(run));
    action->setCheckable(true);
    action->setChecked(run.dir == m_app.run().dir());
    connect(action, &QAction::triggered, this, [this, id = run.id] {
      m_app.chooseRun(id);
      showPage("train");
    });
  }
  menu->addSeparator();
  auto* sheet = menu->addAction(tr("The whole configuration\tCtrl+."));
  connect(sheet, &QAction::triggered, this, [this] { m_sheet->open(pageIds()); });
  if (PageWindow::possible(m_current))
    connect(menu->addAction(tr("This page in its own window\tCtrl+Shift+N")), &QAction::triggered, this,
            [this] { openInWindow(); });
  for (const QString& dir : m_app.preferences().recentWorkspaces()) {
    if (dir == m_app.workspaceDir()) continue;
    connect(menu->addAction(tr("Open %1").arg(dir)), &QAction::triggered, this, [this, dir] { chooseProject(dir); });
  }
  connect(menu->addAction(tr("Open or create a project folder…")), &QAction::triggered, this,
          [this] { chooseProject({}); });
  menu->popup(at);
}

PageWindow* MainWindow::openInWindow() {
  if (!PageWindow::possible(m_current)) {
    m_strip->toast(tr("This page stays in the main window."));
    return nullptr;
  }
  auto* window = new PageWindow(m_app, m_current);
  const auto here = [this] {
    raise();
    activateWindow();
  };
  connect(window, &PageWindow::pageWanted, this, [this, here](const QString& id) {
    showPage(id);
    here();
  });
  connect(window, &PageWindow::placeWanted, this, [this, here](const QString& id, const QString& place) {
    showPage(id);
    if (Page* shown = m_pages.value(id)) shown->reveal(place);
    here();
  });
  connect(window, &PageWindow::toast, m_strip, &LiveStrip::toast);
  m_windows.removeAll(QPointer<PageWindow>());
  m_windows.append(window);
  window->resize(size() * 3 / 4);
  window->show();
  return window;
}

/// What the strip stands for: a live run or tour, else a command in the background, else what ended.
void MainWindow::openStripJob() {
  const bool live = m_app.workspace().liveRun() || m_app.workspace().liveTour() || m_app.replaying();
  const Job* job = live ? nullptr : stripBackgroundJob(m_app);
  showPage(job ? job->page() : m_app.run().active() ? QStringLiteral("train") : QStringLiteral("start"));
}

void MainWindow::stopStripJob() {
  if (m_app.run().active() && m_app.run().alive() && !isOver(m_app.run().state())) return m_app.stopRun();
  if (Job* job = stripBackgroundJob(m_app)) job->stop();
}

void MainWindow::dismissStripJob() {
  Job* job = stripBackgroundJob(m_app);
  if (job && job->over()) return m_app.jobs().forget(job);
  m_dismissed = m_app.run().dir() + m_app.tour().dir();
  refreshStrip();
}

void MainWindow::jobEnded(Job* job) {
  if (job->state() != Job::State::Done || job->page() == "train" || job->page() == "start") return;
  m_strip->toast(tr("%1: done.").arg(Words::job(job->command(), job->artifact())));
}

void MainWindow::openJobMenu(const QPoint& at) {
  auto* menu = new QMenu(this);
  menu->setAttribute(Qt::WA_DeleteOnClose);
  for (const auto& entry : liveJobs(m_app))
    connect(menu->addAction(entry.text), &QAction::triggered, this, [this, entry] {
      if (!entry.run.isEmpty()) m_app.chooseRun(entry.run);
      showPage(entry.page);
    });
  menu->popup(at);
}

/// The stop of the tour above the page; each stage that ends and each simpler model that is passed is told once, but
/// not what had happened before this window looked.
void MainWindow::refreshTour() {
  m_guide->show(m_app, m_current);
  if (height() < scaled(600)) m_guide->hide();  // at large text the page needs the room; the Start page leads too
  m_guide->parentWidget()->setVisible(!m_guide->isHidden());
  const TourFollower& tour = m_app.tour();
  if (!tour.active()) return void(m_tourDone = m_tourMarks = -1);
  const TourModel& model = tour.model();
  const int done = model.doneStages(), marks = int(model.milestones().size());
  const bool tells = m_tourDone >= 0 && tour.caughtUp() && tour.state() == RunState::Running;
  if (tells && done > m_tourDone) {
    const TourStage& stage = model.stages()[done - 1];
    const QString result = stageResult(stage);
    m_strip->toast(tr("%1: done.").arg(Words::stage(stage.id)) + (result.isEmpty() ? QString() : " " + result));
  } else if (tells && marks > m_tourMarks) {
    m_strip->toast(Words::issue(model.milestones().last().issue).title);
  }
  m_tourDone = done;
  m_tourMarks = marks;
}

}  // namespace zk::ui
