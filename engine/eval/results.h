// From answered questions to figures: accuracy by family, split and language with interval and chance, and the lines of
// samples_<family>.jsonl that keep every answer, so that two evaluations can be compared question by question.
// Formats: docs/file-formats.md, "Evaluations".
#pragma once
#include <string>
#include <vector>

#include "engine/eval/tasks.h"

namespace zk::eval {

struct ItemResult {
  std::vector<double> sums;     ///< log-likelihood of each choice, nats
  std::vector<int64_t> tokens;  ///< tokens of each choice
  int64_t chosen = 0;           ///< by sum
  int64_t chosen_mean = 0;      ///< by mean per token
  std::string prompt;           ///< as it was asked; marks spelled out
};

/// {family, split, lang, n, correct, accuracy, low, high, correct_mean, accuracy_mean, low_mean, high_mean, chance,
/// levels {"1": {n, correct}}}. `which` are indices into items; items with the same stem are not counted as
/// independent. "all" languages: lang = "all".
Json accuracy_row(const std::vector<ExamItem>& items, const std::vector<ItemResult>& results,
                  const std::vector<size_t>& which, const std::string& lang);
/// Rows of every family and split: each language, then "all" where there are several. In the order of the items.
Json accuracy_rows(const std::vector<ExamItem>& items, const std::vector<ItemResult>& results);

/// One line of samples_<family>.jsonl.
Json sample_line(const ExamItem& item, const ItemResult& result);

struct FreeResult {
  std::string prompt, got;
  bool correct = false;
};
/// True where both say the same, blanks at the ends apart.
bool same_answer(const std::string& got, const std::string& wanted);
/// {lang, n, correct, accuracy, low, high} of each language, then "all" where there are several.
Json free_rows(const std::vector<FreeItem>& items, const std::vector<FreeResult>& results);
Json free_line(const FreeItem& item, const FreeResult& result);
}  // namespace zk::eval
