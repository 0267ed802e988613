// Commands in the background: they tell what they make, fail in words, outlive the window and are found again.
#include <QSignalSpy>

#include "suites.h"
#include "ui/strip_job.h"
#include "ui/words.h"
#include "widgets/language.h"

namespace zk::ui {
namespace {

using widgets::StageState;
using widgets::StripJob;

class ServicesSuite : public QObject {
  Q_OBJECT
 private Q_SLOTS:
  void aCommandTellsHowItGoesAndWhatItMade() {
    TestWindow w;
    w.app.start();
    ZK_WAIT(w.app.scanned());
    Job* job = w.app.runCommand("tokenizer", {{"vocab_size", 600}, {"type", "bpe"}});
    QSignalSpy made(job, &Job::madeArtifact), ended(job, &Job::ended), arrived(job, &Job::arrived);
    QVERIFY(!job->over());
    ZK_WAIT(job->fraction() > 0);
    QCOMPARE(w.app.situation().running.contains(job->page()) || job->page() == "start", true);
    ZK_WAIT(ended.count() == 1);
    QCOMPARE(job->state(), Job::State::Done);
    QCOMPARE(job->artifact(), QString("tokenizer-1"));
    QCOMPARE(made.count(), 1);
    QVERIFY(arrived.count() >= 1);
    QCOMPARE(job->result(), (Json{{"tokens", 600}}));
    ZK_WAIT(w.app.workspace().artifact(ArtifactKind::Tokenizer, "tokenizer-1"));
    QVERIFY(w.app.jobs().running().isEmpty());
  }

  void whatIsRefusedFailsInWordsAndCanBePutAway() {
    TestWindow w;
    w.window.show();
    w.app.start();
    ZK_WAIT(w.app.scanned());
    Job* job = w.app.runCommand("tokenizer", {{"type", "unigram"}});
    ZK_WAIT(job->over());
    QCOMPARE(job->state(), Job::State::Failed);
    QCOMPARE(job->issue().id, std::string("corpus-empty"));
    ZK_WAIT(w.window.strip()->job().state == StripJob::State::Failed);
    QCOMPARE(w.window.strip()->job().reason, Words::issue(job->issue()).title);
    Q_EMIT w.window.strip()->dismissed();
    ZK_WAIT(w.window.strip()->job().state == StripJob::State::None);
    QVERIFY(w.app.jobs().all().isEmpty());
  }

  void aJobThatDiesSilentlyPointsToItsLog() {
    TestWindow w;
    w.app.start();
    Job* job = w.app.runCommand("tokenizer", {{"seed", 666}});
    ZK_WAIT(job->over());
    QCOMPARE(job->issue().id, std::string("job-ended"));
    QVERIFY(QFile::exists(job->log()));
  }

  void aMissingEngineFailsTheJob() {
    qputenv("ZK_BIN", "/nowhere");
    TestWindow w;
    Job* job = w.app.runCommand("tokenizer", Json::object());
    ZK_WAIT(job->over());
    QCOMPARE(job->issue().id, std::string("engine-missing"));
    qputenv("ZK_BIN", ZK_FAKE_BIN);
  }

  void theNextWindowFindsTheJobAndCanStopIt() {
    QTemporaryDir project;
    const AppOptions options{project.filePath("p")};
    {
      TestWindow first(options);
      first.app.start();
      Job* job = first.app.runCommand("tokenizer", {{"vocab_size", 9000}});
      ZK_WAIT(job->fraction() > 0);
      QTest::qWait(300);  // its ticket is written in the background
    }
    TestWindow second(options);
    second.window.show();
    second.app.start();
    ZK_WAIT(second.app.jobs().running().size() == 1);
    Job* found = second.app.jobs().running().first();
    QCOMPARE(found->command(), std::string("tokenizer"));
    ZK_WAIT(found->fraction() > 0);
    ZK_WAIT(second.window.strip()->job().state == StripJob::State::Running);
    ZK_WAIT(second.window.strip()->job().detail.contains(QString("400")));
    Job* other = second.app.runCommand("tokenizer", {{"vocab_size", 9000}});
    ZK_WAIT(second.window.strip()->job().more == 1);
    QCOMPARE(liveJobs(second.app).size(), 2);
    other->stop();
    found->stop();
    ZK_WAIT(found->over() && other->over());
  }

  void aShortQuestionIsAnswered() {
    TestWindow w;
    Json answer;
    w.app.ask({"list"}, this, [&](const Result<Json>& json) { answer = json.ok() ? *json : Json("no"); });
    ZK_WAIT(answer.is_object());
    bool refused = false;
    w.app.ask({"nonsense"}, this, [&](const Result<Json>& json) { refused = !json.ok(); });
    ZK_WAIT(refused);
  }

  void notesTravelWithTheProject() {
    QTemporaryDir project;
    const AppOptions options{project.filePath("p")};
    QDir().mkpath(options.workspace);
    {
      TestWindow w(options);
      w.app.start();
      w.app.notes().setDraft("train", {{"model.n_layer", 8}, {"model.d_ff", nullptr}}, "quick");
      w.app.notes().confirm("architecture");
      ZK_WAIT(w.app.situation().shapeChosen);
    }
    ZK_WAIT(QFile::exists(options.workspace + "/window.json"));
    TestWindow again(options);
    again.app.start();
    ZK_WAIT(again.app.notes().loaded());
    QCOMPARE(again.app.notes().draft("train"), (Json{{"model.n_layer", 8}, {"model.d_ff", nullptr}}));
    QCOMPARE(again.app.notes().draftPreset("train"), QString("quick"));
    QVERIFY(again.app.notes().confirmed("architecture"));
  }

  void olderDataIsSaidAboveThePageAndCanBeKept() {
    QTemporaryDir project;
    const QString dir = project.filePath("p");
    const auto write = [&](const QString& path, const Json& json) {
      QDir().mkpath(QFileInfo(dir + "/" + path).path());
      QFile file(dir + "/" + path);
      QVERIFY(file.open(QIODevice::WriteOnly));
      file.write(QByteArray::fromStdString(dump_line(json)));
    };
    const auto manifest = [](const char* kind, const char* id, int created, const char* command, Json inputs) {
      return Json{{"id", id},           {"kind", kind},
                  {"created", created}, {"content", std::string("h-") + id},
                  {"inputs", inputs},   {"made_by", {{"command", command}}}};
    };
    write("datasets/d1/manifest.json", manifest("dataset", "d1", 1, "dataset", Json::array()));
    write("datasets/d2/manifest.json", manifest("dataset", "d2", 9, "dataset", Json::array()));
    recordRun(dir + "/runs/r1", 300, true);
    write("runs/r1/manifest.json",
          manifest("run", "r1", 5, "train", Json::array({{{"kind", "dataset"}, {"id", "d1"}, {"hash", "h-d1"}}})));
    TestWindow w({dir});
    w.window.show();
    w.window.showPage("train");
    w.app.start();
    ZK_WAIT(w.app.scanned() && w.app.notes().loaded());
    ZK_WAIT(w.window.rail()->button("train")->stage().state == StageState::Attention);
    QCOMPARE(w.app.next().step, Step::Redo);
    widgets::IssueCard* card = nullptr;
    for (auto* c : w.window.findChildren<widgets::IssueCard*>())
      if (c->isVisible() && c->issue().title.contains("r1")) card = c;
    QVERIFY(card);
    Q_EMIT card->triggered("keep");
    ZK_WAIT(w.window.rail()->button("train")->stage().state == StageState::Done);
    QVERIFY(!card->isVisible());
  }
};

}  // namespace

const SuiteEntry kEntry([]() -> QObject* { return new ServicesSuite; });

}  // namespace zk::ui

#include "services_test.moc"
