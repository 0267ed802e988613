// Training from scratch: windows of the training split predict their next token, every token counts the same.
#pragma once
#include <memory>

#include "engine/core/workspace.h"
#include "engine/train/task.h"
#include "engine/train/valid_text.h"

namespace zk::train {

struct CorpusOptions {
  int64_t seq_len = 256;
  int64_t batch = 8;       ///< rows of a step over all ranks
  int64_t grad_accum = 1;  ///< micro-batches that a rank makes of its rows
  uint64_t seed = 1;
  int rank = 0, ranks = 1;
  int64_t valid_tokens = 40960;
  std::vector<std::string> prompts;  ///< empty: the usual ones for the dataset's languages
  at::Device device = at::kCPU;
};

/// Issues: those of the dataset's files, dataset-too-short, batch-not-divisible, grad-accum-too-big {grad_accum, rows}.
Result<std::unique_ptr<Task>> make_corpus_task(const Artifact& dataset,
                                               std::shared_ptr<const token::Tokenizer> tokenizer,
                                               const CorpusOptions& options);

/// Where documents begin, as training has seen it: <|doc|> and the text; stops at the next document.
Prompt document_prompt(const token::Tokenizer& tokenizer, const std::string& id, const std::string& text);
/// Texts sample.<kind>.<n> of the resources in the languages of a manifest's counters (in both where it tells none),
/// with their ids <kind>-<n>-<language>.
std::vector<std::pair<std::string, std::string>> usual_prompts(const std::string& kind, const Json& counters);
}  // namespace zk::train
