#include "engine/core/process.h"

#include <fcntl.h>
#include <signal.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cerrno>
#include <fstream>
#include <sstream>

#include "engine/core/files.h"

namespace zk {
std::atomic<bool> g_stop_requested{false};

namespace {
void on_stop_signal(int) { g_stop_requested.store(true); }

/// State letter and start time of a process; start 0 where there is none.
std::pair<char, int64_t> read_stat(int64_t pid) {
  std::ifstream in("/proc/" + std::to_string(pid) + "/stat");
  std::string line((std::istreambuf_iterator<char>(in)), {});
  size_t close = line.rfind(')');
  if (close == std::string::npos) return {'X', 0};
  std::istringstream rest(line.substr(close + 1));
  char state = 'X';
  rest >> state;
  std::string word;
  for (int i = 4; i < 22; ++i) rest >> word;
  int64_t start = 0;
  rest >> start;
  return {state, start};
}

void redirect_streams(const std::string& log) {
  int null = ::open("/dev/null", O_RDONLY);
  int out = ::open(log.empty() ? "/dev/null" : log.c_str(), O_WRONLY | O_CREAT | O_APPEND, 0644);
  if (null >= 0) ::dup2(null, 0);
  if (out >= 0) ::dup2(out, 1), ::dup2(out, 2);
}
}  // namespace

ProcessId this_process() {
  ProcessId id;
  id.pid = ::getpid();
  id.start = read_stat(id.pid).second;
  return id;
}

bool is_alive(const ProcessId& id) {
  if (id.pid <= 0) return false;
  auto [state, start] = read_stat(id.pid);
  return start != 0 && start == id.start && state != 'Z' && state != 'X';
}

Result<ProcessId> spawn_detached(const std::vector<std::string>& argv, const std::filesystem::path& log) {
  int report[2];
  if (::pipe2(report, O_CLOEXEC) != 0) return issue_resource("process-failed", {{"program", argv[0]}, {"code", errno}});
  std::vector<char*> args;
  for (const auto& word : argv) args.push_back(const_cast<char*>(word.c_str()));
  args.push_back(nullptr);
  const std::string log_path = log.string();
  pid_t middle = ::fork();
  if (middle == 0) {
    ::setsid();
    pid_t child = ::fork();
    if (child != 0) {
      (void)!::write(report[1], &child, sizeof child);
      ::_exit(0);
    }
    redirect_streams(log_path);
    ::execv(args[0], args.data());
    int failed = -errno;
    (void)!::write(report[1], &failed, sizeof failed);
    ::_exit(127);
  }
  ::close(report[1]);
  pid_t pid = 0;
  int failed = 0, status = 0;
  bool told = middle > 0 && ::read(report[0], &pid, sizeof pid) == sizeof pid;
  if (middle > 0) ::waitpid(middle, &status, 0);
  if (told && ::read(report[0], &failed, sizeof failed) != sizeof failed) failed = 0;
  ::close(report[0]);
  if (pid < 0) std::swap(pid, failed);
  if (!told || failed != 0) return issue_resource("process-failed", {{"program", argv[0]}, {"code", -failed}});
  return ProcessId{pid, read_stat(pid).second};
}

std::filesystem::path program_dir() {
  std::error_code ec;
  return std::filesystem::read_symlink("/proc/self/exe", ec).parent_path();
}

void install_stop_signals() {
  struct sigaction action {};
  action.sa_handler = on_stop_signal;
  sigemptyset(&action.sa_mask);
  for (int sig : {SIGTERM, SIGINT, SIGUSR1}) sigaction(sig, &action, nullptr);
  signal(SIGPIPE, SIG_IGN);
  signal(SIGHUP, SIG_IGN);
}

int keep_stdout_aside() {
  int real = ::fcntl(1, F_DUPFD_CLOEXEC, 10);
  ::dup2(2, 1);
  return real;
}
}  // namespace zk
