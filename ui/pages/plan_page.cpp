// The draft of the project is the only state: dials, ladder and form write into it, the planner answers, everything is
// drawn from the answer. A dial that was turned last is pinned: turning another one or choosing another machine moves
// the rest.
#include "ui/pages/plan_page.h"

#include <QComboBox>
#include <QDoubleSpinBox>
#include <array>
#include <cmath>

#include "ui/details_panel.h"
#include "ui/loose.h"
#include "ui/plan_cards.h"
#include "ui/schema_form.h"
#include "ui/shape_words.h"
#include "ui/train_draft.h"
#include "ui/words.h"
#include "widgets/estimate_bar.h"
#include "widgets/numbers.h"
#include "widgets/reflow_layout.h"

namespace zk::ui {

using namespace widgets;  // NOLINT

namespace {

constexpr double kLeastTokens = 1e5, kMostTokens = 1e13;
constexpr double kLeastSeconds = 60, kMostSeconds = 10 * 365.25 * 86400;
constexpr double kMeasureSeconds = 40;

/// Two digits: what people say.
double rounded(double value) {
  if (value <= 0) return 0;
  const double unit = std::pow(10, std::floor(std::log10(value)) - 1);
  return std::round(value / unit) * unit;
}

/// Shapes that `zk bench train` knows, with their parameters: the nearest by ratio stands for its neighbours.
struct Bench {
  const char* shape;
  double parameters;
};
constexpr std::array<Bench, 4> kBenches = {
    {{"tiny", 8.1e5}, {"quickstart", 1.3e6}, {"small", 1.24e7}, {"124m", 1.24e8}}};
constexpr double kClass = 4;  // as the engine's shape classes

}  // namespace

PlanPage::PlanPage(AppModel& app, QWidget* parent)
    : Page("plan", app, parent), m_planner([&app]() -> WorkerSession& { return app.zk(); }) {
  auto* outer = vbox(this, 0, 0);
  auto* scroll = new ScrollColumn;
  scroll->setMargins(24, 16, 24, 16);
  outer->addWidget(scroll, 1);
  auto* column = scroll->column();
  m_header = new PageHeader;
  m_measure = new Button({}, Button::Role::Secondary, "plan");
  connect(m_measure, &QPushButton::clicked, this, &PlanPage::measure);
  m_header->addAction(m_measure);
  column->addWidget(m_header);
  m_trouble = new IssueCard;
  m_trouble->hide();
  connect(m_trouble, &IssueCard::triggered, this, [this](const QString& id) {
    if (id == QLatin1String("shape")) Q_EMIT pageWanted("architecture");
    if (id == QLatin1String("fix")) useFix();
    if (id == QLatin1String("measure")) measure();
  });
  column->addWidget(m_trouble);
  buildTop(column);
  buildColumns(column);
  column->addStretch(1);
  auto* foot = new QWidget;
  auto* footBox = vbox(foot, 0, 0);
  footBox->setContentsMargins(24, 8, 34, 16);  // the scroll bar's room at the right, as the cards have it
  m_action = new ActionBar;
  footBox->addWidget(m_action);
  outer->addWidget(foot);
  connect(m_action, &ActionBar::triggered, this, &PlanPage::mainAction);
  m_lesson = new LessonView("plan");
  m_details = new DetailsPanel(m_costs);
  m_jobClock.setInterval(500);
  connect(&m_jobClock, &QTimer::timeout, this, [this] {
    m_jobSeconds += 0.5;
    refreshMeasure();
  });
  connect(&m_planner, &Planner::changed, this, &PlanPage::refresh);
  connect(&app.notes(), &ProjectNotes::changed, this, &PlanPage::takeDraft);
  connect(&app, &AppModel::workspaceChanged, this, [this] {
    if (isVisible()) m_planner.refresh();
  });
  connect(&app, &AppModel::levelChanged, this, &PlanPage::refresh);
  connect(&app, &AppModel::stagesChanged, this, &PlanPage::refreshBar);
  connect(&app.jobs(), &JobList::changed, this, &PlanPage::lookForJob);
  retranslate();
}

void PlanPage::buildTop(QVBoxLayout* column) {
  m_top = new Card;
  m_sentence = new Label({}, Type::Role::Section, Label::Fit::Wrap);
  m_top->body()->addWidget(m_sentence);
  auto* cells = new QWidget;
  auto* row = new ReflowLayout(cells, 190, scaled(24));
  m_time = new PlanDial;
  m_time->setRange(kLeastSeconds, kMostSeconds, true);
  m_tokens = new PlanDial;
  m_tokens->setRange(kLeastTokens, kMostTokens, true);
  connect(m_time, &PlanDial::moved, this, &PlanPage::turnTime);
  connect(m_tokens, &PlanDial::moved, this, &PlanPage::turnTokens);
  auto* machine = new QWidget;
  auto* box = vbox(machine, 0, 4);
  m_machineOver = new Label({}, Type::Role::Overline, Label::Fit::Elide);
  m_machine = new QComboBox;
  m_machine->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
  m_machine->setMinimumContentsLength(8);
  connect(m_machine, &QComboBox::activated, this,
          [this](int at) { chooseMachine(m_machine->itemData(at).toString()); });
  m_machineReading = new Label({}, Type::Role::Help, Label::Fit::Wrap);
  box->addWidget(m_machineOver);
  box->addWidget(m_machine);
  box->addWidget(m_machineReading);
  box->addStretch(1);
  row->addWidget(m_time);
  row->addWidget(m_tokens);
  row->addWidget(machine);
  m_top->body()->addWidget(cells);
  m_measureWhy = new Label({}, Type::Role::Help, Label::Fit::Wrap);
  m_measureWhy->hide();
  m_top->body()->addWidget(m_measureWhy);
  m_measuring = new ProgressRow;
  m_measuring->hide();
  connect(m_measuring, &ProgressRow::cancelled, this, [this] {
    if (m_job) m_job->stop();
  });
  m_top->body()->addWidget(m_measuring);
  column->addWidget(m_top);
}

void PlanPage::buildColumns(QVBoxLayout* column) {
  auto* cells = new QWidget;
  auto* row = new ReflowLayout(cells, 360, scaled(16));
  m_machines = new Card;
  m_ladder = new MachineLadder;
  connect(m_ladder, &MachineLadder::machineChosen, this, &PlanPage::chooseMachine);
  m_machines->body()->addWidget(m_ladder);
  m_machines->body()->addWidget(hline());
  auto* prices = hbox(nullptr, 0, 8);
  m_priceLabel = new Label({}, Type::Role::Body, Label::Fit::Wrap);
  m_price = new QDoubleSpinBox;
  m_price->setRange(0, 100);
  m_price->setDecimals(2);
  m_price->setSingleStep(0.01);
  m_price->setPrefix(QStringLiteral("$"));
  m_price->setKeyboardTracking(false);
  m_price->setButtonSymbols(QAbstractSpinBox::NoButtons);
  connect(m_price, &QDoubleSpinBox::valueChanged, this, &PlanPage::setPrice);
  prices->addWidget(m_priceLabel, 1);
  prices->addWidget(m_price);
  m_machines->body()->addLayout(prices);
  m_costs = new SchemaForm(app(), "plan", {"price_per_hour", "watts"});
  m_machines->body()->addWidget(m_costs);
  connect(m_costs, &SchemaForm::lessonWanted, this, &PlanPage::openLesson);
  m_ladderSource = new Label({}, Type::Role::Caption, Label::Fit::Wrap);
  m_machines->body()->addWidget(m_ladderSource);
  m_machines->body()->addStretch(1);
  m_memory = new Card;
  m_bar = new EstimateBar;
  m_memory->addTool(m_bar->takePill());
  connect(m_bar, &EstimateBar::fitRequested, this, &PlanPage::useFix);
  m_memory->body()->addWidget(m_bar);
  m_memory->body()->addStretch(1);
  m_split = new ParallelCard;
  m_splitForm = new SchemaForm(app(), "plan", {"devices", "tensor_parallel", "pipeline_parallel", "zero"});
  m_split->controls()->addWidget(m_splitForm);
  connect(m_splitForm, &SchemaForm::lessonWanted, this, &PlanPage::openLesson);
  m_loss = new Card;
  m_lossText = new Label({}, Type::Role::Number, Label::Fit::Wrap);
  m_lossWhy = new Label({}, Type::Role::Help, Label::Fit::Wrap);
  m_loss->body()->addWidget(m_lossText);
  m_loss->body()->addWidget(m_lossWhy);
  m_loss->body()->addStretch(1);
  m_famous = new FamousCard;
  for (QWidget* card : {static_cast<QWidget*>(m_machines), static_cast<QWidget*>(m_memory),
                        static_cast<QWidget*>(m_split), static_cast<QWidget*>(m_loss)})
    row->addWidget(card);
  column->addWidget(cells);
  column->addWidget(m_famous);
}

void PlanPage::openLesson(const QString& lesson) {
  if (lesson.isEmpty()) return;
  m_lesson->setLesson(lesson);
  Q_EMIT tabWanted("lesson");
}

QVector<Page::Tab> PlanPage::tabs() {
  return {{"lesson", tr("Lesson"), "book", m_lesson}, {"details", tr("Details"), "code", m_details}};
}

void PlanPage::showEvent(QShowEvent* event) {
  Page::showEvent(event);
  takeDraft();
  askFamous();
  lookForJob();
}

void PlanPage::retranslate() {
  m_header->setTexts(tr("Plan & cost"), tr("Decide how long the model learns, from how much text, and on what. The "
                                           "forecast comes before the start."));
  m_measure->setText(tr("Measure this computer (%1 s)").arg(int(kMeasureSeconds)));
  m_time->setName(tr("Time"));
  m_tokens->setName(tr("Tokens to read"));
  m_machineOver->setText(overlineText(tr("Machine")));
  m_machine->setAccessibleName(tr("Machine"));
  m_machines->setTitle(tr("The same training on other machines"));
  m_machines->setSubtitle(tr("Choose one to plan for it."));
  m_memory->setTitle(tr("Will it fit?"));
  m_memory->setSubtitle(tr("Memory of one device, by part."));
  m_priceLabel->setText(tr("Electricity, dollars per kWh (an assumption: put in your own)"));
  m_price->setAccessibleName(tr("Price of electricity"));
  for (auto* edit : m_price->findChildren<QLineEdit*>()) edit->setAccessibleName(m_price->accessibleName());
  m_ladderSource->setText(
      tr("Time ranges that nobody measured may be 3 times off either way. Devices and prices: data "
         "sheets and published bills; point at a row to read its sources."));
  m_loss->setTitle(tr("How low can the loss get?"));
  m_loss->setSubtitle(tr("What published scaling laws say about this size and amount of text."));
  m_famous->retranslate();
  m_split->retranslate();
  refresh();
}

bool PlanPage::timePinned() const {
  const Json draft = app().notes().draft("train");
  return loose::number(draft, {"minutes"}, 0) > 0 && !(draft.contains("steps") && draft["steps"].is_number());
}

void PlanPage::takeDraft() {
  if (!isVisible()) return;
  m_planner.setValues(plannedValues(app().notes()));
}

void PlanPage::turnTokens(double tokens) {
  writeDraft(app().notes(), {{"tokens_millions", rounded(tokens / 1e6)}, {"minutes", 0}, {"steps", nullptr}});
}

void PlanPage::turnTime(double seconds) {
  writeDraft(app().notes(), {{"minutes", rounded(seconds / 60)}, {"steps", nullptr}});
}

void PlanPage::chooseMachine(const QString& id) {
  // Prices and numbers of devices belong to the machine that they were given for.
  writeDraft(app().notes(), {{"machine", id.toStdString()},
                             {"devices", nullptr},
                             {"price_per_hour", nullptr},
                             {"watts", nullptr},
                             {"tensor_parallel", 1},
                             {"pipeline_parallel", 1},
                             {"zero", 0}});
}

void PlanPage::setPrice(double perKwh) { writeDraft(app().notes(), {{"price_per_kwh", perKwh}}); }

void PlanPage::useFix() {
  const auto& refusal = m_planner.refusal();
  if (refusal && !refusal->fix.empty())
    writeDraft(app().notes(), fixAsValues(Json::array({refusal->fix[0]})));
  else if (const Json& plan = m_planner.plan(); plan.contains("memory"))
    writeDraft(app().notes(), fixAsValues(plan["memory"].value("fix", Json::array())));
}

void PlanPage::askFamous() {
  if (m_famousAsked) return;
  m_famousAsked = true;
  app().zk().request("famous", Json::object(), this, {}, [this](const Json& answer) {
    m_famousAsked = !answer.contains("issue");
    if (m_famousAsked) m_famousAnswer = answer;
    refresh();
  });
}

void PlanPage::refresh() {
  const Json& plan = m_planner.plan();
  const bool learn = app().level() == Level::Learn;
  m_sentence->setText(plan.empty() ? (m_planner.refusal() ? tr("There is no forecast for this configuration.")
                                                          : tr("Working out the forecast…"))
                                   : PlanWords::planSentence(plan));
  std::optional<IssueText> trouble;
  if (m_measureFailed) {
    trouble = Words::issue(*m_measureFailed);
    trouble->actions = {{"measure", tr("Measure again")}};
  }
  if (const auto& refusal = m_planner.refusal()) {
    trouble = Words::issue(*refusal);
    trouble->tone = Tone::Danger;
    if (!refusal->fix.empty()) trouble->actions.append({"fix", ShapeWords::fixText(refusal->fix[0])});
    trouble->actions.append({"shape", tr("Go to Architecture")});
  }
  m_trouble->setVisible(trouble.has_value());
  if (trouble) m_trouble->setIssue(*trouble);
  m_ladder->setRows(PlanWords::ladder(plan));
  m_bar->setEstimate(PlanWords::estimate(plan));
  m_famous->show(m_famousAnswer, !learn);
  m_split->setVisible(!learn);
  m_costs->setVisible(!learn);
  if (!learn) m_split->show(PlanWords::split(plan));
  const QString loss = PlanWords::lossForecast(plan);
  m_loss->setVisible(!learn && !plan.empty());
  m_lossText->setVisible(!loss.isEmpty());
  m_lossText->setText(loss);
  m_lossWhy->setText(PlanWords::lossReading(plan));
  refreshDials();
  refreshMeasure();
  refreshBar();
}

void PlanPage::refreshDials() {
  const Json& plan = m_planner.plan();
  for (QWidget* dial : {static_cast<QWidget*>(m_time), static_cast<QWidget*>(m_tokens)})
    dial->setEnabled(!plan.empty());
  if (plan.empty()) return;
  const double low = loose::number(plan, {"time_s", "low"}, 0), high = loose::number(plan, {"time_s", "high"}, 0);
  const double tokens = loose::number(plan, {"work", "tokens"}, 0);
  const bool pinned = timePinned();
  const double minutes = loose::number(app().notes().draft("train"), {"minutes"}, 0);
  m_time->setValue(pinned ? minutes * 60 : std::sqrt(std::max(1.0, low) * std::max(1.0, high)));
  m_time->setValueText(pinned && plan["machine"].value("own", false) ? numbers::duration(minutes * 60)
                                                                     : PlanWords::time(plan));
  m_time->setReading(Words::sentences({PlanWords::timeReading(plan), PlanWords::speedSource(plan)}));
  m_time->setPinned(pinned, tr("stays"));
  m_tokens->setValue(tokens);
  m_tokens->setValueText(PlanWords::tokens(tokens));
  m_tokens->setReading(PlanWords::tokensReading(plan));
  m_tokens->setPinned(!pinned, tr("stays"));
  const auto rows = m_ladder->rows();
  if (m_machine->count() != rows.size()) {
    m_machine->clear();
    for (const auto& row : rows) m_machine->addItem(row.name, row.id);
  }
  for (int i = 0; i < rows.size(); ++i) {
    m_machine->setItemText(i, rows[i].name);
    if (!rows[i].chosen) continue;
    m_machine->setCurrentIndex(i);
    m_machineReading->setText(rows[i].device + QLatin1Char('\n') + rows[i].fit + QStringLiteral(" · ") + rows[i].money);
  }
  const QSignalBlocker quiet(m_price);
  if (!m_price->hasFocus()) m_price->setValue(loose::number(plan, {"money", "price_per_kwh"}, 0));
}

QString PlanPage::benchShape() const {
  const double parameters = loose::number(m_planner.plan(), {"model", "parameters"}, 0);
  const Bench* best = &kBenches.front();
  for (const Bench& bench : kBenches)
    if (std::abs(std::log(bench.parameters / parameters)) < std::abs(std::log(best->parameters / parameters)))
      best = &bench;
  return parameters > 0 && parameters < best->parameters * kClass && parameters * kClass > best->parameters
             ? QString::fromLatin1(best->shape)
             : QString();
}

void PlanPage::measure() {
  const QString shape = benchShape();
  if (m_job || shape.isEmpty() || app().replaying()) return;
  m_measureFailed.reset();
  m_jobSeconds = 0;
  app().runCommand("bench", {{"shape", shape.toStdString()}, {"seconds", kMeasureSeconds}});
  lookForJob();
}

void PlanPage::lookForJob() {
  if (m_job) return;
  for (Job* job : app().jobs().running())
    if (job->command() == "bench") m_job = job;
  if (!m_job) return refreshMeasure();
  m_jobClock.start();
  connect(m_job, &Job::changed, this, &PlanPage::refreshMeasure);
  connect(m_job, &Job::ended, this, [this, job = m_job.data()] {
    m_jobClock.stop();
    if (job->state() == Job::State::Failed) m_measureFailed = job->issue();
    m_job.clear();
    m_planner.refresh();
    refresh();
  });
  refreshMeasure();
}

void PlanPage::refreshMeasure() {
  const bool busy = !m_job.isNull();
  const Json& plan = m_planner.plan();
  m_measuring->setVisible(busy);
  if (busy) {
    const double share = std::min(0.99, m_jobSeconds / kMeasureSeconds);
    m_measuring->setText({tr("Measuring training speed"), share,
                          tr("%1 of %2 s").arg(int(std::min(m_jobSeconds, kMeasureSeconds))).arg(int(kMeasureSeconds)),
                          numbers::duration(std::max(1.0, kMeasureSeconds - m_jobSeconds)), true});
  }
  const bool known = !plan.empty(), own = known && plan["machine"].value("own", false);
  QString why;
  if (busy)
    why = tr("A measurement is running.");
  else if (!known)
    why = tr("There is no forecast yet.");
  else if (!own)
    why = tr("Another machine is chosen; only this computer can be measured.");
  else if (benchShape().isEmpty())
    why = tr("Speed can be measured from %1 to %2 parameters; this model has %3.")
              .arg(numbers::compact(rounded(kBenches.front().parameters / kClass), 2),
                   Words::beforeUnit(numbers::compact(rounded(kBenches.back().parameters * kClass), 2)),
                   Words::beforeUnit(numbers::compact(loose::number(plan, {"model", "parameters"}, 0))));
  m_measure->setEnabled(why.isEmpty());
  // The reason stands on the page too: a tooltip alone is not found. A running measurement shows itself.
  m_measureWhy->setVisible(known && !busy && !why.isEmpty());
  m_measureWhy->setText(tr("Cannot be measured now: %1").arg(why));
  m_measure->setToolTip(why.isEmpty() ? tr("Trains a model of about this size for %1 s and keeps its speed with this "
                                           "project. Nothing else is kept.")
                                            .arg(int(kMeasureSeconds))
                                      : why);
}

Json PlanPage::confirmedValues() const {
  const Json& plan = m_planner.plan();
  if (plan.empty()) return Json::object();
  Json values = {{"batch", qint64(loose::number(plan, {"work", "batch"}, 0))}};
  // A time budget on this computer stays one: the training measures itself and fits its steps into it.
  if (!(timePinned() && plan["machine"].value("own", false))) {
    values["steps"] = qint64(loose::number(plan, {"work", "steps"}, 0));
    values["minutes"] = 0;
  }
  return values;
}

void PlanPage::refreshBar() {
  const Json& plan = m_planner.plan();
  ActionText text;
  text.sentence = PlanWords::stepsSentence(plan);
  text.button = app().notes().confirmed("plan") ? tr("Use this plan again") : tr("Use this plan");
  if (const StageStatus stage = app().stage("plan"); stage.state == StageState::Locked) {
    text.state = ActionText::State::Blocked;
    text.sentence = Words::stageWhy(stage);
    text.button = tr("Go to Architecture");
  } else if (const QString big = PlanWords::tooBig(plan); !big.isEmpty()) {
    const Json fix = plan["memory"].value("fix", Json::array());
    text.state = ActionText::State::Blocked;
    text.sentence = big;
    text.button = fix.empty() ? tr("Choose a smaller shape") : ShapeWords::fixText(fix[0]);
  } else if (m_planner.refusal()) {
    text.state = ActionText::State::Blocked;
    text.sentence = Words::issue(*m_planner.refusal()).title;
    text.button =
        m_planner.refusal()->fix.empty() ? tr("Go to Architecture") : ShapeWords::fixText(m_planner.refusal()->fix[0]);
  } else if (plan.empty()) {
    text.sentence = tr("Working out the forecast…");
  }
  m_action->setText(text);
}

void PlanPage::mainAction() {
  const Json& plan = m_planner.plan();
  if (app().stage("plan").state == StageState::Locked) return Q_EMIT pageWanted("architecture");
  if (m_action->text().state == ActionText::State::Blocked) {
    const bool fixable =
        m_planner.refusal() ? !m_planner.refusal()->fix.empty() : !plan["memory"].value("fix", Json::array()).empty();
    if (fixable) return useFix();
    Q_EMIT pageWanted("architecture");
    return;
  }
  if (plan.empty()) return;
  writeDraft(app().notes(), confirmedValues());
  app().notes().confirm("plan");
  Q_EMIT toast(tr("The plan is set. Next: %1.").arg(Words::next(app().next().step).title));
}

}  // namespace zk::ui
