// A whole cleaning: corpus folder in, corpus folder out, with every decision kept. Reading, the steps and writing
// overlap; memory holds three units whatever the corpus's size (ordered steps add what they must remember). The bytes
// of the output depend on the input and the plan alone: not on threads, not on how often the run was interrupted.
#pragma once
#include <functional>

#include "engine/corpus/clean/unit.h"

namespace zk::corpus {

struct CleanJob {
  std::filesystem::path input, output;  ///< folders; the output's must exist
  spec::CleanParams params;
  StepInputs inputs;
  Json plan;  ///< everything that the result depends on; kept as plan.json
  int threads = 1;
  std::function<void(double done, double total, const Json& funnel)> progress = [](double, double, const Json&) {};
  std::function<bool()> stopping = [] { return false; };
};

struct Cleaned {
  std::vector<std::string> files;  ///< for the manifest
  Json counters;                   ///< of the corpus, with `in` and `funnel`
  std::vector<std::string> idle;   ///< steps that neither changed nor removed anything
  int64_t resumed_units = 0;       ///< that stood already
};

/// Issues: corpus-empty, clean-plan-differs, clean-step-…, those of files; Context::stopped()'s "stopped" after a stop,
/// when everything finished stays and the same job goes on from there.
Result<Cleaned> clean(const CleanJob& job);
/// Is `dir` an unfinished cleaning?
bool is_unfinished_clean(const std::filesystem::path& dir);
/// Takes away what only a continuation needs; call it once the manifest stands.
void forget_clean_state(const std::filesystem::path& dir);
}  // namespace zk::corpus
