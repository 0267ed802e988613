// The reference path of Transformer: a forward pass in plain functions; autograd gives the gradients.
// In bf16 the residual stream, norms, softmax and the loss stay in fp32; only products and what feeds them are bf16.
#include "engine/model/transformer.h"

#include <ATen/Context.h>
#include <ATen/core/grad_mode.h>
#include <ATen/ops/arange.h>
#include <ATen/ops/bernoulli.h>
#include <ATen/ops/dropout.h>
#include <ATen/ops/embedding.h>
#include <ATen/ops/empty_like.h>
#include <ATen/ops/linear.h>

#include <algorithm>

#include "engine/model/blocks/blocks.h"
#include "engine/model/fast_step.h"

namespace zk::model {

/// What all layers of one forward pass share.
struct Transformer::Context {
  Rotary::Angles angles;
  at::Tensor mask_BS;
  KvCache* cache = nullptr;
  Taps* taps = nullptr;
  bool dropout = false;
  std::map<int64_t, at::Tensor> visible;  ///< by window

  void tap(const std::string& name, const at::Tensor& x) const {
    if (taps && taps->states) taps->found[name] = x.detach();
  }
};

Result<std::unique_ptr<Transformer>> Transformer::create(const spec::ModelSpec& spec, Options options) {
  const Issues issues = spec.check();
  if (!issues.empty()) return issues.front();
  return std::unique_ptr<Transformer>(new Transformer(spec, options));
}

Transformer::Transformer(const spec::ModelSpec& spec, Options options)
    : spec_(spec), options_(options), params_(spec::param_list(spec), options.device), rotary_(spec, options.device) {
  for (int64_t i = 0; i < spec.n_layer; ++i) layers_.emplace_back(params_, i);
  seed_dropout(0);
}

void Transformer::initialise(uint64_t seed) {
  params_.initialise(seed);
  weights_changed();
}

void Transformer::weights_changed() {
  if (options_.compute != at::kFloat) working_ = params_.flat_values().to(options_.compute);
}

void Transformer::seed_dropout(uint64_t seed) {
  dropout_generator_ = at::globalContext().defaultGenerator(options_.device).clone();
  dropout_generator_.set_current_seed(seed);
}

at::Tensor Transformer::weight(const Param* param) const {
  if (!param) return {};
  if (options_.compute == at::kFloat) return param->value;
  if (at::GradMode::is_enabled() || !working_.defined()) return param->value.to(options_.compute);
  return working_.narrow(0, param->offset, param->info.numel()).view(param->info.shape);
}

at::Tensor Transformer::normed(const Param* weight, const Param* bias, const at::Tensor& x) const {
  return norm(spec_, x, weight->value, bias ? bias->value : at::Tensor());
}

at::Tensor Transformer::dropped(const at::Tensor& x, const Context& context) const {
  if (!context.dropout || spec_.dropout <= 0) return x;
  const double keep = 1 - spec_.dropout;
  return x * at::empty_like(x).bernoulli_(keep, dropout_generator_) / keep;
}

at::Tensor Transformer::attention(int64_t i, const at::Tensor& x, Context& context) {
  const LayerParams& l = layers_[i];
  const int64_t B = x.size(0), T = x.size(1);
  const at::Tensor qkv = at::linear(x.to(options_.compute), weight(l.qkv), weight(l.qkv_bias));
  const auto heads = [&](int64_t from, int64_t count) {
    return qkv.narrow(2, from, count * spec_.head_dim).view({B, T, count, spec_.head_dim}).transpose(1, 2);
  };
  const at::Tensor q = rotary_.turn(heads(0, spec_.n_head), context.angles);
  at::Tensor k = rotary_.turn(heads(spec_.q_width(), spec_.n_kv_head), context.angles);
  at::Tensor v = heads(spec_.q_width() + spec_.kv_width(), spec_.n_kv_head);
  if (context.cache) std::tie(k, v) = context.cache->append(i, k, v);

  const int64_t window = spec_.window_of(i);
  at::Tensor& visible = context.visible[window];
  const bool sees_all = T == 1 && window == 0 && !context.mask_BS.defined();
  if (!visible.defined() && !sees_all) visible = visible_keys(T, k.size(2), window, context.mask_BS, x.device());
  at::Tensor* probabilities = nullptr;
  if (context.taps && context.taps->attention) probabilities = &context.taps->found["attn_probs/" + std::to_string(i)];
  const at::Tensor seen = attend(q, k, v, visible, probabilities);
  return at::linear(seen, weight(l.out), weight(l.out_bias)).to(at::kFloat);
}

at::Tensor Transformer::mlp(const LayerParams& l, const at::Tensor& x) const {
  const at::Tensor up = at::linear(x.to(options_.compute), weight(l.up), weight(l.up_bias));
  return at::linear(activation(spec_.mlp, up), weight(l.down), weight(l.down_bias)).to(at::kFloat);
}

at::Tensor Transformer::layer(int64_t i, const at::Tensor& x, Context& context) {
  const LayerParams& l = layers_[i];
  const bool post = spec_.norm_place == spec::NormPlace::Post;
  const at::Tensor n = post ? x : normed(l.attn_norm, l.attn_norm_bias, x);
  const at::Tensor a = dropped(attention(i, n, context), context);
  context.tap("attn/" + std::to_string(i), a);
  at::Tensor base = x + a, m_in;
  if (post)
    m_in = base = normed(l.attn_norm, l.attn_norm_bias, base);
  else if (spec_.parallel_block)
    m_in = l.mlp_norm ? normed(l.mlp_norm, l.mlp_norm_bias, x) : n;
  else
    m_in = normed(l.mlp_norm, l.mlp_norm_bias, base);
  const at::Tensor m = dropped(mlp(l, m_in), context);
  context.tap("mlp/" + std::to_string(i), m);
  const at::Tensor out = base + m;
  return post ? normed(l.mlp_norm, l.mlp_norm_bias, out) : out;
}

at::Tensor Transformer::hidden(const Batch& batch, KvCache* cache, Taps* taps, bool dropout) {
  const int64_t B = batch.ids_BT.size(0), T = batch.ids_BT.size(1);
  Context context;
  context.cache = cache;
  context.taps = taps;
  context.dropout = dropout;
  at::Tensor positions = batch.positions_BT;
  int64_t limit = 0;
  if (cache) {
    auto step = cache->extend(T, batch.mask_BT);
    context.mask_BS = step.mask_BS;
    positions = step.positions_BT;
    limit = cache->length();
  } else {
    context.mask_BS = batch.mask_BT;
    if (!positions.defined()) {
      limit = T;
      positions = batch.mask_BT.defined() ? batch.mask_BT.to(at::kLong).cumsum(1).sub(1).clamp_min(0)
                                          : at::arange(T, batch.ids_BT.options()).unsqueeze(0).expand({B, T});
    }
  }
  context.angles = rotary_.angles(positions, limit);
  at::Tensor x = at::embedding(params_.at("embed.tokens.weight").value, batch.ids_BT);
  if (const Param* table = params_.find("embed.positions.weight")) x = x + at::embedding(table->value, positions);
  x = dropped(x, context);
  context.tap("hidden/0", x);
  for (int64_t i = 0; i < spec_.n_layer; ++i) {
    x = layer(i, x, context);
    context.tap("hidden/" + std::to_string(i + 1), x);
  }
  if (!spec_.final_norm) return x;
  x = normed(params_.find("final_norm.weight"), params_.find("final_norm.bias"), x);
  context.tap("final_norm", x);
  return x;
}

at::Tensor Transformer::head(const at::Tensor& hidden) const {
  const Param* matrix = params_.find(spec_.tied_head ? "embed.tokens.weight" : "head.weight");
  const at::Tensor bias = weight(params_.find("head.bias"));
  const at::Tensor logits = at::linear(hidden.to(options_.compute), weight(matrix), bias).to(at::kFloat);
  return spec_.logit_scale == 1.0 ? logits : logits * spec_.logit_scale;
}

at::Tensor Transformer::forward(const Batch& batch, Taps* taps) { return head(hidden(batch, nullptr, taps, false)); }

at::Tensor Transformer::decode(const at::Tensor& ids_BT, KvCache& cache, const at::Tensor& mask_BT, bool all_positions,
                               Taps* taps) {
  const at::NoGradGuard no_grad;
  const at::Tensor x = hidden({ids_BT, mask_BT, {}}, &cache, taps, false);
  return all_positions ? head(x) : head(x.select(1, x.size(1) - 1));
}

KvCache Transformer::make_cache(int64_t batch, int64_t capacity) const {
  return {spec_, batch, capacity, options_.device, options_.compute};
}

at::Tensor Transformer::token_nll_reference(const Batch& batch, const at::Tensor& targets_BT) {
  const at::NoGradGuard no_grad;
  return model::token_nll(forward(batch).flatten(0, 1), targets_BT.reshape(-1)).view(targets_BT.sizes());
}

StepLoss Transformer::forward_backward_reference(const TrainBatch& batch, double scale) {
  const at::AutoGradMode with_grad(true);
  const at::Tensor logits = head(hidden({batch.ids_BT, batch.mask_BT, {}}, nullptr, nullptr, true));
  const at::Tensor targets = batch.targets_BT.reshape(-1);
  const at::Tensor nll = model::token_nll(logits.flatten(0, 1), targets);
  at::Tensor weights = targets.ne(-100).to(at::kFloat);
  if (batch.weights_BT.defined()) weights = weights * batch.weights_BT.reshape(-1);
  const at::Tensor sum = (nll * weights).sum();
  (sum * scale).backward();
  return {sum.item<double>(), weights.sum().item<double>(), weights.gt(0).sum().item<int64_t>()};
}
}  // namespace zk::model
