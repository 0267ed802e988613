// See rotary.h. Angles are computed in fp64: at long positions fp32 would lose the fast turning pairs.
#include "engine/model/blocks/rotary.h"

#include <ATen/ops/cat.h>
#include <ATen/ops/empty.h>
#include <ATen/ops/stack.h>

#include <cmath>

namespace zk::model {

Rotary::Rotary(const spec::ModelSpec& spec, at::Device device)
    : dim_(spec.position == spec::Position::Rotary ? spec.rotary_dim() : 0),
      interleaved_(spec.rope_pairing == spec::Pairing::Interleaved),
      theta_(spec.rope_theta),
      device_(device) {
  if (active()) grow(spec.seq_len);
}

void Rotary::grow(int64_t positions) const {
  if (!active() || (cos_.defined() && cos_.size(0) >= positions)) return;
  const int64_t n = cos_.defined() ? std::max(positions, 2 * cos_.size(0)) : positions, half = dim_ / 2;
  at::Tensor cos = at::empty({n, half}, at::kFloat), sin = at::empty({n, half}, at::kFloat);
  auto *c = cos.mutable_data_ptr<float>(), *s = sin.mutable_data_ptr<float>();
  for (int64_t i = 0; i < half; ++i) {
    const double frequency = std::pow(theta_, -2.0 * static_cast<double>(i) / static_cast<double>(dim_));
    for (int64_t p = 0; p < n; ++p) {
      c[p * half + i] = static_cast<float>(std::cos(static_cast<double>(p) * frequency));
      s[p * half + i] = static_cast<float>(std::sin(static_cast<double>(p) * frequency));
    }
  }
  cos_ = cos.to(device_);
  sin_ = sin.to(device_);
}

Rotary::Angles Rotary::angles(const at::Tensor& positions_BT, int64_t limit) const {
  if (!active()) return {};
  grow(limit > 0 ? limit : positions_BT.max().item<int64_t>() + 1);
  const auto pick = [&](const at::Tensor& table) {
    return table.index_select(0, positions_BT.reshape(-1))
        .view({positions_BT.size(0), 1, positions_BT.size(1), dim_ / 2});
  };
  return {pick(cos_), pick(sin_)};
}

at::Tensor Rotary::turn(const at::Tensor& x, const Angles& angles) const {
  if (!active()) return x;
  const int64_t half = dim_ / 2, width = x.size(3);
  const at::Tensor part = x.narrow(3, 0, dim_).to(at::kFloat);
  at::Tensor a, b, turned;
  if (interleaved_) {
    const at::Tensor pairs = part.unflatten(3, {half, 2});
    a = pairs.select(4, 0);
    b = pairs.select(4, 1);
  } else {
    a = part.narrow(3, 0, half);
    b = part.narrow(3, half, half);
  }
  const at::Tensor first = a * angles.cos - b * angles.sin, second = b * angles.cos + a * angles.sin;
  if (interleaved_)
    turned = at::stack({first, second}, 4).flatten(3);
  else
    turned = at::cat({first, second}, 3);
  turned = turned.to(x.scalar_type());
  return width == dim_ ? turned : at::cat({turned, x.narrow(3, dim_, width - dim_)}, 3);
}
}  // namespace zk::model
