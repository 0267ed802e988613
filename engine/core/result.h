// Errors that a user can cause are values: Result<T> holds either a value or an Issue.
// An Issue says what happened by id and arguments; words and language belong to text.h.
#pragma once
#include <optional>
#include <string>
#include <utility>
#include <variant>
#include <vector>

#include "engine/core/json.h"

namespace zk {

enum class Severity { Milestone, Info, Warning, Error };

/// Exit codes of every program (docs/commands.md lists them).
enum class Exit : int { Ok = 0, Failed = 1, Usage = 2, Input = 3, Resource = 4, Stopped = 5, Internal = 70 };

/// What happened, by id. `path` names the parameter or file concerned; `fix` is a list of {path, value} that mends it.
struct Issue {
  Severity severity = Severity::Error;
  std::string id;
  Json args = Json::object();
  std::string path;
  Json fix = Json::array();
  Exit exit = Exit::Failed;

  Json to_json() const;
  static Issue from_json(const Json& json);
};
using Issues = std::vector<Issue>;

const char* severity_name(Severity severity);
Severity severity_from(const std::string& name);

/// Short makers. The ids are literals, so that a test can check that each has its words in both languages.
Issue issue_error(std::string id, Json args = Json::object(), Exit exit = Exit::Failed);
Issue issue_usage(std::string id, Json args = Json::object());  ///< exit code Usage
Issue issue_input(std::string id,
                  Json args = Json::object());  ///< exit code Input: a file or artifact is missing or wrong
Issue issue_resource(std::string id, Json args = Json::object());  ///< exit code Resource: disk, memory, device
Issue issue_warning(std::string id, Json args = Json::object());
Issue issue_info(std::string id, Json args = Json::object());
Issue issue_milestone(std::string id, Json args = Json::object());
bool has_error(const Issues& issues);

template <class T>
class [[nodiscard]] Result {
 public:
  Result(T value) : state_(std::move(value)) {}      // NOLINT: implicit on purpose, so that `return value;` works
  Result(Issue issue) : state_(std::move(issue)) {}  // NOLINT
  bool ok() const { return state_.index() == 0; }
  explicit operator bool() const { return ok(); }
  T& value() { return std::get<0>(state_); }
  const T& value() const { return std::get<0>(state_); }
  T& operator*() { return value(); }
  const T& operator*() const { return value(); }
  T* operator->() { return &value(); }
  const T* operator->() const { return &value(); }
  const Issue& issue() const { return std::get<1>(state_); }

 private:
  std::variant<T, Issue> state_;
};

template <>
class [[nodiscard]] Result<void> {
 public:
  Result() = default;
  Result(Issue issue) : issue_(std::move(issue)) {}  // NOLINT
  bool ok() const { return !issue_; }
  explicit operator bool() const { return ok(); }
  const Issue& issue() const { return *issue_; }

 private:
  std::optional<Issue> issue_;
};
using Status = Result<void>;

/// `ZK_TRY(auto x, f());` declares x from a Result or returns its issue.
#define ZK_TRY_CAT2(a, b) a##b
#define ZK_TRY_CAT(a, b) ZK_TRY_CAT2(a, b)
#define ZK_TRY(declaration, expression)                                                  \
  auto ZK_TRY_CAT(zk_try_, __LINE__) = (expression);                                     \
  if (!ZK_TRY_CAT(zk_try_, __LINE__).ok()) return ZK_TRY_CAT(zk_try_, __LINE__).issue(); \
  declaration = std::move(ZK_TRY_CAT(zk_try_, __LINE__).value())
/// `ZK_CHECK(f());` returns the issue of a failed Status (or Result).
#define ZK_CHECK(expression)                       \
  do {                                             \
    auto zk_check_ = (expression);                 \
    if (!zk_check_.ok()) return zk_check_.issue(); \
  } while (0)

}  // namespace zk
