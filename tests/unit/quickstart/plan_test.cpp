#include "workers/quickstart/plan.h"

#include <gtest/gtest.h>

using namespace zk;
using namespace zk::workers;

namespace {
spec::QuickstartParams minutes(double value, const std::string& lang = "both") {
  spec::QuickstartParams params;
  params.minutes = value;
  params.lang = lang;
  return params;
}
}  // namespace

TEST(QuickstartPlan, DefaultIsTheRecommendedCorpus) {
  auto sizes = quickstart::sizes_for(minutes(8));
  EXPECT_DOUBLE_EQ(sizes.megabytes, 31);
  EXPECT_EQ(sizes.vocab_size, 4096);
  EXPECT_EQ(sizes.exam_items, 100);
  EXPECT_DOUBLE_EQ(quickstart::sizes_for(minutes(8, "ja")).megabytes, 15.5);
}

TEST(QuickstartPlan, TrainingGetsWhatIsLeftBeforeTheReserve) {
  EXPECT_NEAR(quickstart::training_minutes(minutes(10), 60), 10 * (1 - quickstart::kReserve) - 1, 1e-9);
  EXPECT_NEAR(quickstart::training_minutes(minutes(10), 6000), 0.5, 1e-9);  // never nothing
}

TEST(QuickstartPlan, TuningFollowsTheMeasuredSpeed) {
  EXPECT_EQ(quickstart::tuning_examples(minutes(8), 1e6), 800);
  EXPECT_EQ(quickstart::tuning_examples(minutes(8), 1), 32);
  const auto some = quickstart::tuning_examples(minutes(8), 6000);
  EXPECT_GT(some, 300);
  EXPECT_LT(some, 700);
}
