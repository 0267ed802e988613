// Supervised fine-tuning as a task of the training loop: each step learns the answers of a batch of conversations and,
// at a smaller weight, some windows of corpus text, so that the model does not forget how to write.
// The objective of a step is (mean loss of the answers' tokens) + corpus_weight * (mean loss of the windows' tokens),
// both means over the whole step, whatever rank computes which row.
#pragma once
#include <memory>

#include "engine/core/workspace.h"
#include "engine/dialogue/conversations.h"
#include "engine/train/task.h"

namespace zk::dialogue {

struct SftOptions {
  int64_t seq_len = 256;
  int64_t batch = 16;  ///< conversations of a step, over all ranks
  int64_t corpus_windows = 4;
  double corpus_weight = 0.5;
  int64_t valid_tokens = 20480;  ///< of corpus text
  uint64_t seed = 1;
  int rank = 0, ranks = 1;
  at::Device device = at::kCPU;
  std::vector<train::Prompt> prompts;
};

/// `dataset`: corpus text to mix in and to validate on; null: conversations alone. Issues: those of the dataset.
Result<std::unique_ptr<train::Task>> make_sft_task(Rows rows, const Artifact* dataset,
                                                   std::shared_ptr<const token::Tokenizer> tokenizer,
                                                   SftOptions options);

/// Steps of `epochs` passes over `rows` rows.
int64_t sft_steps(int64_t rows, int64_t batch, double epochs);

/// A question as the model gets it: answered up to <|end|>.
Result<train::Prompt> question_prompt(const token::Tokenizer& tokenizer, const std::string& id,
                                      const std::string& question);

/// Some rows as one batch: padded on the right to the longest, padding not learned.
model::TrainBatch batch_of(const std::vector<const Row*>& rows);
}  // namespace zk::dialogue
