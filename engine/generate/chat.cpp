#include "engine/generate/chat.h"

#include <algorithm>

namespace zk::generate {
namespace {
void append(token::Ids& out, const token::Ids& more) { out.insert(out.end(), more.begin(), more.end()); }

std::vector<int32_t> known(std::initializer_list<int32_t> ids) {
  std::vector<int32_t> out;
  for (const int32_t id : ids)
    if (id >= 0) out.push_back(id);
  return out;
}

/// <|user|> question, or <|bot|> answer<|end|>.
token::Ids turn_ids(const token::Tokenizer& tokenizer, const Message& message) {
  const token::SpecialIds& special = tokenizer.special();
  const bool answer = message.role == "assistant";
  token::Ids ids = {answer ? special.bot : special.user};
  append(ids, content_ids(tokenizer, message.content));
  if (answer) ids.push_back(special.end);
  return ids;
}
}  // namespace

bool can_chat(const token::Tokenizer& tokenizer) {
  const token::SpecialIds& special = tokenizer.special();
  return std::min({special.doc, special.user, special.bot, special.end}) >= 0;
}

Result<std::vector<Message>> messages_from(const Json& json) {
  if (!json.is_array()) return issue_usage("chat-message-broken");
  std::vector<Message> messages;
  for (const Json& item : json) {
    const bool good = item.is_object() && item.contains("role") && item["role"].is_string() &&
                      item.contains("content") && item["content"].is_string();
    if (!good) return issue_usage("chat-message-broken");
    Message message{item["role"].get<std::string>(), item["content"].get<std::string>()};
    if (message.role != "user" && message.role != "assistant")
      return issue_usage("chat-role-unknown", {{"role", message.role}});
    messages.push_back(std::move(message));
  }
  return messages;
}

token::Ids content_ids(const token::Tokenizer& tokenizer, const std::string& content) {
  return tokenizer.encode(" " + content);
}

Result<token::Ids> chat_prompt(const token::Tokenizer& tokenizer, const std::vector<Message>& messages, int64_t limit,
                               int64_t* left_out) {
  if (!can_chat(tokenizer)) return issue_input("chat-no-marks");
  if (messages.empty() || messages.back().role != "user") return issue_usage("chat-no-question");
  const token::SpecialIds& special = tokenizer.special();
  constexpr int64_t kMarks = 2;  // <|doc|> in front, <|bot|> behind
  token::Ids question = turn_ids(tokenizer, messages.back());
  const int64_t most = std::max<int64_t>(limit - kMarks, 2);
  if (static_cast<int64_t>(question.size()) > most)
    question.erase(question.begin() + 1, question.end() - (most - 1));  // the mark and the end of the text stay
  size_t first = messages.size() - 1;
  token::Ids body = question;
  while (first > 0) {
    // A question and its answers go together.
    size_t from = first - 1;
    while (from > 0 && messages[from].role != "user") --from;
    token::Ids turns;
    for (size_t i = from; i < first; ++i) append(turns, turn_ids(tokenizer, messages[i]));
    if (static_cast<int64_t>(turns.size() + body.size()) > most) break;
    append(turns, body);
    body = std::move(turns);
    first = from;
  }
  if (left_out) *left_out = static_cast<int64_t>(first);
  token::Ids ids = {special.doc};
  append(ids, body);
  ids.push_back(special.bot);
  return ids;
}

std::vector<int32_t> answer_ends(const token::Tokenizer& tokenizer) {
  const token::SpecialIds& special = tokenizer.special();
  return known({special.end, special.doc, special.user, special.bot, special.eos});
}

token::Ids document_prompt(const token::Tokenizer& tokenizer, const std::string& text) {
  token::Ids ids = known({tokenizer.special().doc});
  append(ids, tokenizer.encode(text));
  return ids;
}

std::vector<int32_t> document_ends(const token::Tokenizer& tokenizer) {
  const token::SpecialIds& special = tokenizer.special();
  return known({special.doc, special.eos, special.end});
}
}  // namespace zk::generate
