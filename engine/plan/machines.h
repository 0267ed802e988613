// Machines to train on: this one as it was found, and the ladder of resources/plan/machines.json (a gaming computer, a
// workstation, a server, a cluster). All numbers are data with their sources; what no source gives is named `assumed`.
#pragma once
#include <optional>
#include <string>
#include <vector>

#include "engine/core/machine.h"
#include "engine/core/result.h"

namespace zk::plan {

struct PlanMachine {
  std::string id;      ///< "this", "gaming", …: words in machine.<id>
  std::string device;  ///< "A100", or the processor's name
  bool own = false;    ///< the computer that the program runs on
  bool cuda = false;
  bool fast_bf16 = false;  ///< `auto` computes in bf16
  int64_t devices = 1;
  double peak_fp32 = 0, peak_half = 0;  ///< FLOP/s of one device
  double utilisation = 0.4;             ///< share of the peak that training reaches
  double memory_bytes = 0;              ///< of one device; of the whole computer where cuda is false
  double free_bytes = 0;                ///< now; equals memory_bytes for machines that are not here
  double link_bytes_per_second = 0;     ///< between devices; 0 = unknown
  double watts = 0;                     ///< per device with its share of the machine
  double reserve_bytes = 0;             ///< program and libraries, per process
  std::optional<double> price_per_hour, buy_usd;
  std::vector<std::string> assumed;
  std::string source;
  Json to_json() const;
};

/// This computer, then the ladder. Issue plan-data-broken {file} where a resource is damaged.
Result<std::vector<PlanMachine>> machines(const Machine& here);
/// By id; issue plan-machine-unknown {machine, nearest, known}.
Result<PlanMachine> find_machine(const std::vector<PlanMachine>& all, const std::string& id);
/// What the planner needs to know of this computer, without starting compilers: quick.
Machine look_for_plan(const std::filesystem::path& workspace);
/// Published trainings (resources/plan/famous.json) and published sizes (published.json).
Result<Json> famous_trainings();
Result<Json> published_sizes();
}  // namespace zk::plan
