// How a BPE tokenizer came to its pieces and how it cuts a text, one merge at a time: what the merge theatre plays. The
// order of the merges is in the pieces' scores; the pair behind a piece is what the earlier merges leave of it
// (Sennrich, Haddow and Birch 2016). Slow and plain: engine/token/bpe_encoder.h is the fast twin, a test compares the
// two.
#pragma once
#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "engine/token/model_proto.h"

namespace zk::token {

struct MergeRule {
  int32_t left = -1, right = -1, piece = -1;  ///< ids; left and right are -1 where no single pair makes the piece
};

struct MergeSymbol {
  int32_t id = -1;        ///< -1: a character without a piece (it becomes bytes in the end)
  std::string_view text;  ///< of the text that is cut
};

/// One rule applied to a text, at one place or at several in a row.
struct MergeStep {
  int64_t rule = 0;  ///< index into rules()
  std::vector<MergeSymbol> symbols;
};

class MergeStory {
 public:
  /// Issue tokenizer-no-merges {kind} for anything but a BPE model.
  static Result<MergeStory> make(ModelSettings settings);

  /// In the order in which they were learned.
  const std::vector<MergeRule>& rules() const { return rules_; }
  const ModelPiece& piece(int32_t id) const { return settings_.pieces[static_cast<size_t>(id)]; }

  /// Single characters of `text`.
  std::vector<MergeSymbol> start(std::string_view text) const;
  /// All steps from start() to the tokens; the symbols of the last are the encoder's.
  std::vector<MergeStep> play(std::string_view text) const;
  /// How often each rule is applied while `text` is cut.
  std::vector<int64_t> count(std::string_view text) const;

 private:
  void take_pieces();
  void take_pairs();
  void find_pair(size_t rule);
  /// The next merge of `symbols` by rules below `limit`: its place and rule; place -1 if there is none.
  struct Next {
    int64_t place = -1, rule = 0;
  };
  Next next_of(const std::vector<MergeSymbol>& symbols, int64_t limit) const;
  void apply(std::vector<MergeSymbol>& symbols, const Next& next) const;

  ModelSettings settings_;
  std::vector<MergeRule> rules_;
  std::unordered_map<std::string, int32_t> characters_;  ///< as they stand in texts
  std::unordered_map<uint64_t, int64_t> pairs_;          ///< of ids, to rules
  bool words_apart_ = true;                              ///< no piece has a blank behind its first character
};
}  // namespace zk::token
