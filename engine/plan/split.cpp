// See split.h. The fullest device is the pipeline's first or last: it has the embedding or the head beside its layers.
#include "engine/plan/split.h"

#include <algorithm>

#include "engine/plan/parts.h"

namespace zk::plan {
using spec::ModelSpec;
namespace {
int64_t ceil_div(int64_t a, int64_t b) { return (a + b - 1) / b; }

/// Parameters of the fullest device before ZeRO: matrices are cut by the tensor split, norms are kept whole.
double device_parameters(const ModelSpec& s, const Split& split) {
  if (split.tensor == 1 && split.pipeline == 1) return static_cast<double>(spec::param_count(s));
  double layer = 0, norms = 0, ends = 0, first = 0, last = 0;
  for (const Part& part : parts_of(s, s.seq_len)) {
    const auto whole = static_cast<double>(part.per_layer);
    if (part.id == "norm")
      norms = whole, ends = static_cast<double>(part.total - part.per_layer * s.n_layer);
    else
      layer += whole / static_cast<double>(split.tensor);
    if (part.id == "embedding" || part.id == "position")
      first += static_cast<double>(part.total) / static_cast<double>(split.tensor);
    if (part.id == "head") last = static_cast<double>(part.total) / static_cast<double>(split.tensor);
  }
  const double tied = static_cast<double>(s.vocab_size * s.d_model) / static_cast<double>(split.tensor);
  const double layers = (layer + norms) * static_cast<double>(ceil_div(s.n_layer, split.pipeline));
  if (split.pipeline == 1) return layers + first + last + ends;
  return layers + std::max(first, last + ends + (s.tied_head ? tied : 0));  // a tied head needs the table at both ends
}

/// Micro-batches whose activations a device keeps at once.
int64_t in_flight(const Step& step) { return std::min(step.split.pipeline, std::max<int64_t>(1, step.grad_accum)); }
}  // namespace

int64_t Step::micro_rows() const {
  const int64_t rows = ceil_div(batch, std::max<int64_t>(1, split.data));
  return std::max<int64_t>(1, ceil_div(rows, std::max<int64_t>(1, grad_accum)));
}

DeviceMemory memory_of(const Step& step) {
  const Split& split = step.split;
  const double n = device_parameters(step.spec, split);
  const auto share = [&](int64_t stage) { return split.zero >= stage ? static_cast<double>(split.data) : 1.0; };
  DeviceMemory out;
  // bf16: the working copy is the weights, the fp32 master copy is counted as optimizer state by ZeRO, as weights here.
  out.weights = step.bf16 ? 2 * n / share(3) + 4 * n / share(1) : 4 * n / share(3);
  out.gradients = 4 * n / share(2);
  out.optimizer = 8 * n / share(1);
  ModelSpec stage = step.spec;
  stage.n_layer = ceil_div(step.spec.n_layer, split.pipeline) * in_flight(step);
  const auto memory = spec::training_memory(stage, step.micro_rows(), step.spec.seq_len, step.bf16);
  out.activations = static_cast<double>(memory.activations) / static_cast<double>(split.tensor);
  out.logits = static_cast<double>(memory.logits) / static_cast<double>(split.tensor);
  return out;
}

Json DeviceMemory::to_json() const {
  return {{"weights", weights}, {"gradients", gradients}, {"optimizer", optimizer}, {"activations", activations},
          {"logits", logits},   {"reserve", reserve},     {"total", total()}};
}

Traffic traffic_of(const Step& step) {
  const Split& split = step.split;
  const auto dp = static_cast<double>(split.data), tp = static_cast<double>(split.tensor),
             pp = static_cast<double>(split.pipeline),
             micros = static_cast<double>(std::max<int64_t>(1, step.grad_accum));
  const double n = device_parameters(step.spec, split), number = step.bf16 ? 2 : 4;
  Traffic out;
  // All-reduce = reduce-scatter of fp32 gradients + all-gather; ZeRO 1 and 2 gather weights instead, ZeRO 3 gathers
  // them again for every forward and backward pass.
  const double ring = (dp - 1) / dp;
  if (split.zero == 0) out.data = ring * 8 * n;
  if (split.zero == 1 || split.zero == 2) out.data = ring * (4 + number) * n;
  if (split.zero == 3) out.data = ring * (4 + 2 * micros * number) * n;
  const double activation = static_cast<double>(step.micro_rows() * step.spec.seq_len * step.spec.d_model) * number;
  const auto layers = static_cast<double>(ceil_div(step.spec.n_layer, split.pipeline));
  out.tensor = micros * layers * 4 * 2 * (tp - 1) / tp * activation;  // two all-reduces forward, two backward
  out.pipeline = pp > 1 ? micros * 2 * activation : 0;                // activations on, gradients back
  out.bubble = (pp - 1) / (micros + pp - 1);
  return out;
}

Json memory_by_precision(const Step& step, double reserve) {
  Json out = Json::object();
  for (const bool bf16 : {false, true}) {
    Step one = step;
    one.bf16 = bf16;
    DeviceMemory memory = memory_of(one);
    memory.reserve = reserve;
    out[bf16 ? "bf16" : "fp32"] = memory.to_json();
  }
  return out;
}

Issues check_split(const Step& step) {
  Issues out;
  const Split& split = step.split;
  const auto add = [&](const char* id, const char* path, int64_t value, int64_t of, int64_t near) {
    Issue issue = issue_usage(id, {{"value", value}, {"of", of}, {"near", near}});
    issue.path = path;
    issue.fix = Json::array({{{"path", path}, {"value", near}}});
    out.push_back(std::move(issue));
  };
  const int64_t heads = step.spec.n_kv_head;
  if (heads % split.tensor != 0) {
    int64_t near = std::min(split.tensor, heads);
    while (heads % near != 0) --near;
    add("plan-split-heads", "tensor_parallel", split.tensor, heads, near);
  }
  if (split.pipeline > step.spec.n_layer)
    add("plan-split-layers", "pipeline_parallel", split.pipeline, step.spec.n_layer, step.spec.n_layer);
  if (step.batch % split.data != 0)
    add("plan-split-batch", "batch", step.batch, split.data, ceil_div(step.batch, split.data) * split.data);
  else if (step.grad_accum > step.batch / split.data)
    add("plan-split-accum", "grad_accum", step.grad_accum, step.batch / split.data, step.batch / split.data);
  return out;
}
}  // namespace zk::plan
