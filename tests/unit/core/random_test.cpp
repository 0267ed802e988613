#include "engine/core/random.h"

#include <gtest/gtest.h>

using namespace zk;

TEST(Random, ReferenceVectors) {
  // SplitMix64 with state 0: published first outputs.
  uint64_t state = 0;
  EXPECT_EQ(splitmix64(state), 0xE220A8397B1DCDAFULL);
  EXPECT_EQ(splitmix64(state), 0x6E789E6AA1B965F4ULL);
  // xoshiro256** from state {1, 2, 3, 4}.
  Random random;
  random.state = {1, 2, 3, 4};
  EXPECT_EQ(random.next(), 11520u);
  EXPECT_EQ(random.next(), 0u);
  EXPECT_EQ(random.next(), 1509978240u);
}

TEST(Random, StateCanBeKept) {
  Random a(7);
  for (int i = 0; i < 10; ++i) a.next();
  Random b;
  b.state = a.state;
  EXPECT_EQ(a.next(), b.next());
}

TEST(Random, RangesAndMoments) {
  Random random(3);
  double sum = 0, squares = 0;
  int counts[6] = {};
  for (int i = 0; i < 60000; ++i) {
    double x = random.normal();
    sum += x;
    squares += x * x;
    ++counts[random.below(6)];
    double u = random.uniform();
    ASSERT_TRUE(u >= 0 && u < 1);
  }
  EXPECT_NEAR(sum / 60000, 0, 0.02);
  EXPECT_NEAR(squares / 60000, 1, 0.03);
  for (int count : counts) EXPECT_NEAR(count, 10000, 500);
}

TEST(Random, StreamsDiffer) {
  EXPECT_NE(mix_seed(1, 0), mix_seed(1, 1));
  EXPECT_NE(mix_seed(1, 0), mix_seed(2, 0));
}
