// The tile keeps its own clock, so that a stalled run shows even when nobody sends anything.
#include "widgets/metric_tile.h"

#include <QEvent>
#include <QPainter>
#include <QVBoxLayout>
#include <algorithm>
#include <cmath>

#include "widgets/numbers.h"

namespace zk::widgets {

Sparkline::Sparkline(QWidget* parent) : QWidget(parent) {
  setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
  connect(&Theme::instance(), &Theme::changed, this, [this] { updateGeometry(), update(); });
}

void Sparkline::setValues(const QVector<double>& values) { m_values = values, update(); }
void Sparkline::setColor(TokenRef color) { m_color = color, update(); }
void Sparkline::setFaded(bool faded) { m_faded = faded, update(); }

void Sparkline::paintEvent(QPaintEvent*) {
  double low = INFINITY, high = -INFINITY;
  for (double v : m_values)
    if (std::isfinite(v)) low = std::min(low, v), high = std::max(high, v);
  if (m_values.size() < 2 || !std::isfinite(low)) return;
  const double span = high - low > 0 ? high - low : 1;
  const QRectF area = QRectF(rect()).adjusted(2, 3, -4, -3);
  const auto at = [&](qsizetype i) {
    const double y = high == low ? 0.5 : (m_values[i] - low) / span;
    return QPointF(area.left() + area.width() * i / (m_values.size() - 1), area.bottom() - area.height() * y);
  };
  QPainter p(this);
  p.setRenderHint(QPainter::Antialiasing);
  const QColor c = m_faded ? tokens().text3 : m_color ? tokens().*m_color : tokens().category[0];
  p.setPen(QPen(c, 1.6, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
  QPolygonF line;
  for (qsizetype i = 0; i < m_values.size(); ++i) {
    if (std::isfinite(m_values[i])) line << at(i);
    if (!std::isfinite(m_values[i]) || i + 1 == m_values.size()) p.drawPolyline(line), line.clear();
  }
  if (!std::isfinite(m_values.last())) return;
  p.setBrush(c);
  p.setPen(Qt::NoPen);
  p.drawEllipse(at(m_values.size() - 1), 2.4, 2.4);
}

MetricTile::MetricTile(const Metric& metric, QWidget* parent) : QFrame(parent) {
  setProperty("role", "card");
  auto* v = vbox(this, 0, 0);
  v->setContentsMargins(16, 8, 12, 8);
  m_name = new Label({}, Type::Role::Overline, Label::Fit::Elide);
  m_value = new Label({}, Type::Role::Number);
  m_unit = new Label({}, Type::Role::Caption, Label::Fit::Elide);
  m_unit->setContentsMargins(0, 0, 0, 4);
  m_reading = new Label({}, Type::Role::Help, Label::Fit::Wrap);
  m_spark = new Sparkline;
  auto* row = hbox(nullptr, 0, 6);
  row->addWidget(m_value, 0, Qt::AlignBottom);
  row->addWidget(m_unit, 1, Qt::AlignBottom);
  row->addWidget(m_spark, 0, Qt::AlignVCenter);
  v->addWidget(m_name);
  v->addLayout(row);
  v->addWidget(m_reading);
  m_tick.setInterval(1000);
  connect(&m_tick, &QTimer::timeout, this, &MetricTile::refresh);
  setMetric(metric);
}

void MetricTile::setMetric(const Metric& metric) {
  m_metric = metric;
  m_since.start();
  refresh();
}

double MetricTile::currentAge() const { return m_metric.age + m_since.elapsed() / 1000.0; }

bool MetricTile::isStale() const {
  return m_metric.state == Metric::State::Live && m_metric.promised > 0 && currentAge() > 2 * m_metric.promised;
}

void MetricTile::refresh() {
  using State = Metric::State;
  const bool none = m_metric.state == State::None || m_metric.value.isEmpty();
  const bool stale = isStale(), faded = none || stale || m_metric.state == State::Paused;
  m_name->setText(m_metric.name);
  m_value->setText(none ? QStringLiteral("–") : m_metric.value);
  m_value->setColor(faded ? &Tokens::text3 : &Tokens::text);
  m_unit->setText(none ? QString() : m_metric.unit);
  m_spark->setValues(m_metric.spark);
  m_spark->setFaded(faded);

  QString reading = m_metric.reading;
  TokenRef color = m_metric.tone == Tone::Neutral ? &Tokens::text2 : toneColor(m_metric.tone);
  if (stale) reading = tr("%1 ago").arg(numbers::duration(currentAge())), color = &Tokens::warn;
  if (m_metric.state == State::Paused) reading = tr("paused"), color = &Tokens::text2;
  m_reading->setText(reading.isEmpty() ? QStringLiteral(" ") : reading);
  m_reading->setColor(color);
  fitSpark();
  setAccessibleName(m_metric.name);
  setAccessibleDescription(QStringList{m_value->text(), m_unit->text(), reading}.join(QLatin1Char(' ')));
}

void MetricTile::fitSpark() {
  // The picture gives way to the unit: a number without its unit means nothing.
  const int words = m_value->sizeHint().width() + m_unit->sizeHint().width() + 12;
  const bool room = width() <= 0 || contentsRect().width() - 28 >= words + m_spark->sizeHint().width();
  m_spark->setVisible(m_metric.spark.size() > 1 && !m_value->text().startsWith(QChar(0x2013)) && room);
}

void MetricTile::resizeEvent(QResizeEvent* e) {
  QFrame::resizeEvent(e);
  fitSpark();
}

void MetricTile::changeEvent(QEvent* e) {
  QFrame::changeEvent(e);
  if (e->type() == QEvent::LanguageChange) refresh();
}

void MetricTile::showEvent(QShowEvent* e) {
  QFrame::showEvent(e);
  m_tick.start();
}

void MetricTile::hideEvent(QHideEvent* e) {
  QFrame::hideEvent(e);
  m_tick.stop();
}

}  // namespace zk::widgets
