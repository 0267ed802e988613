// The tour from its first click to its summary: what is chosen, what ticks, what is told, what one is offered at the
// end; and the sheet of the whole configuration.
#include <QCheckBox>

#include "engine/core/files.h"
#include "looks.h"
#include "suites.h"
#include "ui/opening_picker.h"
#include "ui/tour_card.h"
#include "ui/tour_summary.h"
#include "widgets/data_table.h"
#include "widgets/door_card.h"
#include "widgets/language.h"

namespace zk::ui {
namespace {

using widgets::StageState;

Json sampleOf(int step, const char* id, const char* prompt, const char* text) {
  return {{"step", step}, {"prompt", prompt}, {"prompt_id", id}, {"text", text}, {"loss", 1.2}};
}

Json exam(int correct) {
  return {{"families", Json::array({{{"split", "held"},
                                     {"lang", "all"},
                                     {"family", "science"},
                                     {"n", 200},
                                     {"correct", correct},
                                     {"chance", 0.25}}})}};
}

/// A tour as its log tells it, up to `stages` ended stages; all seven: to its end.
QString recordWholeTour(const QString& folder, int stages) {
  QDir().mkpath(folder);
  QFile file(folder + "/events.jsonl");
  if (!file.open(QIODevice::WriteOnly)) qFatal("cannot write the recording");
  qint64 t = 1'790'000'000'000'000, seq = 0;
  const auto add = [&](const char* kind, Json fields) {
    Json event = {{"seq", seq++}, {"t", t += 1'000'000}, {"e", kind}};
    event.update(fields);
    file.write(QByteArray::fromStdString(dump_line(event) + "\n"));
  };
  add("header", {{"proto", 1}, {"program", "zerokara"}, {"command", "quickstart"}, {"pid", 0}});
  const std::vector<std::pair<const char*, Json>> all = {
      {"corpus", {{"counters", {{"documents", 1200}, {"bytes", 31000000}}}}},
      {"tokenizer", {{"report", {{"vocab_size", 4096}, {"check", {{"characters_per_token", 3.26}}}}}}},
      {"dataset", {{"train", {{"tokens", 5871055}}}, {"valid", {{"tokens", 58000}}}}},
      {"train", {{"steps", 1980}, {"valid_loss", 0.53}}},
      {"eval_base", exam(170)},
      {"tune", {{"steps", 220}, {"valid_loss", 0.29}}},
      {"eval_tuned", exam(164)}};
  for (int i = 0; i < int(all.size()); ++i) {
    const auto& [id, result] = all[size_t(i)];
    add("stage", {{"id", id}, {"state", "begin"}});
    add("progress", {{"phase", id}, {"done", 40}, {"total", 100}, {"unit", "steps"}, {"next_within_s", 2.0}});
    if (std::string(id) == "train") {
      add("sample", sampleOf(0, "prompt-1", "Rin put the glass cup into the pond.", " xq zu"));
      for (const auto& [name, step] : {std::pair{"crossed-uniform", 3}, {"crossed-unigram", 40}})
        add("issue", {{"severity", "milestone"},
                      {"id", name},
                      {"step", step},
                      {"args", {{"step", step}, {"loss", 6.07}, {"baseline", 6.08}}}});
      add("sample", sampleOf(250, "prompt-1", "Rin put the glass cup into the pond.", " The glass cup sank."));
    }
    if (std::string(id) == "tune") {
      add("sample", sampleOf(0, "tune-1-en", "How are you?", " asked the fox."));
      add("sample", sampleOf(220, "tune-1-en", "How are you?", " I am fine."));
    }
    if (i == stages) return file.fileName();
    add("stage", {{"id", id}, {"state", "end"}, {"seconds", 2.0}, {"data", {{"result", result}}}});
  }
  add("end", {{"status", "ok"},
              {"exit", 0},
              {"seconds", 619.0},
              {"result",
               {{"model", {{"parameters", 1313024}}},
                {"training", {{"tokens", 4055040}, {"seconds", 515.6}}},
                {"text", {{"bits_per_char", {{"model", 0.2218}, {"bigram", 1.0621}}}}}}}});
  return file.fileName();
}

class TourSuite : public QObject {
  Q_OBJECT
 private Q_SLOTS:
  void initTestCase() {
    m_live = recordWholeTour(m_dir.filePath("live"), 3);
    m_done = recordWholeTour(m_dir.filePath("done"), 7);
  }

  void theRailTicksWithTheTour() {
    const auto w = replay(m_live);
    const auto state = [&](const char* page) { return w->window.rail()->button(page)->stage().state; };
    QCOMPARE(state("tokenizer"), StageState::Done);
    QCOMPARE(state("pairs"), StageState::Done);
    QCOMPARE(state("train"), StageState::Running);
    QCOMPARE(state("compare"), StageState::Locked);
  }

  void theCardTellsMilestonesAndTheSentence() {
    const auto w = replay(m_live);
    auto* card = w->window.findChild<TourCard*>();
    const QString said = shownTexts(*card).join("\n");
    QVERIFY2(said.contains("Uniform guess: passed at step 3"), qPrintable(said));
    QVERIFY(said.contains("Unigram: frequencies only: passed at step 40"));
    QVERIFY(said.contains("not passed yet"));
    QVERIFY(said.contains("Rin put the glass cup into the pond. The glass cup sank."));
    QVERIFY(!card->findChild<OpeningPicker*>()->isVisible());
    QVERIFY(!card->findChild<TourSummary*>()->isVisible());
  }

  void theGuideLeadsOverThePages() {
    const auto w = replay(m_live);
    auto* guide = w->window.findChild<TourGuide*>();
    QVERIFY(!guide->isVisible());
    QVector<QString> seen;
    w->window.showPage(TourGuide::stops().first());
    for (const QString& stop : TourGuide::stops()) {
      QCOMPARE(w->window.currentPage(), stop);
      QVERIFY(guide->isVisible());
      seen << shownTexts(*guide).join("\n");
      guide->findChild<QPushButton*>()->click();
    }
    QCOMPARE(w->window.currentPage(), QString("start"));
    const QString all = seen.join("\n");
    QVERIFY2(all.contains("4,096") && all.contains("3.26"), qPrintable(all));
    QVERIFY(all.contains("5.87"));
    QVERIFY2(all.contains("counting tokens") || all.contains("crossed-unigram"), qPrintable(all));
    w->window.showPage("pairs");
    guide->findChild<QToolButton*>()->click();
    QVERIFY(!guide->isVisible());
    w->window.showPage("train");
    QVERIFY(!guide->isVisible());
  }

  void theEndTellsWhatWasBuiltAndHasThreeDoors() {
    const auto w = replay(m_done);
    auto* summary = w->window.findChild<TourSummary*>();
    QVERIFY(summary->isVisible());
    const QString said = shownTexts(*summary).join("\n");
    for (const char* figure : {"1.31", "4.06", "0.22", "1.06", "85", "82", "25", "asked the fox.", "I am fine."})
      QVERIFY2(said.contains(figure), qPrintable(QString("%1 in %2").arg(figure, said)));
    QStringList doors;
    for (auto* door : w->window.findChildren<widgets::DoorCard*>())
      if (door->isVisible()) doors << door->button()->text();
    QCOMPARE(doors.size(), 3);
    QVERIFY(doors.contains("Change one value"));
    for (auto* door : w->window.findChildren<widgets::DoorCard*>())
      if (door->button()->text() == "Change one value") door->button()->click();
    QCOMPARE(w->window.currentPage(), QString("architecture"));
  }

  void aChosenOpeningIsThereForTheTour() {
    TestWindow w;
    w.window.show();
    w.app.start();
    ZK_WAIT(w.app.scanned() && w.app.notes().loaded());
    QVector<QPushButton*> choices;
    for (auto* picker : w.window.findChildren<OpeningPicker*>())
      if (picker->isVisible()) choices = picker->findChildren<QPushButton*>().toVector();
    QCOMPARE(choices.size(), 3);
    QVERIFY(choices[0]->isChecked());
    choices[2]->click();
    QVERIFY(choices[2]->isChecked() && !choices[0]->isChecked());
    QCOMPARE(w.app.opening(), OpeningPicker::openings()[2]);
    const auto file = (w.app.workspaceDir() + "/openings.json").toStdString();
    ZK_WAIT(read_json(file).ok());
    QCOMPARE(qstr((*read_json(file))["openings"][0].get<std::string>()), OpeningPicker::openings()[2]);
  }

  void theDoorToAnOwnProjectLeadsDownTheLongPath() {
    QTemporaryDir project;
    TestWindow w;
    w.window.show();
    w.app.start();
    ZK_WAIT(w.app.scanned() && w.app.notes().loaded());
    QCOMPARE(w.app.next().step, Step::StartTour);
    w.app.openOwnProject(project.filePath("mine"));
    ZK_WAIT(w.app.next().step == Step::GetText);
    QCOMPARE(w.app.projectName(), QString("mine"));
    QVERIFY(w.app.notes().noted("own-path"));
  }

  void theSheetHoldsTheWholeConfigurationOverAnyPage() {
    TestWindow w({}, {1600, 1000});
    w.window.show();
    w.window.activateWindow();
    QVERIFY(QTest::qWaitForWindowActive(&w.window));
    w.app.start();
    ZK_WAIT(w.app.scanned() && w.app.notes().loaded());
    w.window.showPage("compare");
    QTest::keyClick(&w.window, Qt::Key_Period, Qt::ControlModifier);
    ConfigSheet* sheet = w.window.sheet();
    QVERIFY(sheet->isVisible());
    ZK_WAIT(sheet->table()->rowCount() > 60);
    QVERIFY(clippedTexts(*sheet).isEmpty());
    sheet->setOnlyChanged(true);
    QCOMPARE(sheet->table()->rowCount(), 0);
    w.app.notes().mergeDraft("train", {{"optimizer.lr", 0.001}});
    QCOMPARE(sheet->table()->rowCount(), 1);
    QCOMPARE(sheet->table()->cellText(0, "key"), QString("optimizer.lr"));
    QCOMPARE(sheet->table()->cellText(0, "now"), QString("0.001"));
    Q_EMIT sheet->table()->opened("train:optimizer.lr");
    QVERIFY(!sheet->isVisible());
    QCOMPARE(w.window.currentPage(), QString("train"));
    QTest::keyClick(&w.window, Qt::Key_Period, Qt::ControlModifier);
    QVERIFY(sheet->isVisible());
    QTest::keyClick(&w.window, Qt::Key_Escape);
    QVERIFY(!sheet->isVisible());
  }

  void aPageStandsInAWindowOfItsOwn() {
    auto w = replay(m_done);
    w->window.showPage("chat");
    QVERIFY(!w->window.openInWindow());
    w->window.showPage("train");
    QPointer<PageWindow> own = w->window.openInWindow();
    QVERIFY(own && own->isVisible() && own->page() != w->window.page("train"));
    QVERIFY(clippedTexts(*own).isEmpty());
    Q_EMIT own->page()->pageWanted("runs");
    QCOMPARE(w->window.currentPage(), QString("runs"));
    QVERIFY(own);
    w->window.setLanguage("ja");
    ZK_WAIT(own->windowTitle().startsWith("学習"));
    w->window.close();
    ZK_WAIT(!own);
    widgets::Language::set("en");
  }

 private:
  std::unique_ptr<TestWindow> replay(const QString& log) {
    widgets::Language::set("en");
    AppOptions options;
    options.replay = log;
    options.speed = 0;
    auto w = std::make_unique<TestWindow>(options);
    w->window.show();
    w->app.start();
    [&] { ZK_WAIT(w->app.tour().active() && w->app.tour().caughtUp()); }();
    QTest::qWait(200);
    return w;
  }
  QTemporaryDir m_dir;
  QString m_live, m_done;
};

}  // namespace

const SuiteEntry kEntry([]() -> QObject* { return new TourSuite; });

}  // namespace zk::ui

#include "tour_test.moc"
