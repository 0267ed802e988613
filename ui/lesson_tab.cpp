// Titles are the first lines of the lessons' files, so that a lesson is named in one place only.
#include "ui/lesson_tab.h"

#include <QComboBox>
#include <QEvent>

#include "engine/core/files.h"
#include "engine/core/text.h"
#include "ui/event.h"
#include "ui/off_thread.h"
#include "ui/page_parts.h"
#include "widgets/language.h"

namespace zk::ui {

using namespace widgets;  // NOLINT

LessonTab::LessonTab(const QStringList& lessons, QWidget* parent) : QWidget(parent), m_lessons(lessons) {
  m_layout = vbox(this, 0, 12);
  m_choice = new QComboBox;
  m_choice->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Fixed);
  for (const QString& lesson : m_lessons) m_choice->addItem(lesson, lesson);
  m_layout->addWidget(m_choice);
  connect(m_choice, qOverload<int>(&QComboBox::currentIndexChanged), this, &LessonTab::show);
  loadTitles();
  show();
}

QString LessonTab::current() const { return m_choice->currentData().toString(); }

void LessonTab::choose(const QString& lesson) {
  if (const int at = m_choice->findData(lesson); at >= 0) m_choice->setCurrentIndex(at);
}

void LessonTab::changeEvent(QEvent* event) {
  if (event->type() == QEvent::LanguageChange) loadTitles();
  QWidget::changeEvent(event);
}

void LessonTab::show() {
  if (m_view) m_view->deleteLater();
  m_view = new LessonView(current());
  m_layout->addWidget(m_view, 1);
}

void LessonTab::loadTitles() {
  m_choice->setAccessibleName(tr("Lesson"));
  const QString language = Language::current();
  const auto folder = resources_dir() / "lessons" / language.toStdString();
  const auto read = [folder, lessons = m_lessons] {
    QStringList titles;
    for (const QString& lesson : lessons) {
      const auto text = read_file(folder / (lesson.toStdString() + ".md"), 1 << 20);
      const QString first = text.ok() ? qstr(*text).section('\n', 0, 0) : QString();
      titles << (first.startsWith("# ") ? first.mid(2).trimmed() : lesson);
    }
    return titles;
  };
  offThread(this, read, [this, language](const QStringList& titles) {
    if (language != Language::current()) return;
    for (int i = 0; i < titles.size(); ++i) m_choice->setItemText(i, titles[i]);
  });
}

}  // namespace zk::ui
