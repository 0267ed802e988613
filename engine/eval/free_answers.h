// Questions answered in the model's own words and graded by exact match with the true sentence. Tuned models are asked
// in the form of a conversation, others with "Question: … Answer: " as the corpus writes it; both answer greedily.
#pragma once
#include <functional>
#include <vector>

#include "engine/eval/results.h"
#include "engine/generate/generator.h"

namespace zk::eval {

/// Results in the order of the items. `done` hears the number of finished ones and returns false to stop.
Result<std::vector<FreeResult>> answer_freely(generate::Generator& generator, const token::Tokenizer& tokenizer,
                                              const std::vector<FreeItem>& items, const Task& task, Form form,
                                              const std::function<bool(int64_t)>& done = {});

/// A prompt's ids as people read them: marks spelled out.
std::string spelled(const token::Tokenizer& tokenizer, const token::Ids& ids);
}  // namespace zk::eval
