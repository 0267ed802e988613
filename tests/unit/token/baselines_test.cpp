// Baselines against counting by hand: the same smoothing written out over maps, probabilities that add up to one.
#include "engine/token/baselines.h"

#include <gtest/gtest.h>

#include <cmath>
#include <map>

#include "engine/core/random.h"
#include "token_fixtures.h"

namespace zk::token {
namespace {
constexpr int64_t kVocab = 20;

/// The formulas of baselines.h over plain maps.
struct ByHand {
  explicit ByHand(const Ids& train) {
    for (const int32_t id : train) ++tokens[id];
    for (size_t i = 0; i + 1 < train.size(); ++i) ++pairs[{train[i], train[i + 1]}], ++contexts[train[i]];
    for (const auto& [pair, count] : pairs) ++kinds[pair.first];
    total = static_cast<double>(train.size());
    d1 = discount(tokens), d2 = discount(pairs);
  }
  template <class Map>
  static double discount(const Map& counts) {
    double ones = 0, twos = 0;
    for (const auto& [key, count] : counts) ones += count == 1, twos += count == 2;
    return std::min(0.95, std::max(0.05, ones + twos > 0 ? ones / (ones + 2 * twos) : 0.5));
  }
  double unigram(int32_t w) const {
    const double seen = tokens.contains(w) ? tokens.at(w) : 0;
    return (std::max(seen - d1, 0.0) + d1 * static_cast<double>(tokens.size()) / kVocab) / total;
  }
  double bigram(int32_t v, int32_t w) const {
    if (!contexts.contains(v)) return unigram(w);
    const double seen = pairs.contains({v, w}) ? pairs.at({v, w}) : 0;
    return (std::max(seen - d2, 0.0) + d2 * kinds.at(v) * unigram(w)) / contexts.at(v);
  }
  std::map<int32_t, double> tokens, contexts, kinds;
  std::map<std::pair<int32_t, int32_t>, double> pairs;
  double total = 0, d1 = 0, d2 = 0;
};

/// Skewed ids in which some tokens are rare and some never come.
Ids skewed(int64_t count, uint64_t seed) {
  Random random(seed);
  Ids ids;
  for (int64_t i = 0; i < count; ++i) {
    const double u = random.uniform();
    ids.push_back(static_cast<int32_t>(u * u * u * (seed % 2 ? 18 : 20)));
  }
  return ids;
}

struct Data {
  explicit Data(int64_t train_tokens = 400)
      : train(skewed(train_tokens, 1)),
        valid(skewed(100, 2)),
        train_stream(write("train", train)),
        valid_stream(write("valid", valid)) {
    documents = {{"a", "en", "", 0, 40, 80, 70}, {"b", "ja", "", 40, 60, 180, 60}};
  }
  TokenStream write(const char* split, const Ids& ids) {
    return write_stream(dir.path(), ids, ByteTokenizer(), 64, split);
  }
  Json measure(const BaselineOptions& options = {}) const {
    return measure_baselines(train_stream, valid_stream, documents, kVocab, options).value();
  }
  TempDir dir;
  Ids train, valid;
  TokenStream train_stream, valid_stream;
  std::vector<DocumentSpan> documents;
};

TEST(Baselines, EqualCountingByHand) {
  const Data data;
  const ByHand by_hand(data.train);
  double unigram = 0, bigram = 0, bigram_ja = 0;
  for (size_t i = 1; i < data.valid.size(); ++i) {
    unigram -= std::log(by_hand.unigram(data.valid[i]));
    bigram -= std::log(by_hand.bigram(data.valid[i - 1], data.valid[i]));
    if (i >= 40) bigram_ja -= std::log(by_hand.bigram(data.valid[i - 1], data.valid[i]));
  }
  const Json result = data.measure();
  const Json& all = result["all"];
  EXPECT_EQ(all["targets"], 99);
  EXPECT_NEAR(all["uniform"]["nats_per_token"].get<double>(), std::log(20.0), 1e-12);
  EXPECT_NEAR(all["unigram"]["nats_per_token"].get<double>(), unigram / 99, 1e-12);
  EXPECT_NEAR(all["bigram"]["nats_per_token"].get<double>(), bigram / 99, 1e-12);
  EXPECT_NEAR(result["by_language"]["ja"]["bigram"]["nats_per_token"].get<double>(), bigram_ja / 60, 1e-12);
  EXPECT_NEAR(result["discounts"]["bigram"].get<double>(), by_hand.d2, 1e-12);
  EXPECT_EQ(result["counted_tokens"], 400);
  const double bits = bigram / 99 / std::log(2.0);
  EXPECT_NEAR(all["bigram"]["bits_per_token"].get<double>(), bits, 1e-12);
  EXPECT_NEAR(all["bigram"]["bits_per_byte"].get<double>(), bits * 100 / 260, 1e-12);
  EXPECT_NEAR(all["bigram"]["bits_per_character"].get<double>(), bits * 100 / 130, 1e-12);
  EXPECT_NEAR(all["bytes_per_token"].get<double>(), 2.6, 1e-12);
}

TEST(Baselines, ProbabilitiesAddUpToOne) {
  const Data data;
  const ByHand by_hand(data.train);
  for (int32_t v = 0; v < kVocab; ++v) {
    double sum = 0, sum1 = 0;
    for (int32_t w = 0; w < kVocab; ++w) sum += by_hand.bigram(v, w), sum1 += by_hand.unigram(w);
    EXPECT_NEAR(sum, 1, 1e-12);
    EXPECT_NEAR(sum1, 1, 1e-12);
  }
}

TEST(Baselines, LittleMemoryGivesTheSameNumbers) {
  const Data data(5000);
  const Json whole = data.measure();
  for (const int64_t pairs : {1, 50, 700}) EXPECT_EQ(data.measure({.pairs_in_memory = pairs}), whole) << pairs;
}

TEST(Baselines, ALargeSplitIsCountedInStretches) {
  const Data data(5000);
  const Json part = data.measure({.max_train_tokens = 1000});
  EXPECT_EQ(part["counted_tokens"], 1000);
  EXPECT_EQ(part["train_tokens"], 5000);
  const double all = data.measure()["all"]["unigram"]["nats_per_token"];
  EXPECT_NEAR(part["all"]["unigram"]["nats_per_token"].get<double>(), all, 0.1);
}

TEST(Baselines, UnseenTokensAndPairsAreFinite) {
  const TempDir dir;
  const auto train = write_stream(dir.path(), {1, 2, 2, 2, 2}, ByteTokenizer());
  const auto valid = write_stream(dir.path(), {1, 9, 8, 1, 7}, ByteTokenizer(), 1 << 20, "valid");
  const Json result = measure_baselines(train, valid, {{"a", "en", "", 0, 5, 4, 4}}, kVocab).value();
  for (const char* model : {"unigram", "bigram"}) {
    const double nats = result["all"][model]["nats_per_token"];
    EXPECT_TRUE(std::isfinite(nats));
    EXPECT_GT(nats, std::log(20.0)) << "what never came must cost more than a guess";
  }
}

TEST(Baselines, Stop) {
  const Data data;
  EXPECT_EQ(measure_baselines(data.train_stream, data.valid_stream, data.documents, kVocab, {}, [] { return true; })
                .issue()
                .id,
            "stopped");
}
}  // namespace
}  // namespace zk::token
