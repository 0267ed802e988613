// A flood of bad news must not grow without bound: issue cards and samples are kept up to a limit, oldest go first
// (the file keeps all of them).
#include "ui/run_model.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace zk::ui {
namespace {

constexpr qsizetype kMostIssues = 200, kMostSamples = 2000, kMostCheckpoints = 2000;
constexpr double kShortestPromise = 2;  // seconds; a promise below that is noise of the scheduler

template <class T>
void appendBounded(QVector<T>& list, const T& item, qsizetype most) {
  if (list.size() >= most) list.remove(0, list.size() - most + 1);
  list.append(item);
}

template <class T>
void dropAfter(QVector<T>& list, qint64 lastStep) {
  list.erase(std::remove_if(list.begin(), list.end(), [&](const T& item) { return item.step > lastStep; }), list.end());
}

}  // namespace

const QVector<double>& MetricTable::column(const std::string& name) const {
  static const QVector<double> none;
  const auto it = columns.find(name);
  return it == columns.end() ? none : it->second;
}

std::optional<double> MetricTable::last(const std::string& name) const {
  const auto& values = column(name);
  for (auto it = values.rbegin(); it != values.rend(); ++it)
    if (std::isfinite(*it)) return *it;
  return std::nullopt;
}

void MetricTable::append(const MetricEvent& event) {
  constexpr double nan = std::numeric_limits<double>::quiet_NaN();
  if (!step.isEmpty() && double(event.step) < step.last()) cutAfter(double(event.step) - 1);
  const bool sameStep = !step.isEmpty() && double(event.step) == step.last();  // a second batch of names
  if (!sameStep) {
    step.append(double(event.step));
    tokens.append(event.tokens);
    seconds.append(event.seconds);
  }
  for (const auto& [name, value] : event.values) {
    auto& column = columns[name];
    while (column.size() < step.size()) column.append(nan);
    column.last() = value;
  }
  for (auto& [name, column] : columns)
    if (column.size() < step.size()) column.append(nan);
}

void MetricTable::cutAfter(double lastStep) {
  const qsizetype keep = std::upper_bound(step.begin(), step.end(), lastStep) - step.begin();
  if (keep == step.size()) return;
  for (auto* list : {&step, &tokens, &seconds}) list->resize(keep);
  for (auto& [name, column] : columns) column.resize(keep);
}

void RunModel::feed(const Event& event) {
  if (m_firstT == 0) m_firstT = event.t;
  m_lastT = std::max(m_lastT, event.t);
  std::visit([this](const auto& body) { take(body); }, event.body);
  ++m_revision;
}

void RunModel::take(const HeaderEvent& e) {
  m_header = e;
  m_end.reset();
}

void RunModel::take(const StageEvent& e) {
  // A resumed run continues its file: what follows is alive again, whatever an earlier stretch ended with.
  if (e.resumedFrom >= 0 || e.state == StageEvent::State::Resumed) {
    m_end.reset();
    m_paused = false;
    if (e.resumedFrom >= 0) supersede(e.resumedFrom);
  }
  appendBounded(m_stages, e, qsizetype(200));
}

void RunModel::supersede(qint64 resumedFrom) {
  m_train.cutAfter(double(resumedFrom));
  m_valid.cutAfter(double(resumedFrom));
  m_projection.cutAfter(double(resumedFrom));
  dropAfter(m_samples, resumedFrom);
  dropAfter(m_checkpoints, resumedFrom);
  dropAfter(m_edits, resumedFrom);
  m_issues.erase(
      std::remove_if(m_issues.begin(), m_issues.end(),
                     [&](const IssueEvent& i) { return i.step > resumedFrom || i.issue.severity == Severity::Error; }),
      m_issues.end());
  m_progress.reset();
  m_resumes.append(resumedFrom);
}

void RunModel::take(const MetricEvent& e) {
  if (e.group == "train") m_train.append(e);
  if (e.group == "valid") m_valid.append(e);
  if (e.group == "projection") m_projection.append(e);  // a newer forecast cuts off the older one
}

void RunModel::take(const SampleEvent& e) { appendBounded(m_samples, e, kMostSamples); }
void RunModel::take(const CheckpointEvent& e) { appendBounded(m_checkpoints, e, kMostCheckpoints); }
void RunModel::take(const IssueEvent& e) { appendBounded(m_issues, e, kMostIssues); }

void RunModel::take(const AckEvent& e) {
  m_lastAck = e;
  if (!e.ok) return;
  if (e.verb == "pause") m_paused = true;
  if (e.verb == "resume" || e.verb == "stop") m_paused = false;
}

double RunModel::age(qint64 nowUs) const { return m_lastT > 0 ? std::max(0.0, double(nowUs - m_lastT) / 1e6) : -1; }

RunState RunModel::state(qint64 nowUs, bool alive) const {
  if (m_end) {
    if (m_end->status == "ok") return RunState::Done;
    return m_end->status == "stopped" ? RunState::Stopped : RunState::Failed;
  }
  if (!alive) return begun() ? RunState::Lost : RunState::Starting;
  if (m_paused) return RunState::Paused;
  if (!m_progress && m_train.rows() == 0) return RunState::Starting;
  const double promise = promised();
  if (promise > 0 && age(nowUs) > 2 * std::max(promise, kShortestPromise)) return RunState::Late;
  return RunState::Running;
}

Json RunModel::param(const char* path) const {
  const Json* at = &m_params;
  for (const QString& key : QString::fromLatin1(path).split(QLatin1Char('.'))) {
    if (!at->is_object()) return nullptr;
    const auto it = at->find(key.toStdString());
    if (it == at->end()) return nullptr;
    at = &*it;
  }
  return *at;
}

qint64 RunModel::step() const {
  qint64 step = m_train.rows() > 0 ? qint64(m_train.step.last()) : 0;
  if (m_progress && m_progress->unit == "steps") step = std::max(step, qint64(m_progress->done));
  return step;
}

qint64 RunModel::totalSteps() const {
  if (m_progress && m_progress->unit == "steps" && m_progress->total > 0) return qint64(m_progress->total);
  const Json steps = param("steps");
  return steps.is_number_integer() && steps.get<qint64>() > 0 ? steps.get<qint64>() : -1;
}

double RunModel::fraction() const {
  if (m_end && m_end->status == "ok") return 1;
  if (!m_progress || m_progress->total <= 0) return -1;
  return std::clamp(m_progress->done / m_progress->total, 0.0, 1.0);
}

double RunModel::tokensSeen() const { return m_train.rows() > 0 ? m_train.tokens.last() : -1; }

const IssueEvent* RunModel::error() const {
  for (auto it = m_issues.rbegin(); it != m_issues.rend(); ++it)
    if (it->issue.severity == Severity::Error) return &*it;
  return nullptr;
}

QVector<Crossing> RunModel::crossings(const Baselines& baselines) const {
  QVector<Crossing> found;
  const auto& raw = m_train.column("loss");
  if (raw.size() != m_train.rows() || raw.isEmpty()) return found;
  const auto loss = smoothed(raw, 0.8);
  const std::pair<const char*, double> levels[] = {
      {"uniform", baselines.uniform}, {"unigram", baselines.unigram}, {"bigram", baselines.bigram}};
  for (const auto& [id, level] : levels) {
    if (level <= 0) continue;
    const auto it = std::find_if(loss.begin(), loss.end(), [&, l = level](double v) { return v < l; });
    if (it != loss.end()) found.append({id, m_train.step[it - loss.begin()], level});
  }
  std::sort(found.begin(), found.end(), [](const Crossing& a, const Crossing& b) { return a.step < b.step; });
  return found;
}

QVector<double> smoothed(const QVector<double>& values, double weight) {
  QVector<double> out;
  out.reserve(values.size());
  double mean = 0, share = 0;
  for (double v : values) {
    if (std::isfinite(v)) {
      mean = weight * mean + (1 - weight) * v;
      share = weight * share + (1 - weight);
    }
    out.append(share > 0 ? mean / share : v);
  }
  return out;
}

}  // namespace zk::ui
