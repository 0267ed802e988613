// A run is steered while it runs: by its socket, from another process.
#include "engine/core/control.h"

#include <gtest/gtest.h>
#include <signal.h>

#include "engine/core/events.h"
#include "engine/core/files.h"
#include "engine/core/model_ref.h"
#include "tests/e2e/train/world.h"

namespace zk::test {
namespace {
namespace fs = std::filesystem;

Json ask(const std::string& run, Json request) {
  auto answer = control_request(run_dir(run), std::move(request), 60);
  EXPECT_TRUE(answer.ok()) << answer.issue().to_json().dump();
  return answer.ok() ? *answer : Json::object();
}

class Control : public testing::TestWithParam<int> {};
INSTANTIATE_TEST_SUITE_P(Ranks, Control, testing::Values(1, 2));

TEST_P(Control, EveryRequestIsAnsweredAtAStep) {
  world();
  const std::string run = "steered-" + std::to_string(GetParam());
  Zk zk(tiny(run, 1000000,
             {"--ranks", std::to_string(GetParam()), "--checkpoint_every", "100000", "--valid_every", "100000",
              "--sample_prompts", "One day,", "--sample_tokens", "5"}));
  ASSERT_TRUE(zk.until([&] { return step_of(run) >= 3; })) << zk.err();

  const Json paused = ask(run, {{"id", 1}, {"do", "pause"}});
  EXPECT_EQ(paused["ok"], true);
  const int64_t step = paused["step"];
  EXPECT_EQ(ask(run, {{"id", 2}, {"do", "set"}, {"path", "optimizer.lr"}, {"value", 1e-4}})["step"], step)
      << "nothing moves while it is paused";
  EXPECT_EQ(step_of(run), step);
  EXPECT_EQ(ask(run, {{"id", 3}, {"do", "sample"}})["ok"], true);
  EXPECT_EQ(ask(run, {{"id", 4}, {"do", "resume"}})["ok"], true);
  ASSERT_TRUE(wait_until([&] { return step_of(run) > step + 2; }));

  const Json again = ask(run, {{"id", 5}, {"do", "resume"}});
  EXPECT_EQ(again["ok"], false);
  EXPECT_EQ(again["reason"], "control-not-paused");
  EXPECT_EQ(ask(run, {{"id", 6}, {"do", "evaluate"}})["ok"], true);
  const Json saved = ask(run, {{"id", 7}, {"do", "checkpoint"}});
  EXPECT_EQ(saved["ok"], true);
  EXPECT_EQ(ask(run, {{"id", 8}, {"do", "dance"}})["reason"], "control-unknown-verb");
  EXPECT_EQ(ask(run, {{"id", 9}, {"do", "set"}, {"path", "model.n_layer"}, {"value", 2}})["reason"],
            "control-unknown-path");
  EXPECT_EQ(ask(run, {{"id", 10}, {"do", "set"}, {"path", "valid_every"}, {"value", "often"}})["reason"],
            "control-bad-value");
  EXPECT_EQ(ask(run, {{"id", 11}, {"do", "stop"}})["ok"], true);
  EXPECT_EQ(zk.wait(), 5) << zk.err();

  // What happened stands in the log.
  std::map<int64_t, double> rates;
  for (const auto& event : events_of_kind(run, "metric"))
    if (event["group"] == "train") rates[event["step"]] = event["values"]["lr"];
  EXPECT_LE(rates.at(step + 1), 1e-4) << "the change holds from the next step on";
  std::vector<int64_t> acks;
  for (const auto& event : events_of_kind(run, "ack")) acks.push_back(event["id"]);
  EXPECT_EQ(acks, (std::vector<int64_t>{1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11}));
  ASSERT_EQ(events_of_kind(run, "edit").size(), 1u);
  EXPECT_EQ(events_of_kind(run, "sample").size(), 2u) << "before the first step, and as asked";
  bool validated = false;
  for (const auto& event : events_of_kind(run, "metric")) validated = validated || event["group"] == "valid";
  EXPECT_TRUE(validated);
  std::vector<int64_t> checkpoints;
  for (const auto& event : events_of_kind(run, "checkpoint")) checkpoints.push_back(event["step"]);
  EXPECT_EQ(checkpoints.front(), step) << "a change is saved, so that a crash does not forget it";
  EXPECT_TRUE(std::find(checkpoints.begin(), checkpoints.end(), saved["step"].get<int64_t>()) != checkpoints.end());
  EXPECT_FALSE(fs::exists(run_dir(run) / "control.sock")) << "taken away at the end";
  for (const auto& event : events_of(run)) EXPECT_EQ(event_problem(event), "") << event.dump();

  // The changed rate survives the resume.
  const int64_t end = step_of(run) + 1;
  Zk more({"train", "--resume", run, "--steps", std::to_string(end), "--json", "--quiet"});
  ASSERT_EQ(more.wait(), 0) << more.err();
  for (const auto& event : events_of_kind(run, "metric")) {
    if (event["group"] == "train" && event["step"] == end) {
      EXPECT_LE(event["values"]["lr"].get<double>(), 1e-4);
    }
  }
}

TEST(Detached, ReturnsAtOnceAndTheRunGoesOn) {
  world();
  Zk zk(tiny("away", 60, {"--detach"}));
  ASSERT_EQ(zk.wait(), 0) << zk.err();
  const Json result = zk.json();
  EXPECT_EQ(result["run"], "away");
  EXPECT_EQ(result["path"], run_dir("away").string());
  EXPECT_TRUE(fs::exists(run_dir("away") / "events.jsonl"));
  EXPECT_TRUE(wait_until([] { return fs::exists(run_dir("away") / "manifest.json"); }));
  EXPECT_TRUE(wait_until([] { return events_of("away").back()["e"] == "end"; }));
  EXPECT_EQ(events_of("away").back()["status"], "ok");
  EXPECT_TRUE(fs::exists(run_dir("away") / "worker.log"));
  // A mistake is told by the one that was called.
  Zk wrong(tiny("away2", 60, {"--detach", "--n_head", "3"}));
  EXPECT_NE(wrong.wait(), 0);
  EXPECT_TRUE(wrong.json().contains("issue")) << wrong.out();
  EXPECT_FALSE(fs::exists(run_dir("away2")));
  for (const auto& entry : fs::directory_iterator(world() / "runs"))
    EXPECT_FALSE(entry.path().filename().string().starts_with(".starting")) << entry.path();
}

TEST(Budget, MinutesBecomeStepsOnceAndTheScheduleFollowsThem) {
  world();
  Words words = tiny("timed", 1, {"--minutes", "0.08"});
  const auto steps = std::find(words.begin(), words.end(), "--steps");
  words.erase(steps, steps + 2);
  Zk zk(words);
  ASSERT_EQ(zk.wait(), 0) << zk.err();
  const Json record = *read_json(run_dir("timed") / "run.json");
  const int64_t decided = record["steps"];
  EXPECT_GT(decided, 1);
  EXPECT_EQ(zk.json()["steps"], decided);
  std::map<int64_t, double> rates;
  for (const auto& event : events_of_kind("timed", "metric"))
    if (event["group"] == "train") rates[event["step"]] = event["values"]["lr"];
  ASSERT_EQ(rates.size(), static_cast<size_t>(decided));
  EXPECT_EQ(rates.begin()->first, 1) << "the measurement leaves no steps behind";
  EXPECT_LT(rates.rbegin()->second, 0.5 * 2.5e-3) << "the rate has come down at the end";
  std::vector<Json> stages = events_of_kind("timed", "stage");
  ASSERT_GE(stages.size(), 4u);
  EXPECT_EQ(stages[0]["id"], "calibrate");
  EXPECT_EQ(stages[1]["data"]["steps"], decided);
}
}  // namespace
}  // namespace zk::test
