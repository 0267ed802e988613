// What launchers say, and what a plain shell does not.
#include "engine/parallel/environment.h"

#include <gtest/gtest.h>

#include <cstdlib>
#include <map>

namespace zk::parallel {
namespace {

/// Sets variables for one test and takes all that count away again.
class Environment : public testing::Test {
 protected:
  void SetUp() override { clear(); }
  void TearDown() override { clear(); }
  void set(const std::map<std::string, std::string>& variables) {
    for (const auto& [name, value] : variables) ::setenv(name.c_str(), value.c_str(), 1);
  }
  static void clear() {
    for (const char* name : {"RANK",
                             "WORLD_SIZE",
                             "LOCAL_RANK",
                             "LOCAL_WORLD_SIZE",
                             "MASTER_ADDR",
                             "MASTER_PORT",
                             "TORCHELASTIC_USE_AGENT_STORE",
                             "OMPI_COMM_WORLD_RANK",
                             "OMPI_COMM_WORLD_SIZE",
                             "OMPI_COMM_WORLD_LOCAL_RANK",
                             "OMPI_COMM_WORLD_LOCAL_SIZE",
                             "SLURM_PROCID",
                             "SLURM_STEP_NUM_TASKS",
                             "SLURM_LOCALID",
                             "SLURM_NTASKS_PER_NODE",
                             "SLURM_STEP_NODELIST",
                             "SLURM_JOB_NODELIST",
                             "SLURM_JOB_ID",
                             "PMI_RANK",
                             "PMI_SIZE",
                             "MPI_LOCALRANKID",
                             "MPI_LOCALNRANKS"})
      ::unsetenv(name);
  }
};

TEST_F(Environment, APlainShellIsOneRank) {
  auto env = rank_environment();
  ASSERT_TRUE(env.ok());
  EXPECT_EQ(env->size, 1);
  EXPECT_EQ(env->launcher, "");
}

TEST_F(Environment, Torchrun) {
  set({{"RANK", "5"},
       {"WORLD_SIZE", "8"},
       {"LOCAL_RANK", "1"},
       {"LOCAL_WORLD_SIZE", "4"},
       {"MASTER_ADDR", "head"},
       {"MASTER_PORT", "29400"},
       {"TORCHELASTIC_USE_AGENT_STORE", "True"}});
  auto env = rank_environment();
  ASSERT_TRUE(env.ok());
  EXPECT_EQ(env->launcher, "torchrun");
  EXPECT_EQ(env->rank, 5);
  EXPECT_EQ(env->size, 8);
  EXPECT_EQ(env->local_rank, 1);
  EXPECT_EQ(env->local_size, 4);
  EXPECT_EQ(env->address, "head");
  EXPECT_EQ(env->port, 29400);
  EXPECT_TRUE(env->external_store);
}

TEST_F(Environment, Slurm) {
  set({{"SLURM_PROCID", "3"},
       {"SLURM_STEP_NUM_TASKS", "4"},
       {"SLURM_LOCALID", "1"},
       {"SLURM_STEP_NODELIST", "gpu[07-08]"},
       {"SLURM_JOB_ID", "123456"}});
  auto env = rank_environment();
  ASSERT_TRUE(env.ok());
  EXPECT_EQ(env->launcher, "slurm");
  EXPECT_EQ(env->rank, 3);
  EXPECT_EQ(env->size, 4);
  EXPECT_EQ(env->address, "gpu07");
  EXPECT_EQ(env->port, 29500 + 456);
  EXPECT_FALSE(env->external_store);
}

TEST_F(Environment, ABatchScriptWithoutSrunIsOneRank) {
  // Slurm sets these in the script itself as well; waiting there for four ranks would never end.
  set({{"SLURM_PROCID", "0"}, {"SLURM_NTASKS", "4"}, {"SLURM_JOB_ID", "9"}});
  auto env = rank_environment();
  ASSERT_TRUE(env.ok());
  EXPECT_EQ(env->size, 1);
}

TEST_F(Environment, OpenMpi) {
  set({{"OMPI_COMM_WORLD_RANK", "1"}, {"OMPI_COMM_WORLD_SIZE", "2"}, {"OMPI_COMM_WORLD_LOCAL_RANK", "1"}});
  auto env = rank_environment();
  ASSERT_TRUE(env.ok());
  EXPECT_EQ(env->launcher, "openmpi");
  EXPECT_EQ(env->rank, 1);
  EXPECT_EQ(env->address, "127.0.0.1");
  EXPECT_EQ(env->port, 29500);
}

TEST_F(Environment, WrongNumbersAreNamed) {
  set({{"RANK", "two"}, {"WORLD_SIZE", "4"}});
  auto env = rank_environment();
  ASSERT_FALSE(env.ok());
  EXPECT_EQ(env.issue().id, "rank-environment");
  EXPECT_EQ(env.issue().args["variable"], "RANK");
  EXPECT_EQ(env.issue().args["value"], "two");
  set({{"RANK", "4"}});
  EXPECT_FALSE(rank_environment().ok());
}

TEST(SlurmHosts, TheFirstOne) {
  EXPECT_EQ(first_slurm_host("node[03-07,12],other"), "node03");
  EXPECT_EQ(first_slurm_host("a,b"), "a");
  EXPECT_EQ(first_slurm_host("n[1,3]"), "n1");
  EXPECT_EQ(first_slurm_host("n[5]"), "n5");
  EXPECT_EQ(first_slurm_host("single"), "single");
  EXPECT_EQ(first_slurm_host("x,y[1-2]"), "x");
}
}  // namespace
}  // namespace zk::parallel
