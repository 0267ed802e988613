// A window over live jobs: the tour starts detached, survives the window, is found again, obeys, and is told apart when
// it is killed.
#include <signal.h>

#include "engine/core/process.h"
#include "suites.h"
#include "ui/programs.h"
#include "ui/rate_dialog.h"
#include "ui/train_words.h"
#include "widgets/live_strip.h"

namespace zk::ui {
namespace {

using widgets::StripJob;

ProcessId processOf(AppModel& app) { return app.run().model().header().process; }

class LiveSuite : public QObject {
  Q_OBJECT
 private Q_SLOTS:
  void init() { qputenv("ZK_FAKE_STEPS", "2000"); }

  void theTourOutlivesTheWindowAndIsFoundAgain() {
    QTemporaryDir project;
    const AppOptions options{project.filePath("p")};
    ProcessId process;
    {
      TestWindow first(options);
      first.window.show();
      first.app.start();
      ZK_WAIT(first.app.scanned());
      QCOMPARE(first.app.next().step, Step::StartTour);
      first.app.startTour();
      QVERIFY(first.app.launching());
      ZK_WAIT(first.app.run().active() && first.app.run().state() == RunState::Running);
      ZK_WAIT(!first.app.launching());
      ZK_WAIT(first.app.run().model().step() > 5);
      process = processOf(first.app);
      QVERIFY(first.window.strip()->isVisible());
      QCOMPARE(first.window.strip()->job().state, StripJob::State::Running);
      first.window.close();
    }
    QVERIFY2(is_alive(process), "closing the window ends nothing");
    TestWindow second(options);
    second.window.show();
    second.app.start();
    ZK_WAIT(second.app.run().active() && second.app.run().state() == RunState::Running);
    QCOMPARE(processOf(second.app).pid, process.pid);
    ZK_WAIT(second.app.tour().state() == RunState::Running);

    second.app.pauseRun();
    ZK_WAIT(second.app.run().state() == RunState::Paused);
    ZK_WAIT(second.window.strip()->job().state == StripJob::State::Paused);
    ZK_WAIT(second.app.pendingControl().empty());
    second.app.unpauseRun();
    ZK_WAIT(second.app.run().state() == RunState::Running);
    ZK_WAIT(second.app.pendingControl().empty());
    const auto checkpoints = second.app.run().model().checkpoints().size();
    second.app.saveCheckpoint();
    ZK_WAIT(second.app.run().model().checkpoints().size() > checkpoints);
    ZK_WAIT(second.app.pendingControl().empty());
    second.app.stopRun();
    ZK_WAIT(second.app.run().state() == RunState::Stopped);
    ZK_WAIT(second.app.tour().state() == RunState::Stopped);
    ZK_WAIT(second.app.next().step == Step::ContinueTour);
    ZK_WAIT(!is_alive(process));
  }

  void theLearningRateIsChangedWhileItLearns() {
    QTemporaryDir project;
    TestWindow w({project.filePath("p")});
    w.window.showPage("train");
    w.window.show();
    w.app.start();
    ZK_WAIT(w.app.scanned());
    w.app.startTour();
    ZK_WAIT(w.app.run().active() && w.app.run().model().step() > 3);
    const auto& model = w.app.run().model();
    QCOMPARE(peakRate(model), 1e-3);
    RateDialog dialog(w.app.run(), &w.window);
    dialog.show();
    dialog.setRate("no number");
    dialog.act();
    QCOMPARE(dialog.state(), RateDialog::State::Asking);
    dialog.setRate("0.9");
    dialog.act();
    ZK_WAIT(dialog.state() == RateDialog::State::Refused);
    QVERIFY(model.edits().isEmpty());
    dialog.setRate("5e-4");
    dialog.act();
    QCOMPARE(dialog.state(), RateDialog::State::Saving);
    ZK_WAIT(dialog.state() == RateDialog::State::Applied);
    ZK_WAIT(model.edits().size() == 1);
    QVERIFY(model.checkpoints().size() >= 2);  // one before each attempt
    QCOMPARE(peakRate(model), 5e-4);
    QCOMPARE(editText(model.edits()[0]), QString("learning rate 0.001 → 0.0005"));
    w.app.stopRun();
    ZK_WAIT(w.app.run().state() == RunState::Stopped);
  }

  void aKilledTourIsCutOffAndContinues() {
    QTemporaryDir project;
    TestWindow w({project.filePath("p")});
    w.window.show();
    w.app.start();
    ZK_WAIT(w.app.scanned());
    w.app.startTour();
    ZK_WAIT(w.app.run().active() && w.app.run().model().step() > 15);
    ZK_WAIT(!w.app.launching());
    ::kill(pid_t(processOf(w.app).pid), SIGKILL);
    ZK_WAIT(w.app.run().state() == RunState::Lost);
    ZK_WAIT(w.app.tour().state() == RunState::Lost);
    ZK_WAIT(w.app.next().step == Step::ContinueTour);
    ZK_WAIT(w.window.strip()->job().state == StripJob::State::Failed);
    qputenv("ZK_FAKE_STEPS", "30");
    w.app.continueTour();
    ZK_WAIT(w.app.tour().state() == RunState::Done);
    ZK_WAIT(w.app.run().state() == RunState::Done);
    ZK_WAIT(w.app.next().step == Step::Chat);
  }

  void ordersToARunThatIsGoneAreRefusedInWords() {
    QTemporaryDir project;
    recordRun(project.filePath("p/runs/run-1"), 30, false);
    TestWindow w({project.filePath("p")});
    QSignalSpy refused(&w.app, &AppModel::refused);
    w.app.start();
    ZK_WAIT(w.app.run().state() == RunState::Lost);
    w.app.pauseRun();
    ZK_WAIT(refused.count() == 1);
  }

  void aMissingEngineIsSaid() {
    qputenv("ZK_BIN", "/nowhere");
    TestWindow w;
    QSignalSpy refused(&w.app, &AppModel::refused);
    w.app.start();
    ZK_WAIT(w.app.scanned());
    QVERIFY(w.app.engineMissing());
    w.app.startTour();
    QCOMPARE(refused.count(), 1);
    QVERIFY(!w.app.launching());
    qputenv("ZK_BIN", ZK_FAKE_BIN);
  }

  void aJobThatDiesAtOnceIsToldWithItsReason() {
    QTemporaryDir project;
    QDir().mkpath(project.filePath("p"));
    QFile blocked(project.filePath("p/reports"));  // a file where the folder should be
    QVERIFY(blocked.open(QIODevice::WriteOnly));
    blocked.close();
    TestWindow w({project.filePath("p")});
    Issue issue;
    connect(&w.app, &AppModel::refused, this, [&](const std::string&, const Issue& why) { issue = why; });
    w.app.start();
    ZK_WAIT(w.app.scanned());
    w.app.startTour();
    ZK_WAIT(issue.id == "job-ended");
    QVERIFY(!w.app.launching());
  }

  void anotherProjectOpensAndIsRemembered() {
    QTemporaryDir project;
    recordRun(project.filePath("b/runs/run-7"), 20, true);
    TestWindow w({project.filePath("a")});
    w.app.start();
    ZK_WAIT(w.app.scanned());
    QVERIFY(!w.app.run().active());
    w.app.openWorkspace(project.filePath("b"));
    ZK_WAIT(w.app.run().active() && w.app.run().state() == RunState::Done);
    QCOMPARE(w.app.projectName(), QString("b"));
    QCOMPARE(w.preferences.workspace(), project.filePath("b"));
    QCOMPARE(w.preferences.recentWorkspaces().first(), project.filePath("b"));
  }

  void aChosenRunStaysUntilANewerOneAppears() {
    QTemporaryDir project;
    recordRun(project.filePath("p/runs/run-1"), 20, true);
    recordRun(project.filePath("p/runs/run-2"), 25, true);
    TestWindow w({project.filePath("p")});
    w.app.start();
    ZK_WAIT(w.app.run().active());
    QCOMPARE(QFileInfo(w.app.run().dir()).fileName(), QString("run-2"));
    w.app.chooseRun("run-1");
    QCOMPARE(QFileInfo(w.app.run().dir()).fileName(), QString("run-1"));
    ZK_WAIT(w.app.run().model().step() == 20);
    w.app.rescan();
    QTest::qWait(300);
    QCOMPARE(QFileInfo(w.app.run().dir()).fileName(), QString("run-1"));
    recordRun(project.filePath("p/runs/run-3"), 5, false);
    ZK_WAIT(QFileInfo(w.app.run().dir()).fileName() == "run-3");
  }
};

}  // namespace

const SuiteEntry kEntry([]() -> QObject* { return new LiveSuite; });

}  // namespace zk::ui

#include "live_test.moc"
