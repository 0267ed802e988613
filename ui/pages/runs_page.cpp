// The tables are filled from the index, which is there at once; what can be done with a run depends on its state alone.
#include "ui/pages/runs_page.h"

#include <QDateTime>
#include <QDesktopServices>
#include <QKeyEvent>
#include <QMessageBox>
#include <QUrl>
#include <utility>

#include "ui/off_thread.h"
#include "ui/programs.h"
#include "ui/run_shelf.h"
#include "ui/words.h"
#include "widgets/numbers.h"
#include "widgets/reflow_layout.h"

namespace zk::ui {

using namespace widgets;  // NOLINT

namespace {

TableCell number(double value, const QString& text) {
  TableCell cell;
  if (value < 0) return cell;
  cell.text = text;
  cell.value = value;
  return cell;
}

TableCell word(const QString& text, const QString& icon = {}, TokenRef color = nullptr) {
  TableCell cell;
  cell.text = text;
  cell.icon = icon;
  cell.color = color;
  return cell;
}

}  // namespace

RunsPage::RunsPage(AppModel& app, QWidget* parent) : Page("runs", app, parent) {
  auto* outer = vbox(this, 0, 0);
  auto* scroll = new ScrollColumn;
  scroll->setMargins(24, 16, 24, 16);
  outer->addWidget(scroll);
  auto* column = scroll->column();
  m_header = new PageHeader;
  column->addWidget(m_header);
  auto* bar = new Card;
  m_chosenLabel = new Label({}, Type::Role::Strong, Label::Fit::Wrap);
  m_reason = new Label({}, Type::Role::Help, Label::Fit::Wrap);
  bar->body()->addWidget(m_chosenLabel);
  bar->body()->addWidget(m_reason);
  auto* buttons = new QWidget;
  auto* flow = new ReflowLayout(buttons, 132, 8);
  const auto button = [&](Button*& place, const char* icon, auto act) {
    place = new Button({}, Button::Role::Secondary, icon);
    connect(place, &QPushButton::clicked, this, act);
    flow->addWidget(place);
  };
  button(m_open, "train", [this] { openRun(); });
  button(m_resume, "play", [this] { resume(); });
  button(m_pause, "pause", [this] { control("pause"); });
  button(m_stop, "stop", [this] { control("stop"); });
  button(m_folder, "export", [this] { showFolder(); });
  button(m_delete, "close", [this] { askDelete(); });
  button(m_undo, "undo", [this] { undo(); });
  bar->body()->addWidget(buttons);
  m_nowCard = new Card;
  m_now = new DataTable;
  m_now->setToolsShown(false);
  m_now->setVisibleRows(2);
  m_nowCard->body()->addWidget(m_now);
  m_doneCard = new Card;
  m_done = new DataTable;
  m_doneCard->body()->addWidget(m_done);
  column->addWidget(bar);
  column->addWidget(m_nowCard);
  column->addWidget(m_doneCard, 1);
  m_lesson = new LessonView("runs");
  for (DataTable* table : {m_now, m_done}) {
    connect(table, &DataTable::currentChanged, this, &RunsPage::choose);
    connect(table, &DataTable::opened, this, [this](const QString& id) {
      choose(id);
      openRun();
    });
    connect(table, &DataTable::emptyActionTriggered, this, [this] { Q_EMIT pageWanted("start"); });
  }
  connect(&app.index(), &RunIndex::changed, this, &RunsPage::refresh);
  connect(&app, &AppModel::launchChanged, this, &RunsPage::refreshActions);
  retranslate();
}

QVector<Page::Tab> RunsPage::tabs() { return {{"lesson", tr("Lesson"), "book", m_lesson}}; }

QVector<TableColumn> RunsPage::columns() const {
  using K = TableColumn::Kind;
  return {{"run", tr("Run"), K::Text, 0},
          {"kind", tr("Kind"), K::Text, 76},
          {"state", tr("State"), K::Text, 104},
          {"steps", tr("Steps"), K::Number, 84},
          {"loss", tr("Loss"), K::Number, 64},
          {"bits", tr("Bits/char"), K::Number, 76},
          {"speed", tr("Tokens/s"), K::Number, 76},
          {"time", tr("Time"), K::Number, 60},
          {"size", tr("On disk"), K::Number, 88, false},
          {"begun", tr("Begun"), K::Number, 128, false}};
}

void RunsPage::retranslate() {
  m_header->setTexts(title(), tr("Every training of this project: what runs now and what is over."));
  m_nowCard->setTitle(tr("Now"));
  m_doneCard->setTitle(tr("Over"));
  m_doneCard->setSubtitle(tr("A run stays until you delete it. Loss is measured on text that is not learned from."));
  m_now->setName(tr("Runs that are running"));
  m_done->setName(tr("Runs that are over"));
  for (DataTable* table : {m_now, m_done}) table->setColumns(columns());
  m_done->setEmptyText({tr("No run is over yet"),
                        tr("The tour makes the first two: a base model, and one that answers."), tr("Go to Start")});
  m_open->setText(tr("Open"));
  m_resume->setText(tr("Go on"));
  m_pause->setText(tr("Pause"));
  m_stop->setText(tr("Stop and save"));
  m_folder->setText(tr("Show folder"));
  m_delete->setText(tr("Delete…"));
  m_undo->setText(tr("Undo delete"));
  m_shown.clear();
  refresh();
}

TableRow RunsPage::rowOf(const IndexedRun& run) const {
  const bool good = run.state == "ok", bad = run.state == "failed" || run.state == "lost";
  const QString state = run.running()            ? Words::runState(RunState::Running)
                        : good                   ? Words::runState(RunState::Done)
                        : run.state == "stopped" ? Words::runState(RunState::Stopped)
                        : run.state == "failed"  ? Words::runState(RunState::Failed)
                                                 : Words::runState(RunState::Lost);
  const double loss = run.validLoss >= 0 ? run.validLoss : run.loss;
  const QString steps = run.running() && run.totalSteps > 0
                            ? tr("%1 of %2").arg(numbers::integer(run.step), numbers::integer(run.totalSteps))
                            : numbers::integer(run.step);
  const auto begun = QDateTime::fromMSecsSinceEpoch(run.started / 1000);
  return {run.id,
          {word(run.id), word(run.isTuning() ? tr("Tuning") : tr("Training")),
           word(state,
                good  ? "check"
                : bad ? "warn"
                      : QString(),
                good  ? &Tokens::ok
                : bad ? &Tokens::warn
                      : nullptr),
           number(double(run.step), steps), number(loss, numbers::fixed(loss, 3)),
           number(run.bitsPerChar, numbers::fixed(run.bitsPerChar, 3)),
           number(run.tokensPerSecond, numbers::compact(run.tokensPerSecond)),
           number(run.seconds, numbers::duration(run.seconds)), number(run.bytes, numbers::bytes(run.bytes)),
           number(double(run.started), QLocale().toString(begun, QLocale::ShortFormat))}};
}

void RunsPage::refresh() {
  QVector<TableRow> now, done;
  QString shown;
  for (const auto& run : app().index().runs()) {
    (run.running() ? now : done).append(rowOf(run));
    shown += run.id + run.state + QString::number(run.step) + QString::number(run.bytes) + '\n';
  }
  if (!app().index().known() && !app().scanned()) {
    m_done->setLoading(tr("Looking at the project folder…"));
  } else if (shown != m_shown || m_shown.isEmpty()) {
    m_shown = shown;
    m_now->setRows(now);
    m_done->setRows(done);
    m_nowCard->setVisible(!now.isEmpty());
    // Something is chosen from the start, so that what can be done is seen.
    if (m_wanted.isEmpty() && (!now.isEmpty() || !done.isEmpty()))
      m_wanted = app().index().run(m_chosen) ? m_chosen : (now + done).first().id;
  }
  if (!m_wanted.isEmpty()) reveal(std::exchange(m_wanted, QString()));
  refreshActions();
}

void RunsPage::reveal(const QString& run) {
  for (DataTable* table : {m_now, m_done})
    for (int row = 0; row < table->rowCount(); ++row)
      if (table->cellText(row, "run") == run) return table->setCurrentRow(row);
  m_wanted = run;
}

void RunsPage::choose(const QString& id) {
  if (!id.isEmpty()) m_chosen = id;
  refreshActions();
}

QString RunsPage::folderOf(const QString& id) const {
  const LogGlance* run = app().workspace().run(id);
  return run ? run->dir : QString();
}

/// Each button is there only while it can do something; why the others are not is said beside them.
void RunsPage::refreshActions() {
  const IndexedRun* run = app().index().run(m_chosen);
  if (!run) m_chosen.clear();
  const bool live = run && run->running(), folder = run && !folderOf(run->id).isEmpty();
  const bool resumable = run && (run->state == "stopped" || run->state == "lost" || run->state == "failed");
  m_chosenLabel->setText(run ? Words::job(run->command.toStdString(), run->id) : tr("Choose a run"));
  m_open->setVisible(folder);
  m_folder->setVisible(folder);
  m_pause->setVisible(live && folder);
  m_stop->setVisible(live && folder);
  m_resume->setVisible(resumable && folder && run->hasCheckpoint);
  m_resume->setEnabled(!app().launching());
  m_delete->setVisible(folder && !live);
  m_undo->setVisible(!m_trashed.isEmpty());
  for (Button* button : {m_pause, m_stop}) button->setEnabled(!m_asking);
  QString reason;
  if (!run)
    reason = tr("Then it can be opened, continued or deleted here. Enter opens it.");
  else if (live)
    reason = tr("It is running. It can be deleted once it is over.");
  else if (resumable && !run->hasCheckpoint)
    reason = tr("It has no checkpoint, so there is nothing to go on from.");
  else if (resumable)
    reason = tr("It can go on from its last checkpoint.");
  else
    reason = tr("It ended well; there is nothing to go on with.");
  m_reason->setText(reason);
}

void RunsPage::openRun() {
  if (folderOf(m_chosen).isEmpty()) return;
  app().chooseRun(m_chosen);
  Q_EMIT pageWanted("train");
}

void RunsPage::control(const char* verb) {
  const QString dir = folderOf(m_chosen);
  if (dir.isEmpty() || m_asking) return;
  m_asking = true;
  refreshActions();
  askRun(dir, {{"do", verb}}, this, [this, what = std::string(verb)](const Result<Json>& answer) {
    m_asking = false;
    refreshActions();
    if (!answer.ok()) return Q_EMIT app().refused(what, answer.issue());
    Q_EMIT toast(what == "pause" ? tr("The run pauses after this step. Go on with it on the Train page.")
                                 : tr("The run saves its state and stops."));
  });
}

void RunsPage::resume() {
  app().resumeRun(m_chosen);
  refreshActions();
}

void RunsPage::showFolder() { QDesktopServices::openUrl(QUrl::fromLocalFile(folderOf(m_chosen))); }

void RunsPage::askDelete() {
  const QString id = m_chosen;
  if (folderOf(id).isEmpty()) return;
  int heirs = 0;
  for (const auto& artifact : app().workspace().artifacts)
    for (const auto& input : artifact.inputs) heirs += input.kind == ArtifactKind::Run && input.id == id;
  auto* box = new QMessageBox(this);
  box->setAttribute(Qt::WA_DeleteOnClose);
  box->setTextFormat(Qt::PlainText);
  box->setText(tr("Delete %1?").arg(id));
  QString more = tr("It moves to the trash folder of the project and can be brought back with “Undo delete”.");
  if (heirs > 0) more += "\n" + tr("Made from it and kept: %1 (tuned models, evaluations, reports).").arg(heirs);
  box->setInformativeText(more);
  auto* yes = box->addButton(tr("Delete %1").arg(id), QMessageBox::DestructiveRole);
  auto* no = box->addButton(tr("Keep it"), QMessageBox::RejectRole);
  box->setDefaultButton(no);
  box->setEscapeButton(no);
  connect(yes, &QPushButton::clicked, this, [this, id] { deleteRun(id); });
  box->open();
}

void RunsPage::deleteRun(const QString& id) {
  offThread(
      this, [dir = app().workspaceDir(), id] { return trashRun(dir, id); },
      [this, id](const Result<QString>& moved) {
        if (!moved.ok()) return Q_EMIT app().refused("delete", moved.issue());
        m_trashed = *moved;
        m_trashedId = id;
        Q_EMIT toast(tr("%1 is in the trash folder.").arg(id));
        app().rescan();
        refreshActions();
      });
}

void RunsPage::undo() {
  if (m_trashed.isEmpty()) return;
  offThread(
      this, [dir = app().workspaceDir(), from = m_trashed, id = m_trashedId] { return restoreRun(dir, from, id); },
      [this](const Status& status) {
        if (!status.ok()) return Q_EMIT app().refused("undo", status.issue());
        Q_EMIT toast(tr("%1 is back.").arg(m_trashedId));
        m_trashed.clear();
        app().rescan();
        refreshActions();
      });
}

void RunsPage::keyPressEvent(QKeyEvent* event) {
  if (event->key() == Qt::Key_Delete && m_delete->isVisible()) return askDelete();
  Page::keyPressEvent(event);
}

}  // namespace zk::ui
