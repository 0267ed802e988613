#include "engine/train/machine.h"

#include <ATen/Context.h>
#include <ATen/Parallel.h>
#include <malloc.h>
#include <sched.h>
#include <unistd.h>

#include <algorithm>
#include <fstream>
#include <sstream>
#include <string>

namespace zk::train {
namespace {

std::string first_line(const char* path) {
  std::ifstream in(path);
  std::string line;
  std::getline(in, line);
  return line;
}

/// Cores of the control group's quota ("max 100000" or "150000 100000"); 0 = no limit.
double quota_cores() {
  std::istringstream in(first_line("/sys/fs/cgroup/cpu.max"));
  std::string quota;
  double period = 0;
  if (!(in >> quota >> period) || quota == "max" || period <= 0) return 0;
  return std::stod(quota) / period;
}
}  // namespace

int usable_cores() {
  cpu_set_t set;
  CPU_ZERO(&set);
  int cores = ::sched_getaffinity(0, sizeof set, &set) == 0 ? CPU_COUNT(&set) : 1;
  if (double quota = quota_cores(); quota > 0) cores = std::min(cores, std::max(1, static_cast<int>(quota + 0.5)));
  return std::max(cores, 1);
}

int64_t resident_bytes() {
  std::istringstream in(first_line("/proc/self/statm"));
  int64_t size = 0, resident = 0;
  in >> size >> resident;
  return resident * ::sysconf(_SC_PAGESIZE);
}

int64_t total_memory_bytes() {
  const int64_t machine = static_cast<int64_t>(::sysconf(_SC_PHYS_PAGES)) * ::sysconf(_SC_PAGESIZE);
  std::istringstream in(first_line("/sys/fs/cgroup/memory.max"));
  int64_t group = 0;
  return in >> group && group > 0 ? std::min(group, machine) : machine;
}

void prepare_cpu(int threads) {
  ::mallopt(M_MMAP_THRESHOLD, 32 << 20);  // the most that glibc accepts
  ::mallopt(M_TRIM_THRESHOLD, -1);
  ::mallopt(M_TOP_PAD, 64 << 20);
  at::set_num_threads(threads);
  at::globalContext().setFlushDenormal(true);
  at::parallel_for(0, threads, 1, [](int64_t, int64_t) { at::globalContext().setFlushDenormal(true); });
}

DeviceMonitor::DeviceMonitor(EventWriter& events) : events_(events), thread_([this] { run(); }) {}

DeviceMonitor::~DeviceMonitor() {
  {
    std::lock_guard lock(mutex_);
    stop_ = true;
  }
  wake_.notify_all();
  thread_.join();
}

void DeviceMonitor::run() {
  using namespace std::chrono_literals;
  double wall = monotonic_seconds(), cpu = cpu_seconds();
  const double cores = usable_cores();
  std::unique_lock lock(mutex_);
  for (bool first = true;; first = false) {
    const double now = monotonic_seconds(), used = cpu_seconds();
    Json fields = {{"name", "cpu"}, {"memory_used", resident_bytes()}, {"memory_total", total_memory_bytes()}};
    if (!first && now > wall) fields["cpu_percent"] = std::min(100.0, 100 * (used - cpu) / (now - wall) / cores);
    wall = now, cpu = used;
    events_.emit("device", std::move(fields));
    if (wake_.wait_for(lock, first ? 1000ms : 4500ms, [this] { return stop_; })) return;
  }
}
}  // namespace zk::train
