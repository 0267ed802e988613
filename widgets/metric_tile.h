// A headline number that means something: value and unit, a plain reading, and how it got there.
#pragma once
#include <QElapsedTimer>
#include <QFrame>
#include <QTimer>
#include <QVector>

#include "widgets/controls.h"

namespace zk::widgets {

/// 56x24 line of recent values with a dot at the newest. NaN leaves a gap.
class Sparkline : public QWidget {
  Q_OBJECT
 public:
  explicit Sparkline(QWidget* parent = nullptr);
  void setValues(const QVector<double>& values);
  void setColor(TokenRef color);  // default: category 1
  void setFaded(bool faded);
  QSize sizeHint() const override { return {scaled(56), scaled(24)}; }
  QSize minimumSizeHint() const override { return {scaled(32), scaled(20)}; }

 protected:
  void paintEvent(QPaintEvent*) override;

 private:
  QVector<double> m_values;
  TokenRef m_color = nullptr;
  bool m_faded = false;
};

struct Metric {
  enum class State { Live, Paused, None };
  QString name;               // "Loss (validation)"
  QString value;              // "1.94"; empty = none yet
  QString unit;               // "nat"
  QString reading;            // "chooses among ~7 tokens"
  Tone tone = Tone::Neutral;  // of the reading
  QVector<double> spark;
  State state = State::Live;
  /// Seconds since the value was measured, and how often a new one was promised (0 = no promise).
  /// The tile counts on by itself; after two promised intervals the number turns grey and says its age.
  double age = 0;
  double promised = 0;
};

class MetricTile : public QFrame {
  Q_OBJECT
 public:
  explicit MetricTile(const Metric& metric = {}, QWidget* parent = nullptr);
  void setMetric(const Metric& metric);
  const Metric& metric() const { return m_metric; }
  bool isStale() const;

 protected:
  void changeEvent(QEvent*) override;
  void showEvent(QShowEvent*) override;
  void hideEvent(QHideEvent*) override;
  void resizeEvent(QResizeEvent*) override;

 private:
  void refresh();
  void fitSpark();
  double currentAge() const;
  Metric m_metric;
  QElapsedTimer m_since;
  QTimer m_tick;
  Label *m_name, *m_value, *m_unit, *m_reading;
  Sparkline* m_spark;
};

}  // namespace zk::widgets
