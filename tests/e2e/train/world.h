// A small workspace (built-in corpus, tokenizer, dataset, conversations) and ways to start zk in it, to watch its log
// and to end it hard. Everything runs as people run it: separate processes, real files.
#pragma once
#include <filesystem>
#include <functional>
#include <map>
#include <string>
#include <vector>

#include "engine/core/json.h"

namespace zk::test {

using Words = std::vector<std::string>;

/// Made once per process, removed at its end: dataset "d", conversations "w-chats".
const std::filesystem::path& world();
std::filesystem::path run_dir(const std::string& run);

/// A started `zk words…`; killed at the end if it still runs.
class Zk {
 public:
  explicit Zk(Words words, const std::map<std::string, std::string>& environment = {});
  ~Zk();
  Zk(const Zk&) = delete;
  int pid() const { return pid_; }
  void signal(int number) const;
  /// Exit status; -signal where a signal ended it; fails the test after `seconds`.
  int wait(double seconds = 120);
  /// Waits until `done` holds; false if the process ends before that, or after a minute.
  bool until(const std::function<bool()>& done);
  std::string out() const;  ///< standard output so far
  std::string err() const;
  Json json() const;  ///< standard output as JSON

 private:
  bool ended();
  int pid_ = -1, status_ = 0;
  std::filesystem::path out_, err_;
};

/// Flags of a tiny training on one thread: `steps` steps in about a second.
Words tiny(const std::string& name, int64_t steps, Words more = {});
Words operator+(Words a, const Words& b);

std::vector<Json> events_of(const std::string& run, int rank = 0);
std::vector<Json> events_of_kind(const std::string& run, const std::string& kind, int rank = 0);
/// Training losses by step; where a step was computed twice, the later one.
std::map<int64_t, double> losses_of(const std::string& run);
/// Newest step in the log; 0 before the first.
int64_t step_of(const std::string& run);
/// Waits until `done` (looked at every few milliseconds); false after `seconds`.
bool wait_until(const std::function<bool()>& done, double seconds = 60);
}  // namespace zk::test
