// Three tabs of the Train page for those who look closely: every sample the run wrote, a lane for each rank with who is
// late, and the log line by line with a filter. Ranks and log are read from the run's folder on a pool thread, only
// while their tab is shown.
#pragma once
#include <QTimer>
#include <QVector>
#include <QWidget>
#include <map>
#include <memory>

#include "ui/run_follower.h"
#include "widgets/card.h"

class QComboBox;
class QLineEdit;
class QPlainTextEdit;
class QTableWidget;

namespace zk::ui {

/// What one rank's log says last.
struct RankLane {
  int rank = 0;
  std::string phase;
  double done = -1, total = -1;
  qint64 lastT = 0;  ///< microseconds since the epoch
  double promised = 0;
  double memory = -1;  ///< bytes; -1: not said
  std::string end;     ///< ok, stopped, failed; empty: none
};
/// The lanes of events.jsonl and events-rank-*.jsonl in one run's folder. Blocking: for a pool thread, one at a time.
class RankReader {
 public:
  explicit RankReader(const QString& runDir);
  ~RankReader();
  /// By rank; reads only what was appended since the last call.
  QVector<RankLane> read();

 private:
  struct Lane;
  QString m_dir;
  std::map<int, std::unique_ptr<Lane>> m_lanes;
};

/// A line of the log as it is listed.
struct LogLine {
  qint64 t = 0;
  std::string kind;
  std::string severity;  ///< of an issue
  QString text;          ///< raw: log text, or the event's fields
  Issue issue;           ///< of an issue
  qint64 step = -1;
};
/// The last `most` lines of a log that are no metric, progress, device or sample. Blocking: for a pool thread.
class LogReader {
 public:
  LogReader(const QString& path, size_t most);
  ~LogReader();
  QVector<LogLine> read();

 private:
  struct State;
  std::unique_ptr<State> m;
};

class SamplesView : public widgets::Card {
  Q_OBJECT
 public:
  explicit SamplesView(QWidget* parent = nullptr);
  void show(const RunModel& model);

 protected:
  void changeEvent(QEvent*) override;

 private:
  void fill();
  QVector<SampleEvent> m_samples;
  QComboBox* m_prompt;
  QTableWidget* m_table;
};

class RanksView : public widgets::Card {
  Q_OBJECT
 public:
  explicit RanksView(QWidget* parent = nullptr);
  /// Reads the folder again every two seconds while it is visible.
  void setRun(const RunFollower& run);
  void show(const QVector<RankLane>& lanes, qint64 nowUs, bool live);

 protected:
  void changeEvent(QEvent*) override;
  void showEvent(QShowEvent*) override;

 private:
  void read();
  void fill();
  const RunFollower* m_run = nullptr;
  QVector<RankLane> m_lanes;
  qint64 m_now = 0;
  bool m_live = false, m_reading = false;
  std::shared_ptr<RankReader> m_reader;
  QTimer m_timer;
  QTableWidget* m_table;
};

class LogView : public widgets::Card {
  Q_OBJECT
 public:
  explicit LogView(QWidget* parent = nullptr);
  void setRun(const RunFollower& run);
  void show(const QVector<LogLine>& lines);
  void setFilter(const QString& words);
  int shownLines() const;

 protected:
  void changeEvent(QEvent*) override;
  void showEvent(QShowEvent*) override;

 private:
  void read();
  void fill();
  QString sentence(const LogLine& line) const;
  const RunFollower* m_run = nullptr;
  QVector<LogLine> m_lines;
  bool m_reading = false;
  std::shared_ptr<LogReader> m_reader;
  QTimer m_timer;
  widgets::SegmentedControl* m_kind;
  QLineEdit* m_filter;
  QTableWidget* m_table;
};

}  // namespace zk::ui
