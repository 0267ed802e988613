// Several processes: the same losses as one, and a lost one is named.
#include <gtest/gtest.h>
#include <signal.h>

#include "engine/core/model_ref.h"
#include "tests/e2e/train/world.h"

namespace zk::test {
namespace {

TEST(Ranks, TwoProcessesLearnWhatOneLearns) {
  world();
  const Words gentle = {"--optimizer.lr", "3e-4"};
  Zk one(tiny("alone", 40, gentle));
  ASSERT_EQ(one.wait(), 0) << one.err();
  Zk two(tiny("pair", 40, gentle + Words{"--ranks", "2"}));
  ASSERT_EQ(two.wait(), 0) << two.err();
  const auto a = losses_of("alone"), b = losses_of("pair");
  ASSERT_EQ(a.size(), 40u);
  ASSERT_EQ(b.size(), 40u);
  for (const auto& [step, loss] : a) EXPECT_NEAR(b.at(step), loss, 1e-5) << "step " << step;
  EXPECT_NEAR(one.json()["valid_loss"].get<double>(), two.json()["valid_loss"].get<double>(), 1e-5);
  const auto other = events_of("pair", 1);
  ASSERT_FALSE(other.empty());
  EXPECT_EQ(other[0]["rank"], 1);
  EXPECT_EQ(other[0]["ranks"], 2);
  EXPECT_EQ(other.back()["e"], "end");
  EXPECT_EQ(other.back()["status"], "ok");
  EXPECT_FALSE(events_of_kind("pair", "progress", 1).empty());
}

TEST(Ranks, ALauncherMayStartThem) {
  world();
  auto variables = [](const char* rank) {
    return std::map<std::string, std::string>{{"RANK", rank},
                                              {"WORLD_SIZE", "2"},
                                              {"LOCAL_RANK", rank},
                                              {"MASTER_ADDR", "127.0.0.1"},
                                              {"MASTER_PORT", "29713"}};
  };
  const Words words = tiny("launched", 20);
  Zk second(words, variables("1")), first(words, variables("0"));
  EXPECT_EQ(first.wait(), 0) << first.err();
  EXPECT_EQ(second.wait(), 0) << second.err();
  EXPECT_EQ(first.json()["steps"], 20);
  EXPECT_EQ(second.out(), "") << "only the first rank speaks";
  EXPECT_EQ(losses_of("launched").size(), 20u);
}

TEST(Ranks, AMistakeOfTheFirstIsHeardByAll) {
  world();
  auto variables = [](const char* rank) {
    return std::map<std::string, std::string>{{"RANK", rank},
                                              {"WORLD_SIZE", "2"},
                                              {"LOCAL_RANK", rank},
                                              {"MASTER_ADDR", "127.0.0.1"},
                                              {"MASTER_PORT", "29714"}};
  };
  const Words words = tiny("wrong", 20, {"--dataset", "no-such"});
  Zk second(words, variables("1")), first(words, variables("0"));
  EXPECT_EQ(first.wait(), 3);
  EXPECT_EQ(second.wait(), 3);
  EXPECT_EQ(first.json()["issue"]["id"], "artifact-missing");
}

int pid_of(const std::string& run, int rank) {
  const auto events = events_of(run, rank);
  return events.empty() ? 0 : events[0].value("pid", 0);
}

TEST(Ranks, ADeadOneIsNamedAndTheOthersStop) {
  world();
  Zk zk(tiny("bereft", 1000000, {"--ranks", "3", "--batch", "6"}));
  ASSERT_TRUE(zk.until([] { return step_of("bereft") >= 15 && pid_of("bereft", 2) > 0; })) << zk.err();
  const int other = pid_of("bereft", 1);
  ::kill(pid_of("bereft", 2), SIGKILL);
  EXPECT_EQ(zk.wait(60), 1) << zk.err();
  const Json issue = zk.json()["issue"];
  EXPECT_EQ(issue["id"], "rank-lost");
  EXPECT_EQ(issue["args"]["ranks"], Json::array({2}));
  EXPECT_EQ(issue["args"]["reason"], "signal 9") << "whoever started it knows how it ended";
  EXPECT_TRUE(wait_until([&] { return ::kill(other, 0) != 0; })) << "rank 1 goes on alone";
  bool named = false;
  for (const auto& event : events_of_kind("bereft", "issue", 1))
    named = named || (event["id"] == "rank-lost" && event["args"]["ranks"] == Json::array({2}));
  EXPECT_TRUE(named) << "rank 1 names rank 2 as well";

  // What was saved goes on, with fewer ranks if need be.
  ASSERT_FALSE(list_checkpoints(run_dir("bereft")).empty());
  const int64_t step = list_checkpoints(run_dir("bereft")).back().step;
  Zk more({"train", "--resume", "bereft", "--ranks", "1", "--steps", std::to_string(step + 5), "--json", "--quiet"});
  EXPECT_EQ(more.wait(), 0) << more.err();
  EXPECT_EQ(more.json()["steps"], step + 5);
}

TEST(Ranks, TheFirstOnesDeathIsNamedByTheOthers) {
  world();
  Zk zk(tiny("headless", 1000000, {"--ranks", "2"}));
  ASSERT_TRUE(zk.until([] { return step_of("headless") >= 5 && pid_of("headless", 1) > 0; })) << zk.err();
  const int other = pid_of("headless", 1);
  ::kill(pid_of("headless", 0), SIGKILL);
  EXPECT_EQ(zk.wait(), -SIGKILL);
  EXPECT_TRUE(wait_until([&] { return ::kill(other, 0) != 0; })) << "rank 1 goes on without rank 0";
  const auto issues = events_of_kind("headless", "issue", 1);
  ASSERT_FALSE(issues.empty());
  EXPECT_EQ(issues.back()["id"], "rank-lost");
  EXPECT_EQ(issues.back()["args"]["ranks"], Json::array({0}));
}

TEST(Ranks, ABatchThatCannotBeSplitIsSaid) {
  world();
  Zk zk(tiny("odd", 10, {"--ranks", "3"}));
  EXPECT_NE(zk.wait(), 0);
  EXPECT_EQ(zk.json()["issue"]["id"], "batch-not-divisible") << zk.out();
}
}  // namespace
}  // namespace zk::test
