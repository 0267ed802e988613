// zk rerun: makes an artifact again from its manifest, under a new name, with the same parameters and inputs.
#include <unistd.h>

#include <cerrno>
#include <cstring>

#include "engine/core/files.h"
#include "engine/spec/commands.h"
#include "workers/commands/commands.h"

namespace zk::workers {
namespace {
Result<Artifact> find_by_id(const Workspace& workspace, const std::string& id) {
  for (int k = 0; k <= static_cast<int>(ArtifactKind::Report); ++k)
    if (auto found = workspace.find(static_cast<ArtifactKind>(k), id); found.ok() && !id.empty()) return found;
  return issue_input("artifact-missing",
                     {{"ref", id}, {"kind", "artifact"}, {"nearest", ""}, {"known", Json::array()}});
}

/// Parameters of the manifest with each input named (an empty reference meant "the newest" at that time).
Json values_with_inputs(const Artifact& artifact, const CommandDecl& command, const std::string& name) {
  Json values = flatten(artifact.manifest["made_by"].value("params", Json::object()));
  auto params = command.params();
  for (const auto& field : params->fields()) {
    if (field.path == "name") values["name"] = name;
    if (field.path == "resume") values["resume"] = "";
    if (!*field.attr.artifact || field.kind != Kind::String) continue;
    for (const auto& input : artifact.manifest.value("inputs", Json::array()))
      if (input.value("kind", "") == field.attr.artifact) values[field.path] = input["id"];
  }
  return values;
}
}  // namespace

Result<Outcome> run_rerun(const spec::RerunParams& params, Context& context) {
  ZK_TRY(Artifact artifact, find_by_id(context.workspace(), params.id));
  const std::string id = artifact.manifest["made_by"].value("command", "");
  const CommandDecl* command = spec::find_command(id);
  if (!command) return issue_input("command-unknown", {{"command", id}});
  const std::filesystem::path config = context.workspace().dir() / ("rerun-" + artifact.id + ".json");
  ZK_CHECK(write_json_atomic(config, {{"values", values_with_inputs(artifact, *command, params.name)}}));
  std::vector<std::string> words = {(program_dir() / "zk").string(),    id,         "--workspace",
                                    context.workspace().dir().string(), "--config", config.string()};
  std::vector<char*> argv;
  for (auto& word : words) argv.push_back(word.data());
  argv.push_back(nullptr);
  ::dup2(context.result_fd, 1);
  ::execv(argv[0], argv.data());
  return issue_error("program-missing", {{"program", "zk"}, {"reason", std::strerror(errno)}});
}
}  // namespace zk::workers
