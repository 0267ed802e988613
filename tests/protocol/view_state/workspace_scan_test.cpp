// A project folder in, its runs and tours out.
#include "ui/workspace_scan.h"

#include <gtest/gtest.h>

#include "engine/core/process.h"
#include "log_lines.h"

namespace zk::ui {
namespace {

Json myself() { return this_process().to_json(); }

TEST(WorkspaceView, NewestFirstWithStateFromHeadAndTail) {
  ScratchFolder dir;
  LogLines old("train", "run-1");
  old.steps(1, 100).add("end", {{"status", "ok"}, {"exit", 0}}).write(dir / "runs/run-1/events.jsonl");
  LogLines live("tune", "run-1-chat", myself());
  live.wait(60).add("params", {{"values", {{"base", "run-1"}, {"dataset", ""}}}}).steps(1, 3, 50);
  live.write(dir / "runs/run-1-chat/events.jsonl");
  LogLines lost("train", "run-2");
  lost.wait(30).steps(1, 7).add("checkpoint", {{"step", 5}, {"path", "p"}, {"bytes", 1}});
  lost.write(dir / "runs/run-2/events.jsonl");
  LogLines tour("quickstart", "quickstart-1");
  tour.add("stage", {{"id", "train"}, {"state", "begin"}}).write(dir / "reports/quickstart-1/events.jsonl");
  LogLines("rerun", "other").write(dir / "reports/other/events.jsonl");

  WorkspaceScanner scanner;
  const WorkspaceState state = scanner.scan(dir.qpath());
  ASSERT_EQ(state.runs.size(), 3);
  EXPECT_FALSE(state.exists) << "no workspace.json yet";
  EXPECT_EQ(state.run("run-1")->endStatus, "ok");
  EXPECT_EQ(state.run("run-1")->step, 100);
  EXPECT_FALSE(state.run("run-1")->lost());
  EXPECT_TRUE(state.run("run-2")->lost());
  EXPECT_TRUE(state.run("run-2")->hasCheckpoint);
  ASSERT_NE(state.liveRun(), nullptr);
  EXPECT_EQ(state.liveRun()->id, "run-1-chat");
  EXPECT_TRUE(state.liveRun()->isTuning());
  EXPECT_EQ(state.liveRun()->base, "run-1");
  EXPECT_EQ(state.liveRun()->totalSteps, 50);
  ASSERT_EQ(state.tours.size(), 1) << "only quickstarts are tours";
  EXPECT_EQ(state.tours[0].stage, "train");
  EXPECT_TRUE(state.tours[0].lost());
}

TEST(WorkspaceView, APidUsedAgainByAnotherProcessIsNotAlive) {
  ScratchFolder dir;
  Json header = myself();
  header["start"] = header["start"].get<int64_t>() + 1;
  LogLines log("train", "run-1", header);
  log.steps(1, 3).write(dir / "runs/run-1/events.jsonl");
  WorkspaceScanner scanner;
  EXPECT_TRUE(scanner.scan(dir.qpath()).runs[0].lost());
}

TEST(WorkspaceView, AResumedRunBelongsToTheProcessThatGoesOnWithIt) {
  ScratchFolder dir;
  LogLines log;
  log.steps(1, 9).add("end", {{"status", "stopped"}, {"exit", 5}});
  log.add("stage", {{"id", "train"}, {"state", "resumed"}, {"resumed_from", 5}, {"data", myself()}}).steps(6, 7);
  log.write(dir / "runs/run-1/events.jsonl");
  WorkspaceScanner scanner;
  const auto state = scanner.scan(dir.qpath());
  ASSERT_NE(state.liveRun(), nullptr);
  EXPECT_FALSE(state.liveRun()->ended());
}

TEST(WorkspaceView, LongLogsAreReadAtBothEndsOnly) {
  ScratchFolder dir;
  LogLines log;
  log.add("params", {{"values", {{"dataset", "big"}}}})
      .steps(1, 3000, 3000)
      .add("end", {{"status", "ok"}, {"exit", 0}});
  ASSERT_GT(log.text().size(), 500'000u);
  log.write(dir / "runs/run-1/events.jsonl");
  WorkspaceScanner scanner;
  const auto run = scanner.scan(dir.qpath()).runs[0];
  EXPECT_EQ(run.dataset, "big");
  EXPECT_EQ(run.step, 3000);
  EXPECT_EQ(run.endStatus, "ok");
}

TEST(WorkspaceView, SeesChangesOnTheNextScan) {
  ScratchFolder dir;
  LogLines log;
  log.steps(1, 3).write(dir / "runs/run-1/events.jsonl");
  WorkspaceScanner scanner;
  EXPECT_EQ(scanner.scan(dir.qpath()).runs[0].step, 3);
  log.steps(4, 5).write(dir / "runs/run-1/events.jsonl");
  EXPECT_EQ(scanner.scan(dir.qpath()).runs[0].step, 5);
}

TEST(WorkspaceView, FoldersWithoutALogOrWithAnEmptyOneDoNoHarm) {
  ScratchFolder dir;
  std::filesystem::create_directories(dir / "runs/empty");
  LogLines().write(dir / "runs/blank/events.jsonl", "");
  WorkspaceScanner scanner;
  const auto state = scanner.scan(dir.qpath());
  ASSERT_EQ(state.runs.size(), 1);
  EXPECT_TRUE(state.runs[0].lost());
}

TEST(WorkspaceView, BaselinesOfADataset) {
  const Json json = {
      {"all",
       {{"uniform", {{"nats_per_token", 8.3}}}, {"bigram", {{"nats_per_token", 3.4}}}, {"characters_per_token", 3.1}}}};
  const Baselines b = baselinesFromJson(json);
  EXPECT_DOUBLE_EQ(b.uniform, 8.3);
  EXPECT_DOUBLE_EQ(b.bigram, 3.4);
  EXPECT_DOUBLE_EQ(b.unigram, -1) << "not there: unknown, not zero";
  EXPECT_DOUBLE_EQ(b.charsPerToken, 3.1);
  EXPECT_FALSE(baselinesFromJson(Json::array()).any());
}

}  // namespace
}  // namespace zk::ui
