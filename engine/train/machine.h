// This machine as a training run sees it: usable cores, memory, settings that make small steps fast.
#pragma once
#include <condition_variable>
#include <cstdint>
#include <mutex>
#include <thread>

#include "engine/core/context.h"

namespace zk::train {

/// Cores that this process may use: affinity and the control group's limit, at least 1.
int usable_cores();
int64_t resident_bytes();      ///< memory of this process now
int64_t total_memory_bytes();  ///< of the machine or the control group

/// Thread count, memory allocator and denormals for fast small steps. Call on the training thread, once.
/// Trick: big blocks are kept instead of given back to the system after each step, which saves the page faults.
void prepare_cpu(int threads);

/// Emits a `device` event now and every five seconds until it is destroyed.
class DeviceMonitor {
 public:
  explicit DeviceMonitor(EventWriter& events);
  ~DeviceMonitor();

 private:
  void run();
  EventWriter& events_;
  std::mutex mutex_;
  std::condition_variable wake_;
  bool stop_ = false;
  std::thread thread_;
};
}  // namespace zk::train
