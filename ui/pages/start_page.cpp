// The tour's card takes the place of its door while there is something to say about a tour.
#include "ui/pages/start_page.h"

#include <QDesktopServices>
#include <QProgressBar>

#include "ui/door_arts.h"
#include "ui/opening_picker.h"
#include "ui/programs.h"
#include "ui/project_dialog.h"
#include "ui/strip_job.h"
#include "ui/tour_card.h"
#include "ui/words.h"
#include "widgets/numbers.h"

namespace zk::ui {

using namespace widgets;  // NOLINT

StartPage::StartPage(AppModel& app, QWidget* parent) : Page("start", app, parent) {
  auto* outer = vbox(this, 0, 0);
  m_scroll = new ScrollColumn;
  m_scroll->setMargins(32, 24, 32, 16);
  outer->addWidget(m_scroll);
  auto* column = m_scroll->column();
  buildHero(column);
  m_tour = new TourCard(app);
  connect(m_tour, &TourCard::triggered, this, &StartPage::mainAction);
  connect(m_tour, &TourCard::visitWanted, this, &StartPage::pageWanted);
  connect(m_tour, &TourCard::reportWanted, this, &StartPage::openReport);
  column->addWidget(m_tour);
  buildDoors(column);
  m_openingCard = new Card;
  m_openingCard->body()->addWidget(new OpeningPicker(app));
  column->addWidget(m_openingCard);

  m_continue = new Card;
  auto* row = hbox(nullptr, 0, 16);
  auto* texts = vbox(nullptr, 0, 0);
  m_continueWhat = new Label({}, Type::Role::Strong, Label::Fit::Elide);
  m_continueState = new Label({}, Type::Role::Help, Label::Fit::Elide);
  texts->addWidget(m_continueWhat);
  texts->addWidget(m_continueState);
  m_continueBar = new QProgressBar;
  m_continueBar->setRange(0, 1000);
  m_continueBar->setTextVisible(false);
  m_continueBar->setFixedWidth(scaled(200));
  m_continueButton = new Button;
  connect(m_continueButton, &QPushButton::clicked, this, [this] { Q_EMIT pageWanted("train"); });
  row->addLayout(texts, 1);
  m_continueReport = new Button({}, Button::Role::Quiet, "log");
  connect(m_continueReport, &QPushButton::clicked, this, &StartPage::openReport);
  row->addWidget(m_continueBar);
  row->addWidget(m_continueReport);
  row->addWidget(m_continueButton);
  m_continue->body()->addLayout(row);
  column->addWidget(m_continue);

  m_historyCard = new Card;
  m_history = new HistoryStrip;
  m_historyNote = new Label({}, Type::Role::Caption, Label::Fit::Wrap);
  connect(m_history, &HistoryStrip::opened, this, [this](int i) {
    const QString id = history().value(i).id;
    Q_EMIT placeWanted("lessons", "history-" + (id == "gpt-bert" ? QStringLiteral("gpt") : id));
  });
  m_historyCard->body()->addWidget(m_history);
  m_historyCard->body()->addWidget(m_historyNote);
  column->addWidget(m_historyCard);

  auto* check = hbox(nullptr, 0, 8);
  m_machineIcon = new IconLabel("clock", &Tokens::text3, 16);
  m_machine = new Label({}, Type::Role::Help, Label::Fit::Elide);
  check->addWidget(m_machineIcon);
  check->addWidget(m_machine, 1);
  m_checkUp = new Button({}, Button::Role::Quiet);
  connect(m_checkUp, &QPushButton::clicked, this, [this] { Q_EMIT pageWanted("doctor"); });
  check->addWidget(m_checkUp);
  column->addLayout(check);
  column->addStretch(1);

  connect(&app, &AppModel::workspaceChanged, this, &StartPage::refresh);
  connect(&app, &AppModel::launchChanged, this, &StartPage::refresh);
  connect(&app, &AppModel::nextChanged, this, &StartPage::refresh);
  connect(&app.tour(), &TourFollower::changed, this, &StartPage::refresh);
  connect(&app.run(), &RunFollower::advanced, this, &StartPage::refresh);
  connect(&app.run(), &RunFollower::stateChanged, this, &StartPage::refresh);
  connect(&app.machine(), &Machine::changed, this, &StartPage::refreshMachine);
  connect(&Theme::instance(), &Theme::changed, this, &StartPage::arrange);
  retranslate();
}

void StartPage::buildHero(QVBoxLayout* column) {
  auto* row = hbox(nullptr, 0, 24);
  row->setContentsMargins(8, 0, 0, 0);
  row->addWidget(new BrandRing(80));
  auto* texts = vbox(nullptr, 0, 8);
  m_title = new Label({}, Type::Role::Display, Label::Fit::Wrap);
  m_sentence = new Label({}, Type::Role::Body, Label::Fit::Wrap);
  m_sentence->setColor(&Tokens::text2);
  texts->addStretch(1);
  texts->addWidget(m_title);
  texts->addWidget(m_sentence);
  texts->addStretch(1);
  row->addLayout(texts, 1);
  column->addLayout(row);
}

void StartPage::buildDoors(QVBoxLayout* column) {
  m_doors = hbox(nullptr, 0, 16);
  m_tourDoor = new DoorCard({}, new TourArt);
  m_tourDoor->setPrimary(true);
  m_betterDoor = new DoorCard({}, new BetterArt);
  m_projectDoor = new DoorCard({}, new FolderArt);
  m_modelDoor = new DoorCard({}, new SentenceArt);
  connect(m_tourDoor, &DoorCard::triggered, this, [this] { app().startTour(); });
  connect(m_projectDoor, &DoorCard::triggered, this, &StartPage::chooseProject);
  connect(m_modelDoor, &DoorCard::triggered, this, &StartPage::openModel);
  connect(m_betterDoor, &DoorCard::triggered, this, [this] { Q_EMIT pageWanted("architecture"); });
  for (DoorCard* door : doors()) m_doors->addWidget(door, 1);
  column->addLayout(m_doors);
}

/// Where the text is large against the page, the doors stack.
void StartPage::arrange() {
  m_doors->setDirection(width() < scaled(640) ? QBoxLayout::TopToBottom : QBoxLayout::LeftToRight);
}

void StartPage::resizeEvent(QResizeEvent* event) {
  Page::resizeEvent(event);
  arrange();
}

void StartPage::setWide(bool wide) {
  for (DoorCard* door : doors()) door->setCompact(!wide || tourShown());
}

QVector<HistoryEntry> StartPage::history() {
  QVector<HistoryEntry> entries = {
      {"eliza", "1966", "ELIZA", tr("rules")},
      {"shrdlu", "1970", "SHRDLU", tr("blocks world")},
      {"rnn", "1988", "RNN", tr("memory")},
      {"lstm", "1997", "LSTM", tr("longer memory")},
      {"transformer", "2017", "Transformer", tr("attention")},
      {"gpt-bert", "2018", "GPT · BERT", tr("pre-training")},
      {"gpt3", "2020", "GPT-3", tr("175 B")},
      {"chatgpt", "2022", "ChatGPT", tr("dialogue")},
      {"falcon", "2023", "Falcon", tr("open weights")},
      {"you", "", tr("You"), tr("from zero")},
  };
  entries.last().you = true;
  return entries;
}

void StartPage::fillDoors() {
  const auto obstacle = engineIssue();
  const bool canStart = !obstacle;
  m_tourDoor->setText({"seed",
                       tr("Ten-minute tour"),
                       tr("Train a small model now and talk to it. No network, no settings."),
                       {tr("The text is made here, in English and Japanese"),
                        tr("About 8 minutes on two processor cores"), tr("Ends in the chat")},
                       canStart ? tr("Writes about 85 MB into the project folder.") : Words::whatToDo(*obstacle),
                       tr("Start the tour"),
                       tr("Start here")});
  m_tourDoor->button()->setEnabled(canStart && !app().launching());
  m_projectDoor->setText({"architecture",
                          tr("My own project"),
                          tr("A project is one folder: text, tokenizer, runs and models lie in it."),
                          {tr("Nothing outside the folder is changed"), tr("Move or copy it like any folder"),
                           tr("The command line works on the same folder")},
                          tr("Now open: %1").arg(app().workspaceDir()),
                          tr("Choose a folder"),
                          {}});
  const double seconds = app().tour().active() && app().tour().model().end() ? app().tour().model().end()->seconds : -1;
  m_betterDoor->setText(
      {"seed",
       tr("Make it better"),
       tr("Change one value, train again, and see whether the difference is real."),
       {tr("One value at a time"), tr("The same text and the same questions"),
        tr("Chance is told apart from progress")},
       seconds > 0 ? tr("The tour took %1 on this computer.").arg(numbers::duration(seconds)) : QString(),
       tr("Change one value"),
       {}});
  fillModelDoor();
}

void StartPage::fillModelDoor() {
  const bool canChat = app().situation().canChat;
  if (tourFinished()) {
    m_modelDoor->setText({"glass",
                          tr("Look inside"),
                          tr("See how sure your model was of each token, and what else it had in mind."),
                          {tr("Ten rivals for every token"), tr("The sure ones pale, the surprising ones dark"),
                           tr("Two models side by side")},
                          tr("Nothing is changed by looking."),
                          tr("Look at its words"),
                          {}});
    m_modelDoor->button()->setEnabled(canChat);
    return;
  }
  m_modelDoor->setText(
      {"models",
       tr("Open a model"),
       tr("Talk to a model of this project, and see how sure it was of each word."),
       {tr("Every run keeps its models"), tr("Continue a text, or get an answer"), tr("Ten rivals for every token")},
       canChat ? tr("Models are chosen in the chat.") : tr("No model in this project yet. The tour makes one."),
       tr("Choose a model"),
       {}});
  m_modelDoor->button()->setEnabled(canChat);
}

void StartPage::retranslate() {
  m_title->setText(tr("Build a language model from zero"));
  m_sentence->setText(
      tr("From raw text to a model you can talk to. Every step is explained, and every number on the way is yours."));
  m_continue->setTitle(tr("Continue where you left off"));
  m_continueButton->setText(tr("Open"));
  m_continueReport->setText(tr("Report of the tour"));
  m_checkUp->setText(tr("See the check-up"));
  m_history->setEntries(history());
  m_historyCard->setTitle(tr("How we got here"));
  m_historyCard->setSubtitle(
      tr("From rules written by hand to models that learn from text. Each name opens its lesson; the last ring is "
         "yours."));
  m_historyNote->setText(
      tr("Years of the publications. The guide that this program follows dates ELIZA 1967 and LSTM 2013."));
  refresh();
  refreshMachine();
}

bool StartPage::tourFinished() const { return app().tour().active() && app().tour().state() == RunState::Done; }

void StartPage::openReport() {
  const QString language = numbers::japanese() ? "ja" : "en";
  QDesktopServices::openUrl(QUrl::fromLocalFile(app().tour().dir() + "/report." + language + ".html"));
}

void StartPage::refresh() {
  const bool tour = tourShown();
  if (tour && m_tourDoor->isAncestorOf(window()->focusWidget())) setFocus();
  m_tour->setVisible(tour);
  m_tourDoor->setVisible(!tour && !tourFinished());
  m_betterDoor->setVisible(tourFinished());
  m_openingCard->setVisible(!tour && !app().tour().active());
  if (tour) m_tour->show(app());
  fillDoors();
  if (window()) setWide(window()->width() >= 1500);
  refreshContinue();
}

void StartPage::refreshContinue() {
  RunFollower& run = app().run();
  m_continue->setVisible(run.active() && !tourShown() && run.model().begun());
  m_continueReport->setVisible(app().tour().active() && app().tour().state() == RunState::Done);
  if (!run.active()) return;
  const RunModel& model = run.model();
  m_continueWhat->setText(app().projectName() + " · " + Words::job(model.header().command, run.id()));
  QString state = Words::runState(run.state());
  if (model.totalSteps() > 0)
    state = tr("%1, step %2 of %3.").arg(state, numbers::integer(model.step()), numbers::integer(model.totalSteps()));
  m_continueState->setText(state + " " + tr("Next: %1.").arg(Words::next(app().next().step).title));
  m_continueBar->setVisible(model.fraction() >= 0);
  m_continueBar->setValue(int(std::max(0.0, model.fraction()) * 1000));
}

void StartPage::refreshMachine() {
  const Machine& machine = app().machine();
  const bool known = machine.state() == Machine::State::Known;
  if (!known) {
    m_machineIcon->set("clock", &Tokens::text3);
    m_machine->setText(tr("Checking this computer…"));
    return;
  }
  const MachineFacts& facts = machine.facts();
  QStringList parts;
  if (facts.cores > 0) parts << (facts.cores == 1 ? tr("1 core") : tr("%1 cores").arg(facts.cores));
  if (facts.memoryBytes > 0) parts << tr("%1 memory").arg(numbers::bytes(facts.memoryBytes));
  parts << (facts.gpu.isEmpty() ? tr("no GPU needed") : facts.gpu);
  if (facts.freeDiskBytes > 0) parts << tr("%1 free disk").arg(numbers::bytes(facts.freeDiskBytes));
  m_machineIcon->set(facts.ready ? "check" : "warn", facts.ready ? &Tokens::ok : &Tokens::warn);
  const QString list = parts.join(tr(", ", "between facts"));
  m_machine->setText(facts.ready
                         ? tr("This computer is ready: %1.").arg(list)
                         : tr("Not everything is in place: %1.")
                               .arg(facts.problems.isEmpty() ? list : facts.problems.join(tr(", ", "between facts"))));
}

void StartPage::mainAction() {
  const Step step = app().next().step;
  if (step == Step::StartTour) return app().startTour();
  if (step == Step::ContinueTour) return app().continueTour();
  Q_EMIT pageWanted(app().next().page);
}

void StartPage::chooseProject() {
  chooseProjectFolder(this, app().workspaceDir(), [this](const QString& dir) { app().openOwnProject(dir); });
}

void StartPage::openModel() { Q_EMIT pageWanted("chat"); }

}  // namespace zk::ui
