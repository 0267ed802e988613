// A checkpoint is a model folder (config.json, model.safetensors, tokenizer.model, manifest.json) with what training
// needs to go on bit for bit: optimizer.safetensors and state.json. It is written beside its place, its manifest with
// the hashes last, and appears by one rename: whatever happens, a checkpoint is whole or absent.
#pragma once
#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "engine/core/model_ref.h"
#include "engine/core/workspace.h"
#include "engine/model/transformer.h"
#include "engine/train/optim/optimizer.h"

namespace zk::train {

/// Everything of one moment, copied, so that training may go on while it is written.
struct Snapshot {
  int64_t step = 0;
  at::Tensor values;                                          ///< flat, CPU
  std::vector<std::pair<std::string, at::Tensor>> optimizer;  ///< flat, CPU
  Json state;                                                 ///< counters, cursor, schedule …: what state.json holds
  Json counters;  ///< what the manifest says of the model: step, tokens, loss, valid_loss, tuned
};
/// Issue weights-not-finite {step} where a number of the weights is none: such a checkpoint would be of no use.
Result<Snapshot> take_snapshot(const model::Transformer& model, const Optimizer& optimizer, int64_t step);

/// What is the same for all checkpoints of a run.
struct CheckpointPlace {
  std::filesystem::path run_dir;
  std::filesystem::path tokenizer;  ///< file tokenizer.model
  MadeBy made_by;
  std::vector<Artifact> inputs;
};

/// Writes <run>/checkpoints/step-<n>. Returns its bytes. A failure leaves nothing behind.
Result<int64_t> write_checkpoint(const CheckpointPlace& place, const model::ParamStore& params,
                                 const spec::ModelSpec& spec, const Snapshot& snapshot);

/// Fills the model (weights_changed() included) and the optimizer; returns state.json.
Result<Json> read_checkpoint(const std::filesystem::path& dir, model::Transformer& model, Optimizer& optimizer);

/// Removes all but the newest `keep` and the one with the lowest validation loss.
void prune_checkpoints(const std::filesystem::path& run_dir, int64_t keep);

/// The newest checkpoint whose files are as they were written. Damaged ones are set aside (renamed to *.torn) and told
/// in `issues` (checkpoint-torn {step, file}). Also clears what a killed writer left.
std::optional<CheckpointInfo> newest_good_checkpoint(const std::filesystem::path& run_dir, Issues& issues);
}  // namespace zk::train
