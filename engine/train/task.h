// What is learned, seen from the loop: a stream of batches, a validation, prompts for samples. Training from scratch
// (corpus_task.h) and tuning on conversations (engine/dialogue) are two tasks of the one loop in trainer.h.
#pragma once
#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "engine/core/result.h"
#include "engine/model/transformer.h"
#include "engine/token/tokenizer.h"

namespace zk::train {

/// One micro-batch of this rank.
struct MicroBatch {
  model::TrainBatch batch;
  /// Factor of its summed loss. The objective of a step is the sum of scale * nll_sum over the micro-batches of all
  /// ranks, so that ranks need only add their gradients.
  double scale = 1;
  int part = 0;  ///< index into Task::loss_names()
};

struct StepBatch {
  std::vector<MicroBatch> micro;
  int64_t tokens = 0;  ///< real tokens of the step over all ranks
};

/// A text for the model to go on with, as token ids.
struct Prompt {
  std::string id, text;
  token::Ids ids;
  std::vector<int32_t> stops;  ///< tokens that end the answer
};

/// Losses of simple models on the same validation text, nat/token.
struct Baseline {
  std::string name;  ///< "uniform", "unigram", "bigram"
  double loss = 0;
};

class Task {
 public:
  virtual ~Task() = default;

  /// Names of the losses that a step reports; the first is the one that decides.
  virtual std::vector<std::string> loss_names() const { return {"loss"}; }
  virtual double tokens_per_step() const = 0;  ///< expected, over all ranks
  virtual StepBatch next() = 0;                ///< advances the cursor
  virtual double epoch() const = 0;            ///< passes over the data so far

  /// Place in the data, for a checkpoint. Another number of ranks may restore it.
  virtual Json cursor() const = 0;
  virtual Status restore(const Json& cursor) = 0;

  /// This rank's share of the validation as sums that are added over the ranks. `tick` hears now and then that it is
  /// still going on.
  virtual std::vector<double> validate(model::Transformer& model, int rank, int ranks,
                                       const std::function<void()>& tick) = 0;
  /// Named values of the added sums; the first decides which checkpoint is the best.
  virtual Json valid_values(const std::vector<double>& sums) const = 0;
  virtual int64_t valid_tokens() const = 0;  ///< tokens of one validation, for time estimates

  virtual std::vector<Prompt> prompts() const { return {}; }
  virtual std::vector<Baseline> baselines() const { return {}; }
};
}  // namespace zk::train
