#include "engine/train/trainer.h"

#include <ATen/ops/zeros.h>

#include <algorithm>
#include <cmath>

#include "engine/core/random.h"

namespace zk::train {
namespace {
constexpr int64_t kBucket = int64_t{1} << 20;  ///< numbers per all-reduce: several are under way at a time

/// Sum of the flat gradients over the ranks, bucket by bucket.
Status add_over_ranks(parallel::Collective& group, const at::Tensor& grads) {
  std::vector<parallel::Pending> pending;
  for (int64_t begin = 0; begin < grads.numel(); begin += kBucket)
    pending.push_back(group.start_all_reduce(grads.narrow(0, begin, std::min(kBucket, grads.numel() - begin)),
                                             parallel::Reduce::Sum));
  Status result;
  for (auto& wait : pending)
    if (Status status = wait(); !status.ok() && result.ok()) result = status;
  return result;
}

/// JSON has no word for NaN.
Json number(double value) {
  if (std::isfinite(value)) return value;
  return std::isnan(value) ? "NaN" : value > 0 ? "inf" : "-inf";
}

double uniform_loss(const model::Transformer& model) { return std::log(static_cast<double>(model.spec().vocab_size)); }
}  // namespace

/// What a step saw, over all ranks.
struct Trainer::Sums {
  std::vector<double> nll, weight;
  bool stop = false, orders = false;
  double loss(size_t part = 0) const { return weight[part] > 0 ? nll[part] / weight[part] : 0; }
};

Trainer::Trainer(LoopParts parts, LoopOptions options)
    : parts_(parts),
      options_(std::move(options)),
      guard_(uniform_loss(parts_.model)),
      milestones_(parts_.task.baselines()) {}

Status Trainer::run() {
  progress(30, true);
  if (state_.step == 0) ZK_CHECK(sample());
  while (state_.step < options_.steps && !stopped_) {
    ZK_CHECK(take_step());
    ZK_CHECK(after_step());
  }
  if (!stopped_ && state_.valid_step != state_.step) ZK_CHECK(validate());
  if (!stopped_ && options_.sample_every > 0 && sample_step_ != state_.step) ZK_CHECK(sample());
  if (checkpoint_step_ != state_.step) ZK_CHECK(checkpoint());
  progress(30, run_steps_ > 0);
  return parts_.checkpoints ? parts_.checkpoints->drain() : Status{};
}

Status Trainer::take_step() {
  const double start = monotonic_seconds();
  StepBatch batch = parts_.task.next();
  ZK_TRY(const Sums sums, gradients(batch));
  const auto& params = parts_.model.params();
  const double norm = global_norm(params.flat_grads());
  if (auto why = guard_.check(sums.loss(), norm)) return refuse(*why, sums.loss(), norm);
  const double lr = learning_rate();
  parts_.optimizer.step(params.flat_values(), params.flat_grads(), lr, clip_factor(norm, options_.clip));
  parts_.model.weights_changed();

  const double seconds = monotonic_seconds() - start;
  ++state_.step;
  state_.tokens += batch.tokens;
  state_.seconds += seconds;
  state_.loss = sums.loss();
  run_seconds_ += seconds;
  run_tokens_ += batch.tokens;
  step_seconds_ = run_steps_++ == 0 ? seconds : 0.95 * step_seconds_ + 0.05 * seconds;
  stop_wanted_ = sums.stop;
  orders_wait_ = sums.orders;
  report_step(sums, norm, lr, batch.tokens, seconds);
  return {};
}

Result<Trainer::Sums> Trainer::gradients(StepBatch& batch) {
  const size_t parts = parts_.task.loss_names().size();
  Sums sums{std::vector<double>(parts), std::vector<double>(parts), false, false};
  parts_.model.params().zero_grads();
  if (parts_.model.spec().dropout > 0)
    parts_.model.seed_dropout(mix_seed(mix_seed(options_.seed, static_cast<uint64_t>(state_.step)),
                                       static_cast<uint64_t>(parts_.group.rank())));
  for (auto& micro : batch.micro) {
    const auto loss = parts_.model.forward_backward(micro.batch, micro.scale);
    sums.nll[static_cast<size_t>(micro.part)] += loss.nll_sum;
    sums.weight[static_cast<size_t>(micro.part)] += loss.weight_sum;
  }
  if (parts_.group.size() == 1) {
    sums.stop = parts_.steering.wants_stop() > 0;
    sums.orders = parts_.steering.has_orders() > 0;
    return sums;
  }
  ZK_CHECK(add_over_ranks(parts_.group, parts_.model.params().flat_grads()));
  auto stats = at::zeros({static_cast<int64_t>(2 * parts + 2)}, at::kDouble);
  double* numbers = stats.data_ptr<double>();
  std::copy(sums.nll.begin(), sums.nll.end(), numbers);
  std::copy(sums.weight.begin(), sums.weight.end(), numbers + parts);
  numbers[2 * parts] = parts_.steering.wants_stop();
  numbers[2 * parts + 1] = parts_.steering.has_orders();
  ZK_CHECK(parts_.group.all_reduce(stats));
  sums.nll.assign(numbers, numbers + parts);
  sums.weight.assign(numbers + parts, numbers + 2 * parts);
  sums.stop = numbers[2 * parts] > 0;
  sums.orders = numbers[2 * parts + 1] > 0;
  return sums;
}

/// The step is not taken: the weights stay as the last update left them, and the last checkpoint is the way back.
Status Trainer::refuse(const std::string& why, double loss, double norm) {
  int64_t last = -1;
  if (parts_.checkpoints) {
    (void)parts_.checkpoints->drain();
    last = parts_.checkpoints->last_good();
  }
  Issue issue = issue_error(last >= 0 ? "training-diverged" : "training-diverged-early",
                            {{"step", state_.step + 1},
                             {"reason", why},
                             {"loss", number(loss)},
                             {"grad_norm", number(norm)},
                             {"best", number(guard_.best_smoothed())},
                             {"lr", learning_rate()},
                             {"checkpoint", last},
                             {"better_lr", options_.lr / 3}});
  issue.path = "optimizer.lr";
  issue.fix = Json::array({{{"path", "optimizer.lr"}, {"value", options_.lr / 3}}});
  return issue;
}

void Trainer::report_step(const Sums& sums, double norm, double lr, int64_t tokens, double seconds) {
  if (parts_.group.rank() == 0) {
    Json values = Json::object();
    const auto names = parts_.task.loss_names();
    for (size_t i = 0; i < names.size(); ++i)
      if (sums.weight[i] > 0) values[names[i]] = sums.loss(i);
    values["grad_norm"] = norm;
    values["lr"] = lr;
    values["tokens_per_second"] = seconds > 0 ? static_cast<double>(tokens) / seconds : 0;
    parts_.context.events().emit("metric", {{"group", "train"},
                                            {"step", state_.step},
                                            {"tokens", state_.tokens},
                                            {"seconds", state_.seconds},
                                            {"segment", state_.segment},
                                            {"values", std::move(values)}});
    for (const Issue& issue : milestones_.add(state_.step, sums.loss())) {
      Json fields = issue.to_json();
      fields["step"] = state_.step;
      parts_.context.events().emit("issue", std::move(fields));
    }
  }
  progress(std::max(2.0, 4 * step_seconds_));
}

Status Trainer::after_step() {
  const bool last = state_.step >= options_.steps;
  if (due(options_.valid_every) || last) ZK_CHECK(validate());
  if (due(options_.sample_every) || (last && options_.sample_every > 0)) ZK_CHECK(sample());
  if (due(options_.checkpoint_every) || last) ZK_CHECK(checkpoint());
  if (orders_wait_) ZK_CHECK(obey());
  if (stop_wanted_) stopped_ = true;
  return {};
}

Status Trainer::restore(const Json& state) {
  state_.step = state.value("step", int64_t{0});
  state_.tokens = state.value("tokens", int64_t{0});
  state_.seconds = state.value("seconds", 0.0);
  state_.segment = state.value("segment", 0) + 1;
  state_.loss = state.value("loss", 0.0);
  state_.valid = state.value("valid", Json::object());
  state_.valid_step = state.value("valid_step", int64_t{-1});
  if (state.contains("best_valid") && state["best_valid"].is_number()) state_.best_valid = state["best_valid"];
  options_.lr = state.value("lr", options_.lr);
  options_.steps = state.value("steps", options_.steps);
  options_.valid_every = state.value("valid_every", options_.valid_every);
  options_.sample_every = state.value("sample_every", options_.sample_every);
  options_.checkpoint_every = state.value("checkpoint_every", options_.checkpoint_every);
  guard_.restore(state.value("guard", Json::object()));
  milestones_.restore(state.value("milestones", Json::object()));
  checkpoint_step_ = sample_step_ = state_.step;
  return parts_.task.restore(state.value("cursor", Json::object()));
}

Result<Snapshot> Trainer::snapshot() const {
  ZK_TRY(Snapshot snapshot, take_snapshot(parts_.model, parts_.optimizer, state_.step));
  std::vector<std::string> names;
  for (const auto& [name, flat] : snapshot.optimizer) names.push_back(name);
  snapshot.state = {{"version", 1},
                    {"step", state_.step},
                    {"tokens", state_.tokens},
                    {"seconds", state_.seconds},
                    {"segment", state_.segment},
                    {"loss", state_.loss},
                    {"valid", state_.valid},
                    {"valid_step", state_.valid_step},
                    {"best_valid", state_.best_valid ? Json(*state_.best_valid) : Json(nullptr)},
                    {"lr", options_.lr},
                    {"steps", options_.steps},
                    {"valid_every", options_.valid_every},
                    {"sample_every", options_.sample_every},
                    {"checkpoint_every", options_.checkpoint_every},
                    {"ranks", parts_.group.size()},
                    {"optimizer_steps", parts_.optimizer.steps()},
                    {"optimizer_state", names},
                    {"cursor", parts_.task.cursor()},
                    {"guard", guard_.to_json()},
                    {"milestones", milestones_.to_json()}};
  snapshot.counters = {{"step", state_.step}, {"tokens", state_.tokens}, {"loss", state_.loss}};
  if (state_.valid_step == state_.step) {
    const double loss = state_.valid.value("loss", 0.0);
    snapshot.counters["valid_loss"] = loss;
    for (const char* name : {"bits_per_char", "bits_per_byte"})
      if (state_.valid.contains(name)) snapshot.counters[name] = state_.valid[name];
    snapshot.counters["best"] = state_.best_valid && loss <= *state_.best_valid;
  }
  snapshot.counters["tuned"] = options_.tuned;
  return snapshot;
}

Status Trainer::checkpoint() {
  if (checkpoint_step_ == state_.step) return {};
  checkpoint_step_ = state_.step;
  if (!parts_.checkpoints) return {};
  const double start = monotonic_seconds();
  auto copy = snapshot();
  if (!copy.ok()) return refuse("not-a-number", state_.loss, 0);
  parts_.checkpoints->submit(std::move(*copy), start);
  return {};
}

Result<Trainer::Costs> Trainer::measure(int64_t steps, double seconds) {
  Costs costs;
  const auto& params = parts_.model.params();
  auto scratch = make_optimizer(parts_.optimizer.settings(), segments_of(params));
  std::vector<double> times;
  const double begin = monotonic_seconds();
  for (int64_t i = 0;; ++i) {
    const double start = monotonic_seconds();
    StepBatch batch = parts_.task.next();
    ZK_TRY(const Sums sums, gradients(batch));
    const double factor = clip_factor(global_norm(params.flat_grads()), options_.clip);
    scratch->step(params.flat_values(), params.flat_grads(), 1e-5, factor);
    parts_.model.weights_changed();
    times.push_back(monotonic_seconds() - start);
    auto enough = at::zeros({1}, at::kDouble);
    enough.data_ptr<double>()[0] = i + 1 >= steps || start - begin > seconds ? 1 : 0;
    ZK_CHECK(parts_.group.all_reduce(enough, parallel::Reduce::Max));
    if (enough.item<double>() > 0) break;
  }
  const auto warm = times.begin() + static_cast<int64_t>(times.size()) / 4;  // the first ones allocate and settle
  std::nth_element(warm, warm + (times.end() - warm) / 2, times.end());
  costs.step = *(warm + (times.end() - warm) / 2);
  const double start = monotonic_seconds();
  ZK_TRY(const Json values, evaluate());
  (void)values;
  costs.validation = monotonic_seconds() - start;
  if (parts_.group.rank() == 0) ZK_CHECK(write_samples({}));
  costs.samples = monotonic_seconds() - start - costs.validation;
  return costs;
}
}  // namespace zk::train
