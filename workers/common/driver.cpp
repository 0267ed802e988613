#include "workers/common/driver.h"

#include <unistd.h>

#include <cerrno>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <exception>

#include "engine/core/files.h"
#include "engine/core/installation.h"
#include "engine/spec/commands.h"

namespace zk::workers {
namespace {

void write_fd(int fd, std::string_view bytes) {
  while (!bytes.empty()) {
    ssize_t n = ::write(fd, bytes.data(), bytes.size());
    if (n < 0 && errno == EINTR) continue;
    if (n <= 0) return;
    bytes.remove_prefix(static_cast<size_t>(n));
  }
}

void print_issue(const Issue& issue, Lang lang) {
  IssueWords words = issue_words(lang, issue);
  std::string out = text(lang, std::string("cli.") + severity_name(issue.severity)) + " " + words.what + "\n";
  if (!words.why.empty()) out += "  " + words.why + "\n";
  if (!words.next.empty()) out += "  " + words.next + "\n";
  write_fd(2, out);
}

int fail(const Issue& issue, const CommandLine& line, Lang lang, int result_fd) {
  if (line.json)
    write_fd(result_fd,
             dump_line({{"ok", false}, {"issue", issue.to_json()}, {"text", issue_sentence(lang, issue)}}) + "\n");
  print_issue(issue, lang);
  return static_cast<int>(issue.exit == Exit::Ok ? Exit::Failed : issue.exit);
}

/// The event lines of a command that never began: what was in the way, and the end.
void write_refusal(const Issue& issue, int result_fd) {
  Json why = {{"seq", 0}, {"t", now_us()}, {"e", "issue"}};
  why.update(issue.to_json());
  const Json end = {
      {"seq", 1}, {"t", now_us()}, {"e", "end"}, {"status", "failed"}, {"exit", static_cast<int>(issue.exit)}};
  write_fd(result_fd, dump_line(why) + "\n" + dump_line(end) + "\n");
}

int fail_at_start(const Issue& issue, const CommandLine& line, Lang lang, int result_fd) {
  if (line.events) write_refusal(issue, result_fd);
  return fail(issue, line, lang, result_fd);
}

Lang language_of(const CommandLine& line) {
  return line.lang == "en" || line.lang == "ja" ? lang_from_name(line.lang) : lang_from_environment();
}

/// --lang before the command, or for a command without a `lang` of its own, speaks of the words printed.
bool has_own_lang(const std::vector<Field>& fields) {
  for (const auto& field : fields)
    if (field.path == "lang") return true;
  return false;
}

Result<std::vector<Layer>> layers_of(const CommandLine& line, const CommandDecl& command,
                                     const std::vector<Field>& fields) {
  std::vector<Layer> layers;
  if (!line.preset.empty()) {
    ZK_TRY(Json values, preset_values(command.id, line.preset));
    layers.push_back({"preset:" + line.preset, std::move(values)});
  }
  if (!line.config.empty()) {
    ZK_TRY(Json file, read_json(line.config));
    layers.push_back({"file:" + line.config, file.contains("values") ? file["values"] : file});
  }
  ZK_TRY(Json flags, flags_to_values(line.words, fields));
  if (has_own_lang(fields) && !line.lang.empty() && !flags.contains("lang")) flags["lang"] = line.lang;
  layers.push_back({"flag", std::move(flags)});
  return layers;
}

/// Threads that wait for each other spin, by default for milliseconds. Where other programs want the same cores, the
/// waiting one then keeps the one it waits for from running: measured, steps took 18 times as long. A short spin loses
/// nothing on free cores. libgomp reads this when it is loaded, so it has to be said before.
void wait_politely() {
  if (!std::getenv("OMP_WAIT_POLICY")) ::setenv("GOMP_SPINCOUNT", "10000", 0);
}

void hand_over(const char* program, char** argv) {
  wait_politely();
  std::string path = (program_dir() / program).string();
  argv[0] = path.data();
  ::execv(path.c_str(), argv);
}

Result<Outcome> guarded(const Runner& run, Params& params, Context& context) {
  try {
    return run(params, context);
  } catch (const std::bad_alloc&) {
    return issue_resource("out-of-memory");
  } catch (const std::exception& error) {
    return issue_error("internal", {{"what", std::string(error.what()).substr(0, 2000)}}, Exit::Internal);
  }
}

int finish(const Result<Outcome>& result, Context& context, const CommandLine& line, int result_fd, double start) {
  Exit exit = result.ok() ? result->exit : result.issue().exit == Exit::Ok ? Exit::Failed : result.issue().exit;
  if (!result.ok()) context.events().emit_issue(result.issue());
  const char* status = exit == Exit::Ok ? "ok" : exit == Exit::Stopped ? "stopped" : "failed";
  Json end = {{"status", status},
              {"exit", static_cast<int>(exit)},
              {"seconds", monotonic_seconds() - start},
              {"cpu_seconds", cpu_seconds()}};
  if (result.ok() && result->json.is_object()) end["result"] = result->json;
  context.events().emit("end", std::move(end));
  context.events().flush(5);
  if (!result.ok()) return fail(result.issue(), line, context.lang(), result_fd);
  if (line.json)
    write_fd(result_fd, dump_line(result->json) + "\n");
  else if (!line.events && !result->text.empty())
    write_fd(result_fd, result->text + (result->text.back() == '\n' ? "" : "\n"));
  return static_cast<int>(exit);
}

int run_command(const CommandDecl& command, const Runner& run, const CommandLine& line, Lang lang, int result_fd) {
  const double start = monotonic_seconds();
  auto params = command.params();
  auto layers = layers_of(line, command, params->fields());
  if (!layers.ok()) return fail(layers.issue(), line, lang, result_fd);
  auto resolved = resolve(*params, *layers);
  if (!resolved.ok()) return fail(resolved.issue(), line, lang, result_fd);
  auto workspace =
      Workspace::open(line.workspace.empty() ? Workspace::default_dir() : std::filesystem::path(line.workspace));
  if (!workspace.ok()) return fail(workspace.issue(), line, lang, result_fd);
  MadeBy made_by{command.id, resolved->values, resolved->origins};
  auto events = EventWriter::detached({{"command", command.id}});
  Context context(std::move(*workspace), lang, std::move(events), made_by);
  context.result_fd = result_fd;
  context.prints_text = !line.json && !line.events;
  if (line.events)
    context.listen([result_fd](const Json& event) { write_fd(result_fd, dump_line(event) + "\n"); });
  else if (!line.quiet)
    context.listen(progress_printer(lang));
  context.events().emit("params", {{"values", resolved->values}, {"origins", resolved->origins}});
  install_stop_signals();
  return finish(guarded(run, *params, context), context, line, result_fd, start);
}
}  // namespace

int run_program(Program self, const Runners& runners, int argc, char** argv) {
  std::vector<std::string> args(argv + 1, argv + argc);
  auto parsed = parse_command_line(args);
  CommandLine line = parsed.ok() ? *parsed : CommandLine{};
  const Lang lang = language_of(line);
  const int result_fd = keep_stdout_aside();
  if (!parsed.ok()) return fail(parsed.issue(), line, lang, result_fd);
  for (const auto& word : line.words)
    if (word == "--version" && line.command.empty()) {
      write_fd(result_fd, std::string(kProgram) + " " + kVersion + "\n");
      return 0;
    }
  if (line.command == "help") {
    line.help = true;
    line.command = line.words.empty() ? "" : line.words[0];
  }
  if (line.command.empty()) {
    write_fd(line.help || line.words.empty() ? result_fd : 2, help_overview(lang));
    if (!line.words.empty())
      return fail(issue_usage("option-unknown", {{"option", line.words[0]}}), line, lang, result_fd);
    return line.help ? 0 : static_cast<int>(Exit::Usage);
  }
  const CommandDecl* command = spec::find_command(line.command);
  if (!command) {
    std::string near = nearest(line.command, spec::command_ids());
    return fail(issue_usage(near.empty() ? "command-unknown" : "command-unknown-near",
                            {{"command", line.command}, {"nearest", near}}),
                line, lang, result_fd);
  }
  if (line.help) {
    write_fd(result_fd, help_command(*command, lang));
    return 0;
  }
  auto run = runners.find(command->id);
  if (run != runners.end()) return run_command(*command, run->second, line, lang, result_fd);
  // Each program hands over what it does not have; a command that neither has must not go back and forth for ever.
  const char* other = self == Program::Zk ? "zk-engine" : "zk";
  if ((self == Program::Zk) == (command->program == Program::Zk))
    return fail(
        issue_error("program-missing", {{"program", "zk " + command->id}, {"reason", "not part of this build"}}), line,
        lang, result_fd);
  if (self == Program::Zk)
    if (const auto missing = libtorch_issue()) return fail_at_start(*missing, line, lang, result_fd);
  ::dup2(result_fd, 1);
  hand_over(other, argv);
  return fail(issue_error("program-missing", {{"program", other}, {"reason", std::strerror(errno)}}), line, lang,
              result_fd);
}

int refuse(const Issue& issue, int argc, char** argv) {
  auto parsed = parse_command_line({argv + 1, argv + argc});
  const CommandLine line = parsed.ok() ? *parsed : CommandLine{};
  return fail_at_start(issue, line, language_of(line), keep_stdout_aside());
}
}  // namespace zk::workers
