// Signatures: simplify, cut into shingles, hash each, take the least of 112 permuted values. The permutations' numbers
// are those of numpy's RandomState(seed).randint, so that signatures can be compared with datatrove's.
#define XXH_INLINE_ALL
#include "engine/corpus/dedup/minhash.h"

#include <xxhash.h>

#include <algorithm>
#include <cstring>
#include <random>

#include "engine/corpus/dedup/digests.h"
#include "engine/corpus/dedup/fold.h"
#include "engine/corpus/dedup/minhash_kernel.h"
#include "engine/corpus/quality/chars.h"

namespace zk::dedup {
namespace {
constexpr uint64_t kPrime = (uint64_t{1} << 61) - 1;

/// numpy's RandomState.randint(low, 2^61-1, dtype=uint64): 61 bits of the Mersenne twister, drawn again while too
/// large.
uint64_t draw(std::mt19937& random, uint64_t low) {
  for (;;) {
    const uint64_t high = random();
    const uint64_t value = (high << 32 | random()) & kPrime;
    if (value <= kPrime - 1 - low) return value + low;
  }
}
}  // namespace

MinHasher::MinHasher(MinHashConfig config) : config_(config) {
  const size_t n = config_.hashes(), padded = (n + 7) / 8 * 8;
  std::mt19937 random(config_.seed);
  for (size_t i = 0; i < n; ++i) a_.push_back(draw(random, 1));
  for (size_t i = 0; i < n; ++i) b_.push_back(draw(random, 0));
  a_.resize(padded);
  b_.resize(padded);
  values_.resize(padded);
}

void MinHasher::add_shingle(std::string_view s) {
  switch (config_.hash) {
    case HashKind::XxHash64:
      shingles_.push_back(XXH64(s.data(), s.size(), 0));
      break;
    case HashKind::XxHash32:
      shingles_.push_back(XXH32(s.data(), s.size(), 0));
      break;
    case HashKind::Sha1_64: {
      const auto digest = sha1(s);
      uint64_t value;
      std::memcpy(&value, digest.data(), sizeof value);  // little-endian, as the machines that this runs on
      shingles_.push_back(value);
    }
  }
}

/// Words with single blanks between them; a shingle is a piece of that.
void MinHasher::cut_words() {
  const size_t n = config_.n_words;
  packed_.clear();
  const char *p = simplified_.data(), *end = p + simplified_.size();
  while (p < end) {
    while (p < end && *p == ' ') ++p;
    if (p == end) break;
    const auto* to = static_cast<const char*>(std::memchr(p, ' ', size_t(end - p)));
    if (!to) to = end;
    if (!packed_.empty()) packed_ += ' ';
    starts_.push_back(static_cast<uint32_t>(packed_.size()));
    packed_.append(p, to);
    ends_.push_back(static_cast<uint32_t>(packed_.size()));
    p = to;
  }
  for (size_t i = 0; i + n <= starts_.size(); ++i)
    add_shingle(std::string_view(packed_).substr(starts_[i], ends_[i + n - 1] - starts_[i]));
}

void MinHasher::cut_characters() {
  const size_t n = config_.n_characters;
  packed_.clear();
  for (const char c : simplified_)
    if (c != ' ') packed_ += c;
  for (size_t i = 0; i < packed_.size(); ++i)
    if ((static_cast<unsigned char>(packed_[i]) & 0xC0) != 0x80) starts_.push_back(static_cast<uint32_t>(i));
  const size_t count = starts_.size();
  starts_.push_back(static_cast<uint32_t>(packed_.size()));
  for (size_t i = 0; i + n <= count; ++i)
    add_shingle(std::string_view(packed_).substr(starts_[i], starts_[i + n] - starts_[i]));
}

std::span<const uint64_t> MinHasher::signature(std::string_view text) {
  simplify(text, simplified_);
  shingles_.clear();
  starts_.clear();
  ends_.clear();
  const bool characters = config_.unit == ShingleUnit::Characters ||
                          (config_.unit == ShingleUnit::Auto && quality::without_blanks(simplified_));
  characters ? cut_characters() : cut_words();
  if (shingles_.empty()) return {};
  const uint64_t mask = config_.hash == HashKind::XxHash32 ? 0xFFFFFFFFu : ~uint64_t{0};
  least_values(a_.data(), b_.data(), a_.size(), shingles_.data(), shingles_.size(), mask, values_.data());
  return {values_.data(), config_.hashes()};
}

double jaccard(std::vector<uint64_t>& a, std::vector<uint64_t>& b) {
  for (auto* set : {&a, &b}) {
    std::sort(set->begin(), set->end());
    set->erase(std::unique(set->begin(), set->end()), set->end());
  }
  size_t both = 0;
  for (size_t i = 0, k = 0; i < a.size() && k < b.size();) {
    if (a[i] == b[k])
      ++both, ++i, ++k;
    else if (a[i] < b[k])
      ++i;
    else
      ++k;
  }
  const size_t all = a.size() + b.size() - both;
  return all ? double(both) / double(all) : 0;
}
}  // namespace zk::dedup
