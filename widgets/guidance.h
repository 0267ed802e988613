// What tells a learner how to go on: readiness, what will happen, next step, progress.
#pragma once
#include <QFrame>
#include <QVector>

#include "widgets/controls.h"

class QProgressBar;

namespace zk::widgets {

struct ReadyRow {
  enum class State { Blocked, Warn, Ok };
  State state = State::Ok;
  QString text;            // "No validation text"
  QString fixId, fixText;  // "Set aside 1 %"; empty = no button
};

/// Rows with blocked ones first; each problem has its fix beside it.
class ReadinessList : public QWidget {
  Q_OBJECT
 public:
  explicit ReadinessList(const QVector<ReadyRow>& rows = {}, QWidget* parent = nullptr);
  void setRows(const QVector<ReadyRow>& rows);

 Q_SIGNALS:
  void fixRequested(const QString& fixId);

 private:
  QVector<ReadyRow> m_rows;
};

/// The last row of a page that starts work: one sentence of forecast and the page's one primary button.
struct ActionText {
  enum class State { Ready, Blocked, Running };
  State state = State::Ready;
  QString sentence;  // the forecast; while blocked: what is missing
  QString button;    // while blocked it names the missing thing and goes there
};

class ActionBar : public QFrame {
  Q_OBJECT
 public:
  explicit ActionBar(const ActionText& text = {}, QWidget* parent = nullptr);
  void setText(const ActionText& text);
  const ActionText& text() const { return m_text; }

 Q_SIGNALS:
  void triggered();

 protected:
  void changeEvent(QEvent*) override;

 private:
  void refresh();
  ActionText m_text;
  IconLabel* m_icon;
  Label* m_sentence;
  Button* m_button;
};

/// Pinned at the foot of the inspector: the step that comes next.
class NextCard : public QFrame {
  Q_OBJECT
 public:
  explicit NextCard(QWidget* parent = nullptr);
  void setText(const QString& title, const QString& why, const QString& button);
  /// Secondary while the page's own action is not done.
  void setPrimary(bool primary);

 Q_SIGNALS:
  void triggered();

 protected:
  void changeEvent(QEvent*) override;

 private:
  Label *m_over, *m_title, *m_why;
  Button* m_button;
};

struct ProgressText {
  QString name;          // "Writing shards"
  double progress = -1;  // 0..1; below 0 = unknown: no bar, the count stands alone
  QString count;         // "1,204 of 9,600 documents"
  QString left;          // "2–3 min"
  bool cancellable = true;
};

/// Known work: bar, percent, remaining time as a range. Unknown: the named phase and a count, no bar.
class ProgressRow : public QWidget {
  Q_OBJECT
 public:
  explicit ProgressRow(const ProgressText& text = {}, QWidget* parent = nullptr);
  void setText(const ProgressText& text);

 Q_SIGNALS:
  void cancelled();

 protected:
  void changeEvent(QEvent*) override;

 private:
  void refresh();
  ProgressText m_text;
  Label *m_name, *m_percent, *m_detail;
  QProgressBar* m_bar;
  Button* m_cancel;
};

}  // namespace zk::widgets
