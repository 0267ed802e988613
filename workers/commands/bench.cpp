// zk bench train: the trainer's own step (forward and backward, clipping, AdamW) on a fixed shape, timed step by step.
// tests/bench/pytorch_train.py runs the same shapes in plain PyTorch and prints the same report;
// tests/bench/compare_train.sh runs both in turns.
#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "engine/core/random.h"
#include "engine/model/transformer.h"
#include "engine/plan/measurements.h"
#include "engine/spec/archs/family.h"
#include "engine/train/machine.h"
#include "engine/train/optim/optimizer.h"
#include "engine/train/run_session.h"
#include "workers/commands/commands.h"
#include "workers/common/loaded_model.h"

#include <ATen/ops/empty.h>

namespace zk::workers {
namespace {

struct Shape {
  spec::ModelSpec model;
  int64_t batch;
};

/// GPT-2's form (learned positions, biases, tied head) but for "quickstart", which is the built-in corpus's own model.
Result<Shape> shape_of(const std::string& name) {
  if (name == "quickstart") return Shape{spec::ModelSpec{}, 8};
  ZK_TRY(spec::ModelSpec s, spec::preset_spec("gpt2-124m"));
  const auto sized = [&](int64_t n_layer, int64_t d_model, int64_t n_head, int64_t seq_len, int64_t vocab) {
    s.n_layer = n_layer, s.d_model = d_model, s.n_head = s.n_kv_head = n_head, s.head_dim = d_model / n_head;
    s.d_ff = 4 * d_model, s.seq_len = seq_len, s.vocab_size = vocab;
  };
  if (name == "tiny") return sized(4, 128, 4, 64, 65), Shape{s, 12};
  if (name == "small") return sized(6, 384, 6, 256, 4096), Shape{s, 8};
  s.seq_len = 256;
  return Shape{s, 4};
}

/// A few batches of random tokens that come again and again, so that the loss falls as the model learns them.
std::vector<model::TrainBatch> make_batches(const Shape& shape, at::Device device) {
  constexpr int kBatches = 4;
  Random random(1);
  std::vector<model::TrainBatch> batches;
  const int64_t T = shape.model.seq_len;
  for (int i = 0; i < kBatches; ++i) {
    model::TrainBatch batch{at::empty({shape.batch, T}, at::kLong), at::empty({shape.batch, T}, at::kLong), {}, {}};
    for (int64_t row = 0; row < shape.batch; ++row) {
      int64_t *ids = batch.ids_BT.data_ptr<int64_t>() + row * T, *next = batch.targets_BT.data_ptr<int64_t>() + row * T;
      const auto draw = [&] {
        return static_cast<int64_t>(random.below(static_cast<uint64_t>(shape.model.vocab_size)));
      };
      ids[0] = draw();
      for (int64_t t = 0; t < T; ++t) {
        next[t] = draw();
        if (t + 1 < T) ids[t + 1] = next[t];
      }
    }
    batch.ids_BT = batch.ids_BT.to(device);
    batch.targets_BT = batch.targets_BT.to(device);
    batches.push_back(std::move(batch));
  }
  return batches;
}

/// For zk plan: how fast this machine is at this shape. A folder that cannot be written loses the note, not the result.
void remember(const Shape& shape, const Json& report, Context& context) {
  plan::Measurement note = plan::measured(shape.model, shape.model.seq_len, report["tokens_per_second"]);
  note.t = now_us();
  note.source = "bench";
  note.precision = report["precision"];
  note.device = "cpu";
  if (const Status kept = plan::add_measurement(context.workspace(), note); !kept.ok()) {
    Issue issue = kept.issue();
    issue.severity = Severity::Warning;
    context.warn(issue);
  }
}

double quantile(std::vector<double> values, double q) {
  std::sort(values.begin(), values.end());
  const double place = q * static_cast<double>(values.size() - 1);
  const auto low = static_cast<size_t>(place);
  const size_t high = std::min(low + 1, values.size() - 1);
  return values[low] + (place - static_cast<double>(low)) * (values[high] - values[low]);
}

struct Measured {
  std::vector<double> seconds;  ///< of each step
  double cpu_seconds = 0, loss_first = 0, loss_last = 0;
};

Result<Measured> measure(model::Transformer& model, const Shape& shape, const spec::BenchParams& params,
                         Context& context) {
  const auto batches = make_batches(shape, model.options().device);
  const auto optimizer = train::make_optimizer(train::settings_of({}), train::segments_of(model.params()));
  const double scale = 1.0 / static_cast<double>(shape.batch * shape.model.seq_len);
  int64_t done = 0;
  const auto step = [&] {
    model.params().zero_grads();
    const auto loss = model.forward_backward(batches[static_cast<size_t>(done++) % batches.size()], scale);
    const double factor = train::clip_factor(train::global_norm(model.params().flat_grads()), 1.0);
    optimizer->step(model.params().flat_values(), model.params().flat_grads(), 1e-3, factor);
    model.weights_changed();
    return loss.mean();
  };
  Measured out;
  constexpr int kWarmUp = 3;  // allocations, caches, the first use of each product's shape
  for (int i = 0; i < kWarmUp; ++i) {
    const double loss = step();
    if (i == 0) out.loss_first = loss;
  }
  const double start = monotonic_seconds(), cpu = cpu_seconds();
  const auto enough = [&] {
    const auto steps = static_cast<int64_t>(out.seconds.size());
    return params.steps > 0 ? steps >= params.steps : steps >= 5 && monotonic_seconds() - start >= params.seconds;
  };
  while (!enough()) {
    if (context.stopping()) return Context::stopped();
    const double begin = monotonic_seconds();
    out.loss_last = step();
    out.seconds.push_back(monotonic_seconds() - begin);
    if (params.steps > 0)
      context.progress("bench", static_cast<double>(out.seconds.size()), static_cast<double>(params.steps), "steps");
  }
  out.cpu_seconds = cpu_seconds() - cpu;
  return out;
}
}  // namespace

Result<Outcome> run_bench(const spec::BenchParams& params, Context& context) {
  ZK_TRY(const Shape shape, shape_of(params.shape));
  ZK_TRY(const train::MachineChoice machine,
         train::choose_machine(params.threads, params.precision, "cpu", 1, shape.model));
  train::prepare_cpu(machine.threads);
  model::Options options;
  options.fast = params.path == "fast";
  options.compute = machine.precision == "bf16" ? at::kBFloat16 : at::kFloat;
  ZK_TRY(const auto model, model::Transformer::create(shape.model, options));
  model->initialise(1);
  ZK_TRY(const Measured measured, measure(*model, shape, params, context));

  double wall = 0;
  for (const double seconds : measured.seconds) wall += seconds;
  const auto steps = static_cast<double>(measured.seconds.size());
  const double tokens = static_cast<double>(shape.batch * shape.model.seq_len);
  const double median = quantile(measured.seconds, 0.5);
  const double flops = spec::flops_per_token(shape.model, shape.model.seq_len).training();
  Outcome outcome;
  outcome.json = {{"program", std::string(kProgram) + " " + kVersion},
                  {"shape", params.shape},
                  {"path", params.path},
                  {"precision", machine.precision},
                  {"threads", machine.threads},
                  {"parameters", spec::param_count(shape.model)},
                  {"batch", shape.batch},
                  {"seq_len", shape.model.seq_len},
                  {"steps", measured.seconds.size()},
                  {"tokens_per_second", tokens * steps / wall},
                  {"ms_per_step", 1e3 * median},
                  {"ms_per_step_p95", 1e3 * quantile(measured.seconds, 0.95)},
                  {"gflops_per_second", flops * tokens / median / 1e9},
                  {"seconds", wall},
                  {"cpu_seconds", measured.cpu_seconds},
                  {"cores_used", measured.cpu_seconds / wall},
                  {"peak_memory_bytes", peak_memory_bytes()},
                  {"loss_first", measured.loss_first},
                  {"loss_last", measured.loss_last}};
  if (!std::isfinite(measured.loss_last)) return issue_error("model-not-finite");
  if (params.path == "fast") remember(shape, outcome.json, context);
  Json words = outcome.json;
  words["tokens_per_second"] = std::llround(tokens * steps / wall);
  words["median"] = fmt::format("{:.2f}", 1e3 * median);
  words["p95"] = fmt::format("{:.2f}", 1e3 * quantile(measured.seconds, 0.95));
  words["cores"] = fmt::format("{:.2f}", measured.cpu_seconds / wall);
  words["memory"] = format_bytes(static_cast<double>(peak_memory_bytes()));
  words["first"] = fmt::format("{:.3f}", measured.loss_first);
  words["last"] = fmt::format("{:.3f}", measured.loss_last);
  outcome.text = text(context.lang(), "bench.summary", words);
  return outcome;
}
}  // namespace zk::workers
