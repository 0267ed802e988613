// Runs the program zk as people do and keeps what it printed.
#pragma once
#include <stdlib.h>
#include <sys/wait.h>

#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <string>

#include "engine/core/files.h"

namespace zk::e2e {

class TempDir {
 public:
  TempDir() {
    std::string pattern = (std::filesystem::temp_directory_path() / "zk-data-XXXXXX").string();
    path_ = ::mkdtemp(pattern.data());
  }
  ~TempDir() {
    std::error_code ec;
    std::filesystem::remove_all(path_, ec);
  }
  const std::filesystem::path& path() const { return path_; }
  std::filesystem::path write(const std::string& name, const std::string& bytes) const {
    std::ofstream(path_ / name, std::ios::binary) << bytes;
    return path_ / name;
  }

 private:
  std::filesystem::path path_;
};

struct Ran {
  int exit = -1;
  std::string out, err;
};

/// `words` go through the shell; `before` comes in front of the program ("ulimit -f 100;").
inline Ran run_zk(const std::filesystem::path& workspace, const std::string& words, const std::string& before = "",
                  const std::string& launcher = "exec") {
  const char* bin = std::getenv("ZK_BIN");
  const std::string program = (std::filesystem::path(bin && *bin ? bin : ZK_BINARY_DIR "/bin") / "zk").string();
  const TempDir files;
  const std::string out = (files.path() / "out").string(), err = (files.path() / "err").string();
  const std::string line = before + " " + launcher + " '" + program + "' " + words + " --workspace '" +
                           workspace.string() + "' >'" + out + "' 2>'" + err + "'";
  const int status = std::system(("bash -c \"" + line + "\"").c_str());
  Ran ran;
  ran.exit = WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
  ran.out = read_file(out).value();
  ran.err = read_file(err).value();
  return ran;
}

inline size_t entries_in(const std::filesystem::path& dir) {
  std::error_code ec;
  size_t count = 0;
  for (const auto& entry : std::filesystem::directory_iterator(dir, ec)) count += entry.exists();
  return count;
}
}  // namespace zk::e2e
