// A quality rule looks at one document and answers: kept, or which of its limits it broke, with the value, the limit
// and the place in the text. A rule may also hand the text on changed (C4 keeps good lines only). Rules hold parameters
// and no state: one object serves all threads, each with its own TextView.
#pragma once
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "engine/core/result.h"
#include "engine/corpus/quality/text_view.h"

namespace zk::quality {

/// Words of a reason: texts quality.<rule>.<reason>, .measures (what the value is) and .why, in both languages.
struct Verdict {
  bool kept = true;
  std::string_view rule;    ///< id of the rule that spoke; static text
  std::string_view reason;  ///< id of the reason, empty if kept; static text
  double value = 0;         ///< what was measured
  double threshold = 0;     ///< the limit that it broke
  Span where;               ///< in the text that this rule was given; empty: the document as a whole
};

/// A piece that a rule took out of a text it kept, with the id of the reason (words as for a verdict).
struct Cut {
  Span where;  ///< in the text that this rule was given
  std::string_view reason;
};

/// What a rule did to the text. `text` means something only if `changed`.
struct Edit {
  bool changed = false;
  std::string text;
  std::vector<Cut> cuts;
  void clear() { changed = false, text.clear(), cuts.clear(); }
};

class Rule {
 public:
  virtual ~Rule() = default;
  virtual std::string_view id() const = 0;  ///< e.g. "gopher_rep"; static text
  /// `edit` comes in cleared. Texts are UTF-8; a byte that is none counts as one character.
  virtual Verdict check(TextView& view, Edit& edit) const = 0;
  virtual Json params() const = 0;                            ///< all parameters with their values
  virtual Status set_params(const Json& params) = 0;          ///< those named; unknown name or wrong type: an issue
  virtual std::vector<std::string_view> reasons() const = 0;  ///< every reason that a verdict or a cut can carry
};

/// A rule with its published parameters; nullptr for an unknown id.
std::unique_ptr<Rule> make_rule(std::string_view id);
const std::vector<std::string_view>& rule_ids();

/// Broke a limit: value and limit are kept for the report.
inline Verdict removed(std::string_view rule, std::string_view reason, double value, double threshold,
                       Span where = {}) {
  return {false, rule, reason, value, threshold, where};
}
}  // namespace zk::quality
