// Which rank this process is. Launchers say it by environment variables: torchrun (RANK, WORLD_SIZE, LOCAL_RANK,
// MASTER_ADDR, MASTER_PORT; Kubernetes operators set the same or start torchrun from PET_*), Slurm's srun, Open MPI's
// and MPICH's mpirun. `--ranks N` starts the other ranks itself, with torchrun's variables.
#pragma once
#include <string>

#include "engine/core/result.h"

namespace zk::parallel {

struct RankEnvironment {
  int rank = 0, size = 1;
  int local_rank = 0, local_size = 1;  ///< among the ranks of this machine
  std::string address = "127.0.0.1";   ///< of rank 0
  int port = 0;                        ///< 0: rank 0 chooses a free one and tells the ranks that it starts
  bool external_store = false;         ///< torchrun's agent holds the store already: rank 0 is a client like all others
  std::string launcher;                ///< "torchrun", "slurm", "openmpi", "mpi"; empty: none
};

/// From the variables; size 1 where there are none. Issue rank-environment {variable, value} for a wrong number.
Result<RankEnvironment> rank_environment();

/// First host of a Slurm list: "node[03-07,12],other" -> "node03".
std::string first_slurm_host(const std::string& list);
}  // namespace zk::parallel
