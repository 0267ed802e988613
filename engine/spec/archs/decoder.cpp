// See decoder.h. "mini" is the size that learns the built-in corpus in minutes on two CPU cores.
#include "engine/spec/archs/decoder.h"

#include <algorithm>
#include <cstdlib>

#include "engine/spec/archs/family.h"

namespace zk::spec {
namespace {

/// Heads share out the width: the nearest number of heads that divides it, and the nearest width they divide.
Status check_divides(int64_t d_model, int64_t n_head) {
  if (d_model < 1 || n_head < 1 || d_model % n_head == 0) return {};
  const int64_t down = d_model / n_head * n_head, up = down + n_head;
  const int64_t width = down > 0 && d_model - down <= up - d_model ? down : up;
  int64_t heads = 1;
  for (int64_t h = 1; h <= d_model; ++h)
    if (d_model % h == 0 && std::abs(h - n_head) < std::abs(heads - n_head)) heads = h;
  Issue issue = issue_usage(
      "spec-head-divides", {{"d_model", d_model}, {"n_head", n_head}, {"near_d_model", width}, {"near_n_head", heads}});
  issue.path = "n_head";
  issue.fix = Json::array({{{"path", "n_head"}, {"value", heads}}, {{"path", "d_model"}, {"value", width}}});
  return issue;
}

/// Issues of a spec speak of its members; those of a form speak of model.<member>.
Issue in_form(Issue issue) {
  const auto prefixed = [](const std::string& key) { return key == "head_dim" ? "model.d_model" : "model." + key; };
  issue.path = prefixed(issue.path);
  for (Json& fix : issue.fix) fix["path"] = prefixed(fix["path"].get<std::string>());
  return issue;
}

std::vector<Preset> presets() { return {{"mini", ModelSpec{}}}; }  // the defaults of ModelSpec are this model
Result<ModelSpec> no_config(const Json&) { return issue_input("hf-no-class", {{"family", "decoder"}}); }
Result<Json> no_class(const ModelSpec&) { return issue_input("hf-no-class", {{"family", "decoder"}}); }
std::vector<KeyRule> own_names(const ModelSpec& spec) {
  std::vector<KeyRule> out;
  for (const ParamInfo& p : param_list(spec)) out.push_back({p.name, {{p.name, p.shape[0]}}});
  return out;
}
}  // namespace

Result<ModelSpec> build_decoder(const ModelParams& p, int64_t vocab_size) {
  if (Status divides = check_divides(p.d_model, p.n_head); !divides.ok()) return in_form(divides.issue());
  ModelSpec s;
  s.vocab_size = vocab_size;
  s.seq_len = p.seq_len;
  s.n_layer = p.n_layer;
  s.d_model = p.d_model;
  s.n_head = p.n_head;
  s.n_kv_head = p.n_kv_head.value_or(p.n_head);
  s.head_dim = p.n_head > 0 ? p.d_model / p.n_head : 0;
  s.norm = p.norm == "rmsnorm" ? Norm::RmsNorm : Norm::LayerNorm;
  s.norm_bias = s.norm == Norm::LayerNorm;
  s.norm_eps = p.norm_eps;
  s.position = p.position == "learned" ? Position::Learned : Position::Rotary;
  s.rope_theta = p.rope_theta;
  s.mlp = p.activation == "swiglu" ? Mlp::SwiGlu : Mlp::GeluTanh;
  s.d_ff = p.d_ff.value_or(is_gated(s.mlp) ? (p.d_model * 8 / 3 + 7) / 8 * 8 : 4 * p.d_model);
  s.qkv_bias = s.attn_out_bias = s.mlp_bias = p.bias;
  s.tied_head = p.tied_head;
  s.dropout = p.dropout;
  s.init_std = p.init_std;
  const Issues issues = s.check();
  if (!issues.empty()) return in_form(issues.front());
  return s;
}

Family archs::decoder() { return {"decoder", presets, "", "", "", {}, no_config, no_class, own_names}; }
}  // namespace zk::spec
