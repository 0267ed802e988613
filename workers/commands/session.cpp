// zk session: what the window asks while one types, without LibTorch: check a configuration, describe, list.
#include "engine/core/session.h"

#include "engine/spec/commands.h"
#include "workers/commands/commands.h"

namespace zk::workers {
namespace {
Result<Json> check(const Json& args) {
  const CommandDecl* command = spec::find_command(args.value("command", ""));
  if (!command) return issue_usage("command-unknown", {{"command", args.value("command", "")}});
  auto params = command->params();
  Json issues = Json::array(), values;
  auto resolved = resolve(*params, {{"window", args.value("values", Json::object())}});
  if (resolved.ok())
    values = resolved->values;
  else
    issues.push_back(resolved.issue().to_json());
  return Json{{"issues", issues}, {"values", values}};
}
}  // namespace

Result<Outcome> run_session(const spec::SessionParams&, Context& context) {
  Session session;
  session.on("describe", [](const Json&, SessionReply&) -> Result<Json> { return spec::describe_all(); });
  session.on("check", [](const Json& args, SessionReply&) { return check(args); });
  session.on("list", [&context](const Json& args, SessionReply&) -> Result<Json> {
    ZK_TRY(Outcome outcome, run_list({args.value("kind", "")}, context));
    return Json{{"artifacts", outcome.json}};
  });
  session.serve(0, context.result_fd);
  return Outcome{};
}
}  // namespace zk::workers
