// What a run is, as far as its log tells: series, samples, checkpoints, cards, progress, state. Pure: feed it events,
// ask it; no clock, no file, no Qt object, so that a recorded log is a test. Steps that a resumed run superseded are
// cut from the series (nothing is deleted in the file).
#pragma once
#include <QString>
#include <QVector>
#include <map>
#include <optional>
#include <string>

#include "ui/event.h"

namespace zk::ui {

/// Metrics of one group ("train", "valid") in columns of equal length; NaN where an event lacked a value.
struct MetricTable {
  QVector<double> step, tokens, seconds;
  std::map<std::string, QVector<double>> columns;

  qsizetype rows() const { return step.size(); }
  const QVector<double>& column(const std::string& name) const;  ///< empty where unknown
  /// Newest finite value; nothing where there is none.
  std::optional<double> last(const std::string& name) const;
  void append(const MetricEvent& event);
  void cutAfter(double lastStep);
};

/// Losses of the simple models on the same validation text, nat/token; -1 where unknown.
struct Baselines {
  double uniform = -1, unigram = -1, bigram = -1;
  double charsPerToken = -1, bytesPerToken = -1;
  bool any() const { return uniform > 0 || unigram > 0 || bigram > 0; }
};

/// Where the training loss first fell below a baseline.
struct Crossing {
  std::string id;  ///< uniform, unigram, bigram
  double step = 0, loss = 0;
};

enum class RunState { Starting, Running, Paused, Late, Lost, Done, Stopped, Failed };
inline bool isOver(RunState s) { return s >= RunState::Lost; }

class RunModel {
 public:
  void feed(const Event& event);

  /// `nowUs` is the clock of the log (microseconds since the epoch, or a replay's own); `alive`: its process exists.
  RunState state(qint64 nowUs, bool alive) const;
  /// Seconds since the last event; below 0 before the first.
  double age(qint64 nowUs) const;

  bool begun() const { return m_lastT > 0; }
  const HeaderEvent& header() const { return m_header; }
  const Json& params() const { return m_params; }    ///< tree of values
  const Json& origins() const { return m_origins; }  ///< path to "default", "flag" …
  /// "train.steps" style path into the parameters; null where it is not there.
  Json param(const char* path) const;
  const MetricTable& train() const { return m_train; }
  const MetricTable& valid() const { return m_valid; }
  /// Where the engine expects the loss to go: columns low, mid, high; empty where it does not say.
  const MetricTable& projection() const { return m_projection; }
  const QVector<SampleEvent>& samples() const { return m_samples; }
  const QVector<CheckpointEvent>& checkpoints() const { return m_checkpoints; }
  const QVector<IssueEvent>& issues() const { return m_issues; }
  const QVector<EditEvent>& edits() const { return m_edits; }
  const QVector<qint64>& resumes() const { return m_resumes; }  ///< steps where a resumed stretch began
  const std::optional<ProgressEvent>& progress() const { return m_progress; }
  const std::optional<DeviceEvent>& device() const { return m_device; }
  const std::optional<AckEvent>& lastAck() const { return m_lastAck; }
  const std::optional<EndEvent>& end() const { return m_end; }
  const QVector<StageEvent>& stages() const { return m_stages; }
  qint64 startedAt() const { return m_firstT; }
  qint64 lastEventAt() const { return m_lastT; }
  /// Seconds until the next event at the latest, as promised by the last progress; 0 without promise.
  double promised() const { return m_progress ? m_progress->nextWithin : 0; }

  qint64 step() const;        ///< completed steps
  qint64 totalSteps() const;  ///< -1: unknown
  double fraction() const;    ///< 0..1; -1: unknown
  double tokensSeen() const;  ///< -1: unknown
  bool isTuning() const { return m_header.command == "tune"; }
  /// Last issue of severity error; the reason of a failure.
  const IssueEvent* error() const;

  /// Crossings of the smoothed training loss, in the order of the steps.
  QVector<Crossing> crossings(const Baselines& baselines) const;
  /// Increases whenever something changed; views compare it.
  quint64 revision() const { return m_revision; }

 private:
  void take(const HeaderEvent& e);
  void take(const ParamsEvent& e) { m_params = e.values, m_origins = e.origins; }
  void take(const StageEvent& e);
  void take(const ProgressEvent& e) { m_progress = e; }
  void take(const MetricEvent& e);
  void take(const SampleEvent& e);
  void take(const ArtifactEvent&) {}
  void take(const CheckpointEvent& e);
  void take(const EvalEvent&) {}
  void take(const DeviceEvent& e) { m_device = e; }
  void take(const EditEvent& e) { m_edits.append(e); }
  void take(const AckEvent& e);
  void take(const IssueEvent& e);
  void take(const EndEvent& e) { m_end = e; }
  void supersede(qint64 resumedFrom);

  HeaderEvent m_header;
  Json m_params = Json::object(), m_origins = Json::object();
  MetricTable m_train, m_valid, m_projection;
  QVector<SampleEvent> m_samples;
  QVector<CheckpointEvent> m_checkpoints;
  QVector<IssueEvent> m_issues;
  QVector<EditEvent> m_edits;
  QVector<qint64> m_resumes;
  QVector<StageEvent> m_stages;
  std::optional<ProgressEvent> m_progress;
  std::optional<DeviceEvent> m_device;
  std::optional<AckEvent> m_lastAck;
  std::optional<EndEvent> m_end;
  bool m_paused = false;
  qint64 m_firstT = 0, m_lastT = 0;
  quint64 m_revision = 0;
};

/// Exponential smoothing with bias correction; NaN is skipped over. weight 0 = raw, below 1.
QVector<double> smoothed(const QVector<double>& values, double weight);

}  // namespace zk::ui
