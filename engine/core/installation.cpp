#include "engine/core/installation.h"

#include <unistd.h>

#include <cstdlib>
#include <string>

#include "engine/core/process.h"

namespace zk {
namespace {
namespace fs = std::filesystem;

std::string from_environment(const char* name) {
  const char* value = std::getenv(name);
  return value ? value : "";
}

/// The same folder as packaging/setup/common.sh names.
fs::path cache_folder() {
  if (const auto own = from_environment("ZK_CACHE"); !own.empty()) return own;
  if (const auto all = from_environment("XDG_CACHE_HOME"); !all.empty()) return fs::path(all) / "zerokara";
  const auto home = from_environment("HOME");
  return fs::path(home.empty() ? "/var/tmp/zerokara-" + std::to_string(::getuid()) : home) / ".cache/zerokara";
}
}  // namespace

fs::path engine_library() { return program_dir() / "libzk-engine.so"; }

bool installed() {
  static const bool yes = [] {
    std::error_code ec;
    return fs::exists(engine_library(), ec);
  }();
  return yes;
}

std::string with_front_door(std::string words) {
  static const std::string kHere = "./zk";
  if (!installed()) return words;
  for (size_t at = 0; (at = words.find(kHere, at)) != std::string::npos;) words.replace(at, kHere.size(), "zk");
  return words;
}

fs::path libtorch_folder() {
  if (const auto own = from_environment("ZK_TORCH_ROOT"); !own.empty()) return own;
  return cache_folder() / ("libtorch-" ZK_TORCH_VERSION "-cpu");
}

std::optional<Issue> libtorch_issue() {
  std::error_code ec;
  if (!installed() || fs::exists(libtorch_folder() / "torch/lib/libtorch_cpu.so", ec)) return std::nullopt;
  return issue_resource("libtorch-missing", {{"version", ZK_TORCH_VERSION}, {"folder", libtorch_folder().string()}});
}
}  // namespace zk
