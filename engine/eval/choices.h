// Multiple choice by log-likelihood: the choice whose tokens the model finds likeliest behind the prompt is its answer.
// Trick: prompt and choices share their beginning, so the beginning goes through the model once and its keys and values
// are copied for each choice; the vocabulary-wide head runs for the choices' tokens only.
#pragma once
#include <functional>
#include <string>
#include <vector>

#include "engine/model/transformer.h"
#include "engine/token/tokenizer.h"

namespace zk::eval {

struct ChoiceRequest {
  token::Ids context;               ///< shared by all choices; at least one id
  std::vector<token::Ids> choices;  ///< what is scored behind it; each at least one id
};

struct ChoiceScores {
  std::vector<double> sums;     ///< log-likelihood of each choice, nats
  std::vector<int64_t> tokens;  ///< its number of tokens
  int64_t cut = 0;              ///< ids at the start of the context that did not fit into the window
  int64_t best() const;         ///< by sum; the first among equals
  int64_t best_mean() const;    ///< by mean per token
};

/// A prompt in text form. Where tokens reach across the border (a blank at its end belongs to the choice's first
/// word), what all choices share of their own tokens is the context, so each choice is scored as training cut it.
/// `doc` is put in front (-1: nothing).
ChoiceRequest text_request(const token::Tokenizer& tokenizer, const std::string& prompt,
                           const std::vector<std::string>& choices);
/// The same in the form of a conversation. Issues: those of generate::chat_prompt.
Result<ChoiceRequest> chat_request(const token::Tokenizer& tokenizer, const std::string& question,
                                   const std::vector<std::string>& choices);

/// Scores in the order of the requests; `rows` prompts at a time. `done` hears the number of finished ones and returns
/// false to stop. Issues: eval-choice-too-long {tokens, window}, model-not-finite, stopped.
Result<std::vector<ChoiceScores>> score_choices(model::Transformer& model, const std::vector<ChoiceRequest>& requests,
                                                int64_t rows = 32, const std::function<bool(int64_t)>& done = {});
}  // namespace zk::eval
