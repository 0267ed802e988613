// See fast_step.h. The order of the backward pass mirrors forward() line by line; x_NC and mid_NC are the residual
// stream before and between the branches of a layer, dres_NC its gradient, which every branch adds to in place.
#include "engine/model/fast_step.h"

#include <ATen/core/grad_mode.h>
#include <ATen/ops/addmm.h>
#include <ATen/ops/empty.h>
#include <ATen/ops/mm.h>

#include <algorithm>
#include <cstring>

namespace zk::model {
namespace {
constexpr int64_t kLogitBytes = 8 << 20;  // logits of a chunk of rows: small enough for the cache
constexpr int64_t kLogitRows = 256;       // but enough rows to be worth reading the head matrix

const float* in(const at::Tensor& t) { return t.const_data_ptr<float>(); }
float* out(const at::Tensor& t) { return t.mutable_data_ptr<float>(); }
const float* value_of(const Param* p) { return p ? in(p->value) : nullptr; }
float* grad_of(const Param* p) { return p ? out(p->grad) : nullptr; }
at::Tensor buffer(int64_t rows, int64_t width) { return at::empty({rows, width}, at::kFloat); }
}  // namespace

std::string FastStep::obstacle(const spec::ModelSpec& spec) {
  if (spec.norm_place != spec::NormPlace::Pre) return "norm_place";
  if (!spec.final_norm) return "final_norm";
  if (spec.parallel_block) return "parallel_block";
  if (spec.dropout > 0) return "dropout";
  return "";
}

FastStep::Linear::Linear(const Param* w, const Param* b)
    : weight(w->value.detach()), weight_t(weight.t()), dweight(w->grad), bias(value_of(b)), dbias(grad_of(b)) {}

void FastStep::Linear::forward(const at::Tensor& y, const at::Tensor& x) const {
  at::Tensor result = y;
  at::mm_out(result, x, weight_t);
}

void FastStep::Linear::backward(const at::Tensor& dy, const at::Tensor& x, const at::Tensor& dx) const {
  at::Tensor sum = dweight, result = dx;
  at::addmm_out(sum, sum, dy.t(), x);
  at::mm_out(result, dy, weight);
}

FastStep::Norm::Norm(const Param* w, const Param* b)
    : weight(value_of(w)), bias(value_of(b)), dweight(grad_of(w)), dbias(grad_of(b)) {}

FastStep::Layer::Layer(const LayerParams& p, int64_t w)
    : norm1(p.attn_norm, p.attn_norm_bias),
      norm2(p.mlp_norm, p.mlp_norm_bias),
      qkv(p.qkv, p.qkv_bias),
      out(p.out, p.out_bias),
      up(p.up, p.up_bias),
      down(p.down, p.down_bias),
      window(w) {}

FastStep::FastStep(const spec::ModelSpec& spec, const ParamStore& params, const Rotary& rotary)
    : spec_(spec),
      rotary_(rotary),
      final_norm_(&params.at("final_norm.weight"), params.find("final_norm.bias")),
      head_(&params.at(spec.tied_head ? "embed.tokens.weight" : "head.weight"), params.find("head.bias")),
      tokens_(&params.at("embed.tokens.weight")),
      positions_(params.find("embed.positions.weight")) {
  for (int64_t i = 0; i < spec.n_layer; ++i) layers_.emplace_back(LayerParams(params, i), spec.window_of(i));
}

void FastStep::prepare(int64_t B, int64_t T) {
  if (B == B_ && T == T_ && threads_ == kernels::threads()) return;
  threads_ = kernels::threads();
  B_ = B;
  T_ = T;
  const int64_t N = B * T, C = spec_.d_model, Q = spec_.qkv_width(), A = spec_.q_width(), U = spec_.up_width();
  const auto moments = [&] { return Moments{buffer(N, 1), buffer(N, 1)}; };
  for (Layer& l : layers_) {
    for (at::Tensor* t : {&l.x_NC, &l.n1_NC, &l.mid_NC, &l.n2_NC}) *t = buffer(N, C);
    l.qkv_NQ = buffer(N, Q);
    l.lse = buffer(B * spec_.n_head, T);
    l.att_NA = buffer(N, A);
    l.up_NU = buffer(N, U);
    l.h_NF = buffer(N, spec_.d_ff);
    l.m1 = moments();
    l.m2 = moments();
  }
  for (at::Tensor* t : {&last_NC_, &f_NC_, &branch_NC_, &df_NC_, &dres_NC_, &dn_NC_}) *t = buffer(N, C);
  final_moments_ = moments();
  dqkv_NQ_ = buffer(N, Q);
  datt_NA_ = buffer(N, A);
  dup_NU_ = buffer(N, U);
  dh_NF_ = buffer(N, spec_.d_ff);
  const int64_t rows = std::max(kLogitRows, kLogitBytes / 4 / spec_.vocab_size);
  logits_ = buffer(std::min(N, rows), spec_.vocab_size);
  const int64_t widest = std::max({2 * C, Q, U, spec_.head_bias ? spec_.vocab_size : 0});
  partial_ = buffer(kernels::norm_partials(N), widest);
  scratch_ = buffer(threads_, kernels::cpu_table().attention_scratch(attention(layers_.front())));
  picked_f_ = picked_df_ = at::Tensor();
  nll_.assign(N, 0);
}

int64_t FastStep::bytes() const {
  size_t sum = 0;
  const auto add = [&](std::initializer_list<const at::Tensor*> tensors) {
    for (const at::Tensor* t : tensors) sum += t->defined() ? t->nbytes() : 0;
  };
  for (const Layer& l : layers_) {
    add({&l.x_NC, &l.n1_NC, &l.qkv_NQ, &l.lse, &l.att_NA, &l.mid_NC, &l.n2_NC, &l.up_NU, &l.h_NF});
    add({&l.m1.mean, &l.m1.rstd, &l.m2.mean, &l.m2.rstd});
  }
  add({&final_moments_.mean, &final_moments_.rstd, &last_NC_, &f_NC_, &branch_NC_, &df_NC_, &dres_NC_, &dn_NC_});
  add({&dqkv_NQ_, &datt_NA_, &dup_NU_, &dh_NF_, &logits_, &scratch_, &partial_, &picked_f_, &picked_df_});
  return static_cast<int64_t>(sum);
}

void FastStep::run(const at::Tensor& ids_BT, const at::Tensor& targets_BT, const float* factors) {
  const at::NoGradGuard no_grad;
  prepare(ids_BT.size(0), ids_BT.size(1));
  const auto *ids = ids_BT.const_data_ptr<int64_t>(), *targets = targets_BT.const_data_ptr<int64_t>();
  for (int64_t i = 0; i < B_ * T_; ++i) {
    TORCH_CHECK_INDEX(ids[i] >= 0 && ids[i] < spec_.vocab_size, "token ", ids[i], " is outside the vocabulary");
    TORCH_CHECK_INDEX(targets[i] < spec_.vocab_size, "target ", targets[i], " is outside the vocabulary");
  }
  TORCH_CHECK(!positions_ || T_ <= spec_.seq_len, T_, " tokens are more than the ", spec_.seq_len,
              " learned positions");
  forward(ids);
  head(targets, factors);
  if (factors) backward(ids);
}

kernels::AttentionArgs FastStep::attention(const Layer& l) const {
  kernels::AttentionArgs a{};
  a.qkv = in(l.qkv_NQ);
  a.bias = l.qkv.bias;
  a.T = T_;
  a.n_head = spec_.n_head;
  a.n_kv_head = spec_.n_kv_head;
  a.head_dim = spec_.head_dim;
  a.rotary_dim = rotary_.dim();
  if (rotary_.active()) {
    a.cos = in(rotary_.cos(T_));
    a.sin = in(rotary_.sin(T_));
    a.interleaved = spec_.rope_pairing == spec::Pairing::Interleaved;
  }
  a.window = l.window;
  a.out = out(l.att_NA);
  a.lse = out(l.lse);
  a.scratch = scratch_.defined() ? out(scratch_) : nullptr;
  return a;
}

void FastStep::norm(const Norm& norm, const at::Tensor& x, const at::Tensor& add, const float* add_bias,
                    const at::Tensor& sum, const at::Tensor& y, const Moments& moments) {
  kernels::norm_forward({.x = in(x),
                         .add = add.defined() ? in(add) : nullptr,
                         .add_bias = add_bias,
                         .sum = sum.defined() ? out(sum) : nullptr,
                         .y = out(y),
                         .mean = out(moments.mean),
                         .rstd = out(moments.rstd),
                         .weight = norm.weight,
                         .bias = norm.bias,
                         .width = spec_.d_model,
                         .eps = static_cast<float>(spec_.norm_eps),
                         .rms = spec_.norm == spec::Norm::RmsNorm},
                        B_ * T_);
}

void FastStep::norm_back(const Norm& norm, const at::Tensor& dy, const at::Tensor& x, const Moments& moments,
                         const at::Tensor& dx, bool accumulate) {
  kernels::norm_backward({.dy = in(dy),
                          .x = in(x),
                          .mean = in(moments.mean),
                          .rstd = in(moments.rstd),
                          .weight = norm.weight,
                          .dx = out(dx),
                          .dweight = norm.dweight,
                          .dbias = norm.dbias,
                          .width = spec_.d_model,
                          .rms = spec_.norm == spec::Norm::RmsNorm,
                          .accumulate = accumulate},
                         B_ * T_, out(partial_));
}

void FastStep::forward(const int64_t* ids) {
  const int64_t N = B_ * T_;
  kernels::embed(in(tokens_->value), value_of(positions_), ids, out(layers_[0].x_NC), N, T_, spec_.d_model);
  const Layer* before = nullptr;
  for (Layer& l : layers_) {
    // The sum after a branch is made where it is next read: in the norm that follows.
    if (before)
      norm(l.norm1, before->mid_NC, branch_NC_, before->down.bias, l.x_NC, l.n1_NC, l.m1);
    else
      norm(l.norm1, l.x_NC, {}, nullptr, {}, l.n1_NC, l.m1);
    l.qkv.forward(l.qkv_NQ, l.n1_NC);
    kernels::attention_forward(attention(l), B_);
    l.out.forward(branch_NC_, l.att_NA);
    norm(l.norm2, l.x_NC, branch_NC_, l.out.bias, l.mid_NC, l.n2_NC, l.m2);
    l.up.forward(l.up_NU, l.n2_NC);
    kernels::act_forward({.act = static_cast<kernels::Act>(spec_.mlp),
                          .up = in(l.up_NU),
                          .bias = l.up.bias,
                          .h = out(l.h_NF),
                          .dh = nullptr,
                          .dup = nullptr,
                          .width = spec_.d_ff},
                         N);
    l.down.forward(branch_NC_, l.h_NF);
    before = &l;
  }
  norm(final_norm_, before->mid_NC, branch_NC_, before->down.bias, last_NC_, f_NC_, final_moments_);
}

void FastStep::head_rows(const at::Tensor& f_RC, const at::Tensor& df_RC, const int64_t* targets, const float* factors,
                         float* nll) {
  const int64_t rows = f_RC.size(0), step = logits_.size(0);
  for (int64_t row = 0; row < rows; row += step) {
    const int64_t n = std::min(step, rows - row);
    const at::Tensor logits = logits_.narrow(0, 0, n), f = f_RC.narrow(0, row, n);
    head_.forward(logits, f);
    kernels::softmax_loss({.logits = out(logits),
                           .bias = head_.bias,
                           .scale = static_cast<float>(spec_.logit_scale),
                           .targets = targets + row,
                           .factors = factors ? factors + row : nullptr,
                           .nll = nll + row,
                           .vocab = spec_.vocab_size},
                          n);
    if (!factors) continue;
    bias_back(head_, logits);
    head_.backward(logits, f, df_RC.narrow(0, row, n));
  }
}

/// Only rows with a target go through the head: with loss on answers alone most of it is saved.
void FastStep::head(const int64_t* targets, const float* factors) {
  const int64_t N = B_ * T_, C = spec_.d_model;
  std::vector<int64_t> rows, picked_targets;
  for (int64_t i = 0; i < N; ++i)
    if (targets[i] >= 0 && (!factors || factors[i] != 0)) rows.push_back(i);
  const auto R = static_cast<int64_t>(rows.size());
  if (R == N) return head_rows(f_NC_, df_NC_, targets, factors, nll_.data());

  std::fill(nll_.begin(), nll_.end(), 0.0F);
  if (factors) std::memset(out(df_NC_), 0, df_NC_.nbytes());
  if (R == 0) return;
  if (!picked_f_.defined()) picked_f_ = buffer(N, C), picked_df_ = buffer(N, C);
  std::vector<float> picked_factors(factors ? R : 0), picked_nll(R);
  for (int64_t i = 0; i < R; ++i) {
    std::memcpy(out(picked_f_) + i * C, in(f_NC_) + rows[i] * C, C * sizeof(float));
    picked_targets.push_back(targets[rows[i]]);
    if (factors) picked_factors[i] = factors[rows[i]];
  }
  head_rows(picked_f_.narrow(0, 0, R), picked_df_.narrow(0, 0, R), picked_targets.data(),
            factors ? picked_factors.data() : nullptr, picked_nll.data());
  for (int64_t i = 0; i < R; ++i) {
    nll_[rows[i]] = picked_nll[i];
    if (factors) std::memcpy(out(df_NC_) + rows[i] * C, in(picked_df_) + i * C, C * sizeof(float));
  }
}

void FastStep::bias_back(const Linear& linear, const at::Tensor& dy) {
  if (linear.dbias) kernels::add_rows(in(dy), linear.dbias, dy.size(0), dy.size(1), out(partial_));
}

void FastStep::backward(const int64_t* ids) {
  const int64_t N = B_ * T_;
  norm_back(final_norm_, df_NC_, last_NC_, final_moments_, dres_NC_, false);
  for (auto l = layers_.rbegin(); l != layers_.rend(); ++l) {
    bias_back(l->down, dres_NC_);
    l->down.backward(dres_NC_, l->h_NF, dh_NF_);
    kernels::act_backward({.act = static_cast<kernels::Act>(spec_.mlp),
                           .up = in(l->up_NU),
                           .bias = l->up.bias,
                           .h = nullptr,
                           .dh = in(dh_NF_),
                           .dup = out(dup_NU_),
                           .width = spec_.d_ff},
                          N);
    bias_back(l->up, dup_NU_);
    l->up.backward(dup_NU_, l->n2_NC, dn_NC_);
    norm_back(l->norm2, dn_NC_, l->mid_NC, l->m2, dres_NC_, true);

    bias_back(l->out, dres_NC_);
    l->out.backward(dres_NC_, l->att_NA, datt_NA_);
    kernels::AttentionArgs a = attention(*l);
    a.dout = in(datt_NA_);
    a.dqkv = out(dqkv_NQ_);
    kernels::attention_backward(a, B_);
    bias_back(l->qkv, dqkv_NQ_);
    l->qkv.backward(dqkv_NQ_, l->n1_NC, dn_NC_);
    norm_back(l->norm1, dn_NC_, l->x_NC, l->m1, dres_NC_, true);
  }
  kernels::embed_backward(in(dres_NC_), ids, grad_of(tokens_), grad_of(positions_), N, T_, spec_.d_model);
}
}  // namespace zk::model
