// ModelSpec: what a decoder Transformer is, as plain data without tensors. It is what config.json holds.
// Every size formula (parameters, FLOPs, memory) and the list of parameters come from here, so that the planner,
// the command line and the engine can never disagree. Families (archs/) only fill it in.
#pragma once
#include <cstdint>
#include <string>
#include <vector>

#include "engine/core/result.h"

namespace zk::spec {

enum class Norm { LayerNorm, RmsNorm };
enum class NormPlace { Pre, Post };  ///< Pre: x + f(norm(x)); Post: norm(x + f(x)) (GPT-1)
enum class Position { None, Learned, Rotary, Alibi };
enum class Pairing { Half, Interleaved };  ///< rotary pairs (x[i], x[i + r/2]) or (x[2i], x[2i+1])
enum class Mlp { Relu, GeluTanh, GeluErf, Silu, ReGlu, GeGlu, SwiGlu };

const char* name_of(Norm value);
const char* name_of(NormPlace value);
const char* name_of(Position value);
const char* name_of(Pairing value);
const char* name_of(Mlp value);
const std::vector<std::string>& norm_names();
const std::vector<std::string>& position_names();
const std::vector<std::string>& mlp_names();
bool is_gated(Mlp value);  ///< ReGlu, GeGlu, SwiGlu: act(gate(x)) * up(x), two input matrices instead of one

/// One decoder. Shapes of matrices are [out, in]; query heads share key/value heads in groups of n_head / n_kv_head.
struct ModelSpec {
  std::string family = "decoder";  ///< id of the architecture file that made it ("gpt2", "llama", "decoder")
  int64_t vocab_size = 4096;
  int64_t seq_len = 256;  ///< longest input in training; a hard limit only with learned positions
  int64_t n_layer = 4;
  int64_t d_model = 128;
  int64_t n_head = 4;
  int64_t n_kv_head = 4;
  int64_t head_dim = 32;
  int64_t d_ff = 512;

  Norm norm = Norm::LayerNorm;
  NormPlace norm_place = NormPlace::Pre;
  double norm_eps = 1e-5;
  bool norm_bias = true;  ///< LayerNorm only: with shift
  bool final_norm = true;

  Position position = Position::Rotary;
  Pairing rope_pairing = Pairing::Half;
  double rope_fraction = 1.0;  ///< part of each head that turns
  double rope_theta = 10000.0;

  Mlp mlp = Mlp::GeluTanh;
  bool qkv_bias = false;
  bool attn_out_bias = false;
  bool mlp_bias = false;
  bool head_bias = false;
  bool tied_head = true;
  bool parallel_block = false;      ///< x + attn(n1(x)) + mlp(n(x)) instead of one after the other
  bool parallel_two_norms = false;  ///< the mlp of a parallel block has its own norm (GPT-NeoX); else n1 (GPT-J)
  int64_t n_expert = 0;             ///< 0: one dense mlp
  int64_t n_expert_used = 0;
  std::vector<int64_t> window;  ///< attention windows, repeated over the layers; 0 = all earlier tokens; empty = all
  double logit_scale = 1.0;

  double dropout = 0.0;
  double init_std = 0.02;
  bool init_scale_residual = true;  ///< GPT-2: output matrices of both branches divided by sqrt(2 n_layer)

  bool operator==(const ModelSpec&) const = default;

  int64_t q_width() const { return n_head * head_dim; }
  int64_t kv_width() const { return n_kv_head * head_dim; }
  int64_t qkv_width() const { return q_width() + 2 * kv_width(); }
  int64_t up_width() const { return is_gated(mlp) ? 2 * d_ff : d_ff; }  ///< rows of the packed gate|up matrix
  int64_t rotary_dim() const;                                           ///< turned numbers per head, even
  int64_t window_of(int64_t layer) const { return window.empty() ? 0 : window[layer % window.size()]; }
  bool has_mlp_norm() const { return !parallel_block || parallel_two_norms; }

  Json to_json() const;
  /// Strict: unknown keys, wrong types and illegal sizes are issues (ids spec-*). Missing keys keep their default.
  static Result<ModelSpec> from_json(const Json& json);
  /// All that is wrong, each with the nearest legal value as `fix`. Empty: the spec can be built.
  Issues check() const;
};

/// What a parameter is: decides its initial values and whether weight decay applies.
enum class Role { Embedding, PositionTable, Matrix, ResidualMatrix, Bias, NormWeight, NormBias, Head };

struct ParamInfo {
  std::string name;  ///< key in model.safetensors, "layers.0.attn.qkv.weight"
  std::vector<int64_t> shape;
  Role role;
  double init_std;  ///< normal(0, init_std); 0: constant (1 for NormWeight, 0 for biases)
  int64_t numel() const;
  bool decays() const { return shape.size() >= 2; }  ///< decoupled weight decay only on matrices and embeddings
};

/// Every parameter in the order of the flat buffer: embeddings, layers, final norm, head.
std::vector<ParamInfo> param_list(const ModelSpec& spec);

/// Exact number of parameters by closed formula (equals the sum over param_list; a tied head counts once).
int64_t param_count(const ModelSpec& spec);
int64_t embedding_count(const ModelSpec& spec);  ///< token and position tables and an untied head

/// Floating-point operations per token, 2 per multiply-add, products only (norms and activations are below 1 %).
struct Flops {
  double matmul;     ///< projections, mlp and head
  double attention;  ///< scores and weighted values, causal average over the sequence, windows respected
  double forward() const { return matmul + attention; }
  double training() const { return 3 * forward(); }  ///< backward costs twice the forward pass
};
Flops flops_per_token(const ModelSpec& spec, int64_t seq_len);

/// Bytes for training one micro-batch on one device; `bf16` adds the working copy and halves stored activations.
struct Memory {
  int64_t weights, gradients, optimizer, activations, logits;
  int64_t total() const { return weights + gradients + optimizer + activations + logits; }
};
Memory training_memory(const ModelSpec& spec, int64_t batch, int64_t seq_len, bool bf16, int optimizer_slots = 2);
int64_t kv_cache_bytes(const ModelSpec& spec, int64_t batch, int64_t seq_len, int bytes_per_number = 4);

}  // namespace zk::spec
