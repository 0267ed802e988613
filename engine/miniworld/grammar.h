// The language of the world, learned from the writer: each sentence pair with the words that its slots may hold. A text
// is matched sentence by sentence along a trie whose edges are bytes or slots (a slot is itself a trie of words),
// always taking the longest match. The work at a position is bounded by the tables, so reading takes linear time.
#pragma once
#include <array>
#include <cstdint>
#include <functional>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "engine/miniworld/miniworld.h"
#include "engine/miniworld/writer.h"

namespace zk::miniworld {

/// Sorted key_ids of the things that a word may stand for: "she" is the set of all girls.
using Keys = std::vector<std::uint16_t>;

/// What one reading of a sentence says about a slot.
struct Binding {
  std::uint8_t slot;
  Keys keys;  ///< empty where two mentions contradict each other
};

/// One way to read a sentence.
struct Match {
  int pair;  ///< index into Grammar::pairs()
  std::vector<Binding> bindings;
  const Keys* get(Slot slot) const;
};

struct Sentence {
  std::size_t begin, end;      ///< bytes of the text
  std::vector<Match> matches;  ///< empty: not a sentence of the world
};

/// A pair as the writer used it.
struct KnownPair {
  std::string en, ja;
  bool lead_in;
};

class Grammar {
 public:
  /// Lets the writer write some thousand documents and all facts with the held-out rule off, and learns its pairs.
  Grammar();
  ~Grammar();
  Grammar(const Grammar&) = delete;
  Grammar& operator=(const Grammar&) = delete;

  const std::vector<KnownPair>& pairs() const { return pairs_; }
  void sentences(std::string_view text, Lang lang, const std::function<void(const Sentence&)>& sink) const;

 private:
  struct Side;
  std::vector<KnownPair> pairs_;
  std::array<std::unique_ptr<Side>, 2> sides_;  ///< English, Japanese
};

/// Writes with `w` every pair of the documents at least a few times (used by the grammar and by tests).
void rehearse(Writer& w, int documents);

}  // namespace zk::miniworld
