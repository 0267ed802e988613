// zk control: pause, resume, checkpoint, stop, sample, evaluate or set a value of a running run.
#include "engine/core/control.h"

#include <algorithm>

#include "engine/core/schema.h"
#include "workers/commands/commands.h"

namespace zk::workers {
namespace fs = std::filesystem;
namespace {

/// The run folder by name, or the one whose log is newest: a live run has no manifest yet.
Result<fs::path> run_dir(const Workspace& workspace, const std::string& run) {
  const fs::path runs = workspace.folder(ArtifactKind::Run);
  std::error_code ec;
  if (!run.empty()) {
    fs::path dir = run.find('/') == std::string::npos ? runs / run : fs::path(run);
    if (fs::is_directory(dir, ec)) return dir;
    std::vector<std::string> known;
    for (const auto& entry : fs::directory_iterator(runs, ec)) known.push_back(entry.path().filename().string());
    return issue_input("artifact-missing",
                       {{"ref", run}, {"kind", "run"}, {"nearest", nearest(run, known)}, {"known", known}});
  }
  fs::path newest;
  fs::file_time_type time{};
  for (const auto& entry : fs::directory_iterator(runs, ec)) {
    auto written = fs::last_write_time(entry.path() / "events.jsonl", ec);
    if (!ec && (newest.empty() || written > time)) newest = entry.path(), time = written;
  }
  if (newest.empty()) return issue_input("artifact-none", {{"kind", "run"}, {"workspace", workspace.dir().string()}});
  return newest;
}
}  // namespace

Result<Outcome> run_control(const spec::ControlParams& params, Context& context) {
  ZK_TRY(fs::path dir, run_dir(context.workspace(), params.run));
  Json request = {{"do", params.verb}};
  if (params.verb == "set") {
    Json value = Json::parse(params.value, nullptr, false);
    request["path"] = params.path;
    request["value"] = value.is_discarded() ? Json(params.value) : value;
  }
  ZK_TRY(Json answer, control_request(dir, request));
  Outcome outcome;
  outcome.json = answer;
  const bool ok = answer.value("ok", false);
  outcome.text = text(context.lang(), ok ? "control.ok" : "control.refused",
                      {{"verb", params.verb},
                       {"step", answer.value("step", int64_t{0})},
                       {"reason", text(context.lang(), "reason." + answer.value("reason", ""))}});
  outcome.exit = ok ? Exit::Ok : Exit::Failed;
  return outcome;
}
}  // namespace zk::workers
