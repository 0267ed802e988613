// zk bench train: a real training step, so the loss falls, and both paths take the same steps.
#include <gtest/gtest.h>

#include <cmath>

#include "small_world.h"

namespace zk::test {
namespace {
Json bench(const std::string& path) {
  const Said said = zk({"bench", "train", "--shape", "tiny", "--path", path, "--precision", "fp32", "--steps", "6",
                        "--threads", "1", "--json"});
  EXPECT_EQ(said.exit, 0) << said.err;
  Json json = Json::parse(said.out, nullptr, false);
  EXPECT_TRUE(json.is_object()) << said.out;
  return json;
}

TEST(Bench, TakesRealStepsOnBothPaths) {
  const Json fast = bench("fast"), reference = bench("reference");
  for (const Json& one : {fast, reference}) {
    EXPECT_EQ(one["steps"], 6);
    EXPECT_EQ(one["parameters"], 809856);
    for (const char* key : {"tokens_per_second", "ms_per_step", "cpu_seconds", "peak_memory_bytes"})
      EXPECT_GT(one[key].get<double>(), 0) << key;
    EXPECT_GE(one["ms_per_step_p95"].get<double>(), one["ms_per_step"].get<double>());
    EXPECT_NEAR(one["tokens_per_second"].get<double>() * one["seconds"].get<double>(), 6 * 12 * 64, 1e-3);
    EXPECT_NEAR(one["loss_first"].get<double>(), std::log(65.0), 0.2);
    EXPECT_LT(one["loss_last"].get<double>(), one["loss_first"].get<double>() - 0.05);
  }
  EXPECT_NEAR(fast["loss_last"].get<double>(), reference["loss_last"].get<double>(), 1e-3);
}

TEST(Bench, RefusesShapesThatItDoesNotKnow) { EXPECT_EQ(zk({"bench", "train", "--shape", "huge"}).exit, 2); }
}  // namespace
}  // namespace zk::test
