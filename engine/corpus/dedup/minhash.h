// MinHash signatures (Broder 1997): two texts whose sets of word n-grams overlap by a share J agree in each value with
// probability J. In parity mode every value equals datatrove's bit for bit, including that a*x+b wraps at 2^64 before
// the remainder modulo 2^61-1 is taken; there a document with fewer than n words has no signature.
#pragma once
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace zk::dedup {

enum class HashKind : uint8_t { XxHash64, XxHash32, Sha1_64 };
enum class ShingleUnit : uint8_t {
  Words,       ///< n words of the simplified text, as datatrove
  Characters,  ///< n characters of it without blanks: for text that is written without blanks
  Auto,        ///< Characters where more than a third of the letters are Japanese or Chinese, else Words
};

struct MinHashConfig {
  uint32_t n_words = 5;
  uint32_t n_characters = 8;
  ShingleUnit unit = ShingleUnit::Words;
  HashKind hash = HashKind::XxHash64;
  uint32_t buckets = 14, hashes_per_bucket = 8;  ///< found alike with probability 1-(1-J^8)^14
  uint32_t seed = 1;
  uint32_t hashes() const { return buckets * hashes_per_bucket; }
};

/// Not for several threads at once: holds working memory. One per thread.
class MinHasher {
 public:
  explicit MinHasher(MinHashConfig config = {});
  /// config.hashes() values, valid until the next call; empty if the text has fewer than n words (or characters).
  std::span<const uint64_t> signature(std::string_view text);
  const std::vector<uint64_t>& shingles() const { return shingles_; }  ///< of the last text, in order
  const std::string& simplified() const { return simplified_; }        ///< the last text, simplified
  const MinHashConfig& config() const { return config_; }

 private:
  void cut_words();
  void cut_characters();
  void add_shingle(std::string_view shingle);

  MinHashConfig config_;
  std::vector<uint64_t> a_, b_, values_, shingles_;
  std::vector<uint32_t> starts_, ends_;
  std::string simplified_, packed_;
};

/// Shared part of two sets of shingles, 0 to 1: the true similarity that signatures estimate. Sorts and uniques both.
double jaccard(std::vector<uint64_t>& a, std::vector<uint64_t>& b);
}  // namespace zk::dedup
