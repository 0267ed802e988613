// How far a figure can be trusted: intervals for shares, tests for paired differences, correction for asking often.
// Everything is a closed formula or an exact sum: the same data give the same interval, without a random number.
#pragma once
#include <cstdint>
#include <vector>

namespace zk::eval {

struct Interval {
  double low = 0, high = 0;
};

inline constexpr double kZ95 = 1.959963984540054;  ///< two-sided 95 % point of the normal distribution

/// Score interval for a share (Wilson 1927) of `n` trials; `n` may be an effective number and then need not be whole.
/// n = 0: everything is possible, [0, 1].
Interval wilson(double share, double n, double z = kZ95);

/// Items that belong together (the same question in two languages) are not as many facts as they are items. One entry
/// per group: how many of its items were right.
struct Group {
  int64_t items = 0, right = 0;
};
/// Number of independent items that say as much: items / (1 + (m - 1) * rho), m items a group, rho their correlation
/// (Kish 1965) as estimated by analysis of variance, within [0, 1]. Where nothing varies it cannot be estimated and is
/// taken as 1.
double effective_items(const std::vector<Group>& groups);

/// One group of items answered by both A and B.
struct PairedGroup {
  int64_t items = 0;
  int64_t a_right = 0, b_right = 0;
  int64_t only_a = 0, only_b = 0;  ///< items that only one of them got right
};

struct PairedDifference {
  int64_t items = 0, groups = 0;
  int64_t only_a = 0, only_b = 0;
  double difference = 0;  ///< share of B minus share of A
  Interval interval;      ///< 95 %
  double p = 1;           ///< two-sided, of no difference
};
/// Interval: Agresti and Min 2005 (one pseudo-observation for each of the four outcomes, halved), with groups as the
/// observations. Test: exact, under exchange of A and B in each group; with one item a group that is McNemar's test.
PairedDifference paired_difference(const std::vector<PairedGroup>& groups);

/// McNemar's exact test: two-sided binomial probability of (only_a, only_b).
double mcnemar(int64_t only_a, int64_t only_b);

/// Holm 1979: p-values so adjusted that all of them together keep the error level. Order is kept.
std::vector<double> holm(const std::vector<double>& p);

/// A mean of ratios, sum(y) / sum(x), over the same units of text for A and B.
struct RatioUnit {
  double a = 0, b = 0;  ///< for example nats of A and of B
  double size = 0;      ///< characters
};
struct RatioDifference {
  double a = 0, b = 0;  ///< the two ratios
  double difference = 0;
  Interval interval;  ///< 95 %, by linearisation (Cochran 1977, section 6.5)
  double p = 1;       ///< normal, two-sided
};
RatioDifference ratio_difference(const std::vector<RatioUnit>& units);
/// Interval of sum(y) / sum(x) alone; `b` is not read.
Interval ratio_interval(const std::vector<RatioUnit>& units);
}  // namespace zk::eval
