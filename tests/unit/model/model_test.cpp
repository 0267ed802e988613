// Parameters, initial values, dropout, bf16, inner states.
#include <ATen/ATen.h>
#include <ATen/core/grad_mode.h>
#include <gtest/gtest.h>

#include "engine/model/transformer.h"
#include "tests/unit/model/specs.h"

namespace zk::model {
namespace {

std::unique_ptr<Transformer> make(const spec::ModelSpec& spec, Options options = {}) {
  auto model = Transformer::create(spec, options);
  EXPECT_TRUE(model.ok());
  (*model)->initialise(7);
  return std::move(*model);
}

TEST(Params, AreAlignedViewsOfFlatBuffers) {
  auto model = make(test::small());
  const ParamStore& params = model->params();
  int64_t count = 0;
  for (const Param& p : params.all()) {
    EXPECT_EQ(reinterpret_cast<uintptr_t>(p.value.const_data_ptr()) % 64, 0u) << p.info.name;
    EXPECT_EQ(reinterpret_cast<uintptr_t>(p.grad.const_data_ptr()) % 64, 0u) << p.info.name;
    EXPECT_EQ(p.value.const_data_ptr<float>(), params.flat_values().const_data_ptr<float>() + p.offset);
    count += p.info.numel();
  }
  EXPECT_EQ(count, spec::param_count(model->spec()));
  params.flat_values().fill_(2);
  EXPECT_EQ(params.at("final_norm.weight").value[0].item<float>(), 2);
  EXPECT_EQ(params.find("nothing"), nullptr);
}

TEST(Params, AutogradWritesIntoTheFlatGradients) {
  auto model = make(test::small());
  const at::Tensor ids = at::zeros({1, 4}, at::kLong);
  model->forward({ids, {}, {}}).sum().backward();
  const Param& p = model->params().at("layers.0.mlp.down.weight");
  EXPECT_EQ(p.value.grad().const_data_ptr(), p.grad.const_data_ptr());
  EXPECT_GT(model->params().flat_grads().abs().max().item<float>(), 0);
}

TEST(Init, IsRepeatableAndHasTheWantedSpread) {
  spec::ModelSpec spec;
  spec.init_std = 0.02;
  auto a = make(spec), b = make(spec);
  EXPECT_TRUE(at::equal(a->params().flat_values(), b->params().flat_values()));
  const auto std_of = [&](const char* name) { return a->params().at(name).value.std().item<double>(); };
  EXPECT_NEAR(std_of("embed.tokens.weight"), 0.02, 2e-4);
  EXPECT_NEAR(std_of("layers.2.attn.qkv.weight"), 0.02, 5e-4);
  EXPECT_NEAR(std_of("layers.2.mlp.down.weight"), 0.02 / std::sqrt(8.0), 3e-4);
  EXPECT_NEAR(a->params().at("embed.tokens.weight").value.mean().item<double>(), 0, 2e-4);
  EXPECT_TRUE(at::equal(a->params().at("final_norm.weight").value, at::ones({128})));
  b->initialise(8);
  EXPECT_FALSE(at::equal(a->params().flat_values(), b->params().flat_values()));
  spec.n_layer = 6;  // a parameter's values depend on its name, not on its neighbours
  spec.init_scale_residual = false;
  auto deeper = make(spec);
  EXPECT_TRUE(at::equal(a->params().at("layers.1.attn.qkv.weight").value,
                        deeper->params().at("layers.1.attn.qkv.weight").value));
}

TEST(Init, FirstLossIsThatOfGuessing) {
  spec::ModelSpec spec;
  auto model = make(spec);
  const at::Tensor ids = at::randint(spec.vocab_size, {2, 64}, at::kLong);
  const at::Tensor nll = model->token_nll({ids, {}, {}}, at::randint(spec.vocab_size, {2, 64}, at::kLong));
  EXPECT_NEAR(nll.mean().item<double>(), std::log(4096.0), 0.1);
}

TEST(Dropout, FollowsItsSeedAndOnlyTrains) {
  spec::ModelSpec spec = test::small();
  spec.dropout = 0.3;
  auto model = make(spec);
  const TrainBatch batch{at::randint(37, {2, 12}, at::kLong), at::randint(37, {2, 12}, at::kLong), {}, {}};
  const auto loss = [&](uint64_t seed) {
    model->seed_dropout(seed);
    return model->forward_backward(batch, 1).nll_sum;
  };
  EXPECT_EQ(loss(1), loss(1));
  EXPECT_NE(loss(1), loss(2));
  const at::NoGradGuard no_grad;
  EXPECT_TRUE(at::equal(model->forward({batch.ids_BT, {}, {}}), model->forward({batch.ids_BT, {}, {}})));
}

TEST(Bf16, ComputesNearTheReferenceAndKeepsFp32Masters) {
  spec::ModelSpec spec = test::small();
  spec.init_std = 0.05;
  auto exact = make(spec), rough = make(spec, {.compute = at::kBFloat16});
  const TrainBatch batch{at::randint(37, {2, 12}, at::kLong), at::randint(37, {2, 12}, at::kLong), {}, {}};
  EXPECT_EQ(rough->slow_reason(batch), "bf16");
  const double a = exact->forward_backward(batch, 0.05).nll_sum, b = rough->forward_backward(batch, 0.05).nll_sum;
  EXPECT_NEAR(a, b, 0.01 * a);
  const at::Tensor g1 = exact->params().flat_grads(), g2 = rough->params().flat_grads();
  EXPECT_EQ(g2.scalar_type(), at::kFloat);
  EXPECT_GT(at::cosine_similarity(g1, g2, 0).item<double>(), 0.999);
  const at::NoGradGuard no_grad;
  const at::Tensor before = rough->forward({batch.ids_BT, {}, {}});
  rough->params().flat_values().mul_(1.5);
  rough->weights_changed();
  EXPECT_FALSE(at::allclose(before, rough->forward({batch.ids_BT, {}, {}})));
  KvCache cache = rough->make_cache(2, 12);
  EXPECT_TRUE(
      at::allclose(rough->decode(batch.ids_BT, cache, {}, true), rough->forward({batch.ids_BT, {}, {}}), 0.05, 0.05));
}

TEST(Taps, TellTheInnerStates) {
  const at::NoGradGuard no_grad;
  auto model = make(test::small());
  Taps taps{.states = true, .attention = true, .found = {}};
  model->forward({at::randint(37, {2, 9}, at::kLong), {}, {}}, &taps);
  EXPECT_EQ(taps.found.size(), 3u + 2 * 2 + 1 + 2);
  const auto& f = taps.found;
  EXPECT_TRUE(at::allclose(f.at("hidden/0") + f.at("attn/0") + f.at("mlp/0"), f.at("hidden/1"), 1e-5, 1e-5));
  const at::Tensor probs = f.at("attn_probs/1");
  EXPECT_EQ(probs.sizes(), at::IntArrayRef({2, 4, 9, 9}));
  EXPECT_TRUE(at::allclose(probs.sum(-1), at::ones({2, 4, 9}), 1e-5, 1e-5));
  EXPECT_EQ(probs.triu(1).abs().max().item<float>(), 0);
}

TEST(Create, RefusesAWrongSpec) {
  spec::ModelSpec spec = test::small();
  spec.n_kv_head = 3;
  const auto made = Transformer::create(spec);
  ASSERT_FALSE(made.ok());
  EXPECT_EQ(made.issue().id, "spec-kv-heads");
}
}  // namespace
}  // namespace zk::model
