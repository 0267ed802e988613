// See top_bar.h. The search field gives way first when the bar is narrow.
#include "widgets/top_bar.h"

#include <QEvent>
#include <QHBoxLayout>

#include "widgets/icons.h"

namespace zk::widgets {

TopBar::TopBar(QWidget* parent) : QFrame(parent) {
  setProperty("role", "topbar");
  auto* h = hbox(this, 0, 12);
  h->setContentsMargins(24, 0, 12, 0);
  h->setSizeConstraint(QLayout::SetNoConstraint);
  m_project = new Label({}, Type::Role::Strong, Label::Fit::Elide);
  m_chevron = new IconLabel(QStringLiteral("chevron"), &Tokens::text3, 14);
  m_run = new QToolButton;
  m_run->setProperty("crumb", "1");
  m_run->setIcon(themedIcon(QStringLiteral("down"), &Tokens::text3));
  m_run->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
  m_run->setLayoutDirection(Qt::RightToLeft);  // the arrow stands behind the words
  m_run->setCursor(Qt::PointingHandCursor);
  m_run->setFocusPolicy(Qt::StrongFocus);
  m_search = new SearchField;
  m_level = new SegmentedControl;
  m_language = new SegmentedControl({QStringLiteral("EN"), QStringLiteral("日本語")});
  m_theme = new IconButton;
  m_panel = new IconButton(QStringLiteral("panel"));
  h->addWidget(m_project);
  h->addWidget(m_chevron);
  h->addWidget(m_run);
  h->addStretch(1);
  h->addWidget(m_search);
  h->addWidget(m_level);
  h->addWidget(m_language);
  h->addWidget(m_theme);
  h->addWidget(m_panel);
  connect(m_search, &SearchField::submitted, this, &TopBar::searched);
  connect(m_run, &QToolButton::clicked, this,
          [this] { Q_EMIT runMenuRequested(m_run->mapToGlobal(QPoint(0, m_run->height()))); });
  connect(m_level, &SegmentedControl::changed, this, &TopBar::levelChanged);
  connect(m_language, &SegmentedControl::changed, this,
          [this](int i) { Q_EMIT languageChanged(i == 1 ? QStringLiteral("ja") : QStringLiteral("en")); });
  connect(m_theme, &IconButton::clicked, this, &TopBar::themeToggled);
  connect(m_panel, &IconButton::clicked, this, &TopBar::panelToggled);
  connect(&Theme::instance(), &Theme::changed, this, &TopBar::refresh);
  setRun({});
  retranslate();
  refresh();
}

void TopBar::setParts(int parts) { m_parts = parts, refresh(); }
void TopBar::setProject(const QString& name) { m_project->setText(name); }
void TopBar::setLevel(int level) { m_level->setCurrent(level); }
void TopBar::setLanguage(const QString& code) { m_language->setCurrent(code == QLatin1String("ja") ? 1 : 0); }
void TopBar::setPanelOpen(bool open) { m_panelOpen = open, retranslate(); }

void TopBar::setRun(const QString& name) {
  m_runName = name;
  m_run->setText(name);
  m_run->setVisible(!name.isEmpty());
  m_chevron->setVisible(!name.isEmpty());
  m_run->setAccessibleName(tr("Run: %1").arg(name));
  fit();
}

void TopBar::refresh() {
  setFixedHeight(scaled(48));
  m_search->setVisible(m_parts & Search);
  m_level->setVisible(m_parts & Level);
  m_language->setVisible(m_parts & LanguagePart);
  m_theme->setVisible(m_parts & ThemePart);
  m_panel->setVisible(m_parts & Panel);
  m_run->setIconSize({scaled(14), scaled(14)});
  const bool dark = Theme::instance().dark();
  m_theme->setIconName(dark ? QStringLiteral("sun") : QStringLiteral("moon"));
  m_theme->setName(dark ? tr("Light theme") : tr("Dark theme"));
  fit();
}

void TopBar::fit() {
  const auto missing = [this] {
    layout()->invalidate();
    return layout()->minimumSize().width() - width();
  };
  const int wished = width() >= 1300 ? 296 : 224;
  m_run->setText(m_runName);
  m_run->setToolTip({});
  m_search->setVisible(m_parts & Search);
  m_search->setFixedWidth(wished);
  if (const int over = missing(); over > 0 && m_search->isVisibleTo(this)) {
    if (wished - over >= scaled(120))
      m_search->setFixedWidth(wished - over);
    else
      m_search->hide();  // its shortcut still works
  }
  if (const int over = missing(); over > 0 && !m_runName.isEmpty()) {
    const int room = m_run->fontMetrics().horizontalAdvance(m_runName) - over;
    m_run->setText(m_run->fontMetrics().elidedText(m_runName, Qt::ElideRight, std::max(room, scaled(24))));
    m_run->setToolTip(m_runName);
  }
}

void TopBar::retranslate() {
  m_level->setItems({tr("Learn"), tr("Build"), tr("Expert")});
  m_level->setName(tr("Level"));
  m_language->setName(tr("Language"));
  m_panel->setName(m_panelOpen ? tr("Hide the panel at the right") : tr("Show the panel at the right"));
  m_run->setAccessibleName(tr("Run: %1").arg(m_runName));
  refresh();
}

void TopBar::changeEvent(QEvent* e) {
  QFrame::changeEvent(e);
  if (e->type() == QEvent::LanguageChange) retranslate();
}

void TopBar::resizeEvent(QResizeEvent* e) {
  QFrame::resizeEvent(e);
  fit();
}

}  // namespace zk::widgets
