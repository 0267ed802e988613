// The quickstart's report as one HTML file: numbers, plots, samples and what to try next, in one language.
#pragma once
#include <string>

#include "engine/core/text.h"

namespace zk::workers::report {
/// `summary` is quickstart.json; `events` the log of the training run; `tune_events` that of the tuning run.
std::string quickstart_page(Lang lang, const Json& summary, const std::vector<Json>& events,
                            const std::vector<Json>& tune_events);
}  // namespace zk::workers::report
