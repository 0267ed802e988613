// Training a sentencepiece model. The library can abort the process and cannot be stopped; so it runs in a child made
// by fork(), which is killed on request, whose prints go into a pipe (progress is read from them) and whose crash is an
// issue. The same text gives the same model on every machine: the number of threads is fixed, never the machine's.
#pragma once
#include <cstdint>
#include <functional>
#include <map>
#include <string>
#include <string_view>

#include "engine/core/result.h"

namespace zk::token {

struct SentencePieceOptions {
  std::string type = "bpe";  ///< bpe or unigram
  int64_t vocab_size = 4096;
  int64_t max_piece_chars = 16;
  bool split_digits = true;
  bool byte_fallback = true;
  double character_coverage = 0.9995;
};

/// Distinct stretches of text with their counts: all that training needs to know of a corpus.
class TrainingText {
 public:
  /// Cuts `text` into stretches and counts them: at line breaks, tabs and signs that sentencepiece keeps for itself
  /// (left out), after 。！？ with their closing bracket, inside control marks, and after at most 4,000 bytes.
  void add(std::string_view text);
  bool empty() const { return counts_.empty(); }
  size_t distinct() const { return counts_.size(); }
  const std::map<std::string, int64_t, std::less<>>& counts() const { return counts_; }

 private:
  void count(std::string_view stretch);
  std::map<std::string, int64_t, std::less<>> counts_;
};

struct TrainingHooks {
  std::function<void(double done, double total)> progress = {};  ///< pieces
  std::function<bool()> stopping = {};
};

struct TrainedModel {
  std::string bytes;       ///< of a .model file
  double cpu_seconds = 0;  ///< of the child; the parent's own clock does not hold them
};

/// A model with exactly options.vocab_size pieces: <unk>, the control pieces, the line break, byte
/// pieces if asked for, then learned ones. Issues: text-empty, corpus-too-small-for-tokenizer {vocab_size, largest},
/// vocabulary-too-small {vocab_size, smallest}, tokenizer-training-failed {reason}, stopped.
Result<TrainedModel> train_sentencepiece(const SentencePieceOptions& options, const TrainingText& text,
                                         const TrainingHooks& hooks = {});
}  // namespace zk::token
