// zk quickstart: from nothing to a chat with one's own model, in one go and within a time budget. Each stage is the
// command that people can call themselves; this file runs them in order, gathers their numbers and writes the report.
#include <fmt/format.h>

#include <cstdio>

#include "engine/core/files.h"
#include "engine/core/installation.h"
#include "engine/core/model_ref.h"
#include "workers/commands/commands.h"
#include "workers/quickstart/plan.h"
#include "workers/quickstart/stages.h"
#include "workers/quickstart/summary.h"
#include "workers/report/page.h"

namespace zk::workers {
namespace fs = std::filesystem;
namespace {
using quickstart::State;

std::string free_name(const Workspace& workspace) {
  std::error_code ec;
  for (int n = 1;; ++n) {
    std::string name = "quickstart-" + std::to_string(n);
    bool taken = false;
    for (int k = 0; k <= static_cast<int>(ArtifactKind::Report); ++k)
      taken = taken || fs::exists(workspace.folder(static_cast<ArtifactKind>(k)) / name, ec);
    if (!taken) return name;
  }
}

/// A line for people at the end of each stage; the stages' own progress shows in between.
void announce_stages(Context& context) {
  context.listen([lang = context.lang()](const Json& event) {
    if (event.value("e", "") != "stage" || event.value("state", "") != "end" || !event["data"].contains("artifact"))
      return;
    std::string words = text(lang, "quickstart.done",
                             {{"number", event["data"].value("number", 0)},
                              {"of", event["data"].value("of", 0)},
                              {"stage", text(lang, "stage." + event.value("id", ""))},
                              {"time", format_duration(lang, event.value("seconds", 0.0))}});
    std::fputs((words + "\n").c_str(), stderr);
  });
}

std::vector<Json> log_of(const Workspace& workspace, const std::string& run) {
  auto events = read_events(workspace.folder(ArtifactKind::Run) / run / "events.jsonl");
  return events.ok() ? *events : std::vector<Json>{};
}

Status write_reports(const State& state, const Json& summary, Context& context, const fs::path& dir) {
  const auto train = log_of(context.workspace(), state.id()), tune = log_of(context.workspace(), state.id() + "-chat");
  for (Lang lang : {Lang::En, Lang::Ja}) {
    const std::string page = report::quickstart_page(lang, summary, train, tune);
    ZK_CHECK(write_file_atomic(dir / (std::string("report.") + lang_name(lang) + ".html"), page));
    if (lang == context.lang()) ZK_CHECK(write_file_atomic(dir / "report.html", page));
  }
  return {};
}

Result<Outcome> finish(const State& state, Context& context, ArtifactWriter& writer) {
  ZK_TRY(Json summary, quickstart::summarise(state, context));
  ZK_CHECK(write_reports(state, summary, context, writer.dir()));
  ZK_CHECK(write_json_atomic(writer.file("quickstart.json"), summary));
  ZK_CHECK(write_json_atomic(context.workspace().dir() / "quickstart.json", summary));
  for (const auto& stage : quickstart::stages(state.id()))
    if (auto made = context.workspace().find(stage.kind, stage.artifact); made.ok()) writer.add_input(*made);
  ZK_CHECK(writer.commit(context.made_by(), {"quickstart.json", "report.en.html", "report.ja.html", "report.html"},
                         summary["total"]));
  Outcome outcome;
  outcome.json = summary;
  outcome.text = quickstart::summary_text(summary, context.lang());
  return outcome;
}

/// Opens or resumes the report folder and its log.
Result<ArtifactWriter> open_report(const spec::QuickstartParams& params, Context& context, fs::path& dir) {
  if (params.resume) {
    ZK_TRY(dir, State::find_unfinished(context.workspace()));
    auto events = EventWriter::append(dir / "events.jsonl");
    if (events.ok()) {
      context.adopt_events(std::move(*events));
      context.events().emit("stage", {{"id", "quickstart"}, {"state", "resumed"}, {"data", this_process().to_json()}});
    }
    return ArtifactWriter::reopen(ArtifactKind::Report, dir);
  }
  ZK_TRY(ArtifactWriter writer,
         ArtifactWriter::create(context.workspace(), ArtifactKind::Report,
                                params.name.empty() ? free_name(context.workspace()) : params.name));
  writer.keep();
  dir = writer.dir();
  ZK_CHECK(context.events().attach(dir / "events.jsonl"));
  return writer;
}

Result<Outcome> detach(const spec::QuickstartParams& params, Context& context) {
  const std::string name = params.resume ? "" : params.name.empty() ? free_name(context.workspace()) : params.name;
  Json values = context.made_by().params;
  values["detach"] = false;
  values["name"] = name;
  const fs::path config = context.workspace().dir() / ".quickstart-detached.json";
  ZK_CHECK(write_json_atomic(config, {{"values", values}}));
  const std::string log = (context.workspace().dir() / "quickstart.log").string();
  ZK_TRY(ProcessId id,
         spawn_detached({(program_dir() / "zk").string(), "--lang", lang_name(context.lang()), "quickstart", "--config",
                         config.string(), "--workspace", context.workspace().dir().string(), "--quiet"},
                        log));
  fs::path dir = context.workspace().folder(ArtifactKind::Report) / name;
  if (params.resume) {
    ZK_TRY(dir, State::find_unfinished(context.workspace()));
  }
  Outcome outcome;
  outcome.json = {{"report", dir.filename().string()}, {"path", dir.string()}, {"process", id.to_json()}};
  outcome.text = text(context.lang(), "quickstart.detached", {{"path", dir.string()}});
  return outcome;
}
}  // namespace

Result<Outcome> run_quickstart(const spec::QuickstartParams& params, Context& context) {
  if (const auto missing = libtorch_issue()) return *missing;  // said now, not after the stages that go without
  if (params.detach) return detach(params, context);
  fs::path dir;
  ZK_TRY(ArtifactWriter writer, open_report(params, context, dir));
  State state(dir);
  spec::QuickstartParams used = params;
  if (params.resume) {
    ZK_CHECK(state.load());
    ParamsOf<spec::QuickstartParams> stored;
    auto resolved = resolve(stored, {{"file:state.json", state.params()}});
    if (!resolved.ok()) return resolved.issue();
    used = stored.value;
  } else {
    ZK_CHECK(state.start(context.made_by().params));
  }
  announce_stages(context);
  Status status = quickstart::run_stages(used, state, context);
  if (!status.ok()) {
    context.warn(issue_info("quickstart-resumable", {{"report", state.id()}}));
    return status.issue();
  }
  return finish(state, context, writer);
}
}  // namespace zk::workers
