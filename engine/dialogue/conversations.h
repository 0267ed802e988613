// Conversations to learn from: chats.jsonl, one {kind, lang, user, assistant} a line, as token ids with the answer
// marked. Form: <|doc|><|user|> QUESTION<|bot|> ANSWER<|end|>, marks by id, contents with a blank in front (see
// engine/generate/chat.h). Only the answer and its <|end|> are learned.
#pragma once
#include <cstdint>
#include <filesystem>
#include <string>
#include <vector>

#include "engine/core/result.h"
#include "engine/token/tokenizer.h"

namespace zk::dialogue {

struct Conversation {
  std::string user, assistant, lang, kind;
};
/// Issues: file-missing, conversations-broken {file, line}, conversations-empty {path}.
Result<std::vector<Conversation>> read_conversations(const std::filesystem::path& dir);

/// One row of training: position t predicts targets[t]; -100 where it is not learned (question, marks before it).
struct Row {
  std::vector<int64_t> ids, targets;
  int64_t answer = 0;  ///< learned targets: the answer's tokens and <|end|>
};
/// Issue chat-no-marks where the tokenizer has no marks.
Result<Row> encode_row(const token::Tokenizer& tokenizer, const Conversation& conversation);

/// Rows for training and for validation.
struct Rows {
  std::vector<Row> train, valid;
  int64_t too_long = 0;  ///< left out: they do not fit into the context
};
/// Shuffles by `seed`, takes `examples` for training and at most `most_valid` others for validation. Where all would be
/// trained on, a tenth is held out. Issue conversations-too-few {n}.
Result<Rows> split_rows(const std::vector<Conversation>& conversations, const token::Tokenizer& tokenizer,
                        int64_t seq_len, int64_t examples, int64_t most_valid, uint64_t seed);
}  // namespace zk::dialogue
