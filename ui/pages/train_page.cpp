// Curves only grow: each refresh hands over the rows that came since the last one.
#include "ui/pages/train_page.h"

#include <QKeyEvent>
#include <QMenu>
#include <cmath>

#include "ui/details_panel.h"
#include "ui/programs.h"
#include "ui/rate_dialog.h"
#include "ui/run_panels.h"
#include "ui/run_setup.h"
#include "ui/run_views.h"
#include "ui/sample_card.h"
#include "ui/strip_job.h"
#include "ui/train_words.h"
#include "ui/words.h"
#include "widgets/numbers.h"

namespace zk::ui {

using namespace widgets;  // NOLINT

TrainPage::TrainPage(AppModel& app, QWidget* parent) : Page("train", app, parent) {
  auto* outer = vbox(this, 0, 0);
  m_stack = new QStackedWidget;
  outer->addWidget(m_stack);
  m_empty = new EmptyState;
  connect(m_empty, &EmptyState::triggered, this, &TrainPage::mainAction);
  m_stack->addWidget(m_empty);
  buildBody();
  buildNext();
  m_doctor = new DoctorPanel;
  m_lesson = new LessonView("train");
  m_facts = new RunFacts;
  m_details = new QWidget;
  auto* details = vbox(m_details, 0, 0);
  m_nextDetails = new DetailsPanel(m_setup->form());
  details->addWidget(m_facts);
  details->addWidget(m_nextDetails);
  auto& run = app.run();
  connect(&run, &RunFollower::reset, this, &TrainPage::resetRun);
  connect(&run, &RunFollower::advanced, this, &TrainPage::advance);
  connect(&run, &RunFollower::stateChanged, this, [this] {
    refreshState();
    refreshTiles();
    refreshPlots();
  });
  connect(&app, &AppModel::workspaceChanged, this, &TrainPage::refreshEmpty);
  connect(&app, &AppModel::launchChanged, this, &TrainPage::refreshState);
  connect(&app, &AppModel::nextChanged, this, &TrainPage::refreshState);
  connect(&app.tour(), &TourFollower::changed, this, &TrainPage::refreshEmpty);
  if (app.replaying()) {  // a recording that stands still has its own clock: what it shows does not grow old
    auto* clock = new QTimer(this);
    connect(clock, &QTimer::timeout, this, &TrainPage::refreshTiles);
    clock->start(1000);
  }
  retranslate();
  advance();  // the page is made when it is first shown: the run may be far on by then
}

TrainPage::~TrainPage() {
  // Tabs that the inspector never took belong to nobody.
  for (QWidget* tab : std::initializer_list<QWidget*>{m_doctor, m_lesson, m_details})
    if (!tab->parentWidget()) delete tab;
}

void TrainPage::buildBody() {
  m_scroll = new ScrollColumn;
  m_scroll->setMargins(24, 16, 24, 16);
  m_stack->addWidget(m_scroll);
  auto* column = m_scroll->column();
  m_header = new PageHeader;
  m_pause = new Button({}, Button::Role::Secondary, "pause");
  m_changeRate = new Button({}, Button::Role::Secondary, "tune");
  connect(m_pause, &QPushButton::clicked, this, &TrainPage::togglePause);
  connect(m_changeRate, &QPushButton::clicked, this, &TrainPage::changeRate);
  buildMenu();
  m_newRun = new Button;
  connect(m_newRun, &QPushButton::clicked, this, [this] { setNewRun(true); });
  m_header->addAction(m_newRun);
  m_header->addAction(m_more);
  m_header->addAction(m_changeRate);
  m_header->addAction(m_pause);
  column->addWidget(m_header);
  m_banner = new IssueCard;
  connect(m_banner, &IssueCard::triggered, this, &TrainPage::bannerAction);
  column->addWidget(m_banner);
  m_tiles = new QGridLayout;
  m_tiles->setContentsMargins(0, 0, 0, 0);
  m_tiles->setSpacing(16);
  for (MetricTile** tile : {&m_lossTile, &m_bitsTile, &m_gradTile, &m_speedTile}) *tile = new MetricTile;
  column->addLayout(m_tiles);
  m_viewsRow = new QWidget;
  auto* views = hbox(m_viewsRow, 0, 0);
  m_views = new SegmentedControl;
  views->addWidget(m_views);
  views->addStretch(1);
  connect(m_views, &SegmentedControl::changed, this, &TrainPage::refreshViews);
  column->addWidget(m_viewsRow);
  m_curves = new QWidget;
  auto* curves = vbox(m_curves, 0, 16);
  buildPlots(curves);
  m_samples = new SampleCard;
  curves->addWidget(m_samples);
  column->addWidget(m_curves, 1);
  m_allSamples = new SamplesView;
  m_ranks = new RanksView;
  m_log = new LogView;
  for (QWidget* other :
       {static_cast<QWidget*>(m_allSamples), static_cast<QWidget*>(m_ranks), static_cast<QWidget*>(m_log)})
    column->addWidget(other, 1);
  connect(&app(), &AppModel::levelChanged, this, &TrainPage::refreshViews);
}

/// The same page before a run: form, readiness, forecast, start.
void TrainPage::buildNext() {
  m_next = new QWidget;
  auto* outer = vbox(m_next, 0, 0);
  auto* scroll = new ScrollColumn;
  scroll->setMargins(24, 16, 24, 16);
  m_nextHeader = new PageHeader;
  m_backToRun = new Button({}, Button::Role::Secondary, "back");
  connect(m_backToRun, &QPushButton::clicked, this, [this] { setNewRun(false); });
  m_nextHeader->addAction(m_backToRun);
  m_setup = new RunSetup(app(), "train");
  scroll->column()->addWidget(m_nextHeader);
  scroll->column()->addWidget(m_setup);
  scroll->column()->addStretch(1);
  outer->addWidget(scroll, 1);
  outer->addWidget(m_setup->bar());
  m_setup->alignBar(*scroll);
  m_stack->addWidget(m_next);
  connect(m_setup, &RunSetup::lessonWanted, this, [this](const QString& lesson) {
    if (lesson.isEmpty()) return;
    m_lesson->setLesson(lesson);
    Q_EMIT tabWanted("lesson");
  });
  connect(m_setup, &RunSetup::pageWanted, this, [this](const QString& id) {
    if (id == "train") return setNewRun(false);
    Q_EMIT pageWanted(id);
  });
}

void TrainPage::setNewRun(bool on) {
  m_wantsNew = on;
  refreshState();
}

void TrainPage::reveal(const QString& place) {
  if (!app().replaying()) setNewRun(!app().workspace().run(place));
}

void TrainPage::buildMenu() {
  m_more = new Button;
  auto* menu = new QMenu(m_more);
  m_save = menu->addAction(QString(), this, [this] { app().saveCheckpoint(); });
  m_evaluate =
      menu->addAction(QString(), this, [this] { order("evaluate", tr("Validated: the new point is on the plot.")); });
  m_sample = menu->addAction(QString(), this, [this] { order("sample", tr("New texts are below the plots.")); });
  m_more->setMenu(menu);
}

void TrainPage::retranslateMenu() {
  m_nextHeader->setTexts(tr("A new run"),
                         tr("What it trains, on what, for how long. The run goes on when the window is closed."));
  m_newRun->setText(tr("New run"));
  m_backToRun->setText(tr("Back to the run"));
  m_more->setText(tr("Now…"));
  m_more->setToolTip(tr("Things that the run does between two steps"));
  m_save->setText(tr("Save a checkpoint now"));
  m_evaluate->setText(tr("Evaluate now"));
  m_sample->setText(tr("Write samples now"));
  m_changeRate->setText(tr("Change learning rate"));
  m_changeRate->setToolTip(tr("Saves a checkpoint first; applies at the next step"));
  m_views->setItems({tr("Curves"), tr("Samples"), tr("Ranks"), tr("Log")});
  m_views->setName(tr("View"));
}

void TrainPage::setView(int view) {
  m_views->setCurrent(view);
  refreshViews();
}

/// Learn has one view with everything that matters; the others hide nothing of the run, they only look closer.
void TrainPage::refreshViews() {
  const bool more = app().level() != Level::Learn;
  m_viewsRow->setVisible(more);
  const int view = more ? m_views->current() : 0;
  m_curves->setVisible(view == 0);
  m_allSamples->setVisible(view == 1);
  m_ranks->setVisible(view == 2);
  m_log->setVisible(view == 3);
  if (view == 1) m_allSamples->show(app().run().model());
}

void TrainPage::order(const char* verb, const QString& done) {
  if (!m_ordered.empty() || !app().run().active() || app().replaying()) return;
  m_ordered = verb;
  refreshState();
  Q_EMIT toast(tr("Asked: the run does it between two steps."));
  askRun(app().run().dir(), {{"do", verb}}, this, [this, done](const Result<Json>& answer) {
    m_ordered.clear();
    refreshState();
    const bool ok = answer.ok() && answer->contains("ok") && (*answer)["ok"] == true;
    Q_EMIT toast(ok ? done : refusalSentence(answer));
  });
}

void TrainPage::changeRate() {
  auto* dialog = new RateDialog(app().run(), this);
  dialog->setAttribute(Qt::WA_DeleteOnClose);
  dialog->open();
}

void TrainPage::rememberXKind() {
  const int kind = m_loss->view()->xKind();
  app().preferences().setFlag("trainOverTokens", kind == 1);
  app().preferences().setFlag("trainOverTime", kind == 2);
}

void TrainPage::buildPlots(QVBoxLayout* column) {
  m_plotRow = hbox(nullptr, 0, 16);
  m_loss = new LossPlot;
  m_loss->setFileStem("loss");
  m_smallColumn = vbox(nullptr, 0, 16);
  m_rate = new SmallPlot;
  m_grad = new SmallPlot;
  m_speed = new SmallPlot;
  for (SmallPlot* plot : {m_rate, m_grad, m_speed}) m_smallColumn->addWidget(plot, 1);
  m_rate->setFileStem("learning-rate");
  m_grad->setFileStem("gradient-norm");
  m_speed->setFileStem("tokens-per-second");
  m_speed->view()->setYFloor(0);
  m_rate->view()->setYFloor(0);
  m_plotRow->addWidget(m_loss, 5);
  m_plotRow->addLayout(m_smallColumn, 2);
  column->addLayout(m_plotRow, 1);
  connect(m_loss->view(), &PlotView::viewChanged, this, &TrainPage::rememberXKind);
  connect(&Theme::instance(), &Theme::changed, this, &TrainPage::arrange);
  arrange();
}

/// Plots take the height that is left, so their smallest size decides when the page begins to scroll. Where the text is
/// large against the page, tiles and plots stack.
void TrainPage::arrange() {
  m_narrow = width() < scaled(680);
  const int columns = m_narrow ? 2 : 4;
  int i = 0;
  for (MetricTile* tile : {m_lossTile, m_bitsTile, m_gradTile, m_speedTile}) {
    m_tiles->addWidget(tile, i / columns, i % columns);
    ++i;
  }
  for (int c = 0; c < 4; ++c) m_tiles->setColumnStretch(c, m_narrow && c > 1 ? 0 : 1);
  m_plotRow->setDirection(m_narrow ? QBoxLayout::TopToBottom : QBoxLayout::LeftToRight);
  m_smallColumn->setDirection(m_narrow ? QBoxLayout::LeftToRight : QBoxLayout::TopToBottom);
  const auto shape = [](PlotView* view, int height) {
    view->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Ignored);
    view->setMinimumHeight(scaled(height));
  };
  shape(m_loss->view(), 260);
  for (SmallPlot* plot : {m_rate, m_grad, m_speed}) shape(plot->view(), 64);
}

void TrainPage::resizeEvent(QResizeEvent* event) {
  Page::resizeEvent(event);
  if (m_narrow != (width() < scaled(680))) arrange();
}

QVector<Page::Tab> TrainPage::tabs() {
  return {{"lesson", tr("Lesson"), "book", m_lesson},
          {"doctor", tr("Doctor"), "doctor", m_doctor},
          {"details", tr("Details"), "code", m_details}};
}

QString TrainPage::firstTab() const {
  return app().run().active() ? QStringLiteral("doctor") : QStringLiteral("lesson");
}

bool TrainPage::hasPrimary() const {
  return m_stack->currentWidget() == m_next || m_newRun->role() == Button::Role::Primary ||
         (m_stack->currentWidget() == m_empty && !m_emptyIsWaiting);
}

void TrainPage::retranslate() {
  m_header->setTexts(tr("Train"),
                     tr("The model reads text and guesses the next token. The lower the loss, the better it guesses."));
  m_loss->setXKinds(
      QVector<XKind>{{"step", tr("steps"), tr("step %1")}, {"tokens", tr("tokens")}, {"time", tr("time"), {}, true}});
  const auto& kept = app().preferences();
  m_loss->view()->setXKind(kept.flag("trainOverTime", false) ? 2 : kept.flag("trainOverTokens", false) ? 1 : 0);
  m_rate->setTitle(tr("Learning rate"));
  m_grad->setTitle(tr("Gradient norm"));
  m_speed->setTitle(tr("Tokens per second"));
  m_loss->view()->setAccessibleName(tr("Loss"));
  m_rate->view()->setAccessibleName(tr("Learning rate"));
  m_grad->view()->setAccessibleName(tr("Gradient norm"));
  m_speed->view()->setAccessibleName(tr("Tokens per second"));
  retranslateMenu();
  refreshViews();
  refreshState();
  refreshTiles();
  refreshPlots();
  m_doctor->show(app().run());
  m_facts->show(app().run());
  m_samples->show(app().run().model());
}

void TrainPage::resetRun() {
  m_trainRows = m_validRows = m_resumes = 0;
  m_wantsNew = false;  // another run is followed: it is the picture
  m_loss->clear();
  for (SmallPlot* plot : {m_rate, m_grad, m_speed}) plot->clear();
  m_ranks->setRun(app().run());
  m_log->setRun(app().run());
  advance();
  Q_EMIT tabsChanged();
}

void TrainPage::advance() {
  appendRows();
  refreshTiles();
  refreshPlots();
  refreshState();
  m_doctor->show(app().run());
  m_facts->show(app().run());
  m_samples->show(app().run().model());
  if (m_allSamples->isVisible()) m_allSamples->show(app().run().model());
}

void TrainPage::appendRows() {
  const RunModel& model = app().run().model();
  if (model.resumes().size() != m_resumes) {  // superseded steps are hidden: draw what is left
    m_resumes = model.resumes().size();
    m_trainRows = m_validRows = 0;
    m_loss->clear();
    for (SmallPlot* plot : {m_rate, m_grad, m_speed}) plot->clear();
  }
  const auto& train = model.train();
  const auto& valid = model.valid();
  const auto value = [](const QVector<double>& column, qsizetype row) {
    return row < column.size() ? column[row] : std::nan("");
  };
  const auto &loss = train.column("loss"), &rate = train.column("lr"), &grad = train.column("grad_norm"),
             &speed = train.column("tokens_per_second"), &validLoss = valid.column("loss");
  for (; m_trainRows < train.rows(); ++m_trainRows) {
    const qsizetype i = m_trainRows;
    const double xs[] = {train.step[i], train.tokens[i], train.seconds[i]};
    m_loss->appendTraining(xs, value(loss, i));
    m_rate->append(xs[0], value(rate, i));
    m_grad->append(xs[0], value(grad, i));
    m_speed->append(xs[0], value(speed, i));
  }
  for (; m_validRows < valid.rows(); ++m_validRows) {
    const qsizetype i = m_validRows;
    const double xs[] = {valid.step[i], valid.tokens[i], valid.seconds[i]};
    m_loss->appendValidation(xs, value(validLoss, i));
  }
}

void TrainPage::refreshTiles() {
  const TrainTiles tiles = trainTiles(app().run());
  m_lossTile->setMetric(tiles.loss);
  m_bitsTile->setMetric(tiles.bits);
  m_gradTile->setMetric(tiles.grad);
  m_speedTile->setMetric(tiles.speed);
}

void TrainPage::refreshPlots() {
  const RunFollower& run = app().run();
  const RunModel& model = run.model();
  // Baselines are measured on the text; a tuning run learns from answers.
  const Baselines b = model.isTuning() ? Baselines() : run.baselines();
  QVector<Baseline> lines;
  for (const auto& [id, level] : {std::pair{"uniform", b.uniform}, {"unigram", b.unigram}, {"bigram", b.bigram}})
    if (level > 0) lines.append({Words::baseline(id), level, crossedAt(model, id)});
  m_loss->setSubtitle(lines.isEmpty() ? tr("Training loss with each step, validation as diamonds")
                                      : tr("Dashed: simpler models on the same text"));
  m_loss->setBaselines(lines);
  m_loss->setEmptyText(tr("The first point comes after the first step."));
  QVector<PlotFlag> flags;
  for (const auto& edit : model.edits()) flags.append({double(edit.step), editText(edit), Tone::Accent});
  for (const qint64 step : model.resumes()) flags.append({double(step), tr("resumed"), Tone::Accent});
  m_loss->setFlags(flags);
  Forecast forecast;
  const MetricTable& ahead = model.projection();
  if (ahead.rows() > 0 && !isOver(run.state()) && ahead.column("low").size() == ahead.rows() &&
      ahead.column("high").size() == ahead.rows())
    forecast = {ahead.step, ahead.column("low"), ahead.column("high"), tr("forecast")};
  m_loss->setForecast(forecast);
  const double end = double(std::max<qint64>(0, model.totalSteps()));
  m_loss->setPlannedEnd(end);
  for (SmallPlot* plot : {m_rate, m_grad, m_speed}) plot->setPlannedEnd(end), plot->refresh();
  m_loss->refresh();
}

void TrainPage::refreshState() {
  const RunFollower& run = app().run();
  const RunState state = run.state();
  const bool live = run.active() && !isOver(state) && !app().replaying();
  m_pause->setVisible(live);
  m_newRun->setVisible(run.active() && !live && !app().replaying());
  const NextStep next = app().next();
  const bool again = next.page == id() && (next.step == Step::StartTraining || next.step == Step::TrainAgain);
  m_newRun->setRole(again && run.active() && !live ? Button::Role::Primary : Button::Role::Secondary);
  m_more->setVisible(live);
  m_changeRate->setVisible(live);
  m_pause->setText(state == RunState::Paused ? tr("Resume") : tr("Pause"));
  m_pause->setIconName(state == RunState::Paused ? "play" : "pause");
  m_pause->setToolTip(state == RunState::Paused ? tr("Go on (Space)") : tr("Pause (Space)"));
  const bool waiting = !app().pendingControl().empty();
  m_pause->setEnabled(!waiting);
  m_save->setEnabled(!waiting);
  m_evaluate->setEnabled(m_ordered.empty());
  m_sample->setEnabled(m_ordered.empty());
  const auto banner = run.active() ? stateBanner(run, app()) : std::optional<IssueText>();
  m_banner->setVisible(banner.has_value());
  if (banner) m_banner->setIssue(*banner);
  refreshEmpty();
  Q_EMIT primaryChanged();
}

void TrainPage::refreshEmpty() {
  const bool none = !app().run().active();
  const bool waits = app().launching() || (app().tour().active() && !isOver(app().tour().state()));
  const bool form = m_wantsNew || (none && !waits && !app().replaying() && app().situation().datasets > 0);
  m_backToRun->setVisible(!none);
  m_facts->setVisible(!form);
  m_nextDetails->setVisible(form);
  m_stack->setCurrentWidget(form ? static_cast<QWidget*>(m_next) : none ? static_cast<QWidget*>(m_empty) : m_scroll);
  if (!none || form) return;
  m_emptyIsWaiting = app().launching() || (app().tour().active() && !isOver(app().tour().state()));
  if (app().tour().active() && !isOver(app().tour().state())) {
    m_empty->setText({tr("Training begins soon"),
                      tr("The tour is still making text, tokens and training pairs. This page fills by itself."),
                      {}});
  } else if (app().launching()) {
    m_empty->setText({tr("The tour is starting"), tr("This page fills as soon as training begins."), {}});
  } else {
    m_empty->setText({tr("No run in this project yet"),
                      tr("A run shows here how a model learns: its loss, its first sentences, what goes wrong."),
                      tr("Start the tour")});
  }
}

void TrainPage::mainAction() {
  if (m_stack->currentWidget() == m_next) return m_setup->act();
  if (m_stack->currentWidget() == m_empty) {
    if (m_emptyIsWaiting) return;
    Q_EMIT pageWanted("start");
    app().startTour();
    return;
  }
  const auto& actions = m_banner->issue().actions;
  if (m_banner->isVisible() && !actions.isEmpty()) bannerAction(actions.first().id);
}

void TrainPage::bannerAction(const QString& id) {
  if (id == "chat" || id == "evaluate") Q_EMIT pageWanted(id);
  if (id == "start") Q_EMIT pageWanted("start");
  if (id != "resume") return;
  const IssueEvent* error = app().run().model().error();
  app().resumeRun(app().run().id(), error ? error->issue.fix : Json::array());
}

void TrainPage::togglePause() {
  if (app().run().state() == RunState::Paused)
    app().unpauseRun();
  else
    app().pauseRun();
}

void TrainPage::keyPressEvent(QKeyEvent* event) {
  if (event->key() == Qt::Key_Space && m_pause->isVisible() && m_pause->isEnabled()) return togglePause();
  Page::keyPressEvent(event);
}

}  // namespace zk::ui
