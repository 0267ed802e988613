// The settings inside a sentencepiece .model file. The library keeps their classes to itself, so this reads the few
// fields straight from the protocol buffer's wire format (protobuf.dev, "Encoding"; sentencepiece_model.proto).
#pragma once
#include <string>
#include <string_view>
#include <vector>

#include "engine/core/result.h"
#include "engine/token/tokenizer.h"

namespace zk::token {

struct ModelPiece {
  std::string text;
  float score = 0;
  PieceType type = PieceType::Normal;
};

struct ModelSettings {
  std::vector<ModelPiece> pieces;  ///< by id
  std::string type = "unigram";    ///< bpe, unigram, word, char
  std::string normalizer;          ///< "identity", "nmt_nfkc", …
  bool has_rules = false;          ///< carries a table of character replacements
  bool add_dummy_prefix = true, remove_extra_whitespaces = true, escape_whitespaces = true;
  bool treat_whitespace_as_suffix = false;
  bool byte_fallback = false;
  std::string unk_surface = " \xE2\x81\x87 ";
  /// Nothing but the escaping of blanks happens to a text before it is cut into pieces.
  bool keeps_text() const { return !has_rules && !add_dummy_prefix && !remove_extra_whitespaces && escape_whitespaces; }
};

/// Issue tokenizer-broken if `model` is no such file.
Result<ModelSettings> read_model_settings(std::string_view model);
}  // namespace zk::token
