// Quality rules as published corpora were made with them (engine/corpus/quality): a document that breaks a limit goes,
// C4's rules also cut lines. The rule of a decision is "<rule>.<reason>"; its words are texts quality.<rule>.<reason>.
#include <unordered_map>

#include "engine/corpus/quality/chain.h"
#include "engine/corpus/steps/step.h"

namespace zk::corpus {
namespace {

class QualityStep final : public Step {
 public:
  explicit QualityStep(spec::QualityStepParams params) : params_(std::move(params)) {}
  const char* name() const override { return "quality"; }
  Json about() const override {
    const quality::Preset* preset = quality::find_preset(params_.preset);
    return {{"preset", params_.preset}, {"version", preset ? preset->version : 0}};
  }

  Verdict apply(Document& document, Reason& reason) override {
    const quality::ChainResult result = chain().run(document.text);
    if (!result.verdict.kept) {
      reason.rule = std::string(result.verdict.rule) + "." + std::string(result.verdict.reason);
      reason.value = result.verdict.value;
      reason.threshold = result.verdict.threshold;
      const bool whole = result.verdict.where == quality::Span{};
      reason.begin = result.verdict.where.begin;
      reason.end = whole ? document.text.size() : result.verdict.where.end;
      return Verdict::Drop;
    }
    if (!result.changed) return Verdict::Keep;
    for (const auto& change : result.changes)
      for (const auto& cut : change.cuts)
        reason.count((std::string(change.rule) + "." + std::string(cut.reason)).c_str());
    reason.rule = reason.also.empty() ? params_.preset : reason.also.front().first;
    reason.value = reason.also.size();
    reason.threshold = 0;
    const std::string after(result.text);
    note_first_change(document.text, after, reason);
    document.text = after;
    return Verdict::Change;
  }

 private:
  /// A chain holds working memory: each thread has one of each preset. The name was checked by make_steps().
  quality::Chain& chain() const {
    thread_local std::unordered_map<std::string, quality::Chain> chains;
    auto it = chains.find(params_.preset);
    if (it == chains.end())
      it = chains.emplace(params_.preset, std::move(quality::make_chain(params_.preset).value())).first;
    return it->second;
  }
  spec::QualityStepParams params_;
};
}  // namespace

std::unique_ptr<Step> quality_step(const spec::QualityStepParams& params) {
  return std::make_unique<QualityStep>(params);
}
}  // namespace zk::corpus
