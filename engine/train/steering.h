// Orders from outside, obeyed at step boundaries by all ranks alike: control socket (rank 0), SIGTERM and SIGINT (any
// rank). Trick: "there are orders" and "stop" travel as two numbers in the all-reduce that every step does anyway; only
// a step with orders costs a broadcast.
#pragma once
#include <memory>
#include <string>
#include <vector>

#include "engine/core/context.h"
#include "engine/core/control.h"
#include "engine/parallel/collective.h"

namespace zk::train {

struct Order {
  int64_t id = 0;
  std::string verb;
  Json args;
};

class Steering {
 public:
  /// Rank 0 listens in `run_dir`.
  static Result<std::unique_ptr<Steering>> open(Context& context, parallel::Collective& group,
                                                const std::filesystem::path& run_dir);
  /// This rank's two numbers for the sum over the ranks: wants to stop, has orders.
  double wants_stop() const { return context_.stopping() ? 1 : 0; }
  double has_orders();
  /// The orders that have come, on every rank; to be called by all when the sum of has_orders() is above 0.
  Result<std::vector<Order>> take();
  /// Both sums by an operation of their own, for where no step does it (start, pause).
  Result<std::pair<bool, bool>> ask();
  /// Answers an order (rank 0; others do nothing): ack event and reply. `reason`: text id reason.<reason>.
  void answer(const Order& order, bool ok, int64_t step, const std::string& reason = "");

 private:
  Steering(Context& context, parallel::Collective& group) : context_(context), group_(group) {}
  Context& context_;
  parallel::Collective& group_;
  std::unique_ptr<ControlServer> server_;
  std::vector<ControlRequest> pending_;  ///< taken from the server, not yet handed out
  std::vector<ControlRequest> handed_;   ///< handed out, not yet answered
};
}  // namespace zk::train
