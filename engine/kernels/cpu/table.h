// The fused fp32 kernels of one instruction set, as a table of plain functions over raw memory. The same source
// (*.inl) is compiled once per instruction set; cpu_table() picks the best that this processor has, so that one binary
// runs on any x86-64 and still uses AVX2 or AVX-512. No torch header here: threads are the caller's business, every
// function works on a range of rows. Reference twins: engine/model/blocks (the same formulas in tensor operations).
#pragma once
#include <cstdint>

namespace zk::kernels {

/// Activations, in the order of spec::Mlp.
enum class Act { Relu, GeluTanh, GeluErf, Silu, ReGlu, GeGlu, SwiGlu };
constexpr bool gated(Act act) { return act >= Act::ReGlu; }

struct AdamArgs {
  double keep;        ///< parameters are multiplied by this first (decoupled decay)
  double l2;          ///< decay added to the gradient
  double grad_scale;  ///< from clipping
  double beta1, beta2;
  double step_size;             ///< rate / (1 - beta1^k)
  double inv_sqrt_correction2;  ///< 1 / sqrt(1 - beta2^k)
  double eps;
};

/// y = norm(sum), sum = x + add + add_bias. `add` and `add_bias` may be null; `bias` null without shift.
/// `rms`: no mean is taken. Rows of `width`; mean and rstd one number a row.
struct NormForward {
  const float *x, *add, *add_bias;
  float *sum, *y, *mean, *rstd;  ///< sum may be null when nothing is added
  const float *weight, *bias;
  int64_t width;
  float eps;
  bool rms;
};

/// dx (+)= d norm / d x of dy; weight and bias gradients of these rows are added to dweight and dbias (null: none).
struct NormBackward {
  const float *dy, *x, *mean, *rstd, *weight;
  float *dx, *dweight, *dbias;
  int64_t width;
  bool rms, accumulate;  ///< accumulate: dx += instead of dx =
};

/// h = act(up + bias), rows of `width` (of 2 * width in `up` and `bias` with gated activations: gate, then up).
struct ActArgs {
  Act act;
  const float *up, *bias;
  float* h;         ///< forward: result
  const float* dh;  ///< backward
  float* dup;       ///< backward: result, rows like `up`
  int64_t width;
};

/// Cross-entropy of rows of logits, in place: the row becomes d (factor * nll) / d logits.
struct LossArgs {
  float* logits;           ///< [rows, vocab], without `bias` and `scale` applied
  const float* bias;       ///< [vocab] or null
  float scale;             ///< the model's logit scale
  const int64_t* targets;  ///< [rows], -100 = not scored
  const float* factors;    ///< [rows] weight times loss scale; null: the row is left without gradient
  float* nll;              ///< [rows] negative log-likelihood, 0 where not scored
  int64_t vocab;
};

/// Causal softmax attention of whole heads. Rows of `qkv` hold q | k | v of one token, before rotation; the kernel
/// adds the bias, turns q and k and writes [tokens, n_head * head_dim].
struct AttentionArgs {
  const float *qkv, *bias;  ///< [B * T, (n_head + 2 n_kv_head) * head_dim]; bias of that width or null
  const float *cos, *sin;   ///< [>= T, rotary_dim / 2]; unused when rotary_dim is 0
  int64_t T, n_head, n_kv_head, head_dim, rotary_dim;
  bool interleaved;
  int64_t window;     ///< 0: all earlier tokens
  float *out, *lse;   ///< forward: results; lse [B, n_head, T] = log of the softmax denominator. backward: inputs
  const float* dout;  ///< backward
  float* dqkv;        ///< backward: result, like qkv, gradient before rotation
  float* scratch;     ///< attention_scratch() numbers for each thread
};

struct Table {
  const char* name;  ///< "base", "avx2", "avx512"
  void (*adam)(const AdamArgs& args, float* p, const float* g, float* m, float* v, int64_t n);
  double (*sum_of_squares)(const float* x, int64_t n);
  void (*norm_forward)(const NormForward& args, int64_t begin, int64_t end);
  void (*norm_backward)(const NormBackward& args, int64_t begin, int64_t end);
  void (*act_forward)(const ActArgs& args, int64_t begin, int64_t end);
  void (*act_backward)(const ActArgs& args, int64_t begin, int64_t end);
  void (*loss)(const LossArgs& args, int64_t begin, int64_t end);
  /// One (row, key/value head) pair each: index = b * n_kv_head + head.
  void (*attention_forward)(const AttentionArgs& args, int64_t index);
  void (*attention_backward)(const AttentionArgs& args, int64_t index);
  int64_t (*attention_scratch)(const AttentionArgs& args);
  /// out[column] += sum over rows of x[row, column].
  void (*add_rows)(const float* x, float* out, int64_t rows, int64_t width);
};

/// The best table for this processor.
const Table& cpu_table();
/// A table by name; null if this processor or build lacks it. For tests.
const Table* cpu_table(const char* name);
}  // namespace zk::kernels
