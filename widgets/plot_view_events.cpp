// Mouse and keys: wheel zooms x (with Shift y) about the pointer, drag pans, double click shows all; F, L, Shift+L, E
// and the arrows do the same without a mouse.
#include <QEvent>
#include <QKeyEvent>
#include <QMouseEvent>
#include <QWheelEvent>
#include <cmath>

#include "widgets/plot_view_impl.h"

namespace zk::widgets {

void PlotView::Impl::zoom(QCPAxis* axis, double at, double factor) {
  QCPRange r = axis->range();
  if (axis->scaleType() == QCPAxis::stLogarithmic && at > 0 && r.lower > 0) {
    r.lower = at * std::pow(r.lower / at, factor);
    r.upper = at * std::pow(r.upper / at, factor);
    if (r.upper / r.lower < 1.0001) return;
  } else {
    r.lower = at + (r.lower - at) * factor;
    r.upper = at + (r.upper - at) * factor;
    if (r.upper - r.lower < 1e-12 * std::max(1.0, std::abs(at))) return;
  }
  if (axis == plot->xAxis) {  // never wander away from the data
    const QCPRange full = fullX();
    if (r.lower <= full.lower && r.upper >= full.upper) {
      showAll = !manualY;
      r = full;
    } else {
      showAll = false;
    }
    r.lower = std::max(r.lower, full.lower);
    r.upper = std::min(r.upper, full.upper);
  } else {
    manualY = true;
    showAll = false;
  }
  axis->setRange(r);
  schedule();
}

bool PlotView::eventFilter(QObject* o, QEvent* e) {
  if (o != m->plot) return QWidget::eventFilter(o, e);
  auto* plot = m->plot;
  const QRect area = plot->axisRect()->rect();
  switch (e->type()) {
    case QEvent::Wheel: {
      auto* w = static_cast<QWheelEvent*>(e);
      const bool vertical = w->modifiers() & Qt::ShiftModifier;
      // Some systems turn Shift + wheel into a sideways wheel.
      const int delta = w->angleDelta().y() != 0 ? w->angleDelta().y() : w->angleDelta().x();
      if (delta == 0 || !area.contains(w->position().toPoint())) return false;
      QCPAxis* axis = vertical ? plot->yAxis : plot->xAxis;
      m->zoom(axis, axis->pixelToCoord(vertical ? w->position().y() : w->position().x()),
              std::pow(0.85, delta / 120.0));
      Q_EMIT viewChanged();
      return true;
    }
    case QEvent::MouseButtonPress: {
      auto* k = static_cast<QMouseEvent*>(e);
      setFocus(Qt::MouseFocusReason);
      m->dragging = k->button() == Qt::LeftButton && area.contains(k->pos());
      m->pressedAt = k->pos();
      m->dragX = plot->xAxis->range();
      m->dragY = plot->yAxis->range();
      return true;
    }
    case QEvent::MouseMove: {
      auto* k = static_cast<QMouseEvent*>(e);
      if (!m->dragging) {
        setCrosshair(area.contains(k->pos()) && !m->scene.empty()
                         ? m->scene.toKind0(plot->xAxis->pixelToCoord(k->pos().x()))
                         : NAN);
        return true;
      }
      const QPoint moved = k->pos() - m->pressedAt;
      if (moved.manhattanLength() < 4) return true;
      const auto shifted = [](QCPAxis* axis, const QCPRange& from, double pixels, double extent) {
        if (axis->scaleType() == QCPAxis::stLogarithmic) {
          const double f = std::pow(from.upper / from.lower, -pixels / extent);
          return QCPRange(from.lower * f, from.upper * f);
        }
        const double d = -pixels / extent * from.size();
        return QCPRange(from.lower + d, from.upper + d);
      };
      plot->xAxis->setRange(shifted(plot->xAxis, m->dragX, moved.x(), area.width()));
      if (m->manualY) plot->yAxis->setRange(shifted(plot->yAxis, m->dragY, -moved.y(), area.height()));
      m->showAll = false;
      m->schedule();
      return true;
    }
    case QEvent::MouseButtonRelease:
      if (m->dragging && !m->showAll) Q_EMIT viewChanged();
      m->dragging = false;
      return true;
    case QEvent::MouseButtonDblClick:
      showAll();
      return true;
    case QEvent::Leave:
      setCrosshair(NAN);
      return false;
    default:
      return QWidget::eventFilter(o, e);
  }
}

void PlotView::keyPressEvent(QKeyEvent* e) {
  const Curve* c = m->scene.firstWithData();
  const auto step = [&](int direction) {
    if (!c) return;
    const Series& s = *c->data;
    const QCPRange r = m->plot->xAxis->range();
    if (!std::isfinite(m->scene.crosshair)) return setCrosshair(s.x(0, s.size() - 1));
    // About two pixels a key press: every point can be reached by zooming in.
    const double here = m->plot->xAxis->coordToPixel(m->scene.toShown(m->scene.crosshair));
    const double there = m->plot->xAxis->pixelToCoord(here + 2 * direction);
    std::size_t i = s.nearest(0, m->scene.crosshair), j = s.nearest(m->scene.kind, std::clamp(there, r.lower, r.upper));
    if (i == j) j = direction > 0 ? std::min(i + 1, s.size() - 1) : (i > 0 ? i - 1 : 0);
    setCrosshair(s.x(0, j));
  };
  const double middle = m->plot->xAxis->pixelToCoord(m->plot->axisRect()->center().x());
  switch (e->key()) {
    case Qt::Key_F:
      showAll();
      return;
    case Qt::Key_L:
      e->modifiers() & Qt::ShiftModifier ? setLogY(!logY()) : setLogX(!logX());
      return;
    case Qt::Key_E:
      Q_EMIT exportRequested();
      return;
    case Qt::Key_Left:
      step(-1);
      return;
    case Qt::Key_Right:
      step(1);
      return;
    case Qt::Key_Home:
      if (c) setCrosshair(c->data->x(0, 0));
      return;
    case Qt::Key_End:
      if (c) setCrosshair(c->data->x(0, c->data->size() - 1));
      return;
    case Qt::Key_Plus:
      m->zoom(m->plot->xAxis, middle, 0.8);
      Q_EMIT viewChanged();
      return;
    case Qt::Key_Minus:
      m->zoom(m->plot->xAxis, middle, 1.25);
      Q_EMIT viewChanged();
      return;
    case Qt::Key_Escape:
      if (std::isfinite(m->scene.crosshair)) return setCrosshair(NAN);
      break;
    default:
      break;
  }
  QWidget::keyPressEvent(e);
}

void PlotView::focusInEvent(QFocusEvent* e) {
  QWidget::focusInEvent(e);
  m->scene.focused = e->reason() != Qt::MouseFocusReason;
  setCrosshair(m->scene.crosshair);
}

void PlotView::focusOutEvent(QFocusEvent* e) {
  QWidget::focusOutEvent(e);
  m->scene.focused = false;
  setCrosshair(NAN);
}

}  // namespace zk::widgets
