// Tick positions and labels: 1-3-10 on logarithmic axes, nice steps elsewhere, grouped digits, real minus signs.
#pragma once
#include "widgets/qcp.h"

namespace zk::widgets {

class NumberTicker final : public QCPAxisTicker {
 public:
  struct Options {
    bool log = false;
    bool time = false;  // values are seconds
    int count = 6;      // wished number of ticks
  };
  void setOptions(const Options& options) { m_options = options; }

  void generate(const QCPRange& range, const QLocale&, QChar, int, QVector<double>& ticks, QVector<double>* subTicks,
                QVector<QString>* labels) override;

  static QVector<double> linearTicks(double low, double high, int count);
  static QVector<double> logTicks(double low, double high, int count);
  static QVector<double> timeTicks(double low, double high, int count);

 private:
  Options m_options;
};

/// Labels of one axis share their decimals: 0.5, 1.0, 1.5.
QVector<QString> tickLabels(const QVector<double>& ticks, bool time);

}  // namespace zk::widgets
