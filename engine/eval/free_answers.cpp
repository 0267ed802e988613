#include "engine/eval/free_answers.h"

#include "engine/generate/chat.h"

namespace zk::eval {
namespace {
constexpr int64_t kLongest = 96;  // tokens: the true sentences have 5 to 40

/// The blank in front of an answer's first word belongs to its token, not to the prompt in text form.
std::string without_end_blanks(std::string text) {
  while (!text.empty() && text.back() == ' ') text.pop_back();
  return text;
}

Result<generate::Request> request_of(const token::Tokenizer& tokenizer, const FreeItem& item, const Task& task,
                                     Form form) {
  generate::Request request;
  request.sampling.temperature = 0;
  request.sampling.max_tokens = kLongest;
  const std::string prompt = task.prompt(form, item.lang, item.question, "");
  if (form == Form::Chat) {
    constexpr int64_t kWhole = int64_t{1} << 30;
    ZK_TRY(request.prompt, generate::chat_prompt(tokenizer, {{"user", prompt}}, kWhole));
    request.stop_ids = generate::answer_ends(tokenizer);
  } else {
    request.prompt = generate::document_prompt(tokenizer, without_end_blanks(prompt));
    request.stop_ids = generate::document_ends(tokenizer);
    request.sampling.stop = task.stop;
  }
  return request;
}
}  // namespace

std::string spelled(const token::Tokenizer& tokenizer, const token::Ids& ids) {
  std::string out;
  token::Ids run;
  const auto flush = [&] { out += tokenizer.decode(run), run.clear(); };
  for (const int32_t id : ids) {
    if (tokenizer.type(id) == token::PieceType::Control) {
      flush();
      out += tokenizer.piece(id);
    } else {
      run.push_back(id);
    }
  }
  flush();
  return out;
}

Result<std::vector<FreeResult>> answer_freely(generate::Generator& generator, const token::Tokenizer& tokenizer,
                                              const std::vector<FreeItem>& items, const Task& task, Form form,
                                              const std::function<bool(int64_t)>& done) {
  std::vector<generate::Request> requests;
  for (const FreeItem& item : items) {
    ZK_TRY(generate::Request request, request_of(tokenizer, item, task, form));
    requests.push_back(std::move(request));
  }
  ZK_TRY(const auto texts, generator.run_batch(requests, 32, done));
  std::vector<FreeResult> results;
  for (size_t i = 0; i < items.size(); ++i)
    results.push_back(
        {spelled(tokenizer, requests[i].prompt), texts[i].text, same_answer(texts[i].text, items[i].answer)});
  return results;
}
}  // namespace zk::eval
