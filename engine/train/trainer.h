// The loop. One for training from scratch and for tuning, for one rank and for many: batches, gradients, sum over the
// ranks, guard, clipping, update; then whatever is due: validation, samples, checkpoint, orders. What the loop knows is
// in LoopState, and a checkpoint is that, the weights and the optimizer: resuming repeats the same steps bit for bit.
#pragma once
#include <memory>
#include <optional>
#include <string>

#include "engine/core/context.h"
#include "engine/generate/generator.h"
#include "engine/parallel/collective.h"
#include "engine/train/checkpoint_writer.h"
#include "engine/train/guard.h"
#include "engine/train/milestones.h"
#include "engine/train/optim/schedule.h"
#include "engine/train/steering.h"
#include "engine/train/task.h"

namespace zk::train {

struct LoopOptions {
  int64_t steps = 1;  ///< where to stop
  Schedule schedule;  ///< factor of the rate
  double lr = 1e-3;   ///< peak rate
  double clip = 1.0;  ///< largest gradient norm; 0: off
  int64_t valid_every = 250, sample_every = 250, checkpoint_every = 250;
  int64_t keep_checkpoints = 2, sample_tokens = 48;
  double sample_temperature = 0.7;
  uint64_t seed = 1;
  bool verify = false;  ///< compare fast and reference path at each validation
  bool tuned = false;   ///< the result answers: said in its manifests
};

struct LoopState {
  int64_t step = 0;             ///< completed updates
  int64_t tokens = 0;           ///< seen so far
  double seconds = 0;           ///< of training, pauses not counted, over all stretches
  int segment = 0;              ///< number of this stretch; a resumed run counts up
  double loss = 0;              ///< of the last step
  Json valid = Json::object();  ///< values of the last validation
  int64_t valid_step = -1;
  std::optional<double> best_valid;
};

/// What the loop works with; all of it outlives the loop.
struct LoopParts {
  Context& context;
  parallel::Collective& group;
  model::Transformer& model;
  Optimizer& optimizer;
  Task& task;
  const token::Tokenizer& tokenizer;
  Steering& steering;
  CheckpointWriter* checkpoints;  ///< rank 0 only
};

class Trainer {
 public:
  Trainer(LoopParts parts, LoopOptions options);

  /// Continues from state.json of a checkpoint (weights and optimizer are read by read_checkpoint()).
  Status restore(const Json& state);
  /// Runs to the end or to a stop (then stopped() is true). Issues: training-diverged, rank-lost, those of checkpoints.
  Status run();
  /// A live change of optimizer.lr, steps, valid_every, sample_every or checkpoint_every: applied and told (event
  /// `edit`), or the reason id why not.
  std::string edit(const std::string& path, const Json& value);
  bool stopped() const { return stopped_; }
  const LoopState& state() const { return state_; }
  const LoopOptions& options() const { return options_; }
  double run_seconds() const { return run_seconds_; }  ///< training time of this stretch
  int64_t run_tokens() const { return run_tokens_; }   ///< tokens of this stretch

  /// Seconds of one step and of one round of validation and samples, measured without leaving a trace in the weights
  /// or the data's cursor (the caller initialises the weights again). At least `steps` steps or `seconds`.
  struct Costs {
    double step = 0, validation = 0, samples = 0;
  };
  Result<Costs> measure(int64_t steps, double seconds);

 private:
  struct Sums;
  Status take_step();
  Result<Sums> gradients(StepBatch& batch);
  Status refuse(const std::string& why, double loss, double norm);
  void report_step(const Sums& sums, double norm, double lr, int64_t tokens, double seconds);
  Status after_step();
  Status obey();
  Status obey_one(const Order& order);
  Status pause(const Order& order);
  Result<Json> evaluate();  ///< values of a validation, over all ranks
  Status validate();
  Status sample();
  /// Rank 0: the samples; each is given to `out`, if there is one.
  Status write_samples(const std::function<void(const Prompt&, const generate::Completion&, const Json& ps)>& out);
  Status checkpoint();
  Result<Snapshot> snapshot() const;
  void progress(double promise, bool now = false);
  void promise_for(double seconds);
  void verify_paths();
  double learning_rate() const { return options_.lr * options_.schedule.factor(state_.step); }
  bool due(int64_t every) const { return every > 0 && state_.step % every == 0; }

  LoopParts parts_;
  LoopOptions options_;
  LoopState state_;
  DivergenceGuard guard_;
  Milestones milestones_;
  bool stopped_ = false, stop_wanted_ = false, orders_wait_ = false;
  int64_t checkpoint_step_ = -1, sample_step_ = -1;
  double step_seconds_ = 0;                        ///< smoothed
  double valid_seconds_ = 0, sample_seconds_ = 0;  ///< of the last one
  double last_progress_ = 0, run_seconds_ = 0;
  int64_t run_tokens_ = 0, run_steps_ = 0;
};
}  // namespace zk::train
