// See estimate.h.
#include "engine/plan/estimate.h"

#include <algorithm>
#include <cmath>

#include "engine/core/files.h"
#include "engine/plan/dial.h"
#include "engine/plan/parts.h"
#include "engine/spec/archs/decoder.h"
#include "engine/spec/archs/family.h"

namespace zk::plan {
using spec::ModelSpec;
using spec::PlanParams;
namespace {
constexpr double kTableRange = 3;        // time from the table may be wrong by this factor either way
constexpr double kMeasuredMargin = 1.1;  // beyond the spread of the measurements
constexpr double kTight = 0.9;
constexpr double kBytesPerParameterOnDisk = 12;  // fp32 weights and both moments of AdamW

// A layer's forward and backward pass is about 25 to 60 kernels of 4 to 8 microseconds each before it can start.
constexpr double kLayerStartLow = 1e-4, kLayerStartHigh = 5e-4;

/// Speed of a whole machine on this work, in training operations a second.
struct Speed {
  double low = 0, high = 0;
  Json source;
  double middle() const { return std::sqrt(low * high); }
};

struct Work {
  ModelSpec spec;
  double flops_per_token = 0;  ///< training
  double tokens = 0, tokens_per_step = 0;
  int64_t steps = 0;
  double validation_flops = 0;
  double flops() const { return flops_per_token * tokens + validation_flops; }
};

std::string precision_on(const PlanParams& p, const PlanMachine& machine) {
  if (p.precision != "auto") return p.precision;
  return machine.fast_bf16 ? "bf16" : "fp32";
}

/// Processes on this computer are `ranks`; a rented machine uses all its devices.
Result<Split> split_on(const PlanParams& p, const PlanMachine& machine) {
  Split split{1, p.tensor_parallel, p.pipeline_parallel, p.zero};
  const int64_t devices = p.devices.value_or(machine.own ? p.ranks * split.tensor * split.pipeline : machine.devices);
  const int64_t cut = split.tensor * split.pipeline;
  if (devices % cut != 0) {
    const int64_t near = (devices + cut - 1) / cut * cut;
    Issue issue = issue_usage("plan-split-devices", {{"devices", devices}, {"cut", cut}, {"near", near}});
    issue.path = "devices";
    issue.fix = Json::array({{{"path", "devices"}, {"value", near}}});
    return issue;
  }
  split.data = devices / cut;
  return split;
}

Step step_on(const PlanParams& p, const ModelSpec& spec, const PlanMachine& machine, const Split& split) {
  return {spec, p.batch, p.grad_accum, precision_on(p, machine) == "bf16", split};
}

Speed speed_on(const PlanMachine& machine, const Step& step, const Facts& facts) {
  const std::string precision = step.bf16 ? "bf16" : "fp32";
  Speed out;
  const auto measured =
      machine.own ? of_class(facts.measurements, step.spec, precision, machine.cuda) : std::vector<Measurement>{};
  if (!measured.empty()) {
    const auto by_speed = [](const Measurement& a, const Measurement& b) {
      return a.flops_per_second < b.flops_per_second;
    };
    const auto [slow, fast] = std::minmax_element(measured.begin(), measured.end(), by_speed);
    out.low = slow->flops_per_second / kMeasuredMargin;
    out.high = fast->flops_per_second * kMeasuredMargin;
    out.source = {{"kind", "measured"},
                  {"t", measured.back().t},
                  {"from", measured.back().source},
                  {"count", measured.size()},
                  {"margin", kMeasuredMargin}};
    return out;
  }
  const double peak = (step.bf16 ? machine.peak_half : machine.peak_fp32);
  const double devices = machine.own && !machine.cuda ? 1 : static_cast<double>(step.split.devices());
  const double middle = peak * machine.utilisation * devices * (1 - traffic_of(step).bubble);
  out.low = middle / kTableRange;
  out.high = middle * kTableRange;
  out.source = {{"kind", "table"},
                {"peak", peak},
                {"utilisation", machine.utilisation},
                {"range", kTableRange},
                {"assumed", machine.assumed},
                {"source", machine.source}};
  return out;
}

double forward_per_token(const ModelSpec& spec) { return spec::flops_per_token(spec, spec.seq_len).forward(); }

/// Steps as `zk train` takes them: given, or from the tokens; with a time budget, what the machine does in that time.
Work work_of(const PlanParams& p, const ModelSpec& spec, double flops_per_second) {
  Work work{spec, 3 * forward_per_token(spec)};
  work.tokens_per_step = static_cast<double>(p.batch * spec.seq_len);
  const double validation = forward_per_token(spec) * static_cast<double>(p.valid_tokens);
  if (p.steps) {
    work.steps = *p.steps;
  } else if (p.minutes > 0) {
    const double step = work.flops_per_token * work.tokens_per_step + validation / static_cast<double>(p.valid_every);
    work.steps = std::max<int64_t>(1, std::llround(std::min(9e15, 60 * p.minutes * flops_per_second / step)));
  } else {
    work.steps = std::max<int64_t>(1, std::llround(std::ceil(p.tokens_millions * 1e6 / work.tokens_per_step)));
  }
  work.tokens = static_cast<double>(work.steps) * work.tokens_per_step;
  work.validation_flops = validation * std::ceil(static_cast<double>(work.steps) / static_cast<double>(p.valid_every));
  return work;
}

/// Everything that depends on the machine.
struct OnMachine {
  PlanMachine machine;
  Step step;
  Speed speed;
  DeviceMemory memory;
  double capacity = 0, used = 0;
  double watts = 0;  ///< of all devices
  double seconds_low = 0, seconds_high = 0, kwh_low = 0, kwh_high = 0;
  double money_low = 0, money_high = 0;
};

double processes_sharing(const PlanMachine& machine, const Split& split) {
  return machine.own && !machine.cuda ? static_cast<double>(split.devices()) : 1;
}

const char* fit_state(double used, double capacity) {
  return used > capacity ? "too_big" : used > kTight * capacity ? "tight" : "fits";
}

void take_time(OnMachine& on, const Work& work, const PlanParams& p) {
  const double link = on.machine.link_bytes_per_second;
  const double sending = link > 0 ? traffic_of(on.step).total() / link * static_cast<double>(work.steps) : 0;
  on.seconds_low = work.flops() / on.speed.high;
  on.seconds_high = work.flops() / on.speed.low + sending;  // low: all sending hides behind computing
  if (on.machine.cuda) {  // small models wait for the starting of kernels, however fast the device computes
    const double layers = static_cast<double>(work.steps * p.grad_accum * work.spec.n_layer);
    on.seconds_low = std::max(on.seconds_low, kLayerStartLow * layers);
    on.seconds_high = std::max(on.seconds_high, kLayerStartHigh * layers);
  }
  if (p.minutes > 0 && !p.steps && on.machine.own) on.seconds_low = on.seconds_high = 60 * p.minutes;
  const double devices = on.machine.own && !on.machine.cuda ? 1 : static_cast<double>(on.step.split.devices());
  on.watts = p.watts.value_or(on.machine.watts) * devices;
  on.kwh_low = on.watts * on.seconds_low / 3.6e6;
  on.kwh_high = on.watts * on.seconds_high / 3.6e6;
  const std::optional<double> hourly = p.price_per_hour ? p.price_per_hour : on.machine.price_per_hour;
  const auto money = [&](double seconds, double kwh) {
    return hourly ? *hourly * devices * seconds / 3600 : kwh * p.price_per_kwh;  // rent includes electricity
  };
  on.money_low = money(on.seconds_low, on.kwh_low);
  on.money_high = money(on.seconds_high, on.kwh_high);
}

/// The program, and where training computes in main memory the copy of the state that is being saved.
double reserve_of(const PlanMachine& machine, const ModelSpec& spec) {
  const double copy = kBytesPerParameterOnDisk * static_cast<double>(spec::param_count(spec));
  return machine.reserve_bytes + (machine.cuda ? 0 : copy);
}

Result<OnMachine> put_on(const PlanMachine& machine, const PlanParams& p, const ModelSpec& spec, const Facts& facts) {
  ZK_TRY(const Split split, split_on(p, machine));
  OnMachine on{machine, step_on(p, spec, machine, split)};
  on.speed = speed_on(machine, on.step, facts);
  on.memory = memory_of(on.step);
  on.memory.reserve = reserve_of(machine, spec);
  on.used = on.memory.total() * processes_sharing(machine, split);
  on.capacity = machine.free_bytes;
  return on;
}

/// More micro-batches, then bf16, then a smaller batch: the first change that makes it fit.
Json fixes_for(const OnMachine& on, const PlanParams& p) {
  const auto fits = [&](const Step& step) {
    DeviceMemory memory = memory_of(step);
    memory.reserve = on.memory.reserve;
    return memory.total() * processes_sharing(on.machine, step.split) <= kTight * on.capacity;
  };
  const int64_t rows = std::max<int64_t>(1, p.batch / on.step.split.data);
  for (int64_t parts = p.grad_accum; parts <= rows; ++parts) {
    Step step = on.step;
    step.grad_accum = parts;
    if (rows % parts == 0 && fits(step)) return Json::array({{{"path", "grad_accum"}, {"value", parts}}});
  }
  if (on.step.split.data > 1)
    for (int64_t zero = on.step.split.zero + 1; zero <= 3; ++zero) {
      Step step = on.step;
      step.split.zero = zero;
      step.grad_accum = rows;
      if (fits(step))
        return Json::array({{{"path", "zero"}, {"value", zero}}, {{"path", "grad_accum"}, {"value", rows}}});
    }
  return Json::array();
}

Json range_json(double low, double high, const char* low_key = "low", const char* high_key = "high") {
  return {{low_key, low}, {high_key, high}};
}

Json memory_json(const OnMachine& on, const PlanParams& p) {
  const double processes = processes_sharing(on.machine, on.step.split);
  Json json = {{"parts", on.memory.to_json()},
               {"processes", processes},
               {"used_bytes", on.used},
               {"capacity_bytes", on.capacity},
               {"total_bytes", on.machine.memory_bytes},
               {"state", fit_state(on.used, on.capacity)},
               {"over_bytes", std::max(0.0, on.used - on.capacity)},
               {"precision", on.step.bf16 ? "bf16" : "fp32"},
               {"micro_rows", on.step.micro_rows()},
               {"by_precision", memory_by_precision(on.step, on.memory.reserve)},
               {"formula",
                {{"weights", "memory_weights"},
                 {"gradients", "memory_gradients"},
                 {"optimizer", "memory_optimizer"},
                 {"activations", "memory_activations"},
                 {"logits", "memory_logits"},
                 {"reserve", "memory_reserve"}}}};
  json["fix"] = on.used > on.capacity ? fixes_for(on, p) : Json::array();
  return json;
}

Json split_json(const OnMachine& on) {
  const Split& split = on.step.split;
  const Traffic traffic = traffic_of(on.step);
  return {{"devices", split.devices()},
          {"data", split.data},
          {"tensor", split.tensor},
          {"pipeline", split.pipeline},
          {"zero", split.zero},
          {"micro_batches", on.step.grad_accum},
          {"bubble", traffic.bubble},
          {"bytes_per_step",
           {{"data", traffic.data},
            {"tensor", traffic.tensor},
            {"pipeline", traffic.pipeline},
            {"total", traffic.total()}}},
          {"formula", {{"bytes_per_step", "traffic"}, {"bubble", "pipeline_bubble"}}}};
}

Json money_json(const OnMachine& on, const PlanParams& p) {
  Json json = range_json(on.money_low, on.money_high);
  const std::optional<double> hourly = p.price_per_hour ? p.price_per_hour : on.machine.price_per_hour;
  json["price_per_hour"] = hourly ? Json(*hourly) : Json(nullptr);
  json["price_per_kwh"] = p.price_per_kwh;
  json["what"] = hourly ? "rent" : "electricity";
  return json;
}

/// True where no source gives the power: the answer says so.
bool watts_assumed(const OnMachine& on, const PlanParams& p) {
  const auto& assumed = on.machine.assumed;
  return !p.watts && std::find(assumed.begin(), assumed.end(), "watts") != assumed.end();
}

/// One row of the machines' ladder.
Json ladder_row(const OnMachine& on) {
  Json json = on.machine.to_json();
  json["state"] = fit_state(on.used, on.capacity);
  json["used_bytes"] = on.used;
  json["capacity_bytes"] = on.capacity;
  json["time_s"] = range_json(on.seconds_low, on.seconds_high);
  json["energy_kwh"] = range_json(on.kwh_low, on.kwh_high);
  json["money"] = range_json(on.money_low, on.money_high);
  json["precision"] = on.step.bf16 ? "bf16" : "fp32";
  json["throughput"] = on.speed.source;
  return json;
}

/// Every machine with its usual number of devices and plain data parallel; the chosen one as it was chosen.
Json ladder(const PlanParams& p, const Work& work, const Facts& facts, const OnMachine& chosen) {
  Json rows = Json::array();
  for (const PlanMachine& machine : facts.machines) {
    if (machine.id == chosen.machine.id) {
      rows.push_back(ladder_row(chosen));
      rows.back()["chosen"] = true;
      continue;
    }
    PlanParams plain = p;
    plain.devices.reset(), plain.watts.reset(), plain.price_per_hour.reset();
    plain.tensor_parallel = plain.pipeline_parallel = 1;
    auto on = put_on(machine, plain, work.spec, facts);
    if (!on.ok()) continue;
    take_time(*on, work, plain);
    rows.push_back(ladder_row(*on));
    rows.back()["chosen"] = false;
  }
  return rows;
}

Json model_json(const PlanParams& p, const ModelSpec& spec, const Facts& facts) {
  const bool given = p.vocab_size.has_value();
  return {{"size", p.size},
          {"parameters", spec::param_count(spec)},
          {"embedding_parameters", spec::embedding_count(spec)},
          {"vocab_size", spec.vocab_size},
          {"vocab_source", !p.size.empty() ? "size"
                           : given         ? "given"
                                           : facts.vocab_source},
          {"seq_len", spec.seq_len},
          {"parts", parts_json(parts_of(spec, spec.seq_len))},
          {"kv_cache_bytes", spec::kv_cache_bytes(spec, 1, spec.seq_len)}};
}

Json flops_json(const Work& work) {
  const FlopCounts counts = training_flops_per_token(work.spec, work.spec.seq_len);
  const auto forward = spec::flops_per_token(work.spec, work.spec.seq_len);
  return {{"per_token_forward", forward.forward()},
          {"per_token_training", work.flops_per_token},
          {"attention_share", forward.attention / forward.forward()},
          {"per_token_palm", counts.palm},
          {"per_token_kaplan", counts.kaplan},
          {"validation", work.validation_flops},
          {"total", work.flops()},
          {"formula", {{"exact", "flops_training"}, {"palm", "flops_palm"}, {"kaplan", "flops_kaplan"}}}};
}

Json work_json(const Work& work, const PlanParams& p, const Facts& facts) {
  Json json = {{"steps", work.steps},
               {"batch", p.batch},
               {"tokens_per_step", work.tokens_per_step},
               {"tokens", work.tokens},
               {"tokens_per_parameter", work.tokens / static_cast<double>(spec::param_count(work.spec))},
               {"dataset", facts.dataset}};
  json["epochs"] = facts.dataset_tokens > 0 ? Json(work.tokens / static_cast<double>(facts.dataset_tokens)) : Json();
  return json;
}

Json disk_json(const PlanParams& p, const ModelSpec& spec, const Facts& facts) {
  const double one = kBytesPerParameterOnDisk * static_cast<double>(spec::param_count(spec));
  const auto kept = static_cast<double>(p.keep_checkpoints + 1), peak = kept + 1;
  return {{"bytes", peak * one},
          {"checkpoint_bytes", one},
          {"kept", kept},
          {"peak", peak},
          {"free_bytes", facts.disk_free},
          {"fits", facts.disk_free <= 0 || peak * one <= facts.disk_free},
          {"formula", "disk_checkpoints"}};
}
}  // namespace

Result<Facts> gather_facts(const Workspace& workspace, const std::string& dataset, const Machine& here,
                           Measurements& measurements) {
  Facts facts;
  const auto found = workspace.find(ArtifactKind::Dataset, dataset);
  if (!found.ok() && !dataset.empty()) return found.issue();
  const auto vocab = [&](const Artifact& artifact) {
    const Json& counters = artifact.counters();
    if (!counters.contains("vocab_size") || !counters["vocab_size"].is_number_integer()) return;
    facts.vocab_size = counters["vocab_size"];
    facts.vocab_source = std::string(kind_name(artifact.kind)) + ":" + artifact.id;
  };
  if (found.ok()) {
    vocab(*found);
    facts.dataset = found->id;
    const Json train = found->counters().value("train", Json::object());
    if (train.is_object() && train.contains("tokens") && train["tokens"].is_number())
      facts.dataset_tokens = train["tokens"];
  } else if (const auto tokenizer = workspace.find(ArtifactKind::Tokenizer, ""); tokenizer.ok()) {
    vocab(*tokenizer);
  }
  facts.disk_free = static_cast<double>(free_bytes(workspace.dir()));
  ZK_TRY(facts.machines, machines(here));
  facts.measurements = measurements.all();
  return facts;
}

Result<ModelSpec> planned_spec(const PlanParams& params, const Facts& facts) {
  if (params.size.empty()) return spec::build_decoder(params.model, params.vocab_size.value_or(facts.vocab_size));
  auto spec = spec::preset_spec(params.size);
  if (spec.ok()) return spec;
  Issue issue = spec.issue();
  issue.path = "size";
  for (Json& fix : issue.fix) fix["path"] = "size";
  return issue;
}

Result<Json> estimate(const PlanParams& params, const Facts& facts) {
  ZK_TRY(const ModelSpec spec, planned_spec(params, facts));
  ZK_TRY(const PlanMachine machine, find_machine(facts.machines, params.machine));
  ZK_TRY(OnMachine on, put_on(machine, params, spec, facts));
  const Issues wrong = check_split(on.step);
  if (!wrong.empty()) return wrong.front();
  const Work work = work_of(params, spec, on.speed.middle());
  take_time(on, work, params);
  Json throughput = {
      {"source", on.speed.source},
      {"flops_per_second", range_json(on.speed.low, on.speed.high)},
      {"tokens_per_second", range_json(on.speed.low / work.flops_per_token, on.speed.high / work.flops_per_token)}};
  return Json{
      {"model", model_json(params, spec, facts)},
      {"flops", flops_json(work)},
      {"work", work_json(work, params, facts)},
      {"machine", on.machine.to_json()},
      {"memory", memory_json(on, params)},
      {"split", split_json(on)},
      {"throughput", std::move(throughput)},
      {"time_s", range_json(on.seconds_low, on.seconds_high)},
      {"energy_kwh",
       {{"low", on.kwh_low}, {"high", on.kwh_high}, {"watts", on.watts}, {"assumed", watts_assumed(on, params)}}},
      {"money", money_json(on, params)},
      {"disk", disk_json(params, spec, facts)},
      {"forecast", forecast_json(static_cast<double>(spec::param_count(spec)), work.tokens)},
      {"ladder", ladder(params, work, facts, on)}};
}
}  // namespace zk::plan
