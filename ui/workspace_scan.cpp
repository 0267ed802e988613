// The head holds header and parameters, the tail holds the newest step and the end; both are read line by line with
// the same parser as everywhere.
#include "ui/workspace_scan.h"

#include <QDateTime>
#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <algorithm>
#include <cmath>

#include "engine/core/files.h"
#include "engine/core/workspace.h"
#include "ui/loose.h"

namespace zk::ui {
namespace {

constexpr qint64 kHead = 64 * 1024, kTail = 64 * 1024;

QString textParam(const Json& values, const char* key) {
  const auto it = values.find(key);
  return it != values.end() && it->is_string() ? qstr(it->get<std::string>()) : QString();
}

double finite(double value, double otherwise) { return std::isfinite(value) ? value : otherwise; }

void take(RunFigures& f, const MetricEvent& metric) {
  const auto value = [&](const char* name, double otherwise) {
    for (const auto& [key, number] : metric.values)
      if (key == name) return finite(number, otherwise);
    return otherwise;
  };
  if (metric.group == "train") {
    f.loss = value("loss", f.loss);
    f.tokens = finite(metric.tokens, f.tokens);
    f.seconds = finite(metric.seconds, f.seconds);
    f.tokensPerSecond = value("tokens_per_second", f.tokensPerSecond);
  } else if (metric.group == "valid") {
    f.validLoss = value("loss", f.validLoss);
    f.bitsPerChar = value("bits_per_char", f.bitsPerChar);
    f.validStep = double(metric.step);
    f.validTokens = finite(metric.tokens, f.validTokens);
    f.validSeconds = finite(metric.seconds, f.validSeconds);
  }
}

void take(LogGlance& g, const Event& event) {
  if (g.startedAt == 0) g.startedAt = event.t;
  g.lastEventAt = std::max(g.lastEventAt, event.t);
  if (const auto* header = std::get_if<HeaderEvent>(&event.body)) {
    g.command = header->command;
    g.process = header->process;
  } else if (const auto* params = std::get_if<ParamsEvent>(&event.body)) {
    g.dataset = textParam(params->values, "dataset");
    g.base = textParam(params->values, "base");
    g.params = params->values;
  } else if (const auto* progress = std::get_if<ProgressEvent>(&event.body)) {
    if (progress->unit == "steps") g.step = qint64(progress->done), g.totalSteps = qint64(progress->total);
  } else if (const auto* metric = std::get_if<MetricEvent>(&event.body)) {
    if (metric->group == "train") g.step = std::max(g.step, metric->step);
    take(g.figures, *metric);
  } else if (const auto* stage = std::get_if<StageEvent>(&event.body)) {
    if (stage->state != StageEvent::State::End) g.stage = stage->id;
    const auto parameters = stage->data.find("parameters");
    if (parameters != stage->data.end() && parameters->is_number()) g.figures.parameters = parameters->get<double>();
    if (stage->state == StageEvent::State::Resumed || stage->resumedFrom >= 0) g.endStatus.clear();
    if (stage->process.pid > 0) g.process = stage->process;
  } else if (std::holds_alternative<CheckpointEvent>(event.body)) {
    g.hasCheckpoint = true;
  } else if (const auto* end = std::get_if<EndEvent>(&event.body)) {
    g.endStatus = end->status;
  }
}

void takeLines(LogGlance& g, const QByteArray& bytes, bool fromMiddle) {
  qsizetype from = fromMiddle ? bytes.indexOf('\n') + 1 : 0;
  for (qsizetype newline; (newline = bytes.indexOf('\n', from)) >= 0; from = newline + 1) {
    const Json json = Json::parse(bytes.begin() + from, bytes.begin() + newline, nullptr, false);
    if (const auto event = eventFrom(json)) take(g, *event);
  }
}

QString textOf(const Json& json, const char* key) {
  const auto it = json.find(key);
  return it != json.end() && it->is_string() ? qstr(it->get<std::string>()) : QString();
}

Json objectOf(const Json& json, const char* key) {
  const auto it = json.find(key);
  return it != json.end() && it->is_object() ? *it : Json::object();
}

ArtifactGlance glanceAtManifest(const QString& path, ArtifactKind kind) {
  ArtifactGlance g;
  g.kind = kind;
  g.dir = QFileInfo(path).absolutePath();
  g.id = QFileInfo(g.dir).fileName();
  const auto json = read_json(path.toStdString());
  if (!json.ok() || !json->is_object()) return g;
  const auto created = json->find("created");
  if (created != json->end() && created->is_number_integer()) g.created = created->get<qint64>();
  g.content = textOf(*json, "content");
  const Json made = objectOf(*json, "made_by");
  g.command = textOf(made, "command").toStdString();
  g.params = objectOf(made, "params");
  g.counters = objectOf(*json, "counters");
  const auto inputs = json->find("inputs");
  if (inputs == json->end() || !inputs->is_array()) return g;
  for (const auto& input : *inputs) {
    if (!input.is_object()) continue;
    const auto inputKind = kind_from(textOf(input, "kind").toStdString());
    if (inputKind) g.inputs.append({*inputKind, textOf(input, "id"), textOf(input, "hash")});
  }
  return g;
}

bool newerFirst(const LogGlance& a, const LogGlance& b) {
  return std::pair(a.startedAt, a.id) > std::pair(b.startedAt, b.id);
}

}  // namespace

QVector<const ArtifactGlance*> WorkspaceState::artifactsOf(ArtifactKind kind, const char* command) const {
  QVector<const ArtifactGlance*> found;
  for (const auto& a : artifacts)
    if (a.kind == kind && (!command || a.command == command)) found.append(&a);
  return found;
}

const ArtifactGlance* WorkspaceState::newest(ArtifactKind kind, const char* command) const {
  const auto it = std::find_if(artifacts.begin(), artifacts.end(), [&](const ArtifactGlance& a) {
    return a.kind == kind && (!command || a.command == command);
  });
  return it == artifacts.end() ? nullptr : &*it;
}

const ArtifactGlance* WorkspaceState::artifact(ArtifactKind kind, const QString& id) const {
  const auto it = std::find_if(artifacts.begin(), artifacts.end(),
                               [&](const ArtifactGlance& a) { return a.kind == kind && a.id == id; });
  return it == artifacts.end() ? nullptr : &*it;
}

const LogGlance* WorkspaceState::run(const QString& id) const {
  const auto it = std::find_if(runs.begin(), runs.end(), [&](const LogGlance& r) { return r.id == id; });
  return it == runs.end() ? nullptr : &*it;
}

const LogGlance* WorkspaceState::liveRun() const {
  const auto it = std::find_if(runs.begin(), runs.end(), [](const LogGlance& r) { return r.alive && !r.ended(); });
  return it == runs.end() ? nullptr : &*it;
}

const LogGlance* WorkspaceState::liveTour() const {
  const auto it = std::find_if(tours.begin(), tours.end(), [](const LogGlance& t) { return t.alive && !t.ended(); });
  return it == tours.end() ? nullptr : &*it;
}

LogGlance glanceAtLog(const QString& path) {
  LogGlance g;
  QFile file(path);
  if (!file.open(QIODevice::ReadOnly)) return g;
  const qint64 size = file.size();
  takeLines(g, file.read(kHead), false);
  if (size > kHead) {
    const qint64 from = std::max(kHead, size - kTail);
    file.seek(from - 1);
    takeLines(g, file.read(kTail + 1), true);
  }
  return g;
}

LogGlance WorkspaceScanner::look(const QString& folder) {
  const QString path = folder + "/events.jsonl";
  const QFileInfo info(path);
  auto& seen = m_seen[folder];
  const qint64 modified = info.lastModified().toMSecsSinceEpoch();
  if (seen.size != info.size() || seen.modified != modified) {
    seen.glance = glanceAtLog(path);
    seen.glance.dir = folder;
    seen.glance.id = QFileInfo(folder).fileName();
    seen.size = info.size();
    seen.modified = modified;
  }
  LogGlance glance = seen.glance;
  glance.alive = glance.process.pid > 0 && is_alive(glance.process);
  const QDir checkpoints(folder + "/checkpoints");
  glance.hasCheckpoint = glance.hasCheckpoint || !checkpoints.entryList(QDir::Dirs | QDir::NoDotAndDotDot).isEmpty();
  return glance;
}

void WorkspaceScanner::lookAtArtifacts(WorkspaceState& state) {
  using K = ArtifactKind;
  for (const K kind :
       {K::Corpus, K::Tokenizer, K::Dataset, K::Model, K::Run, K::Evaluation, K::Exam, K::Conversations, K::Report}) {
    const QDir folder(state.dir + "/" + kind_folder(kind));
    for (const QString& id : folder.entryList(QDir::Dirs | QDir::NoDotAndDotDot)) {
      const QFileInfo manifest(folder.filePath(id) + "/manifest.json");
      if (!manifest.exists()) continue;
      auto& seen = m_manifests[manifest.filePath()];
      const qint64 modified = manifest.lastModified().toMSecsSinceEpoch();
      if (seen.modified != modified) seen = {modified, glanceAtManifest(manifest.filePath(), kind)};
      state.artifacts.append(seen.glance);
    }
  }
  std::sort(state.artifacts.begin(), state.artifacts.end(), [](const ArtifactGlance& a, const ArtifactGlance& b) {
    return std::pair(a.created, a.id) > std::pair(b.created, b.id);
  });
}

WorkspaceState WorkspaceScanner::scan(const QString& dir) {
  WorkspaceState state;
  state.dir = dir;
  state.exists = QFileInfo::exists(dir + "/workspace.json");
  const auto glances = [&](ArtifactKind kind) {
    QVector<LogGlance> list;
    const QDir folder(dir + "/" + kind_folder(kind));
    for (const QString& id : folder.entryList(QDir::Dirs | QDir::NoDotAndDotDot)) {
      if (QFileInfo::exists(folder.filePath(id) + "/events.jsonl")) list.append(look(folder.filePath(id)));
    }
    std::sort(list.begin(), list.end(), newerFirst);
    return list;
  };
  state.runs = glances(ArtifactKind::Run);
  for (const auto& report : glances(ArtifactKind::Report))
    if (report.command == "quickstart") state.tours.append(report);
  lookAtArtifacts(state);
  const auto count = [&](ArtifactKind kind) { return int(state.artifactsOf(kind).size()); };
  state.models = count(ArtifactKind::Model);
  state.corpora = count(ArtifactKind::Corpus);
  state.datasets = count(ArtifactKind::Dataset);
  state.evaluations = count(ArtifactKind::Evaluation);
  return state;
}

Baselines baselinesFromJson(const Json& json) {
  Baselines b;
  b.uniform = loose::number(json, {"all", "uniform", "nats_per_token"}, -1);
  b.unigram = loose::number(json, {"all", "unigram", "nats_per_token"}, -1);
  b.bigram = loose::number(json, {"all", "bigram", "nats_per_token"}, -1);
  b.charsPerToken = loose::number(json, {"all", "characters_per_token"}, -1);
  b.bytesPerToken = loose::number(json, {"all", "bytes_per_token"}, -1);
  return b;
}

Baselines readBaselines(const QString& workspaceDir, const QString& dataset) {
  const QString path = workspaceDir + "/" + kind_folder(ArtifactKind::Dataset) + "/" + dataset + "/baselines.json";
  const auto json = read_json(path.toStdString());
  return json.ok() ? baselinesFromJson(*json) : Baselines();
}

}  // namespace zk::ui
