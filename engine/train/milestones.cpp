#include "engine/train/milestones.h"

#include <algorithm>

namespace zk::train {
namespace {
constexpr double kSmoothing = 0.8;  ///< as the window draws its smoothed line
}

Issues Milestones::add(int64_t step, double loss) {
  mean_ = kSmoothing * mean_ + (1 - kSmoothing) * loss;
  share_ = kSmoothing * share_ + (1 - kSmoothing);
  const double smoothed = mean_ / share_;
  Issues issues;
  for (const auto& baseline : baselines_) {
    if (smoothed >= baseline.loss || std::find(crossed_.begin(), crossed_.end(), baseline.name) != crossed_.end())
      continue;
    crossed_.push_back(baseline.name);
    issues.push_back(
        issue_milestone("crossed-" + baseline.name, {{"step", step}, {"loss", smoothed}, {"baseline", baseline.loss}}));
  }
  return issues;
}

Json Milestones::to_json() const { return {{"mean", mean_}, {"share", share_}, {"crossed", crossed_}}; }

void Milestones::restore(const Json& json) {
  mean_ = json.value("mean", 0.0);
  share_ = json.value("share", 0.0);
  crossed_ = json.value("crossed", std::vector<std::string>{});
}
}  // namespace zk::train
