// Everything is written anew from the form at each change; nothing is kept here.
#include "ui/details_panel.h"

#include <QClipboard>
#include <QEvent>
#include <QFileDialog>
#include <QGuiApplication>

#include "engine/core/files.h"
#include "ui/off_thread.h"
#include "ui/words.h"
#include "widgets/reflow_layout.h"

namespace zk::ui {

using namespace widgets;  // NOLINT

namespace {

/// A plain QLabel: code keeps its indent, and can be marked.
QLabel* inset(QVBoxLayout* column) {
  auto* frame = new QFrame;
  frame->setProperty("role", "inset");
  auto* label = new QLabel;
  label->setProperty("role", "mono");
  label->setTextFormat(Qt::PlainText);
  label->setWordWrap(true);
  label->setTextInteractionFlags(Qt::TextSelectableByMouse);
  QSizePolicy policy(QSizePolicy::Ignored, QSizePolicy::Preferred);
  policy.setHeightForWidth(true);
  label->setSizePolicy(policy);
  vbox(frame, 10, 0)->addWidget(label);
  column->addWidget(frame);
  return label;
}

Label* overline(QVBoxLayout* column) {
  auto* label = new Label({}, Type::Role::Overline, Label::Fit::Wrap);
  column->addWidget(label);
  return label;
}

QWidget* buttonRow(QVBoxLayout* column, std::initializer_list<Button*> buttons) {
  auto* row = new QWidget;
  auto* layout = new ReflowLayout(row, 96, 4);
  for (Button* button : buttons) {
    button->setSmall(true);
    layout->addWidget(button);
  }
  column->addWidget(row);
  return row;
}

QString written(const Json& value) {
  if (value.is_null()) return DetailsPanel::tr("automatic");
  if (value.is_string())
    return value.get<std::string>().empty() ? QStringLiteral("“”") : qstr(value.get<std::string>());
  return qstr(value.dump());
}

}  // namespace

DetailsPanel::DetailsPanel(SchemaForm* form, QWidget* parent) : QWidget(parent), m_form(form) {
  auto* column = vbox(this, 0, 8);
  m_changedTitle = overline(column);
  m_changed = inset(column);
  column->addSpacing(4);
  m_lineTitle = overline(column);
  m_line = inset(column);
  m_copyLine = new Button({}, Button::Role::Quiet, "copy");
  m_pasteLine = new Button({}, Button::Role::Quiet, "code");
  buttonRow(column, {m_copyLine, m_pasteLine});
  column->addSpacing(4);
  m_fileTitle = overline(column);
  m_file = inset(column);
  m_copyFile = new Button({}, Button::Role::Quiet, "copy");
  m_saveFile = new Button({}, Button::Role::Quiet, "export");
  m_loadFile = new Button({}, Button::Role::Quiet, "collect");
  buttonRow(column, {m_copyFile, m_saveFile, m_loadFile});
  m_told = new Label({}, Type::Role::Help, Label::Fit::Wrap);
  m_told->hide();
  column->addWidget(m_told);
  column->addStretch(1);
  const auto copy = [this](const QString& text) {
    QGuiApplication::clipboard()->setText(text);
    said({}, tr("Copied."));
  };
  connect(m_copyLine, &QPushButton::clicked, this, [this, copy] { copy(m_line->text()); });
  connect(m_copyFile, &QPushButton::clicked, this, [this, copy] { copy(m_file->text()); });
  connect(m_pasteLine, &QPushButton::clicked, this, [this] {
    m_form->readCommandLine(QGuiApplication::clipboard()->text(),
                            [this](const Status& status) { said(status, tr("The form shows that command now.")); });
  });
  connect(m_saveFile, &QPushButton::clicked, this, &DetailsPanel::saveFile);
  connect(m_loadFile, &QPushButton::clicked, this, &DetailsPanel::loadFile);
  connect(form, &SchemaForm::changed, this, &DetailsPanel::refresh);
  retranslate();
}

void DetailsPanel::refresh() {
  if (!m_form->ready()) return;
  const FormModel& model = m_form->model();
  m_changedTitle->setText(model.preset().isEmpty() ? tr("Changed from the recommended values")
                                                   : tr("Changed from the preset %1").arg(model.preset()));
  QStringList lines;
  for (const QString& key : model.changedKeys())
    lines << QStringLiteral("%1  %2 → %3").arg(key, written(model.base(key)), written(model.value(key)));
  m_changed->setText(lines.isEmpty() ? tr("Nothing") : lines.join('\n'));
  m_line->setText(model.commandLine());
  m_file->setText(qstr(model.file().dump(2)));
}

void DetailsPanel::said(const Status& status, const QString& success) {
  m_told->setColor(status.ok() ? &Tokens::text2 : &Tokens::danger);
  const IssueText words = status.ok() ? IssueText() : Words::issue(status.issue());
  m_told->setText(status.ok() ? success : Words::sentences({words.title, words.evidence}));
  m_told->show();
}

void DetailsPanel::saveFile() {
  auto* dialog = new QFileDialog(this, tr("Save the configuration"), qstr(m_form->model().command()) + ".json",
                                 QStringLiteral("JSON (*.json)"));
  dialog->setAttribute(Qt::WA_DeleteOnClose);
  dialog->setAcceptMode(QFileDialog::AcceptSave);
  connect(dialog, &QFileDialog::fileSelected, this, [this](const QString& path) {
    const auto write = [file = path.toStdString(), json = m_form->model().file()] {
      return write_json_atomic(file, json);
    };
    offThread(this, write, [this](const Status& status) { said(status, tr("Saved.")); });
  });
  dialog->open();
}

void DetailsPanel::loadFile() {
  auto* dialog = new QFileDialog(this, tr("Load a configuration"), QString(), QStringLiteral("JSON (*.json)"));
  dialog->setAttribute(Qt::WA_DeleteOnClose);
  dialog->setFileMode(QFileDialog::ExistingFile);
  connect(dialog, &QFileDialog::fileSelected, this, [this](const QString& path) {
    m_form->readFile(path, [this](const Status& status) { said(status, tr("The form shows that file now.")); });
  });
  dialog->open();
}

void DetailsPanel::retranslate() {
  m_lineTitle->setText(tr("Same thing on the command line"));
  m_fileTitle->setText(tr("Same thing as a file"));
  m_copyLine->setText(tr("Copy"));
  m_pasteLine->setText(tr("Paste one"));
  m_pasteLine->setToolTip(tr("Takes the command line that lies on the clipboard."));
  m_copyFile->setText(tr("Copy", "the file"));
  m_saveFile->setText(tr("Save…"));
  m_loadFile->setText(tr("Load…"));
  m_told->hide();
  refresh();
}

void DetailsPanel::changeEvent(QEvent* event) {
  QWidget::changeEvent(event);
  if (event->type() == QEvent::LanguageChange) retranslate();
}

}  // namespace zk::ui
