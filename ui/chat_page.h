// The chat page.
#pragma once
#include "ui/page.h"
#include "ui/page_parts.h"

namespace zk::ui {

class ChatPage : public Page {
  Q_OBJECT
 public:
  explicit ChatPage(AppModel& app, QWidget* parent = nullptr);
  QVector<Tab> tabs() override;

 protected:
  void retranslate() override;

 private:
  widgets::EmptyState* m_empty;
  LessonView* m_lesson;
};

}  // namespace zk::ui
