// Against values that can be looked up or counted out.
#include "engine/eval/statistics.h"

#include <gtest/gtest.h>

#include <cmath>

#include "engine/core/random.h"

namespace zk::eval {
namespace {

TEST(Wilson, KnownIntervals) {
  // Wilson score interval without continuity correction, Newcombe 1998, table I.
  Interval i = wilson(81.0 / 263, 263);
  EXPECT_NEAR(i.low, 0.2553, 5e-5);
  EXPECT_NEAR(i.high, 0.3662, 5e-5);
  i = wilson(15.0 / 148, 148);
  EXPECT_NEAR(i.low, 0.0624, 5e-5);
  EXPECT_NEAR(i.high, 0.1605, 5e-5);
  i = wilson(0.0 / 20, 20);
  EXPECT_EQ(i.low, 0);
  EXPECT_NEAR(i.high, 0.1611, 5e-5);
  i = wilson(1.0 / 29, 29);
  EXPECT_NEAR(i.low, 0.0061, 5e-5);
  EXPECT_NEAR(i.high, 0.1718, 5e-5);
  EXPECT_EQ(wilson(0, 0).high, 1);
}

TEST(Wilson, CoversTheTruthAsOftenAsItSays) {
  Random random(5);
  int covered = 0;
  constexpr int kTrials = 4000;
  for (int t = 0; t < kTrials; ++t) {
    int right = 0;
    for (int i = 0; i < 100; ++i) right += random.uniform() < 0.8;
    const Interval interval = wilson(right / 100.0, 100);
    covered += interval.low <= 0.8 && 0.8 <= interval.high;
  }
  EXPECT_NEAR(covered / static_cast<double>(kTrials), 0.95, 0.02);
}

TEST(EffectiveItems, TwinsThatAlwaysAgreeCountOnce) {
  std::vector<Group> agree, mixed, single;
  for (int i = 0; i < 100; ++i) {
    agree.push_back({2, i % 4 ? 2 : 0});
    mixed.push_back({2, i % 4 == 0 ? 0 : i % 4 == 3 ? 2 : 1});  // as two independent coins would fall
    single.push_back({1, i % 4 ? 1 : 0});
  }
  EXPECT_NEAR(effective_items(agree), 100, 1);
  EXPECT_NEAR(effective_items(mixed), 200, 2);
  EXPECT_EQ(effective_items(single), 100);
  EXPECT_NEAR(effective_items(std::vector<Group>(50, Group{2, 2})), 50, 1e-9);  // nothing varies: be careful
}

TEST(McNemar, IsTheBinomialTest) {
  EXPECT_EQ(mcnemar(0, 0), 1);
  EXPECT_NEAR(mcnemar(0, 5), 2 * std::pow(0.5, 5), 1e-12);
  EXPECT_NEAR(mcnemar(5, 0), mcnemar(0, 5), 1e-15);
  EXPECT_EQ(mcnemar(4, 4), 1);
  EXPECT_NEAR(mcnemar(2, 10), 2 * (1 + 12 + 66) / 4096.0, 1e-12);
}

std::vector<PairedGroup> pairs(int both, int only_a, int only_b, int none) {
  std::vector<PairedGroup> out;
  for (int i = 0; i < both; ++i) out.push_back({1, 1, 1, 0, 0});
  for (int i = 0; i < only_a; ++i) out.push_back({1, 1, 0, 1, 0});
  for (int i = 0; i < only_b; ++i) out.push_back({1, 0, 1, 0, 1});
  for (int i = 0; i < none; ++i) out.push_back({1, 0, 0, 0, 0});
  return out;
}

TEST(PairedDifference, OfSingleItemsIsMcNemarAndAgrestiMin) {
  const PairedDifference d = paired_difference(pairs(60, 3, 12, 25));
  EXPECT_NEAR(d.difference, 0.09, 1e-12);
  EXPECT_NEAR(d.p, mcnemar(3, 12), 1e-12);
  const double n = 102, centre = 9 / n, half = kZ95 * std::sqrt((15 + 1) / n - centre * centre) / std::sqrt(n);
  EXPECT_NEAR(d.interval.low, centre - half, 1e-12);
  EXPECT_NEAR(d.interval.high, centre + half, 1e-12);
}

TEST(PairedDifference, NothingDifferentIsNoCertainty) {
  const PairedDifference d = paired_difference(pairs(100, 0, 0, 0));
  EXPECT_EQ(d.difference, 0);
  EXPECT_EQ(d.p, 1);
  EXPECT_LT(d.interval.low, -0.01);
  EXPECT_GT(d.interval.high, 0.01);
}

TEST(PairedDifference, TwinsThatAgreeAreOneObservation) {
  std::vector<PairedGroup> twins;
  for (int i = 0; i < 6; ++i) twins.push_back({2, 0, 2, 0, 2});
  for (int i = 0; i < 44; ++i) twins.push_back({2, 2, 2, 0, 0});
  const PairedDifference d = paired_difference(twins);
  EXPECT_EQ(d.items, 100);
  EXPECT_EQ(d.only_b, 12);
  EXPECT_NEAR(d.p, 2 * std::pow(0.5, 6), 1e-12);  // six questions, not twelve
  const PairedDifference alone = paired_difference(pairs(88, 0, 12, 0));
  EXPECT_GT(d.interval.high - d.interval.low, alone.interval.high - alone.interval.low);
}

TEST(PairedDifference, TheTestKeepsItsLevel) {
  Random random(8);
  int alarms = 0;
  constexpr int kTrials = 2000;
  for (int t = 0; t < kTrials; ++t) {
    std::vector<PairedGroup> groups;
    for (int i = 0; i < 60; ++i) {
      PairedGroup g{2, 0, 0, 0, 0};
      const bool hard = random.uniform() < 0.3;  // twins share how hard they are
      for (int k = 0; k < 2; ++k) {
        const bool a = random.uniform() < (hard ? 0.2 : 0.9), b = random.uniform() < (hard ? 0.2 : 0.9);
        g.a_right += a, g.b_right += b, g.only_a += a && !b, g.only_b += b && !a;
      }
      groups.push_back(g);
    }
    alarms += paired_difference(groups).p < 0.05;
  }
  EXPECT_LT(alarms / static_cast<double>(kTrials), 0.06);
}

TEST(Holm, CorrectsFromTheSmallestOn) {
  const std::vector<double> p = holm({0.01, 0.04, 0.03, 0.5});
  EXPECT_NEAR(p[0], 0.04, 1e-12);
  EXPECT_NEAR(p[2], 0.09, 1e-12);
  EXPECT_NEAR(p[1], 0.09, 1e-12);  // never below one that was smaller
  EXPECT_NEAR(p[3], 0.5, 1e-12);
  EXPECT_TRUE(holm({}).empty());
}

TEST(RatioDifference, FindsAShiftAndItsSpread) {
  Random random(2);
  std::vector<RatioUnit> units;
  for (int i = 0; i < 2000; ++i) {
    const double size = 20 + 80 * random.uniform(), shared = 0.3 * random.normal();
    units.push_back({size * (1.0 + shared), size * (1.1 + shared + 0.05 * random.normal()), size});
  }
  const RatioDifference d = ratio_difference(units);
  EXPECT_NEAR(d.difference, 0.1, 0.005);
  EXPECT_LT(d.interval.low, 0.1);
  EXPECT_GT(d.interval.high, 0.1);
  EXPECT_LT(d.interval.high - d.interval.low, 0.01);  // what both share falls out
  EXPECT_LT(d.p, 1e-6);
  const Interval alone = ratio_interval(units);
  EXPECT_GT(alone.high - alone.low, 0.02);
  EXPECT_EQ(ratio_difference({}).p, 1);
}
}  // namespace
}  // namespace zk::eval
