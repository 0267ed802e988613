// Tab bodies belong to their page and are re-parented into scroll areas once.
#include "ui/inspector.h"

#include <QEvent>
#include <QVBoxLayout>

#include "ui/page_parts.h"

namespace zk::ui {

using namespace widgets;  // NOLINT

Inspector::Inspector(QWidget* parent) : QFrame(parent) {
  setProperty("role", "inspector");
  auto* outer = hbox(this, 0, 0);
  m_full = new QWidget;
  auto* v = vbox(m_full, 0, 12);
  v->setContentsMargins(16, 16, 16, 16);
  m_segments = new SegmentedControl;
  m_stack = new QStackedWidget;
  m_next = new NextCard;
  v->addWidget(m_segments, 0, Qt::AlignLeft);
  v->addWidget(m_stack, 1);
  v->addWidget(m_next);
  m_strip = new QWidget;
  m_stripLayout = vbox(m_strip, 8, 8);
  m_stripLayout->setContentsMargins(8, 16, 8, 16);
  outer->addWidget(m_full);
  outer->addWidget(m_strip);
  connect(m_segments, &SegmentedControl::changed, this, [this](int index) {
    if (index < m_tabs.size()) showTab(m_tabs[index].id);
  });
  connect(m_next, &NextCard::triggered, this, &Inspector::nextTriggered);
  connect(&Theme::instance(), &Theme::changed, this, &Inspector::applyWidth);
  setCollapsed(false);
}

void Inspector::changeEvent(QEvent* event) {
  // Pages are asked for their words after they have written them anew.
  if (event->type() == QEvent::LanguageChange)
    QMetaObject::invokeMethod(this, &Inspector::refreshTabs, Qt::QueuedConnection);
  QFrame::changeEvent(event);
}

void Inspector::setPage(Page* page) {
  m_page = page;
  m_tabs.clear();
  refreshTabs();
}

void Inspector::refreshTabs() {
  if (!m_page) return;
  m_tabs = m_page->tabs();
  QStringList titles;
  for (const auto& tab : m_tabs) {
    titles << tab.title;
    if (m_holders.contains(tab.body)) continue;
    auto* holder = new ScrollColumn;
    holder->setProperty("ground", "surface");
    holder->column()->addWidget(tab.body);
    holder->column()->setContentsMargins(0, 0, 8, 0);
    m_stack->addWidget(holder);
    m_holders[tab.body] = holder;
  }
  m_segments->setItems(titles);
  m_segments->setName(tr("Panel"));
  m_segments->setVisible(m_tabs.size() > 1);
  rebuildIcons();
  const QString wanted = m_lastTab.value(m_page->id(), m_page->firstTab());
  if (!m_tabs.isEmpty()) showTab(wanted.isEmpty() ? m_tabs.first().id : wanted);
}

void Inspector::showTab(const QString& id) {
  for (int i = 0; i < m_tabs.size(); ++i) {
    if (m_tabs[i].id != id) continue;
    m_segments->setCurrent(i);
    m_stack->setCurrentWidget(m_holders.value(m_tabs[i].body));
    m_lastTab[m_page->id()] = id;
  }
}

void Inspector::rebuildIcons() {
  while (QLayoutItem* item = m_stripLayout->takeAt(0)) {
    if (item->widget()) item->widget()->deleteLater();
    delete item;
  }
  for (const auto& tab : m_tabs) {
    auto* button = new IconButton(tab.icon, tab.title);
    button->setSizes(32, 20);
    connect(button, &QToolButton::clicked, this, [this, id = tab.id] {
      Q_EMIT expandWanted();
      showTab(id);
    });
    m_stripLayout->addWidget(button);
  }
  m_stripLayout->addStretch(1);
  auto* flag = new IconButton("flag", tr("Next step"));
  flag->setSizes(32, 20);
  flag->setIconName("flag", &Tokens::accent);
  connect(flag, &QToolButton::clicked, this, &Inspector::expandWanted);
  m_stripLayout->addWidget(flag);
}

void Inspector::setWide(bool wide) {
  m_wide = wide;
  applyWidth();
}

void Inspector::setCollapsed(bool collapsed) {
  m_collapsed = collapsed;
  m_full->setVisible(!collapsed);
  m_strip->setVisible(collapsed);
  applyWidth();
}

void Inspector::applyWidth() { setFixedWidth(scaled(m_collapsed ? 48 : m_wide ? 312 : 264)); }

}  // namespace zk::ui
