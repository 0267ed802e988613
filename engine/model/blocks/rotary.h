// Rotary positions (Su et al. 2021): pairs of numbers in each head turn by an angle proportional to the position.
// Tables of cos and sin grow on demand and are shared by the reference and the fast path.
#pragma once
#include <ATen/core/Tensor.h>

#include "engine/spec/model_spec.h"

namespace zk::model {

class Rotary {
 public:
  Rotary(const spec::ModelSpec& spec, at::Device device);

  bool active() const { return dim_ > 0; }
  int64_t dim() const { return dim_; }  ///< numbers turned at the start of each head
  /// Table up to at least `positions`: fp32 [n, dim() / 2].
  const at::Tensor& cos(int64_t positions) const { return grow(positions), cos_; }
  const at::Tensor& sin(int64_t positions) const { return grow(positions), sin_; }

  struct Angles {
    at::Tensor cos, sin;  ///< [B, 1, T, dim() / 2], ready to multiply heads [B, H, T, D]
  };
  /// `limit`: one more than the largest position, or 0 to look it up (waits for the device).
  Angles angles(const at::Tensor& positions_BT, int64_t limit) const;
  /// x_BHTD with its first dim() numbers turned, computed in fp32 and given back in the type of x.
  at::Tensor turn(const at::Tensor& x_BHTD, const Angles& angles) const;

 private:
  void grow(int64_t positions) const;

  int64_t dim_;
  bool interleaved_;
  double theta_;
  at::Device device_;
  mutable at::Tensor cos_, sin_;
};
}  // namespace zk::model
