#include "engine/train/detach.h"

#include <unistd.h>

#include <algorithm>
#include <chrono>
#include <cstdlib>
#include <sstream>
#include <thread>

#include "engine/core/files.h"

namespace zk::train {
namespace fs = std::filesystem;
namespace {
constexpr const char* kVariable = "ZK_ANNOUNCE";

/// The issue that a child wrote as its result before it ended, or a general one with the end of its log.
Issue issue_in_log(const fs::path& log) {
  auto bytes = read_file(log);
  std::istringstream lines(bytes.ok() ? *bytes : "");
  std::string last;
  std::optional<Issue> issue;
  for (std::string line; std::getline(lines, line);) {
    Json json = Json::parse(line, nullptr, false);
    if (json.is_object() && json.contains("issue")) issue = Issue::from_json(json["issue"]);
    if (!line.empty()) last = line;
  }
  return issue ? *issue : issue_error("detach-failed", {{"reason", last.substr(0, 500)}});
}

std::vector<std::string> child_command_line() {
  auto words = own_command_line();
  for (const char* word : {"--json", "--quiet"})
    if (std::find(words.begin(), words.end(), word) == words.end()) words.push_back(word);
  return words;
}

/// Waits for the announcement; empty if the child ended without one.
fs::path wait_for_run(const fs::path& announcement, const ProcessId& child) {
  for (;;) {
    const bool alive = is_alive(child);  // looked at first, so that a last word of an ended child is not missed
    if (auto json = read_json(announcement); json.ok()) return json->value("path", "");
    if (!alive) return {};
    std::this_thread::sleep_for(std::chrono::milliseconds(20));
  }
}
}  // namespace

bool is_detached_child() { return std::getenv(kVariable) != nullptr; }

Status announce_run(const fs::path& run_dir) {
  const char* file = std::getenv(kVariable);
  return file ? write_json_atomic(file, {{"path", run_dir.string()}}) : Status{};
}

std::vector<std::string> own_command_line() {
  auto bytes = read_file("/proc/self/cmdline");
  std::vector<std::string> words;
  std::istringstream in(bytes.ok() ? *bytes : "");
  for (std::string word; std::getline(in, word, '\0');) words.push_back(word);
  std::error_code ec;
  if (words.empty()) words.emplace_back();
  words[0] = fs::read_symlink("/proc/self/exe", ec).string();
  return words;
}

Result<Outcome> detach(Context& context) {
  const fs::path runs = context.workspace().folder(ArtifactKind::Run);
  ZK_CHECK(make_dirs(runs));
  const std::string name = ".starting-" + std::to_string(::getpid());
  const fs::path log = runs / (name + ".log"), announcement = runs / (name + ".json");
  std::error_code ec;
  fs::remove(announcement, ec);
  ::setenv(kVariable, announcement.c_str(), 1);
  auto child = spawn_detached(child_command_line(), log);
  ::unsetenv(kVariable);
  if (!child.ok()) return child.issue();
  const fs::path dir = wait_for_run(announcement, *child);
  fs::remove(announcement, ec);
  if (dir.empty()) {
    const Issue issue = issue_in_log(log);
    fs::remove(log, ec);
    return issue;
  }
  fs::rename(log, dir / "worker.log", ec);
  Outcome outcome;
  outcome.json = {{"run", dir.filename().string()}, {"path", dir.string()}, {"pid", child->pid}, {"detached", true}};
  outcome.text = text(context.lang(), "train.detached", {{"run", dir.filename().string()}, {"path", dir.string()}});
  return outcome;
}
}  // namespace zk::train
