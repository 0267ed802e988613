// Gallery: bars and plots of results, estimates and breakdowns.
#include <QVBoxLayout>

#include "widgets/card.h"
#include "widgets/estimate_bar.h"
#include "widgets/forest_plot.h"
#include "widgets/gallery_parts.h"
#include "widgets/interval_bars.h"
#include "widgets/numbers.h"
#include "widgets/param_bars.h"

namespace zk::widgets {
namespace {

IntervalValue measured(double value, double half) { return {value, value - half, value + half, -1, -1}; }

QVector<IntervalSeries> demoRuns() {
  return {{QStringLiteral("baseline-16M"), 5, 32.7},
          {QStringLiteral("wide-24M"), 1, 33.1},
          {QStringLiteral("clean-data-16M"), 0, 34.7}};
}

QWidget* benchmarks() {
  auto* card = new Card(GalleryWords::tr("Benchmarks"),
                        GalleryWords::tr("Bars: share correct. Whiskers: 95 % confidence interval."));
  auto* bars = new IntervalBars;
  bars->setAxisTitle(GalleryWords::tr("correct (%)"));
  bars->setData(demoRuns(), {{QStringLiteral("arc"),
                              QStringLiteral("ARC-Easy"),
                              25,
                              {measured(36.4, 1.9), measured(38.1, 2.0), measured(41.3, 2.0)}},
                             {QStringLiteral("hella"),
                              QStringLiteral("HellaSwag"),
                              25,
                              {measured(27.9, 0.9), measured(28.6, 0.9), measured(29.8, 0.9)}},
                             {QStringLiteral("mmlu"),
                              QStringLiteral("MMLU"),
                              25,
                              {measured(25.1, 0.7), measured(25.3, 0.7), measured(25.6, 0.7)}},
                             {QStringLiteral("tqa"),
                              QStringLiteral("TruthfulQA"),
                              22.6,
                              {measured(41.4, 3.3), measured(40.4, 3.3), measured(42.1, 3.4)}}});
  card->body()->addWidget(bars);
  auto* live = new Card(GalleryWords::tr("Benchmarks while they run"),
                        GalleryWords::tr("One test is not complete, one has not started."));
  auto* half = new IntervalBars;
  half->setAxisTitle(GalleryWords::tr("correct (%)"));
  IntervalValue part = measured(39.8, 4.8);
  part.done = 412, part.total = 2376;
  half->setData({{QStringLiteral("baseline-16M"), 5}, {QStringLiteral("wide-24M"), 1}},
                {{QStringLiteral("hella"), QStringLiteral("HellaSwag"), 25, {measured(27.9, 0.9), measured(28.6, 0.9)}},
                 {QStringLiteral("arc"), QStringLiteral("ARC-Easy"), 25, {measured(36.4, 1.9), part}},
                 {QStringLiteral("mmlu"), QStringLiteral("MMLU"), 25, {{}, {}}}});
  live->body()->addWidget(half);
  return sideBySide({card, live}, 16, 380);
}

QWidget* differences() {
  auto* card = new Card(
      GalleryWords::tr("Difference: clean-data-16M − baseline-16M"),
      GalleryWords::tr("Paired on the same questions. Filled dot: a clear difference. Open dot: may be chance."));
  using Verdict = ForestRow::Verdict;
  auto* plot = new ForestPlot;
  plot->setAxisTitle(GalleryWords::tr("difference in points"));
  plot->setRows({{QStringLiteral("arc"), QStringLiteral("ARC-Easy"), 4.9, 3.5, 6.3, Verdict::Better, {}},
                 {QStringLiteral("hella"), QStringLiteral("HellaSwag"), 1.9, 0.9, 2.9, Verdict::Better, {}},
                 {QStringLiteral("mmlu"), QStringLiteral("MMLU"), 0.5, -0.4, 1.4, Verdict::Unclear, {}},
                 {QStringLiteral("tqa"), QStringLiteral("TruthfulQA"), 0.7, -1.8, 3.4, Verdict::Unclear, {}},
                 {QStringLiteral("own"), GalleryWords::tr("Own questions"), -2.4, -4.1, -0.7, Verdict::Worse, {}}});
  plot->setCaption(GalleryWords::tr("One seed each: repeat with 3 seeds before you conclude."), Tone::Warn);
  card->body()->addWidget(plot);
  auto* none = new Card(GalleryWords::tr("Difference before both runs are measured"));
  auto* empty = new ForestPlot;
  empty->setEmptyText(GalleryWords::tr("Comparison needs two evaluated runs. You have one."));
  none->body()->addWidget(empty);
  return sideBySide({card, none}, 16, 380);
}

QVector<StackPart> memoryParts(double activations) {
  return {{QStringLiteral("w"), GalleryWords::tr("Weights"), 0.09e9, 0, {}},
          {QStringLiteral("g"), GalleryWords::tr("Gradients"), 0.06e9, 1, {}},
          {QStringLiteral("o"), GalleryWords::tr("Optimizer"), 0.13e9, 2, {}},
          {QStringLiteral("a"), GalleryWords::tr("Activations"), activations, 4,
           GalleryWords::tr("batch × context × width × layers")},
          {QStringLiteral("r"), GalleryWords::tr("Reserve"), 0.60e9, 5, {}}};
}

Card* fitCard(const QString& title, const Estimate& estimate) {
  auto* card = new Card(title);
  auto* bar = new EstimateBar;
  bar->setValueText([](double v) { return QStringLiteral("%1 GB").arg(numbers::fixed(v / 1e9, 2)); });
  bar->setEstimate(estimate);
  card->addTool(bar->takePill());
  card->body()->addWidget(bar);
  card->body()->addStretch(1);
  return card;
}

QWidget* estimates() {
  Estimate fits;
  fits.parts = memoryParts(2.31e9);
  fits.capacity = 7.6e9;
  fits.capacityText = GalleryWords::tr("7.6 GB free");
  fits.facts = {{GalleryWords::tr("Time for 655 M tokens"), numbers::durationRange(3060, 3480)},
                {GalleryWords::tr("Energy"), QStringLiteral("0.09 kWh")},
                {GalleryWords::tr("Compute"), QStringLiteral("74 PFLOP")},
                {GalleryWords::tr("Checkpoints on disk"), QStringLiteral("0.9 GB")}};
  fits.source = GalleryWords::tr("Measured on this computer, 3 min ago");
  auto tight = fits, big = fits, rough = fits;
  tight.parts = memoryParts(6.20e9);
  tight.facts.clear();
  big.parts = memoryParts(8.22e9);
  big.facts.clear();
  rough.parts = memoryParts(1.91e9);
  rough.uncertainty = 3;
  rough.facts = {{GalleryWords::tr("Time for 655 M tokens"), numbers::durationRange(1080, 9720)}};
  rough.source = GalleryWords::tr("From a table of similar computers. Measure here to know better.");
  return sideBySide({fitCard(GalleryWords::tr("Will it fit?"), fits), fitCard(GalleryWords::tr("Will it fit?"), tight),
                     fitCard(GalleryWords::tr("Will it fit?"), big), fitCard(GalleryWords::tr("Will it fit?"), rough)},
                    16, 260);
}

QWidget* breakdowns() {
  auto* stack = new Card(GalleryWords::tr("Where the parameters are"));
  auto* whole = new StackedBar;
  whole->setValueText([](double v) { return numbers::compact(v); });
  whole->setShares(true);
  whole->setParts({{QStringLiteral("e"), GalleryWords::tr("Embedding (shared)"), 3.15e6, 0, {}},
                   {QStringLiteral("a"), GalleryWords::tr("Attention"), 3.15e6, 1, {}},
                   {QStringLiteral("m"), GalleryWords::tr("MLP"), 9.44e6, 2, {}},
                   {QStringLiteral("n"), GalleryWords::tr("Norms"), 6528, 5, {}}});
  stack->body()->addWidget(whole);
  auto* rows = new Card(GalleryWords::tr("Characters per token"),
                        GalleryWords::tr("More is better: fewer tokens for the same text."));
  auto* bars = new ParamBars;
  bars->setName(GalleryWords::tr("Characters per token"));
  bars->setShares(false);
  bars->setValueText([](double v) { return numbers::fixed(v, 2); });
  bars->setRows({{QStringLiteral("en"), GalleryWords::tr("English"), 3.92, 0, {}, {}},
                 {QStringLiteral("ja"), GalleryWords::tr("Japanese"), 1.64, 0, {}, {}},
                 {QStringLiteral("code"), GalleryWords::tr("Program code"), 2.31, 0, {}, {}},
                 {QStringLiteral("num"), GalleryWords::tr("Numbers"), 1.00, 0, {}, {}}});
  bars->setMarked(1);
  rows->body()->addWidget(bars);
  auto* shares = new Card(GalleryWords::tr("Where the parameters are"));
  auto* count = new ParamBars;
  count->setName(GalleryWords::tr("Where the parameters are"));
  count->setRows({{QStringLiteral("m"), GalleryWords::tr("MLP"), 9.44e6, 2, {}, {}},
                  {QStringLiteral("a"), GalleryWords::tr("Attention"), 3.15e6, 1, {}, {}},
                  {QStringLiteral("e"), GalleryWords::tr("Embedding (shared)"), 3.15e6, 0, {}, {}}});
  shares->body()->addWidget(count);
  return sideBySide({stack, rows, shares}, 16, 300);
}

}  // namespace

void addChartSections(QVector<GallerySection>& out) {
  out.append({GalleryWords::tr("Interval bars: complete, partial, not run"), benchmarks()});
  out.append({GalleryWords::tr("Forest plot: better, worse, unclear, one seed, empty"), differences()});
  out.append({GalleryWords::tr("Estimate bar: fits, tight, too big, not calibrated"), estimates()});
  out.append({GalleryWords::tr("Breakdowns"), breakdowns()});
}

}  // namespace zk::widgets
