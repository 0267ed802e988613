// Conversations as token ids: <|doc|><|user|> question<|bot|> answer<|end|><|user|> …<|bot|>. Marks are control pieces
// put in by id; a content is only text, whatever it looks like. Each content begins with a blank, because that is how
// words begin inside the corpus: without it a small model meets pieces that it has hardly seen.
#pragma once
#include <string>
#include <vector>

#include "engine/core/result.h"
#include "engine/token/tokenizer.h"

namespace zk::generate {

struct Message {
  std::string role;  ///< "user" or "assistant"
  std::string content;
};

/// True if the tokenizer has the four marks.
bool can_chat(const token::Tokenizer& tokenizer);
/// From a session's "messages". Issues: chat-message-broken, chat-role-unknown {role}.
Result<std::vector<Message>> messages_from(const Json& json);

/// The ids of ` content`, as they stand behind a role's mark.
token::Ids content_ids(const token::Tokenizer& tokenizer, const std::string& content);
/// The conversation up to and including the mark behind which the model answers. Issues: chat-no-marks,
/// chat-no-question (the last message must be the user's).
/// At most `limit` ids: the oldest turns are left out whole; of a single too long question the end is kept.
/// `left_out` (may be null): number of messages left out.
Result<token::Ids> chat_prompt(const token::Tokenizer& tokenizer, const std::vector<Message>& messages, int64_t limit,
                               int64_t* left_out = nullptr);
/// Tokens that end an answer: <|end|> and whatever cannot stand inside one.
std::vector<int32_t> answer_ends(const token::Tokenizer& tokenizer);

/// A text to be continued as the model met texts in training: <|doc|> and the text.
token::Ids document_prompt(const token::Tokenizer& tokenizer, const std::string& text);
/// Tokens that end a document.
std::vector<int32_t> document_ends(const token::Tokenizer& tokenizer);
}  // namespace zk::generate
