// GPT-2 (Radford et al. 2019): pre-norm LayerNorm blocks, learned positions, tanh GELU, biases everywhere, tied head.
// Hugging Face stores its matrices as Conv1D, [in, out]: every one is transposed on the way in and out.
#include "engine/spec/archs/family.h"
#include "engine/spec/archs/hf_config.h"

namespace zk::spec::archs {
namespace {
struct Size {
  const char* id;
  int64_t n_layer, d_model, n_head;
};
constexpr Size kSizes[] = {
    {"gpt2-124m", 12, 768, 12}, {"gpt2-355m", 24, 1024, 16}, {"gpt2-774m", 36, 1280, 20}, {"gpt2-1558m", 48, 1600, 25}};

ModelSpec base() {
  ModelSpec s;
  s.family = "gpt2";
  s.vocab_size = 50257;
  s.seq_len = 1024;
  s.position = Position::Learned;
  s.mlp = Mlp::GeluTanh;
  s.qkv_bias = s.attn_out_bias = s.mlp_bias = true;
  return s;
}

ModelSpec sized(ModelSpec s, int64_t n_layer, int64_t d_model, int64_t n_head) {
  s.n_layer = n_layer;
  s.d_model = d_model;
  s.n_head = s.n_kv_head = n_head;
  s.head_dim = n_head > 0 ? d_model / n_head : 0;
  s.d_ff = 4 * d_model;
  return s;
}

std::vector<Preset> presets() {
  std::vector<Preset> out;
  for (const Size& size : kSizes) out.push_back({size.id, sized(base(), size.n_layer, size.d_model, size.n_head)});
  return out;
}

void read_activation(HfConfig& c, ModelSpec& s) {
  const std::string name = c.text("activation_function", "gelu_new");
  if (name == "gelu_new" || name == "gelu_pytorch_tanh" || name == "gelu_fast")
    s.mlp = Mlp::GeluTanh;
  else if (name == "gelu")
    s.mlp = Mlp::GeluErf;
  else if (name == "relu")
    s.mlp = Mlp::Relu;
  else if (name == "silu" || name == "swish")
    s.mlp = Mlp::Silu;
  else
    c.refuse("activation_function", name);
}

Result<ModelSpec> from_hf(const Json& json) {
  HfConfig c(json);
  ModelSpec s = sized(base(), c.whole("n_layer"), c.whole("n_embd"), c.whole("n_head"));
  if (c.ok() && (s.n_head < 1 || s.d_model % s.n_head != 0)) c.refuse("n_head", s.n_head);
  s.vocab_size = c.whole("vocab_size");
  s.seq_len = c.whole("n_positions", c.whole("n_ctx", 1024));
  s.d_ff = c.whole("n_inner", 4 * s.d_model);
  s.norm_eps = c.number("layer_norm_epsilon", 1e-5);
  s.init_std = c.number("initializer_range", 0.02);
  s.tied_head = c.flag("tie_word_embeddings", true);
  read_activation(c, s);
  if (c.flag("scale_attn_by_inverse_layer_idx", false)) c.refuse("scale_attn_by_inverse_layer_idx", true);
  if (!c.flag("scale_attn_weights", true)) c.refuse("scale_attn_weights", false);
  if (c.flag("add_cross_attention", false)) c.refuse("add_cross_attention", true);
  return finish_hf(c, s);
}

const char* wrong_member(const ModelSpec& s) {
  if (s.norm != Norm::LayerNorm || !s.norm_bias) return "norm";
  if (s.norm_place != NormPlace::Pre || !s.final_norm) return "norm_place";
  if (s.position != Position::Learned) return "position";
  if (s.n_kv_head != s.n_head) return "n_kv_head";
  if (s.q_width() != s.d_model) return "head_dim";
  if (is_gated(s.mlp)) return "mlp";
  if (!s.qkv_bias || !s.attn_out_bias || !s.mlp_bias) return "qkv_bias";
  if (s.head_bias) return "head_bias";
  if (s.parallel_block) return "parallel_block";
  if (s.logit_scale != 1.0) return "logit_scale";
  for (int64_t w : s.window)
    if (w != 0) return "window";
  return nullptr;
}

Result<Json> to_hf(const ModelSpec& s) {
  if (const char* key = wrong_member(s)) return not_this_family("gpt2", key);
  const char* activation = s.mlp == Mlp::GeluTanh ? "gelu_new" : s.mlp == Mlp::GeluErf ? "gelu" : name_of(s.mlp);
  return Json{{"architectures", {"GPT2LMHeadModel"}},
              {"model_type", "gpt2"},
              {"activation_function", activation},
              {"vocab_size", s.vocab_size},
              {"n_positions", s.seq_len},
              {"n_embd", s.d_model},
              {"n_layer", s.n_layer},
              {"n_head", s.n_head},
              {"n_inner", s.d_ff},
              {"layer_norm_epsilon", s.norm_eps},
              {"initializer_range", s.init_std},
              {"tie_word_embeddings", s.tied_head},
              {"attn_pdrop", s.dropout},
              {"embd_pdrop", s.dropout},
              {"resid_pdrop", s.dropout},
              {"dtype", "float32"}};
}

void both(std::vector<KeyRule>& out, const std::string& ours, const std::string& theirs, int64_t rows,
          bool transposed) {
  out.push_back({ours + ".weight", {{theirs + ".weight", rows}}, transposed});
  out.push_back({ours + ".bias", {{theirs + ".bias", rows}}, false});
}

std::vector<KeyRule> key_map(const ModelSpec& s) {
  std::vector<KeyRule> out = {{"embed.tokens.weight", {{"transformer.wte.weight", s.vocab_size}}},
                              {"embed.positions.weight", {{"transformer.wpe.weight", s.seq_len}}}};
  for (int64_t i = 0; i < s.n_layer; ++i) {
    const std::string ours = "layers." + std::to_string(i) + ".", theirs = "transformer.h." + std::to_string(i) + ".";
    both(out, ours + "attn_norm", theirs + "ln_1", s.d_model, false);
    both(out, ours + "attn.qkv", theirs + "attn.c_attn", s.qkv_width(), true);
    both(out, ours + "attn.out", theirs + "attn.c_proj", s.d_model, true);
    both(out, ours + "mlp_norm", theirs + "ln_2", s.d_model, false);
    both(out, ours + "mlp.up", theirs + "mlp.c_fc", s.up_width(), true);
    both(out, ours + "mlp.down", theirs + "mlp.c_proj", s.d_model, true);
  }
  both(out, "final_norm", "transformer.ln_f", s.d_model, false);
  if (!s.tied_head) out.push_back({"head.weight", {{"lm_head.weight", s.vocab_size}}});
  return out;
}
}  // namespace

Family gpt2() {
  return {"gpt2",  presets, "gpt2", "GPT2LMHeadModel", "transformer.", {".attn.bias", ".attn.masked_bias"},
          from_hf, to_hf,   key_map};
}
}  // namespace zk::spec::archs
