// While a tuning run is followed the page is its picture; else it is what the next one starts with.
#include "ui/pages/tune_page.h"

#include <cmath>

#include "ui/details_panel.h"
#include "ui/run_setup.h"
#include "ui/train_words.h"
#include "ui/tune_panels.h"
#include "ui/words.h"
#include "widgets/numbers.h"

namespace zk::ui {

using namespace widgets;  // NOLINT

namespace {

/// "quickstart-1" of "quickstart-1@2930" or "quickstart-1@best".
QString runOf(const QString& ref) { return ref.section(QLatin1Char('@'), 0, 0); }

/// What `zk tune` would start from: the named run, else the newest that was not tuned.
const LogGlance* baseRun(const WorkspaceState& state, const QString& ref) {
  if (!ref.isEmpty()) return state.run(runOf(ref));
  for (const auto& run : state.runs)
    if (!run.isTuning() && run.hasCheckpoint) return &run;
  return nullptr;
}

}  // namespace

TunePage::TunePage(AppModel& app, QWidget* parent) : Page("tune", app, parent) {
  m_lesson = new LessonView("tune");
  build();
  auto& run = app.run();
  connect(&run, &RunFollower::reset, this, &TunePage::clearRun);
  connect(&run, &RunFollower::advanced, this, &TunePage::refreshRun);
  connect(&run, &RunFollower::stateChanged, this, &TunePage::refreshRun);
  connect(&app, &AppModel::workspaceChanged, this, &TunePage::refreshBase);
  connect(m_setup, &RunSetup::changed, this, &TunePage::refreshBase);
  connect(m_setup, &RunSetup::pageWanted, this, [this](const QString& id) {
    if (id == "train" && tuning()) return setNewRun(false);
    Q_EMIT pageWanted(id);
  });
  connect(m_talks, &ConversationCard::answered, this, &TunePage::refreshBase);
  retranslate();
}

TunePage::~TunePage() {
  // Tabs that the inspector never took belong to nobody.
  for (QWidget* tab : std::initializer_list<QWidget*>{m_lesson, m_details})
    if (!tab->parentWidget()) delete tab;
}

void TunePage::build() {
  auto* outer = vbox(this, 0, 0);
  m_scroll = new ScrollColumn;
  m_scroll->setMargins(24, 16, 24, 16);
  outer->addWidget(m_scroll);
  auto* column = m_scroll->column();
  m_header = new PageHeader;
  m_newRun = new Button;
  connect(m_newRun, &QPushButton::clicked, this, [this] { setNewRun(!m_wantsNew); });
  m_header->addAction(m_newRun);
  column->addWidget(m_header);
  column->addWidget(buildPath());
  m_banner = new IssueCard;
  m_banner->hide();
  connect(m_banner, &IssueCard::triggered, this, &TunePage::bannerAction);
  column->addWidget(m_banner);
  m_run = new QWidget;
  auto* live = vbox(m_run, 0, 16);
  m_loss = new LossPlot;
  m_loss->setFileStem("loss-on-answers");
  m_loss->view()->setMinimumHeight(scaled(220));
  m_answers = new BeforeAfterCard;
  live->addWidget(m_loss);
  live->addWidget(m_answers);
  column->addWidget(m_run);
  m_next = new QWidget;
  auto* next = vbox(m_next, 0, 16);
  column->addWidget(m_next);
  m_baseCard = new Card;
  m_base = new Label({}, Type::Role::Strong, Label::Fit::Wrap);
  m_baseWhy = new Label({}, Type::Role::Help, Label::Fit::Wrap);
  m_baseCard->body()->addWidget(m_base);
  m_baseCard->body()->addWidget(m_baseWhy);
  next->addWidget(m_baseCard);
  m_talks = new ConversationCard(app());
  next->addWidget(m_talks);
  m_setup = new RunSetup(app(), "tune");
  m_details = new DetailsPanel(m_setup->form());
  connect(m_setup, &RunSetup::lessonWanted, this, [this](const QString& lesson) {
    if (lesson.isEmpty()) return;
    m_lesson->setLesson(lesson);
    Q_EMIT tabWanted("lesson");
  });
  next->addWidget(m_setup);
  column->addStretch(1);
  outer->addWidget(m_setup->bar());
  m_setup->alignBar(*m_scroll);
}

/// The way through the questions to the leaf that exists.
QWidget* TunePage::buildPath() {
  auto* box = new QWidget;
  auto* row = hbox(box, 0, 8);
  for (int i = 0; i < 3; ++i) {
    if (i > 0) row->addWidget(new IconLabel("chevron", &Tokens::text3, 14));
    auto* label =
        new Label({}, i == 2 ? Type::Role::Strong : Type::Role::Help, i == 1 ? Label::Fit::Elide : Label::Fit::Line);
    m_path.append(label);
    row->addWidget(label);
  }
  row->addStretch(1);
  return box;
}

QVector<Page::Tab> TunePage::tabs() {
  return {{"lesson", tr("Lesson"), "book", m_lesson}, {"details", tr("Details"), "code", m_details}};
}

void TunePage::retranslate() {
  m_header->setTexts(title(), tr("The model learns to answer: it reads conversations, and only the answers count."));
  const QStringList path = {tr("What data do you have?"), tr("Questions with good answers"),
                            tr("Supervised tuning (SFT)")};
  for (int i = 0; i < m_path.size(); ++i) m_path[i]->setText(path[i]);
  m_loss->setTitle(tr("Loss on answers"));
  m_loss->setSubtitle(tr("Each step's loss; diamonds: conversations it has not seen"));
  m_loss->view()->setAccessibleName(tr("Loss on answers"));
  m_loss->setEmptyText(tr("The first point comes after the first step."));
  m_loss->setXKinds(QVector<XKind>{{"step", tr("steps"), tr("step %1")}, {"time", tr("time"), {}, true}});
  m_baseCard->setTitle(tr("Starts from"));
  refreshBase();
  refreshRun();
}

void TunePage::showEvent(QShowEvent* event) {
  Page::showEvent(event);
  askConversations();
  refreshRun();
}

bool TunePage::tuning() const { return app().run().active() && app().run().model().isTuning(); }

void TunePage::askConversations() {
  if (!isVisible() || app().workspace().newest(ArtifactKind::Conversations) == nullptr) return;
  const Json values = m_setup->form()->values();
  const auto it = values.find("conversations");
  const QString set = it != values.end() && it->is_string() ? qstr(it->get<std::string>()) : QString();
  if (m_askedOnce && set == m_asked) return;
  m_askedOnce = true;
  m_asked = set;
  m_talks->ask(set, {});
}

void TunePage::refreshBase() {
  using State = ReadyRow::State;
  const WorkspaceState& state = app().workspace();
  const QString wanted = m_setup->wantedBase();
  const LogGlance* base = baseRun(state, wanted);
  QVector<ReadyRow> rows;
  m_baseCard->setVisible(base != nullptr || !wanted.isEmpty());
  if (!base && wanted.isEmpty()) {
    rows.append({State::Blocked, tr("There is no trained model yet; tuning changes one that can already write"),
                 "train", tr("Train a model")});
  } else if (base && base->isTuning()) {
    m_base->setText(wanted);
    m_baseWhy->setText(
        tr("It was tuned already. Starting from it again teaches the same answers twice and loses more of its text."));
    rows.append(
        {State::Blocked, tr("%1 answers already: choose a model that only continues text").arg(base->id), {}, {}});
  } else if (base && !base->hasCheckpoint) {
    m_base->setText(base->id);
    m_baseWhy->setText(tr("It has not saved a checkpoint yet."));
    rows.append({State::Blocked, tr("%1 has no checkpoint yet").arg(base->id), "train", tr("See it run")});
  } else if (base) {
    m_base->setText(wanted.contains(QLatin1Char('@')) ? wanted
                                                      : tr("%1, step %2").arg(base->id, numbers::integer(base->step)));
    m_baseWhy->setText(tr("It continues text and does not answer yet. It stays as it is: tuning makes a new model."));
    rows.append({State::Ok, tr("Base model: %1").arg(base->id), {}, {}});
  } else {
    m_base->setText(wanted);
    m_baseWhy->setText(tr("A model or a folder by name; the engine looks at it when tuning starts."));
  }
  if (state.newest(ArtifactKind::Conversations))
    rows.append({State::Ok, tr("Conversations are there"), {}, {}});
  else
    rows.append({State::Blocked, tr("There are no conversations in this project; the included text brings some"),
                 "start", tr("Go to the start")});
  if (!m_talks->issue().id.empty()) rows.append({State::Blocked, Words::issue(m_talks->issue()).title, {}, {}});
  m_talks->setVisible(state.newest(ArtifactKind::Conversations) != nullptr);
  m_setup->setRows(rows);
  askConversations();
}

void TunePage::clearRun() {
  m_trainRows = m_validRows = m_resumes = 0;
  m_wantsNew = false;
  m_loss->clear();
  refreshRun();
}

void TunePage::appendRows() {
  const RunModel& model = app().run().model();
  if (model.resumes().size() != m_resumes) {
    m_resumes = model.resumes().size();
    m_trainRows = m_validRows = 0;
    m_loss->clear();
  }
  const auto value = [](const QVector<double>& column, qsizetype row) {
    return row < column.size() ? column[row] : std::nan("");
  };
  const MetricTable &train = model.train(), &valid = model.valid();
  for (; m_trainRows < train.rows(); ++m_trainRows) {
    const double xs[] = {train.step[m_trainRows], train.seconds[m_trainRows]};
    m_loss->appendTraining(xs, value(train.column("loss"), m_trainRows));
  }
  for (; m_validRows < valid.rows(); ++m_validRows) {
    const double xs[] = {valid.step[m_validRows], valid.seconds[m_validRows]};
    m_loss->appendValidation(xs, value(valid.column("loss"), m_validRows));
  }
}

void TunePage::setNewRun(bool on) {
  m_wantsNew = on;
  refreshRun();
}

void TunePage::refreshRun() {
  const bool shown = tuning() && !m_wantsNew;
  m_run->setVisible(shown);
  m_next->setVisible(!shown);
  m_setup->bar()->setVisible(!shown);
  m_newRun->setVisible(tuning() && !app().replaying());
  m_newRun->setText(m_wantsNew ? tr("Back to the run") : tr("Tune again"));
  Q_EMIT primaryChanged();
  const auto banner = shown ? stateBanner(app().run(), app()) : std::optional<IssueText>();
  m_banner->setVisible(banner.has_value());
  if (banner) m_banner->setIssue(*banner);
  if (!shown) return;
  appendRows();
  m_loss->setPlannedEnd(double(std::max<qint64>(0, app().run().model().totalSteps())));
  m_loss->refresh();
  m_answers->show(app().run().model());
}

void TunePage::mainAction() {
  const auto& actions = m_banner->issue().actions;
  if (!m_next->isVisible() && m_banner->isVisible() && !actions.isEmpty()) return bannerAction(actions.first().id);
  if (m_next->isVisible()) m_setup->act();
}

void TunePage::bannerAction(const QString& id) {
  if (id == "chat" || id == "evaluate" || id == "start") return Q_EMIT pageWanted(id);
  if (id != "resume") return;
  const IssueEvent* error = app().run().model().error();
  app().resumeRun(app().run().id(), error ? error->issue.fix : Json::array());
}

}  // namespace zk::ui
