// Start page: a door into the program, with a small drawing of what will happen behind it.
#pragma once
#include <QFrame>
#include <QVector>

#include "widgets/controls.h"
#include "widgets/painted_list.h"
#include "widgets/token_strip.h"

namespace zk::widgets {

struct DoorText {
  QString iconName, title, text;
  QStringList facts;  // at most three; left out where the window is small
  QString cost;       // "Writes 48 MB to the project folder."
  QString button;
  QString pill;  // "Start here"; empty = none
};

class DoorCard : public QFrame {
  Q_OBJECT
 public:
  explicit DoorCard(const DoorText& text = {}, QWidget* art = nullptr, QWidget* parent = nullptr);
  void setText(const DoorText& text);
  /// The one recommended door: accent edge and primary button.
  void setPrimary(bool primary);
  /// Below 1500 px: smaller margins, no facts.
  void setCompact(bool compact);
  Button* button() const { return m_button; }

 Q_SIGNALS:
  void triggered();

 private:
  void refresh();
  DoorText m_text;
  bool m_primary = false, m_compact = false;
  IconLabel* m_icon;
  Label *m_title, *m_words, *m_cost;
  Pill* m_pill;
  QWidget* m_facts;
  Button* m_button;
};

/// Base of the drawings: an inset ground, at least 72 px high, that takes the air a tall card leaves.
class DoorArt : public QWidget {
  Q_OBJECT
 public:
  explicit DoorArt(QWidget* parent = nullptr);
  QSize sizeHint() const override { return {scaled(200), scaled(80)}; }
  QSize minimumSizeHint() const override { return {scaled(120), scaled(72)}; }

 protected:
  void paintEvent(QPaintEvent*) override;
  virtual void paintArt(QPainter& p, const QRectF& area) = 0;
};

/// Stations on a line with the time each is reached; the last one is the goal (the ring's colour).
class TimelineArt : public DoorArt {
  Q_OBJECT
 public:
  struct Station {
    double minutes;
    QString label, time;
  };
  explicit TimelineArt(const QVector<Station>& stations, QWidget* parent = nullptr);

 protected:
  void paintArt(QPainter& p, const QRectF& area) override;

 private:
  QVector<Station> m_stations;
};

/// Rings on a path in named groups.
class PathArt : public DoorArt {
  Q_OBJECT
 public:
  struct Group {
    QString label;
    int rings;
  };
  explicit PathArt(const QVector<Group>& groups, QWidget* parent = nullptr);

 protected:
  void paintArt(QPainter& p, const QRectF& area) override;

 private:
  QVector<Group> m_groups;
};

/// A line of shaded tokens.
class TokenArt : public DoorArt {
  Q_OBJECT
 public:
  explicit TokenArt(const QVector<TokenBox>& tokens, QWidget* parent = nullptr);

 protected:
  void paintArt(QPainter& p, const QRectF& area) override;

 private:
  QVector<TokenBox> m_tokens;
};

/// "How we got here": years on a line; filled dots run on this computer; the ring at the end is the learner.
struct HistoryEntry {
  QString id, year, name, caption;
  bool runnable = false;
  bool you = false;
};

class HistoryStrip : public PaintedList {
  Q_OBJECT
 public:
  explicit HistoryStrip(const QVector<HistoryEntry>& entries = {}, QWidget* parent = nullptr);
  void setEntries(const QVector<HistoryEntry>& entries);
  const QVector<HistoryEntry>& entries() const { return m_entries; }

  int itemCount() const override { return int(m_entries.size()); }
  QString itemName(int i) const override;
  QString itemDetails(int i) const override;
  QRectF itemRect(int i) const override;
  QSize sizeHint() const override;
  QSize minimumSizeHint() const override { return {scaled(320), sizeHint().height()}; }

 protected:
  void paintEvent(QPaintEvent*) override;
  void changeEvent(QEvent*) override;

 private:
  int columns() const;
  double line() const;
  QVector<HistoryEntry> m_entries;
};

}  // namespace zk::widgets
