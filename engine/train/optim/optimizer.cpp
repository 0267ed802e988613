// Each update is written twice: as plain tensor operations (any device and type: the reference) and, for fp32 on the
// CPU, as one fused kernel (engine/kernels) that reads and writes every number once.
#include "engine/train/optim/optimizer.h"

#include <ATen/TensorOperators.h>
#include <ATen/ops/zeros_like.h>

#include <cmath>

#include "engine/kernels/kernels.h"

namespace zk::train {
namespace {

bool fused(const at::Tensor& values) { return values.is_cpu() && values.scalar_type() == at::kFloat; }

/// Adam (Kingma and Ba 2015) and AdamW (Loshchilov and Hutter 2019).
class Adam final : public Optimizer {
 public:
  using Optimizer::Optimizer;

 protected:
  std::vector<std::string> state_names() const override { return {"exp_avg", "exp_avg_sq"}; }

  void update(const Part& p, double lr, double grad_scale) override {
    const OptimizerSettings& s = settings_;
    const bool decoupled = s.kind == OptimizerSettings::Kind::AdamW;
    const double decay = p.decays ? s.weight_decay : 0;
    const double correction1 = 1 - std::pow(s.beta1, steps_), correction2 = 1 - std::pow(s.beta2, steps_);
    if (fused(p.values)) {
      kernels::adam({.keep = decoupled ? 1 - lr * decay : 1,
                     .l2 = decoupled ? 0 : decay,
                     .grad_scale = grad_scale,
                     .beta1 = s.beta1,
                     .beta2 = s.beta2,
                     .step_size = lr / correction1,
                     .inv_sqrt_correction2 = 1 / std::sqrt(correction2),
                     .eps = s.eps},
                    p.values, p.grads, p.state[0], p.state[1]);
      return;
    }
    at::Tensor grad = p.grads * grad_scale;
    if (decoupled)
      p.values.mul_(1 - lr * decay);
    else
      grad = grad.add(p.values, decay);
    p.state[0].mul_(s.beta1).add_(grad, 1 - s.beta1);
    p.state[1].mul_(s.beta2).addcmul_(grad, grad, 1 - s.beta2);
    p.values.addcdiv_(p.state[0], (p.state[1] / correction2).sqrt_().add_(s.eps), -lr / correction1);
  }
};

/// Stochastic gradient descent with momentum, numbered as torch.optim.SGD: the first step sets the momentum.
class Sgd final : public Optimizer {
 public:
  using Optimizer::Optimizer;

 protected:
  std::vector<std::string> state_names() const override {
    return settings_.momentum > 0 ? std::vector<std::string>{"momentum"} : std::vector<std::string>{};
  }

  void update(const Part& p, double lr, double grad_scale) override {
    at::Tensor grad = p.grads * grad_scale;
    if (p.decays) grad = grad.add(p.values, settings_.weight_decay);
    if (settings_.momentum > 0) {
      if (steps_ == 1)
        p.state[0].copy_(grad);
      else
        p.state[0].mul_(settings_.momentum).add_(grad);
      grad = settings_.nesterov ? grad.add(p.state[0], settings_.momentum) : p.state[0];
    }
    p.values.add_(grad, -lr);
  }
};
}  // namespace

std::vector<Segment> segments_of(const model::ParamStore& params) {
  std::vector<Segment> out;
  for (const auto& p : params.all())
    out.push_back({p.offset, p.offset + p.info.numel(), p.info.shape, p.info.decays()});
  return out;
}

OptimizerSettings settings_of(const spec::OptimizerParams& params) {
  OptimizerSettings s;
  s.beta1 = params.beta1;
  s.beta2 = params.beta2;
  s.eps = params.eps;
  s.weight_decay = params.weight_decay;
  return s;
}

Optimizer::Optimizer(OptimizerSettings settings, std::vector<Segment> segments) : settings_(settings) {
  for (Segment& segment : segments) {
    // The gap after a parameter is zero and stays zero, so a run may extend over it.
    if (!runs_.empty() && runs_.back().decays == segment.decays)
      runs_.back().end = segment.end;
    else
      runs_.push_back({segment.begin, segment.end, {}, segment.decays});
  }
}

void Optimizer::step(const at::Tensor& values, const at::Tensor& grads, double lr, double grad_scale) {
  if (state_.empty())
    for (size_t i = 0; i < state_names().size(); ++i) state_.push_back(at::zeros_like(values));
  ++steps_;
  for (const Segment& run : runs_) {
    const auto cut = [&](const at::Tensor& t) { return t.narrow(0, run.begin, run.end - run.begin); };
    Part part{cut(values), cut(grads), {}, run.decays};
    for (const at::Tensor& t : state_) part.state.push_back(cut(t));
    update(part, lr, grad_scale);
  }
}

std::vector<std::pair<std::string, at::Tensor>> Optimizer::state() const {
  std::vector<std::pair<std::string, at::Tensor>> out;
  const auto names = state_names();
  for (size_t i = 0; i < state_.size(); ++i) out.emplace_back(names[i], state_[i]);
  return out;
}

void Optimizer::restore(int64_t steps, const std::vector<std::pair<std::string, at::Tensor>>& state) {
  steps_ = steps;
  state_.clear();
  if (state.empty()) return;
  for (const std::string& name : state_names()) {
    const auto found = std::find_if(state.begin(), state.end(), [&](const auto& entry) { return entry.first == name; });
    TORCH_CHECK(found != state.end(), "the optimizer state lacks ", name);
    state_.push_back(found->second.clone());
  }
}

std::unique_ptr<Optimizer> make_optimizer(const OptimizerSettings& settings, std::vector<Segment> segments) {
  if (settings.kind == OptimizerSettings::Kind::Sgd) return std::make_unique<Sgd>(settings, std::move(segments));
  return std::make_unique<Adam>(settings, std::move(segments));
}

double global_norm(const at::Tensor& flat) {
  if (fused(flat)) return std::sqrt(kernels::sum_of_squares(flat));
  return std::sqrt(flat.to(at::kDouble).square().sum().item<double>());
}

double clip_factor(double norm, double max_norm) { return max_norm > 0 ? std::min(1.0, max_norm / (norm + 1e-6)) : 1; }
}  // namespace zk::train
