// The command line of both programs: reads words into a command's parameters, runs it, prints its result.
// Result to stdout, progress and worded issues to stderr; --json for machines, --events for the event lines instead.
#pragma once
#include <functional>
#include <map>
#include <string>
#include <vector>

#include "engine/core/command.h"
#include "engine/core/context.h"

namespace zk::workers {

using Runner = std::function<Result<Outcome>(Params&, Context&)>;
using Runners = std::map<std::string, Runner>;

/// A runner from a function over the typed parameters.
template <class P>
Runner runner(Result<Outcome> (*function)(const P&, Context&)) {
  return [function](Params& params, Context& context) {
    return function(static_cast<ParamsOf<P>&>(params).value, context);
  };
}

/// What stands on the command line, before it meets a schema.
struct CommandLine {
  std::string command;
  std::string workspace, lang, config, preset;
  bool json = false, events = false, help = false, quiet = false;
  std::vector<std::string> words;  ///< everything else, in order
};
Result<CommandLine> parse_command_line(const std::vector<std::string>& args);

/// Flags and positional words as a layer of values over `fields`. "--n_layer 4", "--n-layer=4", "--model.n_layer 4",
/// "--bias", "--no-bias".
Result<Json> flags_to_values(const std::vector<std::string>& words, const std::vector<Field>& fields);

std::string help_overview(Lang lang);
std::string help_command(const CommandDecl& command, Lang lang);
std::string manual_markdown();  ///< docs/commands.md

/// Progress of the command on a terminal or in a log: one line, rewritten where possible.
std::function<void(const Json&)> progress_printer(Lang lang);

/// main() of zk and zk-engine. Commands of the other program are handed over to it by exec.
int run_program(Program self, const Runners& runners, int argc, char** argv);

/// main() of a program that cannot work here: says why, as the command line wishes it, and gives the exit code.
int refuse(const Issue& issue, int argc, char** argv);
}  // namespace zk::workers
