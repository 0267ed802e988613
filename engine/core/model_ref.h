// Which model a word means. A model is a folder (config.json, model.safetensors, tokenizer.model, manifest.json); a
// checkpoint of a run is one too. RUN, RUN@500, RUN@best, MODEL and a folder's path all resolve here, for zk, the
// engine and the window alike. Nothing but manifests is read.
#pragma once
#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "engine/core/workspace.h"

namespace zk {

/// One checkpoint of a run: <run>/checkpoints/step-00000500.
struct CheckpointInfo {
  int64_t step = 0;
  std::filesystem::path dir;
  int64_t created = 0;               ///< microseconds since the epoch
  bool tuned = false;                ///< made by `tune`: it answers
  std::optional<double> valid_loss;  ///< nat/token, where the step was validated
};
std::string checkpoint_name(int64_t step);  ///< "step-00000500"
/// Complete checkpoints (their manifest is there), oldest step first. Hashes are not checked.
std::vector<CheckpointInfo> list_checkpoints(const std::filesystem::path& run_dir);

struct ModelRef {
  std::filesystem::path dir;  ///< the model's folder
  std::string name;           ///< "run-1@500" or "model-1": resolves to the same again (while that step is kept)
  std::string run;            ///< id of the run; empty for a model
  int64_t step = -1;          ///< of the checkpoint; -1 for a model
  bool tuned = false;         ///< answers in the form <|user|> … <|bot|> …
  Artifact artifact;          ///< manifest of the folder, kind model
};

/// `ref`: RUN (its newest checkpoint), RUN@step, RUN@best (lowest validation loss), MODEL, or a path of one of these
/// folders. Empty: the newest that was tuned, else the newest. Runs that were stopped or cut off count as well.
/// Issues: model-none, model-missing {ref, nearest, known}, model-no-checkpoint {ref}, model-no-step {ref, known}.
Result<ModelRef> resolve_model(const Workspace& workspace, const std::string& ref);
/// The newest model or checkpoint that was not tuned: what tuning begins with. Issue model-none.
Result<ModelRef> newest_untuned(const Workspace& workspace);
}  // namespace zk
