// Small parts that every page uses: buttons, icon buttons, segmented choice, search field, pills, the brand ring.
#pragma once
#include <QAbstractButton>
#include <QFrame>
#include <QLineEdit>
#include <QPushButton>
#include <QScrollArea>
#include <QToolButton>

#include "widgets/label.h"
#include "widgets/theme.h"

class QBoxLayout;
class QButtonGroup;
class QHBoxLayout;
class QVBoxLayout;

namespace zk::widgets {

/// Layouts with explicit margins; the style's defaults are never used.
QVBoxLayout* vbox(QWidget* parent, int margin = 0, int spacing = 8);
QHBoxLayout* hbox(QWidget* parent, int margin = 0, int spacing = 8);
QFrame* hline(QWidget* parent = nullptr);

/// The severity or mood of a card, a pill or a reading.
enum class Tone { Neutral, Accent, Ok, Warn, Danger };
TokenRef toneColor(Tone tone);      // foreground
TokenRef toneSoftColor(Tone tone);  // fill
QString toneIcon(Tone tone);        // "check", "warn", "error", "info"

/// One primary button per screen; secondary for the rest; quiet inside cards.
class Button : public QPushButton {
  Q_OBJECT
 public:
  enum class Role { Primary, Secondary, Quiet };
  explicit Button(const QString& text = {}, Role role = Role::Secondary, const QString& iconName = {},
                  QWidget* parent = nullptr);
  void setRole(Role role);
  Role role() const { return m_role; }
  void setIconName(const QString& name);
  /// 26 px high instead of 32, for rows inside cards.
  void setSmall(bool small);

 protected:
  void paintEvent(QPaintEvent*) override;

 private:
  void refresh();
  Role m_role;
  QString m_icon;
};

/// An icon alone: at least 28x28, with a name for screen readers that is also its tooltip.
class IconButton : public QToolButton {
  Q_OBJECT
 public:
  explicit IconButton(const QString& iconName = {}, const QString& name = {}, QWidget* parent = nullptr);
  void setName(const QString& name);
  void setIconName(const QString& iconName, TokenRef color = &Tokens::text2);
  /// Box and icon at 1x; default 28 and 16.
  void setSizes(int box, int icon);

 private:
  void refresh();
  int m_box = 28, m_iconPx = 16;
};

/// An icon that is only a picture (no focus, no name).
class IconLabel : public QWidget {
  Q_OBJECT
 public:
  explicit IconLabel(const QString& iconName, TokenRef color = &Tokens::text2, int px = 16, QWidget* parent = nullptr);
  void set(const QString& iconName, TokenRef color);
  QSize sizeHint() const override { return {scaled(m_px), scaled(m_px)}; }
  QSize minimumSizeHint() const override { return sizeHint(); }

 protected:
  void paintEvent(QPaintEvent*) override;

 private:
  QString m_icon;
  TokenRef m_color;
  int m_px;
};

/// 18 px pill with a soft fill: "Start here", "3.0 % · rank 6", "Fits".
class Pill : public QWidget {
  Q_OBJECT
 public:
  explicit Pill(const QString& text = {}, Tone tone = Tone::Accent, QWidget* parent = nullptr);
  void set(const QString& text, Tone tone);
  QString text() const { return m_text; }
  QSize sizeHint() const override;
  QSize minimumSizeHint() const override { return sizeHint(); }

 protected:
  void paintEvent(QPaintEvent*) override;

 private:
  QString m_text;
  Tone m_tone;
};

/// A choice of two to four words. One tab stop; left and right change the choice.
class SegmentedControl : public QFrame {
  Q_OBJECT
 public:
  explicit SegmentedControl(const QStringList& items = {}, int current = 0, QWidget* parent = nullptr);
  void setItems(const QStringList& items);
  void setCurrent(int index);
  int current() const { return m_current; }
  int count() const { return int(m_items.size()); }
  /// Name of the whole choice for screen readers, such as "Level".
  void setName(const QString& name);
  QSize sizeHint() const override;
  QSize minimumSizeHint() const override { return sizeHint(); }

 Q_SIGNALS:
  void changed(int index);  // by the user only

 protected:
  void paintEvent(QPaintEvent*) override;
  void mousePressEvent(QMouseEvent*) override;
  void mouseMoveEvent(QMouseEvent*) override;
  void leaveEvent(QEvent*) override;
  void keyPressEvent(QKeyEvent*) override;

 private:
  QRectF segment(int i) const;
  int segmentAt(const QPointF& p) const;
  void choose(int i);
  void describe();
  QStringList m_items;
  QString m_name;
  int m_current = 0;
  int m_hover = -1;
};

/// The search box of the top bar; the page that searches connects to `submitted` and `edited`.
class SearchField : public QLineEdit {
  Q_OBJECT
 public:
  explicit SearchField(QWidget* parent = nullptr);
  /// Hint at the right inside the field, such as "Ctrl K".
  void setShortcutHint(const QString& hint);

 Q_SIGNALS:
  void submitted(const QString& text);

 protected:
  void paintEvent(QPaintEvent*) override;
  void changeEvent(QEvent*) override;
  void resizeEvent(QResizeEvent*) override;

 private:
  void retranslate();
  void fitHint();
  QString m_hint;
  bool m_showHint = false;
};

/// A page that scrolls up and down. The room of the scroll bar is always kept, so that the width of the content does
/// not depend on its height (texts that wrap would otherwise make the bar come and go).
class PageScroll : public QScrollArea {
  Q_OBJECT
 public:
  explicit PageScroll(QWidget* parent = nullptr);
};

/// The brush ring (〇), the program's only ornament, fitted into `rect`. `sweep` 0..1 draws only its first part.
void paintBrandRing(QPainter& p, const QRectF& rect, const QColor& color, double sweep = 1.0);

class BrandRing : public QWidget {
  Q_OBJECT
 public:
  explicit BrandRing(int px, QWidget* parent = nullptr);
  QSize sizeHint() const override { return {scaled(m_px), scaled(m_px)}; }
  QSize minimumSizeHint() const override { return sizeHint(); }

 protected:
  void paintEvent(QPaintEvent*) override;

 private:
  int m_px;
};

/// 2 px focus ring inside `rect`, where a painted widget has the focus.
void paintFocusRing(QPainter& p, const QRectF& rect, double radius = 6);

}  // namespace zk::widgets
