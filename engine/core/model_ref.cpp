#include "engine/core/model_ref.h"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>

#include "engine/core/files.h"

namespace zk {
namespace fs = std::filesystem;
namespace {

/// Step of a folder called step-<digits>; nothing for any other name.
std::optional<int64_t> step_of(const std::string& name) {
  constexpr std::string_view prefix = "step-";
  if (!name.starts_with(prefix)) return std::nullopt;
  int64_t step = 0;
  const char *first = name.data() + prefix.size(), *last = name.data() + name.size();
  auto [end, error] = std::from_chars(first, last, step);
  if (error != std::errc{} || end != last || first == last || step < 0) return std::nullopt;
  return step;
}

CheckpointInfo info_of(const Artifact& artifact, int64_t step) {
  CheckpointInfo info{step, artifact.dir, artifact.manifest.value("created", int64_t{0}), false, {}};
  const Json& counters = artifact.counters();
  info.tuned = counters.value("tuned", false);
  if (auto loss = counters.find("valid_loss"); loss != counters.end() && loss->is_number())
    info.valid_loss = loss->get<double>();
  return info;
}

Result<ModelRef> from_checkpoint(const std::string& run, const CheckpointInfo& info) {
  ZK_TRY(Artifact artifact, Workspace::load(info.dir));
  return ModelRef{info.dir, run + "@" + std::to_string(info.step), run, info.step, info.tuned, std::move(artifact)};
}

/// A folder that is a model itself. Foreign ones (no manifest) are taken as they are.
Result<ModelRef> from_model(const fs::path& dir, const std::string& name) {
  std::error_code ec;
  Artifact artifact{ArtifactKind::Model, dir.filename().string(), dir, {{"counters", Json::object()}}};
  if (fs::exists(dir / "manifest.json", ec)) {
    ZK_TRY(artifact, Workspace::load(dir));
  }
  const bool tuned = artifact.counters().value("tuned", false);
  return ModelRef{dir, name, "", -1, tuned, std::move(artifact)};
}

bool is_run(const fs::path& dir) {
  std::error_code ec;
  return fs::exists(dir / "events.jsonl", ec) || fs::is_directory(dir / "checkpoints", ec);
}

Json steps_of(const std::vector<CheckpointInfo>& checkpoints) {
  Json steps = Json::array();
  for (const auto& checkpoint : checkpoints) steps.push_back(checkpoint.step);
  return steps;
}

Result<ModelRef> from_run(const fs::path& dir, const std::string& which, const std::string& name) {
  const std::string ref = which.empty() ? name : name + "@" + which;
  auto checkpoints = list_checkpoints(dir);
  if (checkpoints.empty()) return issue_input("model-no-checkpoint", {{"ref", name}});
  if (which.empty() || which == "last") return from_checkpoint(name, checkpoints.back());
  const CheckpointInfo* found = nullptr;
  for (const auto& checkpoint : checkpoints) {
    if (which == std::to_string(checkpoint.step)) found = &checkpoint;
    if (which == "best" && checkpoint.valid_loss && (!found || *checkpoint.valid_loss < *found->valid_loss))
      found = &checkpoint;
  }
  if (!found) return issue_input("model-no-step", {{"ref", ref}, {"known", steps_of(checkpoints)}});
  return from_checkpoint(name, *found);
}

std::vector<fs::path> folders_in(const fs::path& parent) {
  std::vector<fs::path> folders;
  std::error_code ec;
  for (const auto& entry : fs::directory_iterator(parent, ec))
    if (entry.is_directory(ec) && entry.path().filename().string()[0] != '.') folders.push_back(entry.path());
  std::sort(folders.begin(), folders.end());
  return folders;
}

Result<ModelRef> newest(const Workspace& workspace, bool tuned_allowed) {
  std::optional<ModelRef> best;
  std::pair<bool, int64_t> best_key;
  auto offer = [&](Result<ModelRef> ref) {
    if (!ref.ok() || (ref->tuned && !tuned_allowed)) return;
    std::pair key(ref->tuned, ref->artifact.manifest.value("created", int64_t{0}));
    if (!best || key >= best_key) best = std::move(*ref), best_key = key;
  };
  for (const auto& dir : folders_in(workspace.folder(ArtifactKind::Model)))
    if (Workspace::load(dir).ok()) offer(from_model(dir, dir.filename().string()));
  for (const auto& dir : folders_in(workspace.folder(ArtifactKind::Run)))
    if (auto checkpoints = list_checkpoints(dir); !checkpoints.empty())
      offer(from_checkpoint(dir.filename().string(), checkpoints.back()));
  if (best) return std::move(*best);
  return issue_input("model-none", {{"workspace", workspace.dir().string()}});
}

Result<ModelRef> from_path(const fs::path& path, const std::string& which) {
  std::error_code ec;
  const fs::path dir = path.has_filename() ? path : path.parent_path();
  if (!fs::is_directory(dir, ec)) return issue_input("file-missing", {{"path", dir.string()}});
  if (is_run(dir)) return from_run(dir, which, dir.string());
  if (which.empty() && fs::exists(dir / "config.json", ec)) {
    ZK_TRY(ModelRef ref, from_model(dir, dir.string()));
    ref.step = step_of(dir.filename().string()).value_or(-1);
    return ref;
  }
  return issue_input("model-missing", {{"ref", path.string()}, {"nearest", ""}, {"known", Json::array()}});
}
}  // namespace

Result<ModelRef> newest_untuned(const Workspace& workspace) { return newest(workspace, false); }

std::string checkpoint_name(int64_t step) { return fmt::format("step-{:08}", step); }

std::vector<CheckpointInfo> list_checkpoints(const fs::path& run_dir) {
  std::vector<CheckpointInfo> list;
  for (const auto& dir : folders_in(run_dir / "checkpoints")) {
    auto step = step_of(dir.filename().string());
    if (!step) continue;
    if (auto artifact = Workspace::load(dir); artifact.ok() && artifact->kind == ArtifactKind::Model)
      list.push_back(info_of(*artifact, *step));
  }
  std::sort(list.begin(), list.end(), [](const auto& a, const auto& b) { return a.step < b.step; });
  return list;
}

Result<ModelRef> resolve_model(const Workspace& workspace, const std::string& ref) {
  if (ref.empty()) return newest(workspace, true);
  const size_t slash = ref.rfind('/'), at = ref.rfind('@');
  const bool has_which = at != std::string::npos && (slash == std::string::npos || at > slash);
  const std::string name = has_which ? ref.substr(0, at) : ref, which = has_which ? ref.substr(at + 1) : "";
  if (slash != std::string::npos) return from_path(name, which);
  std::error_code ec;
  const fs::path run = workspace.folder(ArtifactKind::Run) / name, model = workspace.folder(ArtifactKind::Model) / name;
  if (fs::is_directory(run, ec)) return from_run(run, which, name);
  if (which.empty() && fs::exists(model / "manifest.json", ec)) return from_model(model, name);
  std::vector<std::string> known;
  for (auto kind : {ArtifactKind::Run, ArtifactKind::Model})
    for (const auto& dir : folders_in(workspace.folder(kind))) known.push_back(dir.filename().string());
  return issue_input("model-missing", {{"ref", ref}, {"nearest", nearest(name, known)}, {"known", known}});
}
}  // namespace zk
