// The stages of the quickstart as child commands, in order. Each reads the results of the earlier ones.
#pragma once
#include <functional>
#include <string>
#include <vector>

#include "engine/core/context.h"
#include "engine/spec/params.h"
#include "workers/quickstart/state.h"

namespace zk::workers::quickstart {

struct StagePlan {
  std::string id;       ///< corpus tokenizer dataset train eval_base tune eval_tuned
  std::string command;  ///< zk command
  ArtifactKind kind;
  std::string artifact;                                                     ///< name of what it makes
  std::function<Json(const State&, const spec::QuickstartParams&)> values;  ///< parameters for --config
};
std::vector<StagePlan> stages(const std::string& id);

/// What the model writes on from while it trains, where the learner chose openings: theirs first, then the usual ones
/// of the corpus's language ("en", "ja", "both"). `chosen`: openings.json of the workspace, {"openings": ["One
/// morning,"]}. Empty where nothing usable was chosen: then the usual ones alone are taken.
std::vector<std::string> sample_prompts(const Json& chosen, const std::string& lang);

/// Runs the stages that are not done yet; progress and issues go into the context's log with the stage's id.
Status run_stages(const spec::QuickstartParams& params, State& state, Context& context);
}  // namespace zk::workers::quickstart
