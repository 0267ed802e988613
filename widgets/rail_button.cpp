// One row of the stage rail: ring, label and the slot at the right (percent, count, note, lock or the Next pill).
#include <QEvent>
#include <QPainter>
#include <QVariantAnimation>
#include <cmath>

#include "widgets/icons.h"
#include "widgets/numbers.h"
#include "widgets/stage_rail.h"

namespace zk::widgets {
namespace {

constexpr double kRing = 8;        // radius at 1x
constexpr double kLabelLeft = 42;  // inside the row, which starts 8 px from the rail's edge

QFont pillFont() {
  QFont f = Type::font(Type::Role::Overline);
  return f;
}

QPen roundPen(const QColor& c, double w) { return QPen(c, w, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin); }

void drawArc(QPainter& p, const QRectF& ring, double share, const QPen& pen) {
  p.setPen(pen);
  p.drawArc(ring, 90 * 16, -int(360 * 16 * std::clamp(share, 0.0, 1.0)));
}

}  // namespace

RailButton::RailButton(const RailStage& stage, QWidget* parent)
    : QAbstractButton(parent), m_stage(stage), m_animation(new QVariantAnimation(this)) {
  setCheckable(true);
  setFocusPolicy(Qt::ClickFocus);
  setCursor(Qt::PointingHandCursor);
  setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
  m_animation->setEasingCurve(QEasingCurve::OutCubic);
  connect(m_animation, &QVariantAnimation::valueChanged, this, [this](const QVariant& v) {
    m_hover = v.toDouble();
    update();
  });
  describe();
}

void RailButton::setStage(const RailStage& stage) {
  m_stage = stage;
  describe();
  updateGeometry();
  update();
}

void RailButton::setCollapsed(bool collapsed) {
  m_collapsed = collapsed;
  describe();
  update();
}

void RailButton::describe() {
  QStringList words;
  switch (m_stage.state) {
    case StageState::Locked:
      words << tr("locked");
      break;
    case StageState::Ready:
      words << tr("ready");
      break;
    case StageState::Running:
      words << tr("running");
      break;
    case StageState::Done:
      words << tr("done");
      break;
    case StageState::Attention:
      words << tr("needs attention");
      break;
  }
  if (m_stage.state == StageState::Running && m_stage.progress >= 0) words << numbers::percent(m_stage.progress);
  if (m_stage.issues == 1) words << tr("1 open issue");
  if (m_stage.issues > 1) words << tr("%1 open issues").arg(m_stage.issues);
  if (!m_stage.note.isEmpty()) words << m_stage.note;
  if (m_stage.next) words << tr("next step");
  QString state = words.join(numbers::japanese() ? QStringLiteral("、") : QStringLiteral(", "));
  if (!m_stage.reason.isEmpty())
    state += (numbers::japanese() ? QStringLiteral("：") : QStringLiteral(": ")) + m_stage.reason;
  setText(m_stage.label);
  setAccessibleName(m_stage.label);
  setAccessibleDescription(state);
  const bool cut = width() > 0 && width() < wantedWidth();
  setToolTip(m_collapsed || cut ? m_stage.label + QLatin1Char('\n') + state : m_stage.reason);
}

QString RailButton::rightText() const {
  if (m_stage.state == StageState::Running && m_stage.progress >= 0)
    return numbers::percent(std::floor(m_stage.progress * 100 + 1e-9) / 100);
  if (m_stage.state == StageState::Attention && m_stage.issues > 0) return numbers::integer(m_stage.issues);
  return m_stage.note;
}

int RailButton::wantedWidth() const {
  const QFontMetricsF label(Type::font(Type::Role::Strong)), small(pillFont());
  double right = small.horizontalAdvance(rightText());
  if (m_stage.next) right = small.horizontalAdvance(tr("Next")) + scaled(16);
  if (m_stage.state == StageState::Locked) right = std::max<double>(right, scaled(16));
  return int(std::ceil(scaled(kLabelLeft) + label.horizontalAdvance(m_stage.label) + (right > 0 ? right + 8 : 0))) +
         scaled(12);
}

QSize RailButton::sizeHint() const {
  const int line = int(std::ceil(QFontMetricsF(Type::font(Type::Role::Body)).height()));
  return {wantedWidth(), std::max(line + 8, scaled(32))};
}

QPointF RailButton::ringCentre() const { return {m_collapsed ? width() / 2.0 : 1.0 * scaled(21), height() / 2.0}; }

void RailButton::paintRing(QPainter& p) const {
  const Tokens& t = tokens();
  const QPointF c = ringCentre();
  const double k = scaled(16) / 16.0, r = kRing * k;
  const QRectF ring(c.x() - r, c.y() - r, 2 * r, 2 * r);
  p.setBrush(Qt::NoBrush);
  switch (m_stage.state) {
    case StageState::Locked:
      p.setPen(QPen(t.railText2, 1.4 * k, Qt::DotLine));
      p.drawEllipse(ring);
      break;
    case StageState::Ready:
      p.setPen(QPen(m_stage.next ? t.railRunning : m_stage.progress > 0 ? t.railLine : t.railText2, 2.2 * k));
      p.drawEllipse(ring);
      if (m_stage.progress > 0) drawArc(p, ring, m_stage.progress, roundPen(t.railRunning, 2.2 * k));
      break;
    case StageState::Running:
      p.setPen(QPen(t.railLine, 3 * k));
      p.drawEllipse(ring);
      drawArc(p, ring, m_stage.progress, roundPen(t.railRunning, 3 * k));
      p.setPen(Qt::NoPen);
      p.setBrush(t.railRunning);
      p.drawEllipse(c, 2.6 * k, 2.6 * k);
      break;
    case StageState::Done:
      p.setPen(Qt::NoPen);
      p.setBrush(t.railDone);
      p.drawEllipse(c, r + 0.5, r + 0.5);
      p.setPen(roundPen(t.railTick, 2 * k));
      p.drawPolyline(QPolygonF({c + QPointF(-3.6, 0.2) * k, c + QPointF(-1, 3) * k, c + QPointF(4, -3) * k}));
      break;
    case StageState::Attention:
      p.setPen(Qt::NoPen);
      p.setBrush(t.railAttention);
      p.drawEllipse(c, r + 0.5, r + 0.5);
      p.setPen(roundPen(t.railMark, 2 * k));
      p.drawLine(c + QPointF(0, -4) * k, c + QPointF(0, 1) * k);
      p.drawPoint(c + QPointF(0, 4) * k);
      break;
  }
}

/// Returns the x where the label has to end.
double RailButton::paintRightSlot(QPainter& p) const {
  const Tokens& t = tokens();
  const double right = width() - scaled(10);
  const QFont f = pillFont();
  const QFontMetricsF m(f);
  p.setFont(f);
  if (m_stage.next) {
    const QString word = tr("Next");
    const double w = m.horizontalAdvance(word) + scaled(14), h = std::ceil(m.height()) + scaled(2);
    const QRectF pill(right - w, (height() - h) / 2, w, h);
    p.setPen(Qt::NoPen);
    p.setBrush(t.railRunning);
    p.drawRoundedRect(pill, h / 2, h / 2);
    p.setPen(t.railPillText);
    p.drawText(pill, Qt::AlignCenter, word);
    return pill.left() - 6;
  }
  if (m_stage.state == StageState::Locked && rightText().isEmpty()) {
    const QRectF box(right - scaled(14), (height() - scaled(14)) / 2.0, scaled(14), scaled(14));
    // The dotted ring and the grey label say it too: a long label in large text needs the room more.
    const double label = QFontMetricsF(Type::font(Type::Role::Body, isChecked())).horizontalAdvance(m_stage.label);
    if (scaled(kLabelLeft) + label > box.left() - 6) return right;
    paintIcon(p, QStringLiteral("lock"), box, t.railText2);
    return box.left() - 2;  // the picture of the lock leaves air of its own
  }
  const QString text = rightText();
  if (text.isEmpty()) return right;
  p.setPen(m_stage.state == StageState::Running     ? t.railRunning
           : m_stage.state == StageState::Attention ? t.railAttention
                                                    : t.railText2);
  p.drawText(QRectF(0, 0, right, height()), Qt::AlignRight | Qt::AlignVCenter, text);
  return right - m.horizontalAdvance(text) - 6;
}

void RailButton::paintEvent(QPaintEvent*) {
  const Tokens& t = tokens();
  QPainter p(this);
  p.setRenderHint(QPainter::Antialiasing);
  const QRectF row = QRectF(rect()).adjusted(0, 1, 0, -1);
  if (isChecked() || m_hover > 0 || isDown()) {
    p.setPen(Qt::NoPen);
    p.setBrush(isChecked() || isDown() ? t.railActive : mix(t.rail, t.railActive, 0.6 * m_hover));
    p.drawRoundedRect(row, 6, 6);
  }
  paintRing(p);
  if (!m_collapsed) {
    const double end = paintRightSlot(p);
    const QFont f = Type::font(Type::Role::Body, isChecked());
    p.setFont(f);
    p.setPen(m_stage.state == StageState::Locked && !isChecked() ? t.railText2 : t.railText);
    const QRectF box(scaled(kLabelLeft), 0, end - scaled(kLabelLeft), height());
    p.drawText(box, Qt::AlignVCenter | Qt::AlignLeft,
               QFontMetricsF(f).elidedText(m_stage.label, Qt::ElideRight, box.width()));
  } else if (m_stage.next) {  // the pill has no room: a dot says the same
    p.setPen(QPen(t.rail, 2));
    p.setBrush(t.railRunning);
    p.drawEllipse(ringCentre() + QPointF(scaled(10), -scaled(8)), 4, 4);
  }
  if (hasFocus()) {
    p.setBrush(Qt::NoBrush);
    p.setPen(QPen(t.railRunning, 2));
    p.drawRoundedRect(row.adjusted(1, 1, -1, -1), 5, 5);
  }
}

void RailButton::animateHover(double to) {
  m_animation->stop();
  m_animation->setStartValue(m_hover);
  m_animation->setEndValue(to);
  m_animation->setDuration(Theme::instance().duration(120));
  m_animation->start();
}

void RailButton::enterEvent(QEnterEvent*) { animateHover(1); }
void RailButton::leaveEvent(QEvent*) { animateHover(0); }

void RailButton::changeEvent(QEvent* e) {
  QAbstractButton::changeEvent(e);
  if (e->type() == QEvent::LanguageChange) describe(), update();
}

}  // namespace zk::widgets
