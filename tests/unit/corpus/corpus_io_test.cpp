// Corpora and the learner's files: what is written comes back, and what is no text is named with file and line.
#include "engine/corpus/corpus_io.h"

#include <gtest/gtest.h>

#include <tuple>

#include "corpus_fixtures.h"
#include "engine/core/random.h"

namespace zk::corpus {
namespace {
namespace fs = std::filesystem;

Document document(int i) {
  Random random(static_cast<uint64_t>(i));
  std::string text = "行 " + std::to_string(i) + "\n\"quoted\" \\ and \t tab 🐈";
  for (uint64_t n = random.below(300); n > 0; --n) text += static_cast<char>('a' + random.below(26));
  return {"id-" + std::to_string(i), i % 2 ? "en" : "ja", i % 3 ? "story" : "page", text, i % 5 ? "" : "src"};
}

void expect_same(const Document& a, const Document& b) {
  EXPECT_EQ(a.id, b.id);
  EXPECT_EQ(a.lang, b.lang);
  EXPECT_EQ(a.kind, b.kind);
  EXPECT_EQ(a.text, b.text);
  EXPECT_EQ(a.source, b.source);
}

std::vector<std::string> write_corpus(const fs::path& dir, int count, uint64_t shard_bytes, Json* counters = nullptr) {
  CorpusWriter writer(dir, shard_bytes);
  for (int i = 0; i < count; ++i) EXPECT_TRUE(writer.write(document(i)).ok());
  if (counters) *counters = writer.counters();
  return writer.finish().value();
}

TEST(Corpus, ComesBackOverShards) {
  const TempDir dir;
  Json counters;
  const auto names = write_corpus(dir.path(), 3000, 100000, &counters);
  EXPECT_GT(names.size(), 3u);
  EXPECT_EQ(names.front(), "docs-00000.jsonl.zst");
  const Read read = read_all(open_corpus(dir.path()));
  EXPECT_EQ(read.issue.id, "");
  ASSERT_EQ(read.documents.size(), 3000u);
  int64_t bytes = 0;
  for (int i = 0; i < 3000; ++i) {
    expect_same(read.documents[static_cast<size_t>(i)], document(i));
    bytes += static_cast<int64_t>(document(i).text.size());
  }
  EXPECT_EQ(counters["documents"], 3000);
  EXPECT_EQ(counters["bytes"], bytes);
  EXPECT_LT(counters["characters"].get<int64_t>(), bytes);
  EXPECT_EQ(counters["by_language"]["ja"]["documents"], 1500);
  EXPECT_EQ(counters["by_kind"]["page"]["documents"], 1000);
}

TEST(Corpus, TheSameDocumentsGiveTheSameBytes) {
  const TempDir one, two;
  write_corpus(one.path(), 500, 50000);
  for (const auto& name : write_corpus(two.path(), 500, 50000))
    EXPECT_EQ(*hash_file(one.path() / name), *hash_file(two.path() / name));
}

TEST(Corpus, AnUnfinishedWriterLeavesNothing) {
  const TempDir dir;
  {
    CorpusWriter writer(dir.path());
    ASSERT_TRUE(writer.write(document(1)).ok());
  }
  EXPECT_TRUE(fs::is_empty(dir.path()));
  EXPECT_EQ(read_all(open_corpus(dir.path())).issue.id, "corpus-empty");
}

TEST(Corpus, DamageIsNamed) {
  const TempDir dir;
  write_corpus(dir.path(), 500, 1 << 30);
  const fs::path path = dir.path() / "docs-00000.jsonl.zst";
  std::string bytes = *read_file(path);
  dir.write("docs-00000.jsonl.zst", bytes.substr(0, bytes.size() / 2));
  EXPECT_EQ(read_all(open_corpus(dir.path())).issue.id, "zstd-broken");
  std::string flipped = bytes;
  flipped[bytes.size() / 2] = static_cast<char>(flipped[bytes.size() / 2] ^ 0x55);
  dir.write("docs-00000.jsonl.zst", flipped);
  const std::string id = read_all(open_corpus(dir.path())).issue.id;
  EXPECT_TRUE(id == "zstd-broken" || id == "json-line-broken" || id == "text-not-utf8" || id == "file-binary") << id;
  dir.write("docs-00000.jsonl.zst", "this is no Zstandard file");
  const Issue issue = read_all(open_corpus(dir.path())).issue;
  EXPECT_EQ(issue.id, "zstd-broken");
  EXPECT_EQ(issue.args["path"], path.string());
}

TEST(Texts, PlainTextIsCutAtBlankLines) {
  const TempDir dir;
  const auto path = dir.write("a.txt", "\xEF\xBB\xBF\nFirst line\r\nsecond line\r\n\r\n \t\nおわり");
  const Read read = read_all(open_texts(path));
  EXPECT_EQ(read.texts(), (std::vector<std::string>{"First line\nsecond line", "おわり"}));
  EXPECT_EQ(read.documents[0].id, "a.txt:2");
  EXPECT_EQ(read.documents[1].id, "a.txt:6");
  EXPECT_EQ(read.documents[1].source, "a.txt");
}

TEST(Texts, LongTextWithoutBlankLinesIsCutAfterALine) {
  const TempDir dir;
  std::string text;
  for (int i = 0; i < 30000; ++i) text += "line " + std::to_string(i) + "\n";
  const Read read = read_all(open_texts(dir.write("a.txt", text)));
  EXPECT_GT(read.documents.size(), 3u);
  std::string joined;
  for (const auto& document : read.documents) joined += document.text + "\n";
  EXPECT_EQ(joined, text);
}

TEST(Texts, JsonLinesWithAndWithoutTheirFields) {
  const TempDir dir;
  const auto path = dir.write(
      "b.jsonl", "\xEF\xBB\xBF{\"text\":\"one\"}\n\n{\"id\":7,\"lang\":\"ja\",\"text\":\"二\",\"more\":[1]}\r\n");
  const Read read = read_all(open_texts(path));
  EXPECT_EQ(read.issue.id, "");
  ASSERT_EQ(read.documents.size(), 2u);
  expect_same(read.documents[0], {"b.jsonl:1", "", "", "one", ""});
  expect_same(read.documents[1], {"7", "ja", "", "二", ""});
}

TEST(Texts, AFolderIsReadInOrderOfNamesAndItsOtherFilesPassedOver) {
  const TempDir dir;
  dir.write("b.txt", "second");
  dir.write("a.jsonl", "{\"text\":\"first\"}");
  dir.write("c.png", std::string("\x89PNG\0\0", 6));
  EXPECT_EQ(read_all(open_texts(dir.path())).texts(), (std::vector<std::string>{"first", "second"}));
}

TEST(Texts, WhatIsNoTextIsNamedWithFileAndLine) {
  const std::string binary = std::string("PK\x03\x04 text\nmore\0bytes", 21);
  const std::vector<std::tuple<std::string, std::string, std::string, int64_t>> inputs = {
      {"a.txt", binary, "file-binary", 2},
      {"b.txt", "good\nbad \x93\xFA\x96\x7B\n", "text-not-utf8", 2},
      {"c.jsonl", "{\"text\":\"a\"}\n{\"text\":\"b\"\n", "json-line-broken", 2},
      {"d.jsonl", "{\"text\":\"a\"}\n[1,2]\n", "json-line-broken", 2},
      {"e.jsonl", "{\"txet\":\"a\"}\n", "json-field-missing", 1},
      {"f.jsonl", "{\"text\":7}\n", "json-field-missing", 1},
      {"g.jsonl", "\n{\"text\":\"\xE3\x81\"}\n", "text-not-utf8", 2},
      {"h.txt.zst", "not compressed", "zstd-broken", 0},
  };
  const TempDir dir;
  for (const auto& [name, bytes, id, line] : inputs) {
    const auto path = dir.write(name, bytes);
    const Issue issue = read_all(open_texts(path)).issue;
    EXPECT_EQ(issue.id, id) << name;
    EXPECT_EQ(issue.exit, Exit::Input) << name;
    EXPECT_EQ(issue.args.value("path", ""), path.string()) << name;
    EXPECT_EQ(issue.args.value("line", int64_t{0}), line) << name;
  }
}

TEST(Texts, WhatCannotBeOpenedIsNamed) {
  const TempDir dir, empty;
  EXPECT_EQ(read_all(open_texts(dir.path() / "none.txt")).issue.id, "file-missing");
  EXPECT_EQ(read_all(open_texts(dir.write("x.pdf", "%PDF"))).issue.id, "file-kind-unknown");
  EXPECT_EQ(read_all(open_texts(empty.path())).issue.id, "folder-without-texts");
  const Read blank = read_all(open_texts(dir.write("blank.txt", "\n \n\n")));
  EXPECT_EQ(blank.issue.id, "");
  EXPECT_TRUE(blank.documents.empty());
  EXPECT_TRUE(read_all(open_texts(dir.write("zero.jsonl", ""))).documents.empty());
}

TEST(LineReader, LongLinesCrossBlocks) {
  const TempDir dir;
  const std::string a(700000, 'a'), b(300000, 'b');
  auto reader = std::move(LineReader::open(dir.write("x.txt", a + "\n\n" + b)).value());
  std::string line;
  EXPECT_TRUE(reader.next(line).value());
  EXPECT_EQ(line, a);
  EXPECT_TRUE(reader.next(line).value());
  EXPECT_EQ(line, "");
  EXPECT_TRUE(reader.next(line).value());
  EXPECT_EQ(line, b);
  EXPECT_EQ(reader.line(), 3);
  EXPECT_FALSE(reader.next(line).value());
  EXPECT_EQ(reader.bytes_read(), a.size() + b.size() + 2);
}
}  // namespace
}  // namespace zk::corpus
