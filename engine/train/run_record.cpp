#include "engine/train/run_record.h"

#include <fcntl.h>
#include <sys/file.h>
#include <unistd.h>

#include <cerrno>
#include <chrono>
#include <thread>

#include "engine/core/files.h"

namespace zk::train {
namespace fs = std::filesystem;
namespace {
constexpr int kVersion = 1;

Json inputs_json(const std::vector<Artifact>& inputs) {
  Json list = Json::array();
  for (const auto& input : inputs)
    list.push_back({{"kind", kind_name(input.kind)},
                    {"id", input.id},
                    {"path", input.dir.string()},
                    {"hash", input.content_hash()}});
  return list;
}
}  // namespace

const Artifact* RunRecord::input(ArtifactKind kind) const {
  for (const auto& artifact : inputs)
    if (artifact.kind == kind) return &artifact;
  return nullptr;
}

Json RunRecord::to_json() const {
  return {{"version", kVersion},
          {"command", made_by.command},
          {"params", made_by.params},
          {"origins", made_by.origins},
          {"inputs", inputs_json(inputs)},
          {"steps", steps},
          {"threads", threads},
          {"ranks", ranks},
          {"precision", precision},
          {"device", device},
          {"spec", spec.to_json()}};
}

Result<RunRecord> RunRecord::from_json(const Json& json, const fs::path& dir) {
  const Issue broken = issue_input("run-record-broken", {{"path", (dir / "run.json").string()}});
  if (!json.is_object() || json.value("version", 0) != kVersion) return broken;
  try {
    RunRecord record;
    record.dir = dir;
    record.made_by = {json.at("command"), json.at("params"), json.at("origins")};
    ZK_TRY(record.spec, spec::ModelSpec::from_json(json.at("spec")));
    for (const auto& entry : json.at("inputs")) {
      auto kind = kind_from(entry.at("kind"));
      if (!kind) return broken;
      Artifact input{*kind, entry.at("id"), fs::path(entry.at("path").get<std::string>()), Json::object()};
      input.manifest["content"] = entry.at("hash");
      record.inputs.push_back(std::move(input));
    }
    record.steps = json.at("steps");
    record.threads = json.at("threads");
    record.ranks = json.at("ranks");
    record.precision = json.at("precision");
    record.device = json.at("device");
    return record;
  } catch (const Json::exception&) {
    return broken;
  }
}

Status RunRecord::save() const { return write_json_atomic(dir / "run.json", to_json()); }

Result<RunRecord> RunRecord::load(const fs::path& dir) {
  ZK_TRY(Json json, read_json(dir / "run.json"));
  return from_json(json, dir);
}

Result<Artifact> reopen_input(const Artifact& recorded) {
  auto found = Workspace::load(recorded.dir);
  if (!found.ok())
    return issue_input("run-input-missing",
                       {{"kind", kind_name(recorded.kind)}, {"ref", recorded.id}, {"path", recorded.dir.string()}});
  if (found->content_hash() != recorded.content_hash())
    return issue_input("run-input-changed", {{"kind", kind_name(recorded.kind)}, {"ref", recorded.id}});
  Artifact input = recorded;  // a run stands for one of its checkpoints, whose manifest says "model"
  input.manifest = std::move(found->manifest);
  return input;
}

std::vector<Artifact> lineage_inputs(const Workspace& workspace, const RunRecord& record) {
  std::vector<Artifact> inputs = record.inputs;
  for (auto& input : inputs)
    if (auto run = workspace.find(ArtifactKind::Run, input.id); input.kind == ArtifactKind::Run && run.ok())
      input = *run;
  return inputs;
}

Result<RunLock> RunLock::take(const fs::path& dir, int rank) {
  const fs::path file = dir / (rank == 0 ? "run.lock" : "run-" + std::to_string(rank) + ".lock");
  const int fd = ::open(file.c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0644);
  if (fd < 0) return file_issue(file, errno);
  RunLock lock(fd);
  for (int tries = 0; ::flock(fd, LOCK_EX | LOCK_NB) != 0; ++tries) {
    if (errno != EWOULDBLOCK) break;  // a file system without locks: go on without
    if (rank == 0 || tries >= 100) return issue_input("run-busy", {{"run", dir.filename().string()}});
    std::this_thread::sleep_for(std::chrono::milliseconds(100));
  }
  return lock;
}

RunLock& RunLock::operator=(RunLock&& other) noexcept {
  std::swap(fd_, other.fd_);
  return *this;
}

RunLock::~RunLock() {
  if (fd_ >= 0) ::close(fd_);
}
}  // namespace zk::train
