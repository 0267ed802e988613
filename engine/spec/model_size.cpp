// Sizes of a ModelSpec: the list of parameters and the closed formulas for parameters, FLOPs and memory.
// FLOPs follow the usual count of 2 per multiply-add (Kaplan et al. 2020, appendix; Chinchilla, appendix F), with
// attention counted causally: position t looks at t + 1 keys, not at the whole sequence.
#include <algorithm>
#include <cmath>
#include <numeric>

#include "engine/spec/model_spec.h"

namespace zk::spec {
namespace {

/// Mean number of keys a query sees in a sequence of T, with a window w (0: none).
double mean_keys(int64_t T, int64_t w) {
  if (w <= 0 || w >= T) return (static_cast<double>(T) + 1) / 2;
  const double full = static_cast<double>(w) * static_cast<double>(w + 1) / 2;  // the first w queries
  return (full + static_cast<double>(T - w) * static_cast<double>(w)) / static_cast<double>(T);
}

struct Lister {
  const ModelSpec& s;
  std::vector<ParamInfo> out;

  void add(std::string name, std::vector<int64_t> shape, Role role, double std) {
    out.push_back({std::move(name), std::move(shape), role, std});
  }
  void norm(const std::string& name) {
    add(name + ".weight", {s.d_model}, Role::NormWeight, 0);
    if (s.norm == Norm::LayerNorm && s.norm_bias) add(name + ".bias", {s.d_model}, Role::NormBias, 0);
  }
  void linear(const std::string& name, int64_t rows, int64_t cols, bool bias, Role role, double std) {
    add(name + ".weight", {rows, cols}, role, std);
    if (bias) add(name + ".bias", {rows}, Role::Bias, 0);
  }
  void layer(int64_t i) {
    const std::string p = "layers." + std::to_string(i) + ".";
    const double residual_std =
        s.init_scale_residual ? s.init_std / std::sqrt(2.0 * static_cast<double>(s.n_layer)) : s.init_std;
    norm(p + "attn_norm");
    linear(p + "attn.qkv", s.qkv_width(), s.d_model, s.qkv_bias, Role::Matrix, s.init_std);
    linear(p + "attn.out", s.d_model, s.q_width(), s.attn_out_bias, Role::ResidualMatrix, residual_std);
    if (s.has_mlp_norm()) norm(p + "mlp_norm");
    linear(p + "mlp.up", s.up_width(), s.d_model, s.mlp_bias, Role::Matrix, s.init_std);
    linear(p + "mlp.down", s.d_model, s.d_ff, s.mlp_bias, Role::ResidualMatrix, residual_std);
  }
};
}  // namespace

int64_t ParamInfo::numel() const {
  return std::accumulate(shape.begin(), shape.end(), int64_t{1}, std::multiplies<>());
}

std::vector<ParamInfo> param_list(const ModelSpec& spec) {
  Lister list{spec, {}};
  list.add("embed.tokens.weight", {spec.vocab_size, spec.d_model}, Role::Embedding, spec.init_std);
  if (spec.position == Position::Learned)
    list.add("embed.positions.weight", {spec.seq_len, spec.d_model}, Role::PositionTable, spec.init_std);
  for (int64_t i = 0; i < spec.n_layer; ++i) list.layer(i);
  if (spec.final_norm) list.norm("final_norm");
  if (!spec.tied_head) list.add("head.weight", {spec.vocab_size, spec.d_model}, Role::Head, spec.init_std);
  if (spec.head_bias) list.add("head.bias", {spec.vocab_size}, Role::Bias, 0);
  return std::move(list.out);
}

int64_t embedding_count(const ModelSpec& s) {
  const int64_t tables = s.vocab_size * s.d_model * (s.tied_head ? 1 : 2);
  return tables + (s.position == Position::Learned ? s.seq_len * s.d_model : 0);
}

int64_t param_count(const ModelSpec& s) {
  const int64_t d = s.d_model;
  const int64_t norm = s.norm == Norm::LayerNorm && s.norm_bias ? 2 * d : d;
  const int64_t attention =
      d * s.qkv_width() + (s.qkv_bias ? s.qkv_width() : 0) + s.q_width() * d + (s.attn_out_bias ? d : 0);
  const int64_t mlp = d * s.up_width() + s.d_ff * d + (s.mlp_bias ? s.up_width() + d : 0);
  const int64_t layer = attention + mlp + norm * (s.has_mlp_norm() ? 2 : 1);
  return embedding_count(s) + s.n_layer * layer + (s.final_norm ? norm : 0) + (s.head_bias ? s.vocab_size : 0);
}

Flops flops_per_token(const ModelSpec& s, int64_t seq_len) {
  const double d = static_cast<double>(s.d_model), q = static_cast<double>(s.q_width());
  const double layer = d * static_cast<double>(s.qkv_width()) + q * d + d * static_cast<double>(s.up_width()) +
                       static_cast<double>(s.d_ff) * d;
  Flops flops{2 * (static_cast<double>(s.n_layer) * layer + d * static_cast<double>(s.vocab_size)), 0};
  for (int64_t i = 0; i < s.n_layer; ++i) flops.attention += 4 * q * mean_keys(seq_len, s.window_of(i));
  return flops;
}

Memory training_memory(const ModelSpec& s, int64_t batch, int64_t seq_len, bool bf16, int optimizer_slots) {
  const int64_t n = param_count(s), tokens = batch * seq_len, number = bf16 ? 2 : 4;
  // Kept per layer for the backward pass: residual stream before and between the branches (fp32), two norm outputs,
  // qkv, attention output, mlp input and hidden, one softmax statistic per query and head, mean and deviation of two
  // norms. Attention probabilities are computed again, not kept.
  const int64_t wide = s.qkv_width() + s.q_width() + s.up_width() + s.d_ff;
  const int64_t kept = (2 * s.d_model + s.n_head + 4) * 4 + (2 * s.d_model + wide) * number;
  const int64_t scratch = (6 * s.d_model + wide + 2) * 4;  // last layer's output and the gradients of one layer
  const int64_t logit_rows = std::min(tokens, std::max<int64_t>(256, (int64_t{8} << 20) / 4 / s.vocab_size));
  return {n * 4 + (bf16 ? n * 2 : 0), n * 4, n * 4 * optimizer_slots, tokens * (s.n_layer * kept + scratch),
          logit_rows * s.vocab_size * 4};
}

int64_t kv_cache_bytes(const ModelSpec& s, int64_t batch, int64_t seq_len, int bytes_per_number) {
  return 2 * s.n_layer * batch * seq_len * s.kv_width() * bytes_per_number;
}
}  // namespace zk::spec
