#include "workers/quickstart/state.h"

#include <gtest/gtest.h>

#include "tests/unit/core/temp_dir.h"

using namespace zk;
using zk::workers::quickstart::State;
namespace fs = std::filesystem;

TEST(QuickstartState, RemembersFinishedStages) {
  TempDir dir;
  auto workspace = Workspace::open(dir.path);
  EXPECT_EQ(State::find_unfinished(*workspace).issue().id, "quickstart-nothing-to-resume");
  const fs::path report = dir.path / "reports/quickstart-1";
  fs::create_directories(report);
  State first(report);
  ASSERT_TRUE(first.start({{"minutes", 3.0}}).ok());
  ASSERT_TRUE(first.finish_stage("corpus", {{"wall_seconds", 2.5}, {"result", {{"documents", 7}}}}).ok());

  ASSERT_EQ(*State::find_unfinished(*workspace), report);
  State second(report);
  ASSERT_TRUE(second.load().ok());
  EXPECT_TRUE(second.done("corpus"));
  EXPECT_FALSE(second.done("train"));
  EXPECT_EQ(second.result("corpus")["documents"], 7);
  EXPECT_EQ(second.params()["minutes"], 3.0);
  EXPECT_DOUBLE_EQ(second.seconds(), 2.5);
}
