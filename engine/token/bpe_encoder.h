// BPE encoding without the library, several times as fast: the same merges in the same order, found by a table of pairs
// of ids instead of strings. It takes a text that needs no normalisation but the escaping of blanks. The library's own
// encoder is its twin; sentencepiece.h opens a model either way, and tests compare the two.
#pragma once
#include <array>
#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

#include "engine/token/model_proto.h"
#include "engine/token/tokenizer.h"

namespace zk::token {

class BpeEncoder {
 public:
  /// Nothing where a model needs more than this knows: another method, normalisation, no byte pieces, unused pieces,
  /// user-defined pieces of several characters, or characters that only occur inside longer pieces.
  static std::optional<BpeEncoder> make(const ModelSettings& settings);

  /// Appends the ids of `text`: valid UTF-8 without U+2581.
  void encode(std::string_view text, Ids& out) const;

 private:
  struct Merge {
    int32_t piece = -1, rank = 0;
  };
  struct Scratch;
  /// Ids of pairs to what they merge into; open addressing, empty keys are 0 (no pair is, since id 0 never merges).
  class PairTable {
   public:
    void build(const std::vector<std::pair<uint64_t, Merge>>& pairs);
    const Merge* find(int32_t left, int32_t right) const;
    static uint64_t key(int32_t left, int32_t right) {
      return static_cast<uint64_t>(static_cast<uint32_t>(left)) << 32 | static_cast<uint32_t>(right);
    }

   private:
    std::vector<uint64_t> keys_;
    std::vector<Merge> merges_;
    uint64_t mask_ = 0;
  };
  /// Characters to ids, in pages of 256.
  class CharacterTable {
   public:
    CharacterTable() : pages_(0x1100, -1) {}
    void set(char32_t character, int32_t id);
    int32_t find(char32_t character) const {
      const int32_t page = pages_[character >> 8];
      return page < 0 ? -1 : ids_[static_cast<size_t>(page) * 256 + (character & 0xFF)];
    }

   private:
    std::vector<int32_t> pages_, ids_;
  };

  bool take_characters(const ModelSettings& settings);
  bool take_merges(const ModelSettings& settings);
  void split(std::string_view text, Scratch& work) const;
  void propose(Scratch& work, int32_t left, int32_t right) const;
  void merge(Scratch& work) const;

  CharacterTable characters_;
  PairTable pairs_;
  std::array<int32_t, 256> bytes_{};
};
}  // namespace zk::token
