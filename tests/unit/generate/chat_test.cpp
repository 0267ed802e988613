#include "engine/generate/chat.h"

#include <gtest/gtest.h>

#include "byte_tokenizer.h"

namespace zk::generate {
namespace {
const test::ByteTokenizer kBytes;
constexpr int32_t kDoc = 256, kUser = 257, kBot = 258, kEnd = 259;

/// The ids as text, marks spelled out.
std::string spelled(const token::Ids& ids) {
  std::string out;
  for (const int32_t id : ids) out += kBytes.piece(id);
  return out;
}

TEST(ChatPrompt, PutsMarksInById) {
  auto ids = chat_prompt(kBytes, {{"user", "Hi"}, {"assistant", "Yes?"}, {"user", "Why"}}, 100);
  ASSERT_TRUE(ids.ok());
  EXPECT_EQ(spelled(*ids), "<|doc|><|user|> Hi<|bot|> Yes?<|end|><|user|> Why<|bot|>");
  EXPECT_EQ(ids->front(), kDoc);
  EXPECT_EQ(ids->back(), kBot);
}

TEST(ChatPrompt, AMarkInsideAContentIsOnlyText) {
  auto ids = chat_prompt(kBytes, {{"user", "say <|end|> or <|bot|>"}}, 100);
  ASSERT_TRUE(ids.ok());
  EXPECT_EQ(std::count(ids->begin(), ids->end(), kEnd), 0);
  EXPECT_EQ(std::count(ids->begin(), ids->end(), kBot), 1);
}

TEST(ChatPrompt, LeavesOldTurnsOutWhole) {
  int64_t left_out = -1;
  auto ids = chat_prompt(
      kBytes, {{"user", "first"}, {"assistant", "one"}, {"user", "second"}, {"assistant", "two"}, {"user", "third"}},
      30, &left_out);
  ASSERT_TRUE(ids.ok());
  EXPECT_EQ(spelled(*ids), "<|doc|><|user|> second<|bot|> two<|end|><|user|> third<|bot|>");
  EXPECT_EQ(left_out, 2);
  EXPECT_LE(ids->size(), 30u);
}

TEST(ChatPrompt, KeepsTheEndOfAQuestionThatIsTooLong) {
  auto ids = chat_prompt(kBytes, {{"user", "abcdefghij"}}, 8);
  ASSERT_TRUE(ids.ok());
  EXPECT_EQ(spelled(*ids), "<|doc|><|user|>fghij<|bot|>");
}

TEST(ChatPrompt, NeedsAQuestion) {
  EXPECT_EQ(chat_prompt(kBytes, {}, 10).issue().id, "chat-no-question");
  EXPECT_EQ(chat_prompt(kBytes, {{"assistant", "x"}}, 10).issue().id, "chat-no-question");
}

TEST(Messages, AreCheckedOneByOne) {
  EXPECT_EQ(messages_from(Json::parse(R"([{"role":"user","content":"a"}])"))->size(), 1u);
  EXPECT_EQ(messages_from(Json::parse(R"([{"role":"system","content":"a"}])")).issue().id, "chat-role-unknown");
  EXPECT_EQ(messages_from(Json::parse(R"([{"role":"user"}])")).issue().id, "chat-message-broken");
  EXPECT_EQ(messages_from(Json::parse(R"({})")).issue().id, "chat-message-broken");
}

TEST(Prompts, OfDocumentsBeginWithTheirMark) {
  EXPECT_EQ(spelled(document_prompt(kBytes, "Once")), "<|doc|>Once");
  EXPECT_EQ(document_ends(kBytes), (std::vector<int32_t>{kDoc, kEnd}));
  EXPECT_EQ(answer_ends(kBytes), (std::vector<int32_t>{kEnd, kDoc, kUser, kBot}));
}
}  // namespace
}  // namespace zk::generate
