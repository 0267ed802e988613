// Two evaluations on the same questions: the difference of each figure with its interval, a test of no difference, and
// a verdict that says "no clear difference" as long as chance explains it. Pairs the answers one by one, so it sees
// far smaller differences than two separate intervals do. Needs no model: everything is in the evaluations' files.
#pragma once
#include <filesystem>

#include "engine/core/result.h"
#include "engine/core/workspace.h"

namespace zk::eval {

inline constexpr double kErrorLevel = 0.05;

/// Compares `b` with `a`. {a, b (id, model, form), issues[], text[], families[], answers[]}; rows hold a, b,
/// difference, low, high, p, verdict (better, worse, none), those of families and answers also n, only_a, only_b; those
/// of families p_holm: p corrected for the number of families and splits asked, which is what the verdict goes by.
/// `issues` are warnings that are also worth saying: compare-exams-differ, compare-texts-differ, compare-forms-differ.
/// Issues: compare-nothing-common {a, b}, evaluation-broken {path, reason}.
Result<Json> compare_evaluations(const Artifact& a, const Artifact& b);
}  // namespace zk::eval
