// Sequences as rolling hashes: two polynomials modulo 2^64 over the hashes of words (or characters), so that a step
// costs two multiplications whatever n is. A word is normalised as Janitor does it: ASCII lower case, ASCII punctuation
// gone.
#include "engine/corpus/dedup/decontaminate.h"

#include <xxhash.h>

#include <algorithm>
#include <array>
#include <set>

#include "engine/corpus/quality/chars.h"

namespace zk::dedup {
namespace {
using quality::Decoded;
using quality::Span;

/// Two polynomials over the last n values.
class Rolling {
 public:
  explicit Rolling(uint32_t n) : ring_(n) {
    for (uint32_t i = 0; i < n; ++i) power_[0] *= kBase[0], power_[1] *= kBase[1];
  }
  /// Whether n values are there.
  bool push(uint64_t value) {
    const uint64_t old = ring_[count_ % ring_.size()];
    ring_[count_ % ring_.size()] = value;
    for (size_t k = 0; k < 2; ++k)
      hash_[k] = hash_[k] * kBase[k] + value - (count_ >= ring_.size() ? old * power_[k] : 0);
    return ++count_ >= ring_.size();
  }
  uint64_t key() const { return hash_[0]; }
  uint64_t check() const { return hash_[1]; }

 private:
  static constexpr std::array<uint64_t, 2> kBase = {0x9E3779B97F4A7C15ull, 0xD6E8FEB86659FD93ull};
  std::array<uint64_t, 2> hash_{}, power_ = {1, 1};
  std::vector<uint64_t> ring_;
  size_t count_ = 0;
};

bool ascii_punctuation(unsigned char c) {
  return (c >= 0x21 && c <= 0x2F) || (c >= 0x3A && c <= 0x40) || (c >= 0x5B && c <= 0x60) || (c >= 0x7B && c <= 0x7E);
}

/// Replaces `out` by the word in ASCII lower case without ASCII punctuation.
void normalise(std::string_view word, std::string& out) {
  out.clear();
  for (const char c : word)
    if (!ascii_punctuation(static_cast<unsigned char>(c))) out += c >= 'A' && c <= 'Z' ? static_cast<char>(c | 32) : c;
}

/// Calls f(begin, end) in bytes for the words between white space.
template <class F>
void for_each_word(std::string_view text, F&& f) {
  const char *begin = text.data(), *p = begin, *end = p + text.size(), *from = nullptr;
  for (uint32_t bytes = 0; p < end; p += bytes) {
    const bool space = quality::flags_at(p, end, bytes) & quality::kSpace;
    if (space && from) f(uint32_t(from - begin), uint32_t(p - begin)), from = nullptr;
    if (!space && !from) from = p;
  }
  if (from) f(uint32_t(from - begin), uint32_t(end - begin));
}

/// Calls f(value, begin, end) for letters and digits, lower case and narrow; everything else is passed over.
template <class F>
void for_each_sign(std::string_view text, F&& f) {
  using namespace quality;
  const char *begin = text.data(), *p = begin, *end = p + text.size();
  while (p < end) {
    const Decoded d = decode(p, end);
    char32_t c = d.c;
    if (c >= 0xFF01 && c <= 0xFF5E) c -= 0xFEE0;  // full-width forms of ASCII
    if (c >= 'A' && c <= 'Z') c |= 32;
    if (char_table()[c] & (kLetter | kDigit)) {
      uint64_t mixed = (uint64_t{c} + 1) * 0xBF58476D1CE4E5B9ull;
      mixed = (mixed ^ mixed >> 31) * 0x94D049BB133111EBull;
      f(mixed ^ mixed >> 29, uint32_t(p - begin), uint32_t(p - begin) + d.bytes);
    }
    p += d.bytes;
  }
}

}  // namespace

uint32_t Decontaminator::add_benchmark(std::string name) {
  benchmarks_.push_back({std::move(name)});
  return static_cast<uint32_t>(benchmarks_.size() - 1);
}

void Decontaminator::add_gram(uint64_t key, uint64_t check, uint32_t item) {
  const auto [at, added] = index_.try_emplace(key, static_cast<uint32_t>(grams_.size()));
  const uint32_t benchmark = benchmark_of_[item];
  if (added) {
    grams_.push_back({check, 0});
    ++benchmarks_[benchmark].sequences;
  }
  Gram& gram = grams_[at->second];
  if (gram.check != check || (gram.last && links_[gram.last - 1].item == item)) return;
  if (!added) {
    bool known = false;
    for (uint32_t i = gram.last; i; i = links_[i - 1].before) known |= benchmark_of_[links_[i - 1].item] == benchmark;
    benchmarks_[benchmark].sequences += !known;
  }
  links_.push_back({item, gram.last});
  gram.last = static_cast<uint32_t>(links_.size());
}

uint32_t Decontaminator::add(uint32_t benchmark, std::string_view text) {
  const uint32_t item = items();
  benchmark_of_.push_back(benchmark);
  ++benchmarks_[benchmark].items;
  bool any = false;
  if (options_.characters && quality::without_blanks(text)) {
    Rolling rolling(options_.n_characters);
    for_each_sign(text, [&](uint64_t value, uint32_t, uint32_t) {
      if (rolling.push(value)) add_gram(rolling.key(), ~rolling.check(), item), any = any_characters_ = true;
    });
  } else if (options_.words) {
    // here the whole item is normalised before it is split: a word of punctuation alone leaves no trace
    Rolling rolling(options_.n_words);
    std::string word;
    for_each_word(text, [&](uint32_t begin, uint32_t end) {
      normalise(text.substr(begin, end - begin), word);
      if (!word.empty() && rolling.push(XXH3_64bits(word.data(), word.size())))
        add_gram(rolling.key(), rolling.check(), item), any = true;
    });
  }
  if (!any) ++benchmarks_[benchmark].too_short;
  return item;
}

std::vector<uint32_t> Decontaminator::items_of(uint32_t gram) const {
  std::vector<uint32_t> out;
  for (uint32_t i = grams_[gram].last; i; i = links_[i - 1].before) out.push_back(links_[i - 1].item);
  std::reverse(out.begin(), out.end());
  return out;
}

void Decontaminator::find_words(std::string_view text, std::vector<Decontaminated::Hit>& hits) const {
  const uint32_t n = options_.n_words;
  Rolling rolling(n);
  std::vector<uint32_t> begins(n);
  std::string word;
  size_t count = 0;
  for_each_word(text, [&](uint32_t begin, uint32_t end) {
    normalise(text.substr(begin, end - begin), word);  // may be empty: such a sequence equals none
    begins[count++ % n] = begin;
    if (!rolling.push(XXH3_64bits(word.data(), word.size()))) return;
    const auto at = index_.find(rolling.key());
    if (at != index_.end() && grams_[at->second].check == rolling.check())
      hits.push_back({{begins[count % n], end}, at->second});
  });
}

void Decontaminator::find_characters(std::string_view text, std::vector<Decontaminated::Hit>& hits) const {
  const uint32_t n = options_.n_characters;
  Rolling rolling(n);
  std::vector<uint32_t> begins(n);
  size_t count = 0;
  for_each_sign(text, [&](uint64_t value, uint32_t begin, uint32_t end) {
    begins[count++ % n] = begin;
    if (!rolling.push(value)) return;
    const auto at = index_.find(rolling.key());
    if (at != index_.end() && grams_[at->second].check == ~rolling.check())
      hits.push_back({{begins[count % n], end}, at->second});
  });
}

namespace {
/// Positions in characters of byte positions, and back, for ascending positions.
class Places {
 public:
  explicit Places(std::string_view text) : text_(text) {}
  uint32_t chars_at(uint32_t byte) {
    while (byte_ < byte) step();
    return char_;
  }
  uint32_t byte_at(uint32_t c) {
    while (char_ < c && byte_ < text_.size()) step();
    return byte_;
  }

 private:
  void step() {
    byte_ += quality::decode(text_.data() + byte_, text_.data() + text_.size()).bytes;
    ++char_;
  }
  std::string_view text_;
  uint32_t byte_ = 0, char_ = 0;
};
}  // namespace

/// Janitor's cuts, in characters: pieces longer than min_piece between the windows around the hits. As there, the last
/// piece begins one character after the last window.
void Decontaminator::cut(std::string_view text, Decontaminated& out) const {
  out.changed = true;
  if (out.hits.size() > options_.max_hits) return;
  const int64_t size = quality::count_chars(text), window = options_.window, least = options_.min_piece;
  int64_t cut = 0, end = -1;
  std::vector<std::pair<int64_t, int64_t>> pieces;
  for (const auto& hit : out.hits) {
    const auto first = int64_t{quality::count_chars(text.substr(0, hit.where.begin))};
    const auto last = first + quality::count_chars(text.substr(hit.where.begin, hit.where.end - hit.where.begin)) - 1;
    const int64_t begin = std::max<int64_t>(0, first - window);
    end = std::min(size, last + window);
    if (begin - cut > least) pieces.push_back({cut, begin});
    cut = end;
  }
  if (end < size - least) pieces.push_back({end + 1, size});
  Places places(text);
  for (const auto& [from, to] : pieces) {
    const auto a = static_cast<uint32_t>(from), b = static_cast<uint32_t>(to);
    const uint32_t byte = places.byte_at(a);
    out.kept.push_back({a, b, {byte, places.byte_at(b)}});
  }
}

Decontaminated Decontaminator::check(std::string_view text) const {
  Decontaminated out;
  if (options_.words) find_words(text, out.hits);
  if (options_.characters && any_characters_) {
    find_characters(text, out.hits);
    std::stable_sort(out.hits.begin(), out.hits.end(),
                     [](const auto& a, const auto& b) { return a.where.begin < b.where.begin; });
  }
  const uint32_t size = quality::count_chars(text);
  const bool short_clean = options_.drop_short_clean && out.hits.empty() && size < options_.min_piece;
  if (options_.report_only || (out.hits.empty() && !short_clean))
    out.kept.push_back({0, size, {0, static_cast<uint32_t>(text.size())}});
  else
    cut(text, out);
  return out;
}

DecontaminationReport::DecontaminationReport(const Decontaminator& of)
    : of_(&of), found_(of.items()), per_benchmark_(of.benchmarks().size()) {}

void DecontaminationReport::add(const Decontaminated& result) {
  ++documents_;
  hits_ += result.hits.size();
  with_hits_ += !result.hits.empty();
  dropped_ += result.dropped();
  cut_ += result.changed && !result.kept.empty();
  std::set<uint32_t> benchmarks;
  for (const auto& hit : result.hits) {
    for (const uint32_t item : of_->items_of(hit.gram)) {
      found_[item] = true;
      benchmarks.insert(of_->benchmark_of(item));
    }
  }
  for (const uint32_t b : benchmarks) ++per_benchmark_[b];
}

void DecontaminationReport::merge(const DecontaminationReport& other) {
  documents_ += other.documents_, with_hits_ += other.with_hits_, dropped_ += other.dropped_;
  cut_ += other.cut_, hits_ += other.hits_;
  for (size_t i = 0; i < found_.size(); ++i) found_[i] = found_[i] || other.found_[i];
  for (size_t i = 0; i < per_benchmark_.size(); ++i) per_benchmark_[i] += other.per_benchmark_[i];
}

Json DecontaminationReport::to_json() const {
  Json out = {{"documents", documents_}, {"with_hits", with_hits_},    {"dropped", dropped_}, {"cut", cut_},
              {"hits", hits_},           {"benchmarks", Json::array()}};
  const auto& benchmarks = of_->benchmarks();
  std::vector<uint64_t> found(benchmarks.size());
  for (uint32_t item = 0; item < of_->items(); ++item) found[of_->benchmark_of(item)] += found_[item];
  for (size_t i = 0; i < benchmarks.size(); ++i) {
    const auto& b = benchmarks[i];
    out["benchmarks"].push_back({{"name", b.name},
                                 {"items", b.items},
                                 {"too_short", b.too_short},
                                 {"sequences", b.sequences},
                                 {"items_found", found[i]},
                                 {"documents", per_benchmark_[i]}});
  }
  return out;
}
}  // namespace zk::dedup
