// zk clean: a corpus through a chain of cleaning steps. Every decision is kept, and a run that was interrupted goes on
// when the same command is given again under the same name.
#include <algorithm>

#include "engine/core/files.h"
#include "engine/core/machine.h"
#include "engine/corpus/clean/clean.h"
#include "workers/commands/corpus_commands.h"
#include "workers/common/made.h"

namespace zk::workers {
namespace {
namespace fs = std::filesystem;

/// Exam items that must not stand in the training text, and the exams they are from.
struct Exams {
  corpus::StepInputs inputs;
  std::vector<Artifact> artifacts;
};

/// "--steps html,exact" is as good as "--steps html --steps exact".
std::vector<std::string> cut_at_commas(const std::vector<std::string>& list) {
  std::vector<std::string> out;
  for (const auto& entry : list)
    for (size_t at = 0; at <= entry.size();) {
      const size_t end = std::min(entry.find(',', at), entry.size());
      if (end > at) out.push_back(entry.substr(at, end - at));
      at = end + 1;
    }
  return out;
}

std::string string_of(const Json& item, const char* field) {
  const auto it = item.find(field);
  return it != item.end() && it->is_string() ? it->get<std::string>() : "";
}

Status read_exam(const Artifact& exam, std::vector<corpus::StepInputs::ExamText>& out) {
  ZK_TRY(corpus::LineReader reader, corpus::LineReader::open(exam.dir / "exams.jsonl"));
  for (std::string line;;) {
    ZK_TRY(const bool any, reader.next(line));
    if (!any) return {};
    const Json item = Json::parse(line, nullptr, false);
    if (!item.is_object())
      return issue_input("json-line-broken", {{"path", exam.dir.string()}, {"line", reader.line()}});
    const Json choices = item.value("choices", Json::array());
    const size_t answer = item.value("answer", size_t{0});
    const std::string context = string_of(item, "context"), question = string_of(item, "question");
    out.push_back({exam.id, string_of(item, "id"), context.empty() ? question : context + "\n" + question,
                   answer < choices.size() ? choices[answer].get<std::string>() : "", string_of(item, "split")});
  }
}

Result<Exams> exams_of(const spec::CleanParams& params, Context& context) {
  Exams out;
  const auto& steps = params.steps;
  if (std::find(steps.begin(), steps.end(), "decontaminate") == steps.end()) return out;
  for (const auto& id : params.decontaminate.exams) {
    ZK_TRY(Artifact exam, context.workspace().find(ArtifactKind::Exam, id));
    out.artifacts.push_back(std::move(exam));
  }
  if (params.decontaminate.exams.empty()) out.artifacts = context.workspace().list(ArtifactKind::Exam);
  for (const auto& exam : out.artifacts) ZK_CHECK(read_exam(exam, out.inputs.exam_items));
  if (out.inputs.exam_items.empty()) context.warn(issue_warning("clean-no-exams"));
  return out;
}

/// Everything that the result depends on; threads and the name do not belong to it.
Json plan_of(const Artifact& corpus, const Exams& exams, const Context& context) {
  Json params = context.made_by().params;
  for (const char* key : {"name", "threads", "corpus"}) params.erase(key);
  Json inputs = Json::array({{{"id", corpus.id}, {"hash", corpus.content_hash()}}});
  for (const auto& exam : exams.artifacts) inputs.push_back({{"id", exam.id}, {"hash", exam.content_hash()}});
  Json plan = {{"command", "clean"},
               {"program", std::string(kProgram) + " " + kVersion},
               {"params", std::move(params)},
               {"inputs", std::move(inputs)}};
  plan["hash"] = hash_bytes(dump_line(plan));
  return plan;
}

/// A new folder, or the unfinished one of that name; its log goes on as well.
Result<ArtifactWriter> open_writer(const std::string& name, Context& context, bool& resumed) {
  const fs::path dir = context.workspace().folder(ArtifactKind::Corpus) / name;
  resumed = !name.empty() && corpus::is_unfinished_clean(dir);
  if (!resumed) {
    auto writer = ArtifactWriter::create(context.workspace(), ArtifactKind::Corpus, name);
    if (writer.ok()) ZK_CHECK(context.events().attach(writer->file("events.jsonl")));
    return writer;
  }
  std::error_code ec;
  if (fs::file_size(dir / "events.jsonl", ec) > 0 && !ec) {
    ZK_TRY(auto events, EventWriter::append(dir / "events.jsonl"));
    context.adopt_events(std::move(events));
  } else {
    fs::remove(dir / "events.jsonl", ec);
    ZK_CHECK(context.events().attach(dir / "events.jsonl"));
  }
  return ArtifactWriter::reopen(ArtifactKind::Corpus, dir);
}

std::string summary(const std::string& id, const Json& counters, Lang lang) {
  std::string out = text(lang, "clean.summary",
                         {{"id", id},
                          {"in", counters["in"]},
                          {"documents", counters["documents"]},
                          {"size", format_bytes(counters["bytes"].get<double>())}});
  for (const Json& row : counters["funnel"]) {
    out += "\n" + text(lang, "clean.summary.step",
                       {{"step", text(lang, "clean.step." + row["step"].get<std::string>())},
                        {"removed", row["removed"]},
                        {"changed", row["changed"]},
                        {"kept", row["kept"]}});
    for (const char* group : {"removed_by", "changed_by"})
      for (const auto& [rule, count] : row[group].items())
        out += "\n" + text(lang, std::string("clean.summary.") + group,
                           {{"rule", text_first(lang, {"clean.rule." + rule, "quality." + rule})}, {"count", count}});
  }
  return out;
}

/// A funnel row as the event of its step, so that a page can draw the funnel from the log.
void log_steps(const Json& funnel, Context& context) {
  for (const Json& row : funnel)
    context.events().emit("stage",
                          {{"id", "clean." + row["step"].get<std::string>()}, {"state", "end"}, {"data", row}});
}

Status run_steps(corpus::CleanJob& job, corpus::Cleaned& cleaned, Context& context) {
  Stage stage(context, "clean");
  job.stopping = [&] { return context.stopping(); };
  double told = 0;
  job.progress = [&](double done, double total, const Json& funnel) {
    context.progress("clean", std::min(done, total - 1), total, "bytes");
    if (monotonic_seconds() - told < 1) return;
    told = monotonic_seconds();
    context.events().emit("progress", {{"phase", "clean"},
                                       {"done", std::min(done, total - 1)},
                                       {"total", total},
                                       {"unit", "bytes"},
                                       {"next_within_s", 5},
                                       {"counters", {{"funnel", funnel}}}});
  };
  ZK_TRY(cleaned, corpus::clean(job));
  context.progress("clean", 1, 1, "bytes");
  stage.data = cleaned.counters;
  return {};
}
}  // namespace

Result<Outcome> run_clean(const spec::CleanParams& given, Context& context) {
  spec::CleanParams params = given;
  params.steps = cut_at_commas(given.steps);
  params.language.keep = cut_at_commas(given.language.keep);
  ZK_TRY(const Artifact corpus, context.workspace().find(ArtifactKind::Corpus, params.corpus));
  ZK_TRY(Exams exams, exams_of(params, context));
  ZK_CHECK(corpus::make_steps(params, {}));  // a wrong name is refused before anything is written
  bool resumed = false;
  ZK_TRY(ArtifactWriter writer, open_writer(params.name, context, resumed));
  writer.add_input(corpus);
  for (const auto& exam : exams.artifacts) writer.add_input(exam);

  corpus::CleanJob job;
  job.input = corpus.dir;
  job.output = writer.dir();
  job.params = params;
  job.plan = plan_of(corpus, exams, context);
  job.inputs = std::move(exams.inputs);
  job.threads = static_cast<int>(params.threads.value_or(usable_cores()));
  corpus::Cleaned cleaned;
  if (const Status done = run_steps(job, cleaned, context); !done.ok()) {
    std::error_code ec;
    if (fs::exists(writer.dir() / "state" / "unit-00000.json", ec)) writer.keep();  // it can go on from there
    if (done.issue().id != "stopped") return done.issue();
    return issue_error("clean-stopped", {{"id", writer.id()}}, Exit::Stopped);
  }
  if (resumed) context.warn(issue_info("clean-resumed", {{"id", writer.id()}, {"units", cleaned.resumed_units}}));
  log_steps(cleaned.counters["funnel"], context);
  for (const auto& step : cleaned.idle)
    context.warn(issue_warning("clean-step-idle", {{"step", text(context.lang(), "clean.step." + step)}}));
  ZK_TRY(const Artifact artifact, writer.commit(context.made_by(), cleaned.files, cleaned.counters));
  corpus::forget_clean_state(writer.dir());
  Outcome outcome;
  outcome.json = announce(artifact, context);
  outcome.json["counters"] = cleaned.counters;
  outcome.json["idle"] = cleaned.idle;
  outcome.json["resumed_units"] = cleaned.resumed_units;
  outcome.text = summary(artifact.id, cleaned.counters, context.lang());
  return outcome;
}
}  // namespace zk::workers
