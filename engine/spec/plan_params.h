// What `zk plan` asks: everything that `zk train` takes (the same keys, so that a training configuration can be handed
// over as it is) and what training knows nothing about: the machine, how the work is split, what it costs.
#pragma once
#include "engine/spec/params.h"

namespace zk::spec {

struct PlanParams : TrainParams {
  std::string size;
  std::optional<double> dial;
  std::optional<int64_t> vocab_size;
  std::string machine = "this";
  std::optional<int64_t> devices;
  int64_t tensor_parallel = 1;
  int64_t pipeline_parallel = 1;
  int64_t zero = 0;
  std::optional<double> price_per_hour;
  std::optional<double> watts;
  double price_per_kwh = 0.25;
  template <class V>
  void visit(V& v) {
    TrainParams::visit(v);
    v(size, "size", {.level = Level::Learn});
    v(dial, "dial", {.range = {0, 1}, .level = Level::Learn, .lesson = "parameters"});
    v(vocab_size, "vocab_size",
      {.range = {2, 1 << 24}, .scale = Scale::Log, .level = Level::Build, .unit = "tokens", .formula = "vocab_size"});
    v(machine, "machine", {.level = Level::Learn, .lesson = "infrastructure"});
    v(devices, "devices",
      {.range = {1, 1e6}, .scale = Scale::Log, .level = Level::Learn, .formula = "machine_devices"});
    v(tensor_parallel, "tensor_parallel", {.range = {1, 1024}, .level = Level::Expert, .lesson = "parallelism"});
    v(pipeline_parallel, "pipeline_parallel", {.range = {1, 1024}, .level = Level::Expert, .lesson = "parallelism"});
    v(zero, "zero", {.range = {0, 3}, .level = Level::Expert, .lesson = "zero"});
    v(price_per_hour, "price_per_hour", {.range = {0, 1e9}, .level = Level::Build, .formula = "machine_price"});
    v(watts, "watts", {.range = {0, 1e9}, .level = Level::Build, .unit = "W", .formula = "machine_watts"});
    v(price_per_kwh, "price_per_kwh", {.range = {0, 1e6}, .level = Level::Build});
  }
};

}  // namespace zk::spec
