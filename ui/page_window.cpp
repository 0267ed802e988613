// Pages read everything from AppModel, so that a second one needs nothing of the first.
#include "ui/page_window.h"

#include <QEvent>
#include <QShortcut>

#include "ui/page_registry.h"
#include "ui/words.h"

namespace zk::ui {

using namespace widgets;  // NOLINT

bool PageWindow::possible(const QString& page) { return findPage(page) && page != "start" && page != "chat"; }

PageWindow::PageWindow(AppModel& app, const QString& page)
    : QWidget(nullptr, Qt::Window), m_app(app), m_page(findPage(page)->make(app)), m_inspector(new Inspector) {
  setObjectName("root");
  setAttribute(Qt::WA_StyledBackground);
  setAttribute(Qt::WA_DeleteOnClose);
  auto* row = hbox(this, 0, 0);
  row->addWidget(m_page, 1);
  row->addWidget(m_inspector);
  m_inspector->setPage(m_page);
  m_inspector->setVisible(!m_page->tabs().isEmpty());
  m_inspector->nextCard()->hide();  // the main window says what is next
  connect(m_inspector, &Inspector::expandWanted, this, [this] { m_inspector->setCollapsed(false); });
  connect(m_page, &Page::pageWanted, this, &PageWindow::pageWanted);
  connect(m_page, &Page::placeWanted, this, &PageWindow::placeWanted);
  connect(m_page, &Page::toast, this, &PageWindow::toast);
  connect(m_page, &Page::tabWanted, m_inspector, &Inspector::showTab);
  connect(m_page, &Page::tabsChanged, m_inspector, &Inspector::refreshTabs);
  connect(&app, &AppModel::workspaceChanged, this, &PageWindow::retitle);
  connect(new QShortcut(QKeySequence("Ctrl+I"), this), &QShortcut::activated, this,
          [this] { m_inspector->setCollapsed(!m_inspector->isCollapsed()); });
  connect(new QShortcut(QKeySequence("Ctrl+Return"), this), &QShortcut::activated, this,
          [this] { m_page->mainAction(); });
  connect(new QShortcut(QKeySequence("Ctrl+W"), this), &QShortcut::activated, this, &QWidget::close);
  setMinimumSize(scaled(640), 480);
  retitle();
}

void PageWindow::retitle() {
  setWindowTitle(tr("%1 · %2 — Zerokara").arg(Words::page(m_page->id()), m_app.projectName()));
}

void PageWindow::changeEvent(QEvent* event) {
  if (event->type() == QEvent::LanguageChange) retitle();
  QWidget::changeEvent(event);
}

void PageWindow::resizeEvent(QResizeEvent* event) {
  QWidget::resizeEvent(event);
  const bool wide = width() >= 1280;
  m_page->setWide(wide);
  m_inspector->setWide(wide);
  m_inspector->setCollapsed(width() < scaled(900));
}

}  // namespace zk::ui
