// The sampler: every window once an epoch, ranks together equal one process, a restored cursor goes on exactly.
#include "engine/token/window_sampler.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <set>

#include "token_fixtures.h"

namespace zk::token {
namespace {

struct Data {
  explicit Data(int64_t tokens) : stream(write_stream(dir.path(), make(tokens), ByteTokenizer(65536), 100)) {}
  static Ids make(int64_t tokens) {
    Ids ids;
    for (int64_t i = 0; i < tokens; ++i) ids.push_back(static_cast<int32_t>(i));
    return ids;
  }
  TempDir dir;
  TokenStream stream;
};

WindowSampler sampler_of(const Data& data, SamplerOptions options) {
  return std::move(WindowSampler::create(data.stream, options).value());
}

/// Inputs of the next step.
std::vector<int64_t> step(WindowSampler& sampler, int64_t seq_len) {
  std::vector<int64_t> inputs(static_cast<size_t>(sampler.rows() * seq_len)), targets = inputs;
  sampler.next(inputs.data(), targets.data());
  for (size_t i = 0; i < inputs.size(); ++i) EXPECT_EQ(targets[i], inputs[i] + 1);  // ids count upwards in this data
  return inputs;
}

TEST(Permutation, IsABijectionThatDependsOnTheKey) {
  for (const uint64_t n : {1, 2, 3, 5, 64, 65, 1000, 4097}) {
    std::set<uint64_t> seen;
    int moved = 0, differs = 0;
    const Permutation one(n, 1), two(n, 2);
    for (uint64_t i = 0; i < n; ++i) {
      ASSERT_LT(one(i), n);
      seen.insert(one(i));
      moved += one(i) != i;
      differs += one(i) != two(i);
    }
    EXPECT_EQ(seen.size(), n);
    if (n < 64) continue;
    EXPECT_GT(moved, static_cast<int>(n * 9 / 10));
    EXPECT_GT(differs, static_cast<int>(n * 9 / 10));
  }
}

TEST(WindowSampler, VisitsEveryWindowOnceAnEpoch) {
  const Data data(10 * 7 + 1);
  auto sampler = sampler_of(data, {.seq_len = 7, .global_batch = 5, .seed = 3});
  ASSERT_EQ(sampler.windows(), 10);
  std::vector<std::set<int64_t>> epochs(2);
  for (auto& starts : epochs)
    for (int s = 0; s < 2; ++s) {
      const auto inputs = step(sampler, 7);
      for (size_t row = 0; row < 5; ++row) starts.insert(inputs[row * 7]);
    }
  EXPECT_EQ(epochs[0].size(), 10u);
  EXPECT_EQ(epochs[0], epochs[1]);
  EXPECT_DOUBLE_EQ(sampler.epoch(), 2.0);
  EXPECT_NE(sampler.window_of(0) * 100 + sampler.window_of(1), sampler.window_of(10) * 100 + sampler.window_of(11))
      << "the second epoch has its own order";
}

TEST(WindowSampler, RanksTogetherSeeWhatOneProcessSees) {
  const Data data(500);
  for (const int ranks : {1, 2, 3, 4}) {
    auto alone = sampler_of(data, {.seq_len = 8, .global_batch = 12, .seed = 5});
    std::vector<WindowSampler> team;
    for (int r = 0; r < ranks; ++r)
      team.push_back(sampler_of(data, {.seq_len = 8, .global_batch = 12, .seed = 5, .rank = r, .ranks = ranks}));
    for (int s = 0; s < 9; ++s) {
      std::vector<int64_t> joined;
      for (auto& member : team) {
        const auto part = step(member, 8);
        joined.insert(joined.end(), part.begin(), part.end());
      }
      EXPECT_EQ(joined, step(alone, 8)) << ranks << " ranks, step " << s;
    }
  }
}

TEST(WindowSampler, GoesOnExactlyFromACursor) {
  const Data data(500);
  const SamplerOptions options{.seq_len = 8, .global_batch = 6, .seed = 5};
  auto first = sampler_of(data, options);
  for (int s = 0; s < 13; ++s) step(first, 8);
  const Json cursor = Json::parse(first.cursor().dump());
  auto second = sampler_of(data, options);
  ASSERT_TRUE(second.restore(cursor).ok());
  EXPECT_EQ(second.samples(), 78);
  for (int s = 0; s < 20; ++s) EXPECT_EQ(step(second, 8), step(first, 8));
}

TEST(WindowSampler, RefusesWhatDoesNotFit) {
  const Data data(500), longer(501);
  const SamplerOptions options{.seq_len = 8, .global_batch = 6, .seed = 5};
  auto sampler = sampler_of(data, options);
  EXPECT_EQ(sampler.restore(sampler_of(longer, options).cursor()).issue().id, "cursor-mismatch");
  EXPECT_EQ(sampler.restore(Json::object()).issue().id, "cursor-mismatch");
  EXPECT_EQ(WindowSampler::create(data.stream, {.seq_len = 500}).issue().id, "dataset-too-short");
  EXPECT_EQ(WindowSampler::create(data.stream, {.global_batch = 6, .ranks = 4}).issue().id, "batch-not-divisible");
  EXPECT_EQ(WindowSampler::create(data.stream, {.seq_len = 499, .global_batch = 1})->windows(), 1);
}

TEST(WindowSampler, PeekShowsIdsTargetsAndBorders) {
  const TempDir dir;
  const TokenStream stream = write_stream(dir.path(), {1, 10, 11, 1, 12, 13, 1, 14, 15}, ByteTokenizer());
  auto sampler = std::move(WindowSampler::create(stream, {.seq_len = 4, .global_batch = 1}).value());
  const WindowView view = sampler.peek(0, 1);
  const bool front = view.window == 0;
  EXPECT_EQ(view.ids, front ? (Ids{1, 10, 11, 1}) : (Ids{12, 13, 1, 14}));
  EXPECT_EQ(view.targets, front ? (Ids{10, 11, 1, 12}) : (Ids{13, 1, 14, 15}));
  EXPECT_EQ(view.borders, front ? (std::vector<int64_t>{0, 3}) : (std::vector<int64_t>{2}));
}

TEST(OrderedWindows, CoverEveryTargetOnce) {
  for (const int64_t tokens : {9, 10, 17, 100, 101}) {
    const Data data(tokens);
    const OrderedWindows windows(data.stream, 8);
    std::vector<int64_t> inputs(8), targets(8), seen;
    for (int64_t w = 0; w < windows.count(); ++w) {
      const int64_t fresh = windows.fill(w, inputs.data(), targets.data());
      EXPECT_EQ(targets[0], inputs[0] + 1);
      seen.insert(seen.end(), targets.end() - fresh, targets.end());
    }
    ASSERT_EQ(seen.size(), static_cast<size_t>(tokens - 1));
    for (int64_t i = 0; i < tokens - 1; ++i) EXPECT_EQ(seen[static_cast<size_t>(i)], i + 1);
  }
  EXPECT_EQ(OrderedWindows(Data(8).stream, 8).count(), 0);
}
}  // namespace
}  // namespace zk::token
