// See dial.h.
#include "engine/plan/dial.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <cstdlib>

#include "engine/spec/archs/decoder.h"

namespace zk::plan {
namespace {
constexpr double kNarrowest = 128, kWidest = 4096;
constexpr double kMiniInner = 786432;       // parameters of the smallest model without its embeddings
constexpr double kMiniRate = 2.5e-3;        // learning rate tuned for it
constexpr double kRateExponent = 0.305;     // through GPT-3 Small: 6e-4 at 85 million
constexpr double kMiniBatch = 2048;         // tokens a step
constexpr double kLargestBatch = 4194304;   // order of GPT-3's 3.2 million
constexpr double kTokensPerParameter = 20;  // Hoffmann et al. 2022

int64_t width_at(double position) {
  const double wanted = kNarrowest * std::pow(kWidest / kNarrowest, std::clamp(position, 0.0, 1.0));
  return std::max<int64_t>(2, std::llround(wanted / 64)) * 64;
}
int64_t layers_for(int64_t d_model) {
  return std::max<int64_t>(1, std::llround(4 * std::pow(static_cast<double>(d_model) / kNarrowest, 0.6)));
}
/// Heads of 32 numbers in small models, 64, then 128; all divide multiples of 64 or fall back to 64.
int64_t heads_for(int64_t d_model) {
  const int64_t width = d_model <= 256 ? 32 : d_model > 2048 && d_model % 128 == 0 ? 128 : 64;
  return d_model / width;
}
int64_t context_for(int64_t d_model) {
  int64_t length = 256;
  while (length < 2048 && length * 2 <= 2 * d_model) length *= 2;
  return length;
}
/// Three significant digits: what people write down.
double rounded(double value) { return std::strtod(fmt::format("{:.3g}", value).c_str(), nullptr); }

/// L(N, D) = E + A / N^alpha + B / D^beta.
struct Fit {
  double e, a, b, alpha, beta;
  double loss(double n, double d) const { return e + a / std::pow(n, alpha) + b / std::pow(d, beta); }
};
constexpr Fit kHoffmann{1.69, 406.4, 410.7, 0.34, 0.28};
constexpr Fit kBesiroglu{1.8172, 482.01, 2085.43, 0.3478, 0.3658};
}  // namespace

DialSetting dial_at(double position, int64_t vocab_size) {
  spec::ModelParams model;
  model.d_model = width_at(position);
  model.n_layer = layers_for(model.d_model);
  model.n_head = heads_for(model.d_model);
  model.seq_len = context_for(model.d_model);
  DialSetting out;
  const auto spec = spec::build_decoder(model, std::max<int64_t>(2, vocab_size));
  if (!spec.ok()) return out;  // cannot be: a test walks the whole dial
  out.parameters = spec::param_count(*spec);
  const auto inner = static_cast<double>(out.parameters - spec::embedding_count(*spec));
  const double per_step = std::min(kLargestBatch, kMiniBatch * inner / kMiniInner);
  const double rows = per_step / static_cast<double>(model.seq_len);
  const int64_t batch = 8 * std::max<int64_t>(1, std::llround(rows / 8));  // can be shared out among devices
  const double tokens = kTokensPerParameter * static_cast<double>(out.parameters);
  out.values = {{"model.n_layer", model.n_layer},
                {"model.d_model", model.d_model},
                {"model.n_head", model.n_head},
                {"model.seq_len", model.seq_len},
                {"optimizer.lr", rounded(kMiniRate * std::pow(inner / kMiniInner, -kRateExponent))},
                {"batch", batch},
                {"tokens_millions", rounded(tokens / 1e6)}};
  out.formulas = {{"model.n_layer", "dial_n_layer"}, {"model.d_model", "dial_d_model"}, {"model.n_head", "dial_n_head"},
                  {"model.seq_len", "dial_seq_len"}, {"optimizer.lr", "dial_lr"},       {"batch", "dial_batch"},
                  {"tokens_millions", "dial_tokens"}};
  return out;
}

Status apply_dial(spec::PlanParams& params, const Json& origins, int64_t vocab_size) {
  if (!params.dial) return {};
  const DialSetting setting = dial_at(*params.dial, vocab_size);
  for (const Field& field : fields_of(params)) {
    const auto value = setting.values.find(field.path);
    if (value == setting.values.end()) continue;
    const auto origin = origins.find(field.path);
    if (origin == origins.end() || *origin == "default") ZK_CHECK(field.set(*value));
  }
  return {};
}

LossForecast forecast_loss(double parameters, double tokens) {
  const double a = kHoffmann.loss(parameters, tokens), b = kBesiroglu.loss(parameters, tokens);
  return {std::min(a, b), std::max(a, b)};
}

Json forecast_json(double parameters, double tokens) {
  const LossForecast here = forecast_loss(parameters, tokens);
  Json curve = Json::array();
  for (double exponent = 14; exponent <= 25; exponent += 0.5) {
    const double flops = std::pow(10, exponent), n = std::sqrt(flops / (6 * kTokensPerParameter));
    const LossForecast best = forecast_loss(n, kTokensPerParameter * n);
    curve.push_back({{"flops", flops}, {"low", best.low}, {"high", best.high}});
  }
  return {{"low", here.low},
          {"high", here.high},
          {"unit", "nat/token"},
          {"formula", "loss_chinchilla"},
          {"source", "Hoffmann et al. 2022, eq. 10; Besiroglu et al. 2024"},
          {"curve", std::move(curve)}};
}
}  // namespace zk::plan
