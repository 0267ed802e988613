#include "engine/train/guard.h"

#include <algorithm>
#include <cmath>

namespace zk::train {
namespace {
constexpr double kSmoothing = 0.9;
constexpr int64_t kPatience = 10;  ///< steps in a row far above the best before it counts as an explosion
}  // namespace

/// Worse than guessing, and clearly worse than it ever was.
double DivergenceGuard::limit() const { return std::max(1.25 * uniform_, 2 * best_ + 1); }

std::optional<std::string> DivergenceGuard::check(double loss, double grad_norm) {
  if (!std::isfinite(loss) || !std::isfinite(grad_norm)) return "not-a-number";
  if (seen_++ == 0) smoothed_ = best_ = loss;
  if (loss > 4 * std::max(uniform_, best_) + 1) return "exploded";
  smoothed_ = kSmoothing * smoothed_ + (1 - kSmoothing) * loss;
  best_ = std::min(best_, smoothed_);
  above_ = smoothed_ > limit() ? above_ + 1 : 0;
  if (above_ >= kPatience) return "exploded";
  return std::nullopt;
}

Json DivergenceGuard::to_json() const {
  return {{"smoothed", smoothed_}, {"best", best_}, {"seen", seen_}, {"above", above_}};
}

void DivergenceGuard::restore(const Json& json) {
  smoothed_ = json.value("smoothed", 0.0);
  best_ = json.value("best", 0.0);
  seen_ = json.value("seen", int64_t{0});
  above_ = json.value("above", int64_t{0});
}
}  // namespace zk::train
