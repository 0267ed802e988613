// ModelSpec as data: JSON, legality with the nearest legal value, sizes by formula and by list.
#include <gtest/gtest.h>

#include "engine/spec/model_spec.h"
#include "tests/unit/model/specs.h"

namespace zk::spec {
namespace {

TEST(ModelSpec, JsonRoundTrip) {
  for (const auto& [name, spec] : model::test::fast_specs()) {
    const auto back = ModelSpec::from_json(Json::parse(spec.to_json().dump()));
    ASSERT_TRUE(back.ok()) << name;
    EXPECT_EQ(*back, spec) << name;
  }
}

std::string refusal(const Json& change) {
  Json json = ModelSpec{}.to_json();
  json.update(change);
  const auto read = ModelSpec::from_json(json);
  return read.ok() ? "" : read.issue().id;
}

TEST(ModelSpec, JsonIsStrict) {
  EXPECT_EQ(refusal({{"n_layer", 3}}), "");
  EXPECT_EQ(refusal({{"n_layers", 3}}), "spec-unknown-key");
  EXPECT_EQ(refusal({{"n_layer", "3"}}), "spec-type");
  EXPECT_EQ(refusal({{"n_layer", 3.5}}), "spec-type");
  EXPECT_EQ(refusal({{"n_layer", 18446744073709551615ULL}}), "spec-type");
  EXPECT_EQ(refusal({{"norm", "batch_norm"}}), "spec-type");
  EXPECT_EQ(refusal({{"window", {1, "x"}}}), "spec-type");
  EXPECT_EQ(refusal({{"version", 2}}), "spec-version");
  EXPECT_EQ(refusal({{"format", "other"}}), "spec-format");
  EXPECT_EQ(refusal({{"n_layer", 0}}), "spec-range");
  EXPECT_FALSE(ModelSpec::from_json(Json::array()).ok());
  const auto near = ModelSpec::from_json({{"format", "zerokara-model"}, {"version", 1}, {"n_heads", 4}});
  EXPECT_EQ(near.issue().args["near"], "n_head");
}

TEST(ModelSpec, IssuesOfferTheNearestLegalValue) {
  const auto fix = [](void (*change)(ModelSpec&)) {
    ModelSpec spec;
    change(spec);
    const Issues issues = spec.check();
    EXPECT_FALSE(issues.empty());
    return issues.empty() ? Json() : issues.front().fix[0];
  };
  EXPECT_EQ(fix([](ModelSpec& s) { s.n_kv_head = 3; }), (Json{{"path", "n_kv_head"}, {"value", 2}}));
  EXPECT_EQ(fix([](ModelSpec& s) { s.head_dim = 33; }), (Json{{"path", "head_dim"}, {"value", 34}}));
  EXPECT_EQ(fix([](ModelSpec& s) { s.dropout = 2; }), (Json{{"path", "dropout"}, {"value", 0.95}}));
  EXPECT_EQ(fix([](ModelSpec& s) { s.position = Position::Alibi; }), (Json{{"path", "position"}, {"value", "rotary"}}));
  EXPECT_EQ(fix([](ModelSpec& s) { s.n_expert = 8; })["value"], 0);
  EXPECT_TRUE(ModelSpec{}.check().empty());
}

TEST(ModelSpec, FormulaEqualsTheListOfParameters) {
  auto specs = model::test::fast_specs();
  for (const auto& one : model::test::reference_specs()) specs.push_back(one);
  for (const auto& [name, spec] : specs) {
    int64_t sum = 0;
    for (const auto& p : param_list(spec)) sum += p.numel();
    EXPECT_EQ(param_count(spec), sum) << name;
  }
  EXPECT_EQ(param_count(ModelSpec{}), 4096 * 128 + 4 * (12 * 128 * 128 + 4 * 128) + 2 * 128);
}

TEST(ModelSpec, FlopsCountProductsAndCausalAttention) {
  const ModelSpec spec;
  const Flops flops = flops_per_token(spec, 256);
  EXPECT_DOUBLE_EQ(flops.matmul, 2.0 * (4 * 12 * 128 * 128 + 4096 * 128));
  EXPECT_DOUBLE_EQ(flops.attention, 4 * 4 * 128 * 128.5);
  EXPECT_DOUBLE_EQ(flops.training(), 3 * (flops.matmul + flops.attention));
  ModelSpec banded = spec;
  banded.window = {0, 1};
  EXPECT_DOUBLE_EQ(flops_per_token(banded, 256).attention, 2 * 4 * 128 * (128.5 + 1));
  banded.window = {300};
  EXPECT_DOUBLE_EQ(flops_per_token(banded, 256).attention, flops.attention);
}

TEST(ModelSpec, MemoryGrowsWithWhatItHolds) {
  const ModelSpec spec;
  const Memory a = training_memory(spec, 8, 256, false);
  EXPECT_EQ(a.weights, 4 * param_count(spec));
  EXPECT_EQ(a.optimizer, 8 * param_count(spec));
  EXPECT_GT(a.activations, 4 * int64_t{8} * 256 * 4 * (4 * 128 + 384 + 128 + 512 + 512));
  EXPECT_EQ(training_memory(spec, 16, 256, false).activations, 2 * a.activations);
  EXPECT_EQ(training_memory(spec, 8, 256, true).weights, 6 * param_count(spec));
  EXPECT_EQ(kv_cache_bytes(spec, 2, 10), 2 * 4 * 2 * 10 * 128 * 4);
}
}  // namespace
}  // namespace zk::spec
