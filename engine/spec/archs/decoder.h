// The open family: a decoder Transformer put together from the options of GPT-2 and of LLaMA, as the `train` command
// and the window's form offer them (ModelParams of params.h).
#pragma once
#include "engine/spec/model_spec.h"
#include "engine/spec/params.h"

namespace zk::spec {

/// The spec these choices mean, with a vocabulary of `vocab_size` (the tokenizer's). Derived where left out:
/// n_kv_head = n_head; d_ff = 4 d_model, or 8/3 d_model rounded up to a multiple of 8 with three matrices (Shazeer
/// 2020: the same number of parameters). `bias` is for all projections; LayerNorm always has its shift.
/// Issues name the parameter ("model.n_head") and offer the nearest legal values.
Result<ModelSpec> build_decoder(const ModelParams& params, int64_t vocab_size);

}  // namespace zk::spec
