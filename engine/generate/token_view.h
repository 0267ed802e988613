// What the model thought when a token was chosen: its probability, its rank, how open the choice was, and the rivals.
// These are the model's own probabilities (temperature 1, no filter), so that they do not change with the sampling.
#pragma once
#include <cstdint>
#include <span>
#include <string>
#include <vector>

#include "engine/core/json.h"
#include "engine/token/tokenizer.h"

namespace zk::generate {

struct Rival {
  int32_t id = 0;
  double p = 0;
};

struct TokenView {
  double p = 0;
  int64_t rank = 1;        ///< 1 = the likeliest; among equals the lower id is first
  double entropy = 0;      ///< of the whole distribution, in nats
  std::vector<Rival> top;  ///< the likeliest tokens, best first
};

/// `top`: how many rivals to list.
TokenView view_of(std::span<const float> logits, int32_t id, int top);

/// The token as one can show it: its text, or the name of the piece where it has none or only part of a character.
std::string shown(const token::Tokenizer& tokenizer, int32_t id);

/// {"id","text","p"} of each rival.
Json rivals_json(const token::Tokenizer& tokenizer, const std::vector<Rival>& rivals);
}  // namespace zk::generate
