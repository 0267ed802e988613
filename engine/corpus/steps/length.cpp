// Drops what is too short to teach anything and what is too long to be one text. Words count where spaces part them.
#include "engine/corpus/steps/step.h"
#include "engine/token/utf8.h"

namespace zk::corpus {
namespace {

int64_t count_words(std::string_view text) {
  int64_t words = 0;
  bool inside = false;
  for (const char c : text) {
    const bool blank = c == ' ' || c == '\n' || c == '\t' || c == '\r';
    words += !blank && !inside;
    inside = !blank;
  }
  return words;
}

class LengthStep final : public Step {
 public:
  explicit LengthStep(spec::LengthStepParams params) : params_(params) {}
  const char* name() const override { return "length"; }

  Verdict apply(Document& document, Reason& reason) override {
    reason.end = document.text.size();
    const int64_t characters = token::utf8_count(document.text);
    if (characters < params_.min_characters) return drop("length-short", characters, params_.min_characters, reason);
    if (params_.max_characters > 0 && characters > params_.max_characters)
      return drop("length-long", characters, params_.max_characters, reason);
    if (params_.min_words == 0 || document.lang == "ja" || document.lang == "zh") return Verdict::Keep;
    const int64_t words = count_words(document.text);
    return words < params_.min_words ? drop("length-words", words, params_.min_words, reason) : Verdict::Keep;
  }

 private:
  static Verdict drop(const char* rule, int64_t value, int64_t threshold, Reason& reason) {
    reason.rule = rule;
    reason.value = value;
    reason.threshold = threshold;
    return Verdict::Drop;
  }
  spec::LengthStepParams params_;
};
}  // namespace

std::unique_ptr<Step> length_step(const spec::LengthStepParams& params) { return std::make_unique<LengthStep>(params); }
}  // namespace zk::corpus
