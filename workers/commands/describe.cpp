// zk describe: everything the program can do, for the window, for scripts and for docs/commands.md.
#include "engine/spec/commands.h"
#include "workers/commands/commands.h"
#include "workers/common/driver.h"

namespace zk::workers {
Result<Outcome> run_describe(const spec::DescribeParams& params, Context& context) {
  Outcome outcome;
  if (params.command.empty()) {
    outcome.json = spec::describe_all();
    outcome.text = params.markdown ? manual_markdown() : help_overview(context.lang());
    return outcome;
  }
  const CommandDecl* command = spec::find_command(params.command);
  if (!command) return issue_usage("command-unknown", {{"command", params.command}});
  outcome.json = describe_command(*command);
  outcome.text = help_command(*command, context.lang());
  return outcome;
}
}  // namespace zk::workers
