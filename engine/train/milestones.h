// Tells when the smoothed training loss falls below what simple models reach on the same text: guessing, counting
// tokens, counting pairs. Each is told once.
#pragma once
#include <string>
#include <vector>

#include "engine/train/task.h"

namespace zk::train {

class Milestones {
 public:
  explicit Milestones(std::vector<Baseline> baselines) : baselines_(std::move(baselines)) {}
  /// Baselines that this step's loss crosses (issues of severity milestone, ids crossed-<name> {step, loss, baseline}).
  Issues add(int64_t step, double loss);

  Json to_json() const;
  void restore(const Json& json);

 private:
  std::vector<Baseline> baselines_;
  std::vector<std::string> crossed_;
  double mean_ = 0, share_ = 0;
};
}  // namespace zk::train
