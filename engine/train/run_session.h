// One run from its command to its manifest: folder or resume, ranks, model, loop, result. The commands `train` and
// `tune` say only what is theirs (a Recipe); everything that can go wrong around a run is handled here once.
#pragma once
#include <functional>
#include <map>
#include <memory>
#include <string>

#include "engine/core/context.h"
#include "engine/parallel/collective.h"
#include "engine/train/run_record.h"
#include "engine/train/trainer.h"

namespace zk::train {

/// What a recipe makes on every rank from the record alone.
struct Job {
  std::unique_ptr<Task> task;
  LoopOptions loop;  ///< without steps and schedule
  std::function<Schedule(int64_t steps)> schedule;
  std::function<Status(model::Transformer&)> initialise;  ///< first weights
  OptimizerSettings optimizer;
  std::shared_ptr<const token::Tokenizer> tokenizer;
  bool fast = true;    ///< allow the hand-written training step
  double minutes = 0;  ///< budget of wall time where the record leaves the steps open
};

struct Place {
  int rank = 0, ranks = 1;
  at::Device device = at::kCPU;
};

struct Recipe {
  /// Rank 0, for a new run: finds the inputs and fills the record; writes nothing. Every input is named in the
  /// record's parameters.
  std::function<Result<RunRecord>(Context&)> prepare;
  std::function<Result<Job>(const RunRecord&, const Place&)> make;
  /// Parameters that may be given with --resume; those of Trainer::edit() need not be named.
  std::vector<std::string> changeable;
};

/// What of a command's parameters this file deals with.
struct StartOptions {
  std::string name, resume;
  int64_t ranks = 1;
  bool detach = false;
};

/// Issues: rank-*, run-*, resume-*, training-diverged, those of the recipe, of files and of the model.
Result<Outcome> run_session(Context& context, const StartOptions& start, const Recipe& recipe);

/// "auto" made definite: threads, precision and device of this machine for a run of `ranks` ranks.
struct MachineChoice {
  int threads = 1;
  std::string precision, device;
};
/// Issue device-missing where CUDA is asked for and there is none.
Result<MachineChoice> choose_machine(std::optional<int64_t> threads, const std::string& precision,
                                     const std::string& device, int64_t ranks, const spec::ModelSpec& spec);
}  // namespace zk::train
