#include "engine/core/events.h"

#include <gtest/gtest.h>

#include <fstream>

#include "temp_dir.h"

using namespace zk;

namespace {
void write(const std::filesystem::path& path, const std::string& bytes, bool append = false) {
  std::ofstream out(path, append ? std::ios::app | std::ios::binary : std::ios::binary);
  out << bytes;
}
const char* kHeader = "{\"seq\":0,\"t\":1,\"e\":\"header\",\"proto\":1,\"program\":\"x\",\"command\":\"train\"}\n";
}  // namespace

TEST(Events, WrittenAndReadBack) {
  TempDir dir;
  {
    auto writer = EventWriter::create(dir.path / "events.jsonl", {{"command", "train"}});
    ASSERT_TRUE(writer.ok());
    for (int step = 1; step <= 1000; ++step)
      (*writer)->emit("metric", {{"group", "train"}, {"step", step}, {"values", {{"loss", 1.0 / step}}}});
    EXPECT_TRUE((*writer)->flush());
  }
  auto events = read_events(dir.path / "events.jsonl");
  ASSERT_TRUE(events.ok());
  ASSERT_EQ(events->size(), 1001u);
  EXPECT_EQ((*events)[0]["e"], "header");
  for (size_t i = 0; i < events->size(); ++i) {
    EXPECT_EQ((*events)[i]["seq"], static_cast<int64_t>(i));
    EXPECT_EQ(event_problem((*events)[i]), "");
  }
  EXPECT_EQ((*events)[3]["values"]["loss"].get<double>(), 1.0 / 3);  // full precision
}

TEST(Events, DetachedLinesArriveWhenAttached) {
  TempDir dir;
  auto writer = EventWriter::detached({{"command", "x"}});
  writer->emit("log", {{"text", "before"}});
  ASSERT_TRUE(writer->attach(dir.path / "events.jsonl").ok());
  writer->emit("log", {{"text", "after"}});
  writer.reset();
  EXPECT_EQ(read_events(dir.path / "events.jsonl")->size(), 3u);
}

TEST(Events, TornLastLineIsIgnoredAndCutOnAppend) {
  TempDir dir;
  const auto path = dir.path / "events.jsonl";
  write(path, std::string(kHeader) + "{\"seq\":1,\"t\":2,\"e\":\"log\",\"text\":\"a\"}\n{\"seq\":2,\"t\":3,\"e\":\"lo");
  EXPECT_EQ(read_events(path)->size(), 2u);
  {
    auto writer = EventWriter::append(path);
    ASSERT_TRUE(writer.ok());
    (*writer)->emit("log", {{"text", "b"}});
  }
  auto events = read_events(path);
  ASSERT_EQ(events->size(), 3u);
  EXPECT_EQ((*events)[2]["seq"], 2);
}

TEST(Events, AppendSkipsGarbageAtTheEnd) {
  TempDir dir;
  const auto path = dir.path / "events.jsonl";
  write(path, std::string(kHeader) + "garbage\n\n");
  { (*EventWriter::append(path))->emit("log", {{"text", "b"}}); }
  auto events = read_events(path);
  ASSERT_EQ(events->size(), 2u);
  EXPECT_EQ((*events)[1]["seq"], 1);
}

TEST(Events, ReaderFollowsAGrowingFile) {
  TempDir dir;
  const auto path = dir.path / "events.jsonl";
  write(path, kHeader);
  EventReader reader(path);
  std::vector<Json> seen;
  auto take = [&](const Json& event) { seen.push_back(event); };
  ASSERT_TRUE(reader.poll(take).ok());
  EXPECT_EQ(seen.size(), 1u);
  write(path, "{\"seq\":1,\"t\":2,\"e\":\"log\",", true);
  ASSERT_TRUE(reader.poll(take).ok());
  EXPECT_EQ(seen.size(), 1u);
  write(path, "\"text\":\"half\"}\n", true);
  ASSERT_TRUE(reader.poll(take).ok());
  ASSERT_EQ(seen.size(), 2u);
  EXPECT_EQ(seen[1]["text"], "half");
}

TEST(Events, NewerProtocolIsRefusedNamingBoth) {
  TempDir dir;
  const auto path = dir.path / "events.jsonl";
  write(path, "{\"seq\":0,\"t\":1,\"e\":\"header\",\"proto\":99,\"program\":\"x\",\"command\":\"train\"}\n");
  auto events = read_events(path);
  ASSERT_FALSE(events.ok());
  EXPECT_EQ(events.issue().id, "event-newer");
  EXPECT_EQ(events.issue().args["proto"], 99);
  EXPECT_EQ(events.issue().args["known"], kEventProto);
}

TEST(Events, GarbageAndGiantLinesAreCounted) {
  TempDir dir;
  const auto path = dir.path / "events.jsonl";
  write(path, std::string(kHeader) + "\x01\xff nonsense\n[1,2]\n{\"e\":5}\n" + std::string(3 * kMaxEventBytes, 'x') +
                  "\n{\"seq\":9,\"t\":2,\"e\":\"unknown-kind\"}\n");
  EventReader reader(path);
  int n = 0;
  ASSERT_TRUE(reader.poll([&](const Json&) { ++n; }).ok());
  EXPECT_EQ(n, 2);
  EXPECT_EQ(reader.bad_lines(), 4);
}

TEST(Events, OversizedEventBecomesALog) {
  TempDir dir;
  const auto path = dir.path / "events.jsonl";
  { (*EventWriter::create(path, {{"command", "x"}}))->emit("log", {{"text", std::string(kMaxEventBytes, 'a')}}); }
  auto events = read_events(path);
  ASSERT_EQ(events->size(), 2u);
  EXPECT_LT((*events)[1]["text"].get<std::string>().size(), 200u);
}

TEST(Events, FullDiskKeepsLinesAndDoesNotBlock) {
  if (!std::filesystem::exists("/dev/full")) GTEST_SKIP() << "/dev/full does not exist here";
  auto writer = EventWriter::detached({{"command", "x"}});
  ASSERT_TRUE(writer->attach("/dev/full").ok());
  for (int i = 0; i < 1000; ++i) writer->emit("log", {{"text", "x"}});
  EXPECT_FALSE(writer->flush(0.3));
  EXPECT_TRUE(writer->degraded());
}

TEST(Events, EveryKindDescribesItself) {
  Json all = describe_events();
  EXPECT_EQ(all["kinds"].size(), event_kinds().size());
  EXPECT_NE(event_problem({{"seq", 1}, {"t", 1}, {"e", "progress"}, {"phase", "x"}}), "");
  EXPECT_NE(event_problem({{"seq", 1}, {"t", 1}, {"e", "nothing"}}), "");
}
