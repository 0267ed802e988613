#include "engine/core/machine.h"

#include <fmt/format.h>
#include <sched.h>
#include <sys/statvfs.h>
#include <sys/utsname.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdio>
#include <cstdlib>
#include <fstream>
#include <memory>
#include <optional>
#include <regex>
#include <sstream>

namespace zk {
namespace fs = std::filesystem;

const std::vector<std::string> kKnownFeatures = {"avx2",        "fma",      "avx512f",  "avx512_vnni",
                                                 "avx512_bf16", "amx_tile", "amx_bf16", "amx_int8"};

bool ProcessorInfo::has(const std::string& feature) const {
  return std::ranges::find(features, feature) != features.end();
}

namespace {

std::string read_text(const fs::path& path) {
  std::ifstream in(path, std::ios::binary);
  std::ostringstream out;
  if (in) out << in.rdbuf();
  return out.str();
}

std::string trimmed(std::string text) {
  const auto not_space = [](unsigned char c) { return std::isspace(c) == 0; };
  text.erase(text.begin(), std::ranges::find_if(text, not_space));
  text.erase(std::find_if(text.rbegin(), text.rend(), not_space).base(), text.end());
  return text;
}

// "key<separator>value" of a file of such lines; "" if the key is not there.
std::string line_value(const std::string& text, const std::string& key, char separator) {
  std::istringstream in(text);
  for (std::string line; std::getline(in, line);) {
    const auto at = line.find(separator);
    if (at != std::string::npos && trimmed(line.substr(0, at)) == key) return trimmed(line.substr(at + 1));
  }
  return "";
}

std::optional<int64_t> whole_number(const std::string& text) {
  char* end = nullptr;
  const long long value = std::strtoll(text.c_str(), &end, 10);
  if (end == text.c_str()) return std::nullopt;
  return value;
}

// Processors in the affinity mask; the set grows until the kernel accepts it (machines with more than 1024).
int affinity_of_process() {
  for (int size = 1024; size <= 1 << 20; size *= 2) {
    cpu_set_t* set = CPU_ALLOC(size);
    const bool known = ::sched_getaffinity(0, CPU_ALLOC_SIZE(size), set) == 0;
    const int count = known ? CPU_COUNT_S(CPU_ALLOC_SIZE(size), set) : 0;
    CPU_FREE(set);
    if (known) return count;
  }
  return static_cast<int>(::sysconf(_SC_NPROCESSORS_ONLN));
}

MachineSources with_defaults(MachineSources sources) {
  if (!sources.variable) {
    sources.variable = [](const std::string& name) {
      const char* value = std::getenv(name.c_str());
      return std::string(value ? value : "");
    };
  }
  if (!sources.run) sources.run = command_output;
  if (!sources.affinity) sources.affinity = affinity_of_process;
  return sources;
}

// Folders of this process's control group from the innermost outwards; version 2, then version 1 of `controller`.
std::vector<fs::path> cgroup_folders(const fs::path& root, const std::string& controller) {
  std::vector<fs::path> folders;
  const fs::path mount = root / "sys/fs/cgroup";
  std::istringstream in(read_text(root / "proc/self/cgroup"));
  for (std::string line; std::getline(in, line);) {
    const auto first = line.find(':'), second = line.find(':', first + 1);
    if (first == std::string::npos || second == std::string::npos) continue;
    const auto names = line.substr(first + 1, second - first - 1);
    const bool v2 = names.empty();
    if (!v2 && ("," + names + ",").find("," + controller + ",") == std::string::npos) continue;
    const fs::path top = v2 ? mount : mount / controller;
    for (fs::path group = fs::path(line.substr(second + 1)).relative_path();; group = group.parent_path()) {
      folders.push_back(group.empty() ? top : top / group);
      if (group.empty()) break;
    }
  }
  return folders;
}

// Smallest CPU quota on the way to the root, in processors; nothing where no group limits them.
std::optional<double> cpu_quota(const fs::path& root) {
  std::optional<double> smallest;
  for (const auto& folder : cgroup_folders(root, "cpu")) {
    std::istringstream v2(read_text(folder / "cpu.max"));
    std::string quota = trimmed(read_text(folder / "cpu.cfs_quota_us")),
                period = trimmed(read_text(folder / "cpu.cfs_period_us"));
    if (quota.empty()) v2 >> quota >> period;
    const auto q = whole_number(quota), p = whole_number(period);
    if (!q || !p || *q <= 0 || *p <= 0) continue;  // "max" or -1: no limit
    const double cores = static_cast<double>(*q) / static_cast<double>(*p);
    smallest = std::min(smallest.value_or(cores), cores);
  }
  return smallest;
}

ProcessorInfo processor_of(const MachineSources& sources) {
  ProcessorInfo info;
  const auto text = read_text(sources.root / "proc/cpuinfo");
  info.model = line_value(text, "model name", ':');
  std::istringstream flags(line_value(text, "flags", ':'));
  std::vector<std::string> present;
  for (std::string flag; flags >> flag;) present.push_back(flag);
  for (const auto& feature : kKnownFeatures)
    if (std::ranges::find(present, feature) != present.end()) info.features.push_back(feature);
  static const std::regex kProcessor(R"((^|\n)processor\s*:)");
  info.online = static_cast<int>(std::distance(std::sregex_iterator(text.begin(), text.end(), kProcessor), {}));
  info.usable = usable_cores(sources);
  struct utsname name {};
  if (::uname(&name) == 0) info.architecture = name.machine;
  return info;
}

int64_t kilobytes(const std::string& meminfo, const std::string& key) {
  return whole_number(line_value(meminfo, key, ':')).value_or(0) * 1024;
}

// A group counts the page cache as used; the part that can be dropped again is free in truth.
int64_t reclaimable(const fs::path& folder) {
  const auto text = read_text(folder / "memory.stat");
  const auto v1 = whole_number(line_value(text, "total_inactive_file", ' '));
  return v1 ? *v1 : whole_number(line_value(text, "inactive_file", ' ')).value_or(0);
}

MemoryInfo memory_of(const fs::path& root) {
  const auto meminfo = read_text(root / "proc/meminfo");
  MemoryInfo info{kilobytes(meminfo, "MemTotal"), kilobytes(meminfo, "MemAvailable"), false};
  for (const auto& folder : cgroup_folders(root, "memory")) {
    auto limit = whole_number(trimmed(read_text(folder / "memory.max")));
    auto used = whole_number(trimmed(read_text(folder / "memory.current")));
    if (!limit) limit = whole_number(trimmed(read_text(folder / "memory.limit_in_bytes")));
    if (!used) used = whole_number(trimmed(read_text(folder / "memory.usage_in_bytes")));
    if (!limit || *limit <= 0 || (info.total > 0 && *limit >= info.total)) continue;
    info.limited = true;
    info.total = *limit;
    const int64_t left = std::max<int64_t>(0, *limit - (used.value_or(0) - reclaimable(folder)));
    info.free = std::min(info.free, left);
  }
  return info;
}

DiskInfo disk_of(fs::path path) {
  std::error_code ec;
  path = fs::absolute(path, ec);
  while (!fs::exists(path, ec) && path.has_parent_path() && path != path.parent_path()) path = path.parent_path();
  DiskInfo info{path, 0, 0};
  struct statvfs stats {};
  if (::statvfs(path.c_str(), &stats) == 0) {
    info.total = static_cast<int64_t>(stats.f_blocks) * static_cast<int64_t>(stats.f_frsize);
    info.free = static_cast<int64_t>(stats.f_bavail) * static_cast<int64_t>(stats.f_frsize);
  }
  return info;
}

std::string display_of(const MachineSources& sources) {
  if (const auto wayland = sources.variable("WAYLAND_DISPLAY"); !wayland.empty()) return "wayland:" + wayland;
  if (const auto x11 = sources.variable("DISPLAY"); !x11.empty()) return "x11:" + x11;
  return "";
}

std::string first_version(const std::string& text) {
  static const std::regex kVersion(R"(\d+\.\d+(\.\d+)*)");
  std::smatch match;
  return std::regex_search(text, match, kVersion) ? match.str() : "";
}

std::string nvidia_driver(const fs::path& root) {
  return first_version(line_value(read_text(root / "proc/driver/nvidia/version"), "NVRM version", ':'));
}

// nvidia-smi knows names and memory (also where /proc shows no driver); without it the driver's own folders know names.
std::vector<GpuInfo> gpus_of(const MachineSources& sources, const std::string& driver) {
  std::vector<GpuInfo> gpus;
  std::istringstream lines(
      sources.run("nvidia-smi --query-gpu=name,driver_version,memory.total --format=csv,noheader,nounits"));
  for (std::string line; std::getline(lines, line);) {
    const auto second = line.rfind(','), first = second == std::string::npos ? second : line.rfind(',', second - 1);
    const auto mebibytes = first == std::string::npos ? std::nullopt : whole_number(trimmed(line.substr(second + 1)));
    if (!mebibytes) continue;  // a sentence about a failure
    gpus.push_back({trimmed(line.substr(0, first)), trimmed(line.substr(first + 1, second - first - 1)),
                    *mebibytes * 1024 * 1024});
  }
  if (!gpus.empty()) return gpus;
  std::error_code ec;
  for (const auto& entry : fs::directory_iterator(sources.root / "proc/driver/nvidia/gpus", ec))
    gpus.push_back({line_value(read_text(entry.path() / "information"), "Model", ':'), driver, 0});
  return gpus;
}

std::vector<ToolInfo> compilers_of(const MachineSources& sources) {
  std::vector<ToolInfo> tools;
  for (const char* name : {"g++", "clang++", "cmake", "ninja", "nvcc"}) {
    std::string path = trimmed(sources.run(fmt::format("command -v {}", name)));
    if (path.empty() && std::string(name) == "nvcc") path = trimmed(sources.run("command -v /usr/local/cuda/bin/nvcc"));
    if (path.empty()) continue;
    const auto words = sources.run("'" + path + "' --version");
    // nvcc's first number is a year of copyright; its version stands behind "release".
    const auto release = words.find("release ");
    tools.push_back({name, path, first_version(release == std::string::npos ? words : words.substr(release))});
  }
  return tools;
}

std::string system_name(const fs::path& root) {
  auto name = line_value(read_text(root / "etc/os-release"), "PRETTY_NAME", '=');
  std::erase(name, '"');
  return name;
}

}  // namespace

std::string command_output(const std::string& command) {
  const std::unique_ptr<FILE, int (*)(FILE*)> pipe(::popen((command + " 2>/dev/null </dev/null").c_str(), "r"),
                                                   ::pclose);
  if (!pipe) return "";
  std::string out;
  std::array<char, 4096> buffer{};
  while (const size_t n = ::fread(buffer.data(), 1, buffer.size(), pipe.get())) out.append(buffer.data(), n);
  return out;
}

int usable_cores(const MachineSources& given) {
  const auto sources = with_defaults(given);
  int cores = sources.affinity();
  if (const auto quota = cpu_quota(sources.root)) cores = std::min(cores, static_cast<int>(std::ceil(*quota)));
  return std::max(1, cores);
}

Machine look_at_machine(const fs::path& workspace, const MachineSources& given) {
  const auto sources = with_defaults(given);
  Machine machine;
  machine.system = system_name(sources.root);
  struct utsname name {};
  if (::uname(&name) == 0) machine.kernel = name.release;
  machine.processor = processor_of(sources);
  machine.memory = memory_of(sources.root);
  machine.disk = disk_of(workspace);
  machine.display = display_of(sources);
  machine.driver = nvidia_driver(sources.root);
  machine.gpus = gpus_of(sources, machine.driver);
  if (machine.driver.empty() && !machine.gpus.empty()) machine.driver = machine.gpus[0].driver;
  machine.compilers = compilers_of(sources);
  return machine;
}

Json Machine::to_json() const {
  Json json = {{"system", system}, {"kernel", kernel}};
  json["processor"] = {{"model", processor.model},
                       {"architecture", processor.architecture},
                       {"features", processor.features},
                       {"online", processor.online},
                       {"usable", processor.usable}};
  json["memory"] = {{"total_bytes", memory.total}, {"free_bytes", memory.free}, {"limited", memory.limited}};
  json["disk"] = {{"path", disk.path.string()}, {"total_bytes", disk.total}, {"free_bytes", disk.free}};
  json["display"] = display;
  json["nvidia_driver"] = driver;
  json["gpus"] = Json::array();
  for (const auto& gpu : gpus)
    json["gpus"].push_back({{"name", gpu.name}, {"driver", gpu.driver}, {"memory_bytes", gpu.memory}});
  json["compilers"] = Json::array();
  for (const auto& tool : compilers)
    json["compilers"].push_back({{"name", tool.name}, {"path", tool.path}, {"version", tool.version}});
  return json;
}
}  // namespace zk
