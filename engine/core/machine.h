// What this machine has: processor and its instructions, cores and memory as the control group allows them, disk,
// display, GPU, compilers. Read from /proc and /sys below a root that tests replace; nothing is guessed: what cannot be
// read is empty or zero. Sources: proc(5), the kernel's cgroup-v2 documentation.
#pragma once
#include <cstdint>
#include <filesystem>
#include <functional>
#include <string>
#include <vector>

#include "engine/core/json.h"

namespace zk {

struct ProcessorInfo {
  std::string model, architecture;    ///< "AMD EPYC 9654", "x86_64"
  std::vector<std::string> features;  ///< of kKnownFeatures, those present
  int online = 0;                     ///< processors of the machine
  int usable = 1;                     ///< this process: affinity and control-group quota, rounded up
  bool has(const std::string& feature) const;
};
/// Instruction sets that matter to training, as /proc/cpuinfo spells them.
extern const std::vector<std::string> kKnownFeatures;

struct MemoryInfo {
  int64_t total = 0;     ///< bytes; a control group's limit where that is smaller
  int64_t free = 0;      ///< bytes that can still be had, counted against the same limit
  bool limited = false;  ///< a control group sets `total`
};

struct DiskInfo {
  std::filesystem::path path;   ///< the folder asked for, or its nearest existing parent
  int64_t total = 0, free = 0;  ///< bytes; free to this user
};

struct GpuInfo {
  std::string name, driver;
  int64_t memory = 0;  ///< bytes; 0 if unknown
};

/// A program on PATH with the first version number that it prints.
struct ToolInfo {
  std::string name, path, version;
};

struct Machine {
  std::string system, kernel;  ///< "Debian GNU/Linux 12 (bookworm)", "6.1.0-18-amd64"
  ProcessorInfo processor;
  MemoryInfo memory;
  DiskInfo disk;
  std::string display;  ///< "wayland:wayland-0", "x11::0"; empty: none
  std::string driver;   ///< version of the NVIDIA kernel driver; empty: none
  std::vector<GpuInfo> gpus;
  std::vector<ToolInfo> compilers;  ///< g++, clang++, cmake, ninja, nvcc: those that are there
  Json to_json() const;
};

/// What the looking is done with; the defaults are the real machine.
struct MachineSources {
  std::filesystem::path root = "/";
  std::function<std::string(const std::string& name)> variable;  ///< environment variable, "" if unset
  std::function<std::string(const std::string& command)> run;    ///< a command's standard output, "" on failure
  std::function<int()> affinity;                                 ///< processors that this process may run on
};

Machine look_at_machine(const std::filesystem::path& workspace, const MachineSources& sources = {});

/// Standard output of a shell command, without its errors; "" if it could not be run.
std::string command_output(const std::string& command);

/// Cores that this process may use: affinity and control-group quota. At least 1.
int usable_cores(const MachineSources& sources = {});
}  // namespace zk
