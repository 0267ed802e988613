// How the quickstart spends its minutes: pure arithmetic, so that it can be tested.
#pragma once
#include "engine/core/json.h"
#include "engine/spec/params.h"

namespace zk::workers::quickstart {

/// Share of the whole time kept for tuning, two evaluations and the report.
inline constexpr double kReserve = 0.22;

/// Sizes chosen before anything is measured.
struct Sizes {
  double megabytes;  ///< of clean text: enough for one pass at the speed of a fast laptop
  int64_t vocab_size;
  int64_t exam_items;  ///< per family, split and language
  int64_t chats;
};
Sizes sizes_for(const spec::QuickstartParams& params);

/// Minutes left for training after `elapsed` seconds; at least a twentieth of the whole.
double training_minutes(const spec::QuickstartParams& params, double elapsed_seconds);

/// Conversations for tuning that fit into the reserve at the measured training speed (tokens per second).
int64_t tuning_examples(const spec::QuickstartParams& params, double tokens_per_second);
}  // namespace zk::workers::quickstart
