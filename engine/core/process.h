// Processes: who is alive (pid plus start time, since pids are reused), detached starts, termination requests.
#pragma once
#include <atomic>
#include <cstdint>
#include <filesystem>
#include <string>
#include <vector>

#include "engine/core/result.h"

namespace zk {

struct ProcessId {
  int64_t pid = 0;
  int64_t start = 0;  ///< field 22 of /proc/<pid>/stat, clock ticks since boot
  Json to_json() const { return {{"pid", pid}, {"start", start}}; }
  static ProcessId from_json(const Json& json) {
    return {json.value("pid", int64_t{0}), json.value("start", int64_t{0})};
  }
};
ProcessId this_process();
bool is_alive(const ProcessId& id);  ///< false for zombies

/// Starts argv[0] in its own session, standard streams to `log` (or /dev/null): it outlives its parent. Returns its id.
Result<ProcessId> spawn_detached(const std::vector<std::string>& argv, const std::filesystem::path& log);

std::filesystem::path program_dir();  ///< folder of the running executable

/// Set by SIGTERM, SIGINT and SIGUSR1 once install_stop_signals() was called; long work polls it.
extern std::atomic<bool> g_stop_requested;
void install_stop_signals();

/// Moves the real standard output aside and points descriptor 1 at standard error, so that a library's prints can never
/// reach the result. Returns the descriptor of the real output; call once, at start.
int keep_stdout_aside();
}  // namespace zk
