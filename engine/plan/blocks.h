// A model as the list of boxes that the block diagram draws, from the tokens to the probabilities: kind, shapes,
// tensors, parameters, operations, formula ids. One entry stands for all layers (`count` says how many).
#pragma once
#include "engine/spec/model_spec.h"

namespace zk::plan {

/// Blocks with ids embed.tokens, embed.positions, attn_norm, attn, mlp_norm, mlp, final_norm, head (those that the
/// model has), in the order of the data flow. Fields: docs/file-formats.md, `model`.
Json blocks_of(const spec::ModelSpec& spec, int64_t seq_len);

/// The block that a member of ModelSpec or a parameter of the form ("model.n_head") belongs to; "" where it concerns
/// all.
std::string block_of_member(const std::string& path);
}  // namespace zk::plan
