// Keys and values of the tokens already seen, so that a decoding step computes only the new ones.
// Rows may be padded on the left (prompts of different lengths): the mask remembers which keys are real.
#pragma once
#include <ATen/core/Tensor.h>

#include <vector>

#include "engine/spec/model_spec.h"

namespace zk::model {

class KvCache {
 public:
  /// Room for `capacity` tokens in each of `batch` rows.
  KvCache(const spec::ModelSpec& spec, int64_t batch, int64_t capacity, at::Device device, at::ScalarType dtype);

  int64_t batch() const { return batch_; }
  int64_t capacity() const { return capacity_; }
  int64_t length() const { return length_; }
  int64_t room() const { return capacity_ - length_; }
  /// Forgets all but the first `length` tokens: several continuations can share one prefix.
  void truncate(int64_t length);
  /// Keeps the given rows (int64 indices, repetitions allowed), for example one prompt copied for each choice.
  void select(const at::Tensor& rows);

  // For Transformer: one call of extend() per forward pass, then append() per layer.
  struct Step {
    at::Tensor positions_BT;  ///< position ids of the new tokens
    at::Tensor mask_BS;       ///< real tokens among all keys; undefined if all are
  };
  Step extend(int64_t tokens, const at::Tensor& mask_BT);
  /// Stores the new keys and values of `layer`; returns all of them, [batch, n_kv_head, length(), head_dim].
  std::pair<at::Tensor, at::Tensor> append(int64_t layer, const at::Tensor& k, const at::Tensor& v);

 private:
  int64_t batch_, capacity_, length_ = 0;
  std::vector<at::Tensor> k_, v_;
  at::Tensor mask_;  ///< bool [batch, capacity]; undefined while no row is padded
};
}  // namespace zk::model
