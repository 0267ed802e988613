// Rows are those of every form; what they change is the theme, the language and the preferences.
#include "ui/pages/settings_page.h"

#include <QApplication>
#include <QClipboard>
#include <QDesktopServices>
#include <QGridLayout>
#include <QScreen>
#include <QSysInfo>
#include <QUrl>

#include "engine/core/files.h"
#include "engine/core/workspace.h"
#include "ui/off_thread.h"
#include "ui/programs.h"
#include "ui/project_dialog.h"
#include "widgets/language.h"
#include "widgets/numbers.h"
#include "widgets/reflow_layout.h"

namespace zk::ui {

using namespace widgets;  // NOLINT

SettingsPage::SettingsPage(AppModel& app, QWidget* parent) : Page("settings", app, parent) {
  auto* outer = vbox(this, 0, 0);
  auto* scroll = new ScrollColumn;
  scroll->setMargins(24, 16, 24, 16);
  outer->addWidget(scroll);
  m_header = new PageHeader;
  scroll->column()->addWidget(m_header);
  auto* cards = new QWidget;
  auto* flow = new ReflowLayout(cards, 400, 16);
  auto* left = new QWidget;
  auto* right = new QWidget;
  auto* leftColumn = vbox(left, 0, 16);
  auto* rightColumn = vbox(right, 0, 16);
  leftColumn->addWidget(m_look = buildLook());
  leftColumn->addWidget(m_project = buildProject());
  leftColumn->addStretch(1);
  rightColumn->addWidget(m_keys = buildKeys());
  rightColumn->addWidget(m_privacy = buildPrivacy());
  rightColumn->addStretch(1);
  flow->addWidget(left);
  flow->addWidget(right);
  scroll->column()->addWidget(cards);
  scroll->column()->addStretch(1);
  m_lesson = new LessonView("settings");
  connect(&app, &AppModel::levelChanged, this, &SettingsPage::refresh);
  connect(&app, &AppModel::workspaceChanged, this, &SettingsPage::refreshFolder);
  connect(&Theme::instance(), &Theme::changed, this, &SettingsPage::refresh);
  retranslate();
  refreshFolder();
}

QVector<Page::Tab> SettingsPage::tabs() { return {{"lesson", tr("Lesson"), "book", m_lesson}}; }

FormRow* SettingsPage::addRow(Card* card, const char* key, void (SettingsPage::*act)(const QVariant&)) {
  auto* row = new FormRow(specOf(key));
  connect(row, &FormRow::edited, this, act);
  card->body()->addWidget(row);
  m_rows[key] = row;
  return row;
}

Card* SettingsPage::buildLook() {
  auto* card = new Card;
  addRow(card, "language", &SettingsPage::setLanguage);
  addRow(card, "theme", &SettingsPage::setTheme);
  addRow(card, "textScale", &SettingsPage::setTextScale);
  addRow(card, "motion", &SettingsPage::setMotion);
  addRow(card, "contrast", &SettingsPage::setContrast);
  addRow(card, "level", &SettingsPage::setLevel);
  return card;
}

Card* SettingsPage::buildProject() {
  auto* card = new Card;
  m_folder = new Label({}, Type::Role::Mono, Label::Fit::Wrap);
  m_folder->setTextInteractionFlags(Qt::TextSelectableByMouse);
  m_space = new Label({}, Type::Role::Body, Label::Fit::Wrap);
  m_jobs = new Label({}, Type::Role::Help, Label::Fit::Wrap);
  card->body()->addWidget(m_folder);
  card->body()->addWidget(m_space);
  card->body()->addWidget(m_jobs);
  auto* buttons = hbox(nullptr, 0, 8);
  m_open = new Button;
  m_show = new Button({}, Button::Role::Quiet);
  connect(m_open, &QPushButton::clicked, this, &SettingsPage::chooseFolder);
  connect(m_show, &QPushButton::clicked, this,
          [this] { QDesktopServices::openUrl(QUrl::fromLocalFile(app().workspaceDir())); });
  buttons->addWidget(m_open);
  buttons->addWidget(m_show);
  buttons->addStretch(1);
  card->body()->addLayout(buttons);
  return card;
}

Card* SettingsPage::buildKeys() {
  auto* card = new Card;
  m_keyGrid = new QGridLayout;
  m_keyGrid->setHorizontalSpacing(16);
  m_keyGrid->setVerticalSpacing(6);
  m_keyGrid->setColumnStretch(1, 1);
  card->body()->addLayout(m_keyGrid);
  return card;
}

Card* SettingsPage::buildPrivacy() {
  auto* card = new Card;
  m_privacyText = new Label({}, Type::Role::Body, Label::Fit::Wrap);
  m_copy = new Button({}, Button::Role::Secondary, "copy");
  connect(m_copy, &QPushButton::clicked, this, &SettingsPage::copyDiagnostics);
  card->body()->addWidget(m_privacyText);
  card->body()->addWidget(m_copy, 0, Qt::AlignLeft);
  return card;
}

FormRowSpec SettingsPage::specOf(const QString& key) const {
  using C = FormRowSpec::Control;
  FormRowSpec spec;
  spec.key = key;
  spec.helpButton = false;
  spec.control = key == "motion" || key == "contrast" ? C::Check : C::Choice;
  if (key == "language") {
    spec.label = tr("Language");
    spec.choices = {{QStringLiteral("en"), QStringLiteral("English")},
                    {QStringLiteral("ja"), QStringLiteral("日本語")}};
  } else if (key == "theme") {
    spec.label = tr("Theme");
    spec.help = tr("“System” follows the desktop.");
    spec.choices = {{0, tr("System")}, {1, tr("Light")}, {2, tr("Dark")}};
  } else if (key == "textScale") {
    spec.label = tr("Text size");
    for (const int percent : {100, 125, 150, 175, 200})
      spec.choices.append({percent, numbers::percent(percent / 100.0)});
  } else if (key == "motion") {
    spec.label = tr("Reduce motion");
    spec.help = tr("Nothing slides, the heartbeat becomes a dot.");
  } else if (key == "contrast") {
    spec.label = tr("High contrast");
    spec.help = tr("Small texts and lines are drawn stronger.");
  } else {
    spec.label = tr("Level");
    spec.help = tr("Hides rows of a form, never changes a value.");
    spec.choices = {{0, tr("Learn")}, {1, tr("Build")}, {2, tr("Expert")}};
  }
  return spec;
}

void SettingsPage::setLanguage(const QVariant& value) {
  app().preferences().setLanguage(value.toString());
  // The row that was clicked is written anew by the change: let its click end first.
  QMetaObject::invokeMethod(
      this, [code = value.toString()] { Language::set(code); }, Qt::QueuedConnection);
}

void SettingsPage::applyTheme(const ThemeSettings& settings) {
  app().preferences().setTheme(settings);
  QMetaObject::invokeMethod(
      this, [settings] { Theme::instance().set(settings); }, Qt::QueuedConnection);
}

void SettingsPage::setTheme(const QVariant& value) {
  ThemeSettings settings = Theme::instance().settings();
  settings.mode = value.toInt() == 1   ? ThemeSettings::Mode::Light
                  : value.toInt() == 2 ? ThemeSettings::Mode::Dark
                                       : ThemeSettings::Mode::System;
  applyTheme(settings);
}

void SettingsPage::setTextScale(const QVariant& value) {
  ThemeSettings settings = Theme::instance().settings();
  settings.textScale = value.toInt();
  applyTheme(settings);
}

void SettingsPage::setMotion(const QVariant& value) {
  ThemeSettings settings = Theme::instance().settings();
  settings.reducedMotion = value.toBool();
  applyTheme(settings);
}

void SettingsPage::setContrast(const QVariant& value) {
  ThemeSettings settings = Theme::instance().settings();
  settings.highContrast = value.toBool();
  applyTheme(settings);
}

void SettingsPage::setLevel(const QVariant& value) { app().setLevel(static_cast<Level>(value.toInt())); }

void SettingsPage::refresh() {
  const ThemeSettings settings = Theme::instance().settings();
  const auto show = [this](const char* key, const QVariant& value) {
    FormRowState state;
    state.value = value;
    m_rows[key]->setState(state);
  };
  using Mode = ThemeSettings::Mode;
  show("language", Language::current());
  show("theme", settings.mode == Mode::Light ? 1 : settings.mode == Mode::Dark ? 2 : 0);
  show("textScale", settings.textScale);
  show("motion", settings.reducedMotion);
  show("contrast", settings.highContrast);
  show("level", static_cast<int>(app().level()));
}

void SettingsPage::refreshFolder() {
  m_folder->setText(app().workspaceDir());
  offThread(
      this, [dir = app().workspaceDir().toStdString()] { return double(free_bytes(dir)); },
      [this](double free) {
        m_freeBytes = free;
        m_space->setText(free > 0 ? tr("%1 free on this disk").arg(numbers::bytes(free)) : QString());
        m_space->setVisible(free > 0);
      });
}

void SettingsPage::fillKeys() {
  while (QLayoutItem* item = m_keyGrid->takeAt(0)) {
    delete item->widget();
    delete item;
  }
  const std::pair<const char*, QString> keys[] = {
      {"Ctrl K", tr("Find a page, setting, word, lesson or run")},
      {"Ctrl .", tr("The whole configuration in one table")},
      {"Ctrl Shift N", tr("This page in its own window")},
      {"Ctrl 1 … 9", tr("Pages of the current group")},
      {"Alt ↓ / ↑", tr("Next and previous page")},
      {"Ctrl Enter", tr("The page's main action")},
      {"Ctrl B", tr("Rail: wide or narrow")},
      {"Ctrl I", tr("Panel at the right")},
      {"Ctrl L", tr("Level up; with Shift down")},
      {"F1", tr("Help of the focused row")},
      {"Ctrl R", tr("Reset the focused row")},
      {"Ctrl Z", tr("Undo; with Shift redo")},
      {"↑ / ↓", tr("A number up or down; with Shift ten times as much")},
      {"Ctrl S", tr("Save a checkpoint now")},
      {"Esc", tr("Close the topmost message; never stops a job")},
  };
  int row = 0;
  for (const auto& [key, what] : keys) {
    auto* name = new Label(QString::fromUtf8(key), Type::Role::Mono);
    name->setColor(&Tokens::text);
    m_keyGrid->addWidget(name, row, 0, Qt::AlignTop);
    m_keyGrid->addWidget(new Label(what, Type::Role::Help, Label::Fit::Wrap), row++, 1);
  }
}

void SettingsPage::chooseFolder() {
  chooseProjectFolder(this, app().workspaceDir(), [this](const QString& dir) { app().openWorkspace(dir); });
}

/// Facts that help to find a fault; no names of files or persons.
void SettingsPage::copyDiagnostics() {
  const ThemeSettings settings = Theme::instance().settings();
  const MachineFacts& machine = app().machine().facts();
  QStringList lines{
      QStringLiteral("Zerokara %1, Qt %2, %3, %4")
          .arg(kVersion, qVersion(), QSysInfo::prettyProductName(), QSysInfo::currentCpuArchitecture()),
      QStringLiteral("window: %1, %2, text %3 %, ratio %4")
          .arg(Language::current(), Theme::instance().dark() ? "dark" : "light")
          .arg(settings.textScale)
          .arg(devicePixelRatioF()),
      QStringLiteral("machine: %1 cores, %2 memory, GPU: %3")
          .arg(machine.cores)
          .arg(numbers::bytes(machine.memoryBytes), machine.gpu.isEmpty() ? "none" : machine.gpu),
      QStringLiteral("engine: %1").arg(app().engineMissing() ? "missing" : "found"),
      QStringLiteral("problems: %1").arg(machine.problems.isEmpty() ? "none" : machine.problems.join(", ")),
      QStringLiteral("project: %1 runs, %2 artifacts, %3 free")
          .arg(app().workspace().runs.size())
          .arg(app().workspace().artifacts.size())
          .arg(m_freeBytes > 0 ? numbers::bytes(m_freeBytes) : "?")};
  QGuiApplication::clipboard()->setText(lines.join('\n'));
  Q_EMIT toast(tr("Copied: versions and counts, no names."));
}

void SettingsPage::retranslate() {
  m_header->setTexts(title(), tr("They concern you and this computer; no setting changes a result."));
  m_look->setTitle(tr("Language and look"));
  m_project->setTitle(tr("Project folder"));
  m_keys->setTitle(tr("Keys"));
  m_privacy->setTitle(tr("Privacy"));
  m_jobs->setText(tr("Everything of a project lies in this one folder. Copy it, move it, back it up like any other."));
  m_open->setText(tr("Open another…"));
  m_show->setText(tr("Show the folder"));
  m_privacyText->setText(
      tr("Nothing leaves this computer: no account, no reports, no hidden requests. What you write stays here."));
  m_copy->setText(tr("Copy facts for a fault report"));
  for (auto it = m_rows.begin(); it != m_rows.end(); ++it) it.value()->setSpec(specOf(it.key()));
  fillKeys();
  refresh();
  if (m_freeBytes > 0) m_space->setText(tr("%1 free on this disk").arg(numbers::bytes(m_freeBytes)));
}

}  // namespace zk::ui
