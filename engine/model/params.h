// Parameters as named views into one flat fp32 buffer, with one flat gradient buffer beside it. One buffer means that
// clipping, AdamW, sharding, all-reduce and checkpoints are single passes over memory.
// Trick: each view is a leaf of its own whose .grad is a view of the flat gradients; autograd accumulates into it.
#pragma once
#include <ATen/core/Tensor.h>

#include <string>
#include <unordered_map>
#include <vector>

#include "engine/spec/model_spec.h"

namespace zk::model {

struct Param {
  spec::ParamInfo info;
  at::Tensor value;  ///< view of flat_values(), shape info.shape, requires grad
  at::Tensor grad;   ///< view of flat_grads(), same shape
  int64_t offset;    ///< in the flat buffers, a multiple of 16 numbers (64 bytes)
};

class ParamStore {
 public:
  /// All zero. `list` decides the order; gaps between parameters stay zero for ever.
  ParamStore(const std::vector<spec::ParamInfo>& list, at::Device device);

  const std::vector<Param>& all() const { return params_; }
  const Param* find(const std::string& name) const;  ///< null if there is none
  const Param& at(const std::string& name) const;    ///< must exist
  bool has(const std::string& name) const { return find(name) != nullptr; }

  const at::Tensor& flat_values() const { return values_; }  ///< fp32 [flat_size()], does not require grad
  const at::Tensor& flat_grads() const { return grads_; }    ///< fp32 [flat_size()]
  int64_t flat_size() const { return values_.numel(); }      ///< with the gaps
  at::Device device() const { return values_.device(); }
  void zero_grads() const { grads_.zero_(); }

  /// Normal values by each parameter's init_std, constants for norms and biases. The same seed gives the same numbers
  /// on every machine and thread count, and a parameter's values depend on its name only, not on its neighbours.
  void initialise(uint64_t seed) const;

 private:
  std::vector<Param> params_;
  std::unordered_map<std::string, size_t> index_;
  at::Tensor values_, grads_;
};

/// The parameters of one layer; null where the spec has none.
struct LayerParams {
  const Param *attn_norm, *attn_norm_bias, *qkv, *qkv_bias, *out, *out_bias;
  const Param *mlp_norm, *mlp_norm_bias, *up, *up_bias, *down, *down_bias;
  LayerParams(const ParamStore& params, int64_t layer);
};
}  // namespace zk::model
