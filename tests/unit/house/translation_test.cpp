// Every word in both languages: walks resources/text/{en,ja}/*.json for gaps and for {placeholders} that differ, and
// resources/i18n/ja/*.ts for entries that nobody has translated.
#include <gtest/gtest.h>

#include <map>
#include <nlohmann/json.hpp>
#include <regex>
#include <set>
#include <stdexcept>

#include "house_files.h"

namespace zk::house {
namespace {

namespace fs = std::filesystem;
using Json = nlohmann::ordered_json;
using Words = std::vector<std::pair<std::string, std::string>>;  // id and text, in the order of the file

const fs::path kText = root() / "resources" / "text";

// {name}, {name:.2f}; a doubled brace is a brace.
std::multiset<std::string> placeholders(const std::string& text) {
  static const std::regex kHole(R"(\{([A-Za-z0-9_]+)(:[^{}]*)?\})");
  const auto plain = std::regex_replace(text, std::regex(R"(\{\{|\}\})"), "");
  std::multiset<std::string> found;
  for (std::sregex_iterator i(plain.begin(), plain.end(), kHole), end; i != end; ++i) found.insert((*i)[1]);
  return found;
}

bool has_japanese(const std::string& text) {
  for (std::size_t i = 0; i + 2 < text.size(); ++i) {
    const auto a = static_cast<unsigned char>(text[i]);
    if (a >= 0xE3 && a <= 0xE9) return true;                                        // kana and common kanji in UTF-8
    if (a == 0xEF && static_cast<unsigned char>(text[i + 1]) == 0xBC) return true;  // full-width forms
  }
  return false;
}

// Names such as "LLaMA" or "AdamW β₂" read the same in both languages; a sentence does not.
bool is_sentence(const std::string& text) {
  static const std::regex kWord(R"([a-z]{2,})");
  const auto plain = std::regex_replace(text, std::regex(R"(\{[^{}]*\}|`[^`]*`)"), "");
  return std::distance(std::sregex_iterator(plain.begin(), plain.end(), kWord), std::sregex_iterator()) >= 4;
}

std::vector<std::string> faults_of_texts(const std::string& name, const Words& en, const Words& ja) {
  std::vector<std::string> faults;
  const auto complain = [&](const std::string& id, const std::string& why) {
    faults.push_back(name + ": " + id + ": " + why);
  };
  const std::map<std::string, std::string> english(en.begin(), en.end());
  const std::map<std::string, std::string> japanese(ja.begin(), ja.end());
  if (english.size() != en.size() || japanese.size() != ja.size()) complain("(file)", "an id appears twice");
  for (const auto& [id, text] : english) {
    const auto other = japanese.find(id);
    if (text.empty()) complain(id, "empty in English");
    if (other == japanese.end()) {
      complain(id, "missing in Japanese");
      continue;
    }
    const auto& [_, ja_text] = *other;
    const auto wanted = placeholders(text);
    const auto given = placeholders(ja_text);
    if (std::set(wanted.begin(), wanted.end()) != std::set(given.begin(), given.end())) {
      complain(id, "{placeholders} differ");
    }
    if (ja_text.empty()) complain(id, "empty in Japanese");
    if (is_sentence(text) && !has_japanese(ja_text)) complain(id, "the Japanese text has no Japanese in it");
    if (has_japanese(text) && !has_japanese(ja_text)) complain(id, "languages exchanged");
  }
  for (const auto& [id, _] : japanese) {
    if (!english.contains(id)) complain(id, "missing in English");
  }
  const auto sorted = [](const Words& w) {
    return std::ranges::is_sorted(w, {}, [](const auto& pair) { return pair.first; });
  };
  if (!sorted(en)) complain("(file)", "English ids are not sorted");
  if (!sorted(ja)) complain("(file)", "Japanese ids are not sorted");
  return faults;
}

// Ids in file order, twice-written ones kept (a plain parse would hide them).
Words read_words(const fs::path& path) {
  Words words;
  std::string key;
  const auto whole = Json::parse(read_file(path), [&](int depth, Json::parse_event_t event, Json& value) {
    if (event == Json::parse_event_t::key && depth == 1) key = value.get<std::string>();
    if (event == Json::parse_event_t::value && depth == 1) {
      words.emplace_back(key, value.is_string() ? value.get<std::string>() : "");
    }
    return true;
  });
  if (!whole.is_object()) throw std::runtime_error(path.string() + " is not one flat object");
  return words;
}

std::set<std::string> json_names(const fs::path& folder) {
  std::set<std::string> names;
  if (!fs::exists(folder)) return names;
  for (const auto& entry : fs::directory_iterator(folder)) {
    if (entry.path().extension() == ".json") names.insert(entry.path().filename().string());
  }
  return names;
}

TEST(EngineWords, BothLanguagesHaveTheSameFiles) { EXPECT_EQ(json_names(kText / "en"), json_names(kText / "ja")); }

TEST(EngineWords, NoGapsAndTheSamePlaceholders) {
  for (const auto& name : json_names(kText / "en")) {
    if (!fs::exists(kText / "ja" / name)) continue;  // reported above
    const auto en = read_words(kText / "en" / name);
    EXPECT_FALSE(en.empty()) << name;
    for (const auto& fault : faults_of_texts(name, en, read_words(kText / "ja" / name))) ADD_FAILURE() << fault;
  }
}

TEST(EngineWords, AnIdBelongsToOneFile) {
  std::map<std::string, std::string> home;
  for (const auto& name : json_names(kText / "en")) {
    for (const auto& [id, _] : read_words(kText / "en" / name)) {
      const auto [at, fresh] = home.emplace(id, name);
      EXPECT_TRUE(fresh || at->second == name) << id << " is in " << at->second << " and in " << name;
    }
  }
}

TEST(EngineWords, TheCheckNoticesFaults) {
  EXPECT_EQ(faults_of_texts("t", {{"a", "One {x}"}}, {{"a", "一つ {x}"}}).size(), 0u);
  EXPECT_EQ(faults_of_texts("t", {{"a", "One {x}"}}, {{"a", "一つ {y}"}}).size(), 1u);
  EXPECT_EQ(faults_of_texts("t", {{"a", "One"}}, {}).size(), 1u);
  EXPECT_EQ(faults_of_texts("t", {}, {{"a", "一つ"}}).size(), 1u);
  EXPECT_EQ(faults_of_texts("t", {{"a", "The file is not there"}}, {{"a", "The file is not there"}}).size(), 1u);
  EXPECT_EQ(faults_of_texts("t", {{"a", "AdamW"}}, {{"a", "AdamW"}}).size(), 0u);
  EXPECT_EQ(faults_of_texts("t", {{"b", "B"}, {"a", "A"}}, {{"a", "A"}, {"b", "B"}}).size(), 1u);
  EXPECT_EQ(faults_of_texts("t", {{"a", "Set {{x}}"}}, {{"a", "{{x}}"}}).size(), 0u);
}

std::vector<std::string> unfinished_entries(const std::string& ts) {
  static const std::regex kMessage(R"re(<message[^>]*>[\s\S]*?</message>)re");
  static const std::regex kSource(R"re(<source>([\s\S]*?)</source>)re");
  static const std::regex kDone(R"re(<translation( type="(vanished|obsolete)")?>\s*(<numerusform>)?[^<\s])re");
  std::vector<std::string> found;
  for (std::sregex_iterator i(ts.begin(), ts.end(), kMessage), end; i != end; ++i) {
    const auto message = i->str();
    std::smatch source;
    std::regex_search(message, source, kSource);
    const bool hole = message.find("type=\"unfinished\"") != std::string::npos ||
                      message.find("<numerusform></numerusform>") != std::string::npos;
    if (hole || !std::regex_search(message, kDone)) found.push_back(source[1]);
  }
  return found;
}

TEST(WindowWords, CataloguesAreFinished) {
  const auto folder = root() / "resources" / "i18n" / "ja";
  if (!fs::exists(folder)) GTEST_SKIP() << "no catalogue yet: the window has no words";
  for (const auto& entry : fs::directory_iterator(folder)) {
    if (entry.path().extension() != ".ts") continue;
    for (const auto& text : unfinished_entries(read_file(entry.path()))) {
      ADD_FAILURE() << entry.path().filename() << ": not translated: " << text;
    }
  }
}

TEST(WindowWords, TheCheckNoticesUnfinishedEntries) {
  const auto message = [](const std::string& t) { return "<message><source>Open</source>" + t + "</message>"; };
  EXPECT_EQ(unfinished_entries(message("<translation>開く</translation>")).size(), 0u);
  EXPECT_EQ(unfinished_entries(message("<translation type=\"unfinished\">開く</translation>")).size(), 1u);
  EXPECT_EQ(unfinished_entries(message("<translation type=\"unfinished\"></translation>")).size(), 1u);
  EXPECT_EQ(unfinished_entries(message("<translation></translation>")).size(), 1u);
  EXPECT_EQ(unfinished_entries(message("<translation><numerusform></numerusform></translation>")).size(), 1u);
  EXPECT_EQ(unfinished_entries(message("<translation><numerusform>%n 件</numerusform></translation>")).size(), 0u);
}

}  // namespace
}  // namespace zk::house
