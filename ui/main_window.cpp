// Every refresh reads AppModel anew and hands plain values to the widgets; nothing is kept twice.
#include "ui/main_window.h"

#include <QApplication>
#include <QCloseEvent>
#include <QMenu>
#include <QShortcut>
#include <QVBoxLayout>

#include "ui/page_registry.h"
#include "ui/project_dialog.h"
#include "ui/schema_form.h"
#include "ui/strip_job.h"
#include "ui/words.h"
#include "widgets/language.h"

namespace zk::ui {

using namespace widgets;  // NOLINT

namespace {

constexpr int kWide = 1500;
const char* const kPanelFlag = "panelOpen";
const char* const kRailFlag = "railCollapsed";

}  // namespace

MainWindow::MainWindow(AppModel& app, bool remember, QWidget* parent)
    : QMainWindow(parent), m_app(app), m_remember(remember) {
  setMinimumSize(1280, 800);
  setObjectName("window");
  auto* root = new QWidget;
  root->setObjectName("root");
  auto* outer = vbox(root, 0, 0);
  auto* row = hbox(nullptr, 0, 0);
  m_rail = new StageRail;
  auto* right = vbox(nullptr, 0, 0);
  m_topBar = new TopBar;
  auto* middle = hbox(nullptr, 0, 0);
  auto* pageColumn = vbox(nullptr, 0, 0);
  m_notice = new IssueCard;
  m_noticeBox = new QWidget;
  auto* noticeLayout = vbox(m_noticeBox, 0, 0);
  noticeLayout->setContentsMargins(24, 16, 34, 0);  // as wide as the cards below, which leave room for a scroll bar
  noticeLayout->addWidget(m_notice);
  m_noticeBox->hide();
  m_guide = new TourGuide;
  auto* guideBox = new QWidget;
  auto* guideLayout = vbox(guideBox, 0, 0);
  guideLayout->setContentsMargins(24, 16, 24, 0);
  guideLayout->addWidget(m_guide);
  guideBox->hide();
  m_stageCard = new IssueCard;
  auto* stageBox = new QWidget;
  auto* stageLayout = vbox(stageBox, 0, 0);
  stageLayout->setContentsMargins(24, 16, 34, 0);
  stageLayout->addWidget(m_stageCard);
  stageBox->hide();
  m_stack = new QStackedWidget;
  m_inspector = new Inspector;
  pageColumn->addWidget(m_noticeBox);
  pageColumn->addWidget(guideBox);
  pageColumn->addWidget(stageBox);
  pageColumn->addWidget(m_stack, 1);
  middle->addLayout(pageColumn, 1);
  middle->addWidget(m_inspector);
  right->addWidget(m_topBar);
  right->addLayout(middle, 1);
  row->addWidget(m_rail);
  row->addLayout(right, 1);
  m_strip = new LiveStrip;
  outer->addLayout(row, 1);
  outer->addWidget(m_strip);
  setCentralWidget(root);
  root->setFocusPolicy(Qt::ClickFocus);

  m_search = new SearchPalette(app, root);
  m_sheet = new ConfigSheet(app, root);
  connectParts();
  connectSearch();
  buildShortcuts();
  connect(&Theme::instance(), &Theme::changed, this, &MainWindow::applyWidth);
  if (m_remember) {
    m_panelWanted = app.preferences().flag(kPanelFlag, true);
    m_rail->setCollapsed(app.preferences().flag(kRailFlag, false));
    if (!restoreGeometry(app.preferences().geometry())) resize(1440, 900);
  }
  const QString last = m_remember ? app.preferences().page() : QString();
  showPage(pageIds().contains(last) ? last : QStringLiteral("start"));
  refreshAll();
}

MainWindow::~MainWindow() {
  for (const auto& window : m_windows) delete window.data();
}

QStringList MainWindow::pageIds() const {
  QStringList ids;
  for (const auto& entry : pageRegistry())
    if (!entry.shown || entry.shown(m_app)) ids << QString::fromLatin1(entry.id);
  return ids;
}

Page* MainWindow::page(const QString& id) {
  if (Page* made = m_pages.value(id)) return made;
  const PageEntry* entry = findPage(id);
  if (!entry) return nullptr;
  Page* made = entry->make(m_app);
  m_pages[id] = made;
  m_stack->addWidget(made);
  connectPage(made);
  return made;
}

void MainWindow::connectPage(Page* page) {
  connect(page, &Page::pageWanted, this, &MainWindow::showPage);
  connect(page, &Page::placeWanted, this, [this](const QString& id, const QString& place) {
    showPage(id);
    if (Page* shown = m_pages.value(id)) shown->reveal(place);
  });
  connect(page, &Page::tabWanted, this, [this](const QString& tab) { m_inspector->showTab(tab); });
  connect(page, &Page::primaryChanged, this, &MainWindow::refreshNext);
  connect(page, &Page::tabsChanged, this, [this] { m_inspector->refreshTabs(); });
  connect(page, &Page::toast, m_strip, &LiveStrip::toast);
}

void MainWindow::connectParts() {
  connect(m_rail, &StageRail::activated, this, &MainWindow::showPage);
  connect(m_rail, &StageRail::collapsedChanged, this, [this](bool on) {
    if (m_remember) m_app.preferences().setFlag(kRailFlag, on);
  });
  connect(m_topBar, &TopBar::levelChanged, this, [this](int level) { m_app.setLevel(static_cast<Level>(level)); });
  connect(&m_app, &AppModel::levelChanged, this, &MainWindow::refreshTopBar);
  connect(&m_app, &AppModel::stagesChanged, this, &MainWindow::refreshRail);
  connect(&m_app, &AppModel::stagesChanged, this, &MainWindow::refreshStage);
  connect(m_stageCard, &IssueCard::triggered, this, &MainWindow::stageAction);
  connect(m_topBar, &TopBar::languageChanged, this, &MainWindow::setLanguage);
  connect(m_topBar, &TopBar::themeToggled, this, &MainWindow::toggleTheme);
  connect(m_topBar, &TopBar::panelToggled, this, &MainWindow::togglePanel);
  connect(m_topBar, &TopBar::runMenuRequested, this, &MainWindow::openRunMenu);
  connect(m_inspector, &Inspector::expandWanted, this, &MainWindow::togglePanel);
  connect(m_inspector, &Inspector::nextTriggered, this, &MainWindow::doNext);
  connect(m_strip, &LiveStrip::opened, this, &MainWindow::openStripJob);
  connect(m_strip, &LiveStrip::pauseRequested, &m_app, &AppModel::pauseRun);
  connect(m_strip, &LiveStrip::resumeRequested, &m_app, &AppModel::unpauseRun);
  connect(m_strip, &LiveStrip::stopRequested, this, &MainWindow::stopStripJob);
  connect(m_strip, &LiveStrip::actionRequested, this, &MainWindow::doNext);
  connect(m_strip, &LiveStrip::moreRequested, this, &MainWindow::openJobMenu);
  connect(m_strip, &LiveStrip::dismissed, this, &MainWindow::dismissStripJob);
  connect(&m_app.jobs(), &JobList::changed, this, &MainWindow::refreshStrip);
  connect(&m_app.jobs(), &JobList::ended, this, &MainWindow::jobEnded);
  connect(m_notice, &IssueCard::triggered, this, [this] { m_noticeBox->hide(); });

  connect(&m_app, &AppModel::workspaceChanged, this, &MainWindow::refreshAll);
  connect(&m_app, &AppModel::nextChanged, this, &MainWindow::refreshNext);
  connect(&m_app, &AppModel::launchChanged, this, &MainWindow::refreshAll);
  connect(&m_app, &AppModel::refused, this, &MainWindow::showRefusal);
  connect(&m_app, &AppModel::acted, this, [this](const std::string& what) {
    if (what == "checkpoint") m_strip->toast(tr("A checkpoint is saved."));
    if (what == "stop") m_strip->toast(tr("The run saves its state and stops."));
    if (what == "tour") m_strip->toast(tr("The tour runs. It goes on when this window is closed."));
  });
  for (auto* follower : {&m_app.run()}) {
    connect(follower, &RunFollower::advanced, this, &MainWindow::refreshLive);
    connect(follower, &RunFollower::stateChanged, this, &MainWindow::refreshAll);
    connect(follower, &RunFollower::reset, this, &MainWindow::refreshAll);
    connect(follower, &RunFollower::beat, m_strip, &LiveStrip::beat);
  }
  if (m_app.replaying()) {  // a recording that stands still does not grow old
    auto* clock = new QTimer(this);
    connect(clock, &QTimer::timeout, this, &MainWindow::refreshStrip);
    clock->start(1000);
  }
  connect(&m_app.tour(), &TourFollower::changed, this, &MainWindow::refreshLive);
  connect(&m_app.tour(), &TourFollower::changed, this, &MainWindow::refreshTour);
  connect(&m_app.notes(), &ProjectNotes::changed, this, &MainWindow::refreshTour);
  connect(&m_app, &AppModel::stagesChanged, this, &MainWindow::refreshTour);
  connect(m_guide, &TourGuide::closed, this, [this] { m_app.notes().note("tour-guide-closed"); });
  connect(m_guide, &TourGuide::pageWanted, this, [this](const QString& id) {
    showPage(id);
    m_inspector->showTab("lesson");
  });
}

/// The field of the top bar only leads to the palette, which has the list.
void MainWindow::connectSearch() {
  SearchField* field = m_topBar->search();
  field->setShortcutHint(QKeySequence("Ctrl+K").toString(QKeySequence::NativeText));
  field->installEventFilter(this);
  connect(field, &QLineEdit::textEdited, this, [this, field](const QString& words) {
    field->clear();
    m_search->open(pageIds(), words);
  });
  connect(field, &SearchField::submitted, this, [this] { m_search->open(pageIds()); });
  connect(m_search, &SearchPalette::chosen, this, &MainWindow::openFound);
  connect(m_sheet, &ConfigSheet::chosen, this, &MainWindow::openFound);
}

bool MainWindow::eventFilter(QObject* object, QEvent* event) {
  if (object == m_topBar->search() && event->type() == QEvent::MouseButtonPress) {
    m_search->open(pageIds());
    return true;
  }
  return QMainWindow::eventFilter(object, event);
}

void MainWindow::openFound(const SearchItem& item) {
  if (item.kind == SearchItem::Kind::Run) m_app.chooseRun(item.place);
  showPage(item.page);
  Page* shown = m_pages.value(item.page);
  if (!shown || item.place.isEmpty()) return;
  shown->reveal(item.place);
  if (item.kind == SearchItem::Kind::Setting) showSetting(shown, item);
}

/// Puts the focus into the setting's row, on whichever form of the page it stands; at a level that shows it.
void MainWindow::showSetting(Page* page, const SearchItem& item) {
  for (auto* form : page->findChildren<SchemaForm*>()) {
    const auto show = [this, form, key = item.place, level = item.level] {
      if (!form->ready() || !form->isVisible()) return false;
      if (level > m_app.level()) {
        m_app.setLevel(level);
        m_strip->toast(tr("The level is higher now, so that this setting is shown."));
      }
      FormRow* row = form->row(key);
      if (!row || !row->control()) return false;
      row->control()->setFocus(Qt::ShortcutFocusReason);
      for (QWidget* up = row->parentWidget(); up; up = up->parentWidget())
        if (auto* scroll = qobject_cast<QScrollArea*>(up)) scroll->ensureWidgetVisible(row);
      return true;
    };
    if (!form->ready())
      connect(form, &SchemaForm::becameReady, this, show, Qt::SingleShotConnection);
    else if (show())
      return;
  }
}

void MainWindow::shortcut(const QKeySequence& keys, const std::function<void()>& act) {
  auto* s = new QShortcut(keys, this);
  connect(s, &QShortcut::activated, this, act);
}

void MainWindow::buildShortcuts() {
  shortcut(QKeySequence("Ctrl+B"), [this] { m_rail->setCollapsed(!m_rail->isCollapsed()); });
  shortcut(QKeySequence("Ctrl+I"), [this] { togglePanel(); });
  shortcut(QKeySequence("Ctrl+K"), [this] { m_search->open(pageIds()); });
  shortcut(QKeySequence("Alt+Down"), [this] { stepPage(1); });
  shortcut(QKeySequence("Alt+Up"), [this] { stepPage(-1); });
  for (int i = 1; i <= 9; ++i) shortcut(QKeySequence(QString("Ctrl+%1").arg(i)), [this, i] { openInGroup(i - 1); });
  shortcut(QKeySequence("Ctrl+L"), [this] { stepLevel(1); });
  shortcut(QKeySequence("Ctrl+Shift+L"), [this] { stepLevel(-1); });
  for (const char* keys : {"Ctrl+Return", "Ctrl+Enter"})
    shortcut(QKeySequence(keys), [this] {
      if (Page* page = m_pages.value(m_current)) page->mainAction();
    });
  shortcut(QKeySequence("Ctrl+S"), [this] {
    if (m_app.run().active() && !isOver(m_app.run().state())) m_app.saveCheckpoint();
  });
  shortcut(QKeySequence("Ctrl+Shift+N"), [this] { openInWindow(); });
  shortcut(QKeySequence("Ctrl+."), [this] {
    if (!m_sheet->close()) m_sheet->open(pageIds());
  });
  shortcut(QKeySequence("Esc"), [this] {
    if (!m_sheet->close()) m_noticeBox->hide();
  });
}

void MainWindow::stepPage(int by) {
  const QStringList ids = pageIds();
  const qsizetype at = ids.indexOf(m_current) + by;
  if (at >= 0 && at < ids.size()) showPage(ids[at]);
}

/// Ctrl+1 … 9: pages of the group that the current page belongs to.
void MainWindow::openInGroup(int index) {
  const PageEntry* current = findPage(m_current);
  for (const auto& entry : pageRegistry()) {
    if (!current || entry.group != current->group || (entry.shown && !entry.shown(m_app))) continue;
    if (index-- == 0) return showPage(QString::fromLatin1(entry.id));
  }
}

void MainWindow::stepLevel(int by) {
  m_app.setLevel(static_cast<Level>(std::clamp(static_cast<int>(m_app.level()) + by, 0, 2)));
}

void MainWindow::showPage(const QString& id) {
  Page* shown = page(id);
  if (!shown) return;
  m_current = id;
  m_stack->setCurrentWidget(shown);
  m_rail->setCurrent(id);
  m_inspector->setPage(shown);
  if (m_remember) m_app.preferences().setPage(id);
  applyWidth();
  refreshNext();
  refreshStage();
  refreshTour();
}

/// A page whose stage is locked still opens; above it stands why, and the way to what is missing.
void MainWindow::refreshStage() {
  const StageStatus status = m_app.stage(m_current);
  const Page* shown = m_pages.value(m_current);
  const bool locked = status.state == StageState::Locked && shown && !shown->explainsLock();
  const bool old = status.state == StageState::Attention && status.why == StageWhy::OlderData;
  m_stageCard->parentWidget()->setVisible(locked || old);
  if (!locked && !old) return;
  IssueText text;
  if (locked) {
    text.tone = Tone::Accent;
    text.title = tr("%1 cannot begin yet").arg(Words::page(m_current));
    text.why = Words::stageWhy(status);
    if (!status.unlocks.isEmpty()) text.actions = {{"unlock", tr("Go to %1").arg(Words::page(status.unlocks))}};
  } else {
    const ArtifactGlance* artifact = stageArtifact(m_current, m_app.workspace());
    text.tone = Tone::Warn;
    text.title = artifact ? tr("%1 was made from older data").arg(artifact->id) : tr("Made from older data");
    text.why =
        tr("What it was made from exists in a newer version now. Nothing is lost: make it anew here, or keep it.");
    text.actions = {{"keep", tr("Keep it")}};
  }
  m_stageCard->setIssue(text);
}

void MainWindow::stageAction(const QString& id) {
  if (id == "unlock") showPage(m_app.stage(m_current).unlocks);
  if (id == "keep") m_app.keepStage(m_current);
}

void MainWindow::setLanguage(const QString& code) {
  Language::set(code);
  if (m_remember) m_app.preferences().setLanguage(code);
}

void MainWindow::toggleTheme() {
  ThemeSettings settings = Theme::instance().settings();
  settings.mode = Theme::instance().dark() ? ThemeSettings::Mode::Light : ThemeSettings::Mode::Dark;
  Theme::instance().set(settings);
  if (m_remember) m_app.preferences().setTheme(settings);
}

/// With large text the panel would take more than the page can give: then it opens only when it is asked for.
bool MainWindow::hasPanelRoom() const { return width() - scaled(192) - scaled(264) >= scaled(660); }

void MainWindow::togglePanel() {
  if (!hasPanelRoom()) {
    m_panelForced = !m_panelForced;
    return applyWidth();
  }
  m_panelWanted = !m_panelWanted;
  if (m_remember) m_app.preferences().setFlag(kPanelFlag, m_panelWanted);
  applyWidth();
}

void MainWindow::applyWidth() {
  const bool wide = width() >= kWide;
  m_rail->setWide(wide);
  m_inspector->setWide(wide);
  Page* page = m_pages.value(currentPage());
  const bool hasTabs = page && !page->tabs().isEmpty();
  m_inspector->setVisible(hasTabs);
  m_inspector->setCollapsed(!(hasPanelRoom() ? m_panelWanted : m_panelForced));
  m_topBar->setParts(TopBar::Search | TopBar::Level | TopBar::LanguagePart | TopBar::ThemePart |
                     (hasTabs ? TopBar::Panel : 0));
  m_topBar->setPanelOpen(!m_inspector->isCollapsed());
  for (Page* p : m_pages) p->setWide(wide);
}

void MainWindow::chooseProject(const QString& dir) {
  if (!dir.isEmpty()) return m_app.openWorkspace(dir);
  chooseProjectFolder(this, m_app.workspaceDir(), [this](const QString& chosen) { m_app.openWorkspace(chosen); });
}

void MainWindow::doNext() { act(m_app.next().step); }

void MainWindow::act(Step step) {
  showPage(m_app.next().page);
  if (step == Step::StartTour && !m_app.launching()) m_app.startTour();
  if (step == Step::ContinueTour) m_app.continueTour();
  if (step == Step::ResumeRun) m_app.resumeRun(m_app.run().id());
  if (step == Step::StartTraining || step == Step::TrainAgain) m_pages.value(m_current)->reveal("new-run");
}

void MainWindow::showRefusal(const std::string&, const Issue& issue) {
  IssueText text = Words::issue(issue);
  text.actions = {{"close", tr("Close")}};
  m_notice->setIssue(text);
  m_noticeBox->show();
}

void MainWindow::showEvent(QShowEvent* event) {
  QMainWindow::showEvent(event);
  // The first focus ring appears with the first Tab, not by itself.
  centralWidget()->setFocus();
}

void MainWindow::resizeEvent(QResizeEvent* event) {
  QMainWindow::resizeEvent(event);
  applyWidth();
}

void MainWindow::closeEvent(QCloseEvent* event) {
  if (m_remember) m_app.preferences().setGeometry(saveGeometry());
  for (const auto& window : m_windows)
    if (window) window->close();
  QMainWindow::closeEvent(event);
}

void MainWindow::changeEvent(QEvent* event) {
  if (event->type() == QEvent::LanguageChange) refreshAll();
  QMainWindow::changeEvent(event);
}

void MainWindow::refreshAll() {
  setWindowTitle(tr("%1 — Zerokara").arg(m_app.projectName()));
  refreshTopBar();
  refreshNext();
  refreshLive();
  refreshStage();
  refreshTour();
}

void MainWindow::refreshLive() {
  refreshRail();
  m_strip->setJob(stripJob(m_app, m_dismissed, m_sawLive));
}

void MainWindow::refreshStrip() { m_strip->setJob(stripJob(m_app, m_dismissed, m_sawLive)); }

void MainWindow::refreshRail() {
  const QVector<RailGroup> groups = railGroups(m_app);
  QStringList shown;
  for (const auto& group : groups)
    for (const auto& stage : group.stages) shown << stage.id;
  const auto tools = railTools(m_app);
  for (const auto& tool : tools) shown << tool.id;
  if (m_railShown == shown && m_railLanguage == Language::current()) {
    for (const auto& group : groups)
      for (const auto& stage : group.stages) m_rail->updateStage(stage);
    return;
  }
  m_railShown = shown;
  m_railLanguage = Language::current();
  m_rail->setGroups(groups);
  m_rail->setTools(tools);
  m_rail->setCurrent(m_current);
}

void MainWindow::refreshTopBar() {
  m_topBar->setProject(m_app.projectName());
  m_topBar->setRun(m_app.run().active() ? m_app.run().id() : QString());
  m_topBar->setLanguage(Language::current());
  m_topBar->setLevel(static_cast<int>(m_app.level()));
}

void MainWindow::refreshNext() {
  const NextStep next = m_app.next();
  const Words::Next words = Words::next(next.step);
  const Page* page = m_pages.value(currentPage());
  // On its own page a step that is only looked at needs no button to get there.
  const bool here = next.page == currentPage() && next.step != Step::ResumeRun;
  m_inspector->nextCard()->setText(words.title, words.why, here ? QString() : words.button);
  m_inspector->nextCard()->setPrimary(page && !page->hasPrimary());
  refreshRail();
}

}  // namespace zk::ui
