#include "engine/dialogue/conversations.h"

#include <algorithm>
#include <sstream>

#include "engine/core/files.h"
#include "engine/generate/chat.h"
#include "engine/token/window_sampler.h"

namespace zk::dialogue {
namespace {
constexpr int64_t kIgnored = -100;

std::string string_of(const Json& json, const char* key) {
  auto found = json.find(key);
  return found != json.end() && found->is_string() ? found->get<std::string>() : "";
}
}  // namespace

Result<std::vector<Conversation>> read_conversations(const std::filesystem::path& dir) {
  const std::filesystem::path file = dir / "chats.jsonl";
  ZK_TRY(const std::string bytes, read_file(file));
  std::vector<Conversation> list;
  std::istringstream lines(bytes);
  int64_t number = 0;
  for (std::string line; std::getline(lines, line);) {
    ++number;
    if (line.empty()) continue;
    const Json json = Json::parse(line, nullptr, false);
    const Issue broken = issue_input("conversations-broken", {{"file", file.string()}, {"line", number}});
    if (!json.is_object()) return broken;
    Conversation one{string_of(json, "user"), string_of(json, "assistant"), string_of(json, "lang"),
                     string_of(json, "kind")};
    if (one.user.empty() || one.assistant.empty()) return broken;
    list.push_back(std::move(one));
  }
  if (list.empty()) return issue_input("conversations-empty", {{"path", file.string()}});
  return list;
}

Result<Row> encode_row(const token::Tokenizer& tokenizer, const Conversation& conversation) {
  ZK_TRY(token::Ids all, generate::chat_prompt(tokenizer, {{"user", conversation.user}}, INT64_MAX));
  const size_t answer = all.size();  // place of the answer's first token
  const token::Ids words = generate::content_ids(tokenizer, conversation.assistant);
  all.insert(all.end(), words.begin(), words.end());
  all.push_back(tokenizer.special().end);
  Row row;
  row.ids.assign(all.begin(), all.end() - 1);
  row.targets.assign(all.begin() + 1, all.end());
  std::fill(row.targets.begin(), row.targets.begin() + static_cast<int64_t>(answer) - 1, kIgnored);
  row.answer = static_cast<int64_t>(all.size() - answer);
  return row;
}

Result<Rows> split_rows(const std::vector<Conversation>& conversations, const token::Tokenizer& tokenizer,
                        int64_t seq_len, int64_t examples, int64_t most_valid, uint64_t seed) {
  Rows rows;
  std::vector<Row> fitting;
  const token::Permutation order(conversations.size(), seed);
  for (size_t i = 0; i < conversations.size(); ++i) {
    ZK_TRY(Row row, encode_row(tokenizer, conversations[order(i)]));
    if (static_cast<int64_t>(row.ids.size()) <= seq_len)
      fitting.push_back(std::move(row));
    else
      ++rows.too_long;
  }
  const auto all = static_cast<int64_t>(fitting.size());
  if (all < 2) return issue_input("conversations-too-few", {{"n", all}, {"seq_len", seq_len}});
  const int64_t train = std::min(examples, all - std::max<int64_t>(1, all / 10));
  const int64_t valid = std::min(most_valid, all - train);
  rows.train.assign(fitting.begin(), fitting.begin() + train);
  rows.valid.assign(fitting.begin() + train, fitting.begin() + train + valid);
  return rows;
}
}  // namespace zk::dialogue
