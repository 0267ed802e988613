// Base of widgets that paint a list of things (tokens, rivals, history): one tab stop, arrows move the choice, Enter
// opens it, and screen readers see each item as a child.
#pragma once
#include <QWidget>

namespace zk::widgets {

class PaintedList : public QWidget {
  Q_OBJECT
 public:
  explicit PaintedList(QWidget* parent = nullptr);

  virtual int itemCount() const = 0;
  virtual QString itemName(int i) const = 0;
  virtual QString itemDetails(int) const { return {}; }
  virtual QRectF itemRect(int i) const = 0;

  int currentItem() const { return m_current; }
  /// -1 = none. Emits currentChanged.
  void setCurrentItem(int i);
  int hoveredItem() const { return m_hover; }

 Q_SIGNALS:
  void currentChanged(int i);
  void opened(int i);  // Enter, Space or click

 protected:
  /// Where an arrow key leads from `from`; default: previous or next, up and down likewise.
  virtual int neighbour(int from, int key) const;
  void itemsChanged();

  void mouseMoveEvent(QMouseEvent*) override;
  void mousePressEvent(QMouseEvent*) override;
  void leaveEvent(QEvent*) override;
  void keyPressEvent(QKeyEvent*) override;
  void focusInEvent(QFocusEvent*) override;
  void focusOutEvent(QFocusEvent*) override;
  bool event(QEvent*) override;

 private:
  int itemAt(const QPointF& p) const;
  int m_current = -1, m_hover = -1;
};

/// Makes the items visible to screen readers; Theme::install calls it once.
void installPaintedListAccessibility();

}  // namespace zk::widgets
