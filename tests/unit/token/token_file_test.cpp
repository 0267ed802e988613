// Token shards: what is written comes back, over shard borders, in both widths; broken files are refused.
#include "engine/token/token_file.h"

#include <gtest/gtest.h>

#include <fstream>

#include "engine/core/files.h"
#include "token_fixtures.h"

namespace zk::token {
namespace {
namespace fs = std::filesystem;

Ids counting(int64_t n, int32_t modulus) {
  Ids ids;
  for (int64_t i = 0; i < n; ++i) ids.push_back(static_cast<int32_t>(i * 7919 % modulus));
  return ids;
}

void expect_comes_back(int32_t vocab_size, int width) {
  const TempDir dir;
  const Ids ids = counting(1000, vocab_size);
  const TokenStream stream = write_stream(dir.path(), ids, ByteTokenizer(vocab_size), 64);
  EXPECT_EQ(TokenFile::open(dir.path() / "train-00000.tok")->width(), width);
  EXPECT_TRUE(fs::exists(dir.path() / "train-00015.tok"));
  EXPECT_EQ(stream.tokenizer_hash(), "0123456789abcdef");
  ASSERT_EQ(stream.size(), 1000);
  std::vector<int64_t> all(1000), part(200);
  stream.copy(0, 1000, all.data());
  EXPECT_EQ(Ids(all.begin(), all.end()), ids);
  stream.copy(60, 200, part.data());
  EXPECT_EQ(Ids(part.begin(), part.end()), Ids(ids.begin() + 60, ids.begin() + 260));
  EXPECT_EQ(stream.at(999), ids[999]);
  EXPECT_EQ(stream.at(64), ids[64]);
}

TEST(TokenFile, ComesBackIn16Bits) { expect_comes_back(65536, 2); }
TEST(TokenFile, ComesBackIn32Bits) { expect_comes_back(70001, 4); }

TEST(TokenFile, AnEmptySplitIsAFileWithoutTokens) {
  const TempDir dir;
  EXPECT_EQ(write_stream(dir.path(), {}, ByteTokenizer()).size(), 0);
}

std::string issue_of_bytes(const std::string& bytes) {
  const TempDir dir;
  std::ofstream(dir.path() / "train-00000.tok", std::ios::binary) << bytes;
  auto opened = TokenStream::open(dir.path(), "train");
  return opened.ok() ? "" : opened.issue().id;
}

TEST(TokenFile, RefusesBrokenFiles) {
  const TempDir dir;
  write_stream(dir.path(), counting(100, 258), ByteTokenizer());
  const std::string whole = *read_file(dir.path() / "train-00000.tok");
  EXPECT_EQ(issue_of_bytes(whole), "");
  EXPECT_EQ(issue_of_bytes(""), "token-file-broken");
  EXPECT_EQ(issue_of_bytes(whole.substr(0, whole.size() - 1)), "token-file-broken");
  EXPECT_EQ(issue_of_bytes(whole + "x"), "token-file-broken");
  EXPECT_EQ(issue_of_bytes("X" + whole.substr(1)), "token-file-broken");
  std::string newer = whole, width = whole, count = whole;
  newer[8] = 9;
  width[12] = 3;
  count[23] = 127;
  EXPECT_EQ(issue_of_bytes(newer), "token-file-newer");
  EXPECT_EQ(issue_of_bytes(width), "token-file-broken");
  EXPECT_EQ(issue_of_bytes(count), "token-file-broken");
}

TEST(TokenFile, NamesMissingAndMixedShards) {
  const TempDir dir;
  EXPECT_EQ(TokenStream::open(dir.path(), "valid").issue().id, "token-shards-missing");
  write_stream(dir.path(), counting(10, 258), ByteTokenizer(), 5);
  std::string other = *read_file(dir.path() / "train-00001.tok");
  other[24] = 'f';
  std::ofstream(dir.path() / "train-00001.tok", std::ios::binary) << other;
  EXPECT_EQ(TokenStream::open(dir.path(), "train").issue().id, "token-shards-mixed");
}
}  // namespace
}  // namespace zk::token
