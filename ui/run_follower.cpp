// State depends on the clock (late, lost), hence the timer that looks again when no event comes.
#include "ui/run_follower.h"

#include <QDir>
#include <QFileInfo>

#include "engine/core/files.h"
#include "ui/off_thread.h"
#include "ui/workspace_scan.h"

namespace zk::ui {
namespace {

constexpr int kPublishMs = 100, kClockMs = 1000;
constexpr double kFresh = 3;  // seconds; older events are history and do not beat

/// The dataset that this run was trained on, as its run.json or the newest dataset of the workspace says.
QString datasetOf(const QString& runDir, const QString& workspaceDir, const QString& named) {
  if (!named.isEmpty()) return QFileInfo(named).fileName();
  const auto record = read_json((runDir + "/run.json").toStdString());
  if (record.ok() && record->contains("inputs") && (*record)["inputs"].is_array())
    for (const auto& input : (*record)["inputs"])
      if (input.is_object() && input.contains("kind") && input["kind"] == "dataset" && input.contains("id"))
        return qstr(input["id"].get<std::string>());
  const QDir datasets(workspaceDir + "/datasets");
  const auto newest = datasets.entryList(QDir::Dirs | QDir::NoDotAndDotDot, QDir::Time);
  return newest.isEmpty() ? QString() : newest.first();
}

}  // namespace

RunFollower::RunFollower(QObject* parent) : QObject(parent) {
  m_publish.setSingleShot(true);
  m_publish.setInterval(kPublishMs);
  connect(&m_publish, &QTimer::timeout, this, [this] {
    refreshState();
    Q_EMIT advanced();
  });
  m_clock.setInterval(kClockMs);
  connect(&m_clock, &QTimer::timeout, this, &RunFollower::refreshState);
}

QString RunFollower::id() const {
  return m_model.header().artifact.isEmpty() ? QFileInfo(m_dir).fileName() : m_model.header().artifact;
}

void RunFollower::follow(const QString& dir, const QString& workspaceDir) {
  m_workspaceDir = workspaceDir;
  attach(dir.isEmpty() ? nullptr : new FileEventSource(dir + "/events.jsonl", this), dir);
}

void RunFollower::followSource(EventSource* source, const QString& dir) {
  m_workspaceDir.clear();
  source->setParent(this);
  attach(source, dir);
}

void RunFollower::attach(EventSource* source, const QString& dir) {
  if (m_source) {
    m_source->disconnect(this);
    m_source->deleteLater();
  }
  m_source = source;
  m_dir = dir;
  m_model = RunModel();
  m_state = RunState::Starting;
  m_baselines = Baselines();
  m_baselinesOf.clear();
  m_refusal.reset();
  m_publish.stop();
  Q_EMIT reset();
  Q_EMIT stateChanged();
  if (!source) return m_clock.stop();
  connect(source, &EventSource::arrived, this, &RunFollower::take);
  connect(source, &EventSource::changed, this, &RunFollower::refreshState);
  connect(source, &EventSource::refused, this, [this](const Issue& issue) {
    m_refusal = issue;
    Q_EMIT stateChanged();
  });
  m_clock.start();
  source->start();
}

void RunFollower::take(const Events& events) {
  bool hadParams = false;
  for (const auto& event : events) {
    m_model.feed(event);
    hadParams = hadParams || std::holds_alternative<ParamsEvent>(event.body);
  }
  if (hadParams) findBaselines();
  if (double(nowUs() - events.last().t) / 1e6 < kFresh) Q_EMIT beat();
  if (!m_publish.isActive()) m_publish.start();
}

void RunFollower::refreshState() {
  if (!m_source) return;
  const RunState now = m_model.state(m_source->nowUs(), m_source->alive() || !m_source->caughtUp());
  if (now == m_state) return;
  m_state = now;
  Q_EMIT stateChanged();
}

void RunFollower::findBaselines() {
  const Json dataset = m_model.param("dataset");
  const QString named = dataset.is_string() ? qstr(dataset.get<std::string>()) : QString();
  // A recording brings its own baselines beside it.
  const QString beside = m_dir + "/baselines.json";
  const auto find = [dir = m_dir, workspace = m_workspaceDir, named, beside] {
    const auto own = read_json(beside.toStdString());
    if (own.ok()) return baselinesFromJson(*own);
    // A recording that lies in its project finds the text that it was trained on there.
    if (workspace.isEmpty() && !named.isEmpty()) return readBaselines(dir + "/../..", named);
    return workspace.isEmpty() ? Baselines() : readBaselines(workspace, datasetOf(dir, workspace, named));
  };
  offThread(this, find, [this, dir = m_dir](const Baselines& found) {
    if (dir != m_dir) return;
    m_baselines = found;
    Q_EMIT stateChanged();
  });
}

}  // namespace zk::ui
