// A cleaning step looks at one document and keeps it, changes it or drops it, and says why: the rule, the value that
// was measured, the threshold, the place in the text. Most steps are pure functions and run on any number of threads; a
// step that compares documents with each other is `ordered` and sees them one after the other, in the corpus's order.
#pragma once
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "engine/corpus/corpus_io.h"
#include "engine/spec/collect_params.h"

namespace zk::corpus {

enum class Verdict { Keep, Change, Drop };

/// Why. `rule` is a text id clean.rule.<rule>. The span is in bytes of the text as the step found it.
struct Reason {
  std::string rule;
  Json value, threshold;
  size_t begin = 0, end = 0;
  std::string before, after;                          ///< of the first place that was changed
  std::vector<std::pair<std::string, int64_t>> also;  ///< every rule that changed something, with how often

  void count(const char* name, int64_t times = 1);
};

class Step {
 public:
  virtual ~Step() = default;
  virtual const char* name() const = 0;
  virtual bool ordered() const { return false; }
  /// Pure steps: safe from many threads at once, the same answer for the same document.
  virtual Verdict apply(Document& document, Reason& reason) = 0;
  /// Ordered steps: the part of their work that looks at one document alone, safe from many threads; what it writes to
  /// `key` is handed to decide().
  virtual void prepare(const Document&, std::string&) const {}
  virtual Verdict decide(Document& document, const std::string& key, Reason& reason) {
    (void)key;
    return apply(document, reason);
  }
  /// What an ordered step has learned since the last call, to be kept with the unit; restore() is given it again when a
  /// run continues.
  virtual std::string take_memory() { return {}; }
  virtual void restore(std::string_view) {}
  /// Numbers of the step's own for the report ("exam items": 1,000).
  virtual Json about() const { return Json::object(); }
};

/// A step that compares documents: apply() is prepare() and decide() in one.
class OrderedStep : public Step {
 public:
  bool ordered() const final { return true; }
  Verdict apply(Document& document, Reason& reason) final {
    std::string key;
    prepare(document, key);
    return decide(document, key, reason);
  }
  void prepare(const Document&, std::string&) const override = 0;
  Verdict decide(Document& document, const std::string& key, Reason& reason) override = 0;
};
using Steps = std::vector<std::unique_ptr<Step>>;

/// Names in the order that makes sense for most corpora.
const std::vector<std::string>& step_names();

/// What steps need from outside the corpus.
struct StepInputs {
  struct ExamText {
    std::string exam, id, question, answer, split;
  };
  std::vector<ExamText> exam_items;  ///< for decontaminate
};
/// The steps that `params.steps` names. Issues: clean-step-unknown (with the nearest name), clean-step-twice,
/// clean-steps-none, quality-preset-unknown.
Result<Steps> make_steps(const spec::CleanParams& params, const StepInputs& inputs);

std::unique_ptr<Step> html_step(const spec::HtmlStepParams& params);
std::unique_ptr<Step> unicode_step(const spec::UnicodeStepParams& params);
std::unique_ptr<Step> emoji_step(const spec::EmojiStepParams& params);
std::unique_ptr<Step> language_step(const spec::LanguageStepParams& params);
std::unique_ptr<Step> length_step(const spec::LengthStepParams& params);
std::unique_ptr<Step> contact_step(const spec::ContactStepParams& params);
std::unique_ptr<Step> quality_step(const spec::QualityStepParams& params);
std::unique_ptr<Step> exact_step(const spec::DedupStepParams& params);
std::unique_ptr<Step> near_step(const spec::NearStepParams& params);
std::unique_ptr<Step> decontaminate_step(const spec::DecontaminateStepParams& params, const StepInputs& inputs);

/// The first difference between two texts: its place in `before` and a few characters of both, for Reason.
void note_first_change(std::string_view before, std::string_view after, Reason& reason);
}  // namespace zk::corpus
