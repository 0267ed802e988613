// Ranks that are started here get their variables, and their endings are known.
#include "engine/parallel/local_ranks.h"

#include <gtest/gtest.h>

#include <chrono>
#include <thread>

#include "engine/core/files.h"
#include "tests/unit/core/temp_dir.h"

namespace zk::parallel {
namespace {

std::string ending_of(LocalRanks& ranks, int rank) {
  for (int tries = 0; tries < 500; ++tries) {
    if (std::string ending = ranks.ending(rank); !ending.empty()) return ending;
    std::this_thread::sleep_for(std::chrono::milliseconds(20));
  }
  return "";
}

TEST(LocalRanks, KnowTheirNumberAndHowTheyEnd) {
  TempDir dir;
  auto ranks = LocalRanks::start(
      3, 4711,
      {"/bin/sh", "-c", "echo $RANK of $WORLD_SIZE at $MASTER_ADDR:$MASTER_PORT; [ $RANK = 2 ] && kill -9 $$; exit 3"},
      dir.path);
  ASSERT_TRUE(ranks.ok());
  EXPECT_EQ(ending_of(**ranks, 1), "exit 3");
  EXPECT_EQ(ending_of(**ranks, 2), "signal 9");
  EXPECT_EQ((*ranks)->ending(0), "");
  EXPECT_EQ((*ranks)->ending(9), "");
  EXPECT_EQ(*read_file(dir.path / "rank-1.log"), "1 of 3 at 127.0.0.1:4711\n");
  EXPECT_EQ(*read_file(dir.path / "rank-2.log"), "2 of 3 at 127.0.0.1:4711\n");
}

TEST(LocalRanks, AProgramThatDoesNotExistEndsAtOnce) {
  TempDir dir;
  auto ranks = LocalRanks::start(2, 1, {"/no/such/program"}, dir.path);
  ASSERT_TRUE(ranks.ok());
  EXPECT_EQ(ending_of(**ranks, 1), "exit 127");
}
}  // namespace
}  // namespace zk::parallel
