// Lessons are a small part of Markdown on purpose: what a panel of 264 px can show well.
#include "ui/page_parts.h"

#include <QEvent>
#include <QScrollBar>
#include <cmath>

#include "engine/core/files.h"
#include "engine/core/installation.h"
#include "engine/core/text.h"
#include "ui/event.h"
#include "ui/lesson_facts.h"
#include "ui/off_thread.h"
#include "widgets/language.h"

namespace zk::ui {

using namespace widgets;  // NOLINT: the parts below are made of nothing else

ScrollColumn::ScrollColumn(QWidget* parent) : PageScroll(parent) {
  auto* inner = new QWidget;
  m_column = vbox(inner, 0, 16);
  setWidget(inner);
  setFocusPolicy(Qt::NoFocus);
}

void ScrollColumn::setMargins(int left, int top, int right, int bottom) {
  m_column->setContentsMargins(left, top, right, bottom);
}

PageHeader::PageHeader(QWidget* parent) : QWidget(parent) {
  auto* row = hbox(this, 0, 8);
  auto* texts = vbox(nullptr, 0, 0);
  m_title = new Label({}, Type::Role::Title, Label::Fit::Elide);
  m_sentence = new Label({}, Type::Role::Body, Label::Fit::Wrap);
  m_sentence->setColor(&Tokens::text2);
  texts->addWidget(m_title);
  texts->addWidget(m_sentence);
  row->addLayout(texts, 1);
  m_actions = hbox(nullptr, 0, 8);
  row->addLayout(m_actions);
  row->setAlignment(m_actions, Qt::AlignTop);
}

void PageHeader::setTexts(const QString& title, const QString& sentence) {
  m_title->setText(title);
  m_sentence->setText(sentence);
}

void PageHeader::addAction(QWidget* button) { m_actions->addWidget(button); }

LessonView::LessonView(const QString& lesson, QWidget* parent) : QWidget(parent), m_lesson(lesson) {
  m_layout = vbox(this, 0, 12);
  connect(&LessonFacts::instance(), &LessonFacts::changed, this, [this] {
    if (m_markdown.contains('{')) show();
  });
  load();
}

void LessonView::setLesson(const QString& lesson) {
  if (lesson.isEmpty() || lesson == m_lesson) return;
  m_lesson = lesson;
  load();
}

void LessonView::changeEvent(QEvent* event) {
  if (event->type() == QEvent::LanguageChange) load();
  QWidget::changeEvent(event);
}

void LessonView::load() {
  if (m_lesson.isEmpty()) return;
  const QString language = Language::current();
  const auto path = resources_dir() / "lessons" / language.toStdString() / (m_lesson + ".md").toStdString();
  offThread(
      this, [path] { return read_file(path, 1 << 20); },
      [this, language, lesson = m_lesson](const Result<std::string>& text) {
        if (language != Language::current() || lesson != m_lesson || !text.ok()) return;
        m_markdown = qstr(with_front_door(*text));
        show();
        Q_EMIT loaded();
      });
}

void LessonView::show() {
  const QString& markdown = m_markdown;
  while (QLayoutItem* item = m_layout->takeAt(0)) {
    delete item->widget();
    delete item;
  }
  // Reading time: 200 English words or 500 Japanese characters a minute.
  const int minutes = std::max(
      1, int(std::lround(Language::current() == "ja" ? markdown.size() / 500.0 : markdown.split(' ').size() / 200.0)));
  m_layout->addWidget(new Label(overlineText(tr("Lesson · %1 min").arg(minutes)), Type::Role::Overline));
  for (const QString& block : markdown.split("\n\n", Qt::SkipEmptyParts)) {
    const auto filled = withFacts(block.trimmed(), LessonFacts::instance().values());
    if (!filled) continue;
    const QString& text = *filled;
    if (text.startsWith("# ")) {
      m_layout->addWidget(new Label(text.mid(2), Type::Role::Section, Label::Fit::Wrap));
    } else if (text.startsWith("## ")) {
      m_layout->addWidget(new Label(text.mid(3), Type::Role::Strong, Label::Fit::Wrap));
    } else if (text.startsWith("> ")) {
      auto* inset = new QFrame;
      inset->setProperty("role", "inset");
      vbox(inset, 12, 4)->addWidget(new Label(text.mid(2).replace("\n> ", "\n"), Type::Role::Mono, Label::Fit::Wrap));
      m_layout->addWidget(inset);
    } else if (text.startsWith("- ")) {
      for (const QString& point : text.split("\n- ")) {
        auto* row = new QWidget;
        auto* h = hbox(row, 0, 8);
        h->addWidget(new IconLabel("play", &Tokens::accent, 14), 0, Qt::AlignTop);
        h->addWidget(
            new Label((point.startsWith("- ") ? point.mid(2) : point).simplified(), Type::Role::Help, Label::Fit::Wrap),
            1);
        m_layout->addWidget(row);
      }
    } else {
      m_layout->addWidget(new Label(QString(text).replace('\n', Language::current() == "ja" ? "" : " "),
                                    Type::Role::Body, Label::Fit::Wrap));
    }
  }
  m_layout->addStretch(1);
}

}  // namespace zk::ui
