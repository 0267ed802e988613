#include "workers/quickstart/plan.h"

#include <gtest/gtest.h>

#include "workers/quickstart/stages.h"

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

TEST(QuickstartOpenings, TheChosenOneStandsBeforeTheUsualOnes) {
  const Json chosen = {{"openings", {"Rin put the glass cup into the pond."}}};
  const auto both = quickstart::sample_prompts(chosen, "both"), japanese = quickstart::sample_prompts(chosen, "ja");
  ASSERT_EQ(both.size(), 5u);
  EXPECT_EQ(both[0], "Rin put the glass cup into the pond.");
  EXPECT_EQ(both[1], "One windy evening, Kai");
  ASSERT_EQ(japanese.size(), 3u);
  // A usual one that was chosen comes once.
  EXPECT_EQ(quickstart::sample_prompts({{"openings", {"One windy evening, Kai"}}}, "both").size(), 4u);
}

TEST(QuickstartOpenings, WhatIsNoOpeningIsLeftOut) {
  EXPECT_TRUE(quickstart::sample_prompts(Json(), "both").empty());
  EXPECT_TRUE(quickstart::sample_prompts({{"openings", "One"}}, "both").empty());
  EXPECT_TRUE(quickstart::sample_prompts({{"openings", {"", 7, std::string(401, 'a')}}}, "both").empty());
}
