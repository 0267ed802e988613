// Writes checkpoints on a thread of its own, so that training waits for the copy only. One is written at a time; a
// second one waits its turn (the waiting is reported as stall). A failure (disk full) is told and does not end
// training: the older checkpoints stay, the next one is tried as usual.
#pragma once
#include <condition_variable>
#include <mutex>
#include <optional>
#include <thread>

#include "engine/core/events.h"
#include "engine/train/checkpoint.h"

namespace zk::train {

class CheckpointWriter {
 public:
  /// `params` gives the layout only. Keeps the newest `keep` checkpoints and the best.
  CheckpointWriter(CheckpointPlace place, const model::ParamStore& params, spec::ModelSpec spec, int64_t keep,
                   EventWriter& events);
  ~CheckpointWriter();  ///< finishes what was submitted

  /// `stall_start`: when training began to wait for this snapshot (monotonic seconds).
  void submit(Snapshot snapshot, double stall_start);
  /// Waits for all; the issue of the last one if it failed.
  Status drain();
  void keep(int64_t count) { keep_ = count; }
  int64_t last_good() const { return last_good_.load(); }  ///< step of the newest whole checkpoint; -1 if none
  void last_good(int64_t step) { last_good_ = step; }

 private:
  void run();
  Status write(const Snapshot& snapshot, double stall);
  CheckpointPlace place_;
  const model::ParamStore& params_;
  spec::ModelSpec spec_;
  std::atomic<int64_t> keep_, last_good_{-1};
  EventWriter& events_;
  std::mutex mutex_;
  std::condition_variable changed_;
  std::optional<Snapshot> waiting_;
  double stall_ = 0;
  bool busy_ = false, stop_ = false;
  Status last_;
  std::thread thread_;
};
}  // namespace zk::train
