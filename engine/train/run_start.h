// How a run begins: its folder is made, or found again and its newest whole checkpoint chosen; the log is opened or
// continued; the ranks meet and hear from rank 0 what they do.
#pragma once
#include <memory>

#include "engine/parallel/local_ranks.h"
#include "engine/parallel/process_group.h"
#include "engine/train/run_session.h"

namespace zk::train {

/// A run about to begin on this rank.
struct Started {
  RunLock lock;
  RunRecord record;
  Json edits = Json::object();  ///< values given with --resume for Trainer::edit()
  int local_rank = 0;           ///< among the ranks of this machine: its GPU
  // In the order in which they must go: the group before the store, the store before the other ranks are waited for.
  std::unique_ptr<parallel::LocalRanks> children;
  std::unique_ptr<parallel::Rendezvous> rendezvous;
  std::unique_ptr<parallel::Collective> group;
};

Result<Started> start_run(Context& context, const StartOptions& start, const Recipe& recipe);
}  // namespace zk::train
