#include "engine/parallel/local_ranks.h"

#include <fcntl.h>
#include <signal.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cerrno>
#include <chrono>
#include <cstring>
#include <thread>

namespace zk::parallel {
namespace fs = std::filesystem;
namespace {

/// This process's environment with the variables of one rank instead of any that stand there.
std::vector<std::string> environment_of(int rank, int size, int port) {
  const std::vector<std::pair<std::string, std::string>> own = {
      {"RANK", std::to_string(rank)},
      {"WORLD_SIZE", std::to_string(size)},
      {"LOCAL_RANK", std::to_string(rank)},
      {"LOCAL_WORLD_SIZE", std::to_string(size)},
      {"MASTER_ADDR", "127.0.0.1"},
      {"MASTER_PORT", std::to_string(port)},
      {"TORCHELASTIC_USE_AGENT_STORE", "False"},
  };
  std::vector<std::string> out;
  for (char** entry = environ; *entry; ++entry) {
    const std::string text = *entry;
    const std::string name = text.substr(0, text.find('='));
    bool replaced = false;
    for (const auto& [key, value] : own) replaced = replaced || key == name;
    if (!replaced) out.push_back(text);
  }
  for (const auto& [key, value] : own) out.push_back(key + "=" + value);
  return out;
}

std::vector<char*> pointers(std::vector<std::string>& words) {
  std::vector<char*> out;
  for (auto& word : words) out.push_back(word.data());
  out.push_back(nullptr);
  return out;
}

/// fork and exec; everything that allocates is done before the fork.
int start_one(std::vector<std::string> argv, std::vector<std::string> env, const std::string& log) {
  auto args = pointers(argv), vars = pointers(env);
  int null = ::open("/dev/null", O_RDONLY | O_CLOEXEC);
  int out = ::open(log.c_str(), O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0644);
  pid_t pid = ::fork();
  if (pid == 0) {
    ::dup2(null, 0);
    ::dup2(out, 1);
    ::dup2(out, 2);
    ::execve(args[0], args.data(), vars.data());
    ::_exit(127);
  }
  const int error_number = errno;
  ::close(null);
  ::close(out);
  return pid < 0 ? -error_number : pid;
}
}  // namespace

Result<std::unique_ptr<LocalRanks>> LocalRanks::start(int size, int port, const std::vector<std::string>& argv,
                                                      const fs::path& log_dir) {
  std::unique_ptr<LocalRanks> ranks(new LocalRanks());
  for (int r = 1; r < size; ++r) {
    const fs::path log = log_dir / ("rank-" + std::to_string(r) + ".log");
    int pid = start_one(argv, environment_of(r, size, port), log.string());
    if (pid < 0) return issue_resource("process-failed", {{"program", argv[0]}, {"code", -pid}});
    ranks->children_.push_back({pid, ""});
  }
  return ranks;
}

void LocalRanks::look(Child& child, bool wait) {
  if (child.pid == 0) return;
  int status = 0;
  if (::waitpid(child.pid, &status, wait ? 0 : WNOHANG) != child.pid) return;
  child.pid = 0;
  child.ending = WIFSIGNALED(status) ? "signal " + std::to_string(WTERMSIG(status))
                                     : "exit " + std::to_string(WEXITSTATUS(status));
}

std::string LocalRanks::ending(int rank) {
  if (rank < 1 || rank > static_cast<int>(children_.size())) return "";
  Child& child = children_[static_cast<size_t>(rank) - 1];
  look(child, false);
  return child.ending;
}

LocalRanks::~LocalRanks() {
  for (int tries = 0; tries < 100; ++tries) {
    bool all = true;
    for (auto& child : children_) look(child, false), all = all && child.pid == 0;
    if (all) return;
    std::this_thread::sleep_for(std::chrono::milliseconds(100));
  }
  for (auto& child : children_)
    if (child.pid != 0) ::kill(child.pid, SIGKILL), look(child, true);
}
}  // namespace zk::parallel
