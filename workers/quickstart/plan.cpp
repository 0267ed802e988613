#include "workers/quickstart/plan.h"

#include <algorithm>
#include <cmath>

namespace zk::workers::quickstart {
namespace {
constexpr double kFullMinutes = 8;             // the settings of the built-in corpus are meant for this
constexpr double kFullMegabytes = 31;          // both languages, 5.9 M tokens
constexpr double kTokensPerTuningStep = 2240;  // 16 conversations and 4 windows of text
constexpr double kEpochs = 5, kBatch = 16;
constexpr double kTuningShare = 0.13;
}  // namespace

Sizes sizes_for(const spec::QuickstartParams& params) {
  const double scale = params.minutes / kFullMinutes;
  const double full = params.lang == "both" ? kFullMegabytes : kFullMegabytes / 2;
  Sizes sizes;
  sizes.megabytes = std::clamp(full * scale, 1.5, 2000.0);
  sizes.vocab_size = sizes.megabytes < 3 ? 2048 : 4096;
  sizes.exam_items = scale >= 0.5 ? 100 : scale >= 0.1 ? 40 : 12;
  sizes.chats = 1600;
  return sizes;
}

double training_minutes(const spec::QuickstartParams& params, double elapsed_seconds) {
  const double left = params.minutes * 60 * (1 - kReserve) - elapsed_seconds;
  return std::max(left, params.minutes * 60 / 20) / 60;
}

int64_t tuning_examples(const spec::QuickstartParams& params, double tokens_per_second) {
  const double tokens = params.minutes * 60 * kTuningShare * std::max(tokens_per_second, 1.0);
  const double examples = tokens / kTokensPerTuningStep * kBatch / kEpochs;
  return static_cast<int64_t>(std::clamp(examples, 32.0, 800.0));
}
}  // namespace zk::workers::quickstart
