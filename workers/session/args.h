// The arguments of a session's request, read with their types checked: the first that is wrong becomes an issue.
#pragma once
#include <string>
#include <vector>

#include "engine/core/session.h"

namespace zk::workers {

class Args {
 public:
  explicit Args(const Json& json) : json_(json) {}
  bool has(const char* key) const { return json_.contains(key) && !json_[key].is_null(); }
  std::string text(const char* key, const std::string& otherwise = "");
  std::vector<std::string> texts(const char* key);
  int64_t whole(const char* key, int64_t otherwise, int64_t low, int64_t high);
  double number(const char* key, double otherwise, double low, double high);
  const Json& object(const char* key);  ///< {} where it is missing
  /// Issue session-bad-arg {arg, got, wanted} of the first that could not be read.
  Status status() const { return status_; }

 private:
  void wrong(const char* key, const std::string& wanted);
  const Json& json_;
  Status status_;
};

/// Adds a verb whose arguments are an object; what it throws becomes an issue instead of the end of the session.
void add_verb(Session& session, const char* name, Session::Verb verb);
}  // namespace zk::workers
