// Each kernel of each instruction set that this machine has, against the same formula in tensor operations.
#include <ATen/ATen.h>
#include <gtest/gtest.h>

#include <cmath>

#include "engine/kernels/cpu/table.h"
#include "engine/model/blocks/blocks.h"
#include "engine/model/blocks/rotary.h"

namespace zk::kernels {
namespace {

std::vector<const Table*> tables() {
  std::vector<const Table*> out;
  for (const char* name : {"base", "avx2", "avx512"})
    if (const Table* table = cpu_table(name)) out.push_back(table);
  return out;
}
float* ptr(at::Tensor& t) { return t.mutable_data_ptr<float>(); }

TEST(Kernels, BestTableIsOneOfThem) {
  EXPECT_EQ(cpu_table("base")->name, std::string("base"));
  EXPECT_EQ(cpu_table("mmx"), nullptr);
  EXPECT_EQ(tables().back(), &cpu_table());
}

TEST(Kernels, ActivationsAndTheirSlopes) {
  constexpr int64_t kWidth = 999;
  for (const Table* table : tables())
    for (int act = 0; act < 7; ++act) {
      const auto kind = static_cast<spec::Mlp>(act);
      const int64_t wide = spec::is_gated(kind) ? 2 * kWidth : kWidth;
      at::Tensor up = at::linspace(-12, 12, 2 * wide).view({2, wide}).contiguous(), bias = at::randn({wide}) * 0.1;
      at::Tensor dh = at::randn({2, kWidth}), h = at::empty({2, kWidth}), dup = at::empty({2, wide});
      ActArgs args{static_cast<Act>(act), ptr(up), ptr(bias), ptr(h), ptr(dh), ptr(dup), kWidth};
      table->act_forward(args, 0, 2);
      table->act_backward(args, 0, 2);
      const at::Tensor x = (up + bias).to(at::kDouble).requires_grad_(true);
      const at::Tensor want = model::activation(kind, x);
      want.backward(dh.to(at::kDouble));
      const at::Tensor h64 = h.to(at::kDouble), dup64 = dup.to(at::kDouble);
      EXPECT_TRUE(at::allclose(h64, want.detach(), 3e-6, 2e-6)) << table->name << " " << spec::name_of(kind);
      EXPECT_TRUE(at::allclose(dup64, x.grad(), 3e-6, 3e-6)) << table->name << " " << spec::name_of(kind);
    }
}

TEST(Kernels, Norms) {
  for (const Table* table : tables())
    for (const bool rms : {false, true}) {
      spec::ModelSpec spec;
      spec.norm = rms ? spec::Norm::RmsNorm : spec::Norm::LayerNorm;
      at::Tensor x = at::randn({5, 37}) + 3, add = at::randn({5, 37}), add_bias = at::randn({37});
      at::Tensor w = at::randn({37}), b = at::randn({37}), dy = at::randn({5, 37});
      at::Tensor sum = at::empty({5, 37}), y = at::empty({5, 37}), mean = at::empty({5}), rstd = at::empty({5});
      at::Tensor dx = at::ones({5, 37}), dw = at::ones({37}), db = at::ones({37});
      float* bias = rms ? nullptr : ptr(b);
      table->norm_forward({ptr(x), ptr(add), ptr(add_bias), ptr(sum), ptr(y), ptr(mean), ptr(rstd), ptr(w), bias, 37,
                           static_cast<float>(spec.norm_eps), rms},
                          0, 5);
      table->norm_backward(
          {ptr(dy), ptr(sum), ptr(mean), ptr(rstd), ptr(w), ptr(dx), ptr(dw), rms ? nullptr : ptr(db), 37, rms, true},
          0, 5);
      const at::Tensor s = (x + add + add_bias).requires_grad_(true), w2 = w.clone().requires_grad_(true),
                       b2 = b.clone().requires_grad_(true);
      const at::Tensor want = model::norm(spec, s, w2, rms ? at::Tensor() : b2);
      want.backward(dy);
      EXPECT_TRUE(at::allclose(sum, s.detach(), 1e-6, 1e-6));
      EXPECT_TRUE(at::allclose(y, want.detach(), 1e-5, 1e-5)) << table->name << rms;
      EXPECT_TRUE(at::allclose(dx - 1, s.grad(), 1e-4, 1e-5)) << table->name << rms;
      EXPECT_TRUE(at::allclose(dw - 1, w2.grad(), 1e-4, 1e-5)) << table->name << rms;
      EXPECT_TRUE(rms || at::allclose(db - 1, b2.grad(), 1e-4, 1e-5)) << table->name;
    }
}

TEST(Kernels, CrossEntropyInPlace) {
  for (const Table* table : tables()) {
    at::Tensor logits = at::randn({4, 301}) * 8, bias = at::randn({301});
    const at::Tensor z = logits.clone().requires_grad_(true);
    at::Tensor targets = at::tensor({3, 300, -100, 0}, at::kLong), factors = at::tensor({1.0F, 0.5F, 2.0F, -1.0F});
    at::Tensor nll = at::empty({4});
    table->loss({ptr(logits), ptr(bias), 0.5F, targets.const_data_ptr<int64_t>(), ptr(factors), ptr(nll), 301}, 0, 4);
    const at::Tensor want = model::token_nll((z + bias) * 0.5, targets);
    (want * factors).sum().backward();
    EXPECT_TRUE(at::allclose(nll, want.detach(), 1e-5, 1e-5)) << table->name;
    EXPECT_TRUE(at::allclose(logits, z.grad(), 1e-5, 1e-6)) << table->name;
    EXPECT_EQ(logits.select(0, 2).abs().max().item<float>(), 0.0F);
  }
}

TEST(Kernels, HugeLogitsStayFinite) {
  for (const Table* table : tables()) {
    at::Tensor logits = at::tensor({1e30F, -1e30F, 0.0F, 5.0F}).view({1, 4}), nll = at::empty({1});
    at::Tensor targets = at::tensor({0}, at::kLong), factors = at::ones({1});
    table->loss({ptr(logits), nullptr, 1.0F, targets.const_data_ptr<int64_t>(), ptr(factors), ptr(nll), 4}, 0, 1);
    EXPECT_NEAR(nll.item<float>(), 0, 1e-6);
    EXPECT_TRUE(at::isfinite(logits).all().item<bool>());
  }
}

struct Heads {
  int64_t T, H, K, D, rotary;
  bool interleaved;
  int64_t window;
};

TEST(Kernels, AttentionForwardAndBackward) {
  for (const Table* table : tables())
    for (const Heads& c : {Heads{1, 1, 1, 8, 8, false, 0},
                           {23, 2, 2, 16, 16, false, 0},
                           {50, 4, 2, 20, 10, true, 0},
                           {77, 3, 1, 5, 0, false, 13},
                           {100, 2, 1, 64, 64, false, 24}}) {
      const int64_t B = 2, width = (c.H + 2 * c.K) * c.D;
      spec::ModelSpec spec;
      spec.head_dim = c.D;
      spec.rope_fraction = static_cast<double>(c.rotary) / static_cast<double>(c.D);
      spec.position = c.rotary ? spec::Position::Rotary : spec::Position::None;
      spec.rope_pairing = c.interleaved ? spec::Pairing::Interleaved : spec::Pairing::Half;
      const model::Rotary rotary(spec, at::kCPU);
      at::Tensor qkv = at::randn({B, c.T, width}), bias = at::randn({width}), dout = at::randn({B, c.T, c.H * c.D});
      at::Tensor out = at::empty({B, c.T, c.H * c.D}), lse = at::empty({B, c.H, c.T}),
                 dqkv = at::empty({B, c.T, width});
      AttentionArgs args{};
      args.qkv = ptr(qkv);
      args.bias = ptr(bias);
      if (c.rotary)
        args.cos = rotary.cos(c.T).const_data_ptr<float>(), args.sin = rotary.sin(c.T).const_data_ptr<float>();
      args.T = c.T, args.n_head = c.H, args.n_kv_head = c.K, args.head_dim = c.D, args.rotary_dim = c.rotary;
      args.interleaved = c.interleaved, args.window = c.window;
      args.out = ptr(out), args.lse = ptr(lse), args.dout = ptr(dout), args.dqkv = ptr(dqkv);
      at::Tensor scratch = at::empty({table->attention_scratch(args)});
      args.scratch = ptr(scratch);
      for (int64_t i = 0; i < B * c.K; ++i) table->attention_forward(args, i);
      for (int64_t i = 0; i < B * c.K; ++i) table->attention_backward(args, i);

      const at::Tensor x = (qkv + bias).requires_grad_(true);
      const auto heads = [&](int64_t from, int64_t n) {
        return x.narrow(2, from * c.D, n * c.D).view({B, c.T, n, c.D}).transpose(1, 2);
      };
      const auto angles = rotary.angles(at::arange(c.T, at::kLong).expand({B, c.T}), c.T);
      const at::Tensor want =
          model::attend(rotary.turn(heads(0, c.H), angles), rotary.turn(heads(c.H, c.K), angles), heads(c.H + c.K, c.K),
                        model::visible_keys(c.T, c.T, c.window, {}, at::kCPU), nullptr);
      want.backward(dout);
      EXPECT_TRUE(at::allclose(out, want.detach(), 1e-4, 1e-5)) << table->name << " T " << c.T;
      EXPECT_TRUE(at::allclose(dqkv, x.grad(), 1e-4, 2e-5)) << table->name << " T " << c.T;
    }
}

TEST(Kernels, InterleavedRotationIsHalfRotationOfPermutedNumbers) {
  spec::ModelSpec spec;
  spec.head_dim = 8;
  const model::Rotary half(spec, at::kCPU);
  spec.rope_pairing = spec::Pairing::Interleaved;
  const model::Rotary interleaved(spec, at::kCPU);
  const at::Tensor x = at::randn({1, 2, 5, 8}), order = at::tensor({0, 2, 4, 6, 1, 3, 5, 7}, at::kLong);
  const auto angles = half.angles(at::arange(5, at::kLong).unsqueeze(0), 0);
  EXPECT_TRUE(
      at::allclose(half.turn(x.index_select(3, order), angles), interleaved.turn(x, angles).index_select(3, order)));
}
}  // namespace
}  // namespace zk::kernels
