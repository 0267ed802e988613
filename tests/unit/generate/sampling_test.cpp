// Drawing tokens and looking at them; the filters themselves are compared in tests/golden/sampling.
#include "engine/generate/sampling.h"

#include <gtest/gtest.h>

#include <cmath>
#include <limits>

#include "byte_tokenizer.h"
#include "engine/generate/token_view.h"

namespace zk::generate {
namespace {
const std::vector<float> kLogits = {std::log(0.5f), std::log(0.3f), std::log(0.15f), std::log(0.05f)};

TEST(Choose, TakesTheLikeliestAtTemperatureZero) {
  spec::SamplingParams greedy{.temperature = 0};
  Random random(1);
  EXPECT_EQ(choose(greedy, {}, kLogits, random), 0);
  const std::vector<float> equal = {1, 2, 2, 0};
  EXPECT_EQ(choose(greedy, {}, equal, random), 1);
  greedy.repetition_penalty = 4;
  const std::vector<float> positive = {2, 1, 0.6f, 0.1f};
  const std::vector<int32_t> previous = {0};
  EXPECT_EQ(choose(greedy, previous, positive, random), 1);
}

TEST(Choose, DrawsInProportion) {
  spec::SamplingParams sampling{.temperature = 1};
  Random random(7);
  std::vector<int> count(4);
  constexpr int kDraws = 20000;
  for (int i = 0; i < kDraws; ++i) ++count[static_cast<size_t>(choose(sampling, {}, kLogits, random))];
  const double p[] = {0.5, 0.3, 0.15, 0.05};
  for (size_t i = 0; i < 4; ++i) {
    const double sigma = std::sqrt(kDraws * p[i] * (1 - p[i]));
    EXPECT_NEAR(count[i], kDraws * p[i], 4 * sigma) << i;
  }
}

TEST(Choose, TheSameSeedDrawsTheSame) {
  spec::SamplingParams sampling{.temperature = 1.5};
  Random a(3), b(3), c(4);
  int different = 0;
  for (int i = 0; i < 200; ++i) {
    const int32_t x = choose(sampling, {}, kLogits, a);
    EXPECT_EQ(x, choose(sampling, {}, kLogits, b));
    different += x != choose(sampling, {}, kLogits, c);
  }
  EXPECT_GT(different, 0);
}

TEST(Choose, RefusesNumbersThatAreNone) {
  const std::vector<float> broken = {0, std::numeric_limits<float>::quiet_NaN()};
  Random random(1);
  EXPECT_EQ(choose({}, {}, broken, random), -1);
}

TEST(TokenView, TellsProbabilityRankEntropyAndRivals) {
  const TokenView view = view_of(kLogits, 2, 3);
  EXPECT_NEAR(view.p, 0.15, 1e-7);
  EXPECT_EQ(view.rank, 3);
  double entropy = 0;
  for (const double p : {0.5, 0.3, 0.15, 0.05}) entropy -= p * std::log(p);
  EXPECT_NEAR(view.entropy, entropy, 1e-6);
  ASSERT_EQ(view.top.size(), 3u);
  EXPECT_EQ(view.top[0].id, 0);
  EXPECT_NEAR(view.top[1].p, 0.3, 1e-7);
  EXPECT_EQ(view_of(kLogits, 0, 99).top.size(), 4u);
}

TEST(TokenView, EqualLogitsAreRankedById) {
  const std::vector<float> equal(5, 1.0f);
  EXPECT_EQ(view_of(equal, 0, 0).rank, 1);
  EXPECT_EQ(view_of(equal, 4, 0).rank, 5);
  EXPECT_NEAR(view_of(equal, 4, 0).entropy, std::log(5.0), 1e-9);
}

TEST(TokenView, ShowsPiecesThatAreNoText) {
  const test::ByteTokenizer tokenizer;
  EXPECT_EQ(shown(tokenizer, 'a'), "a");
  EXPECT_EQ(shown(tokenizer, 0xE3), "<byte 227>");
  EXPECT_EQ(shown(tokenizer, 259), "<|end|>");
}
}  // namespace
}  // namespace zk::generate
