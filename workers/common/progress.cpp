// Progress for people: on a terminal one line that is rewritten, in a log a line every few seconds. Issues in words.
#include <fmt/format.h>
#include <unistd.h>

#include <cstdio>
#include <memory>

#include "workers/common/driver.h"

namespace zk::workers {
namespace {

struct Printer {
  Lang lang;
  bool terminal = ::isatty(2) == 1;
  bool open_line = false;
  double last = 0;
  std::string metrics, finished;

  void line(const std::string& words) {
    if (open_line) std::fputs(terminal ? "\r\033[K" : "", stderr);
    open_line = false;
    std::fputs((words + "\n").c_str(), stderr);
  }

  void progress(const Json& event) {
    const double now = monotonic_seconds(), done = event.value("done", 0.0), total = event.value("total", 0.0);
    const bool complete = total > 0 && done >= total;
    if (complete && event.value("phase", "") == finished) return;  // said already
    finished = complete ? event.value("phase", "") : "";
    if (!terminal && !complete && now - last < 10) return;
    last = now;
    const std::string unit = text(lang, "unit." + event.value("unit", ""));
    std::string words = text(lang, "stage." + event.value("phase", "")) + "  ";
    if (total > 0)
      words += fmt::format("{:3.0f} %  {} / {} {}", 100 * done / total, format_count(static_cast<int64_t>(done)),
                           format_count(static_cast<int64_t>(total)), unit);
    else
      words += format_count(static_cast<int64_t>(done)) + " " + unit;
    if (event.contains("eta_low"))
      words += "  " + text(lang, "cli.left",
                           {{"time", format_duration(lang, 0.5 * (event["eta_low"].get<double>() +
                                                                  event["eta_high"].get<double>()))}});
    words += metrics;
    if (!terminal || complete) return line(words);
    std::fputs(("\r\033[K" + words).c_str(), stderr);
    open_line = true;
  }

  void metric(const Json& event) {
    const Json& values = event["values"];
    if (values.contains("loss"))
      metrics = "  " + text(lang, "cli.loss", {{"loss", fmt::format("{:.3f}", values["loss"].get<double>())}});
  }

  void operator()(const Json& event) {
    const std::string kind = event.value("e", "");
    if (kind == "progress") progress(event);
    if (kind == "metric") metric(event);
    if (kind == "stage" && event.value("state", "") == "begin") metrics.clear();
    if (kind == "issue" && event.value("severity", "") != "error")
      line(text(lang, "cli." + event.value("severity", "info")) + " " + issue_sentence(lang, Issue::from_json(event)));
    std::fflush(stderr);
  }
};
}  // namespace

std::function<void(const Json&)> progress_printer(Lang lang) {
  auto printer = std::make_shared<Printer>();
  printer->lang = lang;
  return [printer](const Json& event) { (*printer)(event); };
}
}  // namespace zk::workers
