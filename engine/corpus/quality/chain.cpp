// The chain of rules and the list of presets.
#include "engine/corpus/quality/chain.h"

#include <algorithm>

#include "engine/corpus/quality/params.h"

namespace zk::quality {
namespace {
struct Maker {
  std::string_view id;
  std::unique_ptr<Rule> (*make)();
};
constexpr Maker kMakers[] = {
    {"gopher_rep", make_gopher_rep},
    {"gopher_quality", make_gopher_quality},
    {"c4", make_c4},
    {"c4_no_terminal", make_c4_no_terminal},
    {"c4_paragraph", make_c4_paragraph},
    {"fineweb", make_fineweb},
    {"refinedweb_lines", make_refinedweb_lines},
    {"ja_web", make_ja_web},
    {"mini", make_mini},
    {"symbol_lines", make_symbol_lines},
};
}  // namespace

std::unique_ptr<Rule> make_rule(std::string_view id) {
  for (const Maker& maker : kMakers)
    if (maker.id == id) return maker.make();
  return nullptr;
}

const std::vector<std::string_view>& rule_ids() {
  static const std::vector<std::string_view> ids = [] {
    std::vector<std::string_view> out;
    for (const Maker& maker : kMakers) out.push_back(maker.id);
    return out;
  }();
  return ids;
}

const std::vector<Preset>& presets() {
  static const std::vector<Preset> list = {
      {"gopher", 1, {{"gopher_rep"}, {"gopher_quality"}}},
      {"c4", 1, {{"c4"}}},
      {"c4-paragraph", 1, {{"c4_paragraph"}}},
      {"fineweb", 1, {{"gopher_rep"}, {"gopher_quality"}, {"c4_no_terminal"}, {"fineweb"}}},
      {"refinedweb-lines", 1, {{"refinedweb_lines"}}},
      {"ja-web", 1, {{"ja_web"}}},
      {"mini", 1, {{"mini"}}},
  };
  return list;
}

const Preset* find_preset(std::string_view id) {
  for (const Preset& preset : presets())
    if (preset.id == id) return &preset;
  return nullptr;
}

Result<Chain> Chain::make(const std::vector<RuleSetting>& settings) {
  Chain chain;
  for (const RuleSetting& setting : settings) {
    auto rule = make_rule(setting.rule);
    if (!rule) return issue_usage("quality-rule-unknown", {{"rule", setting.rule}});
    ZK_CHECK(rule->set_params(setting.params));
    chain.rules_.push_back(std::move(rule));
  }
  return chain;
}

Result<Chain> make_chain(std::string_view preset) {
  const Preset* found = find_preset(preset);
  if (!found) return issue_usage("quality-preset-unknown", {{"preset", std::string(preset)}});
  return Chain::make(found->rules);
}

ChainResult Chain::run(std::string_view text) {
  ChainResult out;
  out.text = text;
  view_->set(text);
  for (const auto& rule : rules_) {
    edit_.clear();
    out.verdict = rule->check(*view_, edit_);
    if (!out.verdict.kept) break;
    out.verdict = {};
    if (!edit_.changed) continue;
    out.changes.push_back({rule->id(), std::string(out.text), std::move(edit_.cuts)});
    out.changed = true;
    text_ = std::move(edit_.text);
    out.text = text_;
    view_->set(text_);
  }
  return out;
}

Json Chain::to_json() const {
  Json out = Json::array();
  for (const auto& rule : rules_) out.push_back({{"rule", std::string(rule->id())}, {"params", rule->params()}});
  return out;
}
}  // namespace zk::quality
