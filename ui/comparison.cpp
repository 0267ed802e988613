// Settings are flattened to paths before they are compared, so that groups that only one run has show their members.
#include "ui/comparison.h"

#include <QDir>
#include <QFileInfo>
#include <QHash>
#include <cmath>

#include "engine/core/events.h"
#include "engine/core/files.h"
#include "engine/core/workspace.h"
#include "widgets/numbers.h"
#include "ui/loose.h"

namespace zk::ui {
namespace {

PairedRow pairedFrom(const Json& json, const QString& family) {
  PairedRow row;
  row.family = family.isEmpty() ? loose::text(json, "family") : family;
  row.split = loose::text(json, "split");
  row.lang = loose::text(json, "lang");
  row.n = loose::integer(json, family == "text" ? "documents" : "n", 0);
  row.onlyA = loose::integer(json, "only_a", 0);
  row.onlyB = loose::integer(json, "only_b", 0);
  row.a = loose::number(json, "a");
  row.b = loose::number(json, "b");
  row.difference = loose::number(json, "difference");
  row.low = loose::number(json, "low");
  row.high = loose::number(json, "high");
  row.p = loose::number(json, "p_holm", loose::number(json, "p"));
  row.verdict = loose::text(json, "verdict").toStdString();
  return row;
}

/// Families in the order of the exam's file are not known here: by name, as the engine gives them.
QVector<PairedRow> rowsFrom(const Json& list, const QString& family) {
  QVector<PairedRow> rows;
  for (const Json& json : list)
    if (std::isfinite(loose::number(json, "difference"))) rows.append(pairedFrom(json, family));
  return rows;
}

void flatten(const Json& tree, const std::string& path, std::map<std::string, Json>& out) {
  if (!tree.is_object()) {
    out[path] = tree;
    return;
  }
  for (const auto& [key, value] : tree.items()) flatten(value, path.empty() ? key : path + "." + key, out);
}

}  // namespace

const QVector<PairedRow>& Comparison::rows(const QString& family) const {
  return family == "answers" ? answers : family == "text" ? text : families;
}

QString Comparison::wholeLanguage() const {
  for (const auto& row : families)
    if (row.lang == "all") return row.lang;
  return families.isEmpty() ? QStringLiteral("all") : families.first().lang;
}

const PairedRow* Comparison::textRow(const QString& lang) const {
  for (const auto& row : text)
    if (row.lang == lang) return &row;
  return nullptr;
}

QVector<Comparison> comparisonsFrom(const Json& json) {
  QVector<Comparison> out;
  for (const Json& one : loose::list(json, "comparisons")) {
    Comparison c;
    c.a = loose::text(loose::object(one, "a"), "id");
    c.b = loose::text(loose::object(one, "b"), "id");
    if (c.a.isEmpty() || c.b.isEmpty()) continue;
    c.families = rowsFrom(loose::list(one, "families"), {});
    c.answers = rowsFrom(loose::list(one, "answers"), "answers");
    c.text = rowsFrom(loose::list(one, "text"), "text");
    for (const Json& issue : loose::list(one, "issues")) c.issues.append(Issue::from_json(issue));
    out.append(std::move(c));
  }
  return out;
}

Verdict verdictOf(const Comparison& comparison, const QString& split) {
  Verdict v;
  const QString lang = comparison.wholeLanguage();
  for (const auto& row : comparison.families) {
    if (row.split != split || row.lang != lang) continue;
    (row.verdict == "better" ? v.better : row.verdict == "worse" ? v.worse : v.none).append(&row);
    if (!v.widest || std::fabs(row.difference) > std::fabs(v.widest->difference)) v.widest = &row;
  }
  v.text = comparison.textRow("all");
  if (!v.text && !comparison.text.isEmpty()) v.text = &comparison.text.first();
  return v;
}

QVector<QuestionPair> pairQuestions(const QVector<AnsweredQuestion>& a, const QVector<AnsweredQuestion>& b,
                                    const QString& split, const QString& lang) {
  QHash<QString, const AnsweredQuestion*> byId;
  for (const auto& q : b) byId.insert(q.id, &q);
  QVector<QuestionPair> pairs;
  for (const auto& q : a) {
    if (!split.isEmpty() && q.split != split) continue;
    if (!lang.isEmpty() && lang != "all" && q.lang != lang) continue;
    if (const auto* other = byId.value(q.id)) pairs.append({q, *other});
  }
  return pairs;
}

QString settingText(const Json& value) {
  if (value.is_null()) return {};
  if (value.is_string()) return qstr(value.get<std::string>());
  if (value.is_number_integer()) return widgets::numbers::integer(value.get<qint64>());
  if (value.is_number()) return widgets::numbers::natural(value.get<double>(), 4);
  return qstr(dump_line(value));
}

QVector<SettingRow> differingSettings(const QVector<Json>& params) {
  QVector<std::map<std::string, Json>> flat;
  std::vector<std::string> paths;  // in the order of their first appearance
  for (const Json& tree : params) {
    std::map<std::string, Json> one;
    if (tree.is_object()) flatten(tree, {}, one);
    for (const auto& [path, value] : one)
      if (std::find(paths.begin(), paths.end(), path) == paths.end()) paths.push_back(path);
    flat.append(std::move(one));
  }
  QVector<SettingRow> rows;
  for (const std::string& path : paths) {
    if (path == "name" || path == "resume") continue;  // says nothing about how a model was made
    bool differs = false;
    const Json* first = nullptr;
    QStringList values;
    for (int i = 0; i < flat.size(); ++i) {
      const auto it = flat[i].find(path);
      const Json* value = it == flat[i].end() ? nullptr : &it->second;
      if (params[i].is_object()) {
        static const Json absent = "\x01";
        const Json* seen = value ? value : &absent;
        differs = differs || (first && *first != *seen);
        if (!first) first = seen;
      }
      values << (value ? settingText(*value) : QString());
    }
    if (differs) rows.append({qstr(path), values});
  }
  return rows;
}

namespace {

void takeEvents(ComparedRun& run, const std::vector<Json>& events) {
  RunModel model;
  for (const Json& json : events)
    if (const auto event = eventFrom(json)) model.feed(*event);
  run.train = model.train();
  run.valid = model.valid();
  if (run.command.empty()) run.command = model.header().command;
  if (run.params.is_null() && !model.params().empty()) run.params = model.params();
  if (model.tokensSeen() >= 0) run.tokens = model.tokensSeen();
  if (!run.train.seconds.isEmpty()) run.seconds = run.train.seconds.last();
  QHash<QString, qsizetype> at;
  for (const auto& sample : model.samples()) {
    if (!at.contains(sample.prompt)) {
      at.insert(sample.prompt, run.samples.size());
      run.samples.append(sample);
    } else {
      run.samples[at.value(sample.prompt)] = sample;
    }
  }
}

}  // namespace

ComparedRun readComparedRun(const QString& workspaceDir, const QString& id) {
  ComparedRun run;
  run.id = id;
  const QString dir = workspaceDir + "/runs/" + id;
  if (id.isEmpty() || !QDir(dir).exists()) {
    run.issue = issue_input("artifact-missing", {{"kind", "run"}, {"ref", id.toStdString()}});
    return run;
  }
  if (const auto artifact = Workspace::load(dir.toStdString()); artifact.ok()) {
    const Json& made = loose::object(artifact->manifest, "made_by");
    run.command = loose::text(made, "command").toStdString();
    if (const Json& params = loose::object(made, "params"); !params.empty()) run.params = params;
    for (const Json& input : loose::list(artifact->manifest, "inputs"))
      if (loose::text(input, "kind") == "dataset") run.dataset = loose::text(input, "hash");
  }
  const auto tokenizer = hash_file((dir + "/tokenizer.model").toStdString());
  if (tokenizer.ok()) run.tokenizer = qstr(*tokenizer);
  run.logSize = QFileInfo(dir + "/events.jsonl").size();
  const auto events = read_events((dir + "/events.jsonl").toStdString());
  if (events.ok())
    takeEvents(run, *events);
  else
    run.issue = events.issue();
  return run;
}

QVector<SampleRow> sameSamples(const QVector<ComparedRun>& runs) {
  QVector<SampleRow> rows;
  QStringList seen;
  for (const auto& run : runs) {
    for (const auto& sample : run.samples) {
      if (seen.contains(sample.prompt)) continue;
      seen << sample.prompt;
      SampleRow row{sample.prompt, {}, {}};
      int with = 0;
      for (const auto& other : runs) {
        const auto it = std::find_if(other.samples.begin(), other.samples.end(),
                                     [&](const SampleEvent& s) { return s.prompt == sample.prompt; });
        row.texts << (it == other.samples.end() ? QString() : it->text);
        row.steps << (it == other.samples.end() ? -1 : it->step);
        with += it != other.samples.end();
      }
      if (with > 1) rows.append(row);
    }
  }
  return rows;
}

}  // namespace zk::ui
