// The ten-minute tour as its log tells it: which stages are done, which one runs and how far, what each one made.
// Pure, like RunModel.
#pragma once
#include <QVector>
#include <optional>
#include <string>

#include "ui/event.h"
#include "ui/run_model.h"

namespace zk::ui {

struct TourStage {
  enum class State { Waiting, Running, Done };
  std::string id;  ///< corpus, tokenizer, dataset, train, eval_base, tune, eval_tuned
  State state = State::Waiting;
  double fraction = -1;        ///< 0..1 while running; -1: unknown
  double seconds = -1;         ///< how long it took
  Json data = Json::object();  ///< {"artifact", "kind", "result": {…}}, as the stage's end says
  /// A number of the stage's result by its path of keys; -1: not there.
  double number(std::initializer_list<const char*> path) const;
};

/// The page on which that stage is done by hand.
QString tourPage(const std::string& stage);

class TourModel {
 public:
  TourModel();
  void feed(const Event& event);
  const QVector<TourStage>& stages() const { return m_stages; }
  const TourStage* current() const;  ///< the running stage
  /// Running, Lost, Done, Stopped, Failed (never Paused or Late).
  RunState state(bool alive) const;
  bool begun() const { return m_begun; }
  const std::optional<ProgressEvent>& progress() const { return m_progress; }
  const std::optional<EndEvent>& end() const { return m_end; }
  const IssueEvent* error() const { return m_error ? &*m_error : nullptr; }
  const QVector<ArtifactEvent>& artifacts() const { return m_artifacts; }
  const QVector<EvalEvent>& results() const { return m_results; }
  /// Simpler models that training has left behind ("crossed-bigram" …), each once, in their order.
  const QVector<IssueEvent>& milestones() const { return m_milestones; }
  /// What the model wrote while it trained, and while it was tuned.
  const QVector<SampleEvent>& samples() const { return m_samples; }
  const QVector<SampleEvent>& answers() const { return m_answers; }
  int doneStages() const;
  qint64 startedAt() const { return m_firstT; }
  quint64 revision() const { return m_revision; }

 private:
  TourStage& stage(const std::string& id);
  void take(const StageEvent& e);
  void take(const ProgressEvent& e);
  void take(const SampleEvent& e);
  void take(const IssueEvent& e);
  QVector<TourStage> m_stages;
  QVector<ArtifactEvent> m_artifacts;
  QVector<EvalEvent> m_results;
  QVector<IssueEvent> m_milestones;
  QVector<SampleEvent> m_samples, m_answers;
  std::optional<ProgressEvent> m_progress;
  std::optional<EndEvent> m_end;
  std::optional<IssueEvent> m_error;
  bool m_begun = false;
  qint64 m_firstT = 0;
  quint64 m_revision = 0;
};

}  // namespace zk::ui
