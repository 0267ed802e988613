// Learning-rate schedules as pure functions of the number of completed updates. The factor multiplies the base rate.
#pragma once
#include <cstdint>

#include "engine/spec/params.h"

namespace zk::train {

struct Schedule {
  enum class Kind { Constant, Linear, Cosine, InverseSqrt, Wsd };
  enum class Decay { Linear, Cosine, OneMinusSqrt };  ///< form of the last phase of Wsd

  Kind kind = Kind::Constant;
  int64_t warmup = 0;  ///< updates of linear rise
  int64_t total = 0;   ///< Linear, Cosine: the update at which the floor is reached
  int64_t stable = 0;  ///< Wsd: updates at full rate after the warm-up
  int64_t decay = 0;   ///< Wsd: updates of the last phase
  Decay decay_form = Decay::Linear;
  double floor = 0;         ///< final factor
  bool count_next = false;  ///< warm-up numbered from 1, as nanoGPT and llm.c do: the first update is not at rate 0

  /// Factor of the update that comes after `done` completed updates (transformers' numbering).
  double factor(int64_t done) const;
};

/// The schedule that a training form means for a run of `total` updates. The first update has a rate above 0.
Schedule schedule_of(const spec::ScheduleParams& params, int64_t total);
}  // namespace zk::train
