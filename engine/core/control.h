// The control socket of a run: JSON lines on <run>/control.sock (owner only). A request {"id":1,"do":"pause"} is taken
// by the worker at a step boundary and answered there; the same answer goes into the log as an `ack` event. Trick: Unix
// socket paths end at 107 bytes, so both sides go through /proc/self/fd/<folder>/control.sock.
#pragma once
#include <atomic>
#include <deque>
#include <filesystem>
#include <memory>
#include <mutex>
#include <thread>

#include "engine/core/result.h"

namespace zk {

struct ControlRequest {
  int64_t id = 0;
  std::string verb;  ///< pause resume checkpoint stop sample evaluate set
  Json args;         ///< the whole request
  int client = 0;
};

class ControlServer {
 public:
  /// Listens on dir/control.sock; a socket left by a dead process is replaced.
  static Result<std::unique_ptr<ControlServer>> listen(const std::filesystem::path& dir);
  ~ControlServer();  ///< removes the socket
  /// Next request, if any; never blocks.
  bool take(ControlRequest& request);
  /// Sends `answer` (an ack) to the client of `request`.
  void answer(const ControlRequest& request, const Json& answer);

 private:
  ControlServer() = default;
  void run();
  void read_client(int client);
  int listener_ = -1, dir_fd_ = -1;
  std::atomic<bool> stop_{false};
  std::mutex mutex_;
  std::deque<ControlRequest> queue_;
  struct Client {
    int fd;
    std::string buffer;
  };
  std::vector<Client> clients_;
  std::thread thread_;
};

/// Sends one request to a run and waits for its ack. Issue run-not-listening where no worker answers.
Result<Json> control_request(const std::filesystem::path& dir, Json request, double timeout_seconds = 30);
}  // namespace zk
