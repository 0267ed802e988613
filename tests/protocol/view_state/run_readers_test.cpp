// The lanes of a run's ranks and the lines of its log, read as they grow.
#include <gtest/gtest.h>

#include <QFile>
#include <QTemporaryDir>

#include "ui/run_model.h"
#include "ui/run_views.h"

namespace zk::ui {
namespace {

void append(const QString& path, const QByteArray& lines) {
  QFile file(path);
  ASSERT_TRUE(file.open(QIODevice::Append));
  file.write(lines);
}

const QByteArray kHeader = R"({"seq":0,"t":1000000,"e":"header","proto":1,"program":"z","command":"train"})"
                           "\n";

QByteArray progress(int seq, qint64 t, int done) {
  return QString(
             R"({"seq":%1,"t":%2,"e":"progress","phase":"train","done":%3,"total":9,"unit":"steps","next_within_s":5})"
             "\n")
      .arg(seq)
      .arg(t)
      .arg(done)
      .toUtf8();
}

TEST(RankReader, OneLaneForEachRankInOrder) {
  QTemporaryDir dir;
  append(dir.filePath("events.jsonl"), kHeader + progress(1, 2000000, 4));
  append(dir.filePath("events-rank-10.jsonl"), kHeader + progress(1, 2000000, 3));
  append(dir.filePath("events-rank-2.jsonl"), kHeader);
  append(dir.filePath("events-other.jsonl"), kHeader);
  RankReader reader(dir.path());
  auto lanes = reader.read();
  ASSERT_EQ(lanes.size(), 3);
  EXPECT_EQ(lanes[0].rank, 0);
  EXPECT_EQ(lanes[1].rank, 2);
  EXPECT_EQ(lanes[2].rank, 10);
  EXPECT_EQ(lanes[0].done, 4);
  EXPECT_EQ(lanes[1].done, -1);
  EXPECT_EQ(lanes[0].promised, 5);
  append(dir.filePath("events-rank-2.jsonl"), progress(1, 3000000, 5) +
                                                  R"({"seq":2,"t":4000000,"e":"device","name":"cpu","memory_used":123})"
                                                  "\n"
                                                  R"({"seq":3,"t":5000000,"e":"end","status":"ok","exit":0})"
                                                  "\n");
  lanes = reader.read();
  EXPECT_EQ(lanes[1].done, 5);
  EXPECT_EQ(lanes[1].memory, 123);
  EXPECT_EQ(lanes[1].end, "ok");
  EXPECT_EQ(lanes[1].lastT, 5000000);
}

TEST(LogReader, KeepsTheLastLinesWithoutTheSeries) {
  QTemporaryDir dir;
  const QString path = dir.filePath("events.jsonl");
  append(path, kHeader + progress(1, 2, 1));
  LogReader reader(path, 3);
  EXPECT_EQ(reader.read().size(), 1);
  append(path, R"({"seq":2,"t":3,"e":"log","text":"hello"})"
               "\n"
               R"({"seq":3,"t":4,"e":"issue","severity":"warning","id":"loss-spike","args":{},"step":7})"
               "\n"
               "garbage\n"
               R"({"seq":4,"t":5,"e":"something-new","x":1})"
               "\n");
  const auto lines = reader.read();
  ASSERT_EQ(lines.size(), 3);
  EXPECT_EQ(lines[0].text, QString("hello"));
  EXPECT_EQ(lines[1].severity, "warning");
  EXPECT_EQ(lines[1].step, 7);
  EXPECT_EQ(lines[2].kind, "something-new");
}

TEST(RunModel, AForecastIsReplacedByANewerOne) {
  RunModel model;
  const auto feed = [&](int step, double mid) {
    model.feed(*eventFrom({{"seq", 1},
                           {"t", 1},
                           {"e", "metric"},
                           {"group", "projection"},
                           {"step", step},
                           {"values", {{"low", mid - 1}, {"mid", mid}, {"high", mid + 1}}}}));
  };
  feed(100, 3.0);
  feed(200, 2.0);
  ASSERT_EQ(model.projection().rows(), 2);
  feed(150, 2.5);
  ASSERT_EQ(model.projection().rows(), 2);
  EXPECT_EQ(model.projection().step.last(), 150);
  EXPECT_EQ(model.train().rows(), 0);
}

}  // namespace
}  // namespace zk::ui
