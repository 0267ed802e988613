// What simple models reach on the validation split, so that a loss has something to be compared with: uniform (knows
// the vocabulary only), unigram (how often each token comes) and bigram (which token comes after which). Counts come
// from the training split. Smoothing: interpolated absolute discounting (Ney, Essen and Kneser 1994), so that nothing
// is impossible. Trick: no table of all pairs. Pairs of a range of first tokens are sorted and run through, range by
// range, so memory is bounded whatever the vocabulary; only the counts that the validation split asks for are kept.
#pragma once
#include <cstdint>
#include <functional>
#include <string>
#include <vector>

#include "engine/core/json.h"
#include "engine/core/result.h"
#include "engine/token/dataset_builder.h"
#include "engine/token/token_file.h"

namespace zk::token {

struct BaselineOptions {
  int64_t max_train_tokens = int64_t{1} << 26;  ///< a larger training split is counted in stretches spread over it
  int64_t pairs_in_memory = int64_t{1} << 24;   ///< sorted at a time, 8 bytes each
};

/// Scores in nats and bits a token, bits a byte and a character, in all and by language:
/// {counted_tokens, train_tokens, vocab_size, smoothing, discounts{unigram, bigram},
///  all{targets, tokens, bytes, characters, bytes_per_token, characters_per_token, uniform{nats_per_token,
///  bits_per_token, bits_per_byte, bits_per_character}, unigram{…}, bigram{…}}, by_language{en{…}, …}}.
/// Targets are all tokens but the first of the stream, document marks included; bits per byte are bits per token
/// divided by bytes per token. Issue stopped.
Result<Json> measure_baselines(const TokenStream& train, const TokenStream& valid,
                               const std::vector<DocumentSpan>& valid_documents, int64_t vocab_size,
                               const BaselineOptions& options = {}, const std::function<bool()>& stopping = {});
}  // namespace zk::token
