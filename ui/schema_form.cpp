// Rows are made once from the description; refresh() tells each what it shows now. The check waits until one stops
// typing.
#include "ui/schema_form.h"

#include <QEvent>
#include <QFile>
#include <QKeyEvent>
#include <QMenu>
#include <QShortcut>

#include "engine/core/command.h"
#include "engine/core/files.h"
#include "ui/off_thread.h"
#include "ui/schema_values.h"
#include "ui/words.h"
#include "widgets/language.h"
#include "widgets/numbers.h"

namespace zk::ui {

using namespace widgets;  // NOLINT

namespace {

constexpr int kCheckMs = 80;

}  // namespace

SchemaForm::SchemaForm(AppModel& app, const std::string& command, const QStringList& keys, bool keepDraft,
                       QWidget* parent)
    : QWidget(parent), m_app(app), m_command(command), m_keys(keys), m_keepDraft(keepDraft) {
  m_column = vbox(this, 0, 8);
  m_loading = new SkeletonBars(5);
  m_failure = new IssueCard;
  m_failure->hide();
  m_column->addWidget(m_loading);
  m_column->addWidget(m_failure);
  m_checkTimer.setSingleShot(true);
  m_checkTimer.setInterval(kCheckMs);
  connect(&m_checkTimer, &QTimer::timeout, this, &SchemaForm::check);
  connect(&app, &AppModel::levelChanged, this, &SchemaForm::refresh);
  connect(&Theme::instance(), &Theme::changed, this, &SchemaForm::alignNames);
  connect(&app, &AppModel::workspaceChanged, this, &SchemaForm::refreshArtifacts);
  if (keepDraft) connect(&app.notes(), &ProjectNotes::changed, this, &SchemaForm::loadDraft);
  connect(m_failure, &IssueCard::triggered, this, &SchemaForm::describe);
  const auto key = [this](const QKeySequence& keys, void (SchemaForm::*act)()) {
    auto* shortcut = new QShortcut(keys, this, nullptr, nullptr, Qt::WidgetWithChildrenShortcut);
    connect(shortcut, &QShortcut::activated, this, act);
  };
  key(QKeySequence("Ctrl+Z"), &SchemaForm::undo);
  key(QKeySequence("Ctrl+Shift+Z"), &SchemaForm::redo);
  key(QKeySequence("Ctrl+R"), &SchemaForm::resetFocusedRow);
  auto* f1 = new QShortcut(QKeySequence("F1"), this, nullptr, nullptr, Qt::WidgetWithChildrenShortcut);
  connect(f1, &QShortcut::activated, this, [this] { help(keyWithFocus()); });
  describe();
}

void SchemaForm::describe() {
  m_failure->hide();
  m_loading->show();
  m_app.describe(m_command, this, [this](const Result<Json>& described) {
    m_loading->hide();
    if (described.ok()) return takeDescription(*described);
    IssueText text = Words::issue(described.issue());
    text.actions = {{"again", tr("Try again")}};
    m_failure->setIssue(text);
    m_failure->show();
    Q_EMIT failed(described.issue());
  });
}

bool SchemaForm::wanted(const QString& key, qsizetype* place) const {
  if (m_keys.isEmpty()) return true;
  for (qsizetype i = 0; i < m_keys.size(); ++i) {
    if (m_keys[i] != key && !(m_keys[i].endsWith('.') && key.startsWith(m_keys[i]))) continue;
    if (place) *place = i;
    return true;
  }
  return false;
}

void SchemaForm::takeDescription(const Json& command) {
  m_model = FormModel::fromDescribe(command);
  m_shown.clear();
  QVector<QPair<qsizetype, qsizetype>> order;
  for (qsizetype i = 0; i < m_model.fields().size(); ++i) {
    qsizetype place = 0;
    if (wanted(m_model.fields()[i].key, &place)) order.append({place, i});
  }
  std::sort(order.begin(), order.end());
  for (const auto& [place, i] : order) m_shown.append(m_model.fields()[i]);
  // The whole form has each group once, where its first field stands; a page's own order is left as it is.
  if (m_keys.isEmpty()) {
    QStringList groups;
    for (const auto& f : m_shown)
      if (!groups.contains(f.group)) groups << f.group;
    std::stable_sort(m_shown.begin(), m_shown.end(), [&](const FormField& a, const FormField& b) {
      return groups.indexOf(a.group) < groups.indexOf(b.group);
    });
  }
  buildRows();
  m_ready = true;
  if (m_keepDraft) loadDraft();
  refresh();
  m_checkTimer.start();
  Q_EMIT becameReady();
  Q_EMIT changed();
}

void SchemaForm::loadDraft() {
  if (!m_ready || m_keeping) return;
  const Json flat = m_app.notes().draft(m_command);
  const QString preset = m_app.notes().draftPreset(m_command);
  if (flat == m_model.values() && preset == m_model.preset()) return;
  const auto load = [this, flat, preset](const Json& presetValues) {
    m_model.load(preset, presetValues, flat);
    m_checkTimer.start();
    refresh();
    Q_EMIT changed();
  };
  if (preset.isEmpty()) return load(Json::object());
  if (preset == m_model.preset()) return load(m_model.presetValues());
  offThread(
      this, [command = m_command, name = preset.toStdString()] { return preset_values(command, name); },
      [load](const Result<Json>& values) { load(values.ok() ? *values : Json::object()); });
}

void SchemaForm::buildRows() {
  qDeleteAll(m_rows);
  m_rows.clear();
  for (const auto& [group, label] : m_headings) delete label;
  m_headings.clear();
  QString last;
  bool several = false;
  for (const auto& f : m_shown) several = several || f.group != m_shown.first().group;
  for (const auto& f : m_shown) {
    if (several && (m_headings.isEmpty() || f.group != last)) {
      auto* heading = new Label({}, Type::Role::Overline);
      m_column->addWidget(heading);
      m_headings.append({f.group, heading});
      last = f.group;
    }
    auto* row = new FormRow(specOf(f));
    m_column->addWidget(row);
    m_rows[f.key] = row;
    connectRow(row, f);
  }
  // In a taller card the rows keep together.
  for (int i = m_column->count() - 1; i >= 0; --i)
    if (m_column->itemAt(i)->spacerItem()) delete m_column->takeAt(i);
  m_column->addStretch(1);
}

void SchemaForm::connectRow(FormRow* row, const FormField& f) {
  connect(row, &FormRow::edited, this, [this, f](const QVariant& value) { edited(f, value); });
  connect(row, &FormRow::resetRequested, this, [this, key = f.key] {
    m_notNumber.remove(key);
    m_model.reset(key);
    m_model.endStep();
    afterChange();
  });
  connect(row, &FormRow::derivedRequested, this, [this, f](bool automatic) {
    // Opened, the lock hands over the automatic value to go on from.
    const auto known = m_derived.find(f.key.toStdString());
    const Json value = automatic ? Json() : known != m_derived.end() ? *known : Json(std::max(f.range.low, 1.0));
    m_model.set(f.key, value);
    m_model.endStep();
    afterChange();
  });
  connect(row, &FormRow::helpRequested, this, [this, key = f.key] { help(key); });
  connect(row, &FormRow::fixRequested, this, [this, key = f.key] { fix(key); });
  connect(row, &FormRow::focused, this, [this] { m_model.endStep(); });
  for (auto* edit : row->findChildren<QLineEdit*>()) edit->installEventFilter(this);
}

bool SchemaForm::eventFilter(QObject* object, QEvent* event) {
  // Undo is the form's, not the field's: the field would take back letters, the form takes back values.
  if (event->type() == QEvent::ShortcutOverride) {
    const auto* key = static_cast<QKeyEvent*>(event);
    if (key->matches(QKeySequence::Undo) || key->matches(QKeySequence::Redo)) {
      event->ignore();
      return true;
    }
  }
  return QWidget::eventFilter(object, event);
}

void SchemaForm::refreshArtifacts() {
  if (!m_ready) return;
  for (const auto& f : m_shown)
    if (!f.artifact.isEmpty()) m_rows[f.key]->setSpec(specOf(f));
  refresh();
}

void SchemaForm::refresh() {
  if (!m_ready) return;
  const Level level = m_app.level();
  QStringList groups;
  for (const auto& f : m_shown) {
    FormRow* row = m_rows.value(f.key);
    // A row with an error is shown at every level: nobody can mend what is hidden.
    const bool shown = f.level <= level || issueOf(f.key) || m_notNumber.contains(f.key);
    row->setLevel(static_cast<FormRow::Level>(level));
    row->setState(stateOf(f));
    row->setVisible(shown);
    if (shown) groups << f.group;
  }
  for (const auto& [group, label] : m_headings) {
    const std::string name = group.isEmpty() ? "run" : group.toStdString();
    label->setText(wordsOf({"group." + m_model.command() + "." + name, "group." + name}, group));
    label->setVisible(groups.contains(group));
  }
  alignNames();
  if (m_undo) m_undo->setEnabled(m_model.canUndo());
}

void SchemaForm::alignNames() {
  int widest = 0;
  for (const FormRow* row : std::as_const(m_rows))
    if (!row->isHidden()) widest = std::max(widest, row->wantedLabelWidth());
  for (FormRow* row : std::as_const(m_rows)) row->setLabelWidth(widest);
}

void SchemaForm::edited(const FormField& f, const QVariant& value) {
  if (controlOf(f) == FormRowSpec::Control::Number && !value.isValid()) {
    m_notNumber[f.key] = f.kind == Kind::Int ? tr("Write a whole number.") : tr("Write a number.");
    refresh();
    return;
  }
  m_notNumber.remove(f.key);
  m_model.set(f.key, jsonOf(value));
  afterChange();
}

void SchemaForm::afterChange() {
  keep();
  refresh();
  m_checkTimer.start();
  Q_EMIT changed();
}

void SchemaForm::keep() {
  if (!m_keepDraft) return;
  m_keeping = true;
  m_app.notes().setDraft(m_command, m_model.values(), m_model.preset());
  m_keeping = false;
}

void SchemaForm::check() {
  const quint64 asked = ++m_asked;
  const Json args = {{"command", m_command}, {"values", m_model.values()}};
  m_app.zk().request("check", args, this, {}, [this, asked](const Json& reply) {
    if (asked == m_asked) takeCheck(reply);
  });
}

void SchemaForm::takeCheck(const Json& reply) {
  if (reply.contains("issue")) return;  // no answer is no fault of the values
  m_issues.clear();
  if (const auto issues = reply.find("issues"); issues != reply.end() && issues->is_array())
    for (const auto& issue : *issues)
      if (issue.is_object()) m_issues.push_back(Issue::from_json(issue));
  if (const auto derived = reply.find("derived"); derived != reply.end() && derived->is_object()) m_derived = *derived;
  for (const auto& [key, value] : m_pageDerived.items()) m_derived[key] = value;
  refresh();
  Q_EMIT checked(reply);
}

void SchemaForm::setValues(const Json& flat) {
  m_model.setMany(flat);
  m_model.endStep();
  afterChange();
}

void SchemaForm::setValue(const QString& key, const Json& value) {
  m_model.set(key, value);
  m_model.endStep();
  afterChange();
}

void SchemaForm::setDerived(const Json& flat) {
  m_pageDerived = flat;
  for (const auto& [key, value] : flat.items()) m_derived[key] = value;
  refresh();
}

void SchemaForm::setDisabled(const QString& key, const QString& reason) {
  m_disabled[key] = reason;
  refresh();
}

void SchemaForm::setTag(const QString& key, const QString& tag) {
  m_tags[key] = tag;
  refresh();
}

bool SchemaForm::valid() const { return m_notNumber.isEmpty() && !has_error(m_issues); }

int SchemaForm::hiddenChanges() const {
  int hidden = 0;
  for (const auto& f : m_shown) hidden += m_model.changed(f.key) && f.level > m_app.level();
  return hidden;
}

QString SchemaForm::subtitle() const {
  int changed = 0;
  for (const auto& f : m_shown) changed += m_model.changed(f.key);
  const QString base = m_model.preset().isEmpty() ? tr("the recommended values") : m_model.preset();
  if (changed == 0) return m_model.preset().isEmpty() ? tr("The recommended values") : tr("As in %1").arg(base);
  const QString differ =
      changed == 1 ? tr("1 value differs from %1").arg(base) : tr("%1 values differ from %2").arg(changed).arg(base);
  const int hidden = hiddenChanges();
  return hidden == 0 ? differ : tr("%1 (%2 not shown at this level)").arg(differ).arg(hidden);
}

Button* SchemaForm::presetsButton() {
  if (m_presets) return m_presets;
  m_presets = new Button(tr("Presets"), Button::Role::Secondary, "down");
  connect(m_presets, &QPushButton::clicked, this, &SchemaForm::openPresets);
  return m_presets;
}

IconButton* SchemaForm::undoButton() {
  if (m_undo) return m_undo;
  m_undo = new IconButton("undo", tr("Undo"));
  m_undo->setEnabled(m_model.canUndo());
  connect(m_undo, &QToolButton::clicked, this, &SchemaForm::undo);
  return m_undo;
}

void SchemaForm::openPresets() {
  auto* menu = new QMenu(m_presets);
  menu->setAttribute(Qt::WA_DeleteOnClose);
  const auto add = [&](const QString& name, const QString& text) {
    auto* action = menu->addAction(text);
    action->setCheckable(true);
    action->setChecked(m_model.preset() == name);
    connect(action, &QAction::triggered, this, [this, name] { usePreset(name); });
  };
  add({}, tr("Recommended values"));
  for (const QString& name : m_model.presets()) {
    const QString about = wordsOf({"preset." + m_command + "." + name.toStdString()}, {});
    add(name, about.isEmpty() ? name : tr("%1: %2", "preset: what it is").arg(name, about));
  }
  menu->addSeparator();
  auto* reset = menu->addAction(tr("Reset all changes"));
  reset->setEnabled(!m_model.changedKeys().isEmpty());
  connect(reset, &QAction::triggered, this, &SchemaForm::resetAll);
  menu->popup(m_presets->mapToGlobal(QPoint(0, m_presets->height())));
}

void SchemaForm::usePreset(const QString& name) {
  apply({name, Json::object()}, [](const Status&) {});
}

void SchemaForm::undo() {
  m_model.undo();
  m_notNumber.clear();
  afterChange();
}

void SchemaForm::redo() {
  m_model.redo();
  m_notNumber.clear();
  afterChange();
}

void SchemaForm::resetAll() {
  m_model.resetAll();
  m_notNumber.clear();
  afterChange();
}

void SchemaForm::resetFocusedRow() {
  const QString key = keyWithFocus();
  if (key.isEmpty()) return;
  m_notNumber.remove(key);
  m_model.reset(key);
  m_model.endStep();
  afterChange();
}

QString SchemaForm::keyWithFocus() const {
  for (const QWidget* at = focusWidget(); at && at != this; at = at->parentWidget())
    if (const auto* row = qobject_cast<const FormRow*>(at)) return row->spec().key;
  return {};
}

void SchemaForm::help(const QString& key) {
  if (const FormField* f = m_model.field(key)) Q_EMIT lessonWanted(f->lesson);
}

void SchemaForm::fix(const QString& key) {
  const Issue* issue = issueOf(key);
  if (!issue) return;
  for (const auto& change : issue->fix)
    if (change.is_object() && change.contains("path") && change.contains("value") && change["path"] == issue->path)
      return setValue(key, change["value"]);
}

/// A preset's values are on the disk; everything is taken over in one step.
void SchemaForm::apply(const FormModel::Parsed& parsed, const std::function<void(const Status&)>& then) {
  const auto take = [this, parsed, then](const Result<Json>& values) {
    if (!values.ok()) return then(values.issue());
    m_model.usePreset(parsed.preset, *values);
    m_model.joinNextStep();
    m_model.setMany(parsed.flat);
    m_notNumber.clear();
    afterChange();
    then({});
  };
  if (parsed.preset.isEmpty()) return take(Json::object());
  offThread(
      this, [command = m_command, name = parsed.preset.toStdString()] { return preset_values(command, name); }, take);
}

void SchemaForm::readCommandLine(const QString& line, const std::function<void(const Status&)>& then) {
  const auto parsed = m_model.parseCommandLine(line);
  if (!parsed.ok()) return then(parsed.issue());
  apply(*parsed, then);
}

void SchemaForm::readFile(const QString& path, const std::function<void(const Status&)>& then) {
  offThread(
      this, [file = path.toStdString()] { return read_json(file); },
      [this, then](const Result<Json>& json) {
        if (!json.ok()) return then(json.issue());
        const auto parsed = m_model.parseFile(*json);
        if (!parsed.ok()) return then(parsed.issue());
        apply(*parsed, then);
      });
}

void SchemaForm::changeEvent(QEvent* event) {
  QWidget::changeEvent(event);
  if (event->type() != QEvent::LanguageChange) return;
  if (m_presets) m_presets->setText(tr("Presets"));
  if (m_undo) m_undo->setName(tr("Undo"));
  if (!m_ready) return;
  for (const auto& f : m_shown) m_rows[f.key]->setSpec(specOf(f));
  refresh();
  Q_EMIT changed();
}

}  // namespace zk::ui
