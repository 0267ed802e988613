// One Transformer runs every decoder spec: GPT-2 and LLaMA forms and what lies between them.
// Two paths: the reference (plain functions, autograd) and a fast training step with hand-written backward
// (fast_step.h); forward_backward() takes the fast one where it applies, verify() compares them.
// Shapes: B rows, T tokens, V vocabulary. Not thread-safe: one thread at a time per object.
#pragma once
#include <ATen/core/Generator.h>
#include <ATen/core/Tensor.h>

#include <map>
#include <memory>
#include <string>

#include "engine/model/blocks/rotary.h"
#include "engine/model/kv_cache.h"
#include "engine/model/params.h"
#include "engine/spec/model_spec.h"

namespace zk::model {

class FastStep;

struct Options {
  at::Device device = at::kCPU;
  at::ScalarType compute = at::kFloat;  ///< kFloat, or kBFloat16: products in bf16 from a working copy, master in fp32
  bool fast = true;                     ///< allow the hand-written training step
};

/// Input of a forward pass. Only ids are needed.
struct Batch {
  at::Tensor ids_BT;        ///< int64
  at::Tensor mask_BT;       ///< 1 = real token, 0 = padding (left or right); undefined: all real
  at::Tensor positions_BT;  ///< int64; undefined: counted over the real tokens from 0
};

/// A training batch: position t predicts targets_BT[t] (the caller has shifted them).
struct TrainBatch {
  at::Tensor ids_BT;      ///< int64
  at::Tensor targets_BT;  ///< int64; -100 = not scored
  at::Tensor weights_BT;  ///< fp32 weight of each target; undefined: 1
  at::Tensor mask_BT;     ///< as in Batch; right padding needs none, since no real token can see it
};

/// What a training step saw. Its gradient is that of scale * nll_sum.
struct StepLoss {
  double nll_sum = 0;     ///< sum of weight * negative log-likelihood (nats)
  double weight_sum = 0;  ///< sum of weights of the scored targets
  int64_t scored = 0;     ///< targets that are not -100 and have a weight above 0
  double mean() const { return weight_sum > 0 ? nll_sum / weight_sum : 0; }
};

/// Asks a forward pass for its inner states. Names: hidden/0 (input of the first layer), hidden/i (output of layer i,
/// from 1), attn/i and mlp/i (what layer i, from 0, adds), final_norm; with `attention` also attn_probs/i [B, H, T, S].
struct Taps {
  bool states = true;
  bool attention = false;
  std::map<std::string, at::Tensor> found;
};

/// The fast path against the reference on one batch.
struct Verification {
  double loss_difference = 0;      ///< of nll_sum, relative
  double gradient_difference = 0;  ///< largest |difference| of a parameter over its largest |gradient|
  std::string worst_parameter;
};

class Transformer {
 public:
  /// Weights are zero until initialise() or a loader fills them. Issues: those of ModelSpec::check().
  static Result<std::unique_ptr<Transformer>> create(const spec::ModelSpec& spec, Options options = {});

  ~Transformer();

  const spec::ModelSpec& spec() const { return spec_; }
  const Options& options() const { return options_; }
  const ParamStore& params() const { return params_; }
  void initialise(uint64_t seed);
  /// To be called after anything wrote to params().flat_values(): refreshes the bf16 working copy.
  void weights_changed();

  /// Logits fp32 [B, T, V]. Differentiable unless a NoGradGuard is active; no dropout.
  at::Tensor forward(const Batch& batch, Taps* taps = nullptr);

  /// Continues the rows of `cache` by ids_BT (a whole prompt or one token) without gradients; `mask_BT` marks left
  /// padding of prompts. Logits fp32 [B, V] of the last position, or [B, T, V] with `all_positions`.
  at::Tensor decode(const at::Tensor& ids_BT, KvCache& cache, const at::Tensor& mask_BT = {},
                    bool all_positions = false, Taps* taps = nullptr);
  KvCache make_cache(int64_t batch, int64_t capacity) const;

  /// Negative log-likelihood in nats of each target, [B, T] fp32, 0 where the target is -100. No gradients.
  at::Tensor token_nll(const Batch& batch, const at::Tensor& targets_BT);

  /// One micro-batch: adds the gradient of scale * (sum of weight * nll) to params().flat_grads(). For a mean over a
  /// global batch pass scale = 1 / its number of targets. Dropout is active if the spec has it.
  StepLoss forward_backward(const TrainBatch& batch, double scale);
  StepLoss forward_backward_reference(const TrainBatch& batch, double scale);
  /// Seeds the dropout masks of the following step: a resumed run repeats them.
  void seed_dropout(uint64_t seed);
  /// Empty if forward_backward() takes the fast path, else why not ("dropout", "bf16", "device", …).
  std::string slow_reason(const TrainBatch& batch) const;
  /// Both paths on one batch; gradients are left as they were.
  Verification verify(const TrainBatch& batch);

 private:
  struct Context;
  at::Tensor token_nll_reference(const Batch& batch, const at::Tensor& targets_BT);
  FastStep& fast();
  Transformer(const spec::ModelSpec& spec, Options options);
  at::Tensor weight(const Param* param) const;  ///< in the computing type; undefined for null
  at::Tensor hidden(const Batch& batch, KvCache* cache, Taps* taps, bool dropout);
  at::Tensor layer(int64_t i, const at::Tensor& x, Context& context);
  at::Tensor attention(int64_t i, const at::Tensor& x, Context& context);
  at::Tensor mlp(const LayerParams& layer, const at::Tensor& x) const;
  at::Tensor normed(const Param* weight, const Param* bias, const at::Tensor& x) const;
  at::Tensor dropped(const at::Tensor& x, const Context& context) const;
  at::Tensor head(const at::Tensor& hidden) const;

  spec::ModelSpec spec_;
  Options options_;
  ParamStore params_;
  std::vector<LayerParams> layers_;
  Rotary rotary_;
  at::Generator dropout_generator_;
  at::Tensor working_;  ///< bf16 copy of flat_values()
  std::unique_ptr<FastStep> fast_;
};
}  // namespace zk::model
