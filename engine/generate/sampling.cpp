// Trick in top-p: entries whose probability is at most (1 - p) / n cannot reach 1 - p together, so they are dropped
// before the sort and the sort sees only the few likely ones of a large vocabulary.
#include "engine/generate/sampling.h"

#include <algorithm>
#include <cmath>
#include <functional>
#include <limits>
#include <random>

namespace zk::generate {
namespace {
constexpr double kDropped = -std::numeric_limits<double>::infinity();
constexpr double kColdest = 1e-6;  ///< below it the draw could not be told from the largest logit

void penalise(double penalty, std::span<const int32_t> previous, std::vector<double>& logits) {
  std::vector<int32_t> distinct(previous.begin(), previous.end());
  std::sort(distinct.begin(), distinct.end());
  distinct.erase(std::unique(distinct.begin(), distinct.end()), distinct.end());
  for (const int32_t id : distinct) {
    if (id < 0 || static_cast<size_t>(id) >= logits.size()) continue;
    double& logit = logits[static_cast<size_t>(id)];
    logit = logit > 0 ? logit / penalty : logit * penalty;
  }
}

/// Keeps the k largest and everything equal to the k-th.
void keep_top_k(int64_t k, std::vector<double>& logits) {
  if (static_cast<size_t>(k) >= logits.size()) return;
  std::vector<double> sorted = logits;
  std::nth_element(sorted.begin(), sorted.begin() + (k - 1), sorted.end(), std::greater<>());
  const double least = sorted[static_cast<size_t>(k - 1)];
  for (double& logit : logits)
    if (logit < least) logit = kDropped;
}

/// Probabilities of the entries; 0 for dropped ones.
std::vector<double> softmax(const std::vector<double>& logits) {
  const double top = *std::max_element(logits.begin(), logits.end());
  std::vector<double> p(logits.size());
  double sum = 0;
  for (size_t i = 0; i < p.size(); ++i) sum += p[i] = std::exp(logits[i] - top);
  for (double& x : p) x /= sum;
  return p;
}

/// Drops, from the least likely on, as long as all that is dropped adds up to at most 1 - top_p.
void keep_top_p(double top_p, std::vector<double>& logits) {
  const std::vector<double> p = softmax(logits);
  const double rest = 1 - top_p;
  const double surely = rest / static_cast<double>(p.size());
  double dropped = 0;
  std::vector<size_t> order;
  for (size_t i = 0; i < p.size(); ++i) {
    if (p[i] > surely)
      order.push_back(i);
    else
      dropped += p[i], logits[i] = kDropped;
  }
  std::sort(order.begin(), order.end(), [&](size_t a, size_t b) { return p[a] < p[b] || (p[a] == p[b] && a > b); });
  for (size_t i = 0; i + 1 < order.size(); ++i) {
    dropped += p[order[i]];
    if (dropped > rest) break;
    logits[order[i]] = kDropped;
  }
}

void keep_min_p(double min_p, std::vector<double>& logits) {
  const std::vector<double> p = softmax(logits);
  const double least = min_p * *std::max_element(p.begin(), p.end());
  for (size_t i = 0; i < p.size(); ++i)
    if (p[i] < least) logits[i] = kDropped;
}

int32_t likeliest(const std::vector<double>& logits) {
  return static_cast<int32_t>(std::max_element(logits.begin(), logits.end()) - logits.begin());
}

int32_t draw(const std::vector<double>& logits, Random& random) {
  const std::vector<double> p = softmax(logits);
  double left = random.uniform();
  int32_t last = likeliest(logits);  // where rounding leaves a little of the uniform number over
  for (size_t i = 0; i < p.size(); ++i) {
    if (p[i] <= 0) continue;
    if (left < p[i]) return static_cast<int32_t>(i);
    left -= p[i];
    last = static_cast<int32_t>(i);
  }
  return last;
}
}  // namespace

bool is_greedy(const spec::SamplingParams& sampling) { return sampling.temperature < kColdest; }

void filter_logits(const spec::SamplingParams& sampling, std::span<const int32_t> previous,
                   std::vector<double>& logits) {
  if (sampling.repetition_penalty != 1) penalise(sampling.repetition_penalty, previous, logits);
  if (sampling.temperature != 1)
    for (double& logit : logits) logit /= sampling.temperature;
  if (sampling.top_k > 0) keep_top_k(sampling.top_k, logits);
  if (sampling.top_p < 1) keep_top_p(sampling.top_p, logits);
  if (sampling.min_p > 0) keep_min_p(sampling.min_p, logits);
}

int32_t choose(const spec::SamplingParams& sampling, std::span<const int32_t> previous, std::span<const float> logits,
               Random& random) {
  std::vector<double> wide(logits.begin(), logits.end());
  for (const double logit : wide)
    if (std::isnan(logit) || logit == std::numeric_limits<double>::infinity()) return -1;
  if (is_greedy(sampling)) {
    if (sampling.repetition_penalty != 1) penalise(sampling.repetition_penalty, previous, wide);
    return likeliest(wide);
  }
  filter_logits(sampling, previous, wide);
  return draw(wide, random);
}

uint64_t seed_of(const spec::SamplingParams& sampling) {
  if (sampling.seed) return static_cast<uint64_t>(*sampling.seed);
  return std::random_device{}();
}
}  // namespace zk::generate
