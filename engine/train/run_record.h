// run.json: what a run is, written before its first step. Everything that decides the result comes from here when the
// run is resumed, and the other ranks get it from rank 0: the command line only starts it.
#pragma once
#include <filesystem>
#include <string>
#include <utility>
#include <vector>

#include "engine/core/context.h"
#include "engine/spec/model_spec.h"

namespace zk::train {

struct RunRecord {
  MadeBy made_by;  ///< command, parameters with every input named, origins
  spec::ModelSpec spec;
  std::vector<Artifact> inputs;  ///< id, kind, folder and content hash are kept
  int64_t steps = 0;             ///< optimizer steps in all; 0: not decided yet (a time budget before calibration)
  int threads = 1, ranks = 1;
  std::string precision = "fp32";  ///< fp32 or bf16, never auto
  std::string device = "cpu";      ///< cpu or cuda, never auto

  std::filesystem::path dir;         ///< the run's folder; not in the file
  std::filesystem::path checkpoint;  ///< to resume from; not in the file; empty: from the start

  std::string id() const { return dir.filename().string(); }
  const Artifact* input(ArtifactKind kind) const;
  Json to_json() const;
  /// Issue run-record-broken {path}.
  static Result<RunRecord> from_json(const Json& json, const std::filesystem::path& dir);
  Status save() const;
  static Result<RunRecord> load(const std::filesystem::path& dir);
};

/// Values of the record's parameters as their struct.
template <class P>
Result<P> params_of(const RunRecord& record) {
  ParamsOf<P> params;
  ZK_TRY(Resolved resolved, resolve(params, {{"run", record.made_by.params}}));
  return params.value;
}

/// The input as it was when the run began. Issues: artifact-missing, run-input-changed {kind, id}.
Result<Artifact> reopen_input(const Artifact& recorded);

/// The inputs as manifests name them: a base run by its own manifest where it has one, not by its checkpoint's.
std::vector<Artifact> lineage_inputs(const Workspace& workspace, const RunRecord& record);

/// Held while a process works on a run, so that no second one writes into the same folder. Rank 0 refuses at once
/// (run-busy {run}); other ranks wait ten seconds for a dying predecessor.
class RunLock {
 public:
  static Result<RunLock> take(const std::filesystem::path& dir, int rank);
  RunLock() = default;
  RunLock(RunLock&& other) noexcept : fd_(std::exchange(other.fd_, -1)) {}
  RunLock& operator=(RunLock&& other) noexcept;
  ~RunLock();

 private:
  explicit RunLock(int fd) : fd_(fd) {}
  int fd_ = -1;
};
}  // namespace zk::train
