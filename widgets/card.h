// The frame of everything on a page: title, one-line subtitle, tools at the right, body; and what it shows instead of
// a body: empty, loading (skeleton bars, no spinner) or failed.
#pragma once
#include <QFrame>

#include "widgets/controls.h"

class QStackedLayout;

namespace zk::widgets {

/// One button of a card; `id` comes back in the signal.
struct CardAction {
  QString id;
  QString text;
};

/// What happened, why, what is safe; at most two actions, the first is the recommended one.
struct IssueText {
  Tone tone = Tone::Accent;  // Ok = milestone, Accent = info, Warn, Danger
  QString title;
  QString why;
  QString evidence;
  QVector<CardAction> actions;
  /// Folded to one line after it is resolved; holds "12:40" or the like.
  QString resolvedAt;
};

class IssueCard : public QFrame {
  Q_OBJECT
 public:
  explicit IssueCard(const IssueText& issue = {}, QWidget* parent = nullptr);
  void setIssue(const IssueText& issue);
  const IssueText& issue() const { return m_issue; }

 Q_SIGNALS:
  void triggered(const QString& actionId);

 protected:
  void changeEvent(QEvent*) override;

 private:
  void rebuild();
  void buildFolded(class QBoxLayout* v);
  IssueText m_issue;
};

/// 48 px ring, what is missing, why it matters, one button.
struct EmptyText {
  QString title;
  QString why;
  QString action;  // button text; empty = no button
};

class EmptyState : public QWidget {
  Q_OBJECT
 public:
  explicit EmptyState(const EmptyText& text = {}, QWidget* parent = nullptr);
  void setText(const EmptyText& text);
  /// The button is secondary where the page already has a primary one.
  void setPrimary(bool primary);

 Q_SIGNALS:
  void triggered();

 private:
  Label *m_title, *m_why;
  Button* m_action;
};

/// Grey bars where text will be. Still: motion belongs to the heartbeat alone.
class SkeletonBars : public QWidget {
  Q_OBJECT
 public:
  explicit SkeletonBars(int lines = 3, QWidget* parent = nullptr);
  QSize sizeHint() const override { return {scaled(120), scaled(22) * m_lines}; }
  QSize minimumSizeHint() const override { return {scaled(40), scaled(22) * m_lines}; }

 protected:
  void paintEvent(QPaintEvent*) override;

 private:
  int m_lines;
};

class Card : public QFrame {
  Q_OBJECT
 public:
  explicit Card(const QString& title = {}, const QString& subtitle = {}, QWidget* parent = nullptr);

  void setTitle(const QString& title);
  void setSubtitle(const QString& subtitle);
  /// At the right of the title row, left to right in the order of the calls.
  void addTool(QWidget* tool);
  /// Put the content here.
  QVBoxLayout* body() const { return m_body; }

  void setSelected(bool selected);
  void showContent();
  void showLoading(const QString& what);
  EmptyState* showEmpty(const EmptyText& text);
  IssueCard* showFailed(const IssueText& issue);

 private:
  void showInstead(QWidget* w);
  Label *m_title, *m_subtitle;
  QHBoxLayout* m_head;
  QHBoxLayout* m_tools;
  QWidget* m_content;
  QVBoxLayout* m_body;
  QVBoxLayout* m_outer;
  QWidget* m_instead = nullptr;
};

}  // namespace zk::widgets
