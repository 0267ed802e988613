// Starting runs from the window: the form of a new training run with its forecast, and the dialogue tuning page, from
// nothing over a refusal to the answers before and after.
#include <QTableWidget>

#include "suites.h"
#include "ui/pages/train_page.h"
#include "ui/pages/tune_page.h"
#include "ui/run_setup.h"
#include "ui/tune_panels.h"
#include "widgets/plot_frame.h"

namespace zk::ui {
namespace {

using widgets::ActionText;

void makeArtifact(const QString& project, ArtifactKind kind, const char* command) {
  auto workspace = Workspace::open(project.toStdString());
  QVERIFY(workspace.ok());
  auto writer = ArtifactWriter::create(*workspace, kind, "");
  QVERIFY(writer.ok());
  QVERIFY(writer->commit({command, Json::object(), Json::object()}, {}, Json::object()).ok());
}

/// A run with a checkpoint in its folder.
void makeRun(const QString& project, const QString& id) {
  recordRun(project + "/runs/" + id, 200, true);
  QDir().mkpath(project + "/runs/" + id + "/checkpoints/step-200");
}

/// A tuning run's log with two questions at two steps.
QString recordTuning(const QString& folder) {
  QDir().mkpath(folder);
  QFile file(folder + "/events.jsonl");
  if (!file.open(QIODevice::WriteOnly)) return {};
  qint64 t = 1'790'000'000'000'000;
  int seq = 0;
  const auto add = [&](const char* kind, const Json& fields) {
    Json event = {{"seq", seq++}, {"t", t += 100'000}, {"e", kind}};
    event.update(fields);
    file.write(QByteArray::fromStdString(dump_line(event) + "\n"));
  };
  add("header", {{"proto", 1}, {"command", "tune"}, {"artifact", "run-1-chat"}, {"pid", 0}});
  add("params", {{"values", {{"base", "run-1@200"}, {"steps", 40}}}, {"origins", {{"base", "flag"}}}});
  for (int step = 0; step <= 40; ++step) {
    if (step > 0)
      add("metric", {{"group", "train"}, {"step", step}, {"seconds", step}, {"values", {{"loss", 3.0 / step + 0.4}}}});
    if (step % 20 != 0) continue;
    add("metric", {{"group", "valid"}, {"step", step}, {"values", {{"loss", 1.0}}}});
    for (const char* question : {"How are you?", "8 + 4はいくつですか。"})
      add("sample", {{"step", step},
                     {"prompt", question},
                     {"prompt_id", question},
                     {"text", step == 0 ? "and then the fox" : "I am fine."}});
  }
  add("end", {{"status", "ok"}, {"exit", 0}});
  return file.fileName();
}

class TuneSuite : public QObject {
  Q_OBJECT
 private Q_SLOTS:
  void init() {
    qputenv("ZK_FAKE_STEPS", "40");
    m_scratch = std::make_unique<QTemporaryDir>();
    m_project = m_scratch->filePath("p");
  }
  void cleanup() {
    m_test.reset();
    m_scratch.reset();
  }

  void aNewRunShowsItsFormAndForecastAndStarts() {
    makeArtifact(m_project, ArtifactKind::Dataset, "dataset");
    auto* page = open<TrainPage>("train");
    RunSetup* setup = page->setup();
    ZK_WAIT(setup->isVisible() && setup->form()->ready());
    ZK_WAIT(setup->action().sentence.contains("steps:"));
    QCOMPARE(setup->action().state, ActionText::State::Ready);
    QVERIFY2(setup->action().sentence.contains("memory"), qPrintable(setup->action().sentence));
    QVERIFY(page->hasPrimary());
    page->mainAction();
    ZK_WAIT(m_test->app.run().active() && m_test->app.run().model().step() > 2);
    QVERIFY(!setup->isVisible());
    ZK_WAIT(m_test->app.run().state() == RunState::Done);
    page->setNewRun(true);
    QVERIFY(setup->isVisible());
    page->setNewRun(false);
    QVERIFY(!setup->isVisible());
  }

  void withoutPairsTheButtonNamesWhatIsMissing() {
    makeRun(m_project, "run-1");
    auto* page = open<TrainPage>("train");
    ZK_WAIT(m_test->app.run().active());
    page->setNewRun(true);
    ZK_WAIT(page->setup()->form()->ready());
    QCOMPARE(page->setup()->action().state, ActionText::State::Blocked);
    QVERIFY(page->setup()->action().sentence.contains("no training pairs"));
  }

  void theViewsOfARunAreTheExperts() {
    AppOptions options;
    options.replay = recordRun(m_scratch->filePath("log"), 300, true);
    options.speed = 0;
    auto* page = open<TrainPage>("train", options);
    ZK_WAIT(m_test->app.run().model().step() == 300);
    auto* loss = page->findChild<widgets::LossPlot*>();
    QVERIFY(loss->isVisible());
    page->setView(3);
    QVERIFY2(loss->isVisible(), "Learn has one view");
    m_test->app.setLevel(Level::Expert);
    for (const auto& [view, name] : {std::pair{1, "Samples"}, {2, "Ranks"}, {3, "Log"}}) {
      page->setView(view);
      QVERIFY(!loss->isVisible());
      QTableWidget* shown = nullptr;
      for (auto* table : page->findChildren<QTableWidget*>())
        if (table->isVisible()) shown = table;
      QVERIFY(shown);
      QCOMPARE(shown->accessibleName(), QString(name));
      ZK_WAIT(shown->rowCount() > 0);
    }
    m_test->app.setLevel(Level::Learn);
    QVERIFY(loss->isVisible());
  }

  void theAxisIsRemembered() {
    AppOptions options;
    options.replay = recordRun(m_scratch->filePath("log"), 30, true);
    options.speed = 0;
    auto* page = open<TrainPage>("train", options);
    auto* view = page->findChild<widgets::LossPlot*>()->view();
    view->setXKind(2);
    Q_EMIT view->viewChanged();
    QVERIFY(m_test->preferences.flag("trainOverTime", false));
    m_test->window.setLanguage("ja");
    QCOMPARE(view->xKind(), 2);
    MainWindow another(m_test->app, false);
    another.showPage("train");
    QCOMPARE(another.page("train")->findChild<widgets::LossPlot*>()->view()->xKind(), 2);
    m_test->window.setLanguage("en");
  }

  void withoutAModelTuningSaysWhatUnlocksIt() {
    auto* page = open<TunePage>("tune");
    ZK_WAIT(page->setup()->form()->ready());
    QCOMPARE(page->setup()->action().state, ActionText::State::Blocked);
    QCOMPARE(page->setup()->action().button, QString("Train a model"));
    page->mainAction();
    QCOMPARE(m_test->window.currentPage(), QString("train"));
  }

  void conversationsAreShownAsTheModelReadsThem() {
    makeRun(m_project, "run-1");
    makeArtifact(m_project, ArtifactKind::Conversations, "miniworld");
    auto* page = open<TunePage>("tune");
    ConversationCard* card = page->conversations();
    ZK_WAIT(card->talks().size() == 2);
    QCOMPARE(card->total(), qint64(1600));
    const PeekedTalk& talk = card->talks()[0];
    QCOMPARE(talk.user, QString("あなたはだれですか。"));
    QCOMPARE(talk.tokens.size(), 34);
    QCOMPARE(talk.learned, 22);  // as the engine counts it
    QCOMPARE(talk.tokens[0].text, QString("<|doc|>"));
    QCOMPARE(talk.tokens[11].text, QString("<|bot|>"));
    QVERIFY(talk.tokens[10].masked && talk.tokens[11].masked);
    QVERIFY(!talk.tokens[12].masked && !talk.tokens[33].masked);
    QCOMPARE(talk.tokens[33].text, QString("<|end|>"));
    ZK_WAIT(page->setup()->form()->ready());
    ZK_WAIT(page->setup()->action().state == ActionText::State::Ready);
    page->setup()->form()->setValue("base", "run-2-chat");
    recordTuning(m_project + "/runs/run-2-chat");
    QDir().mkpath(m_project + "/runs/run-2-chat/checkpoints/step-40");
    m_test->app.rescan();
    ZK_WAIT(page->setup()->action().state == ActionText::State::Blocked);
    ZK_WAIT(page->setup()->action().sentence.contains("answers already"));
  }

  void tuningStartsAndIsFollowed() {
    makeRun(m_project, "run-1");
    makeArtifact(m_project, ArtifactKind::Conversations, "miniworld");
    auto* page = open<TunePage>("tune");
    ZK_WAIT(page->setup()->form()->ready() && page->setup()->action().state == ActionText::State::Ready);
    page->setup()->act();
    ZK_WAIT(m_test->app.run().active() && m_test->app.run().model().isTuning());
    ZK_WAIT(page->findChild<widgets::LossPlot*>()->isVisible());
    ZK_WAIT(m_test->app.run().state() == RunState::Done);
  }

  void theAnswersBeforeAndAfterStandSideBySide() {
    AppOptions options;
    options.replay = recordTuning(m_scratch->filePath("log"));
    options.speed = 0;
    auto* page = open<TunePage>("tune", options);
    auto* answers = page->findChild<BeforeAfterCard*>();
    ZK_WAIT(answers->isVisible() && answers->questions() == 2);
    QStringList texts;
    for (auto* label : answers->findChildren<QLabel*>()) texts << label->text();
    QVERIFY(texts.contains("and then the fox"));
    QVERIFY(texts.contains("I am fine."));
    const auto cards = page->findChildren<widgets::IssueCard*>();
    const bool talks = std::any_of(cards.begin(), cards.end(), [](const widgets::IssueCard* card) {
      return card->isVisible() && card->issue().title == "Dialogue tuning is finished" &&
             card->issue().actions.value(0).id == "chat";
    });
    QVERIFY(talks);
  }

 private:
  template <class P>
  P* open(const QString& id, AppOptions options = {}) {
    options.workspace = m_project;
    m_test = std::make_unique<TestWindow>(options);
    m_test->window.showPage(id);
    m_test->window.show();
    m_test->app.start();
    return qobject_cast<P*>(m_test->window.page(id));
  }
  std::unique_ptr<QTemporaryDir> m_scratch;
  QString m_project;
  std::unique_ptr<TestWindow> m_test;
};

const SuiteEntry kEntry([]() -> QObject* { return new TuneSuite; });

}  // namespace

}  // namespace zk::ui

#include "tune_test.moc"
