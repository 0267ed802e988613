// The fast training step against its slow twin: loss and every gradient, over specs that differ in every option and
// over awkward shapes; and the promises about weights, ignored targets, accumulation and padding.
#include <ATen/ATen.h>
#include <ATen/Parallel.h>
#include <ATen/core/grad_mode.h>
#include <gtest/gtest.h>

#include "engine/model/fast_step.h"
#include "engine/model/transformer.h"
#include "tests/unit/model/specs.h"

namespace zk::model {
namespace {
using test::fast_specs;
using test::reference_specs;

std::unique_ptr<Transformer> make(const spec::ModelSpec& spec) {
  auto model = Transformer::create(spec);
  EXPECT_TRUE(model.ok());
  (*model)->initialise(3);
  // Norm weights and biases start as constants; give them values of their own so that their part is tested.
  at::manual_seed(5);
  const at::NoGradGuard no_grad;
  for (const Param& p : (*model)->params().all())
    if (p.info.shape.size() == 1) p.value.add_(at::randn(p.info.shape).mul_(0.3));
  return std::move(*model);
}

TrainBatch random_batch(const spec::ModelSpec& spec, int64_t B, int64_t T, bool weights) {
  TrainBatch batch;
  batch.ids_BT = at::randint(spec.vocab_size, {B, T}, at::kLong);
  batch.targets_BT = at::randint(spec.vocab_size, {B, T}, at::kLong);
  if (weights) {
    batch.targets_BT.masked_fill_(at::rand({B, T}).lt(0.5), -100);
    batch.weights_BT = at::rand({B, T});
  }
  return batch;
}

TEST(FastStep, GradientsEqualTheReference) {
  for (const auto& [name, spec] : fast_specs()) {
    auto model = make(spec);
    for (const auto& [B, T] : {std::pair{1, 1}, {2, 7}, {3, 24}, {2, 25}, {1, 48}}) {
      for (bool weights : {false, true}) {
        const TrainBatch batch = random_batch(spec, B, T, weights);
        ASSERT_EQ(model->slow_reason(batch), "") << name;
        const Verification v = model->verify(batch);
        EXPECT_LT(v.loss_difference, 2e-6) << name << " " << B << "x" << T;
        EXPECT_LT(v.gradient_difference, 1e-5) << name << " " << B << "x" << T << " at " << v.worst_parameter;
      }
    }
  }
}

TEST(FastStep, LongSequencesAndManyBlocks) {
  spec::ModelSpec spec = test::small();
  spec.seq_len = 300;
  spec.vocab_size = 9000;  // several chunks of logits
  auto model = make(spec);
  const Verification v = model->verify(random_batch(spec, 2, 300, false));
  EXPECT_LT(v.loss_difference, 2e-6);
  EXPECT_LT(v.gradient_difference, 1e-5) << v.worst_parameter;
}

TEST(FastStep, TheCheckSeesAWrongGradient) {
  auto model = make(test::small());
  const TrainBatch batch = random_batch(model->spec(), 2, 9, false);
  model->forward_backward(batch, 1.0);
  const at::Tensor before = model->params().flat_grads().clone();
  EXPECT_GT(before.abs().max().item<double>(), 0.1);
  const Verification v = model->verify(batch);
  EXPECT_LT(v.gradient_difference, 1e-5);
  EXPECT_TRUE(at::equal(before, model->params().flat_grads())) << "verify() must leave the gradients alone";
}

TEST(FastStep, AddsToTheGradientsAndScales) {
  for (const auto& specs : {fast_specs(), reference_specs()}) {
    auto model = make(specs[0].spec);
    const TrainBatch batch = random_batch(model->spec(), 2, 11, true);
    model->params().zero_grads();
    model->forward_backward(batch, 0.25);
    const at::Tensor once = model->params().flat_grads().clone();
    model->forward_backward(batch, 0.25);
    EXPECT_TRUE(at::allclose(model->params().flat_grads(), once * 2, 1e-5, 1e-7)) << specs[0].name;
    model->params().zero_grads();
    model->forward_backward(batch, 0.5);
    EXPECT_TRUE(at::allclose(model->params().flat_grads(), once * 2, 1e-5, 1e-7)) << specs[0].name;
  }
}

TEST(FastStep, CountsWhatItScored) {
  auto model = make(test::small());
  TrainBatch batch = random_batch(model->spec(), 2, 10, false);
  batch.targets_BT.select(1, 3).fill_(-100);
  batch.weights_BT = at::ones({2, 10});
  batch.weights_BT.select(1, 4).fill_(0);
  batch.weights_BT.select(1, 5).fill_(0.5);
  for (auto step : {&Transformer::forward_backward, &Transformer::forward_backward_reference}) {
    const StepLoss loss = (model.get()->*step)(batch, 1);
    EXPECT_EQ(loss.scored, 16);
    EXPECT_NEAR(loss.weight_sum, 15, 1e-5);
    const at::Tensor nll = model->token_nll({batch.ids_BT, {}, {}}, batch.targets_BT);
    EXPECT_NEAR(loss.nll_sum, (nll * batch.weights_BT).sum().item<double>(), 1e-3);
  }
}

TEST(FastStep, NothingScoredIsNoGradient) {
  auto model = make(test::small());
  TrainBatch batch = random_batch(model->spec(), 2, 10, false);
  batch.targets_BT.fill_(-100);
  model->params().zero_grads();
  const StepLoss loss = model->forward_backward(batch, 1);
  EXPECT_EQ(loss.scored, 0);
  EXPECT_EQ(loss.mean(), 0);
  EXPECT_EQ(model->params().flat_grads().abs().max().item<double>(), 0);
}

TEST(FastStep, RightPaddingNeedsNoMaskLeftPaddingDoes) {
  auto model = make(test::small());
  TrainBatch batch = random_batch(model->spec(), 2, 10, false);
  batch.mask_BT = at::ones({2, 10}, at::kLong);
  batch.mask_BT.narrow(1, 7, 3).fill_(0);
  batch.targets_BT.narrow(1, 6, 4).fill_(-100);
  EXPECT_EQ(model->slow_reason(batch), "");
  const Verification v = model->verify(batch);
  EXPECT_LT(v.gradient_difference, 1e-5) << v.worst_parameter;
  batch.mask_BT = batch.mask_BT.flip(1);
  batch.targets_BT = batch.targets_BT.flip(1);
  EXPECT_EQ(model->slow_reason(batch), "mask");
}

TEST(FastStep, SameBitsAgainAndForAnyNumberOfThreadsInTheKernels) {
  auto model = make(test::small());
  const TrainBatch batch = random_batch(model->spec(), 3, 24, true);
  const int threads = at::get_num_threads();
  std::vector<at::Tensor> grads;
  for (int i = 0; i < 2; ++i) {
    model->params().zero_grads();
    model->forward_backward(batch, 1);
    grads.push_back(model->params().flat_grads().clone());
  }
  EXPECT_TRUE(at::equal(grads[0], grads[1]));
  at::set_num_threads(1);
  model->params().zero_grads();
  model->forward_backward(batch, 1);
  EXPECT_TRUE(at::allclose(grads[0], model->params().flat_grads(), 1e-5, 1e-7));
  at::set_num_threads(threads);
}

TEST(FastStep, RefusesTokensOutsideTheVocabulary) {
  auto model = make(test::small());
  TrainBatch batch = random_batch(model->spec(), 1, 5, false);
  batch.ids_BT[0][2] = model->spec().vocab_size;
  EXPECT_THROW(model->forward_backward(batch, 1), c10::Error);
  batch.ids_BT[0][2] = -1;
  EXPECT_THROW(model->forward_backward(batch, 1), c10::Error);
}

TEST(FastStep, MemoryIsWhatTheSpecPromises) {
  for (const auto& [name, spec] : fast_specs()) {
    auto model = make(spec);
    const Rotary rotary(spec, at::kCPU);
    FastStep step(spec, model->params(), rotary);
    const TrainBatch batch = random_batch(spec, 8, 48, false);
    step.run(batch.ids_BT, batch.targets_BT, nullptr);
    const spec::Memory promised = spec::training_memory(spec, 8, 48, false);
    const auto held = static_cast<double>(step.bytes());
    // What the formula leaves out is scratch of threads and partial sums, which does not grow with the layers.
    EXPECT_EQ(step.logit_bytes(), promised.logits) << name;
    EXPECT_LE(promised.activations + promised.logits, held) << name;
    EXPECT_GE(promised.activations + promised.logits, 0.75 * held) << name;
  }
}

TEST(FastStep, SaysWhyItIsNotTaken) {
  for (const auto& [name, spec] : reference_specs()) {
    auto model = make(spec);
    EXPECT_NE(model->slow_reason(random_batch(spec, 1, 4, false)), "") << name;
  }
  spec::ModelSpec dropout = test::small();
  dropout.dropout = 0.1;
  EXPECT_EQ(make(dropout)->slow_reason(random_batch(dropout, 1, 4, false)), "dropout");
}

TEST(FastStep, TokenNllEqualsTheForwardPass) {
  for (const auto& specs : {fast_specs(), reference_specs()})
    for (const auto& [name, spec] : specs) {
      auto model = make(spec);
      const TrainBatch batch = random_batch(spec, 2, 13, true);
      const at::NoGradGuard no_grad;
      const at::Tensor logits = model->forward({batch.ids_BT, {}, {}});
      const at::Tensor want = at::cross_entropy_loss(logits.flatten(0, 1), batch.targets_BT.flatten(), {}, 0, -100);
      const at::Tensor got = model->token_nll({batch.ids_BT, {}, {}}, batch.targets_BT);
      EXPECT_TRUE(at::allclose(got.flatten(), want, 1e-5, 1e-5)) << name;
    }
}
}  // namespace
}  // namespace zk::model
