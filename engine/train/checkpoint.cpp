#include "engine/train/checkpoint.h"

#include <ATen/core/grad_mode.h>
#include <ATen/ops/empty_like.h>
#include <ATen/ops/isfinite.h>
#include <ATen/ops/zeros_like.h>

#include <algorithm>
#include <cerrno>

#include "engine/core/files.h"
#include "engine/interchange/safetensors.h"

namespace zk::train {
namespace fs = std::filesystem;
namespace {
using interchange::NamedTensor;
constexpr const char* kTemporary = ".writing";  ///< below checkpoints/: what is not whole yet

fs::path checkpoints_of(const fs::path& run_dir) { return run_dir / "checkpoints"; }

/// One parameter's stretch of a flat buffer, in its shape.
at::Tensor view_of(const at::Tensor& flat, const model::Param& param) {
  return flat.narrow(0, param.offset, param.info.numel()).view(param.info.shape);
}

at::Tensor copied(const at::Tensor& tensor) {
  return tensor.is_cpu() ? tensor.detach().clone() : tensor.detach().to(at::kCPU);
}

Status write_tensors(const fs::path& dir, const model::ParamStore& params, const Snapshot& snapshot) {
  std::vector<NamedTensor> weights, optimizer;
  for (const auto& param : params.all()) weights.push_back({param.info.name, view_of(snapshot.values, param)});
  for (const auto& [name, flat] : snapshot.optimizer)
    for (const auto& param : params.all()) optimizer.push_back({name + "/" + param.info.name, view_of(flat, param)});
  ZK_CHECK(interchange::write_safetensors(dir / "model.safetensors", std::move(weights), {{"format", "zerokara"}}));
  return interchange::write_safetensors(dir / "optimizer.safetensors", std::move(optimizer));
}

/// Takes a checkpoint away: the manifest first, so that a half-removed one is none.
void remove_checkpoint(const fs::path& dir) {
  std::error_code ec;
  fs::remove(dir / "manifest.json", ec);
  fs::remove_all(dir, ec);
}

/// Removes its folder unless told to keep it.
struct Scaffold {
  fs::path dir;
  bool keep = false;
  ~Scaffold() {
    std::error_code ec;
    if (!keep) fs::remove_all(dir, ec);
  }
};

Status fill_files(const fs::path& dir, const CheckpointPlace& place, const model::ParamStore& params,
                  const spec::ModelSpec& spec, const Snapshot& snapshot) {
  ZK_CHECK(write_tensors(dir, params, snapshot));
  ZK_CHECK(write_json_atomic(dir / "config.json", spec.to_json()));
  ZK_CHECK(write_json_atomic(dir / "state.json", snapshot.state));
  ZK_TRY(std::string tokenizer, read_file(place.tokenizer));
  ZK_CHECK(write_file_atomic(dir / "tokenizer.model", tokenizer));
  auto writer = ArtifactWriter::reopen(ArtifactKind::Model, dir);
  for (const auto& input : place.inputs) writer.add_input(input);
  ZK_CHECK(writer.commit(place.made_by,
                         {"config.json", "model.safetensors", "optimizer.safetensors", "state.json", "tokenizer.model"},
                         snapshot.counters));
  return {};
}

Status read_flat(const interchange::SafetensorsFile& file, const fs::path& path, const std::string& prefix,
                 const model::ParamStore& params, const at::Tensor& flat) {
  for (const auto& param : params.all()) {
    const auto* info = file.find(prefix + param.info.name);
    if (!info || info->shape != param.info.shape)
      return issue_input("checkpoint-broken", {{"file", path.string()}, {"tensor", prefix + param.info.name}});
    view_of(flat, param).copy_(file.tensor(*info));
  }
  return {};
}
}  // namespace

Result<Snapshot> take_snapshot(const model::Transformer& model, const Optimizer& optimizer, int64_t step) {
  const at::NoGradGuard no_grad;
  Snapshot snapshot;
  snapshot.step = step;
  snapshot.values = copied(model.params().flat_values());
  if (!at::isfinite(snapshot.values).all().item<bool>()) return issue_error("weights-not-finite", {{"step", step}});
  for (const auto& [name, flat] : optimizer.state()) snapshot.optimizer.emplace_back(name, copied(flat));
  return snapshot;
}

Result<int64_t> write_checkpoint(const CheckpointPlace& place, const model::ParamStore& params,
                                 const spec::ModelSpec& spec, const Snapshot& snapshot) {
  const fs::path parent = checkpoints_of(place.run_dir), target = parent / checkpoint_name(snapshot.step);
  Scaffold scaffold{parent / kTemporary / checkpoint_name(snapshot.step)};
  std::error_code ec;
  fs::remove_all(scaffold.dir, ec);
  ZK_CHECK(make_dirs(scaffold.dir));
  ZK_CHECK(fill_files(scaffold.dir, place, params, spec, snapshot));
  ZK_CHECK(sync_dir(scaffold.dir));
  int64_t bytes = 0;
  for (const auto& entry : fs::directory_iterator(scaffold.dir, ec)) bytes += static_cast<int64_t>(entry.file_size(ec));
  if (fs::exists(target, ec)) remove_checkpoint(target);
  fs::rename(scaffold.dir, target, ec);
  if (ec) return file_issue(target, ec.value());
  scaffold.keep = true;
  fs::remove(parent / kTemporary, ec);
  ZK_CHECK(sync_dir(parent));
  return bytes;
}

Result<Json> read_checkpoint(const fs::path& dir, model::Transformer& model, Optimizer& optimizer) {
  const at::NoGradGuard no_grad;
  const auto& params = model.params();
  ZK_TRY(const Json state, read_json(dir / "state.json"));
  ZK_TRY(const auto weights, interchange::SafetensorsFile::open(dir / "model.safetensors"));
  ZK_CHECK(read_flat(weights, dir / "model.safetensors", "", params, params.flat_values()));
  model.weights_changed();
  ZK_TRY(const auto moments, interchange::SafetensorsFile::open(dir / "optimizer.safetensors"));
  std::vector<std::pair<std::string, at::Tensor>> restored;
  for (const auto& name : state.value("optimizer_state", std::vector<std::string>{})) {
    at::Tensor flat = at::zeros_like(params.flat_values());
    ZK_CHECK(read_flat(moments, dir / "optimizer.safetensors", name + "/", params, flat));
    restored.emplace_back(name, flat);
  }
  optimizer.restore(state.value("optimizer_steps", int64_t{0}), restored);
  return state;
}

void prune_checkpoints(const fs::path& run_dir, int64_t keep) {
  const auto list = list_checkpoints(run_dir);
  const CheckpointInfo* best = nullptr;
  for (const auto& info : list)
    if (info.valid_loss && (!best || *info.valid_loss < *best->valid_loss)) best = &info;
  for (size_t i = 0; i + static_cast<size_t>(std::max<int64_t>(keep, 1)) < list.size(); ++i)
    if (&list[i] != best) remove_checkpoint(list[i].dir);
}

std::optional<CheckpointInfo> newest_good_checkpoint(const fs::path& run_dir, Issues& issues) {
  std::error_code ec;
  fs::remove_all(checkpoints_of(run_dir) / kTemporary, ec);
  auto list = list_checkpoints(run_dir);
  for (auto info = list.rbegin(); info != list.rend(); ++info) {
    auto artifact = Workspace::load(info->dir);
    Status whole = artifact.ok() ? verify_artifact(*artifact) : Status(artifact.issue());
    if (whole.ok()) return *info;
    issues.push_back(
        issue_warning("checkpoint-torn", {{"step", info->step}, {"file", whole.issue().args.value("path", "")}}));
    fs::path aside = info->dir;
    aside += ".torn";
    fs::remove_all(aside, ec);
    fs::rename(info->dir, aside, ec);
  }
  return std::nullopt;
}
}  // namespace zk::train
