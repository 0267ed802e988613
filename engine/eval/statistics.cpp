#include "engine/eval/statistics.h"

#include <algorithm>
#include <cmath>
#include <numeric>

namespace zk::eval {
namespace {
double two_sided_normal(double z) { return std::erfc(std::abs(z) / std::sqrt(2.0)); }

/// Variance of sum(y) / sum(x) where `residual` is y - ratio * x of each unit.
double ratio_variance(const std::vector<double>& residuals, double total_size) {
  const auto n = static_cast<double>(residuals.size());
  double sum = 0;
  for (const double r : residuals) sum += r * r;
  return sum * n / (n - 1) / (total_size * total_size);
}
}  // namespace

Interval wilson(double share, double n, double z) {
  if (n <= 0) return {0, 1};
  const double z2 = z * z, centre = (share + z2 / (2 * n)) / (1 + z2 / n);
  const double half = z / (1 + z2 / n) * std::sqrt(share * (1 - share) / n + z2 / (4 * n * n));
  return {std::max(0.0, centre - half), std::min(1.0, centre + half)};
}

double effective_items(const std::vector<Group>& groups) {
  double items = 0, squares = 0, right = 0;
  for (const Group& g : groups) {
    items += static_cast<double>(g.items);
    squares += static_cast<double>(g.items) * static_cast<double>(g.items);
    right += static_cast<double>(g.right);
  }
  const auto k = static_cast<double>(groups.size());
  if (items <= 0 || items <= k) return items;  // one item a group
  const double mean = right / items, typical = squares / items;
  const double m0 = (items - squares / items) / std::max(1.0, k - 1);
  double between = 0, within = 0;
  for (const Group& g : groups) {
    if (g.items == 0) continue;
    const auto size = static_cast<double>(g.items), share = static_cast<double>(g.right) / size;
    between += size * (share - mean) * (share - mean);
    within += size * share * (1 - share);
  }
  between /= std::max(1.0, k - 1);
  within /= items - k;
  const double total = between + (m0 - 1) * within;
  const double rho = total > 0 && k > 1 ? std::clamp((between - within) / total, 0.0, 1.0) : 1.0;
  return items / (1 + (typical - 1) * rho);
}

double mcnemar(int64_t only_a, int64_t only_b) {
  const int64_t n = only_a + only_b, k = std::min(only_a, only_b);
  if (n == 0) return 1;
  double tail = 0;
  for (int64_t i = 0; i <= k; ++i) {
    const auto x = static_cast<double>(i), all = static_cast<double>(n);
    tail += std::exp(std::lgamma(all + 1) - std::lgamma(x + 1) - std::lgamma(all - x + 1) - all * std::log(2.0));
  }
  return std::min(1.0, 2 * tail);
}

namespace {
/// Probability that a sum of the given steps with random signs is at least as far from 0 as `observed`.
double sign_flip_p(const std::vector<int64_t>& steps, int64_t observed) {
  const int64_t reach = std::accumulate(steps.begin(), steps.end(), int64_t{0});
  if (reach == 0) return 1;
  // chance[s + reach]: probability of the sum s.
  std::vector<double> chance(static_cast<size_t>(2 * reach + 1)), next(chance.size());
  chance[static_cast<size_t>(reach)] = 1;
  int64_t far = 0;
  for (const int64_t step : steps) {
    if (step == 0) continue;
    std::fill(next.begin(), next.end(), 0.0);
    for (int64_t s = -far; s <= far; ++s) {
      const double half = chance[static_cast<size_t>(s + reach)] / 2;
      next[static_cast<size_t>(s + step + reach)] += half;
      next[static_cast<size_t>(s - step + reach)] += half;
    }
    far += step;
    chance.swap(next);
  }
  double tail = 0;
  for (int64_t s = std::abs(observed); s <= reach; ++s) tail += chance[static_cast<size_t>(s + reach)];
  return std::min(1.0, 2 * tail);
}
}  // namespace

PairedDifference paired_difference(const std::vector<PairedGroup>& groups) {
  PairedDifference out;
  std::vector<int64_t> steps;
  int64_t sum = 0;
  double squares = 0;
  for (const PairedGroup& g : groups) {
    if (g.items == 0) continue;
    ++out.groups;
    out.items += g.items;
    out.only_a += g.only_a;
    out.only_b += g.only_b;
    const int64_t step = g.b_right - g.a_right;
    sum += step;
    squares += static_cast<double>(step * step);
    steps.push_back(std::abs(step));
  }
  if (out.items == 0) {
    out.interval = {-1, 1};
    return out;
  }
  out.difference = static_cast<double>(sum) / static_cast<double>(out.items);
  out.p = sign_flip_p(steps, sum);
  // Per group, in units of the mean group size: observations d = step / m, plus +1 and -1 of weight one half each.
  const auto k = static_cast<double>(out.groups), m = static_cast<double>(out.items) / k, n = k + 2;
  const double mean = static_cast<double>(sum) / m / n, square = (squares / (m * m) + 1) / n;
  const double half = kZ95 * std::sqrt(std::max(0.0, square - mean * mean) / n);
  out.interval = {std::max(-1.0, mean - half), std::min(1.0, mean + half)};
  return out;
}

std::vector<double> holm(const std::vector<double>& p) {
  std::vector<size_t> order(p.size());
  std::iota(order.begin(), order.end(), size_t{0});
  std::sort(order.begin(), order.end(), [&](size_t a, size_t b) { return p[a] < p[b]; });
  std::vector<double> out(p.size());
  double so_far = 0;
  for (size_t i = 0; i < order.size(); ++i) {
    so_far = std::max(so_far, std::min(1.0, p[order[i]] * static_cast<double>(p.size() - i)));
    out[order[i]] = so_far;
  }
  return out;
}

RatioDifference ratio_difference(const std::vector<RatioUnit>& units) {
  RatioDifference out;
  double a = 0, b = 0, size = 0;
  for (const RatioUnit& unit : units) a += unit.a, b += unit.b, size += unit.size;
  if (size <= 0) return out;
  out.a = a / size;
  out.b = b / size;
  out.difference = out.b - out.a;
  if (units.size() < 2) {
    out.interval = {out.difference, out.difference};
    return out;
  }
  std::vector<double> residuals;
  for (const RatioUnit& unit : units) residuals.push_back(unit.b - unit.a - out.difference * unit.size);
  const double sigma = std::sqrt(ratio_variance(residuals, size));
  out.interval = {out.difference - kZ95 * sigma, out.difference + kZ95 * sigma};
  if (sigma > 0)
    out.p = two_sided_normal(out.difference / sigma);
  else
    out.p = out.difference == 0 ? 1 : 0;
  return out;
}

Interval ratio_interval(const std::vector<RatioUnit>& units) {
  std::vector<RatioUnit> alone = units;
  for (RatioUnit& unit : alone) unit.b = unit.a, unit.a = 0;
  return ratio_difference(alone).interval;
}
}  // namespace zk::eval
