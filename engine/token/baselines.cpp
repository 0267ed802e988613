// Counting with sorted ranges of pairs, then one pass over the validation split.
#include "engine/token/baselines.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <map>

namespace zk::token {
namespace {
constexpr int64_t kBlock = 1 << 20;

uint64_t pair_key(int64_t first, int64_t second) {
  return static_cast<uint64_t>(first) << 32 | static_cast<uint64_t>(second);
}

/// Which parts of the training split are counted: all of it, or equal stretches spread evenly.
struct Stretch {
  int64_t first, count;
};
std::vector<Stretch> stretches(int64_t tokens, int64_t most) {
  std::vector<Stretch> list;
  const bool all = tokens <= most;
  const int64_t pieces = all ? (tokens + kBlock - 1) / kBlock : std::max<int64_t>(1, most / kBlock);
  const int64_t length = all ? kBlock : most / pieces;
  for (int64_t p = 0; p < pieces; ++p) {
    const int64_t first = all ? p * kBlock : static_cast<int64_t>(static_cast<__int128>(tokens - length) * p / pieces);
    list.push_back({first, std::min(length, tokens - first)});
  }
  return list;
}

/// Counts of counts give the discount d = n1 / (n1 + 2 n2); kept inside (0, 1) so that unseen events get a share.
struct Discount {
  int64_t ones = 0, twos = 0;
  void see(int64_t count) { ones += count == 1, twos += count == 2; }
  double value() const {
    const auto n1 = static_cast<double>(ones), n2 = static_cast<double>(twos);
    return std::clamp(ones + twos > 0 ? n1 / (n1 + 2 * n2) : 0.5, 0.05, 0.95);
  }
};

class Counter {
 public:
  Counter(const TokenStream& train, const TokenStream& valid, int64_t vocab_size, const BaselineOptions& options)
      : train_(train), options_(options), parts_(stretches(train.size(), options.max_train_tokens)) {
    const auto size = static_cast<size_t>(vocab_size);
    tokens_.resize(size), followed_.resize(size), kinds_.resize(size);
    read_wanted(valid);
  }

  bool count(const std::function<bool()>& stopping) {
    for_each_pair([&](int64_t first, int64_t) { ++followed_[static_cast<size_t>(first)]; });
    count_tokens();
    for (size_t low = 0; low < followed_.size();) {
      if (stopping && stopping()) return false;
      size_t high = low;
      for (int64_t pairs = 0; high < followed_.size(); ++high) {
        if (high > low && pairs + followed_[high] > options_.pairs_in_memory) break;
        pairs += followed_[high];
      }
      count_range(static_cast<int64_t>(low), static_cast<int64_t>(high));
      low = high;
    }
    return true;
  }

  double unigram(int64_t token) const {
    const auto seen = static_cast<double>(tokens_[static_cast<size_t>(token)]), d = unigram_discount();
    const auto size = static_cast<double>(tokens_.size());
    return (std::max(seen - d, 0.0) + d * static_cast<double>(token_kinds_) / size) / static_cast<double>(counted_);
  }

  /// `place` is the pair's place among the wanted ones.
  double bigram(int64_t first, int64_t second, size_t place) const {
    const auto context = static_cast<size_t>(first);
    if (followed_[context] == 0) return unigram(second);
    const double d = bigram_discount(), seen = static_cast<double>(wanted_counts_[place]);
    const double rest = d * static_cast<double>(kinds_[context]) * unigram(second);
    return (std::max(seen - d, 0.0) + rest) / static_cast<double>(followed_[context]);
  }

  size_t place_of_pair(int64_t first, int64_t second) const {
    return static_cast<size_t>(std::lower_bound(wanted_.begin(), wanted_.end(), pair_key(first, second)) -
                               wanted_.begin());
  }
  double unigram_discount() const { return unigram_.value(); }
  double bigram_discount() const { return bigram_.value(); }
  int64_t counted() const { return counted_; }

 private:
  /// Calls f(first, second) for every pair of neighbours inside the counted parts.
  template <class F>
  void for_each_pair(F&& f) {
    std::vector<int64_t> ids(static_cast<size_t>(kBlock + 1));
    for (const auto& part : parts_)
      for (int64_t done = 0; done < part.count; done += kBlock) {
        const int64_t first = part.first + done;
        const int64_t count = std::min({kBlock + 1, part.count - done + 1, train_.size() - first});
        train_.copy(first, count, ids.data());
        for (int64_t i = 0; i + 1 < count; ++i) f(ids[static_cast<size_t>(i)], ids[static_cast<size_t>(i + 1)]);
      }
  }

  void read_wanted(const TokenStream& valid) {
    for (int64_t i = 0; i + 1 < valid.size(); ++i) wanted_.push_back(pair_key(valid.at(i), valid.at(i + 1)));
    std::sort(wanted_.begin(), wanted_.end());
    wanted_.erase(std::unique(wanted_.begin(), wanted_.end()), wanted_.end());
    wanted_counts_.resize(wanted_.size());
  }

  void count_tokens() {
    std::vector<int64_t> ids(static_cast<size_t>(kBlock));
    for (const auto& part : parts_)
      for (int64_t done = 0; done < part.count; done += kBlock) {
        const int64_t count = std::min(kBlock, part.count - done);
        train_.copy(part.first + done, count, ids.data());
        for (int64_t i = 0; i < count; ++i) ++tokens_[static_cast<size_t>(ids[static_cast<size_t>(i)])];
        counted_ += count;
      }
    for (const int64_t seen : tokens_) {
      unigram_.see(seen);
      token_kinds_ += seen > 0;
    }
  }

  /// All pairs whose first token lies in [low, high).
  void count_range(int64_t low, int64_t high) {
    std::vector<uint64_t> pairs;
    for_each_pair([&](int64_t first, int64_t second) {
      if (first >= low && first < high) pairs.push_back(pair_key(first, second));
    });
    std::sort(pairs.begin(), pairs.end());
    size_t want = pairs.empty() ? 0 : place_of_pair(static_cast<int64_t>(pairs[0] >> 32), pairs[0] & 0xFFFFFFFF);
    for (size_t i = 0; i < pairs.size();) {
      size_t end = i + 1;
      while (end < pairs.size() && pairs[end] == pairs[i]) ++end;
      const auto seen = static_cast<int64_t>(end - i);
      bigram_.see(seen);
      ++kinds_[static_cast<size_t>(pairs[i] >> 32)];
      while (want < wanted_.size() && wanted_[want] < pairs[i]) ++want;
      if (want < wanted_.size() && wanted_[want] == pairs[i]) wanted_counts_[want] = seen;
      i = end;
    }
  }

  const TokenStream& train_;
  BaselineOptions options_;
  std::vector<Stretch> parts_;
  std::vector<int64_t> tokens_;    ///< how often each token comes
  std::vector<int64_t> followed_;  ///< how often it has a neighbour after it
  std::vector<int64_t> kinds_;     ///< how many different tokens come after it
  std::vector<uint64_t> wanted_;   ///< pairs of the validation split, sorted
  std::vector<int64_t> wanted_counts_;
  int64_t counted_ = 0, token_kinds_ = 0;
  Discount unigram_, bigram_;
};

struct Sums {
  Tally text;
  int64_t targets = 0;
  std::array<double, 3> nats{};  ///< uniform, unigram, bigram

  Json to_json() const {
    constexpr std::array<const char*, 3> kNames = {"uniform", "unigram", "bigram"};
    Json out = {{"targets", targets}};
    out.update(text.to_json());
    const double tokens = static_cast<double>(std::max<int64_t>(text.tokens, 1));
    for (size_t m = 0; m < nats.size(); ++m) {
      const double nats_per_token = nats[m] / static_cast<double>(std::max<int64_t>(targets, 1));
      const double bits = nats_per_token / std::log(2.0);
      out[kNames[m]] = {
          {"nats_per_token", nats_per_token},
          {"bits_per_token", bits},
          {"bits_per_byte", bits * tokens / static_cast<double>(std::max<int64_t>(text.bytes, 1))},
          {"bits_per_character", bits * tokens / static_cast<double>(std::max<int64_t>(text.characters, 1))}};
    }
    return out;
  }
};
}  // namespace

Result<Json> measure_baselines(const TokenStream& train, const TokenStream& valid,
                               const std::vector<DocumentSpan>& valid_documents, int64_t vocab_size,
                               const BaselineOptions& options, const std::function<bool()>& stopping) {
  Counter counter(train, valid, vocab_size, options);
  if (!counter.count(stopping)) return issue_error("stopped", Json::object(), Exit::Stopped);
  Sums all;
  std::map<std::string, Sums> by_language;
  for (const auto& document : valid_documents) {
    Sums& own = by_language[document.lang];
    own.text.add({1, document.tokens, document.bytes, document.characters});
    for (int64_t i = std::max<int64_t>(document.start, 1); i < document.start + document.tokens; ++i) {
      const int64_t first = valid.at(i - 1), second = valid.at(i);
      own.nats[0] += std::log(static_cast<double>(vocab_size));
      own.nats[1] -= std::log(counter.unigram(second));
      own.nats[2] -= std::log(counter.bigram(first, second, counter.place_of_pair(first, second)));
      ++own.targets;
    }
  }
  Json languages = Json::object();
  for (const auto& [lang, own] : by_language) {
    all.text.add(own.text);
    all.targets += own.targets;
    for (size_t m = 0; m < all.nats.size(); ++m) all.nats[m] += own.nats[m];
    languages[lang] = own.to_json();
  }
  return Json{{"counted_tokens", counter.counted()},
              {"train_tokens", train.size()},
              {"vocab_size", vocab_size},
              {"smoothing", "interpolated absolute discounting"},
              {"discounts", {{"unigram", counter.unigram_discount()}, {"bigram", counter.bigram_discount()}}},
              {"all", all.to_json()},
              {"by_language", languages}};
}
}  // namespace zk::token
