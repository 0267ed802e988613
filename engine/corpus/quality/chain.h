// Rules one after another, and the named chains that published corpora were made with. A chain hands the text on from
// rule to rule and stops at the first that removes the document.
//
//   auto chain = make_chain("fineweb");               // Result<Chain>
//   ChainResult r = chain->run(text);                 // one chain per thread: it holds working memory
//   if (!r.verdict.kept) … r.verdict.rule, .reason, .value, .threshold, .where in r.text
#pragma once
#include "engine/corpus/quality/rule.h"

namespace zk::quality {

/// One rule of a preset; `params` names what differs from the rule's published values.
struct RuleSetting {
  std::string rule;
  Json params = Json::object();
};

struct Preset {
  std::string id;                  ///< "fineweb"; words: texts quality.preset.<id>, .measures, .why
  int version = 1;                 ///< raised whenever the same text could get another verdict
  std::vector<RuleSetting> rules;  ///< in order
};
const std::vector<Preset>& presets();
const Preset* find_preset(std::string_view id);

/// What a rule did to the text on its way.
struct Change {
  std::string_view rule;
  std::string before;  ///< the text that the rule was given; cuts are places in it
  std::vector<Cut> cuts;
};
struct ChainResult {
  Verdict verdict;              ///< `where` is a place in `text`
  bool changed = false;         ///< text differs from what came in
  std::string_view text;        ///< as it is now; valid until the next run and as long as the text that came in
  std::vector<Change> changes;  ///< one per rule that changed the text
};

class Chain {
 public:
  /// Issue "quality-rule-unknown", "quality-param-unknown" or "quality-param-type".
  static Result<Chain> make(const std::vector<RuleSetting>& settings);
  ChainResult run(std::string_view text);
  const std::vector<std::unique_ptr<Rule>>& rules() const { return rules_; }
  Json to_json() const;  ///< [{rule, params}] with every parameter: what a plan file hashes

 private:
  std::vector<std::unique_ptr<Rule>> rules_;
  std::unique_ptr<TextView> view_ = std::make_unique<TextView>();
  Edit edit_;
  std::string text_;
};
/// Issue "quality-preset-unknown", exit code Usage.
Result<Chain> make_chain(std::string_view preset);
}  // namespace zk::quality
