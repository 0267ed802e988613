// Drawing is asked for, not done: requests are gathered for 100 ms. Before a draw each curve is cut down to a few
// points per pixel column (see series.h), so that the cost is the same for a thousand and for a million points.
#include "widgets/plot_view.h"

#include <QDeadlineTimer>
#include <QElapsedTimer>
#include <QVBoxLayout>
#include <cmath>

#include "widgets/numbers.h"
#include "widgets/plot_view_impl.h"

namespace zk::widgets {
namespace {

constexpr int kRedrawMs = 100;
constexpr int kBetweenMs = 8;  // between the draws of two plots
constexpr double kRest = 4;    // a plot that takes long to draw rests this much longer than it took

constexpr double kSamePixel = 0.4;
constexpr double kBandTravel = 4;  // pixels up and down in each column from which on a curve fills an area

/// A curve that goes up and down in every column is an area to the eye: smooth edges, round joins and the line's width,
/// which cost most of a draw, are not to be seen there.
void drawAsBand(QCPGraph* graph, bool band, double width) {
  graph->setAntialiased(!band);
  QPen pen = graph->pen();
  pen.setWidthF(band ? 1 : width);
  pen.setJoinStyle(band ? Qt::BevelJoin : Qt::RoundJoin);
  graph->setPen(pen);
}

QCPRange padded(double low, double high, bool log, double share) {
  if (log && low > 0) {
    const double f = std::pow(high / low, share);
    return {low / f, high * f};
  }
  const double span = high > low ? high - low : std::max(1e-9, std::abs(high) * 0.1);
  return {low - span * share, high + span * share};
}

}  // namespace

PlotView::PlotView(QWidget* parent) : QWidget(parent), m(std::make_unique<Impl>()) {
  setFocusPolicy(Qt::StrongFocus);
  setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Expanding);
  auto* plot = m->plot = new QCustomPlot(this);
  vbox(this, 0, 0)->addWidget(plot);
  plot->setFocusPolicy(Qt::NoFocus);
  plot->setNoAntialiasingOnDrag(false);
  plot->setAutoAddPlottableToLegend(false);
  plot->setMinimumSize(60, 40);
  plot->installEventFilter(this);
  plot->setMouseTracking(true);
  m->xTicker.reset(new NumberTicker);
  m->yTicker.reset(new NumberTicker);
  plot->xAxis->setTicker(m->xTicker);
  plot->yAxis->setTicker(m->yTicker);
  plot->addLayer(QStringLiteral("back"), plot->layer(QStringLiteral("main")), QCustomPlot::limBelow);
  plot->addLayer(QStringLiteral("front"), plot->layer(QStringLiteral("axes")), QCustomPlot::limAbove);
  plot->addLayer(QStringLiteral("crosshair"), plot->layer(QStringLiteral("overlay")), QCustomPlot::limAbove);
  plot->layer(QStringLiteral("crosshair"))->setMode(QCPLayer::lmBuffered);
  new PlotOverlay(plot, QStringLiteral("back"), m->scene, PlotOverlay::Part::Back);
  new PlotOverlay(plot, QStringLiteral("front"), m->scene, PlotOverlay::Part::Front);
  new PlotOverlay(plot, QStringLiteral("crosshair"), m->scene, PlotOverlay::Part::Crosshair);
  m->redraw.setSingleShot(true);
  connect(&m->redraw, &QTimer::timeout, this, [this] {
    if (isVisible()) m->redrawInTurn([this] { return redrawNow(); });
  });
  connect(plot, &QCustomPlot::beforeReplot, this, [this] { m->prepare(); });
  connect(&Theme::instance(), &Theme::changed, this, [this] {
    m->restyle = true;
    updateGeometry();
    m->schedule();
  });
}

PlotView::~PlotView() = default;

QSize PlotView::minimumSizeHint() const {
  return m->scene.compact ? QSize(scaled(120), scaled(84)) : QSize(scaled(200), scaled(140));
}

void PlotView::Impl::schedule() {
  dirty = true;
  if (!redraw.isActive()) redraw.start(std::max(kRedrawMs, int(kRest * cost)));
}

/// Several plots of a page get their data at the same moment: each draws in a turn of its own, so that keys and clicks
/// are answered in between.
void PlotView::Impl::redrawInTurn(const std::function<double()>& draw) {
  static QDeadlineTimer free;
  if (!free.hasExpired()) {
    redraw.start(int(free.remainingTime()) + 1);
    return;
  }
  cost = draw();
  free.setPreciseRemainingTime(0, kBetweenMs * 1'000'000);
}

double PlotView::redrawNow() {
  QElapsedTimer clock;
  clock.start();
  m->redraw.stop();
  m->dirty = true;
  m->plot->replot(QCustomPlot::rpImmediateRefresh);
  setAccessibleDescription(summary());
  return double(clock.nsecsElapsed()) / 1e6;
}

void PlotView::dataChanged() { m->schedule(); }

// ---------------------------------------------------------------- before a draw

void PlotView::Impl::prepare() {
  if (restyle) applyStyle();
  if (!dirty) return;
  dirty = false;
  findCrossings();
  applyRanges();
  fillGraphs();
}

void PlotView::Impl::applyStyle() {
  restyle = false;
  const Tokens& t = tokens();
  const QFont caption = Type::font(Type::Role::Caption);
  const int line = QFontMetrics(caption).height();
  plot->setBackground(QBrush(t.surface));
  for (QCPAxis* axis : {plot->xAxis, plot->yAxis}) {
    axis->setBasePen(QPen(t.borderStrong, 1));
    axis->setTickPen(QPen(t.borderStrong, 1));
    axis->setSubTickPen(Qt::NoPen);
    axis->setTickLength(0, 4);
    axis->setTickLabelFont(caption);
    axis->setLabelFont(caption);
    axis->setTickLabelColor(t.text2);
    axis->setLabelColor(t.text2);
    axis->setTickLabelPadding(4);
    axis->setLabelPadding(2);
    axis->grid()->setZeroLinePen(Qt::NoPen);
    axis->grid()->setPen(QPen(t.grid, 1));
  }
  plot->xAxis->grid()->setVisible(false);  // horizontal lines are enough to read values
  const bool named = !scene.yLabel.isEmpty();
  plot->axisRect()->setMinimumMargins(QMargins(line, named ? line + 10 : line / 2, line, 0));
  plot->axisRect()->setAutoMargins(QCP::msLeft | QCP::msRight | QCP::msTop | QCP::msBottom);
  for (qsizetype i = 0; i < scene.curves.size(); ++i) {
    const auto& s = scene.curves[i].style;
    const bool faded = s.smoothed && scene.smoothing > 0;
    QColor ghost = curveColor(s);
    ghost.setAlphaF(0.42);
    raw[i]->setVisible(faded);
    raw[i]->setPen(QPen(ghost, 1, Qt::SolidLine, Qt::FlatCap, Qt::RoundJoin));
    main[i]->setPen(curvePen(s, lineWidth(s)));
    if (s.mark == CurveStyle::Mark::Diamond)
      main[i]->setScatterStyle(
          QCPScatterStyle(QCPScatterStyle::ssDiamond, QPen(curveColor(s), 1.5), QBrush(t.surface), scaled(8)));
    else if (s.mark == CurveStyle::Mark::Dot)
      main[i]->setScatterStyle(
          QCPScatterStyle(QCPScatterStyle::ssDisc, QPen(curveColor(s), 1), QBrush(curveColor(s)), scaled(4)));
  }
}

void PlotView::Impl::findCrossings() {
  const Curve* c = scene.firstWithData();
  scene.crossings.resize(scene.baselines.size());
  searched.resize(scene.baselines.size());
  for (qsizetype i = 0; i < scene.baselines.size(); ++i) {
    const auto& b = scene.baselines[i];
    if (std::isfinite(b.crossedAt)) scene.crossings[i] = b.crossedAt;
    if (std::isfinite(b.crossedAt) || !c) continue;
    auto& from = searched[std::size_t(i)];
    if (from > c->data->size()) from = 0;  // the data became shorter
    if (from == 0) scene.crossings[i] = NAN;
    // A curve that starts below a baseline never crosses it: its first point ends the search without a place.
    if (from > 0 && c->data->smooth(from - 1) <= b.value) continue;
    const auto hit = c->data->firstAtOrBelow(b.value, from);
    if (hit && *hit > 0) scene.crossings[i] = c->data->x(0, *hit);
    from = hit ? *hit + 1 : c->data->size();
  }
}

QCPRange PlotView::Impl::fullX() const {
  double low = INFINITY, high = -INFINITY;
  for (const auto& c : scene.curves) {
    const Series& s = *c.data;
    if (s.empty()) continue;
    std::size_t first = 0;
    if (scene.logX) first = s.lowerBound(scene.kind, std::numeric_limits<double>::min());
    if (first < s.size()) low = std::min(low, s.x(scene.kind, first));
    high = std::max(high, s.x(scene.kind, s.size() - 1));
  }
  if (!std::isfinite(low)) low = scene.logX ? 1 : 0;
  if (scene.plannedEnd > 0) high = std::max(high, scene.toShown(scene.plannedEnd));
  for (double x : scene.forecast.x) high = std::max(high, scene.toShown(x));
  if (!std::isfinite(high) || high <= low) high = scene.logX ? low * 1000 : low + 1;
  if (scene.logX) return {low, high * std::pow(high / low, 0.015)};
  return {low, high + (high - low) * 0.015};
}

QCPRange PlotView::Impl::fullY(const QCPRange& x) const {
  double low = INFINITY, high = -INFINITY, calmHigh = -INFINITY;
  const auto take = [&](double v) {
    if (!std::isfinite(v) || (scene.logY && v <= 0)) return;
    low = std::min(low, v), high = std::max(high, v);
  };
  for (const auto& c : scene.curves) {
    if (const auto e = c.data->extrema(scene.kind, SeriesLayer::Raw, x.lower, x.upper)) take(e->low), take(e->high);
    if (const auto e = c.data->extrema(scene.kind, scene.mainLayer(c), x.lower, x.upper))
      calmHigh = std::max(calmHigh, e->high);
  }
  for (const auto& b : scene.baselines) take(b.value), calmHigh = std::max(calmHigh, b.value);
  if (scene.band.valid()) take(scene.band.low), take(scene.band.high);
  for (double v : scene.forecast.low) take(v);
  if (!std::isfinite(low)) low = scene.logY ? 0.1 : 0, high = scene.logY ? 10 : 1;
  if (scene.clipSpikes && std::isfinite(calmHigh) && high > low + 1.6 * (calmHigh - low))
    high = low + 1.3 * (calmHigh - low);
  QCPRange r = padded(low, high, scene.logY, 0.06);
  if (!scene.logY && low >= 0 && r.lower < 0) r.lower = 0;
  if (std::isfinite(scene.yFloor) && !scene.logY) r.lower = std::min(scene.yFloor, low);
  return r;
}

void PlotView::Impl::applyRanges() {
  const auto type = [](bool log) { return log ? QCPAxis::stLogarithmic : QCPAxis::stLinear; };
  plot->xAxis->setScaleType(type(scene.logX));
  plot->yAxis->setScaleType(type(scene.logY));
  const QRect area = plot->axisRect()->rect();
  const double label = QFontMetricsF(Type::font(Type::Role::Caption)).horizontalAdvance(QStringLiteral("10,000")) * 1.7;
  const int xCount = std::clamp(int(area.width() / label), 2, 9);
  const int yCount =
      std::clamp(int(area.height() / (QFontMetricsF(Type::font(Type::Role::Caption)).height() * 2.6)), 2, 7);
  xTicker->setOptions({scene.logX, scene.kinds[scene.kind].isTime && !scene.logX, xCount});
  yTicker->setOptions({scene.logY, false, scene.compact ? std::min(yCount, 3) : yCount});
  plot->xAxis->setLabel(scene.compact ? QString() : scene.name(scene.kinds[scene.kind]));
  if (showAll) plot->xAxis->setRange(fullX());
  if (showAll || !manualY) plot->yAxis->setRange(fullY(plot->xAxis->range()));
}

double PlotView::Impl::lineWidth(const CurveStyle& style) const {
  return !scene.compact && style.mark == CurveStyle::Mark::None ? 2.0 : 1.5;
}

void PlotView::Impl::fillGraphs() {
  const QCPRange x = plot->xAxis->range();
  const int columns = std::max(16, plot->axisRect()->width());
  bool bands = false;
  const auto fill = [&](QCPGraph* g, const Series& s, SeriesLayer layer, double width) {
    QVector<QCPGraphData> data;
    QPointF last(NAN, NAN);
    double travel = 0;
    for (const auto& q : s.decimated(scene.kind, layer, x.lower, x.upper, columns, scene.logX)) {
      const double y = scene.logY && q.y <= 0 ? NAN : q.y;
      const QPointF at(plot->xAxis->coordToPixel(q.x), plot->yAxis->coordToPixel(y));
      const QPointF step = at - last;
      if (std::abs(step.x()) < kSamePixel && std::abs(step.y()) < kSamePixel) continue;  // nobody could see it
      if (std::isfinite(step.y())) travel += std::abs(step.y());
      data.append(QCPGraphData(q.x, y));
      last = at;
    }
    const bool band = data.size() > 2 * columns && travel > kBandTravel * columns;
    drawAsBand(g, band, width);
    bands = bands || band;
    g->data()->set(data, true);
  };
  for (qsizetype i = 0; i < scene.curves.size(); ++i) {
    const auto& c = scene.curves[i];
    fill(main[i], *c.data, scene.mainLayer(c), lineWidth(c.style));
    if (raw[i]->visible()) fill(raw[i], *c.data, SeriesLayer::Raw, 1);
  }
  plot->setPlottingHint(QCP::phFastPolylines, bands);  // segment by segment instead of one long path
}

// ---------------------------------------------------------------- what is shown

void PlotView::setXKinds(const QVector<XKind>& kinds) {
  m->scene.kinds = kinds.isEmpty() ? QVector<XKind>{{QStringLiteral("step"), QString()}} : kinds;
  m->scene.kind = std::min<int>(m->scene.kind, int(m->scene.kinds.size()) - 1);
  for (auto& c : m->scene.curves)
    if (c.data->xKinds() != m->scene.kinds.size()) {
      const double beta = c.data->smoothing();
      *c.data = Series(int(m->scene.kinds.size()));
      c.data->setSmoothing(beta);
    }
  m->schedule();
}

const QVector<XKind>& PlotView::xKinds() const { return m->scene.kinds; }

int PlotView::addCurve(const CurveStyle& style) {
  m->scene.curves.append({style, std::make_shared<Series>(int(m->scene.kinds.size()))});
  if (style.smoothed) m->scene.curves.last().data->setSmoothing(m->scene.smoothing);
  m->raw.append(m->plot->addGraph());
  m->main.append(m->plot->addGraph());
  for (auto* g : {m->raw.last(), m->main.last()}) {
    g->setAdaptiveSampling(false);  // done here, once
    g->setSelectable(QCP::stNone);
  }
  m->restyle = true;
  m->schedule();
  return int(m->scene.curves.size()) - 1;
}

void PlotView::setCurveName(int i, const QString& name) { m->scene.curves[i].style.name = name, m->schedule(); }
QString PlotView::curveName(int i) const { return m->scene.curves[i].style.name; }
Series& PlotView::curve(int i) { return *m->scene.curves[i].data; }
int PlotView::curveCount() const { return int(m->scene.curves.size()); }

void PlotView::clearData() {
  for (auto& c : m->scene.curves) c.data->clear();
  m->searched.clear();
  m->scene.crosshair = NAN;
  m->schedule();
}

void PlotView::setYLabel(const QString& label) { m->scene.yLabel = label, m->restyle = true, m->schedule(); }
void PlotView::setBaselines(const QVector<Baseline>& b) { m->scene.baselines = b, m->searched.clear(), m->schedule(); }
void PlotView::setBand(const HealthyBand& b) { m->scene.band = b, m->schedule(); }
void PlotView::setFlags(const QVector<PlotFlag>& f) { m->scene.flags = f, m->schedule(); }
void PlotView::setForecast(const Forecast& f) { m->scene.forecast = f, m->schedule(); }
void PlotView::setPlannedEnd(double x) { m->scene.plannedEnd = x, m->schedule(); }
void PlotView::setNowLine(bool on) { m->scene.nowLine = on, m->schedule(); }
void PlotView::setClipSpikes(bool on) { m->scene.clipSpikes = on, m->schedule(); }
void PlotView::setEmptyText(const QString& text) { m->scene.emptyText = text, m->schedule(); }
void PlotView::setCompact(bool on) { m->scene.compact = on, m->restyle = true, updateGeometry(), m->schedule(); }
void PlotView::setYFloor(double y) { m->scene.yFloor = y, m->schedule(); }

// ---------------------------------------------------------------- how it is shown

void PlotView::setXKind(int kind) {
  if (kind < 0 || kind >= m->scene.kinds.size() || kind == m->scene.kind) return;
  m->scene.kind = kind;
  showAll();
}

int PlotView::xKind() const { return m->scene.kind; }
bool PlotView::logX() const { return m->scene.logX; }
bool PlotView::logY() const { return m->scene.logY; }
double PlotView::smoothing() const { return m->scene.smoothing; }
bool PlotView::showsAll() const { return m->showAll; }

void PlotView::setLogX(bool on) {
  if (on == m->scene.logX) return;
  m->scene.logX = on;
  showAll();
}

void PlotView::setLogY(bool on) {
  if (on == m->scene.logY) return;
  m->scene.logY = on;
  m->manualY = false;
  m->schedule();
  Q_EMIT viewChanged();
}

void PlotView::setSmoothing(double beta) {
  if (beta == m->scene.smoothing) return;
  m->scene.smoothing = beta;
  for (auto& c : m->scene.curves)
    if (c.style.smoothed) c.data->setSmoothing(beta);
  m->searched.clear();
  m->restyle = true;
  m->schedule();
  Q_EMIT viewChanged();
}

void PlotView::showAll() {
  m->showAll = true;
  m->manualY = false;
  m->schedule();
  Q_EMIT viewChanged();
}

void PlotView::setCrosshair(double x) {
  m->scene.crosshair = x;
  m->plot->layer(QStringLiteral("crosshair"))->replot();
}

double PlotView::crosshair() const { return m->scene.crosshair; }
std::pair<double, double> PlotView::xRange() const {
  return {m->plot->xAxis->range().lower, m->plot->xAxis->range().upper};
}
QVector<double> PlotView::crossings() const { return m->scene.crossings; }

void PlotView::showEvent(QShowEvent* e) {
  QWidget::showEvent(e);
  m->schedule();
}

void PlotView::resizeEvent(QResizeEvent* e) {
  QWidget::resizeEvent(e);
  m->dirty = true;  // QCustomPlot redraws by itself when it is resized
}

void PlotView::changeEvent(QEvent* e) {
  QWidget::changeEvent(e);
  if (e->type() == QEvent::LanguageChange) m->schedule();
}

}  // namespace zk::widgets
