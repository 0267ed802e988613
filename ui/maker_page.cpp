// The form keeps the draft and the job panel follows the job: the page itself holds no state.
#include "ui/maker_page.h"

#include <QScrollBar>

namespace zk::ui {

using namespace widgets;  // NOLINT

MakerPage::MakerPage(const QString& id, AppModel& app, const std::string& command, const QString& second,
                     std::function<QString(const std::string&)> phase, QWidget* parent)
    : Page(id, app, parent), m_command(command) {
  auto* outer = vbox(this, 0, 0);
  m_scroll = new ScrollColumn;
  m_scroll->setMargins(24, 16, 24, 16);
  outer->addWidget(m_scroll, 1);
  auto* foot = new QWidget;
  auto* footRow = vbox(foot, 0, 0);
  footRow->setContentsMargins(24, 8, 24 + m_scroll->verticalScrollBar()->sizeHint().width(), 16);  // as the cards
  m_bar = new ActionBar;
  footRow->addWidget(m_bar);
  outer->addWidget(foot);

  m_header = new PageHeader;
  column()->addWidget(m_header);
  m_job = new JobPanel(app, id, std::move(phase));
  column()->addWidget(m_job);
  m_formCard = new Card;
  m_form = new SchemaForm(app, command);
  m_formCard->addTool(m_form->undoButton());
  m_formCard->body()->addWidget(m_form);
  m_formCard->body()->addStretch(1);
  m_lesson = new LessonView(id);
  m_second = new LessonView(second);
  m_details = new DetailsPanel(m_form);

  connect(m_bar, &ActionBar::triggered, this, &MakerPage::mainAction);
  connect(m_job, &JobPanel::changed, this, &MakerPage::refreshBar);
  connect(m_job, &JobPanel::again, this, &MakerPage::start);
  connect(m_form, &SchemaForm::changed, this, &MakerPage::refreshBar);
  connect(m_form, &SchemaForm::checked, this, &MakerPage::refreshBar);
  connect(m_form, &SchemaForm::lessonWanted, this, [this, second](const QString& wanted) {
    Q_EMIT tabWanted(wanted == second ? second : QStringLiteral("lesson"));
  });
  connect(&app, &AppModel::levelChanged, this, &MakerPage::refreshBar);
}

bool MakerPage::hasPrimary() const { return m_bar->text().state != ActionText::State::Running; }

const ArtifactGlance* MakerPage::chosen(const char* key, ArtifactKind kind) const {
  const Json value = m_form->model().value(QLatin1String(key));
  const QString id = value.is_string() ? QString::fromStdString(value.get<std::string>()) : QString();
  return id.isEmpty() ? app().workspace().newest(kind) : app().workspace().artifact(kind, id);
}

void MakerPage::refreshBar() {
  ActionText text;
  const Missing need = app().scanned() ? missing() : Missing();
  if (m_job->running()) {
    text = {ActionText::State::Running, runningSentence(), tr("Stop")};
  } else if (!need.sentence.isEmpty()) {
    text = {ActionText::State::Blocked, need.sentence, need.button};
  } else if (m_form->ready() && !m_form->valid()) {
    text = {ActionText::State::Blocked, tr("A value above cannot be used. It says why."), tr("Go to the value")};
  } else if (m_form->ready()) {
    text = {ActionText::State::Ready, forecast(), startButton()};
  }
  m_bar->setVisible(!text.sentence.isEmpty());
  m_bar->setText(text);
  m_formCard->setSubtitle(m_form->ready() ? m_form->subtitle() : QString());
  Q_EMIT primaryChanged();
}

void MakerPage::start() {
  if (m_job->running() || !missing().sentence.isEmpty() || !m_form->ready() || !m_form->valid()) return;
  app().runCommand(m_command, m_form->values());
}

void MakerPage::mainAction() {
  if (Job* job = m_job->running()) return job->stop();
  const Missing need = app().scanned() ? missing() : Missing();
  if (!need.sentence.isEmpty()) return provide(need);
  if (!m_form->ready()) return;
  if (m_form->valid()) return start();
  for (const Issue& issue : m_form->issues())
    if (FormRow* row = m_form->row(QString::fromStdString(issue.path)); row && row->isVisible()) {
      row->control()->setFocus();
      return;
    }
}

}  // namespace zk::ui
