// How a model's parameters and floating-point operations divide among its parts, in one layer and in all: what the
// breakdown beside the block diagram shows. Sums equal param_count() and flops_per_token() of engine/spec.
#pragma once
#include <string>
#include <vector>

#include "engine/spec/model_spec.h"

namespace zk::plan {

/// "embedding", "position", "attention", "mlp", "norm" or "head". A tied head has operations and no parameters.
struct Part {
  std::string id;
  int64_t per_layer = 0;  ///< parameters in one layer; 0 for what stands outside the layers
  int64_t total = 0;      ///< parameters in the model
  double flops = 0;       ///< forward, per token, in the model; 2 per multiply-add, products only
};

/// All six parts, in the order of the data flow (norms together).
std::vector<Part> parts_of(const spec::ModelSpec& spec, int64_t seq_len);
Json parts_json(const std::vector<Part>& parts);

/// Operations of training per token by three counts: `exact` is ours (causal attention, no embedding lookup); `palm` is
/// appendix B of Chowdhery et al. 2022, 6 N + 12 L H Q T, which counts attention over the whole sequence; `kaplan` is
/// Kaplan et al. 2020, 6 N without the embeddings.
struct FlopCounts {
  double exact, palm, kaplan;
};
FlopCounts training_flops_per_token(const spec::ModelSpec& spec, int64_t seq_len);
}  // namespace zk::plan
