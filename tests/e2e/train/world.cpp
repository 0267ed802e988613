#include "tests/e2e/train/world.h"

#include <fcntl.h>
#include <gtest/gtest.h>
#include <signal.h>
#include <sys/wait.h>
#include <unistd.h>

#include <chrono>
#include <cstdlib>
#include <stdexcept>
#include <thread>

#include "engine/core/events.h"
#include "engine/core/files.h"
#include "tests/unit/core/temp_dir.h"

namespace zk::test {
namespace fs = std::filesystem;
namespace {

std::string program() {
  const char* bin = std::getenv("ZK_BIN");
  return (fs::path(bin ? bin : ZK_BINARY_DIR "/bin") / "zk").string();
}

TempDir& place() {
  static TempDir dir;
  return dir;
}

void make(const Words& words) {
  Zk zk(words + Words{"--quiet"});
  if (zk.wait() != 0) throw std::runtime_error("zk " + words[0] + ": " + zk.err());
}

/// Environment with variables of ours instead of what stands there; none of a launcher's.
std::vector<std::string> environment_with(const std::map<std::string, std::string>& own) {
  std::vector<std::string> all;
  for (char** entry = environ; *entry; ++entry) {
    const std::string text = *entry, name = text.substr(0, text.find('='));
    if (own.contains(name) || name == "RANK" || name == "WORLD_SIZE" || name == "LC_ALL") continue;
    all.push_back(text);
  }
  for (const auto& [name, value] : own) all.push_back(name + "=" + value);
  return all;
}
}  // namespace

const fs::path& world() {
  static const fs::path workspace = [] {
    const fs::path dir = place().path / "ws";
    ::setenv("ZK_WORKSPACE", dir.c_str(), 1);
    make({"miniworld", "--name", "w", "--megabytes", "0.2", "--chats", "200", "--exam_items", "4"});
    make({"tokenizer", "--name", "t", "--vocab_size", "1000"});
    make({"dataset", "--name", "d", "--valid_percent", "10"});
    return dir;
  }();
  return workspace;
}

fs::path run_dir(const std::string& run) { return world() / "runs" / run; }

Zk::Zk(Words words, const std::map<std::string, std::string>& environment) {
  static int number = 0;
  out_ = place().path / ("out-" + std::to_string(++number));
  err_ = place().path / ("err-" + std::to_string(number));
  words.insert(words.begin(), program());
  auto variables = environment;
  variables.emplace("LC_ALL", "C");
  auto env = environment_with(variables);
  std::vector<char*> argv, envp;
  for (auto& word : words) argv.push_back(word.data());
  for (auto& entry : env) envp.push_back(entry.data());
  argv.push_back(nullptr);
  envp.push_back(nullptr);
  pid_ = ::fork();
  if (pid_ != 0) return;
  ::dup2(::open("/dev/null", O_RDONLY), 0);
  ::dup2(::open(out_.c_str(), O_WRONLY | O_CREAT | O_TRUNC, 0644), 1);
  ::dup2(::open(err_.c_str(), O_WRONLY | O_CREAT | O_TRUNC, 0644), 2);
  ::execve(argv[0], argv.data(), envp.data());
  ::_exit(127);
}

Zk::~Zk() {
  if (pid_ <= 0) return;
  ::kill(pid_, SIGKILL);
  ::waitpid(pid_, nullptr, 0);
}

void Zk::signal(int number) const {
  if (pid_ > 0) ::kill(pid_, number);
}

bool Zk::ended() {
  if (pid_ > 0 && ::waitpid(pid_, &status_, WNOHANG) == pid_) pid_ = 0;
  return pid_ <= 0;
}

bool Zk::until(const std::function<bool()>& done) {
  wait_until([&] { return done() || ended(); });
  return done();
}

int Zk::wait(double seconds) {
  if (!wait_until([&] { return ended(); }, seconds)) {
    ADD_FAILURE() << "still running after " << seconds << " s:\n" << err();
    return -1000;
  }
  return WIFSIGNALED(status_) ? -WTERMSIG(status_) : WEXITSTATUS(status_);
}

std::string Zk::out() const {
  auto bytes = read_file(out_);
  return bytes.ok() ? *bytes : "";
}
std::string Zk::err() const {
  auto bytes = read_file(err_);
  return bytes.ok() ? *bytes : "";
}
Json Zk::json() const { return Json::parse(out(), nullptr, false); }

Words operator+(Words a, const Words& b) {
  a.insert(a.end(), b.begin(), b.end());
  return a;
}

Words tiny(const std::string& name, int64_t steps, Words more) {
  return Words{"train",
               "--name",
               name,
               "--dataset",
               "d",
               "--steps",
               std::to_string(steps),
               "--threads",
               "1",
               "--n_layer",
               "1",
               "--d_model",
               "16",
               "--n_head",
               "2",
               "--seq_len",
               "16",
               "--batch",
               "4",
               "--valid_every",
               "20",
               "--valid_tokens",
               "400",
               "--sample_every",
               "0",
               "--checkpoint_every",
               "10",
               "--json",
               "--quiet"} +
         more;
}

std::vector<Json> events_of(const std::string& run, int rank) {
  const std::string name = rank == 0 ? "events.jsonl" : "events-rank-" + std::to_string(rank) + ".jsonl";
  auto events = read_events(run_dir(run) / name);
  return events.ok() ? *events : std::vector<Json>{};
}

std::vector<Json> events_of_kind(const std::string& run, const std::string& kind, int rank) {
  std::vector<Json> found;
  for (auto& event : events_of(run, rank))
    if (event["e"] == kind) found.push_back(std::move(event));
  return found;
}

std::map<int64_t, double> losses_of(const std::string& run) {
  std::map<int64_t, double> losses;
  for (const auto& event : events_of_kind(run, "metric"))
    if (event["group"] == "train") losses[event["step"]] = event["values"]["loss"];
  return losses;
}

int64_t step_of(const std::string& run) {
  const auto losses = losses_of(run);
  return losses.empty() ? 0 : losses.rbegin()->first;
}

bool wait_until(const std::function<bool()>& done, double seconds) {
  const auto deadline = std::chrono::steady_clock::now() + std::chrono::duration<double>(seconds);
  while (std::chrono::steady_clock::now() < deadline) {
    if (done()) return true;
    std::this_thread::sleep_for(std::chrono::milliseconds(5));
  }
  return done();
}
}  // namespace zk::test
