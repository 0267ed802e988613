// The trainer's child process and what its log says; see the header for why.
#include "engine/token/train_sentencepiece.h"

#include <fcntl.h>
#include <poll.h>
#include <sentencepiece_trainer.h>
#include <signal.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <cstring>
#include <regex>
#include <unordered_map>

#include "engine/token/tokenizer.h"
#include "engine/token/utf8.h"

namespace zk::token {
namespace {
constexpr size_t kLongestStretch = 4000;
constexpr int kThreads = 4;  // of unigram training; part of its result, so never the machine's number
constexpr std::array<std::string_view, 3> kSentenceEnds = {"。", "！", "？"};
constexpr std::array<std::string_view, 3> kClosing = {"」", "』", "）"};
// Blank sign and unknown sign of sentencepiece; the rest ends a line or separates fields of its input.
constexpr std::array<std::string_view, 6> kDropped = {"\n",           "\r",          "\t", std::string_view("\0", 1),
                                                      "\xE2\x96\x81", "\xE2\x96\x85"};
constexpr std::array<std::string_view, 5> kMarks = {kDocMark, kUserMark, kBotMark, kEndMark, "<unk>"};

template <size_t N>
bool is_one_of(std::string_view character, const std::array<std::string_view, N>& list) {
  for (const auto& item : list)
    if (character == item) return true;
  return false;
}

/// A text that spells a reserved piece ("<|user|>", "<0x0A>") must not teach the trainer to make one.
bool spells_reserved(std::string_view text) {
  for (const auto& mark : kMarks)
    if (text.starts_with(mark)) return true;
  return text.starts_with("<0x");
}
}  // namespace

void TrainingText::count(std::string_view stretch) {
  if (stretch.empty()) return;
  const auto it = counts_.find(stretch);
  if (it == counts_.end())
    counts_.emplace(stretch, 1);
  else
    ++it->second;
}

void TrainingText::add(std::string_view text) {
  size_t start = 0;
  bool ended = false;  // a sentence has ended here; closing brackets still belong to it
  for (size_t i = 0; i < text.size();) {
    const Utf8Step step = utf8_step(text.substr(i));
    const std::string_view character = text.substr(i, step.bytes);
    const bool drop = step.state != Utf8::Valid || is_one_of(character, kDropped);
    const bool cut = (ended && !is_one_of(character, kClosing)) || i - start >= kLongestStretch ||
                     (i > start && text[i - 1] == '<' && spells_reserved(text.substr(i - 1)));
    if (drop || cut) count(text.substr(start, i - start)), start = i;
    if (drop) start = i + step.bytes;
    ended = !drop && (is_one_of(character, kSentenceEnds) || (ended && !cut));
    i += step.bytes;
  }
  count(text.substr(start));
}

namespace {
using Counts = std::map<std::string, int64_t, std::less<>>;

class Lines final : public sentencepiece::SentenceIterator {
 public:
  explicit Lines(const Counts& counts) : at_(counts.begin()), end_(counts.end()) { write(); }
  bool done() const override { return at_ == end_; }
  void Next() override {
    ++at_;
    write();
  }
  const std::string& value() const override { return line_; }
  sentencepiece::util::Status status() const override { return {}; }

 private:
  void write() {
    if (at_ != end_) line_ = at_->first + "\t" + std::to_string(at_->second);
  }
  Counts::const_iterator at_, end_;
  std::string line_;
};

std::unordered_map<std::string, std::string> arguments(const SentencePieceOptions& options) {
  auto flag = [](bool on) { return std::string(on ? "true" : "false"); };
  return {{"model_type", options.type},
          {"vocab_size", std::to_string(options.vocab_size)},
          {"max_sentencepiece_length", std::to_string(options.max_piece_chars)},
          {"split_digits", flag(options.split_digits)},
          {"byte_fallback", flag(options.byte_fallback)},
          {"character_coverage", std::to_string(options.character_coverage)},
          {"control_symbols", std::string(kDocMark) + "," + kUserMark + "," + kBotMark + "," + kEndMark},
          {"user_defined_symbols", "\n"},
          {"unk_id", "0"},
          {"bos_id", "-1"},
          {"eos_id", "-1"},
          {"pad_id", "-1"},
          {"normalization_rule_name", "identity"},
          {"add_dummy_prefix", "false"},
          {"remove_extra_whitespaces", "false"},
          {"allow_whitespace_only_pieces", "true"},
          {"hard_vocab_limit", "true"},
          {"max_sentence_length", std::to_string(4 * kLongestStretch)},
          {"input_format", "tsv"},
          {"num_threads", std::to_string(kThreads)}};
}

bool write_all(int fd, std::string_view bytes) {
  while (!bytes.empty()) {
    const ssize_t n = ::write(fd, bytes.data(), bytes.size());
    if (n < 0 && errno == EINTR) continue;
    if (n <= 0) return false;
    bytes.remove_prefix(static_cast<size_t>(n));
  }
  return true;
}

/// The child: answers "M" + model or "E" + message on `result_fd`; all prints go to `log_fd`.
[[noreturn]] void train_in_child(const SentencePieceOptions& options, const TrainingText& text, int result_fd,
                                 int log_fd) {
  ::prctl(PR_SET_PDEATHSIG, SIGKILL);
  ::dup2(log_fd, STDOUT_FILENO);
  ::dup2(log_fd, STDERR_FILENO);
  std::string answer;
  try {
    Lines lines(text.counts());
    std::string model;
    const auto status = sentencepiece::SentencePieceTrainer::Train(arguments(options), &lines, &model);
    answer = status.ok() ? "M" + model : std::string("E") + status.message();
  } catch (const std::exception& error) {
    answer = std::string("E") + error.what();
  }
  ::_exit(write_all(result_fd, answer) ? 0 : 1);
}

/// Turns the trainer's log lines into progress and keeps the last one as a reason.
class TrainerLog {
 public:
  TrainerLog(const SentencePieceOptions& options, const TrainingHooks& hooks) : options_(options), hooks_(hooks) {}

  void read(std::string_view bytes) {
    rest_ += bytes;
    for (size_t end; (end = rest_.find('\n')) != std::string::npos; rest_.erase(0, end + 1))
      if (end > 0) line(rest_.substr(0, end));
  }
  const std::string& last() const { return last_; }

 private:
  void line(const std::string& text) {
    last_ = text;
    if (!hooks_.progress) return;
    // BPE counts up: "Added: freq=9 size=120 …"; unigram prunes down: "EM sub_iter=0 size=52310 …".
    static const std::regex size(R"((Added:|EM sub_iter).* size=(\d+))");
    std::smatch match;
    if (!std::regex_search(text, match, size)) return;
    const double pieces = std::stod(match[2]), wanted = static_cast<double>(options_.vocab_size);
    if (options_.type == "bpe") return hooks_.progress(pieces, wanted);
    if (most_ == 0) most_ = pieces;
    hooks_.progress(most_ - pieces, std::max(1.0, most_ - wanted));
  }
  const SentencePieceOptions& options_;
  const TrainingHooks& hooks_;
  std::string rest_, last_;
  double most_ = 0;
};

/// Reads what is there; false at the end.
bool drain(int fd, std::string& out) {
  char buffer[65536];
  const ssize_t n = ::read(fd, buffer, sizeof buffer);
  if (n < 0) return errno == EINTR || errno == EAGAIN;
  out.append(buffer, static_cast<size_t>(n));
  return n > 0;
}

/// Follows the child until it has answered. False if it was stopped.
bool follow(pid_t child, int result_fd, int log_fd, const TrainingHooks& hooks, TrainerLog& log, std::string& answer) {
  std::array<pollfd, 2> fds = {{{result_fd, POLLIN, 0}, {log_fd, POLLIN, 0}}};
  while (fds[0].fd >= 0 || fds[1].fd >= 0) {
    if (hooks.stopping && hooks.stopping()) {
      ::kill(child, SIGKILL);
      return false;
    }
    if (::poll(fds.data(), fds.size(), 100) <= 0) continue;
    if (fds[0].revents && !drain(result_fd, answer)) fds[0].fd = -1;
    std::string lines;
    if (fds[1].revents && !drain(log_fd, lines)) fds[1].fd = -1;
    log.read(lines);
  }
  return true;
}

Issue with_size(Issue issue, int64_t size) {
  issue.fix.push_back({{"path", "vocab_size"}, {"value", size}});
  return issue;
}

Issue training_issue(const SentencePieceOptions& options, const std::string& message) {
  std::smatch match;
  static const std::regex too_high(R"(value <= (\d+))"), too_low(R"(required_chars\. \d+ vs (\d+))");
  const Json size = {{"vocab_size", options.vocab_size}};
  auto args = [&](const char* key, int64_t value) {
    Json all = size;
    all[key] = value;
    return all;
  };
  if (std::regex_search(message, match, too_high)) {
    const int64_t largest = std::stoll(match[1]);
    return with_size(issue_input("corpus-too-small-for-tokenizer", args("largest", largest)), largest);
  }
  if (std::regex_search(message, match, too_low)) {
    const int64_t smallest = std::stoll(match[1]);
    return with_size(issue_input("vocabulary-too-small", args("smallest", smallest)), smallest);
  }
  return issue_error("tokenizer-training-failed", {{"reason", message}});
}

struct Pipe {
  std::array<int, 2> ends{-1, -1};
  bool open() { return ::pipe2(ends.data(), O_CLOEXEC) == 0; }
  void close(size_t end) {
    if (ends[end] >= 0) ::close(ends[end]);
    ends[end] = -1;
  }
  ~Pipe() { close(0), close(1); }
};

double seconds(const timeval& time) {
  return static_cast<double>(time.tv_sec) + 1e-6 * static_cast<double>(time.tv_usec);
}

Issue system_issue() {
  return issue_resource("tokenizer-training-failed", {{"reason", std::string(std::strerror(errno))}});
}
}  // namespace

Result<TrainedModel> train_sentencepiece(const SentencePieceOptions& options, const TrainingText& text,
                                         const TrainingHooks& hooks) {
  if (text.empty()) return issue_input("text-empty");
  Pipe result, log_pipe;
  if (!result.open() || !log_pipe.open()) return system_issue();
  const pid_t child = ::fork();
  if (child < 0) return system_issue();
  if (child == 0) train_in_child(options, text, result.ends[1], log_pipe.ends[1]);
  result.close(1);
  log_pipe.close(1);
  TrainerLog log(options, hooks);
  std::string answer;
  const bool finished = follow(child, result.ends[0], log_pipe.ends[0], hooks, log, answer);
  int status = 0;
  rusage usage{};
  while (::wait4(child, &status, 0, &usage) < 0 && errno == EINTR) {
  }
  if (!finished) return issue_error("stopped", Json::object(), Exit::Stopped);
  if (answer.starts_with('M') && WIFEXITED(status) && WEXITSTATUS(status) == 0)
    return TrainedModel{answer.substr(1), seconds(usage.ru_utime) + seconds(usage.ru_stime)};
  return training_issue(options, answer.starts_with('E') ? answer.substr(1) : log.last());
}
}  // namespace zk::token
