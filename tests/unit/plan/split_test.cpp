// Memory and traffic of a step over several devices, against the formulas of the papers.
#include "engine/plan/split.h"

#include <gtest/gtest.h>

#include "engine/spec/archs/family.h"

namespace zk::plan {
namespace {

Step step_of(const char* preset, int64_t batch, int64_t grad_accum, bool bf16, Split split = {}) {
  return {*spec::preset_spec(preset), batch, grad_accum, bf16, split};
}

TEST(Split, OneDeviceIsTheEnginesOwnFormula) {
  for (const bool bf16 : {false, true}) {
    const Step step = step_of("gpt2-124m", 8, 2, bf16);
    const auto wanted = spec::training_memory(step.spec, 4, 1024, bf16);
    const DeviceMemory got = memory_of(step);
    EXPECT_EQ(got.weights, static_cast<double>(wanted.weights));
    EXPECT_EQ(got.gradients, static_cast<double>(wanted.gradients));
    EXPECT_EQ(got.optimizer, static_cast<double>(wanted.optimizer));
    EXPECT_EQ(got.activations, static_cast<double>(wanted.activations));
    EXPECT_EQ(got.logits, static_cast<double>(wanted.logits));
  }
}

TEST(Split, ZeroSharesOutOneAfterTheOther) {
  const double n = 124439808;
  const auto memory = [](int64_t zero) { return memory_of(step_of("gpt2-124m", 16, 1, true, {4, 1, 1, zero})); };
  EXPECT_DOUBLE_EQ(memory(0).weights, 6 * n);
  EXPECT_DOUBLE_EQ(memory(0).optimizer, 8 * n);
  EXPECT_DOUBLE_EQ(memory(1).optimizer, 2 * n);
  EXPECT_DOUBLE_EQ(memory(1).weights, 2 * n + n);
  EXPECT_DOUBLE_EQ(memory(1).gradients, 4 * n);
  EXPECT_DOUBLE_EQ(memory(2).gradients, n);
  EXPECT_DOUBLE_EQ(memory(2).weights, 3 * n);
  EXPECT_DOUBLE_EQ(memory(3).weights, 1.5 * n);
  EXPECT_DOUBLE_EQ(memory(3).activations, memory(0).activations);
}

TEST(Split, TensorAndPipelineCutTheModel) {
  const auto whole = memory_of(step_of("llama-7b", 8, 1, true));
  const auto cut = memory_of(step_of("llama-7b", 8, 1, true, {1, 8, 1, 0}));
  EXPECT_NEAR(cut.weights / whole.weights, 1.0 / 8, 1e-3);  // norms are kept whole
  EXPECT_GT(cut.weights, whole.weights / 8);
  EXPECT_DOUBLE_EQ(cut.activations, whole.activations / 8);
  const auto piped = memory_of(step_of("llama-7b", 8, 8, true, {1, 1, 4, 0}));
  EXPECT_LT(piped.weights, 0.27 * whole.weights);
  EXPECT_GT(piped.weights, 0.25 * whole.weights);  // a quarter of the layers and an end
}

TEST(Split, TrafficOfThePapers) {
  const double n = 124439808;
  EXPECT_EQ(traffic_of(step_of("gpt2-124m", 8, 1, false)).total(), 0);
  EXPECT_DOUBLE_EQ(traffic_of(step_of("gpt2-124m", 8, 1, false, {4, 1, 1, 0})).data, 0.75 * 8 * n);
  EXPECT_DOUBLE_EQ(traffic_of(step_of("gpt2-124m", 8, 1, true, {4, 1, 1, 2})).data, 0.75 * 6 * n);
  EXPECT_DOUBLE_EQ(traffic_of(step_of("gpt2-124m", 8, 1, true, {4, 1, 1, 3})).data, 0.75 * 8 * n);
  const double activation = 2.0 * 1024 * 768 * 2;  // two rows, bf16
  EXPECT_DOUBLE_EQ(traffic_of(step_of("gpt2-124m", 8, 4, true, {1, 2, 1, 0})).tensor, 4 * 12 * 4 * activation);
  const Traffic piped = traffic_of(step_of("gpt2-124m", 8, 4, true, {1, 1, 4, 0}));
  EXPECT_DOUBLE_EQ(piped.pipeline, 4 * 2 * activation);
  EXPECT_DOUBLE_EQ(piped.bubble, 3.0 / 7);
}

TEST(Split, WhatCannotBeNamesTheNearest) {
  const auto issue = [](Step step) {
    const Issues issues = check_split(step);
    return issues.empty() ? std::string() : issues[0].id + " " + issues[0].fix[0]["value"].dump();
  };
  EXPECT_EQ(issue(step_of("gpt2-124m", 8, 1, false)), "");
  EXPECT_EQ(issue(step_of("gpt2-124m", 8, 1, false, {1, 5, 1, 0})), "plan-split-heads 4");
  EXPECT_EQ(issue(step_of("gpt2-124m", 8, 1, false, {1, 64, 1, 0})), "plan-split-heads 12");
  EXPECT_EQ(issue(step_of("gpt2-124m", 8, 1, false, {1, 1, 16, 0})), "plan-split-layers 12");
  EXPECT_EQ(issue(step_of("gpt2-124m", 8, 1, false, {3, 1, 1, 0})), "plan-split-batch 9");
  EXPECT_EQ(issue(step_of("gpt2-124m", 8, 16, false, {2, 1, 1, 0})), "plan-split-accum 4");
}
}  // namespace
}  // namespace zk::plan
