// Two ways to text: one press makes the included stories, the form reads files. Both are jobs that outlive the window.
#include "ui/pages/collect_page.h"

#include <QDragEnterEvent>
#include <QFileDialog>
#include <QMimeData>
#include <QUrl>

#include "ui/loose.h"
#include "ui/words.h"
#include "widgets/numbers.h"
#include "widgets/reflow_layout.h"

namespace zk::ui {

using namespace widgets;  // NOLINT

CollectPage::CollectPage(AppModel& app, QWidget* parent)
    : MakerPage(
          "collect", app, "collect", "projects",
          [](const std::string& phase) {
            if (phase == "miniworld") return tr("Writing the stories");
            return tr("Reading the files");
          },
          parent) {
  setAcceptDrops(true);
  auto* top = new QWidget;
  auto* flow = new ReflowLayout(top, 340, 16);
  m_stories = new Card;
  m_storiesText = new Label({}, Type::Role::Body, Label::Fit::Wrap);
  m_stories->body()->addWidget(m_storiesText);
  auto* buttons = hbox(nullptr, 0, 8);
  m_clean = new Button;
  m_raw = new Button;
  buttons->addWidget(m_clean);
  buttons->addWidget(m_raw);
  buttons->addStretch(1);
  m_stories->body()->addLayout(buttons);
  m_stories->body()->addStretch(1);
  m_folder = new Button;
  m_files = new Button;
  formCard()->addTool(m_folder);
  formCard()->addTool(m_files);
  flow->addWidget(m_stories);
  flow->addWidget(formCard());
  column()->addWidget(top);
  m_texts = new TextsCard(app);
  column()->addWidget(m_texts);
  column()->addStretch(1);

  connect(m_clean, &QAbstractButton::clicked, this, [this] { this->app().runCommand("miniworld", Json::object()); });
  connect(m_raw, &QAbstractButton::clicked, this, [this] { this->app().runCommand("miniworld", {{"raw", true}}); });
  connect(m_folder, &QAbstractButton::clicked, this, [this] { choose(true); });
  connect(m_files, &QAbstractButton::clicked, this, [this] { choose(false); });
  connect(&app, &AppModel::workspaceChanged, this, &CollectPage::refresh);
  retranslate();
}

QVector<Page::Tab> CollectPage::tabs() {
  return {{"lesson", tr("Lesson"), "book", lesson()},
          {"projects", tr("Projects"), "models", secondLesson()},
          {"details", tr("Details"), "code", details()}};
}

void CollectPage::refresh() {
  m_texts->refresh();
  refreshBar();
}

MakerPage::Missing CollectPage::missing() const {
  if (!form()->ready() || !loose::list(form()->values(), "paths").empty()) return {};
  return {tr("To read your own text, name its files or a folder. They may also be dropped on this page."),
          tr("Choose a folder"),
          {}};
}

QString CollectPage::forecast() const {
  const auto& paths = loose::list(form()->values(), "paths");
  QString first = paths[0].is_string() ? QString::fromStdString(paths[0].get<std::string>()) : QString();
  first = first.section(QLatin1Char('/'), -1, -1, QString::SectionSkipEmpty);
  return paths.size() == 1 ? tr("Reads %1 into a new corpus. Your files stay as they are.").arg(first)
                           : tr("Reads %1 and %2 more into a new corpus. Your files stay as they are.", "name, count")
                                 .arg(first, numbers::integer(qint64(paths.size()) - 1));
}

QString CollectPage::runningSentence() const {
  return tr("Text is being collected. You may leave this page; the strip below follows it.");
}

QString CollectPage::startButton() const { return tr("Collect the text"); }

void CollectPage::addPaths(const QStringList& paths) {
  Json all = loose::list(form()->values(), "paths");
  for (const QString& path : paths)
    if (const Json item = path.toStdString(); std::find(all.begin(), all.end(), item) == all.end()) all.push_back(item);
  form()->setValue(QStringLiteral("paths"), all);
}

void CollectPage::choose(bool folder) {
  auto* dialog = new QFileDialog(this, folder ? tr("Choose a folder with text") : tr("Choose files with text"));
  dialog->setAttribute(Qt::WA_DeleteOnClose);
  dialog->setFileMode(folder ? QFileDialog::Directory : QFileDialog::ExistingFiles);
  if (!folder)
    dialog->setNameFilters(
        {tr("Text and pages (%1)").arg("*.txt *.md *.html *.htm *.jsonl *.csv *.tsv *.warc *.wet *.gz *.zst"),
         tr("All files (*)")});
  connect(dialog, &QFileDialog::filesSelected, this, &CollectPage::addPaths);
  dialog->open();
}

void CollectPage::dragEnterEvent(QDragEnterEvent* event) {
  if (event->mimeData()->hasUrls()) event->acceptProposedAction();
}

void CollectPage::dropEvent(QDropEvent* event) {
  QStringList paths;
  for (const QUrl& url : event->mimeData()->urls())
    if (url.isLocalFile()) paths << url.toLocalFile();
  if (paths.isEmpty()) return;
  event->acceptProposedAction();
  addPaths(paths);
  Q_EMIT toast(tr("Added to the list of what is collected."));
}

void CollectPage::retranslate() {
  header()->setTexts(title(), tr("A model knows only what its text contains. Take the included stories, or text of "
                                 "your own, or both."));
  m_stories->setTitle(tr("The included stories"));
  m_stories->setSubtitle(tr("Written by this program: no network, no licence to mind."));
  m_storiesText->setText(
      tr("Stories, letters and questions from a small world, in English and Japanese, 31 MB in all, with an exam about "
         "them. As raw pages they carry what the web carries: menus, advertising, repetition, broken characters. That "
         "is the form to practise cleaning on."));
  m_clean->setText(tr("Add the stories"));
  m_raw->setText(tr("Add them as raw pages"));
  formCard()->setTitle(tr("Your own text"));
  m_folder->setText(tr("Folder…"));
  m_files->setText(tr("Files…"));
  m_texts->retranslate();
  refresh();
}

}  // namespace zk::ui
