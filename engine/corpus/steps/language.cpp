// Keeps the languages that were asked for. A text that nothing can be said of (numbers, a few letters) is kept or
// dropped as told: short answers of a chat are such texts.
#include "engine/corpus/language.h"

#include <algorithm>

#include "engine/corpus/steps/step.h"

namespace zk::corpus {
namespace {

class LanguageStep final : public Step {
 public:
  explicit LanguageStep(spec::LanguageStepParams params) : params_(std::move(params)) {}
  const char* name() const override { return "language"; }

  Verdict apply(Document& document, Reason& reason) override {
    const LanguageGuess guess = guess_language(document.text, document.content_type == "text/html");
    const bool known = guess.lang != "und" && guess.reliable;
    if (!known) return unknown(guess, reason);
    document.lang = guess.lang;
    const bool wanted = std::find(params_.keep.begin(), params_.keep.end(), guess.lang) != params_.keep.end();
    if (!wanted) return drop("language-other", guess.lang, params_.keep, document, reason);
    if (100 * guess.share < params_.min_percent)
      return drop("language-mixed", 100 * guess.share, params_.min_percent, document, reason);
    return Verdict::Keep;
  }

 private:
  Verdict unknown(const LanguageGuess& guess, Reason& reason) const {
    if (params_.keep_unknown) return Verdict::Keep;
    reason.rule = "language-unknown";
    reason.value = guess.lang;
    reason.threshold = params_.keep;
    return Verdict::Drop;
  }
  static Verdict drop(const char* rule, Json value, Json threshold, const Document& document, Reason& reason) {
    reason.rule = rule;
    reason.value = std::move(value);
    reason.threshold = std::move(threshold);
    reason.end = document.text.size();
    return Verdict::Drop;
  }
  spec::LanguageStepParams params_;
};
}  // namespace

std::unique_ptr<Step> language_step(const spec::LanguageStepParams& params) {
  return std::make_unique<LanguageStep>(params);
}
}  // namespace zk::corpus
