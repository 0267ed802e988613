// Gallery: metric tiles and plots.
#include <QVBoxLayout>
#include <cmath>

#include "widgets/gallery_parts.h"
#include "widgets/metric_tile.h"
#include "widgets/plot_frame.h"
#include "widgets/reflow_layout.h"

namespace zk::widgets {
namespace {

/// The same noise on every machine: a small hash of the step.
double noise(int step, unsigned salt) {
  unsigned h = unsigned(step) * 2654435761u ^ (salt * 40503u);
  h ^= h >> 15, h *= 2246822519u, h ^= h >> 13;
  return double(h % 20001) / 10000.0 - 1;
}

QWidget* tiles() {
  QVector<double> falling, spiky, steady;
  for (int i = 0; i < 24; ++i) {
    falling << 3 * std::exp(-i / 6.0) + 0.15 * noise(i, 1);
    spiky << (i == 9 ? 6.8 : 0.6 + 0.1 * noise(i, 2));
    steady << 208 + 2 * noise(i, 3) - (i % 9 == 8 ? 60 : 0);
  }
  Metric loss{GalleryWords::tr("Loss (validation)"),
              QStringLiteral("1.94"),
              QStringLiteral("nat"),
              GalleryWords::tr("chooses among about 7 tokens"),
              Tone::Neutral,
              falling};
  Metric bits{GalleryWords::tr("Bits per character"),
              QStringLiteral("0.71"),
              QStringLiteral("bpc"),
              GalleryWords::tr("−0.03 in 1,000 steps"),
              Tone::Ok,
              falling};
  Metric norm{GalleryWords::tr("Gradient norm"),
              QStringLiteral("0.61"),
              {},
              GalleryWords::tr("healthy: 0.1–10"),
              Tone::Ok,
              spiky};
  Metric speed{GalleryWords::tr("Speed"),
               GalleryWords::tr("208 k"),
               GalleryWords::tr("tokens/s"),
               GalleryWords::tr("5 % faster than forecast"),
               Tone::Neutral,
               steady};
  auto stale = speed, paused = speed, none = loss;
  stale.age = 45, stale.promised = 10;
  paused.state = Metric::State::Paused;
  none.state = Metric::State::None;
  none.reading = GalleryWords::tr("first value at step 10");
  return stacked({sideBySide({new MetricTile(loss), new MetricTile(bits), new MetricTile(norm), new MetricTile(speed)}),
                  sideBySide({new MetricTile(stale), new MetricTile(paused), new MetricTile(none), new QWidget})});
}

QVector<Baseline> baselines() {
  return {{GalleryWords::tr("Uniform guess"), 9.01},
          {GalleryWords::tr("Unigram: frequencies only"), 6.31},
          {GalleryWords::tr("Bigram: one token back"), 4.42},
          {GalleryWords::tr("RNN of the same size"), 2.71}};
}

LossPlot* lossPlot(bool withData) {
  auto* p = new LossPlot;
  p->setBaselines(baselines());
  p->setPlannedEnd(20000);
  p->setFixedHeight(scaled(440));
  p->setEmptyText(GalleryWords::tr("First point at step 10"));
  if (!withData) return p;
  for (int step = 1; step <= 12400; ++step) {
    const double x = step;
    p->appendTraining(std::span(&x, 1), demoLoss(step, true));
    if (step % 1000 == 0) p->appendValidation(std::span(&x, 1), demoLoss(step, false) + 0.06);
  }
  Forecast f;
  f.name = GalleryWords::tr("forecast");
  for (int step = 12400; step <= 20000; step += 400) {
    const double width = 0.25 * (step - 12400) / 7600.0, mid = demoLoss(step, false);
    f.x << step, f.low << mid - width, f.high << mid + width;
  }
  p->setForecast(f);
  p->setFlags({{3100, GalleryWords::tr("spike, recovered"), Tone::Warn}});
  return p;
}

QWidget* smallPlots() {
  auto* lr = new SmallPlot(GalleryWords::tr("Learning rate"), QString());
  auto* norm = new SmallPlot(GalleryWords::tr("Gradient norm"), GalleryWords::tr("green band: healthy"));
  auto* speed = new SmallPlot(GalleryWords::tr("Tokens per second"), QString());
  norm->setBand({0.1, 4});
  for (int step = 0; step <= 12400; step += 20) {
    const double warm = std::min(1.0, step / 500.0);
    lr->append(step, 6e-4 * warm * (0.55 + 0.45 * std::cos(M_PI * step / 20000.0)));
    norm->append(step, step == 3100 ? 6.8 : 0.6 + 1.8 * std::exp(-step / 300.0) + 0.08 * noise(step, 7));
    speed->append(step, step % 2000 == 0 && step > 0 ? 140000 : 208000 + 1500 * noise(step, 8));
  }
  for (auto* p : {lr, norm, speed}) p->setPlannedEnd(20000), p->setFixedHeight(scaled(180));
  return sideBySide({lr, norm, speed});
}

}  // namespace

double demoLoss(int step, bool noisy) {
  const double base = 1.70 + 7.31 * std::pow(1 + step / 55.0, -0.62);
  if (!noisy) return base;
  const double spike = step >= 3100 && step < 3130 ? 1.1 * (3130 - step) / 30.0 : 0;
  return base + 0.09 * noise(step, 11) + spike;
}

void addPlotSections(QVector<GallerySection>& out) {
  out.append({GalleryWords::tr("Metric tiles: live, stale, paused, none"), tiles()});
  out.append({GalleryWords::tr("Loss plot"), lossPlot(true)});
  out.append({GalleryWords::tr("Loss plot before the first point"), lossPlot(false)});
  out.append({GalleryWords::tr("Small plots"), smallPlots()});
}

QWidget* sideBySide(const QVector<QWidget*>& widgets, int spacing, int minColumn) {
  auto* w = new QWidget;
  auto* layout = new ReflowLayout(w, minColumn, spacing);
  for (auto* x : widgets) layout->addWidget(x);
  return w;
}

QWidget* stacked(const QVector<QWidget*>& widgets, int spacing) {
  auto* w = new QWidget;
  auto* v = vbox(w, 0, spacing);
  for (auto* x : widgets) v->addWidget(x);
  v->addStretch(1);
  return w;
}

}  // namespace zk::widgets
