#include "workers/quickstart/state.h"

#include "engine/core/files.h"

namespace zk::workers::quickstart {
namespace fs = std::filesystem;

Result<fs::path> State::find_unfinished(const Workspace& workspace) {
  fs::path newest;
  fs::file_time_type time{};
  std::error_code ec;
  for (const auto& entry : fs::directory_iterator(workspace.folder(ArtifactKind::Report), ec)) {
    if (fs::exists(entry.path() / "manifest.json", ec) || !fs::exists(entry.path() / "state.json", ec)) continue;
    auto written = fs::last_write_time(entry.path() / "state.json", ec);
    if (newest.empty() || written > time) newest = entry.path(), time = written;
  }
  if (newest.empty()) return issue_input("quickstart-nothing-to-resume", {{"workspace", workspace.dir().string()}});
  return newest;
}

Status State::load() {
  ZK_TRY(json_, read_json(path_));
  if (!json_.is_object() || !json_.contains("stages") || !json_.contains("params"))
    return issue_input("json-broken", {{"path", path_.string()}});
  return {};
}

Status State::start(const Json& params) {
  json_["params"] = params;
  return write_json_atomic(path_, json_);
}

Status State::finish_stage(const std::string& stage, Json record) {
  json_["stages"][stage] = std::move(record);
  return write_json_atomic(path_, json_);
}

double State::seconds() const {
  double total = 0;
  for (const auto& [_, record] : json_["stages"].items()) total += record.value("wall_seconds", 0.0);
  return total;
}
}  // namespace zk::workers::quickstart
