// Parts that several pages share: the scrolling column, the header, the lesson text.
#pragma once
#include <QScrollArea>
#include <QWidget>

#include "widgets/card.h"

namespace zk::ui {

/// A column that scrolls vertically as a whole and is never wider than its view.
class ScrollColumn : public widgets::PageScroll {
  Q_OBJECT
 public:
  explicit ScrollColumn(QWidget* parent = nullptr);
  QVBoxLayout* column() const { return m_column; }
  void setMargins(int left, int top, int right, int bottom);

 private:
  QVBoxLayout* m_column;
};

/// Title 20 px, one sentence of purpose below it, at most three actions at the right.
class PageHeader : public QWidget {
  Q_OBJECT
 public:
  explicit PageHeader(QWidget* parent = nullptr);
  void setTexts(const QString& title, const QString& sentence);
  void addAction(QWidget* button);

 private:
  widgets::Label *m_title, *m_sentence;
  QHBoxLayout* m_actions;
};

/// A lesson of resources/lessons/<language>/<id>.md: "# title", paragraphs, "- " points, "> " a formula or aside,
/// "## " headings; {figures} of the learner's own project are filled in (lesson_facts.h). Read off the interface
/// thread; read anew when the language changes.
class LessonView : public QWidget {
  Q_OBJECT
 public:
  explicit LessonView(const QString& lesson, QWidget* parent = nullptr);
  /// Another lesson; the text follows with loaded().
  void setLesson(const QString& lesson);
  const QString& lesson() const { return m_lesson; }
  /// The text as it is written, figures not filled in; empty before it was read.
  const QString& markdown() const { return m_markdown; }

 Q_SIGNALS:
  void loaded();

 protected:
  void changeEvent(QEvent*) override;

 private:
  void load();
  void show();
  QString m_lesson, m_markdown;
  QVBoxLayout* m_layout;
};

}  // namespace zk::ui
