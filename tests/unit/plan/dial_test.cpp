// The size dial: every position is a legal model, sizes only grow, the anchors are hit.
#include "engine/plan/dial.h"

#include <gtest/gtest.h>

#include <cmath>

#include "engine/spec/archs/decoder.h"

namespace zk::plan {
namespace {

spec::PlanParams dialled(double position) {
  spec::PlanParams params;
  params.dial = position;
  EXPECT_TRUE(apply_dial(params, Json::object(), 4096).ok());
  return params;
}

TEST(Dial, EveryPositionIsAModelAndSizesGrow) {
  int64_t last = 0;
  for (int i = 0; i <= 200; ++i) {
    const DialSetting setting = dial_at(i / 200.0, 4096);
    const spec::PlanParams params = dialled(i / 200.0);
    const auto spec = spec::build_decoder(params.model, 4096);
    ASSERT_TRUE(spec.ok()) << i << " " << spec.issue().id;
    EXPECT_EQ(spec::param_count(*spec), setting.parameters);
    EXPECT_GE(setting.parameters, last) << i;
    EXPECT_EQ(setting.values.size(), setting.formulas.size());
    last = setting.parameters;
  }
  EXPECT_GT(last, 5e9);
}

TEST(Dial, HitsItsAnchors) {
  const spec::PlanParams small = dialled(0);
  EXPECT_EQ(small.model.d_model, 128);
  EXPECT_EQ(small.model.n_layer, 4);
  EXPECT_EQ(small.model.n_head, 4);
  EXPECT_EQ(small.model.seq_len, 256);
  EXPECT_EQ(small.batch, 8);
  EXPECT_NEAR(small.optimizer.lr, 2.5e-3, 1e-5);
  EXPECT_NEAR(small.tokens_millions, 26.3, 0.1);
  const spec::PlanParams large = dialled(1);
  EXPECT_EQ(large.model.d_model, 4096);
  EXPECT_EQ(large.model.n_layer, 32);
  EXPECT_EQ(large.model.n_head, 32);
  const spec::PlanParams gpt = dialled(std::log(6) / std::log(32));  // width 768: GPT-3 Small
  EXPECT_EQ(gpt.model.d_model, 768);
  EXPECT_EQ(gpt.model.n_layer, 12);
  EXPECT_EQ(gpt.model.n_head, 12);
  EXPECT_NEAR(gpt.optimizer.lr, 6e-4, 2e-5);
}

TEST(Dial, LeavesWhatWasChosen) {
  spec::PlanParams params;
  params.dial = 0.5;
  params.model.n_layer = 3;
  ASSERT_TRUE(apply_dial(params, {{"model.n_layer", "flag"}, {"model.d_model", "default"}}, 4096).ok());
  EXPECT_EQ(params.model.n_layer, 3);
  EXPECT_GT(params.model.d_model, 500);
}

TEST(Forecast, FollowsBothFits) {
  // Chinchilla itself: 70e9 parameters, 1.4e12 tokens.
  const LossForecast loss = forecast_loss(70e9, 1.4e12);
  EXPECT_NEAR(1.69 + 406.4 / std::pow(70e9, 0.34) + 410.7 / std::pow(1.4e12, 0.28), 1.94, 0.01);
  EXPECT_LE(loss.low, 1.94);
  EXPECT_GE(loss.high, 1.93);
  EXPECT_GT(forecast_loss(1e8, 2e9).low, loss.high);
  const Json json = forecast_json(1e8, 2e9);
  double last = 1e9;
  for (const Json& point : json["curve"]) {
    EXPECT_LT(point["high"].get<double>(), last);
    last = point["high"];
  }
}
}  // namespace
}  // namespace zk::plan
