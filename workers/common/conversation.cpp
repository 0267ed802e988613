#include "workers/common/conversation.h"

namespace zk::workers {

Result<Question> question_for(const LoadedModel& loaded, const std::vector<generate::Message>& messages,
                              const spec::SamplingParams& sampling) {
  if (messages.empty() || messages.back().role != "user") return issue_usage("chat-no-question");
  Question question;
  generate::Request& request = question.request;
  request.sampling = sampling;
  request.seed = generate::seed_of(sampling);
  question.answers = loaded.ref.tuned && generate::can_chat(*loaded.tokenizer);
  if (!question.answers) {
    request.prompt = generate::document_prompt(*loaded.tokenizer, messages.back().content);
    request.stop_ids = generate::document_ends(*loaded.tokenizer);
    question.left_out = static_cast<int64_t>(messages.size()) - 1;
    return question;
  }
  const int64_t limit = generate::Generator(*loaded.model, *loaded.tokenizer).prompt_limit(sampling.max_tokens);
  ZK_TRY(request.prompt, generate::chat_prompt(*loaded.tokenizer, messages, limit, &question.left_out));
  request.stop_ids = generate::answer_ends(*loaded.tokenizer);
  return question;
}

std::string AnswerText::push(const std::string& text) {
  if (!at_mark_ || text.empty()) return text;
  at_mark_ = false;
  return text[0] == ' ' ? text.substr(1) : text;
}
}  // namespace zk::workers
