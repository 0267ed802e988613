// Who is still alive. A collective that breaks says only that some connection closed; this tells which rank was lost.
// Trick: every rank counts up a key of the store in its own thread, so that a rank that waits inside a collective still
// beats and only a dead or frozen one does not. The first verdict is kept in the store, so that ranks which stop later
// name the rank that started it and not those that already left.
#pragma once
#include <torch/csrc/distributed/c10d/Store.hpp>

#include <atomic>
#include <condition_variable>
#include <mutex>
#include <thread>
#include <vector>

namespace zk::parallel {

class RankWatch {
 public:
  /// `store`: a connection of its own (Store::clone()). `first_rank_hosts`: the store lives in rank 0.
  RankWatch(c10::intrusive_ptr<c10d::Store> store, int rank, int size, bool first_rank_hosts);
  ~RankWatch();
  /// The ranks that were lost, after a collective has failed: takes about two seconds. Empty: all are there.
  std::vector<int> diagnose();
  /// To be called by the rank that hosts the store before it leaves after a failure: waits (at most five seconds)
  /// until the others have read the verdict.
  void wait_for_readers();

 private:
  void run();
  std::vector<int> compare_beats();
  std::vector<std::string> beats();
  c10::intrusive_ptr<c10d::Store> store_, asking_;
  int rank_, size_;
  bool first_rank_hosts_;
  std::vector<int> verdict_;
  std::mutex mutex_;
  std::condition_variable wake_;
  bool stop_ = false;
  std::thread thread_;
};
}  // namespace zk::parallel
