// Training windows: the token stream is cut into windows of T + 1 ids that share one id (inputs and, one further,
// targets). Every epoch visits each window once, in an order given by the seed. All ranks walk the same sequence of
// samples and each takes its rows of a step, so N ranks see what one process with the same global batch sees.
// Trick: the order is a keyed permutation (a Feistel network with cycle walking, Black and Rogaway 2002), so sample n
// is found without keeping or replaying a shuffled list, and the cursor of a checkpoint is one number.
#pragma once
#include <cstdint>
#include <vector>

#include "engine/core/json.h"
#include "engine/token/token_file.h"

namespace zk::token {

/// A bijection of [0, n) that depends on `key`.
class Permutation {
 public:
  Permutation(uint64_t n, uint64_t key);
  uint64_t operator()(uint64_t i) const;

 private:
  uint64_t n_, key_, mask_;
  int half_bits_;
};

struct SamplerOptions {
  int64_t seq_len = 256;
  int64_t global_batch = 8;  ///< rows of one step over all ranks and all accumulated micro-batches
  uint64_t seed = 1;
  int rank = 0, ranks = 1;
};

/// One window for looking at: ids, targets and where documents begin.
struct WindowView {
  int64_t window = 0;  ///< its number in the stream
  int64_t first = 0;   ///< place of its first id in the stream
  Ids ids, targets;
  std::vector<int64_t> borders;  ///< places in `ids` that hold the document mark
};

/// Keeps a reference to the stream, which must outlive it.
class WindowSampler {
 public:
  /// Issues: dataset-too-short {tokens, needed}, batch-not-divisible {batch, ranks}.
  static Result<WindowSampler> create(const TokenStream& tokens, const SamplerOptions& options);

  int64_t rows() const { return options_.global_batch / options_.ranks; }  ///< rows of this rank per step
  int64_t windows() const { return windows_; }                             ///< rows of one epoch
  int64_t tokens_per_step() const { return options_.global_batch * options_.seq_len; }
  int64_t samples() const { return sample_; }  ///< rows given out so far, over all ranks
  double epoch() const { return static_cast<double>(sample_) / static_cast<double>(windows_); }

  /// The next step's rows of this rank: rows() × seq_len, row by row, into both arrays. Advances the cursor.
  void next(int64_t* inputs, int64_t* targets);
  /// Rows [first, first + count) of the sequence of samples, whatever the cursor.
  void fill(int64_t first, int64_t count, int64_t* inputs, int64_t* targets) const;
  int64_t window_of(int64_t sample) const;
  WindowView peek(int64_t sample, int32_t doc_id) const;

  /// For a checkpoint. restore() refuses a cursor of other data: issue cursor-mismatch {field, saved, here}. Another
  /// number of ranks or another batch size is fine.
  Json cursor() const;
  Status restore(const Json& cursor);

 private:
  WindowSampler(const TokenStream& tokens, const SamplerOptions& options, int64_t windows)
      : tokens_(&tokens), options_(options), windows_(windows) {}
  const TokenStream* tokens_;
  SamplerOptions options_;
  int64_t windows_, sample_ = 0;
};

/// Validation windows in stream order: `count` windows from `first` on, the last one of the stream included even if it
/// must overlap its neighbour; `fresh` tells how many targets at its end were not covered before.
struct OrderedWindows {
  OrderedWindows(const TokenStream& tokens, int64_t seq_len);
  int64_t count() const { return count_; }
  /// Fills one row; returns the number of targets, counted from the end of the row, that no earlier window covered.
  int64_t fill(int64_t window, int64_t* inputs, int64_t* targets) const;

 private:
  const TokenStream* tokens_;
  int64_t seq_len_, count_;
};
}  // namespace zk::token
