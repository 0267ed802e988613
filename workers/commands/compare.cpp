// zk compare: is the difference between evaluations real? The first one named is compared with each of the others.
#include "engine/eval/compare.h"

#include "workers/commands/commands.h"
#include "workers/common/evaluation_text.h"

namespace zk::workers {
Result<Outcome> run_compare(const spec::CompareParams& params, Context& context) {
  std::vector<Artifact> evaluations;
  for (const std::string& name : params.evaluations) {
    ZK_TRY(Artifact artifact, context.workspace().find(ArtifactKind::Evaluation, name));
    evaluations.push_back(std::move(artifact));
  }
  // Nothing named: the newest two, the older one first.
  if (evaluations.empty()) {
    evaluations = context.workspace().list(ArtifactKind::Evaluation);
    if (evaluations.size() > 2) evaluations.erase(evaluations.begin(), evaluations.end() - 2);
  }
  if (evaluations.size() < 2) return issue_usage("compare-needs-two", {{"count", evaluations.size()}});
  Json comparisons = Json::array();
  for (size_t i = 1; i < evaluations.size(); ++i) {
    if (context.stopping()) return Context::stopped();
    ZK_TRY(Json comparison, eval::compare_evaluations(evaluations.front(), evaluations[i]));
    for (const Json& issue : comparison["issues"]) context.warn(Issue::from_json(issue));
    comparisons.push_back(std::move(comparison));
  }
  Outcome outcome;
  outcome.text = comparison_text(comparisons, context.lang());
  outcome.json = {{"comparisons", std::move(comparisons)}};
  return outcome;
}
}  // namespace zk::workers
