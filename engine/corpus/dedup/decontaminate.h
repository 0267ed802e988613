// Text that also stands in a test is taken out of the training data (GPT-3, Brown et al. 2020, appendix C; The Pile,
// and lm_eval's Janitor, whose cuts this reproduces): every sequence of n words that a document shares with a test item
// is a hit; a hit goes with 200 characters on both sides; more than ten hits, and the document goes as a whole. For
// text written without blanks sequences of characters take the place of words.
//
//   Decontaminator d;                        const auto id = d.add_benchmark("mmlu");
//   d.add(id, question);  …                  DecontaminationReport report(d);        // one per worker; merge()
//   Decontaminated r = d.check(text);        report.add(r);
#pragma once
#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "engine/core/json.h"
#include "engine/corpus/quality/text_view.h"

namespace zk::dedup {

struct DecontaminationOptions {
  uint32_t n_words = 13;
  uint32_t n_characters = 25;     ///< about as much Japanese as 13 English words hold (a word is some two characters)
  bool words = true;              ///< look for word sequences
  bool characters = true;         ///< look for character sequences of items that are mostly kana and ideographs
  uint32_t window = 200;          ///< characters cut on both sides of a hit
  uint32_t max_hits = 10;         ///< more of them: the document goes
  uint32_t min_piece = 200;       ///< pieces of at most so many characters are not kept
  bool drop_short_clean = false;  ///< Janitor: a document without hits but shorter than min_piece goes too
  bool report_only = false;       ///< count, cut nothing
  /// lm_eval's Janitor with its defaults.
  static DecontaminationOptions janitor() {
    DecontaminationOptions o;
    o.characters = false;
    o.drop_short_clean = true;
    return o;
  }
};

struct Decontaminated {
  struct Hit {
    quality::Span where;  ///< bytes
    uint32_t gram;        ///< which sequence: Decontaminator::items_of()
  };
  struct Piece {
    uint32_t begin, end;  ///< characters (code points)
    quality::Span bytes;
  };
  std::vector<Hit> hits;    ///< in order of place
  std::vector<Piece> kept;  ///< what may stay; the whole text is one piece
  bool changed = false;     ///< something has to go
  bool dropped() const { return changed && kept.empty(); }
};

/// add() everything first; check() then serves all threads.
class Decontaminator {
 public:
  explicit Decontaminator(DecontaminationOptions options = {}) : options_(options) {}
  uint32_t add_benchmark(std::string name);
  /// One item (question, choices and answer as they stand in the test). Returns its number; an item shorter than n
  /// words cannot be found and is counted as such.
  uint32_t add(uint32_t benchmark, std::string_view text);
  Decontaminated check(std::string_view text) const;

  struct Benchmark {
    std::string name;
    uint32_t items = 0, too_short = 0;
    uint64_t sequences = 0;  ///< different ones
  };
  const std::vector<Benchmark>& benchmarks() const { return benchmarks_; }
  uint32_t items() const { return static_cast<uint32_t>(benchmark_of_.size()); }
  uint32_t benchmark_of(uint32_t item) const { return benchmark_of_[item]; }
  size_t sequences() const { return grams_.size(); }
  std::vector<uint32_t> items_of(uint32_t gram) const;

 private:
  struct Gram {
    uint64_t check;  ///< second hash: the first is the key
    uint32_t last;   ///< index into links_
  };
  struct Link {
    uint32_t item, before;  ///< `before` + 1 of the next link, 0 at the end
  };
  void add_gram(uint64_t key, uint64_t check, uint32_t item);
  void find_words(std::string_view text, std::vector<Decontaminated::Hit>& hits) const;
  void find_characters(std::string_view text, std::vector<Decontaminated::Hit>& hits) const;
  void cut(std::string_view text, Decontaminated& out) const;

  DecontaminationOptions options_;
  std::vector<Benchmark> benchmarks_;
  std::vector<uint32_t> benchmark_of_;
  std::unordered_map<uint64_t, uint32_t> index_;
  std::vector<Gram> grams_;
  std::vector<Link> links_;
  bool any_characters_ = false;
};

/// Counts per benchmark: how many of its items were found, in how many documents, how many of those went or were cut.
class DecontaminationReport {
 public:
  explicit DecontaminationReport(const Decontaminator& of);
  void add(const Decontaminated& result);
  void merge(const DecontaminationReport& other);
  uint64_t documents() const { return documents_; }
  /// {documents, with_hits, dropped, cut, hits, benchmarks: [{name, items, too_short, sequences, items_found,
  /// documents}]}
  Json to_json() const;

 private:
  const Decontaminator* of_;
  uint64_t documents_ = 0, with_hits_ = 0, dropped_ = 0, cut_ = 0, hits_ = 0;
  std::vector<bool> found_;              ///< by item
  std::vector<uint64_t> per_benchmark_;  ///< documents with a hit
};
}  // namespace zk::dedup
