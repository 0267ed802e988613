#include "workers/common/loaded_model.h"

#include <ATen/Context.h>
#include <ATen/Parallel.h>
#include <ATen/detail/CUDAHooksInterface.h>

#include <set>

#include "engine/core/machine.h"
#include "engine/interchange/model_folder.h"
#include "engine/spec/model_spec.h"

namespace zk::workers {
namespace fs = std::filesystem;
namespace {
constexpr int64_t kSmall = 8'000'000;  // measured: two threads pay from about 8 M parameters on

/// Breadth-first over the inputs of manifests. `seen` guards against folders that name each other.
std::optional<Artifact> search(const Workspace& workspace, std::vector<Artifact> front, ArtifactKind kind) {
  std::set<fs::path> seen;
  while (!front.empty()) {
    std::vector<Artifact> next;
    for (const Artifact& artifact : front) {
      if (artifact.kind == kind) return artifact;
      if (!seen.insert(artifact.dir).second) continue;
      for (const Json& input : artifact.manifest.value("inputs", Json::array())) {
        const auto input_kind = kind_from(input.value("kind", ""));
        const std::string id = input.value("id", "");
        if (!input_kind || id.empty()) continue;
        if (auto found = workspace.find(*input_kind, id); found.ok()) next.push_back(std::move(*found));
      }
    }
    front = std::move(next);
  }
  return std::nullopt;
}

std::string lang_of(const Workspace& workspace, const Artifact& artifact) {
  const auto corpus = origin_of(workspace, artifact, ArtifactKind::Corpus);
  if (!corpus) return "";
  const Json made_by = corpus->manifest.value("made_by", Json::object());
  return made_by.value("params", Json::object()).value("lang", "");
}
}  // namespace

std::optional<Artifact> origin_of(const Workspace& workspace, const Artifact& artifact, ArtifactKind kind) {
  return search(workspace, {artifact}, kind);
}

Result<at::Device> pick_device(const std::string& name) {
  const bool cuda = at::detail::getCUDAHooks().hasCUDA();
  if (name == "cuda" && !cuda) return issue_resource("device-none", {{"device", name}});
  return at::Device(cuda && name != "cpu" ? at::kCUDA : at::kCPU);
}

bool is_small(int64_t parameters) { return parameters < kSmall; }

int use_threads(const std::optional<int64_t>& threads, bool small) {
  const int count = threads ? static_cast<int>(*threads) : small ? 1 : usable_cores();
  at::set_num_threads(count);
  return count;
}

Result<LoadedModel> load_model(const Workspace& workspace, const std::string& ref, at::Device device) {
  LoadedModel loaded;
  ZK_TRY(loaded.ref, resolve_model(workspace, ref));
  const fs::path& dir = loaded.ref.dir;
  std::error_code ec;
  if (!fs::exists(dir / "tokenizer.model", ec))
    return issue_input("model-no-tokenizer", {{"model", loaded.ref.name}, {"path", dir.string()}});
  ZK_TRY(loaded.tokenizer, token::load_tokenizer(dir));
  model::Options options;
  options.device = device;
  ZK_TRY(loaded.model, interchange::load_model(dir, options));
  const int64_t vocab = loaded.model->spec().vocab_size;
  if (loaded.tokenizer->vocab_size() > vocab)
    return issue_input("model-tokenizer-differs",
                       {{"model", loaded.ref.name}, {"tokens", loaded.tokenizer->vocab_size()}, {"vocab", vocab}});
  loaded.parameters = spec::param_count(loaded.model->spec());
  loaded.lang = lang_of(workspace, loaded.ref.artifact);
  return loaded;
}
}  // namespace zk::workers
