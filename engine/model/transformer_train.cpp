// Choice between the two training paths, and their comparison.
#include <ATen/core/grad_mode.h>

#include "engine/model/transformer.h"

namespace zk::model {

std::string Transformer::slow_reason(const TrainBatch&) const { return "reference"; }

StepLoss Transformer::forward_backward(const TrainBatch& batch, double scale) {
  return forward_backward_reference(batch, scale);
}

Verification Transformer::verify(const TrainBatch& batch) {
  const at::NoGradGuard no_grad;
  const at::Tensor kept = params_.flat_grads().clone();
  const auto run = [&](auto step, StepLoss& loss) {
    params_.zero_grads();
    const double count = batch.targets_BT.ne(-100).sum().item<double>();
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
