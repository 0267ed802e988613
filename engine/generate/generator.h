// Writing text: a prompt goes through the model once, then one token at a time with its keys and values cached. One row
// with a callback for people who watch, many rows at once for evaluation; both choose tokens by the same code.
// A model looks at seq_len tokens. When they are full the older half is forgotten: the newer half is computed again
// from position 0, so that every position stays one that training has seen.
#pragma once
#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "engine/generate/sampling.h"
#include "engine/generate/token_view.h"
#include "engine/model/transformer.h"

namespace zk::generate {

enum class Ended { End, Length, Stop, Cancelled };  ///< a stop token, max_tokens, a stop string, the caller
const char* name_of(Ended ended);                   ///< "end", "length", "stop", "cancelled"

struct Request {
  token::Ids prompt;  ///< at least one id
  spec::SamplingParams sampling;
  uint64_t seed = 1;
  std::vector<int32_t> stop_ids;
  std::optional<int> top;  ///< fill Step::view with so many rivals; costs a pass over the vocabulary per token
};

struct Step {
  int32_t id = 0;
  std::string text;  ///< whole characters that may be shown now; may be empty, or belong to earlier tokens too
  TokenView view;    ///< only where Request::top asks for it
};

struct Completion {
  token::Ids ids;    ///< without the stop token
  std::string text;  ///< all Step::text joined, and what was still held back
  Ended ended = Ended::Length;
  int64_t slides = 0;      ///< how often the window was full
  int64_t prompt_cut = 0;  ///< ids at the start of the prompt that did not fit
};

/// Returns false to end the text after this token.
using OnStep = std::function<bool(const Step&)>;

class Generator {
 public:
  /// Both must outlive it. Not thread-safe, like the model.
  Generator(model::Transformer& model, const token::Tokenizer& tokenizer) : model_(model), tokenizer_(tokenizer) {}

  /// Issues: prompt-empty, prompt-unknown-token {id, vocab}, model-not-finite.
  Result<Completion> run(const Request& request, const OnStep& on_step = {});
  /// The same for many requests, up to `rows` at a time; results in the order of the requests. `done` hears how many
  /// are finished and may return false to stop (issue "stopped").
  Result<std::vector<Completion>> run_batch(const std::vector<Request>& requests, int64_t rows = 32,
                                            const std::function<bool(int64_t)>& done = {});
  /// Tokens that a prompt may have so that `max_tokens` (or half a window) still fit behind it.
  int64_t prompt_limit(int64_t max_tokens) const;

 private:
  class Row;
  Status check(const Request& request) const;
  Status run_group(std::vector<Row*> group);
  at::Tensor ids_tensor(const std::vector<token::Ids>& rows) const;
  model::Transformer& model_;
  const token::Tokenizer& tokenizer_;
};
}  // namespace zk::generate
