// The controls of a form row: a number with its unit inside, a path with Browse, a list of texts. Values are QVariants
// so that a row need not know which control it holds.
#pragma once
#include <QComboBox>
#include <QLineEdit>
#include <QVariant>

#include "widgets/controls.h"

namespace zk::widgets {

/// How a number moves with the arrow keys and what it may be.
struct NumberRange {
  double low = -1e308, high = 1e308;
  double step = 1;   ///< of the arrow keys; Shift makes it ten times as large
  bool log = false;  ///< arrow keys multiply instead: 2 for whole numbers, the next of 1, 2, 5 for others
  bool integer = true;
};

/// A number, right-aligned, its unit at the right inside the field.
class NumberField : public QLineEdit {
  Q_OBJECT
 public:
  explicit NumberField(QWidget* parent = nullptr);
  void setRange(const NumberRange& range) { m_range = range; }
  void setUnit(const QString& unit);
  /// An invalid QVariant empties the field.
  void setNumber(const QVariant& number);
  /// The number in the field; invalid while it is no number.
  QVariant number() const;
  /// As the field writes it: no grouping, so that it can be typed again.
  static QString written(const QVariant& number);
  QSize minimumSizeHint() const override;

 Q_SIGNALS:
  /// Typed or stepped by the user; invalid while what stands there is no number.
  void numberEdited(const QVariant& number);

 protected:
  void keyPressEvent(QKeyEvent*) override;
  void wheelEvent(QWheelEvent* e) override { e->ignore(); }
  void paintEvent(QPaintEvent*) override;
  void changeEvent(QEvent*) override;

 private:
  void stepBy(int direction, bool large);
  void fitUnit();
  NumberRange m_range;
  QString m_unit;
};

/// A choice whose text is cut with a mark where it has no room, and then told by the tooltip. The wheel belongs to the
/// page: it changes a choice only by accident.
class Combo : public QComboBox {
  Q_OBJECT
 public:
  using QComboBox::QComboBox;

 protected:
  void wheelEvent(QWheelEvent* e) override { e->ignore(); }
  void paintEvent(QPaintEvent*) override;
  bool event(QEvent*) override;
};

/// A file or folder with a Browse button.
class PathField : public QWidget {
  Q_OBJECT
 public:
  explicit PathField(QWidget* parent = nullptr);
  void setPath(const QString& path);
  QString path() const { return m_edit->text(); }
  QLineEdit* edit() const { return m_edit; }

 Q_SIGNALS:
  void pathEdited(const QString& path);

 protected:
  void changeEvent(QEvent*) override;

 private:
  void browse();
  void retranslate();
  QLineEdit* m_edit;
  IconButton* m_browse;
};

/// Texts one below another, each with a button that takes it out, and a field that adds one.
class ChipList : public QWidget {
  Q_OBJECT
 public:
  explicit ChipList(QWidget* parent = nullptr);
  void setItems(const QStringList& items);
  const QStringList& items() const { return m_items; }
  QLineEdit* edit() const { return m_edit; }

 Q_SIGNALS:
  void itemsEdited(const QStringList& items);

 protected:
  void changeEvent(QEvent*) override;

 private:
  void rebuild();
  void addTyped();
  void retranslate();
  QStringList m_items;
  QVBoxLayout* m_rows;
  QLineEdit* m_edit;
  QVector<QWidget*> m_chips;
};

}  // namespace zk::widgets
