// Points of one curve, made for long runs: values are only ever appended, blocks remember where their smallest and
// largest value is, and a drawing asks for at most four points per pixel column. Cost of a redraw does not grow with
// the number of points, and a spike of a single point is never lost.
#pragma once
#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <vector>

namespace zk::widgets {

struct PlotPoint {
  double x = 0, y = 0;
};

enum class SeriesLayer { Raw, Smooth };

class Series {
 public:
  /// `xKinds`: how many x values each point has (step, tokens, seconds …); kind 0 orders the points.
  explicit Series(int xKinds = 1);

  /// A point whose first x is not after the last one replaces what came later (a run resumed from a checkpoint).
  void append(std::span<const double> xs, double y);
  void append(double x, double y) { append(std::span(&x, 1), y); }
  void truncateFrom(double x);
  void clear();

  std::size_t size() const { return m_y.size(); }
  bool empty() const { return m_y.empty(); }
  int xKinds() const { return int(m_x.size()); }
  double x(int kind, std::size_t i) const { return m_x[std::size_t(kind)][i]; }
  double y(std::size_t i) const { return m_y[i]; }
  double smooth(std::size_t i) const { return m_smooth[i]; }
  double value(SeriesLayer layer, std::size_t i) const { return layer == SeriesLayer::Raw ? m_y[i] : m_smooth[i]; }

  /// Exponential moving average with factor 0..0.999, corrected for its bias at the start (Kingma & Ba 2015, section
  /// 3).
  void setSmoothing(double beta);
  double smoothing() const { return m_beta; }

  /// At most four points per column (first, extremes in their order, last), and one neighbour outside at each side so
  /// that lines reach the edge. A column without any finite value becomes one NaN point (a gap).
  std::vector<PlotPoint> decimated(int kind, SeriesLayer layer, double from, double to, int columns, bool logX) const;

  struct Extrema {
    double low, high;
  };
  std::optional<Extrema> extrema(int kind, SeriesLayer layer, double from, double to) const;

  /// Index of the point nearest to `x`; the series must not be empty.
  std::size_t nearest(int kind, double x) const;
  /// First index whose x is not below `x`.
  std::size_t lowerBound(int kind, double x) const;

  /// First index from `start` on whose smoothed value is at or below `level`; nullopt if none.
  std::optional<std::size_t> firstAtOrBelow(double level, std::size_t start = 0) const;

 private:
  static constexpr std::size_t kBlock = 64;
  static constexpr std::uint32_t kNone = UINT32_MAX;  // a block without a finite value
  struct Block {
    std::uint32_t low = kNone, high = kNone;  // indices of the extremes
  };
  using Blocks = std::vector<Block>;

  void note(Blocks& blocks, const std::vector<double>& values, std::size_t i) const;
  Block scan(SeriesLayer layer, std::size_t from, std::size_t to) const;
  void smoothFrom(std::size_t i);

  std::vector<std::vector<double>> m_x;
  std::vector<double> m_y, m_smooth;
  Blocks m_rawBlocks, m_smoothBlocks;
  double m_beta = 0, m_sum = 0, m_weight = 0;
};

}  // namespace zk::widgets
