#include "engine/core/control.h"

#include <fcntl.h>
#include <poll.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/un.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstdio>

#include "engine/core/clock.h"
#include "engine/core/files.h"

namespace zk {
namespace {
constexpr size_t kMaxRequest = 64 * 1024;

sockaddr_un address_in(int dir_fd) {
  sockaddr_un address{};
  address.sun_family = AF_UNIX;
  std::snprintf(address.sun_path, sizeof address.sun_path, "/proc/self/fd/%d/control.sock", dir_fd);
  return address;
}

bool send_line(int fd, const Json& json) {
  std::string line = dump_line(json) + "\n";
  return ::send(fd, line.data(), line.size(), MSG_NOSIGNAL) == static_cast<ssize_t>(line.size());
}
}  // namespace

Result<std::unique_ptr<ControlServer>> ControlServer::listen(const std::filesystem::path& dir) {
  std::unique_ptr<ControlServer> server(new ControlServer());
  server->dir_fd_ = ::open(dir.c_str(), O_PATH | O_DIRECTORY | O_CLOEXEC);
  server->listener_ = ::socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC | SOCK_NONBLOCK, 0);
  if (server->dir_fd_ < 0 || server->listener_ < 0) return file_issue(dir / "control.sock", errno);
  ::unlinkat(server->dir_fd_, "control.sock", 0);
  sockaddr_un address = address_in(server->dir_fd_);
  mode_t old = ::umask(0177);
  int bound = ::bind(server->listener_, reinterpret_cast<sockaddr*>(&address), sizeof address);
  int error_number = errno;
  ::umask(old);
  if (bound != 0 || ::listen(server->listener_, 8) != 0)
    return file_issue(dir / "control.sock", bound ? error_number : errno);
  server->thread_ = std::thread([raw = server.get()] { raw->run(); });
  return server;
}

ControlServer::~ControlServer() {
  stop_ = true;
  if (thread_.joinable()) thread_.join();
  for (auto& client : clients_) ::close(client.fd);
  if (dir_fd_ >= 0 && listener_ >= 0 && thread_.get_id() == std::thread::id()) ::unlinkat(dir_fd_, "control.sock", 0);
  if (listener_ >= 0) ::close(listener_);
  if (dir_fd_ >= 0) ::close(dir_fd_);
}

void ControlServer::run() {
  while (!stop_) {
    std::vector<pollfd> polled = {{listener_, POLLIN, 0}};
    {
      std::lock_guard lock(mutex_);
      for (const auto& client : clients_) polled.push_back({client.fd, POLLIN, 0});
    }
    if (::poll(polled.data(), polled.size(), 200) <= 0) continue;
    for (size_t i = 1; i < polled.size(); ++i)
      if (polled[i].revents) read_client(polled[i].fd);
    if (!(polled[0].revents & POLLIN)) continue;
    int client = ::accept4(listener_, nullptr, nullptr, SOCK_CLOEXEC | SOCK_NONBLOCK);
    std::lock_guard lock(mutex_);
    if (client >= 0) clients_.push_back({client, ""});
  }
}

void ControlServer::read_client(int fd) {
  char chunk[4096];
  ssize_t n = ::recv(fd, chunk, sizeof chunk, 0);
  std::lock_guard lock(mutex_);
  auto client = std::find_if(clients_.begin(), clients_.end(), [&](const Client& c) { return c.fd == fd; });
  if (client == clients_.end() || (n < 0 && (errno == EAGAIN || errno == EINTR))) return;
  if (n > 0) client->buffer.append(chunk, static_cast<size_t>(n));
  if (n <= 0 || client->buffer.size() > kMaxRequest) {
    ::close(fd);
    clients_.erase(client);
    return;
  }
  for (size_t newline; (newline = client->buffer.find('\n')) != std::string::npos;) {
    Json json = Json::parse(client->buffer.substr(0, newline), nullptr, false);
    client->buffer.erase(0, newline + 1);
    if (!json.is_object() || !json.contains("do") || !json["do"].is_string()) {
      send_line(fd, {{"ok", false}, {"reason", "control-bad-request"}});
      continue;
    }
    int64_t id = json.contains("id") && json["id"].is_number_integer() ? json["id"].get<int64_t>() : 0;
    queue_.push_back({id, json["do"].get<std::string>(), json, fd});
  }
}

bool ControlServer::take(ControlRequest& request) {
  std::lock_guard lock(mutex_);
  if (queue_.empty()) return false;
  request = std::move(queue_.front());
  queue_.pop_front();
  return true;
}

void ControlServer::answer(const ControlRequest& request, const Json& answer) {
  std::lock_guard lock(mutex_);
  bool known = std::any_of(clients_.begin(), clients_.end(), [&](const Client& c) { return c.fd == request.client; });
  if (known) send_line(request.client, answer);
}

Result<Json> control_request(const std::filesystem::path& dir, Json request, double timeout_seconds) {
  if (!request.contains("id")) request["id"] = 1;
  auto not_listening = [&] { return issue_input("run-not-listening", {{"path", dir.string()}}); };
  int dir_fd = ::open(dir.c_str(), O_PATH | O_DIRECTORY | O_CLOEXEC);
  if (dir_fd < 0) return file_issue(dir, errno);
  int fd = ::socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0);
  sockaddr_un address = address_in(dir_fd);
  int connected = ::connect(fd, reinterpret_cast<sockaddr*>(&address), sizeof address);
  ::close(dir_fd);
  if (connected != 0 || !send_line(fd, request)) {
    ::close(fd);
    return not_listening();
  }
  std::string buffer;
  const double deadline = monotonic_seconds() + timeout_seconds;
  while (buffer.find('\n') == std::string::npos) {
    pollfd polled = {fd, POLLIN, 0};
    double left = deadline - monotonic_seconds();
    if (left <= 0 || ::poll(&polled, 1, static_cast<int>(left * 1000) + 1) <= 0) break;
    char chunk[4096];
    ssize_t n = ::recv(fd, chunk, sizeof chunk, 0);
    if (n <= 0) break;
    buffer.append(chunk, static_cast<size_t>(n));
  }
  ::close(fd);
  Json answer = Json::parse(buffer.substr(0, buffer.find('\n')), nullptr, false);
  if (!answer.is_object())
    return issue_resource("run-no-answer", {{"path", dir.string()}, {"seconds", timeout_seconds}});
  return answer;
}
}  // namespace zk
