// Breakdown and blocks agree with the exact counts, and those with the published weights.
#include "engine/plan/parts.h"

#include <gtest/gtest.h>

#include "engine/plan/blocks.h"
#include "engine/plan/machines.h"
#include "engine/spec/archs/family.h"

namespace zk::plan {
namespace {
using spec::ModelSpec;

int64_t sum_of(const std::vector<Part>& parts) {
  int64_t sum = 0;
  for (const Part& part : parts) sum += part.total;
  return sum;
}

std::vector<std::pair<std::string, ModelSpec>> all_specs() {
  std::vector<std::pair<std::string, ModelSpec>> out;
  for (const auto& preset : spec::all_presets()) out.emplace_back(preset.id, preset.spec);
  ModelSpec odd;
  odd.parallel_block = true, odd.n_kv_head = 2, odd.mlp = spec::Mlp::SwiGlu, odd.tied_head = false,
  odd.head_bias = true;
  odd.qkv_bias = odd.mlp_bias = true, odd.window = {0, 64}, odd.final_norm = false;
  out.emplace_back("odd", odd);
  odd.parallel_two_norms = true, odd.norm = spec::Norm::RmsNorm;
  out.emplace_back("odd-two-norms", odd);
  return out;
}

TEST(Parts, SumsEqualTheExactCounts) {
  for (const auto& [name, s] : all_specs()) {
    const auto parts = parts_of(s, s.seq_len);
    EXPECT_EQ(sum_of(parts), spec::param_count(s)) << name;
    double flops = 0;
    for (const Part& part : parts) flops += part.flops;
    const double wanted = spec::flops_per_token(s, s.seq_len).forward();
    EXPECT_NEAR(flops / wanted, 1, 1e-12) << name;
  }
}

TEST(Parts, EqualTheReleasedWeights) {
  EXPECT_EQ(sum_of(parts_of(*spec::preset_spec("gpt2-124m"), 1024)), 124439808);
  EXPECT_EQ(sum_of(parts_of(*spec::preset_spec("llama-7b"), 2048)), 6738415616);
  const auto published = published_sizes();
  ASSERT_TRUE(published.ok());
  for (const auto& [id, entry] : published->items()) {
    const auto spec = spec::preset_spec(id);
    ASSERT_TRUE(spec.ok()) << id;
    EXPECT_EQ(spec::param_count(*spec), entry["exact"].get<int64_t>()) << id;
    EXPECT_NEAR(entry["parameters"].get<double>() / entry["exact"].get<double>(), 1, 0.07) << id;
  }
}

TEST(Parts, GptTwoByPart) {
  const auto parts = parts_of(*spec::preset_spec("gpt2-124m"), 1024);
  EXPECT_EQ(parts[0].total, 50257 * 768);
  EXPECT_EQ(parts[1].total, 1024 * 768);
  EXPECT_EQ(parts[2].per_layer, 768 * 2304 + 2304 + 768 * 768 + 768);
  EXPECT_EQ(parts[3].per_layer, 2 * 768 * 3072 + 3072 + 768);
  EXPECT_EQ(parts[4].total, 25 * 2 * 768);
  EXPECT_EQ(parts[5].total, 0);
}

TEST(Parts, CountsOfThePapers) {
  const auto gpt = *spec::preset_spec("gpt2-124m");
  const FlopCounts counts = training_flops_per_token(gpt, 1024);
  EXPECT_DOUBLE_EQ(counts.palm, 6.0 * 124439808 + 12.0 * 12 * 768 * 1024);
  EXPECT_DOUBLE_EQ(counts.kaplan, 6.0 * (124439808 - 50257 * 768 - 1024 * 768));
  // Ours counts no lookup of positions, no norms and half the attention.
  EXPECT_NEAR(counts.exact / counts.palm, 1, 0.08);
  EXPECT_LT(counts.exact, counts.palm);
}

TEST(Blocks, AddUpAndNameTheTensorsOfTheFile) {
  for (const auto& [name, s] : all_specs()) {
    int64_t parameters = 0;
    double flops = 0;
    for (const Json& block : blocks_of(s, s.seq_len)) {
      parameters += block["parameters_total"].get<int64_t>();
      flops += block["flops_total"].get<double>();
      int64_t tensors = 0;
      for (const Json& tensor : block["tensors"]) tensors += tensor["parameters"].get<int64_t>();
      EXPECT_EQ(tensors, block["parameters"].get<int64_t>()) << name << " " << block["id"];
    }
    EXPECT_EQ(parameters, spec::param_count(s)) << name;
    EXPECT_NEAR(flops / spec::flops_per_token(s, s.seq_len).forward(), 1, 1e-12) << name;
  }
}

TEST(Blocks, DescribeTheBuiltInModel) {
  const Json blocks = blocks_of(ModelSpec{}, 256);
  ASSERT_EQ(blocks.size(), 7u);
  const Json& attention = blocks[2];
  EXPECT_EQ(attention["id"], "attn");
  EXPECT_EQ(attention["count"], 4);
  EXPECT_EQ(attention["sum"], "384 × 128 + 128 × 128 = 65,536");
  EXPECT_EQ(attention["tensors"][0]["name"], "layers.N.attn.qkv.weight");
  EXPECT_EQ(attention["details"]["group"], 1);
  EXPECT_EQ(blocks.back()["tied_to"], "embed.tokens");
  EXPECT_EQ(blocks.back()["out"], (Json{256, 4096}));
  EXPECT_EQ(block_of_member("model.n_head"), "attn");
  EXPECT_EQ(block_of_member("d_ff"), "mlp");
}
}  // namespace
}  // namespace zk::plan
