// From nothing to tokens with three commands: what they make is whole, the same each time, and fits together.
#include <gtest/gtest.h>

#include <cmath>
#include <set>

#include "engine/core/events.h"
#include "engine/core/workspace.h"
#include "engine/corpus/corpus_io.h"
#include "engine/token/dataset_builder.h"
#include "engine/token/window_sampler.h"
#include "zk_process.h"

namespace zk::e2e {
namespace {
namespace fs = std::filesystem;

Json result_of(const fs::path& workspace, const std::string& words) {
  const Ran ran = run_zk(workspace, words + " --json --quiet");
  EXPECT_EQ(ran.exit, 0) << words << "\n" << ran.err;
  EXPECT_EQ(ran.err, "") << words;
  return Json::parse(ran.out, nullptr, false);
}

/// One small path, walked once for all tests of this file.
struct Path {
  Path() {
    corpus = result_of(dir.path(), "miniworld --name mini --megabytes 0.6 --exam_items 8 --chats 50");
    tokenizer = result_of(dir.path(), "tokenizer --vocab_size 1100 --name tok");
    dataset = result_of(dir.path(), "dataset --valid_percent 5 --name pairs");
  }
  TempDir dir;
  Json corpus, tokenizer, dataset;
};
Path& path() {
  static Path made;
  return made;
}

Artifact artifact(ArtifactKind kind, const std::string& id) {
  return Workspace::open(path().dir.path())->find(kind, id).value();
}

TEST(DataPath, MakesWholeArtifactsThatKnowWhereTheyComeFrom) {
  const std::vector<std::pair<ArtifactKind, std::string>> made = {{ArtifactKind::Corpus, "mini"},
                                                                  {ArtifactKind::Exam, "mini-exams"},
                                                                  {ArtifactKind::Conversations, "mini-chats"},
                                                                  {ArtifactKind::Tokenizer, "tok"},
                                                                  {ArtifactKind::Dataset, "pairs"}};
  path();
  for (const auto& [kind, id] : made) {
    const Artifact found = artifact(kind, id);
    EXPECT_TRUE(verify_artifact(found).ok()) << id;
    EXPECT_FALSE(found.manifest["files"].empty()) << id;
  }
  const Artifact dataset = artifact(ArtifactKind::Dataset, "pairs");
  const Json& inputs = dataset.manifest["inputs"];
  EXPECT_EQ(inputs[0]["hash"], artifact(ArtifactKind::Corpus, "mini").content_hash());
  EXPECT_EQ(inputs[1]["hash"], artifact(ArtifactKind::Tokenizer, "tok").content_hash());
}

TEST(DataPath, ExamsAndConversationsAreComplete) {
  const Artifact exams = artifact(ArtifactKind::Exam, "mini-exams"),
                 chats = artifact(ArtifactKind::Conversations, "mini-chats");
  int64_t items = 0, pairs = 0;
  auto reader = std::move(corpus::LineReader::open(exams.dir / "exams.jsonl").value());
  for (std::string line; reader.next(line).value(); ++items) {
    const Json item = Json::parse(line);
    for (const char* field : {"family", "topic", "split", "level", "lang", "question", "choices", "answer", "id"})
      EXPECT_TRUE(item.contains(field)) << field;
    EXPECT_LT(item["answer"].get<size_t>(), item["choices"].size());
  }
  EXPECT_EQ(items, 8 * 5 * 2 * 2) << "families, splits, languages";
  auto chat_reader = std::move(corpus::LineReader::open(chats.dir / "chats.jsonl").value());
  for (std::string line; chat_reader.next(line).value(); ++pairs) EXPECT_TRUE(Json::parse(line).contains("assistant"));
  EXPECT_EQ(pairs, 50);
  EXPECT_TRUE(fs::exists(chats.dir / "heldout_chats.jsonl"));
}

TEST(DataPath, TheTokensAreTheCorpus) {
  const fs::path dir = artifact(ArtifactKind::Dataset, "pairs").dir;
  const auto tokenizer = token::load_tokenizer(dir).value();
  EXPECT_EQ(tokenizer->vocab_size(), 1100);
  std::multiset<std::string> texts, decoded;
  auto source = std::move(corpus::open_corpus(artifact(ArtifactKind::Corpus, "mini").dir).value());
  for (corpus::Document document; source->next(document).value();) texts.insert(document.text);
  for (const char* split : {"train", "valid"}) {
    const auto stream = std::move(token::TokenStream::open(dir, split).value());
    EXPECT_EQ(stream.tokenizer_hash(), tokenizer->hash());
    token::Ids ids;
    for (int64_t i = 0; i <= stream.size(); ++i) {
      const bool border = i == stream.size() || stream.at(i) == tokenizer->special().doc;
      if (border && i > 0) decoded.insert(tokenizer->decode(ids));
      if (border) ids.clear();
      if (!border) ids.push_back(stream.at(i));
    }
  }
  EXPECT_EQ(decoded, texts);
}

TEST(DataPath, TheFiguresFitTheFiles) {
  const Json& dataset = path().dataset;
  const fs::path dir = artifact(ArtifactKind::Dataset, "pairs").dir;
  const auto train = std::move(token::TokenStream::open(dir, "train").value());
  EXPECT_EQ(dataset["train"]["tokens"], train.size());
  EXPECT_EQ(path().tokenizer["report"]["check"]["round_trip_failures"], 0);
  EXPECT_TRUE(path().tokenizer["report"]["check"]["unseen"]);
  EXPECT_GT(path().tokenizer["report"]["check"]["by_language"]["en"]["characters_per_token"].get<double>(), 1.5);
  const Json& all = dataset["baselines"]["all"];
  EXPECT_NEAR(all["uniform"]["nats_per_token"].get<double>(), std::log(1100.0), 1e-9);
  EXPECT_LT(all["unigram"]["nats_per_token"], all["uniform"]["nats_per_token"]);
  EXPECT_LT(all["bigram"]["nats_per_token"], all["unigram"]["nats_per_token"]);
  EXPECT_EQ(*read_json(dir / "baselines.json"), dataset["baselines"]);
  auto sampler = token::WindowSampler::create(train, {.seq_len = 64, .global_batch = 4});
  ASSERT_TRUE(sampler.ok());
  EXPECT_EQ(sampler->windows(), (train.size() - 1) / 64);
}

TEST(DataPath, TheLogsAreWellFormed) {
  path();
  for (const auto& [kind, id] : {std::pair(ArtifactKind::Corpus, "mini"), std::pair(ArtifactKind::Tokenizer, "tok"),
                                 std::pair(ArtifactKind::Dataset, "pairs")}) {
    const auto events = read_events(artifact(kind, id).dir / "events.jsonl").value();
    for (const auto& event : events) EXPECT_EQ(event_problem(event), "") << event.dump();
    EXPECT_EQ(events.front()["e"], "header") << id;
    EXPECT_EQ(events.back()["e"], "end") << id;
    EXPECT_EQ(events.back()["status"], "ok") << id;
  }
}

TEST(DataPath, TheSameSeedGivesTheSameBytes) {
  const TempDir again;
  result_of(again.path(), "miniworld --megabytes 0.6 --exam_items 8 --chats 50");
  const Json tokenizer = result_of(again.path(), "tokenizer --vocab_size 1100");
  result_of(again.path(), "dataset --valid_percent 5");
  EXPECT_EQ(tokenizer["report"]["hash"], path().tokenizer["report"]["hash"]);
  const auto workspace = Workspace::open(again.path()).value();
  for (const auto kind : {ArtifactKind::Corpus, ArtifactKind::Exam, ArtifactKind::Conversations})
    EXPECT_EQ(workspace.find(kind, "")->content_hash(), artifact(kind, "").content_hash()) << kind_name(kind);
  const fs::path one = workspace.find(ArtifactKind::Dataset, "")->dir, two = artifact(ArtifactKind::Dataset, "").dir;
  for (const char* name : {"train-00000.tok", "valid-00000.tok", "valid-docs.jsonl", "baselines.json"})
    EXPECT_EQ(*hash_file(one / name), *hash_file(two / name)) << name;
}

TEST(DataPath, TheRawFormComesWithItsTruth) {
  const TempDir dir;
  const Json made = result_of(dir.path(), "miniworld --raw --megabytes 0.3 --chats 0 --exam_items 4");
  const fs::path corpus = dir.path() / "corpora" / made["id"].get<std::string>();
  auto source = std::move(corpus::open_corpus(corpus).value());
  auto truth = std::move(corpus::LineReader::open(corpus / "truth.jsonl.zst").value());
  int64_t documents = 0, html = 0;
  corpus::Document document;
  for (std::string line; truth.next(line).value(); ++documents) {
    ASSERT_TRUE(source->next(document).value());
    const Json record = Json::parse(line);
    EXPECT_EQ(record["id"], document.id);
    for (const auto& defect : record["defects"])
      html += defect == "html" && document.text.find('<') != std::string::npos;
  }
  EXPECT_FALSE(source->next(document).value());
  EXPECT_EQ(made["counters"]["documents"], documents);
  EXPECT_EQ(made["counters"]["defects"]["html"], html);
  EXPECT_GT(html, documents / 2);
}

TEST(DataPath, TheSummaryIsInTheLanguageAskedFor) {
  const TempDir dir;
  result_of(dir.path(), "miniworld --megabytes 0.3 --chats 0 --exam_items 4");
  const Ran en = run_zk(dir.path(), "tokenizer --preset small --quiet --lang en");
  const Ran ja = run_zk(dir.path(), "tokenizer --preset small --quiet --lang ja");
  EXPECT_NE(en.out.find("1,024 tokens"), std::string::npos) << en.out << en.err;
  EXPECT_NE(ja.out.find("1,024 トークン"), std::string::npos) << ja.out << ja.err;
}
}  // namespace
}  // namespace zk::e2e
