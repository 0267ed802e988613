// Notices that training has left the rails, before the step that would write the damage into the weights: a loss or
// gradient that is no number, or a loss far above anything it was. Everything is a function of the recorded losses, so
// that all ranks and a resumed run decide alike.
#pragma once
#include <optional>
#include <string>

#include "engine/core/json.h"

namespace zk::train {

class DivergenceGuard {
 public:
  /// `uniform`: loss of guessing, ln(vocabulary), nat/token.
  explicit DivergenceGuard(double uniform) : uniform_(uniform) {}

  /// Why the step must not be taken: "not-a-number", "exploded"; nothing if all is well.
  std::optional<std::string> check(double loss, double grad_norm);
  double best_smoothed() const { return best_; }

  Json to_json() const;
  void restore(const Json& json);

 private:
  double limit() const;
  double uniform_;
  double smoothed_ = 0, best_ = 0;
  int64_t seen_ = 0, above_ = 0;
};
}  // namespace zk::train
