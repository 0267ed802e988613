// Chains, presets, parameters, and words for everything that a rule can say.
#include "engine/core/text.h"
#include "engine/corpus/quality/pii.h"
#include "quality_fixtures.h"

namespace zk::quality {
namespace {

TEST(Chain, HandsTheTextOnAndNamesTheFirstRemoval) {
  auto chain = Chain::make({{"symbol_lines"}, {"mini", {{"min_chars", 4}}}, {"fineweb"}});
  ASSERT_TRUE(chain.ok());
  const std::string text = "=====\nshort line\n=====";
  const ChainResult r = chain->run(text);
  EXPECT_FALSE(r.verdict.kept);
  EXPECT_EQ(r.verdict.rule, "fineweb");
  EXPECT_TRUE(r.changed);
  EXPECT_EQ(r.text, "short line");
  ASSERT_EQ(r.changes.size(), 1u);
  EXPECT_EQ(r.changes[0].rule, "symbol_lines");
  EXPECT_EQ(r.changes[0].before, text);
  EXPECT_EQ(r.changes[0].cuts.size(), 2u);
  EXPECT_EQ(chain->run("=====").verdict.rule, "mini");
  EXPECT_FALSE(chain->run("Plain text, a second one. It is long enough for all of that.").changed);
}

TEST(Chain, RefusesWhatItDoesNotKnow) {
  EXPECT_EQ(Chain::make({{"nonsense"}}).issue().id, "quality-rule-unknown");
  EXPECT_EQ(Chain::make({{"mini", {{"min_char", 4}}}}).issue().id, "quality-param-unknown");
  EXPECT_EQ(Chain::make({{"mini", {{"min_chars", "four"}}}}).issue().id, "quality-param-type");
  EXPECT_EQ(Chain::make({{"mini", {{"min_chars", 4.5}}}}).issue().id, "quality-param-type");
  EXPECT_EQ(Chain::make({{"c4", {{"filter_policy", 1}}}}).issue().id, "quality-param-type");
  EXPECT_EQ(make_chain("nonsense").issue().id, "quality-preset-unknown");
}

TEST(Chain, EveryPresetRunsAndListsItsParameters) {
  for (const Preset& preset : presets()) {
    auto chain = make_chain(preset.id);
    ASSERT_TRUE(chain.ok()) << preset.id;
    EXPECT_GE(preset.version, 1);
    const Json all = chain->to_json();
    std::vector<RuleSetting> again;
    for (const Json& rule : all) again.push_back({rule.at("rule"), rule.at("params")});
    auto copy = Chain::make(again);
    ASSERT_TRUE(copy.ok()) << preset.id;
    EXPECT_EQ(copy->to_json(), all);
    chain->run("");
    chain->run("\n");
    chain->run(std::string("\0\xFF\xC3", 3));
  }
}

TEST(Words, EveryReasonHasThemInBothLanguages) {
  std::vector<std::string> ids;
  for (const std::string_view id : rule_ids()) {
    ids.push_back(std::string(id));
    for (const std::string_view reason : make_rule(id)->reasons())
      ids.push_back(std::string(id) + "." + std::string(reason));
  }
  for (const Preset& preset : presets()) ids.push_back("preset." + preset.id);
  for (size_t i = 0; i < kPiiKinds; ++i) ids.push_back("pii." + std::string(pii_name(PiiKind(i))));
  for (const char* id : {"pii", "dedup.exact", "dedup.minhash", "dedup.line", "dedup.paragraph", "dedup.contaminated"})
    ids.push_back(id);
  EXPECT_GT(ids.size(), 80u);
  for (const std::string& id : ids)
    for (const Lang lang : {Lang::En, Lang::Ja})
      for (const char* part : {"", ".measures", ".why"})
        EXPECT_TRUE(has_text(lang, "quality." + id + part)) << id << part;
}

TEST(Rules, EveryRemovalNamesAReasonOfItsOwn) {
  const std::string texts[] = {"",       "x", times("a b ", 100), times("line\n", 50), "{", times("長い文章", 300),
                               words(80)};
  for (const std::string_view id : rule_ids()) {
    const auto reasons = make_rule(id)->reasons();
    for (const std::string& text : texts) {
      const Answer a = ask(id, text);
      if (a.verdict.kept) continue;
      EXPECT_EQ(a.verdict.rule, id);
      EXPECT_NE(std::find(reasons.begin(), reasons.end(), a.verdict.reason), reasons.end())
          << id << " " << a.verdict.reason;
      EXPECT_LE(a.verdict.where.end, text.size());
    }
  }
}
}  // namespace
}  // namespace zk::quality
