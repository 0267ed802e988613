// One dial for a whole model: a position between 0 (a model that two cores train in minutes) and 1 (some billion
// parameters) gives width, depth, heads, context, learning rate, batch and tokens, each by a formula with an id
// (words: formula.<id>). Anchors: the built-in corpus's own model and the table of GPT-3's sizes (Brown et al. 2020).
// Also what the scaling laws say a size and an amount of text reach (Hoffmann et al. 2022; refit: Besiroglu et al.
// 2024).
#pragma once
#include "engine/core/result.h"
#include "engine/spec/plan_params.h"

namespace zk::plan {

/// Paths ("model.d_model") with their values and formula ids: {values: {...}, formulas: {...}, parameters}.
struct DialSetting {
  Json values = Json::object(), formulas = Json::object();
  int64_t parameters = 0;
};
DialSetting dial_at(double position, int64_t vocab_size);

/// Sets those values of `params` whose origin is "default" (or unknown): what somebody chose stays.
Status apply_dial(spec::PlanParams& params, const Json& origins, int64_t vocab_size);

/// Loss in nats per token that two published fits give for n parameters and d tokens of web text: low and high of both.
struct LossForecast {
  double low, high;
};
LossForecast forecast_loss(double parameters, double tokens);
/// {low, high, formula, source, curve: [{flops, low, high}]}: the point of this plan, and the best that each amount of
/// compute reaches with 20 tokens a parameter.
Json forecast_json(double parameters, double tokens);
}  // namespace zk::plan
