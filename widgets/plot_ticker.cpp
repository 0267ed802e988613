// See plot_ticker.h. A logarithmic axis that shows less than a decade gets linear steps: powers of ten alone would
// leave it bare.
#include "widgets/plot_ticker.h"

#include <algorithm>
#include <array>
#include <cmath>

#include "widgets/numbers.h"

namespace zk::widgets {
namespace {

double niceStep(double raw) {
  const double magnitude = std::pow(10.0, std::floor(std::log10(raw)));
  for (double m : {1.0, 2.0, 2.5, 5.0, 10.0})
    if (raw <= m * magnitude * 1.0001) return m * magnitude;
  return 10 * magnitude;
}

QVector<double> stepped(double low, double high, double step) {
  QVector<double> out;
  if (!(step > 0) || !std::isfinite(low) || !std::isfinite(high)) return out;
  for (double k = std::ceil(low / step - 1e-9); k * step <= high + step * 1e-9 && out.size() < 200; ++k) {
    const double v = k * step;
    out.append(std::abs(v) < step * 1e-9 ? 0.0 : v);
  }
  return out;
}

/// "20.0 万" reads better as "20 万" where it stands for a round number.
QString withoutTrailingZeros(QString s) {
  static const QRegularExpression zeros(QStringLiteral("(\\.\\d*?)0+(?!\\d)"));
  s.replace(zeros, QStringLiteral("\\1"));
  return s.replace(QRegularExpression(QStringLiteral("\\.(?!\\d)")), QString());
}

int decimalsNeeded(const QVector<double>& ticks) {
  for (int d = 0; d <= 8; ++d) {
    const double f = std::pow(10.0, d);
    if (std::all_of(ticks.begin(), ticks.end(), [f](double v) {
          return std::abs(v * f - std::round(v * f)) < 1e-6 * std::max(1.0, std::abs(v * f));
        }))
      return d;
  }
  return 8;
}

}  // namespace

QVector<double> NumberTicker::linearTicks(double low, double high, int count) {
  if (!(high > low)) return {low};
  return stepped(low, high, niceStep((high - low) / std::max(2, count)));
}

QVector<double> NumberTicker::timeTicks(double low, double high, int count) {
  const double raw = (high - low) / std::max(2, count);
  for (double s : {1.0, 2.0, 5.0, 10.0, 15.0, 30.0, 60.0, 120.0, 300.0, 600.0, 900.0, 1800.0, 3600.0, 7200.0, 14400.0,
                   21600.0, 43200.0, 86400.0})
    if (raw <= s) return stepped(low, high, s);
  return linearTicks(low, high, count);
}

QVector<double> NumberTicker::logTicks(double low, double high, int count) {
  if (!(low > 0) || !(high > low)) return linearTicks(low, high, count);
  const double decades = std::log10(high / low);
  if (decades < 0.9) return linearTicks(low, high, count);
  static const QVector<double> fine = {1, 2, 5}, usual = {1, 3}, coarse = {1};
  const auto& steps = decades * 3 <= count ? fine : decades * 2 <= count + 1.5 ? usual : coarse;
  const int every = std::max(1, int(std::ceil(decades / std::max(2, count + 1))));
  QVector<double> out;
  for (int e = int(std::floor(std::log10(low))); e <= int(std::ceil(std::log10(high))); ++e) {
    if (e % every != 0) continue;
    for (double s : steps) {
      const double v = s * std::pow(10.0, e);
      if (v >= low * (1 - 1e-9) && v <= high * (1 + 1e-9)) out.append(v);
    }
  }
  return out.size() >= 2 ? out : linearTicks(low, high, count);
}

QVector<QString> tickLabels(const QVector<double>& ticks, bool time) {
  QVector<QString> out;
  double largest = 0;
  for (double v : ticks) largest = std::max(largest, std::abs(v));
  const int decimals = decimalsNeeded(ticks);
  const bool shortForm = largest >= 1e5;
  for (double v : ticks) {
    if (time)
      out.append(v == 0 ? QStringLiteral("0") : numbers::duration(v));
    else if (v == 0)
      out.append(QStringLiteral("0"));
    else if (shortForm)
      out.append(withoutTrailingZeros(numbers::compact(v)));
    else if (decimals > 4)
      out.append(numbers::plain(v, 3));
    else
      out.append(numbers::fixed(v, decimals));
  }
  return out;
}

void NumberTicker::generate(const QCPRange& range, const QLocale&, QChar, int, QVector<double>& ticks,
                            QVector<double>* subTicks, QVector<QString>* labels) {
  if (m_options.log)
    ticks = logTicks(range.lower, range.upper, m_options.count);
  else if (m_options.time)
    ticks = timeTicks(range.lower, range.upper, m_options.count);
  else
    ticks = linearTicks(range.lower, range.upper, m_options.count);
  if (subTicks) subTicks->clear();
  if (labels) {
    // On a log axis the ticks differ by factors: each label has its own decimals.
    if (!m_options.log || ticks.size() < 2 || ticks.last() / ticks.first() < 8)
      *labels = tickLabels(ticks, m_options.time);
    else {
      labels->clear();
      for (double v : ticks) labels->append(tickLabels({v}, m_options.time));
    }
  }
}

}  // namespace zk::widgets
