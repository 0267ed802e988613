// Ended hard at a random moment and continued: the same losses, bit for bit.
#include <gtest/gtest.h>
#include <signal.h>

#include <random>

#include "engine/core/files.h"
#include "engine/core/model_ref.h"
#include "engine/core/workspace.h"
#include "tests/e2e/train/world.h"

namespace zk::test {
namespace {
namespace fs = std::filesystem;
constexpr int64_t kSteps = 300;

/// Kills `run` once it has passed a random step; resumes it to its end.
void kill_and_resume(const std::string& run, const Words& more, int times) {
  std::random_device seeds;
  for (int i = 0; i < times; ++i) {
    const int64_t moment = std::uniform_int_distribution<int64_t>(1, kSteps - 60)(seeds);
    SCOPED_TRACE(run + " killed after step " + std::to_string(moment));
    Zk first(i == 0 ? tiny(run, kSteps, more) : Words{"train", "--resume", run, "--json", "--quiet"});
    ASSERT_TRUE(first.until([&] { return step_of(run) >= moment; })) << first.err();
    first.signal(SIGKILL);
    first.wait();
  }
  Zk second({"train", "--resume", run, "--json", "--quiet"});
  ASSERT_EQ(second.wait(), 0) << second.err();
}

void expect_same(const std::string& wanted, const std::string& got) {
  const auto a = losses_of(wanted), b = losses_of(got);
  ASSERT_EQ(a.size(), static_cast<size_t>(kSteps));
  ASSERT_EQ(b.size(), static_cast<size_t>(kSteps));
  for (const auto& [step, loss] : a) ASSERT_EQ(b.at(step), loss) << "step " << step;
  const std::string last = "checkpoints/" + checkpoint_name(kSteps) + "/model.safetensors";
  EXPECT_EQ(*hash_file(run_dir(wanted) / last), *hash_file(run_dir(got) / last));
}

TEST(Resume, KilledOnceOrTwiceOneRank) {
  world();
  Zk whole(tiny("one", kSteps));
  ASSERT_EQ(whole.wait(), 0) << whole.err();
  kill_and_resume("one-killed", {}, 2);
  expect_same("one", "one-killed");
  // One log, its numbers going on, the resumed stretches told.
  int64_t seq = -1;
  int resumed = 0;
  for (const auto& event : events_of("one-killed")) {
    EXPECT_EQ(event["seq"], ++seq);
    if (event["e"] == "stage" && event["state"] == "resumed") {
      ++resumed;
      EXPECT_EQ(event["segment"], resumed);
      EXPECT_EQ(event["resumed_from"].get<int64_t>() % 10, 0);
    }
  }
  EXPECT_GE(resumed, 1);
  EXPECT_EQ(events_of("one-killed").back()["status"], "ok");
}

TEST(Resume, KilledWithTwoRanks) {
  world();
  const Words two = {"--ranks", "2"};
  Zk whole(tiny("two", kSteps, two));
  ASSERT_EQ(whole.wait(), 0) << whole.err();
  kill_and_resume("two-killed", two, 1);
  expect_same("two", "two-killed");
}

TEST(Resume, BeforeTheFirstCheckpointItBeginsAgain) {
  world();
  Zk first(tiny("early", 4000, {"--checkpoint_every", "100000"}));
  ASSERT_TRUE(first.until([] { return step_of("early") >= 5; })) << first.err();
  first.signal(SIGKILL);
  first.wait();
  Zk second({"train", "--resume", "early", "--steps", "30", "--json", "--quiet"});
  ASSERT_EQ(second.wait(), 0) << second.err();
  EXPECT_EQ(second.json()["steps"], 30);
  bool told = false;
  for (const auto& issue : events_of_kind("early", "issue")) told = told || issue["id"] == "resume-from-start";
  EXPECT_TRUE(told);
}

TEST(Resume, ATornCheckpointFallsBackToTheOneBefore) {
  world();
  Zk whole(tiny("torn-whole", 60));
  ASSERT_EQ(whole.wait(), 0) << whole.err();
  Zk first(tiny("torn", 60));
  ASSERT_EQ(first.wait(), 0) << first.err();
  // As if it had been cut off: no manifest, and the newest checkpoint damaged.
  fs::remove(run_dir("torn") / "manifest.json");
  const fs::path newest = run_dir("torn") / "checkpoints" / checkpoint_name(60) / "model.safetensors";
  fs::resize_file(newest, fs::file_size(newest) / 2);
  Zk second({"train", "--resume", "torn", "--json", "--quiet"});
  ASSERT_EQ(second.wait(), 0) << second.err();
  bool told = false;
  for (const auto& issue : events_of_kind("torn", "issue"))
    told = told || (issue["id"] == "checkpoint-torn" && issue["args"]["step"] == 60);
  EXPECT_TRUE(told);
  EXPECT_EQ(losses_of("torn"), losses_of("torn-whole"));
  std::vector<Json> resumed;
  for (const auto& event : events_of_kind("torn", "stage"))
    if (event["state"] == "resumed") resumed.push_back(event);
  ASSERT_EQ(resumed.size(), 1u);
  EXPECT_EQ(resumed[0]["resumed_from"], 50);
}

TEST(Resume, SigtermFinishesTheStepAndSaves) {
  world();
  Zk first(tiny("term", 100000, {"--checkpoint_every", "100000"}));
  ASSERT_TRUE(first.until([] { return step_of("term") >= 20; })) << first.err();
  first.signal(SIGTERM);
  EXPECT_EQ(first.wait(), 5) << first.err();
  const int64_t step = step_of("term");
  const auto checkpoints = list_checkpoints(run_dir("term"));
  ASSERT_EQ(checkpoints.size(), 1u);
  EXPECT_EQ(checkpoints[0].step, step);
  EXPECT_EQ(first.json()["status"], "stopped");
  EXPECT_EQ(events_of("term").back()["status"], "stopped");
  EXPECT_FALSE(fs::exists(run_dir("term") / "manifest.json")) << "a stopped run is unfinished";
  // It can be used as a model, and finished with another end.
  auto workspace = Workspace::open(world());
  EXPECT_EQ(resolve_model(*workspace, "term")->step, step);
  Zk second({"train", "--resume", "term", "--steps", std::to_string(step + 5), "--json", "--quiet"});
  ASSERT_EQ(second.wait(), 0) << second.err();
  EXPECT_EQ(second.json()["steps"], step + 5);
  EXPECT_TRUE(fs::exists(run_dir("term") / "manifest.json"));
}

TEST(Resume, KeepsTheRunsParametersAndSaysSo) {
  world();
  Zk first(tiny("kept", 30));
  ASSERT_EQ(first.wait(), 0) << first.err();
  Zk second({"train", "--resume", "kept", "--steps", "40", "--d_model", "32", "--valid_every", "5", "--json"});
  ASSERT_EQ(second.wait(), 0) << second.err();
  EXPECT_NE(second.err().find("model.d_model"), std::string::npos) << second.err();
  EXPECT_EQ(second.json()["steps"], 40);
  std::vector<int64_t> validated;
  for (const auto& event : events_of_kind("kept", "metric"))
    if (event["group"] == "valid" && event["segment"] == 1) validated.push_back(event["step"]);
  EXPECT_EQ(validated, (std::vector<int64_t>{35, 40}));
}

TEST(Resume, WhatCannotBeContinuedIsSaid) {
  world();
  Zk missing({"train", "--resume", "nowhere", "--json"});
  EXPECT_EQ(missing.wait(), 3);
  EXPECT_EQ(missing.json()["issue"]["id"], "artifact-missing");
  fs::create_directories(run_dir("hollow"));
  Zk hollow({"train", "--resume", "hollow", "--json"});
  EXPECT_EQ(hollow.wait(), 3);
  EXPECT_EQ(hollow.json()["issue"]["id"], "run-not-resumable");
  Zk running(tiny("busy", 1000000));
  ASSERT_TRUE(running.until([] { return step_of("busy") >= 1; })) << running.err();
  Zk second({"train", "--resume", "busy", "--json"});
  EXPECT_EQ(second.wait(), 3);
  EXPECT_EQ(second.json()["issue"]["id"], "run-busy");
  Zk tune({"tune", "--resume", "busy", "--json"});
  EXPECT_NE(tune.wait(), 0);
}
}  // namespace
}  // namespace zk::test
