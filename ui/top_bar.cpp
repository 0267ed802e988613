// Menus are filled when they open.
#include "ui/top_bar.h"

#include <QActionGroup>
#include <QDir>
#include <QEvent>
#include <QMenu>

#include "widgets/language.h"

namespace zk::ui {

using namespace widgets;  // NOLINT

TopBar::TopBar(QWidget* parent) : QFrame(parent) {
  setProperty("role", "topbar");
  auto* row = hbox(this, 0, 8);
  row->setContentsMargins(16, 7, 16, 7);
  m_project = new Button({}, Button::Role::Quiet);
  m_project->setObjectName("project");
  m_run = new Button({}, Button::Role::Quiet, "down");
  m_run->setObjectName("run");
  m_run->setLayoutDirection(Qt::RightToLeft);  // the arrow after the words
  m_chevron = new IconLabel("chevron", &Tokens::text3, 14);
  m_projectMenu = new QMenu(this);
  m_runMenu = new QMenu(this);
  connect(m_projectMenu, &QMenu::aboutToShow, this, &TopBar::fillProjectMenu);
  connect(m_runMenu, &QMenu::aboutToShow, this, &TopBar::fillRunMenu);
  connect(m_project, &QPushButton::clicked, this,
          [this] { m_projectMenu->popup(m_project->mapToGlobal(QPoint(0, m_project->height() + 4))); });
  connect(m_run, &QPushButton::clicked, this, &TopBar::openRunMenu);
  m_language = new SegmentedControl({"EN", "日本語"});
  connect(m_language, &SegmentedControl::changed, this,
          [this](int index) { Q_EMIT languageChosen(index == 1 ? "ja" : "en"); });
  m_theme = new IconButton("moon");
  connect(m_theme, &QToolButton::clicked, this, &TopBar::themeToggled);
  m_panel = new IconButton("panel");
  connect(m_panel, &QToolButton::clicked, this, &TopBar::panelToggled);
  row->addWidget(m_project);
  row->addWidget(m_chevron);
  row->addWidget(m_run);
  row->addStretch(1);
  row->addWidget(m_language);
  row->addSpacing(8);
  row->addWidget(m_theme);
  row->addWidget(m_panel);
  setRuns({}, {}, {});
  retranslate();
  connect(&Theme::instance(), &Theme::changed, this, &TopBar::retranslate);
}

void TopBar::changeEvent(QEvent* event) {
  if (event->type() == QEvent::LanguageChange) retranslate();
  QFrame::changeEvent(event);
}

void TopBar::retranslate() {
  m_language->setName(tr("Language"));
  m_language->setCurrent(Language::current() == "ja" ? 1 : 0);
  const bool dark = Theme::instance().dark();
  m_theme->setIconName(dark ? "sun" : "moon");
  m_theme->setName(dark ? tr("Light theme") : tr("Dark theme"));
  m_panel->setName(m_panelOpen ? tr("Hide the panel (Ctrl+I)") : tr("Show the panel (Ctrl+I)"));
  m_project->setAccessibleName(tr("Project: %1").arg(m_project->text()));
  m_project->setToolTip(m_path);
  m_run->setAccessibleName(tr("Run: %1").arg(m_run->text()));
}

void TopBar::setProject(const QString& name, const QString& path, const QStringList& recent) {
  m_project->setText(name);
  m_path = path;
  m_recent = recent;
  m_recent.removeAll(path);
  retranslate();
}

void TopBar::setRuns(const QVector<RunEntry>& runs, const QString& current, const QString& shown) {
  m_runs = runs;
  m_currentRun = current;
  m_run->setText(shown);
  m_run->setVisible(!shown.isEmpty());
  m_chevron->setVisible(!shown.isEmpty());
  m_run->setEnabled(!runs.isEmpty());
  retranslate();
}

void TopBar::setPanelOpen(bool open, bool available) {
  m_panelOpen = open;
  m_panel->setVisible(available);
  retranslate();
}

void TopBar::openRunMenu() {
  if (m_run->isVisible()) m_runMenu->popup(m_run->mapToGlobal(QPoint(0, m_run->height() + 4)));
}

void TopBar::fillProjectMenu() {
  m_projectMenu->clear();
  for (const QString& dir : m_recent) {
    const auto* action = m_projectMenu->addAction(QDir(dir).dirName() + "  —  " + dir);
    connect(action, &QAction::triggered, this, [this, dir] { Q_EMIT projectWanted(dir); });
  }
  if (!m_recent.isEmpty()) m_projectMenu->addSeparator();
  connect(m_projectMenu->addAction(tr("Open or create a project folder…")), &QAction::triggered, this,
          [this] { Q_EMIT projectWanted({}); });
}

void TopBar::fillRunMenu() {
  m_runMenu->clear();
  for (const auto& run : m_runs) {
    auto* action = m_runMenu->addAction(run.text);
    action->setCheckable(true);
    action->setChecked(run.id == m_currentRun);
    connect(action, &QAction::triggered, this, [this, id = run.id] { Q_EMIT runChosen(id); });
  }
}

}  // namespace zk::ui
