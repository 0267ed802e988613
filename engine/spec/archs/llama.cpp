// LLaMA (Touvron et al. 2023, both papers): RMSNorm before each branch, rotary positions over the whole head (rotate
// half), SwiGLU, no biases, head of its own; LLaMA 2 70B shares 8 key/value heads among 64 query heads.
#include "engine/spec/archs/family.h"
#include "engine/spec/archs/hf_config.h"

namespace zk::spec::archs {
namespace {
struct Size {
  const char* id;
  int64_t n_layer, d_model, n_head, n_kv_head, d_ff, seq_len;
  double eps;
};
constexpr Size kSizes[] = {{"llama-7b", 32, 4096, 32, 32, 11008, 2048, 1e-6},
                           {"llama-13b", 40, 5120, 40, 40, 13824, 2048, 1e-6},
                           {"llama-33b", 60, 6656, 52, 52, 17920, 2048, 1e-6},
                           {"llama-65b", 80, 8192, 64, 64, 22016, 2048, 1e-6},
                           {"llama2-70b", 80, 8192, 64, 8, 28672, 4096, 1e-5}};

ModelSpec base() {
  ModelSpec s;
  s.family = "llama";
  s.vocab_size = 32000;
  s.norm = Norm::RmsNorm;
  s.norm_bias = false;
  s.mlp = Mlp::SwiGlu;
  s.tied_head = false;
  s.init_scale_residual = false;
  return s;
}

std::vector<Preset> presets() {
  std::vector<Preset> out;
  for (const Size& size : kSizes) {
    ModelSpec s = base();
    s.n_layer = size.n_layer;
    s.d_model = size.d_model;
    s.n_head = size.n_head;
    s.n_kv_head = size.n_kv_head;
    s.head_dim = size.d_model / size.n_head;
    s.d_ff = size.d_ff;
    s.seq_len = size.seq_len;
    s.norm_eps = size.eps;
    out.push_back({size.id, s});
  }
  return out;
}

/// rope_parameters {rope_theta, rope_type} (new), rope_scaling (old) or top-level rope_theta (oldest).
void read_rotary(HfConfig& c, ModelSpec& s) {
  s.rope_theta = c.number("rope_theta", 10000.0);
  for (const char* key : {"rope_parameters", "rope_scaling"}) {
    const Json* rope = c.find(key);
    if (!rope) continue;
    HfConfig inner(*rope);
    const std::string type = inner.text("rope_type", inner.text("type", "default"));
    s.rope_theta = inner.number("rope_theta", s.rope_theta);
    s.rope_fraction = inner.number("partial_rotary_factor", s.rope_fraction);
    if (!inner.ok() || type != "default") c.refuse(key, *rope);
  }
}

void read_activation(HfConfig& c, ModelSpec& s) {
  const std::string name = c.text("hidden_act", "silu");
  if (name == "silu" || name == "swish")
    s.mlp = Mlp::SwiGlu;
  else if (name == "gelu_pytorch_tanh" || name == "gelu_new")
    s.mlp = Mlp::GeGlu;
  else if (name == "relu")
    s.mlp = Mlp::ReGlu;
  else
    c.refuse("hidden_act", name);
}

Result<ModelSpec> from_hf(const Json& json) {
  HfConfig c(json);
  ModelSpec s = base();
  s.n_layer = c.whole("num_hidden_layers");
  s.d_model = c.whole("hidden_size");
  s.n_head = c.whole("num_attention_heads");
  s.n_kv_head = c.whole("num_key_value_heads", s.n_head);
  s.head_dim = c.whole("head_dim", s.n_head > 0 ? s.d_model / s.n_head : 0);
  s.d_ff = c.whole("intermediate_size");
  s.vocab_size = c.whole("vocab_size");
  s.seq_len = c.whole("max_position_embeddings", 2048);
  s.norm_eps = c.number("rms_norm_eps", 1e-6);
  s.init_std = c.number("initializer_range", 0.02);
  s.tied_head = c.flag("tie_word_embeddings", false);
  s.qkv_bias = s.attn_out_bias = c.flag("attention_bias", false);
  s.mlp_bias = c.flag("mlp_bias", false);
  read_rotary(c, s);
  read_activation(c, s);
  return finish_hf(c, s);
}

const char* wrong_member(const ModelSpec& s) {
  if (s.norm != Norm::RmsNorm) return "norm";
  if (s.norm_place != NormPlace::Pre || !s.final_norm) return "norm_place";
  if (s.position != Position::Rotary || s.rope_pairing != Pairing::Half || s.rope_fraction != 1.0) return "position";
  if (!is_gated(s.mlp)) return "mlp";
  if (s.qkv_bias != s.attn_out_bias) return "attn_out_bias";
  if (s.head_bias) return "head_bias";
  if (s.parallel_block) return "parallel_block";
  if (s.logit_scale != 1.0) return "logit_scale";
  for (int64_t w : s.window)
    if (w != 0) return "window";
  return nullptr;
}

Result<Json> to_hf(const ModelSpec& s) {
  if (const char* key = wrong_member(s)) return not_this_family("llama", key);
  const char* activation = s.mlp == Mlp::SwiGlu ? "silu" : s.mlp == Mlp::GeGlu ? "gelu_pytorch_tanh" : "relu";
  return Json{{"architectures", {"LlamaForCausalLM"}},
              {"model_type", "llama"},
              {"hidden_act", activation},
              {"vocab_size", s.vocab_size},
              {"max_position_embeddings", s.seq_len},
              {"hidden_size", s.d_model},
              {"num_hidden_layers", s.n_layer},
              {"num_attention_heads", s.n_head},
              {"num_key_value_heads", s.n_kv_head},
              {"head_dim", s.head_dim},
              {"intermediate_size", s.d_ff},
              {"rms_norm_eps", s.norm_eps},
              {"initializer_range", s.init_std},
              {"rope_parameters", {{"rope_theta", s.rope_theta}, {"rope_type", "default"}}},
              {"rope_theta", s.rope_theta},
              {"attention_bias", s.qkv_bias},
              {"mlp_bias", s.mlp_bias},
              {"tie_word_embeddings", s.tied_head},
              {"dtype", "float32"}};
}

struct Keys {
  std::vector<KeyRule> out;
  void weight(const std::string& ours, std::vector<KeyRule::Piece> pieces, bool bias) {
    out.push_back({ours + ".weight", pieces});
    for (auto& piece : out.back().theirs) piece.key += ".weight";
    if (!bias) return;
    for (auto& piece : pieces) piece.key += ".bias";
    out.push_back({ours + ".bias", std::move(pieces)});
  }
};

std::vector<KeyRule> key_map(const ModelSpec& s) {
  Keys k;
  k.weight("embed.tokens", {{"model.embed_tokens", s.vocab_size}}, false);
  for (int64_t i = 0; i < s.n_layer; ++i) {
    const std::string ours = "layers." + std::to_string(i) + ".", theirs = "model.layers." + std::to_string(i) + ".";
    const std::string attn = theirs + "self_attn.";
    k.weight(ours + "attn_norm", {{theirs + "input_layernorm", s.d_model}}, false);
    k.weight(ours + "attn.qkv",
             {{attn + "q_proj", s.q_width()}, {attn + "k_proj", s.kv_width()}, {attn + "v_proj", s.kv_width()}},
             s.qkv_bias);
    k.weight(ours + "attn.out", {{attn + "o_proj", s.d_model}}, s.attn_out_bias);
    k.weight(ours + "mlp_norm", {{theirs + "post_attention_layernorm", s.d_model}}, false);
    k.weight(ours + "mlp.up", {{theirs + "mlp.gate_proj", s.d_ff}, {theirs + "mlp.up_proj", s.d_ff}}, s.mlp_bias);
    k.weight(ours + "mlp.down", {{theirs + "mlp.down_proj", s.d_model}}, s.mlp_bias);
  }
  k.weight("final_norm", {{"model.norm", s.d_model}}, false);
  if (!s.tied_head) k.weight("head", {{"lm_head", s.vocab_size}}, false);
  return std::move(k.out);
}
}  // namespace

Family llama() {
  return {"llama", presets, "llama", "LlamaForCausalLM", "model.", {"rotary_emb.inv_freq"}, from_hf, to_hf, key_map};
}
}  // namespace zk::spec::archs
