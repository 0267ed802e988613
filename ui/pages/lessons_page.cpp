// A lesson counts as read when the reader says so by going on to the next one.
#include "ui/pages/lessons_page.h"

#include <QScrollBar>

#include "ui/lesson_panes.h"
#include "ui/page_registry.h"
#include "ui/words.h"

namespace zk::ui {

using namespace widgets;  // NOLINT

namespace {

constexpr const char* kGroups[] = {"history", "path", "parameter", "reference"};

/// Empties a layout that holds widgets alone.
void clearLayout(QLayout* layout) {
  while (QLayoutItem* item = layout->takeAt(0)) {
    if (item->widget()) item->widget()->deleteLater();
    delete item;
  }
}

}  // namespace

LessonsPage::LessonsPage(AppModel& app, QWidget* parent) : Page("lessons", app, parent) {
  auto* outer = vbox(this, 0, 16);
  outer->setContentsMargins(24, 16, 0, 0);
  m_header = new PageHeader;
  auto* head = hbox(nullptr, 0, 0);
  head->setContentsMargins(0, 0, 24, 0);
  head->addWidget(m_header);
  outer->addLayout(head);
  auto* row = hbox(nullptr, 0, 24);
  buildLists(row);
  buildText(row);
  outer->addLayout(row, 1);
  m_side = new QWidget;
  vbox(m_side, 0, 12);
  retranslate();
  withLessonShelf(this, [this](const LessonShelf& shelf) {
    m_shelf = shelf;
    fill();
    if (lesson().isEmpty() && !m_shelf.lessons.isEmpty()) open(m_shelf.lessons.first().id);
    countRead();
  });
}

void LessonsPage::buildLists(QHBoxLayout* row) {
  m_listScroll = new ScrollColumn;
  m_listScroll->setMargins(0, 0, 4, 16);
  m_listScroll->column()->setSpacing(8);
  for (const char* id : kGroups) {
    Group group{QString::fromLatin1(id), new Label({}, Type::Role::Overline), new LessonList(id == kGroups[0])};
    m_listScroll->column()->addWidget(group.title);
    m_listScroll->column()->addWidget(group.list);
    connect(group.list, &LessonList::opened, this, [this, list = group.list](int i) { open(list->rows()[i].id); });
    m_groups.append(group);
  }
  m_listScroll->column()->addStretch(1);
  const auto size = [this] { m_listScroll->setFixedWidth(scaled(248)); };
  connect(&Theme::instance(), &Theme::changed, this, size);
  size();
  row->addWidget(m_listScroll);
}

void LessonsPage::buildText(QHBoxLayout* row) {
  m_scroll = new ScrollColumn;
  m_scroll->setMargins(0, 0, 24, 16);
  auto* card = new QFrame;
  card->setProperty("role", "card");
  auto* v = vbox(card, 16, 16);
  m_lesson = new LessonView({});
  connect(m_lesson, &LessonView::loaded, this, [this] {
    refreshSide();
    m_scroll->verticalScrollBar()->setValue(0);
  });
  v->addWidget(m_lesson);
  m_scroll->column()->addWidget(card);
  m_paneHolder = new QWidget;
  vbox(m_paneHolder, 0, 0);
  m_scroll->column()->addWidget(m_paneHolder);
  auto* foot = hbox(nullptr, 0, 8);
  m_nextLesson = new Button({}, Button::Role::Primary, "check");
  m_unread = new Button({}, Button::Role::Quiet);
  connect(m_nextLesson, &QPushButton::clicked, this, &LessonsPage::mainAction);
  connect(m_unread, &QPushButton::clicked, this, [this] {
    app().preferences().setLessonRead(lesson(), false);
    fill();
    countRead();
  });
  foot->addWidget(m_nextLesson);
  foot->addWidget(m_unread);
  foot->addStretch(1);
  m_scroll->column()->addLayout(foot);
  m_scroll->column()->addStretch(1);
  // Lines of about 75 letters: longer ones are hard to follow.
  const auto size = [this] { m_scroll->setMaximumWidth(scaled(720)); };
  connect(&Theme::instance(), &Theme::changed, this, size);
  size();
  row->addWidget(m_scroll, 1);
  row->addStretch(0);
}

QVector<Page::Tab> LessonsPage::tabs() { return {{"words", tr("Words"), "book", m_side}}; }

void LessonsPage::retranslate() {
  m_header->setTexts(title(), tr("How language models came about, what each step here does and why."));
  for (auto& group : m_groups) {
    const QString name = group.id == "history"     ? tr("History")
                         : group.id == "path"      ? tr("The path")
                         : group.id == "parameter" ? tr("Settings, one by one")
                                                   : tr("To look up");
    group.title->setText(overlineText(name));
    group.list->setAccessibleName(name);
  }
  m_unread->setText(tr("Mark as not read"));
  fill();
}

void LessonsPage::fill() {
  const QStringList read = app().preferences().lessonsRead();
  for (auto& group : m_groups) {
    QVector<LessonRow> rows;
    int current = -1;
    for (const auto& entry : m_shelf.lessons) {
      if (entry.group != group.id) continue;
      if (entry.id == lesson()) current = int(rows.size());
      rows.append({entry.id, entry.year, entry.title(), entry.minutes, read.contains(entry.id)});
    }
    group.list->setRows(rows);
    group.list->setOpen(current);
    group.list->setMinimumHeight(group.list->sizeHint().height());
    group.title->setVisible(!rows.isEmpty());
  }
  refreshFoot();
}

void LessonsPage::open(const QString& id) {
  if (!m_shelf.lesson(id)) return;
  if (id == lesson()) {
    refreshSide();
    return;
  }
  m_lesson->setLesson(id);
  showPane();
  fill();
}

const LessonEntry* LessonsPage::following() const {
  for (qsizetype i = 0; i + 1 < m_shelf.lessons.size(); ++i)
    if (m_shelf.lessons[i].id == lesson()) return &m_shelf.lessons[i + 1];
  return nullptr;
}

void LessonsPage::refreshFoot() {
  const LessonEntry* next = following();
  const bool read = app().preferences().lessonsRead().contains(lesson());
  m_nextLesson->setText(next ? tr("Read, next lesson") : tr("Read"));
  m_nextLesson->setToolTip(next ? next->title() : QString());
  m_nextLesson->setVisible(!lesson().isEmpty());
  m_unread->setVisible(read);
}

void LessonsPage::mainAction() {
  if (lesson().isEmpty()) return;
  app().preferences().setLessonRead(lesson(), true);
  if (const LessonEntry* next = following())
    open(QString(next->id));
  else
    fill();
  countRead();
}

void LessonsPage::countRead() {
  const QStringList read = app().preferences().lessonsRead();
  int count = 0;
  for (const auto& entry : m_shelf.lessons) count += read.contains(entry.id);
  app().setLessonsRead(count, int(m_shelf.lessons.size()));
}

/// Lessons that have something to run; the others show their text alone.
void LessonsPage::showPane() {
  if (m_paneOf == lesson()) return;
  m_paneOf = lesson();
  delete m_pane;
  m_pane = nullptr;
  if (m_paneOf == "two-kinds") {
    auto* pane = new TwoKindsPane(app());
    connect(pane, &TwoKindsPane::pageWanted, this, &Page::pageWanted);
    m_pane = pane;
  } else if (m_paneOf == "infrastructure") {
    m_pane = new InfrastructurePane;
  }
  if (m_pane) m_paneHolder->layout()->addWidget(m_pane);
  m_paneHolder->setVisible(m_pane != nullptr);
}

void LessonsPage::refreshSide() {
  auto* v = qobject_cast<QVBoxLayout*>(m_side->layout());
  clearLayout(v);
  const LessonEntry* entry = m_shelf.lesson(lesson());
  if (!entry) return;
  if (findPage(entry->page) && entry->page != id()) {
    v->addWidget(new Label(overlineText(tr("In this program")), Type::Role::Overline));
    auto* link = new Button(tr("Go to %1").arg(Words::page(entry->page)), Button::Role::Secondary);
    connect(link, &QPushButton::clicked, this, [this, page = entry->page] { Q_EMIT pageWanted(page); });
    v->addWidget(link, 0, Qt::AlignLeft);
  }
  const bool glossary = lesson() == "glossary";
  QVector<GlossaryTerm> words;
  if (!glossary) words = termsIn(m_lesson->markdown(), m_shelf.terms());
  for (const auto& term : m_shelf.terms())
    if (glossary && term.term == m_word) words.append(term);
  if (!words.isEmpty())
    v->addWidget(new Label(overlineText(glossary ? tr("The word you looked for") : tr("Words in this lesson")),
                           Type::Role::Overline));
  if (v->count() == 0)
    v->addWidget(new Label(tr("This lesson uses no word of the glossary."), Type::Role::Help, Label::Fit::Wrap));
  for (const auto& word : words) {
    auto* box = new QWidget;
    auto* inner = vbox(box, 0, 0);
    inner->addWidget(new Label(word.term, Type::Role::Strong, Label::Fit::Wrap));
    inner->addWidget(new Label(word.meaning, Type::Role::Help, Label::Fit::Wrap));
    v->addWidget(box);
  }
  v->addStretch(1);
}

void LessonsPage::reveal(const QString& what) {
  const bool isWord = what.startsWith("word:");
  m_word = isWord ? what.mid(5) : QString();
  // The shelf may still be on its way when the page is opened by the search.
  withLessonShelf(this, [this, id = isWord ? QStringLiteral("glossary") : what](const LessonShelf& shelf) {
    m_shelf = shelf;
    open(id);
  });
  if (isWord) Q_EMIT tabWanted("words");
}

}  // namespace zk::ui
