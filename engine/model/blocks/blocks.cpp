// See blocks.h. Plain tensor operations, in the order of the formulas.
#include "engine/model/blocks/blocks.h"

#include <ATen/ops/arange.h>
#include <ATen/ops/cross_entropy_loss.h>
#include <ATen/ops/gelu.h>
#include <ATen/ops/layer_norm.h>
#include <ATen/ops/matmul.h>
#include <ATen/ops/mean.h>
#include <ATen/ops/relu.h>
#include <ATen/ops/rsqrt.h>
#include <ATen/ops/scaled_dot_product_attention.h>
#include <ATen/ops/silu.h>
#include <ATen/ops/softmax.h>

#include <cmath>
#include <limits>

namespace zk::model {

at::Tensor norm(const spec::ModelSpec& spec, const at::Tensor& x, const at::Tensor& weight, const at::Tensor& bias) {
  const at::Tensor x32 = x.to(at::kFloat);
  if (spec.norm == spec::Norm::LayerNorm) return at::layer_norm(x32, {x.size(-1)}, weight, bias, spec.norm_eps);
  return x32 * at::rsqrt(x32.square().mean(-1, true) + spec.norm_eps) * weight;
}

at::Tensor activation(spec::Mlp kind, const at::Tensor& up) {
  using spec::Mlp;
  const auto halves = [&] { return up.chunk(2, -1); };
  switch (kind) {
    case Mlp::Relu:
      return at::relu(up);
    case Mlp::GeluTanh:
      return at::gelu(up, "tanh");
    case Mlp::GeluErf:
      return at::gelu(up);
    case Mlp::Silu:
      return at::silu(up);
    case Mlp::ReGlu:
      return at::relu(halves()[0]) * halves()[1];
    case Mlp::GeGlu:
      return at::gelu(halves()[0], "tanh") * halves()[1];
    case Mlp::SwiGlu:
      return at::silu(halves()[0]) * halves()[1];
  }
  return up;
}

at::Tensor visible_keys(int64_t T, int64_t S, int64_t window, const at::Tensor& mask_BS, at::Device device) {
  const auto options = at::TensorOptions().dtype(at::kLong).device(device);
  const at::Tensor q = at::arange(S - T, S, options).unsqueeze(1), k = at::arange(S, options).unsqueeze(0);
  at::Tensor visible = k <= q;
  if (window > 0) visible = visible & (k > q - window);
  visible = visible.unsqueeze(0).unsqueeze(0);
  if (!mask_BS.defined()) return visible;
  return visible & (mask_BS.to(at::kBool).unsqueeze(1).unsqueeze(1) | (k == q));
}

at::Tensor attend(const at::Tensor& q, const at::Tensor& k, const at::Tensor& v, const at::Tensor& visible,
                  at::Tensor* probabilities) {
  const int64_t group = q.size(1) / k.size(1);
  const at::Tensor keys = group == 1 ? k : k.repeat_interleave(group, 1);
  const at::Tensor values = group == 1 ? v : v.repeat_interleave(group, 1);
  at::Tensor out;
  if (q.is_cuda() && !probabilities) {
    out = at::scaled_dot_product_attention(q, keys, values, visible.defined() ? std::optional(visible) : std::nullopt);
  } else {
    at::Tensor scores = at::matmul(q, keys.transpose(2, 3)).to(at::kFloat) / std::sqrt(static_cast<double>(q.size(3)));
    if (visible.defined()) scores = scores.masked_fill(visible.logical_not(), -std::numeric_limits<float>::infinity());
    const at::Tensor weights = at::softmax(scores, -1);
    if (probabilities) *probabilities = weights.detach();
    out = at::matmul(weights.to(values.scalar_type()), values);
  }
  return out.transpose(1, 2).flatten(2);
}

at::Tensor token_nll(const at::Tensor& logits, const at::Tensor& targets) {
  return at::cross_entropy_loss(logits.to(at::kFloat), targets, {}, at::Reduction::None, -100);
}
}  // namespace zk::model
