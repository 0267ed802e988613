// What a quickstart has done so far: kept beside its report, so that an interrupted one goes on where it stopped.
#pragma once
#include <filesystem>

#include "engine/core/result.h"
#include "engine/core/workspace.h"

namespace zk::workers::quickstart {

class State {
 public:
  explicit State(std::filesystem::path dir) : path_(dir / "state.json"), id_(dir.filename().string()) {}
  /// The newest report folder that has a state but no manifest.
  static Result<std::filesystem::path> find_unfinished(const Workspace& workspace);

  Status load();
  Status start(const Json& params);
  Status finish_stage(const std::string& stage, Json record);
  bool done(const std::string& stage) const { return json_["stages"].contains(stage); }
  const Json& stage(const std::string& stage) const { return json_["stages"][stage]; }
  const Json& result(const std::string& stage) const { return json_["stages"][stage]["result"]; }
  const Json& params() const { return json_["params"]; }
  const Json& stages() const { return json_["stages"]; }
  const std::string& id() const { return id_; }
  double seconds() const;  ///< of all finished stages

 private:
  std::filesystem::path path_;
  std::string id_;
  Json json_ = {{"params", Json::object()}, {"stages", Json::object()}};
};
}  // namespace zk::workers::quickstart
