// The guard lets ordinary training pass and stops what has left the rails; milestones are told once.
#include "engine/train/guard.h"

#include <gtest/gtest.h>

#include <cmath>
#include <limits>

#include "engine/core/random.h"
#include "engine/train/milestones.h"

namespace zk::train {
namespace {
const double kUniform = std::log(4096.0);

TEST(Guard, LetsAnOrdinaryNoisyCurvePass) {
  DivergenceGuard guard(kUniform);
  Random random(1);
  for (int step = 0; step < 3000; ++step) {
    const double loss = 1.2 + 7.2 * std::exp(-step / 200.0) + 0.5 * random.normal();
    EXPECT_FALSE(guard.check(loss, 1 + std::abs(random.normal()))) << "step " << step << " loss " << loss;
  }
}

TEST(Guard, LetsASpikeThatComesBackPass) {
  DivergenceGuard guard(kUniform);
  for (int i = 0; i < 200; ++i) ASSERT_FALSE(guard.check(2.0, 1));
  for (double loss : {9.0, 12.0, 6.0, 3.0}) EXPECT_FALSE(guard.check(loss, 50));
  for (int i = 0; i < 50; ++i) EXPECT_FALSE(guard.check(2.1, 1));
}

TEST(Guard, StopsAtWhatIsNoNumber) {
  const double nan = std::nan(""), inf = std::numeric_limits<double>::infinity();
  for (auto [loss, norm] : {std::pair(nan, 1.0), std::pair(2.0, nan), std::pair(inf, 1.0), std::pair(2.0, inf)}) {
    DivergenceGuard guard(kUniform);
    ASSERT_FALSE(guard.check(8, 1));
    EXPECT_EQ(guard.check(loss, norm), "not-a-number");
  }
}

TEST(Guard, StopsAtAnExplosionAndAtASlowOne) {
  DivergenceGuard fast(kUniform);
  for (int i = 0; i < 20; ++i) ASSERT_FALSE(fast.check(3, 1));
  EXPECT_EQ(fast.check(1000, 1e6), "exploded");
  DivergenceGuard slow(kUniform);
  int step = 0;
  for (; step < 500; ++step)
    if (slow.check(3 + 0.1 * step, 1)) break;
  EXPECT_GT(3 + 0.1 * step, kUniform) << "worse than guessing";
  EXPECT_LT(step, 200);
}

TEST(Guard, AResumedRunDecidesAlike) {
  DivergenceGuard one(kUniform), two(kUniform);
  for (int i = 0; i < 50; ++i) one.check(5 - 0.05 * i, 1);
  two.restore(Json::parse(one.to_json().dump()));
  for (int i = 0; i < 100; ++i) ASSERT_EQ(one.check(3 + i, 1), two.check(3 + i, 1)) << i;
}

TEST(Milestones, EachOnceInOrder) {
  Milestones milestones({{"uniform", 8.0}, {"unigram", 6.0}, {"bigram", 3.0}});
  std::vector<std::string> told;
  for (int step = 1; step <= 400; ++step)
    for (const auto& issue : milestones.add(step, 8.3 * std::exp(-step / 100.0) + (step % 2 ? 0.1 : -0.1))) {
      told.push_back(issue.id);
      EXPECT_EQ(issue.severity, Severity::Milestone);
      EXPECT_LT(issue.args["loss"].get<double>(), issue.args["baseline"].get<double>());
      EXPECT_EQ(issue.args["step"], step);
    }
  EXPECT_EQ(told, (std::vector<std::string>{"crossed-uniform", "crossed-unigram", "crossed-bigram"}));
}

TEST(Milestones, ASingleLowBatchIsNone) {
  Milestones milestones({{"bigram", 3.0}});
  for (int step = 1; step <= 20; ++step) EXPECT_TRUE(milestones.add(step, 6).empty());
  EXPECT_TRUE(milestones.add(21, 1).empty());
  Milestones resumed({{"bigram", 3.0}});
  resumed.restore(Json::parse(milestones.to_json().dump()));
  EXPECT_EQ(resumed.add(22, 6).size(), milestones.add(22, 6).size());
}
}  // namespace
}  // namespace zk::train
