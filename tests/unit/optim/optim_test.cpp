// The fused fp32 update against the tensor operations, resuming, clipping, and schedules of a form.
#include <ATen/ATen.h>
#include <ATen/Parallel.h>
#include <gtest/gtest.h>

#include "engine/train/optim/optimizer.h"
#include "engine/train/optim/schedule.h"

namespace zk::train {
namespace {

constexpr int64_t kSize = 200'000;  // several pieces of the flat buffer

std::vector<Segment> two_segments() { return {{0, 150'000, {150, 1000}, true}, {150'000, kSize, {50'000}, false}}; }

TEST(Optimizer, FusedUpdateEqualsTensorOperations) {
  for (const auto kind :
       {OptimizerSettings::Kind::AdamW, OptimizerSettings::Kind::Adam, OptimizerSettings::Kind::Sgd}) {
    OptimizerSettings settings;
    settings.kind = kind;
    settings.momentum = 0.9;
    settings.eps = 1e-3;  // with a tiny one, a gradient that cancels against its decay turns rounding into a whole step
    at::manual_seed(1);
    const at::Tensor a = at::randn({kSize}), b = a.to(at::kDouble);
    const auto fused = make_optimizer(settings, two_segments()), plain = make_optimizer(settings, two_segments());
    for (int step = 0; step < 5; ++step) {
      const at::Tensor grad = at::randn({kSize}) * 0.1;
      fused->step(a, grad, 1e-2, 0.7);
      plain->step(b, grad.to(at::kDouble), 1e-2, 0.7);
    }
    EXPECT_TRUE(at::allclose(a.to(at::kDouble), b, 1e-5, 1e-6)) << static_cast<int>(kind);
  }
}

TEST(Optimizer, DecayOnlyWhereItBelongs) {
  OptimizerSettings settings;
  settings.weight_decay = 0.5;
  const at::Tensor values = at::ones({kSize}), grads = at::zeros({kSize});
  make_optimizer(settings, two_segments())->step(values, grads, 0.1);
  EXPECT_NEAR(values[0].item<double>(), 0.95, 1e-6);
  EXPECT_NEAR(values[149'999].item<double>(), 0.95, 1e-6);
  EXPECT_EQ(values[150'000].item<double>(), 1);
}

TEST(Optimizer, ResumesBitForBit) {
  const at::Tensor start = at::randn({kSize});
  std::vector<at::Tensor> grads;
  for (int i = 0; i < 6; ++i) grads.push_back(at::randn({kSize}));
  const at::Tensor whole = start.clone(), halves = start.clone();
  const auto one = make_optimizer({}, two_segments()), first = make_optimizer({}, two_segments()),
             second = make_optimizer({}, two_segments());
  for (int i = 0; i < 6; ++i) one->step(whole, grads[i], 1e-3);
  for (int i = 0; i < 3; ++i) first->step(halves, grads[i], 1e-3);
  second->restore(first->steps(), first->state());
  EXPECT_EQ(second->steps(), 3);
  for (int i = 3; i < 6; ++i) second->step(halves, grads[i], 1e-3);
  EXPECT_TRUE(at::equal(whole, halves));
  EXPECT_THROW(second->restore(1, {{"other", start}}), c10::Error);
}

TEST(Optimizer, SameBitsForAnyNumberOfThreads) {
  const int threads = at::get_num_threads();
  const at::Tensor start = at::randn({kSize}), grad = at::randn({kSize});
  std::vector<at::Tensor> results;
  std::vector<double> norms;
  for (const int n : {1, 2, 3}) {
    at::set_num_threads(n);
    const at::Tensor values = start.clone();
    make_optimizer({}, two_segments())->step(values, grad, 1e-3);
    results.push_back(values);
    norms.push_back(global_norm(grad));
  }
  at::set_num_threads(threads);
  EXPECT_TRUE(at::equal(results[0], results[1]) && at::equal(results[0], results[2]));
  EXPECT_EQ(norms[0], norms[1]);
  EXPECT_EQ(norms[0], norms[2]);
}

TEST(Clip, NormAndFactor) {
  EXPECT_NEAR(global_norm(at::full({kSize}, 2.0F)), 2 * std::sqrt(static_cast<double>(kSize)), 1e-6);
  EXPECT_EQ(clip_factor(0.5, 1), 1);
  EXPECT_NEAR(clip_factor(4, 1), 0.25, 1e-6);
  EXPECT_EQ(clip_factor(1e9, 0), 1) << "0 turns clipping off";
}

TEST(Segments, FollowTheParameters) {
  const model::ParamStore params(spec::param_list(spec::ModelSpec{}), at::kCPU);
  const auto segments = segments_of(params);
  ASSERT_EQ(segments.size(), params.all().size());
  for (size_t i = 0; i < segments.size(); ++i) {
    EXPECT_EQ(segments[i].decays, params.all()[i].info.shape.size() == 2) << params.all()[i].info.name;
    EXPECT_EQ(segments[i].begin, params.all()[i].offset);
  }
}

TEST(Schedule, OfAForm) {
  spec::ScheduleParams form;  // wsd, 4 % warm-up, 25 % decay to 2 %
  const Schedule s = schedule_of(form, 1000);
  EXPECT_GT(s.factor(0), 0);
  EXPECT_LT(s.factor(0), 0.05);
  EXPECT_EQ(s.factor(40), 1);
  EXPECT_EQ(s.factor(749), 1);
  EXPECT_NEAR(s.factor(875), 0.51, 1e-9);
  EXPECT_NEAR(s.factor(1000), 0.02, 1e-9);
  EXPECT_NEAR(s.factor(5000), 0.02, 1e-9);
  for (const char* kind : {"constant", "linear", "cosine", "wsd"}) {
    form.kind = kind;
    for (const int64_t total : {1, 2, 10, 999}) {
      const Schedule any = schedule_of(form, total);
      for (int64_t step = 0; step < total; ++step) {
        EXPECT_GT(any.factor(step), 0) << kind << " " << step << " of " << total;
        EXPECT_LE(any.factor(step), 1);
      }
    }
  }
}
}  // namespace
}  // namespace zk::train
