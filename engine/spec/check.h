// What a form needs while one types: every problem of a configuration at once, and what the automatic values are now.
#pragma once
#include "engine/core/command.h"

namespace zk::spec {

/// `values`: tree or flat. Returns {"values": tree with defaults, "issues": [...], "derived": {"model.d_ff": 512}}.
/// A value that is refused keeps its default in "values", and is named by its issue; so one fault hides no other.
Json check_values(const CommandDecl& command, const Json& values);

}  // namespace zk::spec
