// Conversations as rows: what is learned and what is not.
#include "engine/dialogue/conversations.h"

#include <gtest/gtest.h>

#include <set>

#include "engine/core/files.h"
#include "tests/unit/core/temp_dir.h"
#include "tests/unit/generate/byte_tokenizer.h"

namespace zk::dialogue {
namespace {

TEST(Rows, OnlyTheAnswerAndItsEndAreLearned) {
  const test::ByteTokenizer tokenizer;
  auto row = encode_row(tokenizer, {"Hi", "Yes", "en", "greeting"});
  ASSERT_TRUE(row.ok());
  // <|doc|> <|user|> ' ' H i <|bot|> ' ' Y e s  predicts the same one further on, and <|end|>.
  EXPECT_EQ(row->ids, (std::vector<int64_t>{256, 257, ' ', 'H', 'i', 258, ' ', 'Y', 'e', 's'}));
  EXPECT_EQ(row->targets, (std::vector<int64_t>{-100, -100, -100, -100, -100, ' ', 'Y', 'e', 's', 259}));
  EXPECT_EQ(row->answer, 5);
}

TEST(Rows, MarksInATextAreOnlyText) {
  const test::ByteTokenizer tokenizer;
  auto row = encode_row(tokenizer, {"<|bot|>", "<|end|>", "en", ""});
  ASSERT_TRUE(row.ok());
  EXPECT_EQ(std::count(row->ids.begin(), row->ids.end(), 258), 1);
  EXPECT_EQ(std::count(row->targets.begin(), row->targets.end(), 259), 1);
  EXPECT_EQ(row->targets.back(), 259);
}

TEST(Rows, SplitIsDisjointSeededAndFits) {
  const test::ByteTokenizer tokenizer;
  std::vector<Conversation> all;
  for (int i = 0; i < 100; ++i) all.push_back({"q" + std::to_string(i), "a", "en", ""});
  all.push_back({std::string(500, 'x'), "a", "en", ""});
  auto rows = split_rows(all, tokenizer, 64, 60, 25, 3);
  ASSERT_TRUE(rows.ok());
  EXPECT_EQ(rows->train.size(), 60u);
  EXPECT_EQ(rows->valid.size(), 25u);
  EXPECT_EQ(rows->too_long, 1);
  std::set<std::vector<int64_t>> seen;
  for (const auto& row : rows->train) seen.insert(row.ids);
  for (const auto& row : rows->valid) EXPECT_TRUE(seen.insert(row.ids).second) << "a row is in both parts";
  EXPECT_EQ(split_rows(all, tokenizer, 64, 60, 25, 3)->train[0].ids, rows->train[0].ids);
  EXPECT_NE(split_rows(all, tokenizer, 64, 60, 25, 4)->train[0].ids, rows->train[0].ids);
  // More asked for than there are: a tenth stays for validation.
  EXPECT_EQ(split_rows(all, tokenizer, 64, 1000, 25, 3)->train.size(), 90u);
  EXPECT_EQ(split_rows(all, tokenizer, 4, 60, 25, 3).issue().id, "conversations-too-few");
}

TEST(Files, BrokenAndEmptyOnesAreNamed) {
  TempDir dir;
  EXPECT_EQ(read_conversations(dir.path).issue().id, "file-missing");
  ASSERT_TRUE(write_file_atomic(dir.path / "chats.jsonl", "\n").ok());
  EXPECT_EQ(read_conversations(dir.path).issue().id, "conversations-empty");
  const std::string good = R"({"kind":"fact","lang":"en","user":"Hi","assistant":"Yes"})";
  for (const char* bad : {"no json", "[1]", R"({"user":"Hi"})", R"({"user":1,"assistant":"x"})"}) {
    ASSERT_TRUE(write_file_atomic(dir.path / "chats.jsonl", good + "\n" + bad + "\n").ok());
    auto read = read_conversations(dir.path);
    ASSERT_FALSE(read.ok()) << bad;
    EXPECT_EQ(read.issue().id, "conversations-broken");
    EXPECT_EQ(read.issue().args["line"], 2);
  }
  ASSERT_TRUE(write_file_atomic(dir.path / "chats.jsonl", good + "\n").ok());
  auto read = read_conversations(dir.path);
  ASSERT_TRUE(read.ok());
  EXPECT_EQ((*read)[0].assistant, "Yes");
}
}  // namespace
}  // namespace zk::dialogue
