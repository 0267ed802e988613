#include "engine/train/run_start.h"

#include <algorithm>

#include "engine/core/files.h"
#include "engine/train/detach.h"

namespace zk::train {
namespace fs = std::filesystem;
namespace {

/// Adds rank, edits and what else is not in run.json, for the way to the other ranks.
std::string letter_of(const Result<Started>& started) {
  if (!started.ok())
    return Json{{"issue", started.issue().to_json()}, {"exit", static_cast<int>(started.issue().exit)}}.dump();
  const RunRecord& record = started->record;
  return Json{{"record", record.to_json()},
              {"dir", record.dir.string()},
              {"checkpoint", record.checkpoint.string()},
              {"edits", started->edits}}
      .dump();
}

Status read_letter(const std::string& text, Started& started) {
  const Json letter = Json::parse(text);
  if (letter.contains("issue")) {
    Issue issue = Issue::from_json(letter["issue"]);
    issue.exit = static_cast<Exit>(letter["exit"].get<int>());
    return issue;
  }
  ZK_TRY(started.record, RunRecord::from_json(letter["record"], letter["dir"].get<std::string>()));
  started.record.checkpoint = letter["checkpoint"].get<std::string>();
  started.edits = letter["edits"];
  return {};
}

// ------------------------------------------------------------------------------------------------- a new run, rank 0

Status fill_folder(const RunRecord& record, const fs::path& tokenizer) {
  ZK_CHECK(record.save());
  ZK_CHECK(write_json_atomic(record.dir / "config.json", record.spec.to_json()));
  ZK_TRY(std::string bytes, read_file(tokenizer));
  return write_file_atomic(record.dir / "tokenizer.model", bytes);
}

Json params_fields(const RunRecord& record) {
  return {{"values", record.made_by.params}, {"origins", record.made_by.origins}};
}

Result<Started> begin_new(Context& context, const StartOptions& start, const Recipe& recipe, int ranks) {
  Started started;
  ZK_TRY(started.record, recipe.prepare(context));
  RunRecord& record = started.record;
  record.ranks = ranks;
  ZK_TRY(ArtifactWriter folder, ArtifactWriter::create(context.workspace(), ArtifactKind::Run, start.name));
  record.dir = folder.dir();
  ZK_TRY(started.lock, RunLock::take(record.dir, 0));
  // Every run begins from a folder that holds a tokenizer: a dataset's or a model's.
  fs::path tokenizer;
  for (const auto& input : record.inputs)
    if (std::error_code ec; fs::exists(input.dir / "tokenizer.model", ec)) tokenizer = input.dir / "tokenizer.model";
  ZK_CHECK(fill_folder(record, tokenizer));
  ZK_CHECK(context.events().attach(record.dir / "events.jsonl"));
  context.events().emit("params", params_fields(record));
  folder.keep();
  return started;
}

// ------------------------------------------------------------------------------------------------ going on, rank 0

Result<fs::path> run_folder(const Workspace& workspace, const std::string& ref) {
  const fs::path runs = workspace.folder(ArtifactKind::Run);
  const fs::path dir = ref.find('/') == std::string::npos ? runs / ref : fs::path(ref);
  std::error_code ec;
  if (fs::is_directory(dir, ec)) return dir;
  std::vector<std::string> known;
  for (const auto& entry : fs::directory_iterator(runs, ec))
    if (entry.is_directory(ec)) known.push_back(entry.path().filename().string());
  return issue_input("artifact-missing",
                     {{"ref", ref}, {"kind", "run"}, {"nearest", nearest(ref, known)}, {"known", known}});
}

/// tree["optimizer"]["lr"] for "optimizer.lr".
Json& at_path(Json& tree, const std::string& path) {
  Json* at = &tree;
  size_t begin = 0;
  for (size_t dot; (dot = path.find('.', begin)) != std::string::npos; begin = dot + 1)
    at = &(*at)[path.substr(begin, dot - begin)];
  return (*at)[path.substr(begin)];
}

bool is_edit(const std::string& path) {
  static const std::vector<std::string> edits = {"optimizer.lr", "steps", "valid_every", "sample_every",
                                                 "checkpoint_every"};
  return std::find(edits.begin(), edits.end(), path) != edits.end();
}

/// Sorts what was given beside --resume: edits of the loop, parameters that may change, and what has no effect.
std::vector<std::string> apply_given(const MadeBy& given, const Recipe& recipe, Started& started) {
  std::vector<std::string> ignored;
  MadeBy& made_by = started.record.made_by;
  const Json values = flatten(given.params), kept = flatten(made_by.params);
  for (const auto& [path, origin] : given.origins.items()) {
    if (origin == "default" || path == "resume" || path == "name" || path == "detach" || path == "ranks") continue;
    if (!values.contains(path) || !kept.contains(path) || values[path] == kept[path]) continue;
    if (is_edit(path))
      started.edits[path] = values[path];
    else if (std::find(recipe.changeable.begin(), recipe.changeable.end(), path) != recipe.changeable.end())
      at_path(made_by.params, path) = values[path], made_by.origins[path] = origin;
    else
      ignored.push_back(path);
  }
  if (const Json& threads = at_path(made_by.params, "threads"); threads.is_number_integer())
    started.record.threads = threads.get<int>();
  return ignored;
}

Status continue_log(Context& context, const RunRecord& record) {
  const fs::path log = record.dir / "events.jsonl";
  std::error_code ec;
  auto header = Json{{"proto", kEventProto},
                     {"program", std::string(kProgram) + " " + kVersion},
                     {"command", record.made_by.command},
                     {"artifact", record.id()}};
  header.update(this_process().to_json());
  if (fs::exists(log, ec)) {
    ZK_TRY(auto writer, EventWriter::append(log));
    context.adopt_events(std::move(writer));
    context.events().emit("header", header);  // the process that writes now: readers look for it
  } else {
    ZK_TRY(auto writer, EventWriter::create(log, header));
    context.adopt_events(std::move(writer));
  }
  context.events().emit("params", params_fields(record));
  return {};
}

/// The inputs must be what they were. A base model is needed for the first weights only.
Status reopen_inputs(RunRecord& record) {
  for (auto& input : record.inputs) {
    const bool base = input.kind == ArtifactKind::Run || input.kind == ArtifactKind::Model;
    if (base && !record.checkpoint.empty()) continue;
    ZK_TRY(input, reopen_input(input));
  }
  return {};
}

Result<Started> begin_again(Context& context, const StartOptions& start, const Recipe& recipe, int ranks) {
  ZK_TRY(const fs::path dir, run_folder(context.workspace(), start.resume));
  std::error_code ec;
  if (!fs::exists(dir / "run.json", ec)) return issue_input("run-not-resumable", {{"path", dir.string()}});
  Started started;
  ZK_TRY(started.lock, RunLock::take(dir, 0));
  ZK_TRY(started.record, RunRecord::load(dir));
  RunRecord& record = started.record;
  if (record.made_by.command != context.made_by().command)
    return issue_usage("run-other-command", {{"run", record.id()}, {"command", record.made_by.command}});
  Issues issues;
  if (auto checkpoint = newest_good_checkpoint(dir, issues)) record.checkpoint = checkpoint->dir;
  ZK_CHECK(reopen_inputs(record));
  const int old_ranks = record.ranks, old_threads = record.threads;
  const auto ignored = apply_given(context.made_by(), recipe, started);
  if (ranks > 0) record.ranks = ranks;
  ZK_CHECK(record.save());
  ZK_CHECK(continue_log(context, record));
  for (const auto& issue : issues) context.warn(issue);
  if (!ignored.empty()) context.warn(issue_warning("resume-parameters-kept", {{"parameters", ignored}}));
  if (record.checkpoint.empty()) context.warn(issue_info("resume-from-start", {{"run", record.id()}}));
  if (record.ranks != old_ranks || record.threads != old_threads)
    context.warn(issue_info("resume-not-exact", {{"ranks", record.ranks}, {"threads", record.threads}}));
  return started;
}

// --------------------------------------------------------------------------------------------------------- all ranks

/// The log of another rank than the first.
Status open_rank_log(Context& context, const RunRecord& record, int rank) {
  const fs::path log = record.dir / ("events-rank-" + std::to_string(rank) + ".jsonl");
  Json header = {{"proto", kEventProto},
                 {"program", std::string(kProgram) + " " + kVersion},
                 {"command", record.made_by.command},
                 {"artifact", record.id()},
                 {"rank", rank},
                 {"ranks", record.ranks}};
  header.update(this_process().to_json());
  std::error_code ec;
  const bool goes_on = fs::exists(log, ec);
  auto opened = goes_on ? EventWriter::append(log) : EventWriter::create(log, header);
  if (!opened.ok()) return opened.issue();
  context.adopt_events(std::move(*opened));
  if (goes_on) context.events().emit("header", header);
  context.events().emit("params", params_fields(record));
  return {};
}

/// Opens the store, starts the local ranks if no launcher did, and waits until all are there.
Status meet(Started& started, parallel::RankEnvironment env, bool first_makes_ranks, const std::string& device) {
  if (env.size == 1) {
    started.group = parallel::make_single();
    return {};
  }
  ZK_TRY(started.rendezvous, parallel::Rendezvous::open(env));
  if (first_makes_ranks) {
    ZK_TRY(started.children,
           parallel::LocalRanks::start(env.size, started.rendezvous->port(), own_command_line(), started.record.dir));
  }
  ZK_TRY(started.group, started.rendezvous->join(device == "cuda" && parallel::has_nccl()));
  return {};
}

/// Ranks that a launcher did not start all run here and share the cores.
int wanted_ranks(const parallel::RankEnvironment& env, const StartOptions& start, const MadeBy& given) {
  if (!env.launcher.empty()) return env.size;
  const bool said = given.origins.value("ranks", "default") != "default";
  return start.resume.empty() || said ? static_cast<int>(start.ranks) : 0;
}
}  // namespace

Result<Started> start_run(Context& context, const StartOptions& start, const Recipe& recipe) {
  ZK_TRY(parallel::RankEnvironment env, parallel::rank_environment());
  const bool launched = !env.launcher.empty();
  Result<Started> started = Started{};
  if (env.rank == 0) {
    const int ranks = wanted_ranks(env, start, context.made_by());
    started =
        start.resume.empty() ? begin_new(context, start, recipe, ranks) : begin_again(context, start, recipe, ranks);
    if (!started.ok() && env.size == 1) return started.issue();
    if (started.ok() && !launched) env.size = env.local_size = started->record.ranks;
  }
  std::string letter = letter_of(started);
  if (!started.ok()) started = Started{};  // an issue that the other ranks are to hear as well
  ZK_CHECK(meet(*started, env, env.rank == 0 && !launched, started->record.device));
  ZK_CHECK(parallel::broadcast_text(*started->group, letter, 0));
  ZK_CHECK(read_letter(letter, *started));
  context.rank = env.rank;
  context.ranks = env.size;
  started->local_rank = env.local_rank;
  if (env.rank == 0) {
    context.events().flush();
    ZK_CHECK(announce_run(started->record.dir));
    return started;
  }
  ZK_TRY(started->lock, RunLock::take(started->record.dir, env.rank));
  ZK_CHECK(open_rank_log(context, started->record, env.rank));
  return started;
}
}  // namespace zk::train
