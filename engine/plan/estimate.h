// The plan of a training before it starts: sizes, operations, memory by part, time, energy, money and disk, on the
// chosen machine and on the whole ladder. Arithmetic only, so that it can follow what one types. Times come from a
// measurement of this shape class where there is one, else from the machine's peak, a share of it, and a range of 3
// either way.
#pragma once
#include <string>
#include <vector>

#include "engine/plan/machines.h"
#include "engine/plan/measurements.h"
#include "engine/plan/split.h"
#include "engine/spec/plan_params.h"

namespace zk::plan {

/// What the planner has to be told.
struct Facts {
  int64_t vocab_size = 4096;
  std::string vocab_source = "default";  ///< "dataset:<id>", "tokenizer:<id>" or "default"
  std::string dataset;
  int64_t dataset_tokens = 0;  ///< of the training split; 0: unknown
  double disk_free = 0;
  std::vector<PlanMachine> machines;
  std::vector<Measurement> measurements;
};

/// Facts of a workspace: the named or newest dataset (or tokenizer), disk, machines, measurements. A dataset that is
/// named and missing is an issue; none at all is not.
Result<Facts> gather_facts(const Workspace& workspace, const std::string& dataset, const Machine& here,
                           Measurements& measurements);

/// The model that the parameters mean: `size` (a published one), else the form's.
Result<spec::ModelSpec> planned_spec(const spec::PlanParams& params, const Facts& facts);

/// The plan as docs/file-formats.md describes it (`plan`). What cannot be (a split that does not divide) is an issue;
/// what does not fit is part of the answer, with `fix`.
Result<Json> estimate(const spec::PlanParams& params, const Facts& facts);
}  // namespace zk::plan
