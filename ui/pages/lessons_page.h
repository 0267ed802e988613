// All lessons: at the left the history as a timeline and the other lessons by group, in the middle the text with what
// can be run in it, at the right where it is done in this program and the words that it uses.
#pragma once
#include "ui/lesson_list.h"
#include "ui/lesson_shelf.h"
#include "ui/page.h"
#include "ui/page_parts.h"

namespace zk::ui {

class LessonsPage : public Page {
  Q_OBJECT
 public:
  explicit LessonsPage(AppModel& app, QWidget* parent = nullptr);
  static QString title() { return tr("Lessons"); }
  QVector<Tab> tabs() override;
  bool hasPrimary() const override { return true; }
  void mainAction() override;
  /// A lesson's id, or "word:<term>" for a word of the glossary.
  void reveal(const QString& what) override;
  QString lesson() const { return m_lesson->lesson(); }

 protected:
  void retranslate() override;

 private:
  struct Group {
    QString id;
    widgets::Label* title;
    LessonList* list;
  };
  void buildLists(QHBoxLayout* row);
  void buildText(QHBoxLayout* row);
  void open(const QString& id);
  void fill();
  void refreshFoot();
  void refreshSide();
  void showPane();
  void countRead();
  /// The lesson after the open one; nothing after the last.
  const LessonEntry* following() const;

  LessonShelf m_shelf;
  QVector<Group> m_groups;
  PageHeader* m_header;
  ScrollColumn *m_listScroll, *m_scroll;
  LessonView* m_lesson;
  QWidget *m_paneHolder, *m_pane = nullptr, *m_side;
  QString m_paneOf, m_word;
  widgets::Button *m_nextLesson, *m_unread;
};

}  // namespace zk::ui
