// The ranks of several processes: a TCP store for meeting each other, Gloo for CPU tensors and, in a CUDA build, NCCL
// for CUDA tensors. Trick: the store is opened before the other ranks are started, on a free port that they are told.
#pragma once
#include <memory>

#include "engine/parallel/collective.h"
#include "engine/parallel/environment.h"

namespace zk::parallel {

class Rendezvous {
 public:
  /// Rank 0 opens the store (env.port 0: a free port), others connect to it. Issue rank-meeting {address, port,
  /// reason}.
  static Result<std::unique_ptr<Rendezvous>> open(const RankEnvironment& env, double timeout_seconds = 300);
  virtual ~Rendezvous() = default;
  virtual int port() const = 0;
  /// Waits for all ranks. `nccl`: CUDA tensors go through NCCL on device `env.local_rank`.
  virtual Result<std::unique_ptr<Collective>> join(bool nccl = false) = 0;
};
bool has_nccl();  ///< this build can talk over NCCL
}  // namespace zk::parallel
