// Writes logs as a worker would, line by line, so that a test says what happened and nothing else.
#pragma once
#include <filesystem>
#include <string>
#include <vector>

#include "engine/core/json.h"
#include "ui/run_model.h"
#include "ui/tour_model.h"

namespace zk::ui {

class LogLines {
 public:
  static constexpr qint64 kStart = 1'790'000'000'000'000;

  /// `pid` and `start` of the writer; 0 = a process that does not exist.
  explicit LogLines(const std::string& command = "train", const std::string& id = "run-1",
                    Json header = Json::object());
  LogLines& add(const char* kind, Json fields = Json::object());
  LogLines& raw(const std::string& line);
  /// Advances the log's clock.
  LogLines& wait(double seconds);
  /// One training step: metric and progress, loss falling from 8 towards 2.
  LogLines& step(qint64 n, qint64 total = 100);
  LogLines& steps(qint64 from, qint64 to, qint64 total = 100);
  static double lossAt(qint64 step);

  qint64 now() const { return m_t; }
  std::string text() const;
  /// Without its last `bytes` bytes.
  std::string torn(size_t bytes) const;
  void write(const std::filesystem::path& path, const std::string& text) const;
  void write(const std::filesystem::path& path) const { write(path, text()); }

 private:
  std::vector<std::string> m_lines;
  qint64 m_t = kStart, m_seq = 0;
};

/// A folder of its own that goes away with the test.
class ScratchFolder {
 public:
  ScratchFolder();
  ~ScratchFolder();
  std::filesystem::path operator/(const std::string& name) const { return m_dir / name; }
  const std::filesystem::path& path() const { return m_dir; }
  QString qpath() const { return QString::fromStdString(m_dir.string()); }

 private:
  std::filesystem::path m_dir;
};

/// Reads a file as the window does (EventReader, typed events); false if the reader refused it.
bool feedFile(const std::filesystem::path& path, RunModel& model, Issue* refusal = nullptr,
              int64_t* badLines = nullptr);
bool feedFile(const std::filesystem::path& path, TourModel& model);

}  // namespace zk::ui
