// See schedule.h; formulas as in transformers' get_*_schedule functions and the WSD paper (Hu et al. 2024, MiniCPM).
#include "engine/train/optim/schedule.h"

#include <algorithm>
#include <cmath>
#include <numbers>

namespace zk::train {
namespace {
double part(int64_t a, int64_t b) { return static_cast<double>(a) / static_cast<double>(std::max<int64_t>(1, b)); }

/// From 1 at x = 0 to 0 at x = 1.
double fall(Schedule::Decay form, double x) {
  x = std::clamp(x, 0.0, 1.0);
  switch (form) {
    case Schedule::Decay::Linear:
      return 1 - x;
    case Schedule::Decay::Cosine:
      return (1 + std::cos(std::numbers::pi * x)) / 2;
    case Schedule::Decay::OneMinusSqrt:
      return 1 - std::sqrt(x);
  }
  return 0;
}
}  // namespace

double Schedule::factor(int64_t s) const {
  if (s < warmup) return count_next ? part(s + 1, warmup + 1) : part(s, warmup);
  const auto above_floor = [&](double x) { return floor + (1 - floor) * x; };
  switch (kind) {
    case Kind::Constant:
      return 1;
    case Kind::Linear:
      return above_floor(fall(Decay::Linear, part(s - warmup, total - warmup)));
    case Kind::Cosine:
      return above_floor(fall(Decay::Cosine, part(s - warmup, total - warmup)));
    case Kind::InverseSqrt:
      return std::sqrt(part(std::max<int64_t>(1, warmup), std::max<int64_t>(1, s)));
    case Kind::Wsd:
      return s < warmup + stable ? 1 : above_floor(fall(decay_form, part(s - warmup - stable, decay)));
  }
  return 1;
}

Schedule schedule_of(const spec::ScheduleParams& params, int64_t total) {
  const auto updates = [&](double percent) { return std::llround(percent / 100 * static_cast<double>(total)); };
  Schedule s;
  s.kind = params.kind == "linear"   ? Schedule::Kind::Linear
           : params.kind == "cosine" ? Schedule::Kind::Cosine
           : params.kind == "wsd"    ? Schedule::Kind::Wsd
                                     : Schedule::Kind::Constant;
  s.warmup = std::clamp<int64_t>(updates(params.warmup_percent), 0, total);
  s.total = total;
  s.decay = std::clamp<int64_t>(updates(params.decay_percent), 0, total - s.warmup);
  s.stable = total - s.warmup - s.decay;
  s.floor = params.final_percent / 100;
  s.count_next = true;
  return s;
}
}  // namespace zk::train
