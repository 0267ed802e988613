// Evaluations and comparisons in words, in the language of the one who asked.
#pragma once
#include <string>

#include "engine/core/text.h"

namespace zk::workers {
/// The figures that a manifest keeps of results.json, for lists.
Json evaluation_counters(const Json& results);
std::string evaluation_text(const std::string& id, const Json& results, Lang lang);
/// `comparisons`: what eval::compare_evaluations gives, each against the same first evaluation.
std::string comparison_text(const Json& comparisons, Lang lang);
}  // namespace zk::workers
