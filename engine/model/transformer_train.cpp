// Choice between the two training paths, and their comparison.
#include <ATen/core/grad_mode.h>
#include <ATen/ops/empty.h>

#include <cstring>

#include "engine/model/fast_step.h"
#include "engine/model/transformer.h"

namespace zk::model {
namespace {

/// True if no real token can see a padded one and no padded one is scored: then the mask changes nothing.
bool mask_is_idle(const TrainBatch& batch) {
  if (!batch.mask_BT.defined()) return true;
  const at::Tensor mask_BT = batch.mask_BT.to(at::kBool), targets_BT = batch.targets_BT.contiguous();
  const at::Tensor mask = mask_BT.contiguous();
  const auto* real = mask.const_data_ptr<bool>();
  const auto* targets = targets_BT.const_data_ptr<int64_t>();
  const int64_t T = mask.size(1);
  for (int64_t i = 0; i < mask.numel(); ++i) {
    if (real[i]) {
      if (i % T > 0 && !real[i - 1]) return false;
    } else if (targets[i] != -100) {
      return false;
    }
  }
  return true;
}
}  // namespace

Transformer::~Transformer() = default;

std::string Transformer::slow_reason(const TrainBatch& batch) const {
  if (!options_.fast) return "off";
  if (!options_.device.is_cpu()) return "device";
  if (options_.compute != at::kFloat) return "bf16";
  if (const std::string obstacle = FastStep::obstacle(spec_); !obstacle.empty()) return obstacle;
  return mask_is_idle(batch) ? "" : "mask";
}

FastStep& Transformer::fast() {
  if (!fast_) fast_ = std::make_unique<FastStep>(spec_, params_, rotary_);
  return *fast_;
}

StepLoss Transformer::forward_backward(const TrainBatch& batch, double scale) {
  if (!slow_reason(batch).empty()) return forward_backward_reference(batch, scale);
  const at::Tensor ids = batch.ids_BT.contiguous(), targets_BT = batch.targets_BT.contiguous();
  const at::Tensor weights_BT =
      batch.weights_BT.defined() ? batch.weights_BT.to(at::kFloat).contiguous() : at::Tensor();
  const auto* targets = targets_BT.const_data_ptr<int64_t>();
  const float* weights = weights_BT.defined() ? weights_BT.const_data_ptr<float>() : nullptr;
  const auto weight = [&](int64_t i) { return targets[i] < 0 ? 0.0F : weights ? weights[i] : 1.0F; };

  std::vector<float> factors(ids.numel());
  for (int64_t i = 0; i < ids.numel(); ++i) factors[i] = static_cast<float>(weight(i) * scale);
  fast().run(ids, targets_BT, factors.data());
  StepLoss loss;
  for (int64_t i = 0; i < ids.numel(); ++i) {
    loss.nll_sum += static_cast<double>(weight(i)) * fast_->nll()[i];
    loss.weight_sum += weight(i);
    loss.scored += weight(i) > 0;
  }
  return loss;
}

at::Tensor Transformer::token_nll(const Batch& batch, const at::Tensor& targets_BT) {
  const at::NoGradGuard no_grad;
  const TrainBatch as_training{batch.ids_BT, targets_BT, {}, batch.mask_BT};
  if (batch.positions_BT.defined() || !slow_reason(as_training).empty()) return token_nll_reference(batch, targets_BT);
  fast().run(batch.ids_BT.contiguous(), targets_BT.contiguous(), nullptr);
  at::Tensor nll = at::empty(targets_BT.sizes(), at::kFloat);
  std::memcpy(nll.mutable_data_ptr(), fast_->nll().data(), nll.nbytes());
  return nll;
}

Verification Transformer::verify(const TrainBatch& batch) {
  const at::NoGradGuard no_grad;
  const at::Tensor kept = params_.flat_grads().clone();
  const double count = batch.targets_BT.ne(-100).sum().item<double>();
  const auto run = [&](auto step, StepLoss& loss) {
    params_.zero_grads();
    loss = (this->*step)(batch, 1.0 / std::max(1.0, count));
    return params_.flat_grads().clone();
  };
  StepLoss want, got;
  const at::Tensor reference = run(&Transformer::forward_backward_reference, want);
  run(&Transformer::forward_backward, got);

  Verification out;
  out.loss_difference = std::abs(got.nll_sum - want.nll_sum) / std::max(1e-12, std::abs(want.nll_sum));
  // A parameter whose gradient is zero by theory (a key bias) is measured against the largest gradient of the model.
  const double floor = 1e-3 * reference.abs().max().item<double>();
  for (const Param& p : params_.all()) {
    const at::Tensor wanted = reference.narrow(0, p.offset, p.info.numel()).view(p.info.shape);
    const double size = std::max({wanted.abs().max().item<double>(), floor, 1e-30});
    const double difference = (p.grad - wanted).abs().max().item<double>() / size;
    if (difference <= out.gradient_difference) continue;
    out.gradient_difference = difference;
    out.worst_parameter = p.info.name;
  }
  params_.flat_grads().copy_(kept);
  return out;
}
}  // namespace zk::model
