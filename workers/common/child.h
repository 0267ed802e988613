// Another command as a child process: its event lines arrive one by one, its result is in its `end` event.
#pragma once
#include <functional>
#include <string>
#include <vector>

#include "engine/core/context.h"

namespace zk::workers {

/// Result of a child: its `end` event's result, its wall and CPU seconds.
struct ChildResult {
  Json result = Json::object();
  double wall_seconds = 0, cpu_seconds = 0;
};

/// Runs `zk <words> --events` in the context's workspace and language. A stop request of the context is passed on as
/// SIGTERM. Fails with the child's own issue, or child-lost where it ended without one.
Result<ChildResult> run_child(Context& context, const std::vector<std::string>& words,
                              const std::function<void(const Json&)>& on_event);
}  // namespace zk::workers
