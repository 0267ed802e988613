// From the learner's own files and from the raw form of the built-in corpus to tokens: collect, clean, tokenizer,
// dataset as people call them; a cleaning that is killed at any moment; how near cleaning comes to the text beneath the
// defects.
#include <gtest/gtest.h>

#include <map>
#include <random>
#include <set>
#include <vector>

#include "engine/core/workspace.h"
#include "engine/corpus/corpus_io.h"
#include "zk_process.h"

namespace zk::e2e {
namespace {
namespace fs = std::filesystem;

Json run_json(const fs::path& workspace, const std::string& words) {
  const Ran ran = run_zk(workspace, words + " --json --quiet");
  EXPECT_EQ(ran.exit, 0) << words << "\n" << ran.err << ran.out;
  return Json::parse(ran.out, nullptr, false);
}

fs::path corpus_dir(const fs::path& workspace, const std::string& id) { return workspace / "corpora" / id; }

std::map<std::string, corpus::Document> documents_of(const fs::path& dir) {
  std::map<std::string, corpus::Document> out;
  auto source = std::move(corpus::open_corpus(dir).value());
  for (corpus::Document document; source->next(document).value();) out[document.id] = document;
  return out;
}

std::map<std::string, std::string> bytes_of(const fs::path& dir) {
  std::map<std::string, std::string> out;
  for (const auto& entry : fs::directory_iterator(dir)) {
    const std::string name = entry.path().filename().string();
    if (name != "manifest.json" && name != "events.jsonl" && entry.is_regular_file())
      out[name] = read_file(entry.path()).value();
  }
  return out;
}

TEST(CollectClean, AFolderOfOnesOwnBecomesTokens) {
  const TempDir workspace, files;
  std::string stories;
  for (int i = 0; i < 400; ++i)
    stories += "{\"text\":\"Story " + std::to_string(i) + ": the cat number " + std::to_string(i * 7 % 97) +
               " sat by the river and watched the boats go by until the evening came.\"}\n";
  files.write("stories.jsonl", stories);
  files.write("note.txt", "The neighbour baked bread in the morning and gave some of it to the children.\n");
  files.write("copy.txt", "The neighbour baked bread in the morning and gave some of it to the children.\n");
  files.write("german.md", "Die Katze schläft im Garten, weil die Sonne heute so schön und warm ist.\n");
  files.write("jp.txt", "むかし、ある村に小さなネコがいました。ネコは毎日、川のそばで魚を見ていました。\n");
  files.write("image.png", "\x89PNG");
  const Json collected =
      run_json(workspace.path(), "collect '" + files.path().string() + "' --name own --licence CC0-1.0");
  EXPECT_EQ(collected["counters"]["documents"], 404);
  EXPECT_EQ(collected["counters"]["skipped"]["file-kind"]["count"], 1);
  EXPECT_EQ(collected["diversity"]["by_licence"][0]["name"], "CC0-1.0");
  EXPECT_TRUE(fs::exists(corpus_dir(workspace.path(), "own") / "diversity.json"));

  const Json cleaned = run_json(workspace.path(), "clean own --name tidy");
  EXPECT_EQ(cleaned["counters"]["in"], 404);
  EXPECT_EQ(cleaned["counters"]["documents"], 402) << "without the copy and the German text";
  const auto documents = documents_of(corpus_dir(workspace.path(), "tidy"));
  EXPECT_FALSE(documents.contains("german.md"));
  EXPECT_EQ(documents.at("jp.txt").lang, "ja");
  EXPECT_EQ(documents.at("jp.txt").licence, "CC0-1.0") << "the licence travels";
  EXPECT_NE(documents.contains("copy.txt"), documents.contains("note.txt"));

  const Json tokenizer = run_json(workspace.path(), "tokenizer tidy --vocab_size 500 --name tok");
  EXPECT_EQ(tokenizer["report"]["check"]["round_trip_failures"], 0);
  const Json dataset = run_json(workspace.path(), "dataset tidy --tokenizer tok --valid_percent 10 --name pairs");
  EXPECT_GT(dataset["train"]["tokens"].get<int64_t>(), 1000);
  const Ran lineage = run_zk(workspace.path(), "lineage pairs --quiet");
  EXPECT_NE(lineage.out.find("own"), std::string::npos) << "the dataset knows the collection it comes from";
}

TEST(CollectClean, WrongCallsAreRefusedInWords) {
  const TempDir workspace, files;
  files.write("x.doc", "x");
  files.write("empty.txt", "\n");
  const std::string folder = files.path().string();
  for (const auto& [words, exit] : std::vector<std::pair<std::string, int>>{{"collect", 2},
                                                                            {"collect /nowhere/at/all", 3},
                                                                            {"collect '" + folder + "/x.doc'", 3},
                                                                            {"collect '" + folder + "'", 3},
                                                                            {"clean --steps nothing", 3}}) {
    const Ran en = run_zk(workspace.path(), words + " --quiet --lang en"),
              ja = run_zk(workspace.path(), words + " --quiet --lang ja");
    EXPECT_EQ(en.exit, exit) << words << en.err;
    EXPECT_EQ(en.err.find("issue."), std::string::npos) << en.err;
    EXPECT_EQ(ja.err.find("issue."), std::string::npos) << ja.err;
    EXPECT_NE(en.err, ja.err);
    EXPECT_EQ(entries_in(workspace.path() / "corpora"), 0u) << words;
  }
}

TEST(CollectClean, KilledAtAnyMomentItGoesOnToTheSameBytes) {
  const TempDir workspace;
  run_json(workspace.path(), "miniworld --raw --name raw --megabytes 1.5 --chats 0 --exam_items 20");
  const std::string words = "clean raw --preset mini --shard_megabytes 0.05 --name ";
  run_json(workspace.path(), words + "whole --threads 1");
  const auto whole = bytes_of(corpus_dir(workspace.path(), "whole"));
  EXPECT_GT(whole.size(), 20u);
  int interrupted = 0;
  std::mt19937 random(5);
  for (int i = 0; i < 6; ++i) {
    const std::string name = "killed" + std::to_string(i);
    for (int kill = 0; kill < 2; ++kill) {
      const double seconds = 0.05 + 0.25 * static_cast<double>(random() % 1000) / 1000;
      const Ran ran = run_zk(workspace.path(), words + name + " --quiet --threads 2", "",
                             "exec timeout -s KILL " + std::to_string(seconds));
      interrupted += ran.exit != 0;
      if (ran.exit == 0) break;
    }
    if (!fs::exists(corpus_dir(workspace.path(), name) / "manifest.json"))
      run_json(workspace.path(), words + name + " --threads " + std::to_string(1 + i % 3));
    EXPECT_EQ(bytes_of(corpus_dir(workspace.path(), name)), whole) << name;
  }
  EXPECT_GT(interrupted, 0) << "no run was interrupted: the test says nothing";
}
std::map<std::string, Json> rows_of(const fs::path& dir, const std::string& prefix) {
  std::map<std::string, Json> out;
  for (const auto& entry : fs::directory_iterator(dir)) {
    if (!entry.path().filename().string().starts_with(prefix)) continue;
    auto reader = std::move(corpus::LineReader::open(entry.path()).value());
    for (std::string line; reader.next(line).value();) {
      Json row = Json::parse(line);
      const std::string id = row["id"];  // before the row is moved from
      out[id] = std::move(row);
    }
  }
  return out;
}

struct Score {
  int64_t right = 0, all = 0;
  void add(bool is_right) { right += is_right, ++all; }
  double share() const { return all == 0 ? 0 : static_cast<double>(right) / static_cast<double>(all); }
};

/// Shared characters of the lines of two texts, as a share of the wanted text.
double given_back(const std::string& text, const std::string& wanted) {
  std::multiset<std::string> have;
  auto each_line = [](const std::string& all, auto&& use) {
    for (size_t at = 0; at < all.size();) {
      const size_t end = std::min(all.find('\n', at), all.size());
      if (end > at) use(all.substr(at, end - at));
      at = end + 1;
    }
  };
  each_line(text, [&](const std::string& line) { have.insert(line); });
  size_t found = 0, total = 0;
  each_line(wanted, [&](const std::string& line) {
    total += line.size();
    if (const auto it = have.find(line); it != have.end()) found += line.size(), have.erase(it);
  });
  return total == 0 ? 1 : static_cast<double>(found) / static_cast<double>(total);
}

TEST(CollectClean, TheRawFormComesOutNearlyClean) {
  const TempDir workspace;
  run_json(workspace.path(), "miniworld --raw --name raw --megabytes 1 --chats 0 --exam_items 100");
  run_json(workspace.path(), "clean raw --preset mini --name tidy");
  const fs::path raw = corpus_dir(workspace.path(), "raw"), tidy = corpus_dir(workspace.path(), "tidy");
  const auto truth = rows_of(raw, "truth");
  const auto kept = rows_of(tidy, "docs-"), removed = rows_of(tidy, "removed-");
  ASSERT_EQ(kept.size() + removed.size(), truth.size()) << "every document is kept or removed";

  std::map<std::string, Score> dropped;  // what each defect's documents met with
  Score good;
  double given = 0, markup = 0;
  int64_t compared = 0;
  for (const auto& [id, row] : truth) {
    const auto defects = row["defects"].get<std::set<std::string>>();
    if (row["clean"].is_null()) {
      for (const auto& defect : defects) dropped[defect].add(removed.contains(id));
      continue;
    }
    good.add(kept.contains(id));
    if (!kept.contains(id) || defects.contains("typo")) continue;
    const std::string text = kept.at(id)["text"];
    given += given_back(text, row["clean"]);
    markup += text.find("</") != std::string::npos || text.find("Copyright Komorebi") != std::string::npos ||
              text.find("cookies. Accept") != std::string::npos || text.find("無断転載") != std::string::npos;
    ++compared;
  }
  RecordProperty("given_back_percent", static_cast<int>(100 * given / static_cast<double>(compared)));
  EXPECT_EQ(markup, 0) << "markup and boilerplate are gone from every page";
  EXPECT_GE(given / static_cast<double>(compared), 0.90) << "of the clean text's characters, in whole lines";
  EXPECT_GE(good.share(), 0.92) << "of the good documents stay";
  EXPECT_GE(dropped["foreign"].share(), 0.98);
  EXPECT_GE(dropped["duplicate"].share(), 0.95);
  EXPECT_GE(dropped["junk"].share(), 0.95);
  EXPECT_GE(dropped["near"].share(), 0.80);
}

TEST(CollectClean, NoExamQuestionThatWasHeldBackStays) {
  const TempDir workspace;
  run_json(workspace.path(), "miniworld --raw --name raw --megabytes 1 --chats 0 --exam_items 150");
  run_json(workspace.path(), "clean raw --name tidy --steps html,decontaminate");
  const fs::path tidy = corpus_dir(workspace.path(), "tidy");
  const auto kept = rows_of(tidy, "docs-"), removed = rows_of(tidy, "removed-"),
             truth = rows_of(corpus_dir(workspace.path(), "raw"), "truth");
  auto reader = std::move(corpus::LineReader::open(workspace.path() / "exams" / "raw-exams" / "exams.jsonl").value());
  std::vector<std::pair<std::string, std::string>> held;
  for (std::string line; reader.next(line).value();) {
    const Json item = Json::parse(line);
    if (item["split"] == "held" && item.value("context", std::string()).empty())
      held.emplace_back(item["question"].get<std::string>(),
                        item["choices"][item["answer"].get<size_t>()].get<std::string>());
  }
  // Longer questions are found by a run of characters, which a good document may share: few, not none.
  int64_t found = 0, strays = 0;
  for (const auto& [id, row] : removed)
    if (row["removed"]["step"] == "decontaminate") {
      ++found;
      strays += !truth.at(id)["defects"].get<std::set<std::string>>().contains("leak");
    }
  EXPECT_GT(found, 3);
  EXPECT_LE(strays * 4, found) << strays << " of " << found << " removed documents were not planted as leaks";
  EXPECT_LE(strays * 200, static_cast<int64_t>(truth.size())) << "half a percent of all documents at most";
  for (const auto& [id, row] : kept) {
    if (!truth.at(id)["defects"].get<std::set<std::string>>().contains("leak")) continue;
    const std::string text = row["text"];
    for (const auto& [question, answer] : held) {
      const size_t at = text.find(question);
      EXPECT_FALSE(at != std::string::npos && text.find(answer, at + question.size()) != std::string::npos)
          << id << ": " << question;
    }
  }
}
}  // namespace
}  // namespace zk::e2e
