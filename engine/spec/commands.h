// The list of all commands. Adding one: a struct in params.h, a line in commands.cpp, a file in workers/commands/, its
// words in resources/text; see docs/adding-things.md.
#pragma once
#include <vector>

#include "engine/core/command.h"

namespace zk::spec {
const std::vector<CommandDecl>& commands();
const CommandDecl* find_command(const std::string& id);
std::vector<std::string> command_ids();
/// What `describe --json` prints: program, commands with schemas and presets, events, exit codes.
Json describe_all();
}  // namespace zk::spec
