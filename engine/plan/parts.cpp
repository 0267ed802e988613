// See parts.h. The shares are built from the same sizes as engine/spec/model_size.cpp; a test compares the sums.
#include "engine/plan/parts.h"

namespace zk::plan {
using spec::ModelSpec;
namespace {
double real(int64_t value) { return static_cast<double>(value); }

Part attention_of(const ModelSpec& s, int64_t seq_len) {
  const int64_t d = s.d_model;
  Part part{"attention"};
  part.per_layer = d * s.qkv_width() + (s.qkv_bias ? s.qkv_width() : 0) + s.q_width() * d + (s.attn_out_bias ? d : 0);
  part.flops = 2 * real(s.n_layer) * real(d) * real(s.qkv_width() + s.q_width());
  part.flops += spec::flops_per_token(s, seq_len).attention;
  return part;
}

Part mlp_of(const ModelSpec& s) {
  const int64_t d = s.d_model;
  Part part{"mlp"};
  part.per_layer = d * s.up_width() + s.d_ff * d + (s.mlp_bias ? s.up_width() + d : 0);
  part.flops = 2 * real(s.n_layer) * real(d) * real(s.up_width() + s.d_ff);
  return part;
}

Part norm_of(const ModelSpec& s) {
  const int64_t one = s.norm == spec::Norm::LayerNorm && s.norm_bias ? 2 * s.d_model : s.d_model;
  Part part{"norm"};
  part.per_layer = one * (s.has_mlp_norm() ? 2 : 1);
  part.total = s.final_norm ? one : 0;
  return part;
}

Part head_of(const ModelSpec& s) {
  Part part{"head"};
  part.total = (s.tied_head ? 0 : s.vocab_size * s.d_model) + (s.head_bias ? s.vocab_size : 0);
  part.flops = 2 * real(s.vocab_size) * real(s.d_model);
  return part;
}
}  // namespace

std::vector<Part> parts_of(const ModelSpec& s, int64_t seq_len) {
  Part embedding{"embedding"}, position{"position"};
  embedding.total = s.vocab_size * s.d_model;
  position.total = s.position == spec::Position::Learned ? s.seq_len * s.d_model : 0;
  std::vector<Part> parts = {embedding, position, attention_of(s, seq_len), mlp_of(s), norm_of(s), head_of(s)};
  for (Part& part : parts) part.total += part.per_layer * s.n_layer;
  return parts;
}

Json parts_json(const std::vector<Part>& parts) {
  Json list = Json::array();
  for (const Part& part : parts)
    list.push_back({{"part", part.id},
                    {"per_layer", part.per_layer},
                    {"parameters", part.total},
                    {"flops", part.flops},
                    {"formula", "count_" + part.id}});
  return list;
}

FlopCounts training_flops_per_token(const ModelSpec& s, int64_t seq_len) {
  const double n = real(spec::param_count(s)), layers = real(s.n_layer);
  return {spec::flops_per_token(s, seq_len).training(), 6 * n + 12 * layers * real(s.q_width()) * real(seq_len),
          6 * (n - real(spec::embedding_count(s)))};
}
}  // namespace zk::plan
