#include "engine/train/run_session.h"

#include <ATen/Context.h>
#include <ATen/ops/zeros.h>
#include <fmt/format.h>
#include <unistd.h>

#include <algorithm>
#include <cmath>
#include <ctime>

#include "engine/core/files.h"
#include "engine/core/model_ref.h"
#include "engine/train/detach.h"
#include "engine/train/machine.h"
#include "engine/train/run_start.h"

namespace zk::train {
namespace fs = std::filesystem;
namespace {
constexpr int64_t kMeasuredSteps = 20;
constexpr double kMeasuredSeconds = 20;
constexpr double kEndSeconds = 1.0;  ///< of a time budget, for the last checkpoint and the end of the process

/// One rank's run from its start to its result.
class Session {
 public:
  Session(Context& context, Started& started, const Recipe& recipe)
      : context_(context), started_(started), record_(started.record), group_(*started.group), recipe_(recipe) {}

  Result<Outcome> run() {
    ZK_CHECK(build());
    if (record_.steps == 0) ZK_CHECK(decide_steps());
    ZK_CHECK(make_trainer());
    announce();
    const double start = monotonic_seconds();
    Status status;
    {
      const DeviceMonitor monitor(context_.events());
      status = trainer_->run();
    }
    context_.events().emit("stage", {{"id", command()},
                                     {"state", "end"},
                                     {"segment", trainer_->state().segment},
                                     {"seconds", monotonic_seconds() - start},
                                     {"data", figures()}});
    if (!status.ok()) return with_ending(status.issue());
    return finish();
  }

 private:
  bool first() const { return group_.rank() == 0; }
  const std::string& command() const { return record_.made_by.command; }

  /// Model with its first weights, task, optimizer.
  Status build() {
    prepare_cpu(record_.threads);
    Place place{group_.rank(), group_.size(), at::kCPU};
    if (record_.device == "cuda")
      place.device =
          at::Device(at::kCUDA, static_cast<at::DeviceIndex>(started_.local_rank % std::max<int>(1, at::getNumGPUs())));
    ZK_TRY(job_, recipe_.make(record_, place));
    model::Options options{place.device, record_.precision == "bf16" ? at::kBFloat16 : at::kFloat, job_.fast};
    ZK_TRY(model_, model::Transformer::create(record_.spec, options));
    ZK_CHECK(set_first_weights());
    optimizer_ = make_optimizer(job_.optimizer, segments_of(model_->params()));
    ZK_TRY(steering_, Steering::open(context_, group_, record_.dir));
    if (first())
      checkpoints_ = std::make_unique<CheckpointWriter>(
          CheckpointPlace{record_.dir, record_.dir / "tokenizer.model", record_.made_by,
                          lineage_inputs(context_.workspace(), record_)},
          model_->params(), record_.spec, job_.loop.keep_checkpoints, context_.events());
    return {};
  }

  /// Made or read by each rank; then rank 0's count, so that all are the same whatever the files of a machine say.
  Status set_first_weights() {
    if (!record_.checkpoint.empty()) return {};  // they come from there
    ZK_CHECK(job_.initialise(*model_));
    if (group_.size() > 1) ZK_CHECK(group_.broadcast(model_->params().flat_values(), 0));
    model_->weights_changed();
    return {};
  }

  LoopParts parts() {
    return {context_, group_, *model_, *optimizer_, *job_.task, *job_.tokenizer, *steering_, checkpoints_.get()};
  }

  /// A time budget becomes a number of steps, once: a schedule never follows the clock.
  Status decide_steps() {
    Stage stage(context_, "calibrate");
    const Json cursor = job_.task->cursor();
    LoopOptions options = job_.loop;
    options.steps = 0;
    Trainer trial(parts(), options);
    ZK_TRY(const auto costs, trial.measure(kMeasuredSteps, kMeasuredSeconds));
    ZK_CHECK(job_.task->restore(cursor));
    ZK_CHECK(set_first_weights());
    auto share = [](double cost, int64_t every) { return every > 0 ? cost / static_cast<double>(every) : 0; };
    const double left = 60 * job_.minutes - process_seconds() - costs.validation - costs.samples - kEndSeconds;
    const double each =
        costs.step + share(costs.validation, job_.loop.valid_every) + share(costs.samples, job_.loop.sample_every);
    std::string steps = std::to_string(std::max<int64_t>(1, static_cast<int64_t>(left / each)));
    if (group_.size() > 1) ZK_CHECK(parallel::broadcast_text(group_, steps, 0));
    record_.steps = std::stoll(steps);
    stage.data = {{"steps", record_.steps},
                  {"seconds_per_step", costs.step},
                  {"validation_seconds", costs.validation},
                  {"sample_seconds", costs.samples},
                  {"tokens_per_step", job_.task->tokens_per_step()}};
    return first() ? record_.save() : Status{};
  }

  /// Since this process began: loading the program and the data counts.
  static double process_seconds() {
    timespec now{};
    ::clock_gettime(CLOCK_BOOTTIME, &now);
    const double ticks = static_cast<double>(this_process().start) / static_cast<double>(::sysconf(_SC_CLK_TCK));
    return static_cast<double>(now.tv_sec) + 1e-9 * static_cast<double>(now.tv_nsec) - ticks;
  }

  Status make_trainer() {
    LoopOptions options = job_.loop;
    options.steps = record_.steps;
    options.schedule = job_.schedule(record_.steps);
    trainer_ = std::make_unique<Trainer>(parts(), options);
    if (!record_.checkpoint.empty()) {
      ZK_TRY(const Json state, read_checkpoint(record_.checkpoint, *model_, *optimizer_));
      ZK_CHECK(trainer_->restore(state));
      if (checkpoints_) checkpoints_->last_good(trainer_->state().step);
    }
    return {};
  }

  /// The stage's begin event: everything the window needs to know before the first number.
  void announce() {
    const LoopState& state = trainer_->state();
    const bool resumed = !record_.checkpoint.empty();
    const auto& spec = record_.spec;
    Json data = {{"steps", trainer_->options().steps},
                 {"tokens_per_step", job_.task->tokens_per_step()},
                 {"parameters", spec::param_count(spec)},
                 {"flops_per_token", spec::flops_per_token(spec, spec.seq_len).training()},
                 {"threads", record_.threads},
                 {"ranks", group_.size()},
                 {"precision", record_.precision},
                 {"device", record_.device}};
    Json fields = {{"id", command()}, {"state", resumed ? "resumed" : "begin"}, {"segment", state.segment}};
    if (resumed) fields["resumed_from"] = state.step;
    fields["data"] = std::move(data);
    context_.events().emit("stage", std::move(fields));
    for (const auto& [path, value] : started_.edits.items())
      if (const std::string reason = trainer_->edit(path, value); !reason.empty())
        context_.warn(issue_warning("resume-edit-refused", {{"parameter", path}, {"value", value}}));
  }

  Json figures() const {
    const LoopState& state = trainer_->state();
    Json json = {{"steps", state.step},
                 {"tokens", state.tokens},
                 {"seconds", state.seconds},
                 {"tokens_per_second", state.seconds > 0 ? static_cast<double>(state.tokens) / state.seconds : 0},
                 {"cpu_seconds", cpu_seconds()},
                 {"loss", state.loss}};
    if (state.valid.contains("loss")) json["valid_loss"] = state.valid["loss"];
    for (const auto& [name, value] : state.valid.items())
      if (name != "loss") json[name] = value;
    json["epochs"] = job_.task->epoch();
    return json;
  }

  Result<Outcome> finish() {
    Outcome outcome;
    outcome.exit = trainer_->stopped() ? Exit::Stopped : Exit::Ok;
    outcome.json = {{"kind", "run"}, {"id", record_.id()}, {"run", record_.id()}, {"path", record_.dir.string()}};
    outcome.json.update(figures());
    outcome.json["checkpoint"] = "checkpoints/" + checkpoint_name(trainer_->state().step);
    outcome.json["status"] = trainer_->stopped() ? "stopped" : "ok";
    if (first() && !trainer_->stopped()) ZK_CHECK(commit(outcome.json));
    outcome.text = summary(outcome.json);
    return outcome;
  }

  /// The run's own manifest: what made it, its record and its last checkpoint.
  Status commit(const Json& result) {
    auto writer = ArtifactWriter::reopen(ArtifactKind::Run, record_.dir);
    for (const auto& input : lineage_inputs(context_.workspace(), record_)) writer.add_input(input);
    Json counters = figures();
    counters["tuned"] = job_.loop.tuned;
    counters["parameters"] = spec::param_count(record_.spec);
    const std::string last = result["checkpoint"];
    ZK_TRY(const Artifact artifact, writer.commit(record_.made_by,
                                                  {"run.json", "config.json", "tokenizer.model",
                                                   last + "/manifest.json", last + "/model.safetensors"},
                                                  counters));
    context_.events().emit("artifact", {{"kind", "run"},
                                        {"id", artifact.id},
                                        {"path", fs::path(kind_folder(ArtifactKind::Run)) / artifact.id},
                                        {"counters", artifact.counters()}});
    return {};
  }

  std::string summary(const Json& result) const {
    auto value = [&](const char* name, int digits) {
      return result.contains(name) ? fmt::format("{:.{}f}", result[name].get<double>(), digits) : std::string("–");
    };
    return text(context_.lang(), trainer_->stopped() ? "train.stopped" : "train.done",
                {{"run", record_.id()},
                 {"steps", format_count(result["steps"])},
                 {"tokens", format_count(result["tokens"])},
                 {"time", format_duration(context_.lang(), result["seconds"])},
                 {"speed", format_count(std::llround(result["tokens_per_second"].get<double>()))},
                 {"loss", value("loss", 3)},
                 {"valid_loss", value("valid_loss", 3)},
                 {"bits_per_char", value("bits_per_char", 3)},
                 {"path", (record_.dir / result["checkpoint"].get<std::string>()).string()}});
  }

  /// Who started the lost rank knows how it ended.
  Issue with_ending(Issue issue) {
    if (issue.id != "rank-lost" || !started_.children) return issue;
    for (const auto& rank : issue.args["ranks"])
      if (const std::string ending = started_.children->ending(rank.get<int>()); !ending.empty())
        issue.args["reason"] = ending;
    return issue;
  }

  Context& context_;
  Started& started_;
  RunRecord& record_;
  parallel::Collective& group_;
  const Recipe& recipe_;
  Job job_;
  std::unique_ptr<model::Transformer> model_;
  std::unique_ptr<Optimizer> optimizer_;
  std::unique_ptr<Steering> steering_;
  std::unique_ptr<CheckpointWriter> checkpoints_;
  std::unique_ptr<Trainer> trainer_;
};

/// Processors that multiply bf16 in hardware; elsewhere it is emulated and many times slower.
bool has_fast_bf16() { return __builtin_cpu_supports("avx512bf16") != 0; }

/// The fast path takes bf16 steps of such a model.
bool fast_path_takes_bf16(spec::ModelSpec spec) {
  spec.n_layer = 1;
  spec.vocab_size = std::min<int64_t>(spec.vocab_size, 64);
  auto model = model::Transformer::create(spec, {at::kCPU, at::kBFloat16, true});
  if (!model.ok()) return false;
  auto ids = at::zeros({1, std::min<int64_t>(8, spec.seq_len)}, at::kLong);
  return (*model)->slow_reason({ids, ids, {}, {}}).empty();
}
}  // namespace

Result<MachineChoice> choose_machine(std::optional<int64_t> threads, const std::string& precision,
                                     const std::string& device, int64_t ranks, const spec::ModelSpec& spec) {
  MachineChoice choice;
  choice.threads = threads ? static_cast<int>(*threads) : std::max(1, usable_cores() / static_cast<int>(ranks));
  choice.device = device == "auto" ? (at::hasCUDA() ? "cuda" : "cpu") : device;
  if (choice.device == "cuda" && !at::hasCUDA()) return issue_resource("device-missing", {{"device", "cuda"}});
  const bool bf16 = choice.device == "cuda" || (has_fast_bf16() && fast_path_takes_bf16(spec));
  choice.precision = precision == "auto" ? (bf16 ? "bf16" : "fp32") : precision;
  return choice;
}

Result<Outcome> run_session(Context& context, const StartOptions& start, const Recipe& recipe) {
  if (start.detach && !is_detached_child()) return detach(context);
  ZK_TRY(Started started, start_run(context, start, recipe));
  // Until the process is gone, not only this function: its last events are written after it.
  static RunLock held;
  held = std::move(started.lock);
  Session session(context, started, recipe);
  return session.run();
}
}  // namespace zk::train
