// Numbers are simple functions of the step, so that expectations can be written down.
#include "log_lines.h"

#include <cmath>
#include <fstream>
#include <random>

#include "engine/core/events.h"

namespace zk::ui {

namespace fs = std::filesystem;

LogLines::LogLines(const std::string& command, const std::string& id, Json header) {
  Json fields = {{"proto", kEventProto},
                 {"program", "zerokara 0.1.0"},
                 {"command", command},
                 {"artifact", id},
                 {"pid", 0},
                 {"start", 0}};
  fields.update(header);
  add("header", fields);
}

LogLines& LogLines::add(const char* kind, Json fields) {
  Json event = {{"seq", m_seq++}, {"t", m_t}, {"e", kind}};
  event.update(fields);
  return raw(dump_line(event));
}

LogLines& LogLines::raw(const std::string& line) {
  m_lines.push_back(line);
  return *this;
}

LogLines& LogLines::wait(double seconds) {
  m_t += qint64(seconds * 1e6);
  return *this;
}

double LogLines::lossAt(qint64 step) { return 2 + 6 * std::exp(-double(step) / 30); }

LogLines& LogLines::step(qint64 n, qint64 total) {
  wait(0.1);
  add("metric",
      {{"group", "train"},
       {"step", n},
       {"tokens", n * 2048},
       {"seconds", double(n) * 0.1},
       {"values", {{"loss", lossAt(n)}, {"lr", 2.5e-3}, {"grad_norm", 0.5}, {"tokens_per_second", 20000.0}}}});
  return add("progress", {{"phase", "train"},
                          {"done", n},
                          {"total", total},
                          {"unit", "steps"},
                          {"rate", 10.0},
                          {"eta_low", double(total - n) / 11},
                          {"eta_high", double(total - n) / 9},
                          {"next_within_s", 3.0}});
}

LogLines& LogLines::steps(qint64 from, qint64 to, qint64 total) {
  for (qint64 n = from; n <= to; ++n) step(n, total);
  return *this;
}

std::string LogLines::text() const {
  std::string all;
  for (const auto& line : m_lines) all += line + "\n";
  return all;
}

std::string LogLines::torn(size_t bytes) const {
  const std::string all = text();
  return all.substr(0, all.size() - bytes);
}

void LogLines::write(const fs::path& path, const std::string& text) const {
  fs::create_directories(path.parent_path());
  std::ofstream(path, std::ios::binary) << text;
}

ScratchFolder::ScratchFolder() {
  std::random_device random;
  m_dir = fs::temp_directory_path() / ("zk-window-" + std::to_string(random()) + std::to_string(random()));
  fs::create_directories(m_dir);
}

ScratchFolder::~ScratchFolder() {
  std::error_code ec;
  fs::remove_all(m_dir, ec);
}

bool feedFile(const fs::path& path, RunModel& model, Issue* refusal, int64_t* badLines) {
  EventReader reader(path);
  const Status status = reader.poll([&](const Json& json) {
    if (const auto event = eventFrom(json)) model.feed(*event);
  });
  if (!status.ok() && refusal) *refusal = status.issue();
  if (badLines) *badLines = reader.bad_lines();
  return status.ok();
}

bool feedFile(const fs::path& path, TourModel& model) {
  EventReader reader(path);
  return reader
      .poll([&](const Json& json) {
        if (const auto event = eventFrom(json)) model.feed(*event);
      })
      .ok();
}

}  // namespace zk::ui
