// A model with its tokenizer, ready to use: what generate, chat, eval and the engine's session begin with.
#pragma once
#include <memory>
#include <optional>
#include <string>

#include "engine/core/model_ref.h"
#include "engine/model/transformer.h"
#include "engine/token/tokenizer.h"

namespace zk::workers {

struct LoadedModel {
  ModelRef ref;
  std::unique_ptr<model::Transformer> model;
  std::shared_ptr<const token::Tokenizer> tokenizer;
  int64_t parameters = 0;
  std::string lang;  ///< what it was trained on: "en", "ja", "both"; empty if unknown
};

/// "auto": CUDA where a GPU is usable, else the processor. Issue device-none {device}.
Result<at::Device> pick_device(const std::string& name);

/// Sets the number of threads that compute. Not given: `small` models get one, because handing their short products to
/// other cores takes longer than computing them; else all usable cores. Returns the number.
int use_threads(const std::optional<int64_t>& threads, bool small = false);
/// So small that writing text one token at a time is fastest on one core.
bool is_small(int64_t parameters);

/// Resolves `ref` (engine/core/model_ref.h) and loads it in fp32. Issues: those of resolve_model and of model folders,
/// model-no-tokenizer {model, path}, model-tokenizer-differs {model, tokens, vocab}.
Result<LoadedModel> load_model(const Workspace& workspace, const std::string& ref, at::Device device);

/// The artifact that an artifact's inputs lead back to (itself included), or nothing: of a run the dataset, of a
/// dataset the corpus. Also knows runs that are not finished, by the inputs of their checkpoints.
std::optional<Artifact> origin_of(const Workspace& workspace, const Artifact& artifact, ArtifactKind kind);
}  // namespace zk::workers
