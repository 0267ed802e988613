#include "engine/core/events.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <chrono>
#include <memory>

#include "engine/core/clock.h"
#include "engine/core/files.h"
#include "engine/core/process.h"
#include "engine/core/workspace.h"

namespace zk {
namespace fs = std::filesystem;
namespace {
constexpr size_t kMaxQueue = size_t{64} << 20;

Json full_header(const Json& header) {
  Json full = {{"proto", kEventProto}, {"program", std::string(kProgram) + " " + kVersion}};
  full.update(header);
  full.update(this_process().to_json());
  return full;
}

/// Position after the last complete line and the seq of that line.
struct Tail {
  uint64_t end = 0;
  int64_t seq = -1;
};
Result<Tail> find_tail(const fs::path& path) {
  ZK_TRY(std::string bytes, read_file(path));
  Tail tail;
  while (!bytes.empty()) {
    size_t newline = bytes.rfind('\n');
    if (newline == std::string::npos) break;
    bytes.resize(newline + 1);
    size_t start = newline == 0 ? 0 : bytes.rfind('\n', newline - 1);
    start = start == std::string::npos ? 0 : (newline == 0 ? 0 : start + 1);
    Json json = Json::parse(bytes.substr(start, newline - start), nullptr, false);
    if (json.is_object() && json.contains("seq") && json["seq"].is_number_integer()) {
      tail.end = bytes.size();
      tail.seq = json["seq"].get<int64_t>();
      break;
    }
    bytes.resize(start);
  }
  return tail;
}
}  // namespace

Result<std::unique_ptr<EventWriter>> EventWriter::create(const fs::path& path, const Json& header) {
  auto writer = detached(header);
  ZK_CHECK(writer->attach(path));
  return writer;
}

Status EventWriter::attach(const fs::path& path) {
  int fd = ::open(path.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_APPEND | O_CLOEXEC, 0644);
  if (fd < 0) return file_issue(path, errno);
  std::lock_guard lock(mutex_);
  fd_ = fd;
  thread_ = std::thread([this] { run(); });
  return {};
}

Result<std::unique_ptr<EventWriter>> EventWriter::append(const fs::path& path) {
  ZK_TRY(Tail tail, find_tail(path));
  if (::truncate(path.c_str(), static_cast<off_t>(tail.end)) != 0) return file_issue(path, errno);
  int fd = ::open(path.c_str(), O_WRONLY | O_APPEND | O_CLOEXEC);
  if (fd < 0) return file_issue(path, errno);
  std::unique_ptr<EventWriter> writer(new EventWriter());
  writer->fd_ = fd;
  writer->seq_ = tail.seq + 1;
  writer->thread_ = std::thread([raw = writer.get()] { raw->run(); });
  return writer;
}

std::unique_ptr<EventWriter> EventWriter::detached(const Json& header) {
  std::unique_ptr<EventWriter> writer(new EventWriter());
  writer->emit("header", full_header(header));
  return writer;
}

EventWriter::~EventWriter() {
  if (thread_.joinable()) {
    {
      std::lock_guard lock(mutex_);
      stop_ = true;
    }
    wake_.notify_all();
    thread_.join();
  }
  if (fd_ >= 0) ::close(fd_);
}

void EventWriter::emit(const char* kind, Json fields) {
  Json event = Json::object();
  std::unique_lock lock(mutex_);
  event["seq"] = seq_++;
  event["t"] = now_us();
  event["e"] = kind;
  event.update(fields);
  std::string line = dump_line(event) + "\n";
  if (line.size() > kMaxEventBytes) {
    event = {{"seq", event["seq"]},
             {"t", event["t"]},
             {"e", "log"},
             {"text", std::string("dropped an event of kind ") + kind + ": over 256 KiB"}};
    line = dump_line(event) + "\n";
  }
  if (queue_.size() < kMaxQueue) queue_ += line;
  auto listeners = listeners_;
  lock.unlock();
  wake_.notify_one();
  for (const auto& listener : listeners) listener(event);
}

void EventWriter::emit_issue(const Issue& issue) { emit("issue", issue.to_json()); }

void EventWriter::listen(std::function<void(const Json&)> listener) {
  std::lock_guard lock(mutex_);
  listeners_.push_back(std::move(listener));
}

bool EventWriter::flush(double seconds) {
  if (fd_ < 0) return true;
  std::unique_lock lock(mutex_);
  wake_.notify_all();
  return drained_.wait_for(lock, std::chrono::duration<double>(seconds), [&] { return queue_.empty() && !writing_; });
}

bool EventWriter::degraded() const {
  std::lock_guard lock(mutex_);
  return degraded_;
}

void EventWriter::run() {
  using namespace std::chrono_literals;
  std::string batch;
  std::unique_lock lock(mutex_);
  for (;;) {
    wake_.wait(lock, [&] { return stop_ || !queue_.empty() || !batch.empty(); });
    if (batch.empty()) batch.swap(queue_);
    if (batch.empty() && stop_) return;
    writing_ = true;
    lock.unlock();
    ssize_t n = ::write(fd_, batch.data(), batch.size());
    int error_number = errno;
    lock.lock();
    if (n > 0) batch.erase(0, static_cast<size_t>(n));
    degraded_ = n < 0 && error_number != EINTR;
    if (batch.empty()) writing_ = false;
    if (batch.empty() && queue_.empty()) drained_.notify_all();
    if (!degraded_) continue;
    if (stop_) return;
    wake_.wait_for(lock, 1s, [&] { return stop_; });
  }
}

Status EventReader::poll(const std::function<void(const Json&)>& on_event, size_t max_bytes) {
  int fd = ::open(path_.c_str(), O_RDONLY | O_CLOEXEC);
  if (fd < 0) return file_issue(path_, errno);
  struct stat info {};
  ::fstat(fd, &info);
  if (static_cast<uint64_t>(info.st_ino) != inode_ || static_cast<uint64_t>(info.st_size) < offset_) {
    inode_ = static_cast<uint64_t>(info.st_ino);
    if (static_cast<uint64_t>(info.st_size) < offset_ && !header_.is_null()) {
      // A resuming writer cut a torn tail: what lies before is unchanged, so go on from the new end.
      offset_ = static_cast<uint64_t>(info.st_size);
      rest_.clear();
    }
  }
  std::string chunk(size_t{1} << 20, '\0');
  Status status;
  size_t taken = 0;
  while (taken < max_bytes && status.ok()) {
    ssize_t n = ::pread(fd, chunk.data(), chunk.size(), static_cast<off_t>(offset_));
    if (n <= 0) break;
    offset_ += static_cast<uint64_t>(n);
    taken += static_cast<size_t>(n);
    std::string_view view(chunk.data(), static_cast<size_t>(n));
    for (size_t newline; status.ok() && (newline = view.find('\n')) != std::string_view::npos;
         view.remove_prefix(newline + 1)) {
      std::string line = std::move(rest_);
      rest_.clear();
      line.append(view.substr(0, newline));
      if (skipping_)
        ++bad_lines_, skipping_ = false;
      else
        status = take_line(line, on_event);
    }
    if (!skipping_) rest_.append(view);
    if (rest_.size() > kMaxEventBytes) skipping_ = true, rest_.clear();
  }
  ::close(fd);
  return status;
}

Status EventReader::take_line(std::string_view line, const std::function<void(const Json&)>& on_event) {
  if (line.empty()) return {};
  Json event = Json::parse(line, nullptr, false);
  if (!event.is_object() || !event.contains("e") || !event["e"].is_string()) {
    ++bad_lines_;
    return {};
  }
  if (event["e"] == "header") {
    int proto = event.contains("proto") && event["proto"].is_number_integer() ? event["proto"].get<int>() : 0;
    if (proto > kEventProto)
      return issue_input("event-newer", {{"path", path_.string()}, {"proto", proto}, {"known", kEventProto}});
    header_ = event;
  }
  on_event(event);
  return {};
}

Result<std::vector<Json>> read_events(const fs::path& path) {
  std::vector<Json> events;
  EventReader reader(path);
  ZK_CHECK(reader.poll([&](const Json& event) { events.push_back(event); }, SIZE_MAX));
  return events;
}
}  // namespace zk
