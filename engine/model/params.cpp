// See params.h. Random values come from xoshiro256** (engine/core/random.h) in blocks of 4096, each block with a seed
// of its own: the blocks can be filled in any order by any number of threads.
#include "engine/model/params.h"

#include <ATen/Parallel.h>
#include <ATen/ops/empty.h>
#include <ATen/ops/zeros.h>

#include <stdexcept>

#include "engine/core/random.h"

namespace zk::model {
namespace {
constexpr int64_t kAlign = 16;  // numbers: 64 bytes of fp32
constexpr int64_t kBlock = 4096;

uint64_t name_hash(const std::string& name) {  // FNV-1a
  uint64_t hash = 0xCBF29CE484222325ULL;
  for (unsigned char c : name) hash = (hash ^ c) * 0x100000001B3ULL;
  return hash;
}

void fill_normal(float* out, int64_t n, double std, uint64_t seed) {
  at::parallel_for(0, (n + kBlock - 1) / kBlock, 1, [&](int64_t begin, int64_t end) {
    for (int64_t block = begin; block < end; ++block) {
      Random random(mix_seed(seed, static_cast<uint64_t>(block)));
      const int64_t last = std::min(n, (block + 1) * kBlock);
      for (int64_t i = block * kBlock; i < last; ++i) out[i] = static_cast<float>(std * random.normal());
    }
  });
}
}  // namespace

ParamStore::ParamStore(const std::vector<spec::ParamInfo>& list, at::Device device) {
  int64_t size = 0;
  std::vector<int64_t> offsets;
  for (const auto& info : list) {
    offsets.push_back(size);
    size += (info.numel() + kAlign - 1) / kAlign * kAlign;
  }
  const auto options = at::TensorOptions().dtype(at::kFloat).device(device);
  values_ = at::zeros({size}, options);
  grads_ = at::zeros({size}, options);
  for (size_t i = 0; i < list.size(); ++i) {
    Param p{list[i], {}, {}, offsets[i]};
    p.value = values_.narrow(0, p.offset, p.info.numel()).view(p.info.shape).detach();
    p.grad = grads_.narrow(0, p.offset, p.info.numel()).view(p.info.shape).detach();
    p.value.requires_grad_(true);
    p.value.mutable_grad() = p.grad;
    index_[p.info.name] = params_.size();
    params_.push_back(std::move(p));
  }
}

const Param* ParamStore::find(const std::string& name) const {
  const auto found = index_.find(name);
  return found == index_.end() ? nullptr : &params_[found->second];
}

const Param& ParamStore::at(const std::string& name) const {
  const Param* found = find(name);
  if (!found) throw std::logic_error("no parameter " + name);
  return *found;
}

void ParamStore::initialise(uint64_t seed) const {
  at::Tensor host = at::zeros({flat_size()}, at::kFloat);
  auto* data = host.mutable_data_ptr<float>();
  for (const Param& p : params_) {
    float* out = data + p.offset;
    const int64_t n = p.info.numel();
    if (p.info.init_std > 0)
      fill_normal(out, n, p.info.init_std, mix_seed(seed, name_hash(p.info.name)));
    else
      std::fill(out, out + n, p.info.role == spec::Role::NormWeight ? 1.0F : 0.0F);
  }
  values_.copy_(host);
}

LayerParams::LayerParams(const ParamStore& params, int64_t layer) {
  const std::string prefix = "layers." + std::to_string(layer) + ".";
  const auto get = [&](const char* name) { return params.find(prefix + name); };
  attn_norm = get("attn_norm.weight"), attn_norm_bias = get("attn_norm.bias");
  qkv = get("attn.qkv.weight"), qkv_bias = get("attn.qkv.bias");
  out = get("attn.out.weight"), out_bias = get("attn.out.bias");
  mlp_norm = get("mlp_norm.weight"), mlp_norm_bias = get("mlp_norm.bias");
  up = get("mlp.up.weight"), up_bias = get("mlp.up.bias");
  down = get("mlp.down.weight"), down_bias = get("mlp.down.bias");
}
}  // namespace zk::model
