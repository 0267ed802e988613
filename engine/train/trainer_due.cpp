// What the loop does now and then: validation, samples, progress, orders.
#include <ATen/ops/tensor.h>

#include <algorithm>
#include <cmath>

#include "engine/core/random.h"
#include "engine/train/trainer.h"

namespace zk::train {
namespace {
constexpr double kPauseTick = 0.1, kPauseBeat = 2;
constexpr double kProgressEvery = 0.5;
constexpr double kLongPromise = 20;  ///< within a validation or a round of samples
}  // namespace

/// Before something that takes longer than a step: the next progress may come late. `seconds`: of the last time; 0:
/// not known yet. Short work needs no word.
void Trainer::promise_for(double seconds) {
  if (seconds == 0 || 3 * seconds > 2) progress(std::max(kLongPromise, 3 * seconds), true);
}

Result<Json> Trainer::evaluate() {
  auto sums = parts_.task.validate(parts_.model, parts_.group.rank(), parts_.group.size(), [this] { progress(kLongPromise); });
  if (parts_.group.size() > 1) {
    auto all = at::tensor(at::ArrayRef<double>(sums), at::kDouble);
    ZK_CHECK(parts_.group.all_reduce(all));
    sums.assign(all.data_ptr<double>(), all.data_ptr<double>() + all.numel());
  }
  return parts_.task.valid_values(sums);
}

Status Trainer::validate() {
  if (state_.valid_step == state_.step) return {};
  promise_for(valid_seconds_);
  const double start = monotonic_seconds();
  ZK_TRY(state_.valid, evaluate());
  valid_seconds_ = monotonic_seconds() - start;
  state_.valid_step = state_.step;
  const double loss = state_.valid.value("loss", 0.0);
  if (!std::isfinite(loss)) return refuse("not-a-number", loss, 0);
  if (!state_.best_valid || loss < *state_.best_valid) state_.best_valid = loss;
  if (options_.verify) verify_paths();
  if (parts_.group.rank() != 0) return {};
  parts_.context.events().emit("metric", {{"group", "valid"},
                                          {"step", state_.step},
                                          {"tokens", state_.tokens},
                                          {"seconds", state_.seconds},
                                          {"segment", state_.segment},
                                          {"values", state_.valid}});
  return {};
}

/// Fast and reference path on the batch that comes next; the cursor goes back.
void Trainer::verify_paths() {
  const Json cursor = parts_.task.cursor();
  const StepBatch batch = parts_.task.next();
  (void)parts_.task.restore(cursor);
  if (batch.micro.empty()) return;
  const model::Verification found = parts_.model.verify(batch.micro[0].batch);
  const double limit = parts_.model.options().compute == at::kFloat ? 1e-3 : 0.1;
  if (parts_.group.rank() == 0)
    parts_.context.events().emit(
        "metric",
        {{"group", "verify"},
         {"step", state_.step},
         {"segment", state_.segment},
         {"values", {{"loss_difference", found.loss_difference}, {"gradient_difference", found.gradient_difference}}}});
  if (!(found.gradient_difference < limit))
    parts_.context.warn(issue_warning("paths-differ", {{"step", state_.step},
                                                       {"parameter", found.worst_parameter},
                                                       {"difference", found.gradient_difference},
                                                       {"limit", limit}}));
}

Status Trainer::write_samples(
    const std::function<void(const Prompt&, const generate::Completion&, const Json& ps)>& out) {
  generate::Generator generator(parts_.model, parts_.tokenizer);
  uint64_t number = 0;
  for (const Prompt& prompt : parts_.task.prompts()) {
    generate::Request request;
    request.prompt = prompt.ids;
    request.sampling.temperature = options_.sample_temperature;
    request.sampling.max_tokens = options_.sample_tokens;
    request.seed = mix_seed(options_.seed, number++);
    request.stop_ids = prompt.stops;
    request.top = 0;
    Json probabilities = Json::array();
    auto completion = generator.run(request, [&](const generate::Step& step) {
      probabilities.push_back(std::round(step.view.p * 1e4) / 1e4);
      return true;
    });
    if (!completion.ok()) return completion.issue();
    if (out) out(prompt, *completion, probabilities);
  }
  return {};
}

Status Trainer::sample() {
  sample_step_ = state_.step;
  if (parts_.group.rank() != 0) return {};
  promise_for(sample_seconds_);
  const double start = monotonic_seconds();
  Status status = write_samples([&](const Prompt& prompt, const generate::Completion& completion, const Json& ps) {
    Json fields = {{"step", state_.step},     {"prompt", prompt.text}, {"prompt_id", prompt.id},
                   {"text", completion.text}, {"ids", completion.ids}, {"probabilities", ps}};
    if (state_.step > 0) fields["loss"] = state_.loss;
    parts_.context.events().emit("sample", std::move(fields));
    progress(kLongPromise);
  });
  sample_seconds_ = monotonic_seconds() - start;
  if (!status.ok() && status.issue().id == "model-not-finite") return refuse("not-a-number", state_.loss, 0);
  return status;
}

void Trainer::progress(double promise, bool now) {
  const double time = monotonic_seconds();
  if (!now && time - last_progress_ < kProgressEvery) return;
  last_progress_ = time;
  const int64_t left = std::max<int64_t>(0, options_.steps - state_.step);
  Json fields = {{"phase", parts_.context.made_by().command},
                 {"done", state_.step},
                 {"unit", "steps"},
                 {"next_within_s", promise}};
  if (options_.steps > 0) fields["total"] = options_.steps;
  if (run_steps_ > 0) {
    auto rounds = [&](int64_t every) { return every > 0 ? static_cast<double>(left) / static_cast<double>(every) : 0; };
    const double seconds = static_cast<double>(left) * step_seconds_ + rounds(options_.valid_every) * valid_seconds_ +
                           rounds(options_.sample_every) * sample_seconds_;
    fields["rate"] = 1 / std::max(step_seconds_, 1e-9);
    fields["eta_low"] = 0.9 * seconds;
    fields["eta_high"] = left > 0 ? 1.25 * seconds + 2 : 0;
  }
  if (parts_.group.size() > 1) fields["rank"] = parts_.group.rank();
  parts_.context.events().emit("progress", std::move(fields));
}

Status Trainer::obey() {
  orders_wait_ = false;
  ZK_TRY(const auto orders, parts_.steering.take());
  for (const Order& order : orders) ZK_CHECK(obey_one(order));
  return {};
}

Status Trainer::obey_one(const Order& order) {
  auto done = [&](Status status) {
    parts_.steering.answer(order, status.ok(), state_.step, status.ok() ? "" : "control-failed");
    return status;
  };
  if (order.verb == "pause") return pause(order);
  if (order.verb == "checkpoint") return done(checkpoint());
  if (order.verb == "sample") return done(sample());
  if (order.verb == "evaluate") return done(validate());
  if (order.verb == "stop") return stop_wanted_ = true, done({});
  if (order.verb == "set") {
    const std::string reason = edit(order.args.value("path", ""), order.args.value("value", Json(nullptr)));
    parts_.steering.answer(order, reason.empty(), state_.step, reason);
    return reason.empty() ? checkpoint() : Status{};  // a checkpoint, so that a crash does not forget the change
  }
  parts_.steering.answer(order, false, state_.step,
                         order.verb == "resume" ? "control-not-paused" : "control-unknown-verb");
  return {};
}

/// Waits for "resume" (or "stop", or a signal); other orders are obeyed meanwhile.
Status Trainer::pause(const Order& order) {
  parts_.steering.answer(order, true, state_.step);
  for (double beat = 0;;) {
    if (monotonic_seconds() - beat > kPauseBeat) {
      beat = monotonic_seconds();
      progress(2 * kPauseBeat + 1, true);
    }
    std::this_thread::sleep_for(std::chrono::duration<double>(kPauseTick));
    ZK_TRY(const auto asked, parts_.steering.ask());
    if (asked.first) return stop_wanted_ = true, Status{};
    if (!asked.second) continue;
    ZK_TRY(const auto orders, parts_.steering.take());
    bool go_on = false;
    for (const Order& next : orders) {
      const bool resumes = next.verb == "resume";
      if (resumes || next.verb == "pause")
        parts_.steering.answer(next, true, state_.step);
      else
        ZK_CHECK(obey_one(next));
      go_on = go_on || resumes;
    }
    if (go_on || stop_wanted_) return {};
  }
}

std::string Trainer::edit(const std::string& path, const Json& value) {
  auto tell = [&](const Json& old, const Json& now) {
    if (parts_.group.rank() == 0)
      parts_.context.events().emit("edit", {{"path", path}, {"old", old}, {"new", now}, {"step", state_.step}});
    return std::string();
  };
  if (path == "optimizer.lr") {
    if (!value.is_number() || !(value.get<double>() > 0) || value.get<double>() > 1) return "control-bad-value";
    return tell(std::exchange(options_.lr, value.get<double>()), value);
  }
  int64_t* target = path == "steps"              ? &options_.steps
                    : path == "valid_every"      ? &options_.valid_every
                    : path == "sample_every"     ? &options_.sample_every
                    : path == "checkpoint_every" ? &options_.checkpoint_every
                                                 : nullptr;
  if (!target) return "control-unknown-path";
  const int64_t least = path == "steps" ? state_.step : path == "sample_every" ? 0 : 1;
  if (!value.is_number_integer() || value.get<int64_t>() < least || value.get<int64_t>() > 1000000000)
    return "control-bad-value";
  return tell(std::exchange(*target, value.get<int64_t>()), value);
}
}  // namespace zk::train
