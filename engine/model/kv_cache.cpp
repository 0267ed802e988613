// See kv_cache.h. Positions of padded rows are counted over their real tokens, as in training.
#include "engine/model/kv_cache.h"

#include <ATen/ops/arange.h>
#include <ATen/ops/empty.h>
#include <ATen/ops/ones.h>

namespace zk::model {

KvCache::KvCache(const spec::ModelSpec& spec, int64_t batch, int64_t capacity, at::Device device, at::ScalarType dtype)
    : batch_(batch), capacity_(capacity) {
  const auto options = at::TensorOptions().dtype(dtype).device(device);
  for (int64_t i = 0; i < spec.n_layer; ++i) {
    k_.push_back(at::empty({batch, spec.n_kv_head, capacity, spec.head_dim}, options));
    v_.push_back(at::empty({batch, spec.n_kv_head, capacity, spec.head_dim}, options));
  }
}

void KvCache::truncate(int64_t length) {
  TORCH_CHECK(length >= 0 && length <= length_, "cannot truncate ", length_, " tokens to ", length);
  length_ = length;
}

void KvCache::select(const at::Tensor& rows) {
  const at::Tensor index = rows.to(k_.front().device());
  for (auto* list : {&k_, &v_})
    for (at::Tensor& t : *list) t = t.index_select(0, index);
  if (mask_.defined()) mask_ = mask_.index_select(0, index);
  batch_ = rows.numel();
}

KvCache::Step KvCache::extend(int64_t tokens, const at::Tensor& mask_BT) {
  TORCH_CHECK(tokens <= room(), "key/value cache of ", capacity_, " tokens is full");
  const auto device = k_.front().device();
  const auto integers = at::TensorOptions().dtype(at::kLong).device(device);
  const int64_t start = length_;
  length_ += tokens;
  if (mask_BT.defined() && !mask_.defined())
    mask_ = at::ones({batch_, capacity_}, at::TensorOptions().dtype(at::kBool).device(device));
  if (!mask_.defined()) return {at::arange(start, length_, integers).unsqueeze(0).expand({batch_, tokens}), {}};
  at::Tensor fresh = mask_.narrow(1, start, tokens);
  if (mask_BT.defined())
    fresh.copy_(mask_BT);
  else
    fresh.fill_(true);
  at::Tensor seen = mask_.narrow(1, 0, length_);
  return {seen.cumsum(1, at::kLong).sub(1).clamp_min(0).narrow(1, start, tokens), seen};
}

std::pair<at::Tensor, at::Tensor> KvCache::append(int64_t layer, const at::Tensor& k, const at::Tensor& v) {
  const int64_t tokens = k.size(2), start = length_ - tokens;
  k_[layer].narrow(2, start, tokens).copy_(k);
  v_[layer].narrow(2, start, tokens).copy_(v);
  return {k_[layer].narrow(2, 0, length_), v_[layer].narrow(2, 0, length_)};
}
}  // namespace zk::model
