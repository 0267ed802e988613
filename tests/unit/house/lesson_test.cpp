// Lessons: resources/lessons/index.json and the texts of both languages agree, name only facts that the window knows,
// keep to the small Markdown that it shows, and exist for every parameter that points to one.
#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <map>
#include <nlohmann/json.hpp>
#include <regex>
#include <set>
#include <sstream>

#include "house_files.h"

namespace zk::house {
namespace {

namespace fs = std::filesystem;
using Json = nlohmann::ordered_json;

const fs::path kLessons = root() / "resources" / "lessons";

// What a lesson may say about the learner's own project; a paragraph is left out while one of its facts is unknown.
const std::set<std::string> kFacts = {"documents",
                                      "corpus_size",
                                      "vocab_size",
                                      "chars_per_token_en",
                                      "chars_per_token_ja",
                                      "train_tokens",
                                      "valid_tokens",
                                      "uniform_loss",
                                      "unigram_loss",
                                      "bigram_loss",
                                      "parameters",
                                      "n_layer",
                                      "d_model",
                                      "n_head",
                                      "seq_len",
                                      "steps",
                                      "tokens_seen",
                                      "tokens_per_second",
                                      "valid_loss",
                                      "perplexity",
                                      "bits_per_char",
                                      "lr",
                                      "train_minutes",
                                      "tune_steps",
                                      "held_accuracy",
                                      "held_chance"};

const std::set<std::string> kPages = {"",      "start",        "lessons", "collect", "clean",   "dedup",    "tokenizer",
                                      "pairs", "architecture", "plan",    "train",   "tune",    "evaluate", "compare",
                                      "chat",  "models",       "runs",    "doctor",  "settings"};

const Json& index() {
  static const Json kIndex = Json::parse(read_file(kLessons / "index.json"));
  return kIndex;
}

std::set<std::string> indexed() {
  std::set<std::string> ids;
  for (const auto& entry : index()) ids.insert(entry.at("id").get<std::string>());
  return ids;
}

std::set<std::string> written(const std::string& lang) {
  std::set<std::string> ids;
  for (const auto& entry : fs::directory_iterator(kLessons / lang)) {
    EXPECT_EQ(entry.path().extension(), ".md") << entry.path();
    ids.insert(entry.path().stem().string());
  }
  return ids;
}

std::set<std::string> facts_of(const std::string& text) {
  static const std::regex kBraces(R"(\{([^{}]*)\})");
  std::set<std::string> facts;
  for (std::sregex_iterator i(text.begin(), text.end(), kBraces), end; i != end; ++i) facts.insert((*i)[1]);
  return facts;
}

// The window splits at empty lines and looks at a block's first letters: a block is all points, all aside, or a heading
// of one line; nothing else of Markdown is drawn.
std::vector<std::string> faults_of_form(const std::string& text) {
  std::vector<std::string> faults;
  const auto lines = lines_of(text);
  if (lines.empty() || !lines[0].starts_with("# ") || lines[0].size() < 3) faults.push_back("no title");
  const auto kind = [](const std::string& line) {
    for (const char* mark : {"# ", "## ", "- ", "> "})
      if (line.starts_with(mark)) return std::string(mark);
    return std::string(line.empty() ? "" : "text");
  };
  std::set<std::string> seen;
  for (std::size_t i = 0; i < lines.size(); ++i) {
    const auto at = "line " + std::to_string(i + 1) + ": ";
    const auto now = kind(lines[i]), before = i > 0 ? kind(lines[i - 1]) : "";
    if (now == "# " && i > 0) faults.push_back(at + "a second title");
    if (now == "text" && std::string("#>-*|`").find(lines[i][0]) != std::string::npos) faults.push_back(at + "mark");
    if (!now.empty() && !before.empty() && (now != before || now.ends_with("# "))) {
      faults.push_back(at + "needs an empty line before it");
    }
    if (lines[i].find("**") != std::string::npos || lines[i].find("](") != std::string::npos ||
        lines[i].find('`') != std::string::npos) {
      faults.push_back(at + "bold, link or code, which the window does not draw");
    }
    if (now == "text" && !seen.insert(lines[i]).second) faults.push_back(at + "a paragraph stands twice");
  }
  for (const auto& fact : facts_of(text)) {
    if (!kFacts.contains(fact)) faults.push_back("unknown fact {" + fact + "}");
  }
  return faults;
}

std::map<std::string, long> shape_of(const std::string& text) {
  std::map<std::string, long> shape;
  for (const auto& line : lines_of(text)) {
    if (line.starts_with("## ")) ++shape["headings"];
    if (line.starts_with("- ")) ++shape["points"];
  }
  for (const auto& fact : facts_of(text)) shape["{" + fact + "}"] = 1;
  return shape;
}

// As the window counts: 200 English words a minute.
long minutes_of(const std::string& english) {
  std::istringstream in(english);
  std::string word;
  long words = 0;
  while (in >> word) ++words;
  return std::max(1L, std::lround(static_cast<double>(words) / 200.0));
}

TEST(Lessons, IndexAndFilesNameTheSame) {
  EXPECT_EQ(indexed().size(), index().size()) << "an id stands twice in index.json";
  EXPECT_EQ(written("en"), indexed());
  EXPECT_EQ(written("ja"), indexed());
}

TEST(Lessons, EntriesAreWhole) {
  const std::set<std::string> groups = {"history", "path", "parameter", "reference"};
  int year = 0;
  for (const auto& entry : index()) {
    const auto id = entry.at("id").get<std::string>();
    const auto group = entry.at("group").get<std::string>();
    EXPECT_TRUE(groups.contains(group)) << id << ": " << group;
    EXPECT_EQ(entry.contains("year"), group == "history") << id;
    EXPECT_TRUE(kPages.contains(entry.at("page").get<std::string>())) << id << ": " << entry.at("page");
    const auto minutes = entry.at("minutes").get<long>();
    EXPECT_LE(std::abs(minutes - minutes_of(read_file(kLessons / "en" / (id + ".md")))), 1) << id << ": " << minutes;
    if (entry.contains("year") && entry["year"].is_number()) {
      EXPECT_GE(entry["year"].get<int>(), year) << id << " stands after a later year";
      year = entry["year"].get<int>();
    }
  }
  EXPECT_GT(year, 2000);
}

TEST(Lessons, TextsKeepTheForm) {
  for (const std::string lang : {"en", "ja"}) {
    for (const auto& id : written(lang)) {
      for (const auto& fault : faults_of_form(read_file(kLessons / lang / (id + ".md")))) {
        ADD_FAILURE() << lang << "/" << id << ".md: " << fault;
      }
    }
  }
}

TEST(Lessons, BothLanguagesHaveTheSameShape) {
  for (const auto& id : indexed()) {
    const auto name = id + ".md";
    if (!fs::exists(kLessons / "en" / name) || !fs::exists(kLessons / "ja" / name)) continue;  // reported above
    EXPECT_EQ(shape_of(read_file(kLessons / "en" / name)), shape_of(read_file(kLessons / "ja" / name))) << id;
  }
}

TEST(Lessons, EveryParameterFindsItsLesson) {
  static const std::regex kLesson(R"re(\blesson = "([^"]*)")re");
  const auto known = indexed();
  int found = 0;
  for (const auto& file : source_files({"engine/spec"}, {".h", ".cpp"})) {
    const auto code = without_comments(file.text, true);
    for (std::sregex_iterator i(code.begin(), code.end(), kLesson), end; i != end; ++i, ++found) {
      EXPECT_TRUE(known.contains((*i)[1])) << file.path << " points to the lesson " << (*i)[1];
    }
  }
  EXPECT_GE(found, 10);
}

// "- term: explanation", each term once; the Japanese uses the full-width colon.
TEST(Lessons, GlossaryIsAListOfTerms) {
  for (const auto& [lang, colon] : {std::pair<std::string, std::string>{"en", ": "}, {"ja", "："}}) {
    std::set<std::string> terms;
    for (const auto& line : lines_of(read_file(kLessons / lang / "glossary.md"))) {
      if (!line.starts_with("- ")) continue;
      const auto end = line.find(colon);
      ASSERT_NE(end, std::string::npos) << lang << ": " << line;
      EXPECT_TRUE(terms.insert(line.substr(2, end - 2)).second) << lang << ": " << line << " (twice)";
    }
    EXPECT_GE(terms.size(), 60u) << lang;
  }
}

TEST(Lessons, TheFormCheckNoticesFaults) {
  EXPECT_EQ(faults_of_form("# Title\n\nText with {steps}.\n\n- one\n- two\n\n> a\n> b\n").size(), 0u);
  EXPECT_EQ(faults_of_form("Text\n").size(), 1u);                       // no title
  EXPECT_EQ(faults_of_form("# T\n\nText {stepps}.\n").size(), 1u);      // unknown fact
  EXPECT_EQ(faults_of_form("# T\n\nText\n- point\n").size(), 1u);       // a point swallowed by the paragraph
  EXPECT_EQ(faults_of_form("# T\nText\n").size(), 1u);                  // a paragraph swallowed by the title
  EXPECT_EQ(faults_of_form("# T\n\nSome **bold** text\n").size(), 1u);  // not drawn
  EXPECT_EQ(faults_of_form("# T\n\n| a | b |\n").size(), 1u);           // a table
  EXPECT_EQ(faults_of_form("# T\n\nText\n\nText\n").size(), 1u);        // twice
  EXPECT_EQ(shape_of("## a\n- b {lr}\n"), (std::map<std::string, long>{{"headings", 1}, {"points", 1}, {"{lr}", 1}}));
  EXPECT_EQ(minutes_of("a word"), 1);
}

}  // namespace
}  // namespace zk::house
