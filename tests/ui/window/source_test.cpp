// Reading logs while they grow: waiting for the file, bounded portions, newer logs, recordings at any speed.
#include "suites.h"
#include "ui/event_source.h"
#include "ui/stall_watch.h"
#include "ui/worker_session.h"

namespace zk::ui {
namespace {

QByteArray line(qint64 seq, const char* kind, Json fields) {
  Json event = {{"seq", seq}, {"t", 1'790'000'000'000'000 + seq * 1000}, {"e", kind}};
  event.update(fields);
  return QByteArray::fromStdString(dump_line(event) + "\n");
}
QByteArray header(int proto = 1) {
  return line(0, "header", {{"proto", proto}, {"program", "z"}, {"command", "train"}, {"pid", 0}, {"start", 0}});
}
QByteArray step(qint64 n) { return line(n, "metric", {{"group", "train"}, {"step", n}, {"values", {{"loss", 3.0}}}}); }
void append(const QString& path, const QByteArray& bytes) {
  QFile file(path);
  QVERIFY(file.open(QIODevice::Append));
  file.write(bytes);
}

class SourceSuite : public QObject {
  Q_OBJECT
 private Q_SLOTS:
  void waitsForTheFileAndFollowsIt() {
    QTemporaryDir dir;
    const QString path = dir.filePath("events.jsonl");
    FileEventSource source(path);
    int events = 0;
    connect(&source, &EventSource::arrived, this, [&](const Events& batch) { events += int(batch.size()); });
    source.start();
    QTest::qWait(300);
    QCOMPARE(events, 0);
    append(path, header() + step(1));
    ZK_WAIT(events == 2);
    const QByteArray torn = step(2);
    append(path, torn.left(20));
    QTest::qWait(400);
    QCOMPARE(events, 2);
    append(path, torn.mid(20));
    ZK_WAIT(events == 3);
    QVERIFY(!source.alive());
    ZK_WAIT(source.caughtUp());
  }

  void aFloodArrivesInBoundedPortionsAndLosesNothing() {
    QTemporaryDir dir;
    const QString path = dir.filePath("events.jsonl");
    QByteArray bytes = header();
    for (int i = 1; i <= 10'000; ++i) bytes += step(i);
    append(path, bytes);
    FileEventSource source(path);
    StallWatch watch;
    int events = 0, largest = 0;
    qint64 last = -1;
    bool ordered = true;
    connect(&source, &EventSource::arrived, this, [&](const Events& batch) {
      events += int(batch.size());
      largest = std::max(largest, int(batch.size()));
      for (const auto& event : batch) ordered = ordered && event.seq == last + 1, last = event.seq;
    });
    watch.start();
    source.start();
    ZK_WAIT(events == 10'001);
    QVERIFY2(largest <= 1000, qPrintable(QString::number(largest)));
    QVERIFY(ordered);
    qInfo("flood of 10,000 lines: longest hold of the interface thread %lld ms",
          static_cast<long long>(watch.worstMs()));
  }

  void aNewerLogIsRefused() {
    QTemporaryDir dir;
    const QString path = dir.filePath("events.jsonl");
    append(path, header(7) + step(1));
    FileEventSource source(path);
    Issue issue;
    int events = 0;
    connect(&source, &EventSource::refused, this, [&](const Issue& why) { issue = why; });
    connect(&source, &EventSource::arrived, this, [&](const Events& batch) { events += int(batch.size()); });
    source.start();
    ZK_WAIT(issue.id == "event-newer");
    QCOMPARE(events, 0);
  }

  void garbageIsCounted() {
    QTemporaryDir dir;
    const QString path = dir.filePath("events.jsonl");
    append(path, header() + "{{{{\n" + QByteArray(300'000, 'x') + "\n" + step(1));
    FileEventSource source(path);
    int events = 0;
    connect(&source, &EventSource::arrived, this, [&](const Events& batch) { events += int(batch.size()); });
    source.start();
    ZK_WAIT(events == 2);
    ZK_WAIT(source.badLines() == 2);
  }

  void thrownAwayByItsReceiver() {
    QTemporaryDir dir;
    const QString path = dir.filePath("events.jsonl");
    append(path, header() + step(1));
    QPointer<FileEventSource> source = new FileEventSource(path);
    connect(source, &EventSource::arrived, this, [&] { source->deleteLater(); });
    source->start();
    ZK_WAIT(source.isNull());
    QTest::qWait(100);
  }

  void aRecordingPlaysAtItsPaceOrAtOnce() {
    QTemporaryDir dir;
    const QString path = recordRun(dir.filePath("r"), 40, false);  // 6 seconds of log
    ReplaySource at_once(path, 0);
    int events = 0;
    connect(&at_once, &EventSource::arrived, this, [&](const Events& batch) { events += int(batch.size()); });
    at_once.start();
    ZK_WAIT(at_once.caughtUp());
    QCOMPARE(events, 82);
    QVERIFY2(at_once.alive(), "stands still at that moment");
    ReplaySource slow(path, 10);
    int some = 0;
    connect(&slow, &EventSource::arrived, this, [&](const Events& batch) { some += int(batch.size()); });
    slow.start();
    ZK_WAIT(some > 5);
    QVERIFY(some < 82);
    ZK_WAIT(slow.caughtUp());
    QVERIFY2(!slow.alive(), "the recording is over and has no end: cut off");
    ReplaySource half(path, 0, 0.5);
    int part = 0;
    connect(&half, &EventSource::arrived, this, [&](const Events& batch) { part += int(batch.size()); });
    half.start();
    ZK_WAIT(half.caughtUp());
    QCOMPARE(part, 41);
  }

  void sessionAnswersStreamsCancelsAndComesBackAfterACrash() {
    WorkerSession session({QStringLiteral(ZK_FAKE_BIN "/zk-engine"), "session"});
    int parts = 0;
    Json last;
    const auto ask = [&](const char* prompt) {
      parts = 0;
      last = nullptr;
      return session.request(
          "generate", {{"model", "m"}, {"prompt", prompt}}, this, [&](const Json&) { ++parts; },
          [&](const Json& json) { last = json; });
    };
    ask("One morning");
    ZK_WAIT(!last.is_null());
    QCOMPARE(parts, 12);
    QCOMPARE(last["tokens"].get<int>(), 12);
    const qint64 id = ask("long");
    ZK_WAIT(parts > 20);
    session.cancel(id);
    ZK_WAIT(!last.is_null());
    QVERIFY(last["cancelled"].get<bool>());
    QSignalSpy died(&session, &WorkerSession::died);
    ask("crash");
    ZK_WAIT(!last.is_null());
    QCOMPARE(QString::fromStdString(last["issue"]["id"].get<std::string>()), QString("session-ended"));
    QCOMPARE(died.count(), 1);
    ask("again");
    ZK_WAIT(!last.is_null());
    QCOMPARE(parts, 12);
    QCOMPARE(session.generation(), 2);
  }

  void sessionThatCannotStart() {
    WorkerSession session({"/nowhere/zk-engine", "session"});
    Json last;
    session.request("models", Json::object(), this, {}, [&](const Json& json) { last = json; });
    ZK_WAIT(!last.is_null());
    QCOMPARE(QString::fromStdString(last["issue"]["id"].get<std::string>()), QString("session-not-started"));
  }

  void sessionWhoseAskerDied() {
    WorkerSession session({QStringLiteral(ZK_FAKE_BIN "/zk-engine"), "session"});
    auto asker = std::make_unique<QObject>();
    bool called = false;
    session.request(
        "generate", {{"prompt", "x"}}, asker.get(), [&](const Json&) { called = true; },
        [&](const Json&) { called = true; });
    asker.reset();
    bool done = false;
    session.request("models", Json::object(), this, {}, [&](const Json&) { done = true; });
    ZK_WAIT(done);
    QVERIFY(!called);
  }

  void theWatchSeesAStall() {
    StallWatch watch;
    QSignalSpy spy(&watch, &StallWatch::stalled);
    watch.start();
    QTest::qWait(50);
    QTest::ignoreMessage(QtWarningMsg, QRegularExpression("the interface was held for .* ms"));
    QTest::qSleep(150);
    ZK_WAIT(spy.count() >= 1);
    QVERIFY(watch.worstMs() >= 100);
  }
};

}  // namespace

const SuiteEntry kEntry([]() -> QObject* { return new SourceSuite; });

}  // namespace zk::ui

#include "source_test.moc"
