#include "engine/parallel/environment.h"

#include <algorithm>
#include <charconv>
#include <cstdlib>
#include <optional>

namespace zk::parallel {
namespace {

std::string variable(const char* name) {
  const char* value = std::getenv(name);
  return value ? value : "";
}

/// Reads whole numbers from variables and remembers the first that is none.
class Reader {
 public:
  std::optional<int> number(const char* name, int low, int high) {
    const std::string value = variable(name);
    if (value.empty()) return std::nullopt;
    int number = 0;
    auto [end, error] = std::from_chars(value.data(), value.data() + value.size(), number);
    if (error == std::errc{} && end == value.data() + value.size() && number >= low && number <= high) return number;
    if (!issue_) issue_ = issue_usage("rank-environment", {{"variable", name}, {"value", value}});
    return std::nullopt;
  }
  const std::optional<Issue>& issue() const { return issue_; }

 private:
  std::optional<Issue> issue_;
};

struct Names {
  const char *launcher, *rank, *size, *local_rank, *local_size;
};
constexpr Names kNames[] = {
    {"torchrun", "RANK", "WORLD_SIZE", "LOCAL_RANK", "LOCAL_WORLD_SIZE"},
    {"openmpi", "OMPI_COMM_WORLD_RANK", "OMPI_COMM_WORLD_SIZE", "OMPI_COMM_WORLD_LOCAL_RANK",
     "OMPI_COMM_WORLD_LOCAL_SIZE"},
    {"slurm", "SLURM_PROCID", "SLURM_STEP_NUM_TASKS", "SLURM_LOCALID", "SLURM_NTASKS_PER_NODE"},
    {"mpi", "PMI_RANK", "PMI_SIZE", "MPI_LOCALRANKID", "MPI_LOCALNRANKS"},
};
constexpr int kMost = 1 << 20;

/// Where rank 0 listens, when the launcher does not say it: the first host of the job, a port made from its number.
void address_of(RankEnvironment& env, Reader& reader) {
  env.address = variable("MASTER_ADDR");
  if (env.address.empty() && env.launcher == "slurm") {
    const std::string nodes = variable("SLURM_STEP_NODELIST");
    env.address = first_slurm_host(nodes.empty() ? variable("SLURM_JOB_NODELIST") : nodes);
  }
  if (env.address.empty()) env.address = "127.0.0.1";
  const int job = reader.number("SLURM_JOB_ID", 0, 2147483647).value_or(0);
  env.port = reader.number("MASTER_PORT", 1, 65535).value_or(29500 + job % 1000);
}
}  // namespace

std::string first_slurm_host(const std::string& list) {
  const size_t open = list.find('['), comma = list.find(',');
  if (open == std::string::npos || comma < open) return list.substr(0, comma);
  const size_t end = list.find_first_of("-,]", open + 1);
  if (end == std::string::npos) return list.substr(0, open);
  return list.substr(0, open) + list.substr(open + 1, end - open - 1);
}

Result<RankEnvironment> rank_environment() {
  RankEnvironment env;
  Reader reader;
  for (const auto& names : kNames) {
    auto rank = reader.number(names.rank, 0, kMost - 1);
    auto size = reader.number(names.size, 1, kMost);
    if (reader.issue()) return *reader.issue();
    if (!rank || !size || (*size == 1 && env.launcher.empty() && std::string(names.launcher) != "torchrun")) continue;
    env.launcher = names.launcher;
    env.rank = *rank;
    env.size = *size;
    env.local_rank = reader.number(names.local_rank, 0, kMost - 1).value_or(0);
    env.local_size = std::min(env.size, reader.number(names.local_size, 1, kMost).value_or(1));
    break;
  }
  if (env.launcher.empty()) return env;
  address_of(env, reader);
  env.external_store = variable("TORCHELASTIC_USE_AGENT_STORE") == "True";
  if (reader.issue()) return *reader.issue();
  if (env.rank >= env.size)
    return issue_usage("rank-environment", {{"variable", "RANK"}, {"value", std::to_string(env.rank)}});
  return env;
}
}  // namespace zk::parallel
