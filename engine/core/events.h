// The run log: events.jsonl, one JSON object a line, at most 256 KiB, first line the header. It is the truth of a run:
// the same reader serves a live run, a saved run and a test. Kinds and fields are declared once, in event_kinds().
// Trick: the writer has its own thread, so that a slow or full disk never blocks training.
#pragma once
#include <condition_variable>
#include <filesystem>
#include <functional>
#include <mutex>
#include <string>
#include <thread>
#include <vector>

#include "engine/core/result.h"

namespace zk {

inline constexpr int kEventProto = 1;
inline constexpr size_t kMaxEventBytes = 256 * 1024;

struct EventField {
  const char* name;
  const char* type;  ///< int, float, string, bool, object, array
  const char* unit;
  bool required;
  const char* help;
};
struct EventKind {
  const char* name;
  const char* help;
  std::vector<EventField> fields;
};
const std::vector<EventKind>& event_kinds();
Json describe_events();
/// Empty if `event` is of a known kind with all required fields of the right type, else what is wrong (for tests).
std::string event_problem(const Json& event);

/// Appends events. emit() adds seq, t (microseconds) and e; safe from any thread; never blocks on the disk.
class EventWriter {
 public:
  /// Starts a new log with its header line. `header` may add fields (command, artifact, rank, …).
  static Result<std::unique_ptr<EventWriter>> create(const std::filesystem::path& path, const Json& header);
  /// Continues a log: cuts a torn last line and goes on with its seq. No new header.
  static Result<std::unique_ptr<EventWriter>> append(const std::filesystem::path& path);
  /// Without a file yet: listeners hear everything, lines are kept for attach().
  static std::unique_ptr<EventWriter> detached(const Json& header);
  /// From now on (and with all lines so far) writes to `path`, a new file.
  Status attach(const std::filesystem::path& path);
  ~EventWriter();  ///< writes what is queued

  void emit(const char* kind, Json fields = Json::object());
  void emit_issue(const Issue& issue);
  /// Called with each event in the emitting thread (terminal progress, --events).
  void listen(std::function<void(const Json&)> listener);
  /// Waits until everything emitted so far is in the file; false if the disk refuses.
  bool flush(double seconds = 10);
  bool degraded() const;  ///< the disk refuses writes at the moment; lines are kept and tried again

 private:
  EventWriter() = default;
  void run();
  int fd_ = -1;
  int64_t seq_ = 0;
  std::vector<std::function<void(const Json&)>> listeners_;
  mutable std::mutex mutex_;
  std::condition_variable wake_, drained_;
  std::string queue_;
  bool writing_ = false, stop_ = false, degraded_ = false;
  std::thread thread_;
};

/// Follows a log from its start: poll() hands over every complete new line.
class EventReader {
 public:
  explicit EventReader(std::filesystem::path path) : path_(std::move(path)) {}
  /// Issue event-newer (proto above ours) or file-missing; unreadable lines are counted and skipped.
  Status poll(const std::function<void(const Json&)>& on_event, size_t max_bytes = size_t{64} << 20);
  const Json& header() const { return header_; }
  int64_t bad_lines() const { return bad_lines_; }
  uint64_t offset() const { return offset_; }

 private:
  Status take_line(std::string_view line, const std::function<void(const Json&)>& on_event);
  std::filesystem::path path_;
  uint64_t offset_ = 0, inode_ = 0;
  std::string rest_;
  bool skipping_ = false;
  Json header_;
  int64_t bad_lines_ = 0;
};

/// Whole log at once; for finished runs and tests.
Result<std::vector<Json>> read_events(const std::filesystem::path& path);
}  // namespace zk
