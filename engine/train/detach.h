// --detach: the program starts itself again in a session of its own and returns as soon as the run's log exists. The
// new process tells its run's folder in a small file that a variable of the environment names.
#pragma once
#include "engine/core/context.h"

namespace zk::train {

/// True in the process that was started by detach().
bool is_detached_child();
/// In that process: the log is there, the waiting parent may go.
Status announce_run(const std::filesystem::path& run_dir);
/// Result {run, path, pid, detached}. The child's own issue where it ended at once.
Result<Outcome> detach(Context& context);

/// This process's own command line; argv[0] is the executable's path.
std::vector<std::string> own_command_line();
}  // namespace zk::train
