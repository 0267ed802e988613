// The parts of a layer as plain functions over tensors, differentiated by autograd: the reference that every fast
// path is compared with. Shapes: B rows, T new tokens, S keys, C = d_model, H heads, D = head_dim, F = d_ff.
#pragma once
#include <ATen/core/Tensor.h>

#include "engine/spec/model_spec.h"

namespace zk::model {

/// LayerNorm or RMSNorm over the last dimension, in fp32; `bias` may be undefined.
at::Tensor norm(const spec::ModelSpec& spec, const at::Tensor& x, const at::Tensor& weight, const at::Tensor& bias);

/// act(up x), or act(gate x) * (up x) where `up` packs gate over up; then down. Weights [out, in].
at::Tensor activation(spec::Mlp kind, const at::Tensor& up);

/// Which keys a query may see: bool [B or 1, 1, T, S], true = may. The T queries are the last of the S positions.
/// `window` 0: all earlier ones. Padding (mask_BS false) is hidden from everyone but itself, which keeps rows finite.
at::Tensor visible_keys(int64_t T, int64_t S, int64_t window, const at::Tensor& mask_BS, at::Device device);

/// Softmax attention. q [B, H, T, D]; k, v [B, n_kv, S, D]; `visible` may be undefined (all). Result [B, T, H * D].
/// `probabilities` non-null: receives the weights [B, H, T, S].
at::Tensor attend(const at::Tensor& q, const at::Tensor& k, const at::Tensor& v, const at::Tensor& visible,
                  at::Tensor* probabilities);

/// Negative log-likelihood of targets (int64 [N]) under logits [N, V], in fp32; 0 where the target is -100.
at::Tensor token_nll(const at::Tensor& logits, const at::Tensor& targets);
}  // namespace zk::model
