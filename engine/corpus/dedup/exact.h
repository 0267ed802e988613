// Copies of whole documents, lines and paragraphs. What is compared is a 128-bit hash (XXH3); who came first is a
// number that the caller gives, so that several workers and any order of work give the same answer.
#pragma once
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "engine/corpus/quality/text_view.h"

namespace zk::dedup {

struct TextKey {
  uint64_t low = 0, high = 0;
  bool operator==(const TextKey&) const = default;
};
TextKey text_key(std::string_view text);

/// Keys, each with the lowest rank that was offered with it. 24 bytes a place, at most two thirds of the places full.
class FirstSeen {
 public:
  /// Remembers `rank` if it is the lowest for this key so far. Returns the lowest.
  uint64_t offer(const TextKey& key, uint64_t rank);
  std::optional<uint64_t> find(const TextKey& key) const;
  void merge(const FirstSeen& other);
  size_t size() const { return used_; }

 private:
  struct Place {
    TextKey key;
    uint64_t rank = 0;
  };
  size_t place_of(const TextKey& key) const;
  void grow();
  std::vector<Place> places_;  ///< size a power of two; an empty place has the key {0, 0}
  size_t used_ = 0;
};

/// Copies of whole texts, byte for byte.
///   in one pass, documents in order:   auto first = exact.offer(text, n);  keep if first == n, else a copy of `first`
///   with workers: offer everything, merge(), then keep(text, n)
class ExactDedup {
 public:
  uint64_t offer(std::string_view text, uint64_t document) { return seen_.offer(text_key(text), document); }
  bool keep(std::string_view text, uint64_t document) const { return seen_.find(text_key(text)) == document; }
  void merge(const ExactDedup& other) { seen_.merge(other.seen_); }
  size_t different() const { return seen_.size(); }

 private:
  FirstSeen seen_;
};

struct LineDedupOptions {
  bool paragraphs = false;      ///< pieces between blank lines instead of lines
  uint32_t min_characters = 0;  ///< shorter pieces stay wherever they are; 0: even blank lines count, as in C4
};

struct LineDedupResult {
  std::string text;                    ///< what is left
  uint32_t elsewhere = 0;              ///< pieces taken out because another document keeps them
  uint32_t within = 0;                 ///< because they came before in the same document
  std::vector<quality::Span> removed;  ///< places in the text that came in
  bool changed() const { return elsewhere + within > 0; }
};

/// C4's rule: of all documents that hold a line (compared without white space at its ends, in lower case) the one of
/// lowest rank keeps it, once. Two passes: offer() every document, then apply() to each. A document left empty is
/// dropped by the caller.
class LineDedup {
 public:
  explicit LineDedup(LineDedupOptions options = {}) : options_(options) {}
  void offer(std::string_view text, uint64_t rank);
  LineDedupResult apply(std::string_view text, uint64_t rank) const;
  void merge(const LineDedup& other) { owners_.merge(other.owners_); }

 private:
  LineDedupOptions options_;
  FirstSeen owners_;
};
/// C4's rank of a page: the beginning of the MD5 of its address. A document number serves as well: the first keeps.
uint64_t url_rank(std::string_view url);
}  // namespace zk::dedup
