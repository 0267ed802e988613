// Validation on running text: evenly spread windows of the validation split, scored without gradients. Besides the loss
// per token it gives bits per byte and per character, which do not depend on the tokenizer.
// Trick: bytes and characters are counted over exactly the targets that were scored, from a table by token id.
#pragma once
#include <functional>
#include <memory>
#include <vector>

#include "engine/model/transformer.h"
#include "engine/token/token_file.h"
#include "engine/token/tokenizer.h"
#include "engine/token/window_sampler.h"

namespace zk::train {

class ValidText {
 public:
  /// Windows of `seq_len` for about `tokens` targets, scored `rows` at a time. `stream` must outlive it.
  ValidText(const token::TokenStream& stream, const token::Tokenizer& tokenizer, int64_t seq_len, int64_t tokens,
            int64_t rows);

  static constexpr size_t kSums = 4;  ///< nll, targets, bytes, characters
  /// Sums over the windows of rank `rank`.
  std::vector<double> sums(model::Transformer& model, int rank, int ranks, const std::function<void()>& tick) const;
  /// {loss, bits_per_char, bits_per_byte}; `sums` points to kSums numbers.
  static Json values(const double* sums);
  int64_t tokens() const { return static_cast<int64_t>(windows_.size()) * seq_len_; }

 private:
  void score(model::Transformer& model, const std::vector<int64_t>& windows, std::vector<double>& sums) const;
  token::OrderedWindows ordered_;
  int64_t seq_len_, rows_;
  std::vector<int64_t> windows_;
  std::vector<int32_t> bytes_, characters_;  ///< by token id
};
}  // namespace zk::train
