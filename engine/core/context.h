// What a command has around it while it runs: workspace, events, language, stop request, how it was called.
#pragma once
#include <atomic>
#include <memory>
#include <string>

#include "engine/core/clock.h"
#include "engine/core/events.h"
#include "engine/core/process.h"
#include "engine/core/text.h"
#include "engine/core/workspace.h"

namespace zk {

/// A command's result: `json` for --json and files, `text` for people (in the context's language).
struct Outcome {
  Json json = Json::object();
  std::string text;
  Exit exit = Exit::Ok;
};

class Context {
 public:
  Context(Workspace workspace, Lang lang, std::unique_ptr<EventWriter> events, MadeBy made_by)
      : workspace_(std::move(workspace)), lang_(lang), events_(std::move(events)), made_by_(std::move(made_by)) {}

  Workspace& workspace() { return workspace_; }
  Lang lang() const { return lang_; }
  EventWriter& events() { return *events_; }
  /// Replaces the event writer (a resumed run continues its own log). Listeners move with it.
  void adopt_events(std::unique_ptr<EventWriter> events);
  void listen(std::function<void(const Json&)> listener);
  const MadeBy& made_by() const { return made_by_; }

  bool stopping() const {
    return g_stop_requested.load(std::memory_order_relaxed) || stop_.load(std::memory_order_relaxed);
  }
  void request_stop() { stop_ = true; }
  /// The issue of a command that ended because it was asked to.
  static Issue stopped() { return issue_error("stopped", Json::object(), Exit::Stopped); }

  /// Emits progress at most every 0.25 s (always when done == total). Remaining time is estimated from the rate.
  void progress(const std::string& phase, double done, double total, const char* unit, double next_within_s = 2);
  void warn(const Issue& issue) { events_->emit_issue(issue); }

  int rank = 0, ranks = 1;
  int result_fd = 1;  ///< the real standard output, for commands that stream their result
  bool prints_text = true;  ///< the result is text for people: neither --json nor --events was asked for

 private:
  Workspace workspace_;
  Lang lang_;
  std::unique_ptr<EventWriter> events_;
  MadeBy made_by_;
  std::atomic<bool> stop_{false};
  std::vector<std::function<void(const Json&)>> listeners_;
  std::string phase_;
  double phase_start_ = 0, last_progress_ = 0;
};

/// Times a stage and emits its begin and end events; the end carries seconds, CPU seconds and `data`.
class Stage {
 public:
  Stage(Context& context, std::string id);
  ~Stage();
  Json data = Json::object();
  double seconds() const;

 private:
  Context& context_;
  std::string id_;
  double start_, cpu_start_;
};
}  // namespace zk
