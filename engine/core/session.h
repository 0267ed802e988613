// A conversation on stdin and stdout for what must be interactive: a line {"id":7,"do":"check","args":{…}} is answered
// by lines with "re":7, the last with "done":true; {"id":8,"do":"cancel","args":{"id":7}} ends a running one early.
// Trick: one thread reads, one works, so that a cancel gets through while a long answer streams.
#pragma once
#include <atomic>
#include <functional>
#include <map>
#include <string>

#include "engine/core/result.h"

namespace zk {

class SessionReply {
 public:
  SessionReply(int fd, int64_t id, const std::atomic<bool>& cancelled) : fd_(fd), id_(id), cancelled_(cancelled) {}
  void part(Json fields);  ///< one streamed line
  bool cancelled() const { return cancelled_.load(); }

 private:
  friend class Session;
  bool send(Json fields);
  int fd_;
  int64_t id_;
  const std::atomic<bool>& cancelled_;
};

class Session {
 public:
  /// A verb returns the fields of its last line, or an issue.
  using Verb = std::function<Result<Json>(const Json& args, SessionReply& reply)>;
  void on(std::string verb, Verb handler) { verbs_[std::move(verb)] = std::move(handler); }
  /// Serves until end of input.
  void serve(int in_fd, int out_fd);

 private:
  std::map<std::string, Verb> verbs_;
};
}  // namespace zk
