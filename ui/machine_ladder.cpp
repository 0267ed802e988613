// The choice is a ring at the left (filled for the chosen machine), a soft ground and the word for screen readers:
// never the colour alone.
#include "ui/machine_ladder.h"

#include <QEvent>
#include <QPainter>
#include <QResizeEvent>
#include <cmath>

#include "widgets/chart_parts.h"
#include "widgets/controls.h"

namespace zk::ui {

using namespace widgets;  // NOLINT

namespace {

constexpr int kWide = 620;  // at 1x; columns need so much
constexpr double kRing = 14, kLeft = 32, kGap = 12;

/// Columns after the name, as shares of what the name leaves.
constexpr double kShares[] = {0.31, 0.27, 0.21, 0.21};

}  // namespace

MachineLadder::MachineLadder(QWidget* parent) : PaintedList(parent) {
  QSizePolicy policy(QSizePolicy::Expanding, QSizePolicy::Fixed);
  policy.setHeightForWidth(true);
  setSizePolicy(policy);
  describe();
  connect(this, &PaintedList::opened, this, [this](int i) { Q_EMIT machineChosen(m_rows[i].id); });
}

void MachineLadder::describe() { setAccessibleName(tr("Machines")); }

void MachineLadder::changeEvent(QEvent* event) {
  PaintedList::changeEvent(event);
  if (event->type() == QEvent::LanguageChange) describe();
}

/// Between two lines and columns the height changes with the width; a stacked card asks for sizes without one.
void MachineLadder::resizeEvent(QResizeEvent* event) {
  PaintedList::resizeEvent(event);
  if (wide(event->oldSize().width()) != wide(event->size().width())) updateGeometry();
}

void MachineLadder::setRows(const QVector<MachineRow>& rows) {
  const bool size = rows.size() != m_rows.size();
  m_rows = rows;
  if (size) updateGeometry();
  itemsChanged();
  update();
}

QString MachineLadder::itemDetails(int i) const {
  const MachineRow& r = m_rows[i];
  QStringList all{r.device, r.fit, r.time, r.energy, r.money};
  if (r.chosen) all.prepend(tr("chosen"));
  all << (r.measured ? tr("measured") : tr("not measured: 3 times shorter or longer")) << r.source;
  all.removeAll(QString());
  return all.join(QStringLiteral("\n"));
}

bool MachineLadder::wide(int width) const { return width >= scaled(kWide); }
double MachineLadder::lineHeight() const { return widgets::lineHeight(Type::font(Type::Role::Body)); }

double MachineLadder::rowHeight(int width) const {
  const double help = widgets::lineHeight(Type::font(Type::Role::Help));
  return wide(width) ? lineHeight() + help + scaled(14) : lineHeight() + 2 * help + scaled(16);
}

double MachineLadder::headHeight(int width) const {
  return wide(width) ? widgets::lineHeight(Type::font(Type::Role::Caption)) + scaled(8) : 0;
}

int MachineLadder::heightForWidth(int width) const {
  return int(std::ceil(headHeight(width) + rowHeight(width) * double(m_rows.size()))) + 4;
}

QSize MachineLadder::sizeHint() const { return {scaled(360), heightForWidth(width() > 0 ? width() : scaled(360))}; }
QSize MachineLadder::minimumSizeHint() const { return {scaled(280), heightForWidth(std::max(width(), scaled(280)))}; }

QRectF MachineLadder::itemRect(int i) const {
  const double h = rowHeight(width());
  return QRectF(0, 2 + headHeight(width()) + i * h, width(), h);
}

namespace {

struct Columns {
  double nameRight = 0;
  QRectF cell[4];
};

Columns columns(const QRectF& row) {
  Columns c;
  const double left = scaled(kLeft), nameWidth = (row.width() - left) * 0.34;
  c.nameRight = left + nameWidth;
  double x = c.nameRight + scaled(kGap);
  const double rest = row.width() - x - scaled(8);
  for (int i = 0; i < 4; ++i) {
    c.cell[i] = QRectF(x, row.top(), rest * kShares[i] - scaled(6), row.height());
    x += rest * kShares[i];
  }
  return c;
}

}  // namespace

void MachineLadder::paintHead(QPainter& p) const {
  if (headHeight(width()) <= 0) return;
  const Columns c = columns(QRectF(0, 2, width(), headHeight(width())));
  const QString names[] = {tr("Memory"), tr("Time"), tr("Energy"), tr("Money")};
  for (int i = 0; i < 4; ++i)
    chartText(p, c.cell[i], Qt::AlignLeft | Qt::AlignVCenter, names[i], Type::font(Type::Role::Caption, true),
              tokens().text3);
}

void MachineLadder::paintRow(QPainter& p, int i) const {
  const Tokens& t = tokens();
  const MachineRow& r = m_rows[i];
  const QRectF row = itemRect(i).adjusted(0, 1, 0, -1);
  const double radius = scaled(6), help = widgets::lineHeight(Type::font(Type::Role::Help));
  p.setPen(Qt::NoPen);
  if (r.chosen || i == hoveredItem()) {
    p.setBrush(r.chosen ? t.accentSoft : t.canvas);
    p.drawRoundedRect(row, radius, radius);
  }
  const double ring = scaled(kRing), y0 = row.top() + scaled(7);
  const QRectF circle(scaled(10), y0 + (lineHeight() - ring) / 2, ring, ring);
  p.setBrush(Qt::NoBrush);
  p.setPen(QPen(r.chosen ? t.accent : t.borderStrong, scaled(1.5)));
  p.drawEllipse(circle);
  if (r.chosen) {
    p.setPen(Qt::NoPen);
    p.setBrush(t.accent);
    p.drawEllipse(circle.adjusted(ring * 0.28, ring * 0.28, -ring * 0.28, -ring * 0.28));
  }
  const QFont strong = Type::font(Type::Role::Strong), body = Type::font(Type::Role::Body),
              small = Type::font(Type::Role::Help);
  const QColor tone = r.tone == Tone::Ok ? t.ok : r.tone == Tone::Warn ? t.warn : t.danger;
  const double left = scaled(kLeft);
  if (wide(width())) {
    const Columns c = columns(row);
    chartText(p, QRectF(left, y0, c.nameRight - left, lineHeight()), Qt::AlignLeft | Qt::AlignVCenter, r.name, strong,
              t.text);
    chartText(p, QRectF(left, y0 + lineHeight(), c.nameRight - left, help), Qt::AlignLeft | Qt::AlignVCenter, r.device,
              small, t.text2);
    const QString values[] = {r.fit, r.time, r.energy, r.money};
    for (int k = 0; k < 4; ++k)
      chartText(p, c.cell[k], Qt::AlignLeft | Qt::AlignVCenter, values[k], k == 1 ? body : small,
                k == 0 ? tone : t.text);
  } else {
    const double right = width() - scaled(10), timeWidth = textWidth(r.time, strong) + 2;
    chartText(p, QRectF(right - timeWidth, y0, timeWidth, lineHeight()), Qt::AlignRight | Qt::AlignVCenter, r.time,
              strong, t.text);
    chartText(p, QRectF(left, y0, right - timeWidth - left - scaled(8), lineHeight()), Qt::AlignLeft | Qt::AlignVCenter,
              r.name, strong, t.text);
    const double costs = textWidth(r.energy + QStringLiteral(" · ") + r.money, small) + 2;
    chartText(p, QRectF(left, y0 + lineHeight(), right - left, help), Qt::AlignLeft | Qt::AlignVCenter, r.device, small,
              t.text2);
    chartText(p, QRectF(left, y0 + lineHeight() + help, right - left - costs - scaled(8), help),
              Qt::AlignLeft | Qt::AlignVCenter, r.fit, small, tone);
    chartText(p, QRectF(right - costs, y0 + lineHeight() + help, costs, help), Qt::AlignRight | Qt::AlignVCenter,
              r.energy + QStringLiteral(" · ") + r.money, small, t.text2);
  }
  if (i == currentItem() && hasFocus()) paintFocusRing(p, row, radius);
}

void MachineLadder::paintEvent(QPaintEvent*) {
  QPainter p(this);
  p.setRenderHint(QPainter::Antialiasing);
  paintHead(p);
  for (int i = 0; i < m_rows.size(); ++i) paintRow(p, i);
}

}  // namespace zk::ui
