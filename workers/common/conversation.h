// From messages to what the model is asked, for zk chat and for the session alike: a tuned model answers behind its
// marks; any other one continues the last message, which is all that it has learned.
#pragma once
#include "engine/generate/chat.h"
#include "engine/generate/generator.h"
#include "workers/common/loaded_model.h"

namespace zk::workers {

struct Question {
  generate::Request request;
  bool answers = false;  ///< in the form of a conversation
  int64_t left_out = 0;  ///< messages that no longer fit into the window
};
/// Issues: those of generate::chat_prompt; chat-no-question also where a model that continues gets no text.
Result<Question> question_for(const LoadedModel& loaded, const std::vector<generate::Message>& messages,
                              const spec::SamplingParams& sampling);

/// An answer's text as it streams, without the blank behind the mark.
class AnswerText {
 public:
  explicit AnswerText(bool answers) : at_mark_(answers) {}
  std::string push(const std::string& text);

 private:
  bool at_mark_;
};
}  // namespace zk::workers
