// Komorebi Village (こもれび村): the built-in corpus. A small world that writes its own bilingual text, its exams,
// chats and a raw "crawl" with known defects, so that a learner without a network can go from text to a model.
// Everything is deterministic: the same options give the same bytes on every machine and with any number of threads.
// What may not be learned is kept out by a fixed rule (see world.h), so exams can tell memory from understanding.
#pragma once
#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <nlohmann/json.hpp>

namespace zk::miniworld {

enum class Lang { En, Ja, Both };
/// "en", "ja", "both".
std::string_view lang_name(Lang lang);

// ---- Clean corpus ---------------------------------------------------------------------------------------------------

/// One document. Its language is En or Ja; `kind` is one of kind_weights().
struct Document {
  std::uint64_t id = 0;  ///< its place in the corpus, from 0
  Lang lang = Lang::En;
  std::string_view kind;
  std::string text;
  nlohmann::ordered_json to_json() const;
};

struct CorpusOptions {
  std::uint64_t seed = 1;
  Lang lang = Lang::Both;            ///< Both: each document is one side of a bilingual one, drawn at random
  std::uint64_t bytes = 31'000'000;  ///< stops after the document that reaches this size of text
  std::uint64_t max_docs = 0;        ///< 0: no limit
  std::vector<std::pair<std::string, double>>
      weights;  ///< replaces the weights of these kinds; unknown kinds are ignored
  int threads = 1;
};

/// The document kinds with their default weights, in the order of the specification.
const std::vector<std::pair<std::string, double>>& kind_weights();

/// Hands out the corpus document by document, in order. The sink returns false to stop early.
void generate(const CorpusOptions& options, const std::function<bool(Document&&)>& sink);

// ---- Exams ----------------------------------------------------------------------------------------------------------

/// A multiple-choice item. English and Japanese twins share the stem of `id`.
struct ExamItem {
  std::string family;  ///< science, endings, truth, subjects, reading
  std::string topic;
  std::string split;  ///< held or seen
  int level = 0;      ///< of the held-out rule, 0 … 3
  Lang lang = Lang::En;
  std::string question;
  std::vector<std::string> choices;
  int answer = 0;       ///< index of the true choice
  std::string context;  ///< reading only
  std::string id;
  nlohmann::ordered_json to_json() const;
};

struct ExamOptions {
  std::uint64_t seed = 1;
  int per_family = 150;    ///< items per family and split, each in both languages
  Lang lang = Lang::Both;  ///< En or Ja: that side only, and no translation questions
};
/// The five families, first the held-out split, then the seen one.
std::vector<ExamItem> exams(const ExamOptions& options);
/// The text in front of a choice, exactly as the corpus writes it.
std::string prompt(const ExamItem& item);
/// The same question as the user of a chat puts it.
std::string chat_question(const ExamItem& item);

/// A sum with a free answer, graded by the last number in it.
struct SumTask {
  std::string style;  ///< direct, or steps
  std::string split;  ///< held or seen
  Lang lang = Lang::En;
  std::string question;
  std::string answer;
  nlohmann::ordered_json to_json() const;
};
struct SumOptions {
  std::uint64_t seed = 1;
  int n = 200;  ///< pairs of summands per split
  Lang lang = Lang::Both;
  bool steps = false;  ///< ask each pair step by step too (only sensible with weight on the kind "steps")
};
std::vector<SumTask> sums(const SumOptions& options);

// ---- Chat -----------------------------------------------------------------------------------------------------------

struct ChatPair {
  std::string kind;  ///< fact, sum, steps, advice, truth, which, reading, story, groups, greeting
  Lang lang = Lang::En;
  std::string user;
  std::string assistant;
  nlohmann::ordered_json to_json() const;
};
struct ChatOptions {
  std::uint64_t seed = 1;
  int n = 800;
  Lang lang = Lang::Both;
  bool held =
      false;  ///< held-out questions (levels 1-3), each once, for grading by exact match; at most as many as exist
  bool steps = false;
};
std::vector<ChatPair> chat(const ChatOptions& options);

struct Preference {
  Lang lang = Lang::En;
  std::string prompt, chosen, rejected;  ///< rejected: false (half), rude or careless
  nlohmann::ordered_json to_json() const;
};
std::vector<Preference> preferences(std::uint64_t seed, int n, Lang lang = Lang::Both);

// ---- Raw form -------------------------------------------------------------------------------------------------------

/// What is known about a raw record, for grading the cleaning.
struct RawTruth {
  std::string lang;       ///< en, ja, or fr, de, es for the defect "foreign"
  std::string_view kind;  ///< of the document that the record comes from
  std::vector<std::string>
      defects;  ///< html, typo, emoji, contact; or one of foreign, junk, rude, leak, duplicate, near
  std::optional<std::string> clean;  ///< what a perfect pipeline keeps; none: drop the record
  std::optional<std::uint64_t> of;   ///< the record that a duplicate repeats
};
/// A page of the village's web, as a crawl would bring it.
struct RawRecord {
  std::uint64_t id = 0;
  std::string url, text;
  RawTruth truth;
  nlohmann::ordered_json to_json() const;        ///< {id, url, text}
  nlohmann::ordered_json truth_to_json() const;  ///< {id, lang, kind, defects, clean, of}
};
struct RawOptions {
  CorpusOptions corpus;                               ///< the documents beneath; `bytes` counts clean text
  std::vector<std::pair<std::string, double>> rates;  ///< replaces the rates of these defects
  std::vector<ExamItem> leaks;                        ///< items that leak, with their answers; none: no leaks
};
/// The defects with their default rates.
const std::vector<std::pair<std::string, double>>& defect_rates();
/// Hands out the records in order. The sink returns false to stop early.
void generate_raw(const RawOptions& options, const std::function<bool(RawRecord&&)>& sink);

// ---- Reader ---------------------------------------------------------------------------------------------------------

/// What the reader found in a text.
struct Reading {
  struct Sentence {
    std::size_t begin = 0, end = 0;        ///< bytes of the text
    bool parsed = false;                   ///< is it a sentence that the world's writer could write?
    std::vector<std::string_view> breaks;  ///< ids of the rules that it breaks, see rule_ids()
  };
  Lang lang = Lang::En;
  std::vector<Sentence> sentences;
  int parsed = 0;  ///< sentences that parse
  int broken = 0;  ///< broken rules
  bool all_parsed() const { return parsed == static_cast<int>(sentences.size()); }
  bool consistent() const { return all_parsed() && broken == 0; }
};

/// Reads text back with the writer's own sentence pairs and checks it against the world, sentence by sentence, in
/// linear time. It does not check headlines against stories or the order of events. Takes about 0.2 s to make; reading
/// is safe from many threads.
class Reader {
 public:
  Reader();
  ~Reader();
  Reading read(std::string_view text) const;
  /// pronoun, fact, claim, other-claim, tomorrow, same-person, slot, sum.
  static const std::vector<std::string_view>& rule_ids();
  /// The language that most of a text is written in.
  static Lang language(std::string_view text);

 private:
  friend class DocumentReader;
  struct Rules;
  std::unique_ptr<const Rules> rules_;
};

// ---- Tables ---------------------------------------------------------------------------------------------------------

/// Entities with all forms, needs, facts with level, attributes, outcomes and sentence pairs, as JSON.
std::string_view tables_json();

}  // namespace zk::miniworld
