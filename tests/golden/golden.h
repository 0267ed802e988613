// Where the golden data lie and what a missing folder means. Cases are found from the files, never from a list.
#pragma once
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <nlohmann/json.hpp>
#include <string>
#include <vector>

namespace zk::golden {

using Json = nlohmann::ordered_json;
namespace fs = std::filesystem;

/// The folder that ZK_GOLDEN names, else ../shared/golden beside the source tree.
inline fs::path root() {
  const char* named = std::getenv("ZK_GOLDEN");
  return named && *named ? fs::path(named) : fs::path(ZK_GOLDEN_DEFAULT);
}

/// A JSON file of the data; throws if it is not there or not JSON, which fails the case that needs it.
inline Json read(const fs::path& path) {
  std::ifstream in(path);
  if (!in) throw std::runtime_error("cannot read " + path.string());
  return Json::parse(in);
}

/// Entries of a folder in the order of their names; empty if there is no such folder.
inline std::vector<fs::path> entries(const fs::path& folder) {
  std::vector<fs::path> out;
  if (!fs::is_directory(folder)) return out;
  for (const auto& entry : fs::directory_iterator(folder)) out.push_back(entry.path());
  std::sort(out.begin(), out.end());
  return out;
}
}  // namespace zk::golden
