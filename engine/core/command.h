// A command is declared once: id, program, what it makes, its parameters. The declaration feeds the command line, the
// window's form, the queue, the manual (docs/commands.md) and the check for missing translations.
// What it takes is said by its parameters (Attr::artifact). Titles are texts command.<id> and command.<id>.help.
#pragma once
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "engine/core/schema.h"
#include "engine/core/workspace.h"

namespace zk {

enum class Program { Zk, Engine };  ///< zk starts in milliseconds; zk-engine has LibTorch

struct CommandDecl {
  std::string id;
  Program program = Program::Zk;
  std::optional<ArtifactKind> makes;
  std::function<std::unique_ptr<Params>()> params;
  bool hidden = false;  ///< plumbing: not in the short list of commands
};

template <class P>
CommandDecl declare(std::string id, Program program, std::optional<ArtifactKind> makes = {}) {
  return {std::move(id), program, makes, [] { return std::unique_ptr<Params>(std::make_unique<ParamsOf<P>>()); }};
}

/// Named sets of values: resources/presets/<command>/<name>.json, an object {"values": {...}}.
std::vector<std::string> preset_names(const std::string& command);
Result<Json> preset_values(const std::string& command, const std::string& name);

/// Everything `describe --json` says of one command.
Json describe_command(const CommandDecl& command);
}  // namespace zk
