// describe, list, check: what forms are made of, what the workspace holds, whether a configuration can be used and what
// each stage still waits for.
#include "engine/core/model_ref.h"
#include "engine/spec/check.h"
#include "engine/spec/commands.h"
#include "workers/commands/commands.h"
#include "workers/session/args.h"
#include "workers/session/verbs.h"

namespace zk::workers {
namespace {
/// Kinds of artifacts that a command cannot do without: those that its first form asks for.
std::vector<ArtifactKind> needs_of(const CommandDecl& command) {
  std::vector<ArtifactKind> out;
  auto params = command.params();
  for (const Field& field : params->fields())
    if (field.attr.level == Level::Learn && *field.attr.artifact)
      if (const auto kind = kind_from(field.attr.artifact)) out.push_back(*kind);
  return out;
}

bool has_any(const Workspace& workspace, ArtifactKind kind) {
  if (kind == ArtifactKind::Model || kind == ArtifactKind::Run) return resolve_model(workspace, "").ok();
  return !workspace.list(kind).empty();
}

/// Commands that make `kind`, the plain one first; a model comes from training.
Json makers_of(ArtifactKind kind) {
  Json out = Json::array();
  if (kind == ArtifactKind::Model) kind = ArtifactKind::Run;
  if (kind == ArtifactKind::Exam || kind == ArtifactKind::Conversations) return Json::array({"miniworld"});
  for (const auto& command : spec::commands())
    if (command.makes == kind && !command.hidden) out.push_back(command.id);
  return out;
}

/// Artifacts that this very command made: a run may come from train or from tune.
int64_t made_by(const Workspace& workspace, const CommandDecl& command) {
  if (!command.makes) return 0;
  int64_t count = 0;
  for (const Artifact& artifact : workspace.list(*command.makes)) {
    const Json maker = artifact.manifest.value("made_by", Json::object());
    count += maker.is_object() && maker.contains("command") && maker["command"] == command.id;
  }
  return count;
}

/// Every command that works on artifacts (a plan needs none): ready, or blocked by what is missing and what would make
/// it.
Json stages(const Workspace& workspace) {
  Json out = Json::array();
  for (const auto& command : spec::commands()) {
    if (command.hidden || command.id == "plan" || (!command.makes && needs_of(command).empty())) continue;
    Json missing = Json::array();
    for (const ArtifactKind kind : needs_of(command))
      if (!has_any(workspace, kind)) missing.push_back({{"kind", kind_name(kind)}, {"unlock", makers_of(kind)}});
    out.push_back({{"command", command.id},
                   {"state", missing.empty() ? "ready" : "blocked"},
                   {"made", made_by(workspace, command)},
                   {"missing", std::move(missing)}});
  }
  return out;
}

/// Artifacts that the values name must be there.
void check_artifacts(const Workspace& workspace, const std::vector<Field>& fields, Issues& out) {
  for (const Field& field : fields) {
    const auto kind = kind_from(field.attr.artifact);
    const Json value = field.get();
    if (!kind || !value.is_string() || value == "" || *kind == ArtifactKind::Model || *kind == ArtifactKind::Run)
      continue;
    const auto found = workspace.find(*kind, value.get<std::string>());
    if (found.ok()) continue;
    Issue issue = found.issue();
    issue.path = field.path;
    if (const std::string near = issue.args.value("nearest", ""); !near.empty())
      issue.fix = Json::array({{{"path", field.path}, {"value", near}}});
    out.push_back(std::move(issue));
  }
}

Result<Json> check(const Json& json, Context& context) {
  Args args(json);
  const std::string id = args.text("command");
  const Json& given = args.object("values");
  ZK_CHECK(args.status());
  const CommandDecl* command = spec::find_command(id);
  if (!command) return issue_usage("command-unknown", {{"command", id}});
  const Workspace& workspace = context.workspace();
  // Every fault at once and the automatic values; then whether what is named is there.
  Json answer = spec::check_values(*command, given);
  auto params = command->params();
  const auto resolved = resolve(*params, {{"window", given}});
  if (resolved.ok()) {
    answer["origins"] = resolved->origins;
    Issues issues;
    check_artifacts(workspace, params->fields(), issues);
    for (const Issue& issue : issues) answer["issues"].push_back(issue.to_json());
  } else {
    answer["values"] = nullptr;
  }
  answer["stages"] = stages(workspace);
  return answer;
}
}  // namespace

void add_form_verbs(Session& session, Context& context) {
  add_verb(session, "describe", [](const Json&, SessionReply&) -> Result<Json> { return spec::describe_all(); });
  add_verb(session, "list", [&context](const Json& json, SessionReply&) -> Result<Json> {
    Args args(json);
    const std::string kind = args.text("kind");
    ZK_CHECK(args.status());
    ZK_TRY(Outcome outcome, run_list({kind}, context));
    return Json{{"artifacts", outcome.json}};
  });
  add_verb(session, "check", [&context](const Json& json, SessionReply&) { return check(json, context); });
}
}  // namespace zk::workers
