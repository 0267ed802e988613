// Decoding through the key/value cache must equal the whole forward pass, however the tokens are cut into steps.
#include <ATen/ATen.h>
#include <ATen/core/grad_mode.h>
#include <gtest/gtest.h>

#include "engine/model/transformer.h"
#include "tests/unit/model/specs.h"

namespace zk::model {
namespace {

std::vector<test::Named> all_specs() {
  auto all = test::fast_specs();
  for (auto& one : test::reference_specs()) all.push_back(one);
  return all;
}

TEST(KvCache, EqualsTheWholePass) {
  const at::NoGradGuard no_grad;
  for (const auto& [name, spec] : all_specs()) {
    auto model = std::move(*Transformer::create(spec));
    model->initialise(1);
    const at::Tensor ids = at::randint(spec.vocab_size, {3, 20}, at::kLong), whole = model->forward({ids, {}, {}});
    KvCache cache = model->make_cache(3, 20);
    at::Tensor parts = model->decode(ids.narrow(1, 0, 9), cache, {}, true);
    parts = at::cat({parts, model->decode(ids.narrow(1, 9, 4), cache, {}, true)}, 1);
    for (int64_t t = 13; t < 20; ++t)
      parts = at::cat({parts, model->decode(ids.narrow(1, t, 1), cache).unsqueeze(1)}, 1);
    EXPECT_TRUE(at::allclose(parts, whole, 1e-4, 1e-4)) << name << " " << (parts - whole).abs().max().item<double>();
    EXPECT_EQ(cache.length(), 20);
    EXPECT_EQ(cache.room(), 0);
    EXPECT_THROW(model->decode(ids.narrow(1, 0, 1), cache), c10::Error);
  }
}

TEST(KvCache, LeftPaddedRowsEqualTheirUnpaddedSelves) {
  const at::NoGradGuard no_grad;
  for (const auto& [name, spec] : all_specs()) {
    auto model = std::move(*Transformer::create(spec));
    model->initialise(1);
    const at::Tensor ids = at::randint(spec.vocab_size, {2, 12}, at::kLong), mask = at::ones({2, 12}, at::kLong);
    mask[0].narrow(0, 0, 5).fill_(0);
    const at::Tensor next = at::randint(spec.vocab_size, {2, 1}, at::kLong);
    KvCache cache = model->make_cache(2, 16);
    model->decode(ids, cache, mask);
    const at::Tensor got = model->decode(next, cache);
    for (int64_t row = 0; row < 2; ++row) {
      const int64_t from = row == 0 ? 5 : 0;
      const at::Tensor alone = at::cat({ids[row].narrow(0, from, 12 - from), next[row]}).unsqueeze(0);
      const at::Tensor want = model->forward({alone, {}, {}}).select(1, alone.size(1) - 1);
      EXPECT_TRUE(at::allclose(got[row], want[0], 1e-4, 1e-4)) << name << " row " << row;
    }
  }
}

TEST(KvCache, TruncateAndSelectShareAPrefix) {
  const at::NoGradGuard no_grad;
  auto model = std::move(*Transformer::create(test::small()));
  model->initialise(1);
  const at::Tensor prefix = at::randint(37, {1, 6}, at::kLong), ends = at::randint(37, {3, 4}, at::kLong);
  KvCache cache = model->make_cache(1, 10);
  model->decode(prefix, cache);
  cache.select(at::zeros({3}, at::kLong));
  EXPECT_EQ(cache.batch(), 3);
  const at::Tensor got = model->decode(ends, cache, {}, true);
  const at::Tensor want = model->forward({at::cat({prefix.expand({3, 6}), ends}, 1), {}, {}}).narrow(1, 6, 4);
  EXPECT_TRUE(at::allclose(got, want, 1e-4, 1e-4));
  cache.truncate(6);
  EXPECT_TRUE(at::equal(model->decode(ends, cache, {}, true), got));
  EXPECT_THROW(cache.truncate(11), c10::Error);
}

TEST(Window, TokensOutsideItChangeNothing) {
  const at::NoGradGuard no_grad;
  spec::ModelSpec spec = test::small();
  spec.n_layer = 1;
  spec.window = {4};
  auto model = std::move(*Transformer::create(spec));
  model->initialise(1);
  const at::Tensor ids = at::zeros({1, 10}, at::kLong), other = ids.clone();
  other[0][5] = 1;
  const at::Tensor gap = (model->forward({ids, {}, {}}) - model->forward({other, {}, {}})).abs().amax(2)[0];
  for (int64_t t = 0; t < 10; ++t) EXPECT_EQ(gap[t].item<float>() > 1e-6, t >= 5 && t < 9) << t;
}
}  // namespace
}  // namespace zk::model
