// The stages that a tour always has are listed from the start, so that the path is visible before it is walked; a stage
// that the log names besides them is added where it begins.
#include "ui/tour_model.h"

#include <algorithm>

namespace zk::ui {

TourModel::TourModel() {
  for (const char* id : {"corpus", "tokenizer", "dataset", "train", "eval_base", "tune", "eval_tuned"})
    m_stages.append({id});
}

double TourStage::number(std::initializer_list<const char*> path) const {
  const Json* at = &data;
  for (const char* key : path) {
    const auto it = at->is_object() ? at->find(key) : at->end();
    if (it == at->end()) return -1;
    at = &*it;
  }
  return at->is_number() ? at->get<double>() : -1;
}

QString tourPage(const std::string& stage) {
  if (stage == "corpus") return QStringLiteral("collect");
  if (stage == "dataset") return QStringLiteral("pairs");
  if (stage == "eval_base" || stage == "eval_tuned") return QStringLiteral("evaluate");
  return QString::fromStdString(stage);
}

TourStage& TourModel::stage(const std::string& id) {
  const auto it = std::find_if(m_stages.begin(), m_stages.end(), [&](const TourStage& s) { return s.id == id; });
  if (it != m_stages.end()) return *it;
  m_stages.append({id});
  return m_stages.last();
}

const TourStage* TourModel::current() const {
  const auto it = std::find_if(m_stages.begin(), m_stages.end(),
                               [](const TourStage& s) { return s.state == TourStage::State::Running; });
  return it == m_stages.end() ? nullptr : &*it;
}

RunState TourModel::state(bool alive) const {
  if (m_end && m_end->status == "ok") return RunState::Done;
  if (m_end) return m_end->status == "stopped" ? RunState::Stopped : RunState::Failed;
  if (!alive) return m_begun ? RunState::Lost : RunState::Starting;
  return RunState::Running;
}

void TourModel::feed(const Event& event) {
  if (m_firstT == 0) m_firstT = event.t;
  m_begun = true;
  ++m_revision;
  if (const auto* e = std::get_if<StageEvent>(&event.body)) take(*e);
  if (const auto* e = std::get_if<ProgressEvent>(&event.body)) take(*e);
  if (const auto* e = std::get_if<ArtifactEvent>(&event.body)) m_artifacts.append(*e);
  if (const auto* e = std::get_if<EvalEvent>(&event.body)) m_results.append(*e);
  if (const auto* e = std::get_if<EndEvent>(&event.body)) m_end = *e;
  if (const auto* e = std::get_if<IssueEvent>(&event.body)) take(*e);
  if (const auto* e = std::get_if<SampleEvent>(&event.body)) take(*e);
  if (std::holds_alternative<HeaderEvent>(event.body)) m_end.reset(), m_error.reset();
}

void TourModel::take(const StageEvent& e) {
  if (e.state == StageEvent::State::Resumed) {  // the whole tour goes on, in another process
    m_end.reset();
    m_error.reset();
    return;
  }
  auto& s = stage(e.id);
  if (e.state == StageEvent::State::End) {
    s.state = TourStage::State::Done;
    s.fraction = 1;
    s.seconds = e.seconds;
    s.data = e.data;
    return;
  }
  s.state = TourStage::State::Running;
  s.fraction = -1;
  m_progress.reset();
  m_end.reset();
}

int TourModel::doneStages() const {
  return int(std::count_if(m_stages.begin(), m_stages.end(),
                           [](const TourStage& s) { return s.state == TourStage::State::Done; }));
}

void TourModel::take(const IssueEvent& e) {
  if (e.issue.severity == Severity::Error) m_error = e;
  if (e.issue.severity != Severity::Milestone) return;
  // A run that goes on from a checkpoint may pass the same mark again.
  const bool known = std::any_of(m_milestones.begin(), m_milestones.end(),
                                 [&](const IssueEvent& m) { return m.issue.id == e.issue.id; });
  if (!known) m_milestones.append(e);
}

void TourModel::take(const SampleEvent& e) {
  const TourStage* now = current();
  (now && now->id == "tune" ? m_answers : m_samples).append(e);
}

void TourModel::take(const ProgressEvent& e) {
  m_progress = e;
  auto& s = stage(e.phase);
  if (s.state == TourStage::State::Done) return;
  s.state = TourStage::State::Running;
  s.fraction = e.total > 0 ? std::clamp(e.done / e.total, 0.0, 1.0) : -1;
}

}  // namespace zk::ui
