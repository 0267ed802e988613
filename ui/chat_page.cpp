// The chat page.
#include "ui/chat_page.h"

namespace zk::ui {

using namespace widgets;  // NOLINT

ChatPage::ChatPage(AppModel& app, QWidget* parent) : Page("chat", app, parent) {
  auto* outer = vbox(this, 0, 0);
  m_empty = new EmptyState;
  outer->addWidget(m_empty);
  m_lesson = new LessonView("chat");
  retranslate();
}

QVector<Page::Tab> ChatPage::tabs() { return {{"lesson", tr("Lesson"), "book", m_lesson}}; }

void ChatPage::retranslate() { m_empty->setText({tr("No model yet"), tr("Training saves one."), {}}); }

}  // namespace zk::ui
