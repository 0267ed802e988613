#include "workers/common/child.h"

#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cerrno>
#include <cstdlib>

namespace zk::workers {
namespace {

struct Started {
  pid_t pid = -1;
  int out = -1;
};

Started start(const std::vector<std::string>& words) {
  int pipe_fds[2];
  if (::pipe2(pipe_fds, O_CLOEXEC) != 0) return {};
  std::vector<char*> argv;
  for (const auto& word : words) argv.push_back(const_cast<char*>(word.c_str()));
  argv.push_back(nullptr);
  pid_t pid = ::fork();
  if (pid == 0) {
    ::setpgid(0, 0);  // a Ctrl-C in the terminal reaches only the parent, which passes it on once
    ::dup2(pipe_fds[1], 1);
    ::execv(argv[0], argv.data());
    ::_exit(127);
  }
  ::close(pipe_fds[1]);
  return {pid, pipe_fds[0]};
}

/// Reads lines until end of file; `on_line` for each.
void read_lines(Context& context, const Started& child, const std::function<void(const std::string&)>& on_line) {
  std::string buffer, chunk(1 << 16, '\0');
  bool told = false;
  for (;;) {
    if (context.stopping() && !told) {
      ::kill(child.pid, SIGTERM);
      told = true;
    }
    pollfd polled = {child.out, POLLIN, 0};
    if (int ready = ::poll(&polled, 1, 200); ready == 0 || (ready < 0 && errno == EINTR)) continue;
    ssize_t n = ::read(child.out, chunk.data(), chunk.size());
    if (n < 0 && errno == EINTR) continue;
    if (n <= 0) return;
    buffer.append(chunk.data(), static_cast<size_t>(n));
    size_t start = 0;
    for (size_t newline; (newline = buffer.find('\n', start)) != std::string::npos; start = newline + 1)
      on_line(buffer.substr(start, newline - start));
    buffer.erase(0, start);
  }
}
}  // namespace

Result<ChildResult> run_child(Context& context, const std::vector<std::string>& words,
                              const std::function<void(const Json&)>& on_event) {
  ::setenv("ZK_LANG", lang_name(context.lang()), 1);
  std::vector<std::string> argv = {(program_dir() / "zk").string()};
  argv.insert(argv.end(), words.begin(), words.end());
  argv.insert(argv.end(), {"--workspace", context.workspace().dir().string(), "--events"});
  const double begin = monotonic_seconds();
  Started child = start(argv);
  if (child.pid < 0) return issue_resource("process-failed", {{"program", argv[0]}, {"code", errno}});
  ChildResult result;
  std::optional<Issue> issue;
  bool ended = false;
  read_lines(context, child, [&](const std::string& line) {
    Json event = Json::parse(line, nullptr, false);
    if (!event.is_object()) return;
    const std::string kind = event.value("e", "");
    if (kind == "issue" && event.value("severity", "") == "error") issue = Issue::from_json(event);
    if (kind == "end") {
      ended = event.value("status", "") == "ok";
      result.result = event.value("result", Json::object());
      result.cpu_seconds = event.value("cpu_seconds", 0.0);
    }
    on_event(event);
  });
  ::close(child.out);
  int status = 0;
  while (::waitpid(child.pid, &status, 0) < 0 && errno == EINTR) {
  }
  result.wall_seconds = monotonic_seconds() - begin;
  if (ended && WIFEXITED(status) && WEXITSTATUS(status) == 0) return result;
  if (context.stopping()) return Context::stopped();
  if (!issue)
    return issue_error("child-lost", {{"command", words.empty() ? "" : words[0]},
                                      {"code", WIFEXITED(status) ? WEXITSTATUS(status) : -WTERMSIG(status)}});
  if (WIFEXITED(status)) issue->exit = static_cast<Exit>(WEXITSTATUS(status));
  return *issue;
}
}  // namespace zk::workers
