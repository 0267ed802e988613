// The ranks that `--ranks N` starts on this machine: copies of this program with torchrun's variables. Whoever starts
// them sees how they end, so a rank that was killed is named with its signal.
#pragma once
#include <filesystem>
#include <memory>
#include <string>
#include <vector>

#include "engine/core/result.h"

namespace zk::parallel {

class LocalRanks {
 public:
  /// Starts ranks 1 … size-1 with `argv`; their standard streams go to <log_dir>/rank-<r>.log. Issue process-failed.
  static Result<std::unique_ptr<LocalRanks>> start(int size, int port, const std::vector<std::string>& argv,
                                                   const std::filesystem::path& log_dir);
  /// Waits up to ten seconds for them to end by themselves, then ends them.
  ~LocalRanks();
  /// How rank `rank` ended: "signal 9", "exit 3"; empty while it lives.
  std::string ending(int rank);

 private:
  struct Child {
    int pid = 0;
    std::string ending;
  };
  LocalRanks() = default;
  void look(Child& child, bool wait);
  std::vector<Child> children_;  ///< rank 1 first
};
}  // namespace zk::parallel
