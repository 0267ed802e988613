// Keys, pointer and accessibility of painted lists. The accessible children are made on demand and owned by Qt's cache.
#include "widgets/painted_list.h"

#include <QAccessible>
#include <QAccessibleWidget>
#include <QHash>
#include <QHelpEvent>
#include <QKeyEvent>
#include <QMouseEvent>
#include <QToolTip>

#include "widgets/theme.h"

namespace zk::widgets {
namespace {

class ItemAccessible final : public QAccessibleInterface {
 public:
  ItemAccessible(QAccessibleInterface* parent, PaintedList* list, int index)
      : m_parent(parent), m_list(list), m_index(index) {}

  bool isValid() const override { return m_list && m_index < m_list->itemCount(); }
  QObject* object() const override { return nullptr; }
  QWindow* window() const override { return m_parent->window(); }
  QAccessibleInterface* parent() const override { return m_parent; }
  QAccessibleInterface* child(int) const override { return nullptr; }
  QAccessibleInterface* childAt(int, int) const override { return nullptr; }
  int childCount() const override { return 0; }
  int indexOfChild(const QAccessibleInterface*) const override { return -1; }
  QAccessible::Role role() const override { return QAccessible::ListItem; }
  QRect rect() const override {
    if (!isValid()) return {};
    const QRect r = m_list->itemRect(m_index).toAlignedRect();
    return {m_list->mapToGlobal(r.topLeft()), r.size()};
  }
  QString text(QAccessible::Text kind) const override {
    if (!isValid()) return {};
    if (kind == QAccessible::Name) return m_list->itemName(m_index);
    return kind == QAccessible::Description ? m_list->itemDetails(m_index) : QString();
  }
  void setText(QAccessible::Text, const QString&) override {}
  QAccessible::State state() const override {
    QAccessible::State s;
    s.selectable = s.focusable = true;
    s.selected = isValid() && m_list->currentItem() == m_index;
    s.focused = s.selected && m_list->hasFocus();
    return s;
  }

 private:
  QAccessibleInterface* m_parent;
  QPointer<PaintedList> m_list;
  int m_index;
};

class ListAccessible final : public QAccessibleWidget {
 public:
  explicit ListAccessible(PaintedList* list) : QAccessibleWidget(list, QAccessible::List), m_list(list) {}
  ~ListAccessible() override {
    for (QAccessible::Id id : std::as_const(m_children)) QAccessible::deleteAccessibleInterface(id);
  }
  int childCount() const override { return m_list ? m_list->itemCount() : 0; }
  QAccessibleInterface* child(int i) const override {
    if (i < 0 || i >= childCount()) return nullptr;
    auto it = m_children.find(i);
    if (it == m_children.end()) {
      auto* self = const_cast<ListAccessible*>(this);
      it = m_children.insert(i, QAccessible::registerAccessibleInterface(new ItemAccessible(self, m_list, i)));
    }
    return QAccessible::accessibleInterface(it.value());
  }
  int indexOfChild(const QAccessibleInterface* child) const override {
    for (int i = 0; i < childCount(); ++i)
      if (this->child(i) == child) return i;
    return -1;
  }
  QAccessibleInterface* focusChild() const override {
    return m_list && m_list->hasFocus() ? child(m_list->currentItem()) : nullptr;
  }

 private:
  QPointer<PaintedList> m_list;
  mutable QHash<int, QAccessible::Id> m_children;
};

QAccessibleInterface* makeAccessible(const QString&, QObject* object) {
  auto* list = qobject_cast<PaintedList*>(object);
  return list ? new ListAccessible(list) : nullptr;
}

}  // namespace

void installPaintedListAccessibility() {
  static bool done = false;
  if (!done) QAccessible::installFactory(makeAccessible);
  done = true;
}

PaintedList::PaintedList(QWidget* parent) : QWidget(parent) {
  setFocusPolicy(Qt::StrongFocus);
  setMouseTracking(true);
  connect(&Theme::instance(), &Theme::changed, this, [this] { updateGeometry(), update(); });
}

void PaintedList::itemsChanged() {
  if (m_current >= itemCount()) m_current = -1;
  m_hover = -1;
  updateGeometry();
  update();
}

void PaintedList::setCurrentItem(int i) {
  i = std::clamp(i, -1, itemCount() - 1);
  if (i == m_current) return;
  m_current = i;
  update();
  if (i >= 0 && hasFocus()) {
    QAccessibleEvent focus(this, QAccessible::Focus);
    focus.setChild(i);
    QAccessible::updateAccessibility(&focus);
  }
  Q_EMIT currentChanged(i);
}

int PaintedList::itemAt(const QPointF& p) const {
  for (int i = 0; i < itemCount(); ++i)
    if (itemRect(i).contains(p)) return i;
  return -1;
}

int PaintedList::neighbour(int from, int key) const {
  const bool back = key == Qt::Key_Left || key == Qt::Key_Up;
  return from < 0 ? 0 : from + (back ? -1 : 1);
}

void PaintedList::mouseMoveEvent(QMouseEvent* e) {
  const int i = itemAt(e->position());
  if (i == m_hover) return;
  m_hover = i;
  setCursor(i >= 0 ? Qt::PointingHandCursor : Qt::ArrowCursor);
  update();
}

void PaintedList::mousePressEvent(QMouseEvent* e) {
  const int i = itemAt(e->position());
  if (i < 0 || e->button() != Qt::LeftButton) return QWidget::mousePressEvent(e);
  setCurrentItem(i);
  Q_EMIT opened(i);
}

void PaintedList::leaveEvent(QEvent*) { m_hover = -1, update(); }

void PaintedList::keyPressEvent(QKeyEvent* e) {
  if (itemCount() == 0) return QWidget::keyPressEvent(e);
  switch (e->key()) {
    case Qt::Key_Left:
    case Qt::Key_Right:
    case Qt::Key_Up:
    case Qt::Key_Down: {
      const int to = neighbour(m_current, e->key());
      if (to < 0 || to >= itemCount()) return QWidget::keyPressEvent(e);  // lets a page scroll on
      setCurrentItem(to);
      return;
    }
    case Qt::Key_Home:
      setCurrentItem(0);
      return;
    case Qt::Key_End:
      setCurrentItem(itemCount() - 1);
      return;
    case Qt::Key_Return:
    case Qt::Key_Enter:
    case Qt::Key_Space:
      if (m_current >= 0) Q_EMIT opened(m_current);
      return;
    default:
      QWidget::keyPressEvent(e);
  }
}

void PaintedList::focusInEvent(QFocusEvent* e) {
  QWidget::focusInEvent(e);
  if (m_current < 0 && itemCount() > 0 && e->reason() != Qt::MouseFocusReason) setCurrentItem(0);
  update();
}

void PaintedList::focusOutEvent(QFocusEvent* e) {
  QWidget::focusOutEvent(e);
  update();
}

bool PaintedList::event(QEvent* e) {
  if (e->type() == QEvent::ToolTip) {
    auto* help = static_cast<QHelpEvent*>(e);
    const int i = itemAt(help->pos());
    const QString words = i < 0 ? QString() : itemDetails(i);
    words.isEmpty() ? QToolTip::hideText() : QToolTip::showText(help->globalPos(), words, this);
    return true;
  }
  return QWidget::event(e);
}

}  // namespace zk::widgets
