// See series.h. Non-finite values are kept in the data but never become an extreme.
#include "widgets/series.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace zk::widgets {

Series::Series(int xKinds) : m_x(std::size_t(std::max(1, xKinds))) {}

void Series::note(Blocks& blocks, const std::vector<double>& values, std::size_t i) const {
  if (i % kBlock == 0) blocks.emplace_back();
  if (!std::isfinite(values[i])) return;
  Block& b = blocks.back();
  if (b.low == kNone || values[i] < values[b.low]) b.low = std::uint32_t(i);
  if (b.high == kNone || values[i] > values[b.high]) b.high = std::uint32_t(i);
}

void Series::append(std::span<const double> xs, double y) {
  if (xs.empty()) return;
  if (!empty() && xs[0] <= m_x[0].back()) truncateFrom(xs[0]);
  for (std::size_t k = 0; k < m_x.size(); ++k) {
    double x = k < xs.size() ? xs[k] : xs[0];
    if (!m_x[k].empty()) x = std::max(x, m_x[k].back());  // a binary search needs order in every kind
    m_x[k].push_back(x);
  }
  m_y.push_back(y);
  note(m_rawBlocks, m_y, m_y.size() - 1);
  smoothFrom(m_y.size() - 1);
}

void Series::smoothFrom(std::size_t i) {
  if (i == 0) m_sum = m_weight = 0, m_smooth.clear(), m_smoothBlocks.clear();
  for (; i < m_y.size(); ++i) {
    if (std::isfinite(m_y[i])) {
      m_sum = m_beta * m_sum + (1 - m_beta) * m_y[i];
      m_weight = m_beta * m_weight + (1 - m_beta);
    }
    const bool known = std::isfinite(m_y[i]) && m_weight > 0;
    m_smooth.push_back(known ? m_sum / m_weight : std::numeric_limits<double>::quiet_NaN());
    note(m_smoothBlocks, m_smooth, i);
  }
}

void Series::setSmoothing(double beta) {
  beta = std::clamp(beta, 0.0, 0.999);
  if (beta == m_beta) return;
  m_beta = beta;
  smoothFrom(0);
}

void Series::truncateFrom(double x) {
  const std::size_t n = lowerBound(0, x);
  if (n >= size()) return;
  for (auto& column : m_x) column.resize(n);
  m_y.resize(n);
  m_rawBlocks.clear();
  for (std::size_t i = 0; i < n; ++i) note(m_rawBlocks, m_y, i);
  smoothFrom(0);
}

void Series::clear() {
  for (auto& column : m_x) column.clear();
  m_y.clear();
  m_rawBlocks.clear();
  smoothFrom(0);
}

std::size_t Series::lowerBound(int kind, double x) const {
  const auto& xs = m_x[std::size_t(kind)];
  return std::size_t(std::lower_bound(xs.begin(), xs.end(), x) - xs.begin());
}

std::size_t Series::nearest(int kind, double x) const {
  const std::size_t i = lowerBound(kind, x);
  if (i == 0) return 0;
  if (i >= size()) return size() - 1;
  return x - this->x(kind, i - 1) <= this->x(kind, i) - x ? i - 1 : i;
}

Series::Block Series::scan(SeriesLayer layer, std::size_t from, std::size_t to) const {
  const auto& values = layer == SeriesLayer::Raw ? m_y : m_smooth;
  const auto& blocks = layer == SeriesLayer::Raw ? m_rawBlocks : m_smoothBlocks;
  Block found;
  const auto take = [&](std::uint32_t low, std::uint32_t high) {
    if (low != kNone && (found.low == kNone || values[low] < values[found.low])) found.low = low;
    if (high != kNone && (found.high == kNone || values[high] > values[found.high])) found.high = high;
  };
  for (std::size_t i = from; i < to;) {
    if (i % kBlock == 0 && i + kBlock <= to) {
      take(blocks[i / kBlock].low, blocks[i / kBlock].high);
      i += kBlock;
    } else {
      if (std::isfinite(values[i])) take(std::uint32_t(i), std::uint32_t(i));
      ++i;
    }
  }
  return found;
}

std::optional<Series::Extrema> Series::extrema(int kind, SeriesLayer layer, double from, double to) const {
  const std::size_t a = lowerBound(kind, from), b = lowerBound(kind, std::nextafter(to, INFINITY));
  const Block k = scan(layer, a, b);
  if (k.low == kNone) return std::nullopt;
  return Extrema{value(layer, k.low), value(layer, k.high)};
}

std::vector<PlotPoint> Series::decimated(int kind, SeriesLayer layer, double from, double to, int columns,
                                         bool logX) const {
  std::vector<PlotPoint> out;
  if (logX) from = std::max(from, std::numeric_limits<double>::min());
  if (empty() || !(from < to) || columns < 1) return out;
  const auto put = [&](std::size_t i) { out.push_back({x(kind, i), value(layer, i)}); };
  std::size_t i = lowerBound(kind, from);
  if (i > 0 && (!logX || x(kind, i - 1) > 0)) put(i - 1);
  for (int c = 0; c < columns && i < size(); ++c) {
    const double share = double(c + 1) / columns;
    const double edge = logX ? from * std::pow(to / from, share) : from + (to - from) * share;
    const std::size_t end = c + 1 == columns ? lowerBound(kind, std::nextafter(to, INFINITY)) : lowerBound(kind, edge);
    if (end <= i) continue;
    if (end - i <= 4) {
      for (; i < end; ++i) put(i);
      continue;
    }
    const Block k = scan(layer, i, end);
    if (k.low == kNone) {
      put(i);
    } else {
      const std::size_t first = std::min(k.low, k.high), second = std::max(k.low, k.high);
      if (i < first && std::isfinite(value(layer, i))) put(i);
      put(first);
      if (second != first) put(second);
      if (second + 1 < end && std::isfinite(value(layer, end - 1))) put(end - 1);
    }
    i = end;
  }
  if (i < size()) put(i);
  return out;
}

std::optional<std::size_t> Series::firstAtOrBelow(double level, std::size_t start) const {
  for (std::size_t i = start; i < size();) {
    if (i % kBlock == 0) {  // a block whose minimum is above the level holds no crossing
      const Block& b = m_smoothBlocks[i / kBlock];
      if (b.low == kNone || m_smooth[b.low] > level) {
        i += kBlock;
        continue;
      }
    }
    if (m_smooth[i] <= level) return i;
    ++i;
  }
  return std::nullopt;
}

}  // namespace zk::widgets
