// Families: published sizes, Hugging Face configs in and out, forms into specs.
#include <gtest/gtest.h>

#include <cstdlib>
#include <filesystem>
#include <fstream>

#include "engine/spec/archs/decoder.h"
#include "engine/spec/archs/family.h"

namespace zk::spec {
namespace {

std::string lower(std::string text) {
  for (char& c : text) c = static_cast<char>(std::tolower(c));
  return text;
}

TEST(Families, PublishedSizes) {
  const char* named = std::getenv("ZK_GOLDEN");
  const auto root = std::filesystem::path(named && *named ? named : ZK_GOLDEN_DEFAULT);
  std::ifstream in(root / "archs" / "param_counts.json");
  if (!in) GTEST_SKIP() << "no param_counts.json under " << root;
  int compared = 0;
  for (const Json json = Json::parse(in); const Json& model : json.at("models")) {
    const std::string id = lower(model.at("name"));
    for (const Preset& preset : all_presets()) {
      if (preset.id != id) continue;
      EXPECT_EQ(param_count(preset.spec), model.at("parameters").get<int64_t>()) << id;
      ++compared;
    }
  }
  EXPECT_EQ(compared, 9) << "4 sizes of GPT-2, 4 of LLaMA, LLaMA 2 70B";
}

TEST(Families, PresetsAreLegalAndSorted) {
  int64_t before = 0;
  for (const Preset& preset : all_presets()) {
    EXPECT_TRUE(preset.spec.check().empty()) << preset.id;
    EXPECT_GE(param_count(preset.spec), before) << preset.id;
    before = param_count(preset.spec);
    EXPECT_NE(find_family(preset.spec.family), nullptr) << preset.id;
  }
  EXPECT_EQ(all_presets().front().id, "mini");
  const auto wrong = preset_spec("gpt2-124");
  ASSERT_FALSE(wrong.ok());
  EXPECT_EQ(wrong.issue().args["near"], "gpt2-124m");
}

TEST(Families, HuggingFaceConfigRoundTrip) {
  for (const Preset& preset : all_presets()) {
    const Family* family = find_family(preset.spec.family);
    if (!*family->hf_model_type) continue;
    const auto json = family->to_hf(preset.spec);
    ASSERT_TRUE(json.ok()) << preset.id;
    EXPECT_EQ(family_of_hf(*json), family);
    const auto back = family->from_hf(*json);
    ASSERT_TRUE(back.ok()) << preset.id;
    EXPECT_EQ(*back, preset.spec) << preset.id;
  }
}

TEST(Families, KeyMapsCoverEveryParameter) {
  for (const Preset& preset : all_presets()) {
    std::map<std::string, int64_t> rows;
    for (const KeyRule& rule : find_family(preset.spec.family)->key_map(preset.spec))
      for (const auto& piece : rule.theirs) rows[rule.ours] += piece.rows;
    for (const ParamInfo& p : param_list(preset.spec)) {
      // A Conv1D rule counts the rows of the transposed matrix, which are ours.
      EXPECT_EQ(rows[p.name], p.shape[0]) << preset.id << " " << p.name;
      rows.erase(p.name);
    }
    EXPECT_TRUE(rows.empty()) << preset.id << " maps " << (rows.empty() ? "" : rows.begin()->first);
  }
}

TEST(Families, ForeignFormsAreRefusedNotIgnored) {
  const Family& llama = *find_family("llama");
  Json config = *llama.to_hf(*preset_spec("llama-7b"));
  const auto id = [&](const char* key, const Json& value) {
    Json changed = config;
    changed[key] = value;
    const auto read = llama.from_hf(changed);
    return read.ok() ? std::string() : read.issue().id;
  };
  EXPECT_EQ(id("rope_scaling", {{"type", "linear"}, {"factor", 2.0}}), "hf-config-not-built");
  EXPECT_EQ(id("hidden_act", "gelu"), "hf-config-not-built");
  EXPECT_EQ(id("hidden_size", "big"), "hf-config-type");
  EXPECT_EQ(id("hidden_size", Json(nullptr)), "hf-config-missing");
  EXPECT_EQ(id("num_key_value_heads", 7), "spec-kv-heads");
  EXPECT_EQ(id("rope_theta", 5e5), "");
  EXPECT_EQ(family_of_hf({{"model_type", "mamba"}}), nullptr);
  EXPECT_EQ(family_of_hf(Json::array()), nullptr);
  EXPECT_EQ(find_family("gpt2")->to_hf(*preset_spec("llama-7b")).issue().id, "spec-not-this-family");
  EXPECT_FALSE(find_family("gpt2")->from_hf({{"n_layer", 2}, {"n_embd", 10}, {"n_head", 3}, {"vocab_size", 5}}).ok());
}

TEST(Families, OldAndNewRotaryConfigs) {
  const Family& llama = *find_family("llama");
  Json config = *llama.to_hf(*preset_spec("llama-7b"));
  config.erase("rope_parameters");
  config["rope_theta"] = 500000.0;
  EXPECT_EQ(llama.from_hf(config)->rope_theta, 500000.0);
  config.erase("rope_theta");
  EXPECT_EQ(llama.from_hf(config)->rope_theta, 10000.0);
  config["rope_parameters"] = {{"rope_theta", 123.0}, {"rope_type", "default"}};
  EXPECT_EQ(llama.from_hf(config)->rope_theta, 123.0);
}

TEST(Forms, DefaultsAreTheMiniPreset) {
  const auto spec = build_decoder({}, 4096);
  ASSERT_TRUE(spec.ok());
  EXPECT_EQ(*spec, *preset_spec("mini"));
}

TEST(Forms, DeriveWhatIsLeftOut) {
  ModelParams p;
  p.d_model = 192;
  p.n_head = 6;
  p.activation = "swiglu";
  p.norm = "rmsnorm";
  p.bias = true;
  const auto spec = build_decoder(p, 1000);
  ASSERT_TRUE(spec.ok());
  EXPECT_EQ(spec->d_ff, 512);
  EXPECT_EQ(spec->head_dim, 32);
  EXPECT_EQ(spec->n_kv_head, 6);
  EXPECT_EQ(spec->norm, Norm::RmsNorm);
  EXPECT_TRUE(spec->qkv_bias && spec->attn_out_bias && spec->mlp_bias);
}

TEST(Forms, IssuesSpeakOfTheForm) {
  ModelParams p;
  p.n_head = 5;
  const auto spec = build_decoder(p, 4096);
  ASSERT_FALSE(spec.ok());
  EXPECT_EQ(spec.issue().path, "model.n_head");
  EXPECT_EQ(spec.issue().fix,
            (Json::array({{{"path", "model.n_head"}, {"value", 4}}, {{"path", "model.d_model"}, {"value", 130}}})));
  p.n_head = 4;
  p.n_kv_head = 3;
  EXPECT_EQ(build_decoder(p, 4096).issue().fix[0], (Json{{"path", "model.n_kv_head"}, {"value", 2}}));
}
}  // namespace
}  // namespace zk::spec
