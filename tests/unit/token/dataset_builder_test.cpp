// Datasets: the same files whatever the number of threads, documents that stay in their split, spans that fit the
// tokens.
#include "engine/token/dataset_builder.h"

#include <gtest/gtest.h>

#include <map>
#include <set>

#include "engine/core/files.h"
#include "token_fixtures.h"

namespace zk::token {
namespace {

std::vector<SourceDocument> documents(int count, int first = 0) {
  std::vector<SourceDocument> list;
  for (int i = first; i < first + count; ++i)
    list.push_back({"doc-" + std::to_string(i), i % 3 ? "en" : "ja", "kind",
                    (i % 3 ? "text " : "文章") + std::string(static_cast<size_t>(i % 17), 'x')});
  return list;
}

NextDocument reader(std::vector<SourceDocument> list) {
  return [list = std::move(list), at = size_t{0}](SourceDocument& out) mutable -> Result<bool> {
    if (at == list.size()) return false;
    out = list[at++];
    return true;
  };
}

Result<Dataset> build(const TempDir& dir, std::vector<SourceDocument> list, DatasetOptions options) {
  return build_dataset(reader(std::move(list)), ByteTokenizer(), dir.path(), options);
}

/// Texts of one split's documents, read back from its tokens.
std::multiset<std::string> texts_in(const TempDir& dir, const char* split) {
  const TokenStream stream = std::move(TokenStream::open(dir.path(), split).value());
  std::multiset<std::string> texts;
  std::string text;
  for (int64_t i = 0; i < stream.size(); ++i) {
    const int32_t id = stream.at(i);
    EXPECT_TRUE(i > 0 || id == 1) << "a stream begins with the document mark";
    if (id == 1 && i > 0) texts.insert(text);
    if (id == 1) text.clear();
    if (id != 1) text += static_cast<char>(id - 2);
  }
  texts.insert(text);
  return texts;
}

std::vector<DocumentSpan> spans_in(const TempDir& dir) {
  return std::move(read_document_spans(dir.path(), "valid").value());
}

TEST(DatasetBuilder, EveryDocumentIsInExactlyOneSplit) {
  const TempDir dir;
  const auto list = documents(400);
  const auto dataset = build(dir, list, {.valid_percent = 20, .valid_max_tokens = 1000000});
  ASSERT_TRUE(dataset.ok());
  auto all = texts_in(dir, "train");
  const auto valid = texts_in(dir, "valid");
  EXPECT_GT(valid.size(), 40u);
  EXPECT_LT(valid.size(), 120u);
  all.insert(valid.begin(), valid.end());
  std::multiset<std::string> wanted;
  for (const auto& document : list) wanted.insert(document.text);
  EXPECT_EQ(all, wanted);
  EXPECT_EQ(dataset->train.all.documents + dataset->valid.all.documents, 400);
  EXPECT_EQ(dataset->train.by_language.at("ja").documents + dataset->valid.by_language.at("ja").documents, 134);
  EXPECT_EQ(dataset->valid.all.characters + dataset->valid.by_language.at("ja").documents * 4,
            dataset->valid.all.bytes);  // two kanji of three bytes each
}

TEST(DatasetBuilder, ThreadsChangeNothing) {
  std::map<std::string, std::string> first;
  for (const int threads : {1, 2, 5}) {
    const TempDir dir;
    auto list = documents(3000);
    for (auto& document : list) document.text += std::string(4000, 'y');  // several batches
    const auto dataset = build(dir, list, {.valid_percent = 5, .threads = threads, .shard_tokens = 1000000});
    ASSERT_TRUE(dataset.ok());
    std::map<std::string, std::string> files;
    for (const auto& name : dataset->files) files[name] = *hash_file(dir.path() / name);
    EXPECT_GT(files.size(), 10u);
    if (first.empty()) first = files;
    EXPECT_EQ(files, first) << threads;
  }
}

TEST(DatasetBuilder, AddingDocumentsMovesNone) {
  const TempDir small, large;
  auto list = documents(200, 100);
  ASSERT_TRUE(build(small, list, {.valid_percent = 10}).ok());
  const auto before = documents(100), after = documents(100, 300);
  list.insert(list.begin(), before.begin(), before.end());
  list.insert(list.end(), after.begin(), after.end());
  ASSERT_TRUE(build(large, list, {.valid_percent = 10}).ok());
  auto ids = [](const TempDir& dir) {
    std::set<std::string> out;
    for (const auto& span : spans_in(dir)) out.insert(span.id);
    return out;
  };
  const auto few = ids(small), many = ids(large);
  EXPECT_TRUE(std::includes(many.begin(), many.end(), few.begin(), few.end()));
  for (const auto& id : many) {
    const int number = std::stoi(id.substr(4));
    EXPECT_EQ(few.contains(id), number >= 100 && number < 300) << id;
  }
}

TEST(DatasetBuilder, CopiesOfOneTextStandOnTheSameSide) {
  auto list = documents(200);
  const auto again = documents(200);
  for (auto copy : again) {
    copy.id += "-copy";
    list.push_back(copy);
  }
  const TempDir dir;
  ASSERT_TRUE(build(dir, list, {.valid_percent = 30}).ok());
  const auto train = texts_in(dir, "train"), valid = texts_in(dir, "valid");
  EXPECT_FALSE(valid.empty());
  for (const auto& text : valid) EXPECT_FALSE(train.contains(text)) << text;
}

TEST(DatasetBuilder, SpansLieWhereTheDocumentsAre) {
  const TempDir dir;
  const auto list = documents(300);
  ASSERT_TRUE(build(dir, list, {.valid_percent = 30}).ok());
  const TokenStream stream = std::move(TokenStream::open(dir.path(), "valid").value());
  int64_t at = 0;
  for (const auto& span : spans_in(dir)) {
    EXPECT_EQ(span.start, at);
    EXPECT_EQ(stream.at(at), 1);
    EXPECT_EQ(span.tokens, span.bytes + 1);
    EXPECT_LT(place_of(list.at(static_cast<size_t>(std::stoi(span.id.substr(4)))).text, 1), 0.3);
    at += span.tokens;
  }
  EXPECT_EQ(at, stream.size());
}

TEST(DatasetBuilder, AFullValidationPartLeavesDocumentsOut) {
  const TempDir dir;
  const auto dataset = build(dir, documents(1000), {.valid_percent = 50, .valid_max_tokens = 300});
  ASSERT_TRUE(dataset.ok());
  EXPECT_LE(dataset->valid.all.tokens, 300);
  EXPECT_GT(dataset->valid.all.tokens, 200);
  EXPECT_EQ(dataset->train.all.documents + dataset->valid.all.documents + dataset->left_out, 1000);
  EXPECT_GT(dataset->left_out, 300);
}

TEST(DatasetBuilder, SaysWhichShareWouldDo) {
  const TempDir dir;
  const auto none = build(dir, documents(5), {.valid_percent = 0.01});
  ASSERT_EQ(none.issue().id, "validation-empty");
  const double better = none.issue().fix[0]["value"];
  EXPECT_TRUE(build(dir, documents(5), {.valid_percent = better}).ok());
  EXPECT_FALSE(build(dir, documents(5), {.valid_percent = better - 0.02}).ok());
  EXPECT_EQ(build(dir, documents(1), {.valid_percent = 100}).issue().id, "training-empty");
  EXPECT_EQ(build(dir, {}, {}).issue().id, "corpus-empty");
}

TEST(DatasetBuilder, PassesOnIssuesAndStops) {
  const TempDir dir;
  int given = 0;
  const NextDocument broken = [&](SourceDocument& out) -> Result<bool> {
    if (++given > 10) return issue_input("json-line-broken");
    out = {"doc-" + std::to_string(given), "en", "", std::string(1 << 20, 'z')};
    return true;
  };
  EXPECT_EQ(build_dataset(broken, ByteTokenizer(), dir.path(), {}).issue().id, "json-line-broken");
  DatasetHooks hooks;
  hooks.stopping = [] { return true; };
  EXPECT_EQ(build_dataset(reader(documents(9)), ByteTokenizer(), dir.path(), {}, hooks).issue().id, "stopped");
}

TEST(DatasetBuilder, NeedsADocumentMark) {
  struct Markless : ByteTokenizer {
    const SpecialIds& special() const override {
      static const SpecialIds none;
      return none;
    }
  };
  const TempDir dir;
  EXPECT_EQ(build_dataset(reader(documents(9)), Markless(), dir.path(), {}).issue().id, "tokenizer-without-marks");
}

TEST(PlaceOf, IsSpreadEvenlyAndDependsOnTheSeed) {
  int below = 0, same = 0;
  for (int i = 0; i < 20000; ++i) {
    const std::string id = "doc-" + std::to_string(i);
    const bool one = place_of(id, 1) < 0.1, two = place_of(id, 2) < 0.1;
    below += one;
    same += one && two;
  }
  EXPECT_NEAR(below, 2000, 200);
  EXPECT_NEAR(same, 200, 70);
}
}  // namespace
}  // namespace zk::token
