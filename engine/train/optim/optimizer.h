// Optimizers over flat buffers: one pass over parameters, gradients and state. Everything is elementwise or summed in
// fixed blocks, so that a step gives the same bits whatever the number of threads.
#pragma once
#include <ATen/core/Tensor.h>

#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "engine/model/params.h"
#include "engine/spec/params.h"

namespace zk::train {

/// One parameter inside the flat buffer.
struct Segment {
  int64_t begin, end;
  std::vector<int64_t> shape;
  bool decays;  ///< weight decay applies (matrices and embeddings, not norms and biases)
};
std::vector<Segment> segments_of(const model::ParamStore& params);

struct OptimizerSettings {
  enum class Kind { Sgd, Adam, AdamW };
  Kind kind = Kind::AdamW;
  double beta1 = 0.9, beta2 = 0.95, eps = 1e-8;
  double weight_decay = 0.1;  ///< AdamW: decoupled; Adam, Sgd: added to the gradient
  double momentum = 0;        ///< Sgd
  bool nesterov = false;      ///< Sgd
};
OptimizerSettings settings_of(const spec::OptimizerParams& params);

class Optimizer {
 public:
  Optimizer(OptimizerSettings settings, std::vector<Segment> segments);
  virtual ~Optimizer() = default;

  /// values -= update(grads * grad_scale) at rate `lr`; flat tensors of one size, fp32 or fp64, any device.
  /// `grad_scale` is the factor of clip_factor(), so that clipping costs no pass of its own.
  void step(const at::Tensor& values, const at::Tensor& grads, double lr, double grad_scale = 1.0);

  int64_t steps() const { return steps_; }
  /// Flat tensors like the values, by name ("exp_avg", …): what a checkpoint keeps beside steps(). Empty before the
  /// first step.
  std::vector<std::pair<std::string, at::Tensor>> state() const;
  /// Continues from a checkpoint. The names must be those of state().
  void restore(int64_t steps, const std::vector<std::pair<std::string, at::Tensor>>& state);
  const OptimizerSettings& settings() const { return settings_; }

 protected:
  /// A stretch of the buffers with one decay setting.
  struct Part {
    at::Tensor values, grads;
    std::vector<at::Tensor> state;
    bool decays;
  };
  virtual std::vector<std::string> state_names() const = 0;
  virtual void update(const Part& part, double lr, double grad_scale) = 0;

  OptimizerSettings settings_;
  int64_t steps_ = 0;

 private:
  std::vector<Segment> runs_;  ///< neighbours with the same decay joined
  std::vector<at::Tensor> state_;
};

std::unique_ptr<Optimizer> make_optimizer(const OptimizerSettings& settings, std::vector<Segment> segments);

/// Euclidean norm of a flat tensor, summed in fp64 over fixed blocks.
double global_norm(const at::Tensor& flat);
/// min(1, max_norm / (norm + 1e-6)), as torch.nn.utils.clip_grad_norm_; 1 where max_norm is 0 (off).
double clip_factor(double norm, double max_norm);
}  // namespace zk::train
