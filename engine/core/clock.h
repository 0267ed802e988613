// Time: microseconds since the epoch for records, a monotonic clock for durations, CPU seconds of this process.
#pragma once
#include <cstdint>
#include <string>

namespace zk {
int64_t now_us();  ///< microseconds since 1970-01-01 UTC
double monotonic_seconds();
double cpu_seconds();               ///< user + system time of all threads of this process
int64_t peak_memory_bytes();        ///< largest resident set so far
std::string timestamp(int64_t us);  ///< "2026-05-01 13:00:00" local time
}  // namespace zk
