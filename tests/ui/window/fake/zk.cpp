// Stands in for zk in the window's tests: a tour that takes seconds, with a run that obeys its control socket. It uses
// the real log writer and control server, so that what the window sees is what it will see. Only for tests.
#include <unistd.h>

#include <cmath>
#include <cstdio>
#include <cstring>
#include <filesystem>
#include <string>
#include <thread>

#include "engine/core/control.h"
#include "engine/core/events.h"
#include "engine/core/files.h"
#include "engine/core/process.h"
#include "engine/core/context.h"
#include "engine/core/session.h"
#include "engine/core/workspace.h"
#include "engine/plan/measurements.h"
#include "engine/spec/check.h"
#include "engine/spec/commands.h"
#include "recorded_verbs.h"
#include "workers/session/verbs.h"

namespace {

using namespace zk;
namespace fs = std::filesystem;

std::string wordAfter(int argc, char** argv, const char* flag) {
  for (int i = 1; i + 1 < argc; ++i)
    if (std::strcmp(argv[i], flag) == 0) return argv[i + 1];
  return "";
}

bool has(int argc, char** argv, const char* word) {
  for (int i = 1; i < argc; ++i)
    if (std::strcmp(argv[i], word) == 0) return true;
  return false;
}

void nap(int ms) { std::this_thread::sleep_for(std::chrono::milliseconds(ms)); }

void answer(ControlServer& server, EventWriter& events, const ControlRequest& request, int64_t step, bool ok) {
  Json ack = {{"id", request.id}, {"do", request.verb}, {"ok", ok}, {"step", step}};
  if (!ok) ack["reason"] = "control-bad-value";
  events.emit("ack", ack);
  server.answer(request, ack);
}

/// Returns false when it was asked to stop.
bool obey(ControlServer& server, EventWriter& events, int64_t step) {
  ControlRequest request;
  bool paused = false;
  do {
    while (server.take(request)) {
      const bool refused = request.verb == "set" && request.args.value("value", 0.0) > 0.4;
      answer(server, events, request, step, !refused);
      if (request.verb == "set" && !refused)
        events.emit("edit", {{"path", "optimizer.lr"}, {"old", 1e-3}, {"new", request.args["value"]}, {"step", step}});
      if (request.verb == "evaluate")
        events.emit("metric", {{"group", "valid"}, {"step", step}, {"values", {{"loss", 3.0}}}});
      if (request.verb == "pause") paused = true;
      if (request.verb == "resume") paused = false;
      if (request.verb == "stop") return false;
      if (request.verb == "checkpoint")
        events.emit("checkpoint", {{"step", step}, {"path", "checkpoints/step"}, {"bytes", 1000}});
    }
    if (paused) nap(10);
  } while (paused);
  return true;
}

const char* train(const fs::path& dir, int steps, const char* command = "train") {
  fs::create_directories(dir / "checkpoints");
  auto events =
      EventWriter::create(dir / "events.jsonl", {{"command", command}, {"artifact", dir.filename().string()}});
  auto server = ControlServer::listen(dir);
  if (!events.ok() || !server.ok()) return "failed";
  EventWriter& log = **events;
  log.emit("params", {{"values", {{"dataset", ""}, {"steps", steps}, {"optimizer", {{"lr", 1e-3}}}}},
                      {"origins", {{"steps", "flag"}}}});
  for (int step = 1; step <= steps; ++step) {
    nap(20);
    log.emit("metric", {{"group", "train"},
                        {"step", step},
                        {"tokens", step * 2048},
                        {"seconds", step * 0.02},
                        {"values",
                         {{"loss", 2 + 6 * std::exp(-step / 30.0)},
                          {"lr", 1e-3},
                          {"grad_norm", 0.5},
                          {"tokens_per_second", 20000.0}}}});
    log.emit("progress",
             {{"phase", "train"}, {"done", step}, {"total", steps}, {"unit", "steps"}, {"next_within_s", 1.0}});
    if (step % 10 == 0) {
      fs::create_directories(dir / "checkpoints" / std::to_string(step));
      log.emit("checkpoint", {{"step", step}, {"path", "checkpoints/" + std::to_string(step)}, {"bytes", 1000}});
    }
    if (obey(**server, log, step)) continue;
    log.emit("end", {{"status", "stopped"}, {"exit", 5}});
    log.flush(2);
    return "stopped";
  }
  log.emit("end", {{"status", "ok"}, {"exit", 0}});
  log.flush(2);
  return "ok";
}

int quickstart(const fs::path& workspace, bool resume, int steps) {
  if (!Workspace::open(workspace).ok()) return 3;
  const fs::path dir = workspace / "reports" / "quickstart-1";
  fs::create_directories(dir);
  auto events = resume ? EventWriter::append(dir / "events.jsonl")
                       : EventWriter::create(dir / "events.jsonl", {{"command", "quickstart"}});
  if (!events.ok()) return 3;
  EventWriter& log = **events;
  if (resume) log.emit("stage", {{"id", "quickstart"}, {"state", "resumed"}, {"data", this_process().to_json()}});
  if (!resume)
    for (const char* id : {"corpus", "tokenizer", "dataset"}) {
      log.emit("stage", {{"id", id}, {"state", "begin"}});
      nap(50);
      log.emit("stage",
               {{"id", id}, {"state", "end"}, {"seconds", 0.05}, {"data", {{"result", {{"documents", 1200}}}}}});
    }
  log.emit("stage", {{"id", "train"}, {"state", "begin"}});
  const std::string status = train(workspace / "runs" / "quickstart-1", steps);
  if (status == "ok") log.emit("stage", {{"id", "train"}, {"state", "end"}, {"seconds", 1.0}});
  log.emit("end", {{"status", status}, {"exit", status == "ok" ? 0 : 5}});
  log.flush(2);
  return 0;
}

void say(const Json& line) {
  std::puts(dump_line(line).c_str());
  std::fflush(stdout);
}

/// A command in the background as zk tells it with --events --json. Its vocabulary size is how many steps it takes;
/// "unigram" is refused as a wrong value is, "bpe" at seed 666 dies without a word.
int tokenizer(const fs::path& workspace, int argc, char** argv) {
  if (has(argc, argv, "--type=unigram")) {
    say({{"ok", false}, {"issue", issue_input("corpus-empty", {{"path", "nothing"}}).to_json()}, {"text", ""}});
    return 3;
  }
  if (has(argc, argv, "--seed=666")) return 9;
  const int steps = has(argc, argv, "--vocab_size=9000") ? 400 : 5;
  for (int i = 1; i <= steps; ++i) {
    nap(20);
    say({{"seq", i},
         {"t", i},
         {"e", "progress"},
         {"phase", "tokenizer.read"},
         {"done", i},
         {"total", steps},
         {"unit", "documents"},
         {"next_within_s", 1.0}});
  }
  auto opened = Workspace::open(workspace);
  if (!opened.ok()) return 3;
  auto writer = ArtifactWriter::create(*opened, ArtifactKind::Tokenizer, "");
  if (!writer.ok()) return 3;
  auto made = writer->commit({"tokenizer", {{"vocab_size", 600}}, Json::object()}, {}, {{"tokens", 600}});
  if (!made.ok()) return 3;
  say({{"seq", steps + 1},
       {"t", steps + 1},
       {"e", "artifact"},
       {"kind", "tokenizer"},
       {"id", made->id},
       {"path", "x"}});
  say({{"seq", steps + 2},
       {"t", steps + 2},
       {"e", "end"},
       {"status", "ok"},
       {"exit", 0},
       {"result", {{"tokens", 600}}}});
  say({{"tokens", 600}});
  return 0;
}

/// Trains nothing for a moment and leaves the measurement that zk bench would leave.
int bench(const fs::path& workspace) {
  auto opened = Workspace::open(workspace);
  if (!opened.ok()) return 3;
  nap(900);
  plan::Measurement note = plan::measured(spec::ModelSpec{}, 256, 20000);
  note.t = now_us();
  note.source = "bench";
  note.precision = "fp32";
  note.device = "cpu";
  for (const char* precision : {"fp32", "bf16"}) {
    note.precision = precision;
    if (!plan::add_measurement(*opened, note).ok()) return 3;
  }
  say({{"seq", 1}, {"t", 1}, {"e", "end"}, {"status", "ok"}, {"exit", 0}, {"result", {{"tokens_per_second", 20000}}}});
  return 0;
}

int session(const fs::path& workspace) {
  Session session;
  auto opened = Workspace::open(workspace);
  if (!opened.ok()) return 3;
  Context context(*opened, Lang::En, EventWriter::detached({{"command", "session"}}), {});
  workers::add_plan_verbs(session, context);
  session.on("describe", [](const Json&, SessionReply&) -> Result<Json> { return spec::describe_all(); });
  session.on("check", [](const Json& args, SessionReply&) -> Result<Json> {
    return spec::check_values(*spec::find_command(args.at("command")), args.at("values"));
  });
  fake::addRecordedVerbs(session);
  session.serve(0, 1);
  return 0;
}

/// Training pairs as zk tells of them; seed 666 dies without a word.
int dataset(const fs::path& workspace, int argc, char** argv) {
  if (has(argc, argv, "--seed=666")) return 9;
  for (int i = 1; i <= 5; ++i) {
    nap(20);
    say({{"seq", i},
         {"t", i},
         {"e", "progress"},
         {"phase", "dataset"},
         {"done", i * 1000},
         {"total", 5000},
         {"unit", "bytes"},
         {"next_within_s", 1.0}});
  }
  auto opened = Workspace::open(workspace);
  if (!opened.ok()) return 3;
  auto writer = ArtifactWriter::create(*opened, ArtifactKind::Dataset, "");
  if (!writer.ok()) return 3;
  const Json counters = {{"vocab_size", 600},
                         {"train", {{"documents", 990}, {"tokens", 99000}}},
                         {"valid", {{"documents", 10}, {"tokens", 1000}}}};
  auto made = writer->commit({"dataset", Json::object(), Json::object()}, {}, counters);
  if (!made.ok()) return 3;
  say({{"seq", 6}, {"t", 6}, {"e", "artifact"}, {"kind", "dataset"}, {"id", made->id}, {"path", "x"}});
  say({{"seq", 7}, {"t", 7}, {"e", "end"}, {"status", "ok"}, {"exit", 0}, {"result", counters}});
  say(counters);
  return 0;
}

/// A run of train or tune as a job of its own.
int trainOnce(const fs::path& workspace, const char* command, int steps) {
  if (!Workspace::open(workspace).ok()) return 3;
  return std::strcmp(train(workspace / "runs" / (std::string(command) + "-9"), steps, command), "failed") == 0 ? 3 : 0;
}

}  // namespace

/// One family of the same exam, 0.5 points apart, whatever is compared: the window draws, it does not compute.
int compare(int argc, char** argv) {
  std::vector<std::string> ids;
  for (int i = 2; i < argc && argv[i][0] != '-'; ++i) ids.push_back(argv[i]);
  Json comparisons = Json::array();
  for (size_t i = 1; i < ids.size(); ++i)
    comparisons.push_back({{"a", {{"id", ids[0]}}},
                           {"b", {{"id", ids[i]}}},
                           {"issues", Json::array()},
                           {"text", Json::array()},
                           {"families", Json::array({{{"family", "science"},
                                                      {"split", "held"},
                                                      {"lang", "all"},
                                                      {"n", 4},
                                                      {"a", 0.5},
                                                      {"b", 0.505},
                                                      {"difference", 0.005},
                                                      {"low", -0.004},
                                                      {"high", 0.014},
                                                      {"p_holm", 0.3},
                                                      {"verdict", "none"}}})},
                           {"answers", Json::array()}});
  return std::puts(dump_line({{"comparisons", comparisons}}).c_str()), 0;
}

int main(int argc, char** argv) {
  const char* steps = std::getenv("ZK_FAKE_STEPS");
  if (has(argc, argv, "doctor"))
    return std::puts(
               R"({"built":true,"checks":[{"id":"cores","status":"ok","value":"2"}],"machine":{"processor":)"
               R"({"usable":2},"memory":{"total_bytes":8000000000},"disk":{"free_bytes":50000000000},"gpus":[]}})"),
           0;
  if (argc > 1 && std::strcmp(argv[1], "compare") == 0) return compare(argc, argv);
  if (has(argc, argv, "session")) return session(wordAfter(argc, argv, "--workspace"));
  if (has(argc, argv, "bench")) return bench(wordAfter(argc, argv, "--workspace"));
  if (has(argc, argv, "list")) return std::puts(R"({"runs":[]})"), 0;
  if (has(argc, argv, "tokenizer")) return tokenizer(wordAfter(argc, argv, "--workspace"), argc, argv);
  if (has(argc, argv, "dataset")) return dataset(wordAfter(argc, argv, "--workspace"), argc, argv);
  for (const char* command : {"train", "tune"})
    if (argc > 1 && std::strcmp(argv[1], command) == 0)
      return trainOnce(wordAfter(argc, argv, "--workspace"), command, steps ? std::atoi(steps) : 60);
  if (has(argc, argv, "quickstart"))
    return quickstart(wordAfter(argc, argv, "--workspace"), has(argc, argv, "--resume"), steps ? std::atoi(steps) : 60);
  return 2;
}
