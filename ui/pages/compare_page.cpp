// The first chosen evaluation is the reference: it is compared with each of the others, one pair is looked at closely.
#include "ui/pages/compare_page.h"

#include <QDateTime>
#include <QFileInfo>
#include <QSet>
#include <cmath>

#include "ui/evaluation_words.h"
#include "ui/lesson_tab.h"
#include "ui/off_thread.h"
#include "ui/words.h"
#include "widgets/forest_plot.h"
#include "widgets/form_fields.h"
#include "widgets/interval_bars.h"
#include "widgets/numbers.h"
#include "widgets/reflow_layout.h"

namespace zk::ui {

using namespace widgets;  // NOLINT

namespace {

constexpr int kWide = 760;    // below it the charts stand one above the other
constexpr int kMostRuns = 6;  // colours of the palette; a seventh would need a hue that cannot be told apart

QComboBox* combo() {
  auto* box = new Combo;
  box->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
  box->setMinimumContentsLength(10);
  return box;
}

}  // namespace

ComparePage::ComparePage(AppModel& app, QWidget* parent) : Page("compare", app, parent) {
  auto* outer = vbox(this, 0, 0);
  auto* head = new QWidget;
  auto* headRow = vbox(head, 0, 0);
  headRow->setContentsMargins(24, 16, 34, 0);  // the scroll bar's room at the right, as the cards have it
  m_header = new PageHeader;
  m_tab = new SegmentedControl;
  m_header->addAction(m_tab);
  headRow->addWidget(m_header);
  outer->addWidget(head);
  m_stack = new QStackedWidget;
  outer->addWidget(m_stack, 1);
  m_empty = new EmptyState;
  m_stack->addWidget(m_empty);
  buildRuns();
  m_boardScroll = new ScrollColumn;
  m_boardScroll->setMargins(24, 16, 24, 16);
  m_board = new Leaderboard;
  m_boardScroll->column()->addWidget(m_board, 1);
  m_stack->addWidget(m_boardScroll);
  m_lesson = new LessonTab({"compare", "intervals", "benchmarks", "aggregated-score", "bits-per-character"});
  m_details = new QWidget;
  m_command = new Label({}, Type::Role::Mono, Label::Fit::Wrap);
  auto* details = vbox(m_details, 0, 8);
  details->addWidget(m_command);
  details->addStretch(1);

  connect(m_empty, &EmptyState::triggered, this, &ComparePage::mainAction);
  connect(m_tab, &SegmentedControl::changed, this, [this](int index) { showLeaderboard(index == 1); });
  connect(&app, &AppModel::workspaceChanged, this, &ComparePage::reread);
  connect(&app, &AppModel::stagesChanged, this, &ComparePage::refreshEmpty);
  connect(&Theme::instance(), &Theme::changed, this, &ComparePage::arrange);
  retranslate();
  arrange();
  reread();
}

void ComparePage::buildRuns() {
  m_scroll = new ScrollColumn;
  m_scroll->setMargins(24, 16, 24, 16);
  m_stack->addWidget(m_scroll);
  auto* column = m_scroll->column();
  m_verdict = new IssueCard;
  column->addWidget(m_verdict);
  m_picks = new Card;
  m_pickTable = new DataTable;
  m_pickTable->setCheckable(true);
  m_pickTable->setVisibleRows(3);
  m_picks->body()->addWidget(m_pickTable);
  auto* tools = new QWidget;
  auto* row = new ReflowLayout(tools, 210, 16);
  const auto named = [&](Label*& name, QComboBox*& box) {
    auto* holder = new QWidget;
    auto* h = hbox(holder, 0, 8);
    name = new Label({}, Type::Role::Help);
    box = combo();
    h->addWidget(name);
    h->addWidget(box, 1);
    row->addWidget(holder);
  };
  named(m_referenceName, m_reference);
  named(m_pairName, m_pairs);
  const auto choice = [&](SegmentedControl*& control) {
    auto* holder = new QWidget;
    auto* h = hbox(holder, 0, 0);
    control = new SegmentedControl;
    h->addWidget(control);
    h->addStretch(1);
    row->addWidget(holder);
  };
  choice(m_splitChoice);
  choice(m_langChoice);
  m_picks->body()->addWidget(tools);
  column->addWidget(m_picks);
  buildPlots(column);
  m_questions = new QuestionDiffCard;
  column->addWidget(m_questions);
  m_settings = new SettingsCard;
  m_curves = new CurvesCard;
  m_settingsRow = hbox(nullptr, 0, 16);
  m_settingsRow->addWidget(m_settings, 1);
  m_settingsRow->addWidget(m_curves, 1);
  column->addLayout(m_settingsRow);
  m_samples = new SamplesCard;
  column->addWidget(m_samples);
  column->addStretch(1);

  connect(m_pickTable, &DataTable::checkedChanged, this, &ComparePage::picksChanged);
  connect(m_reference, qOverload<int>(&QComboBox::activated), this, [this] {
    const QString first = m_reference->currentData().toString();
    QStringList order = m_selected;
    order.removeAll(first);
    order.prepend(first);
    select(order);
  });
  connect(m_pairs, qOverload<int>(&QComboBox::activated), this, [this] {
    m_pair = m_pairs->currentData().toString();
    refreshAll();
  });
  connect(m_splitChoice, &SegmentedControl::changed, this, [this](int i) {
    m_split = i == 0 ? "held" : "seen";
    refreshAll();
  });
  connect(m_langChoice, &SegmentedControl::changed, this, [this](int i) {
    m_language = m_languages.value(i);
    refreshAll();
  });
}

void ComparePage::buildPlots(QVBoxLayout* column) {
  m_barsCard = new Card;
  m_bars = new IntervalBars;
  m_bars->setDecimals(0);
  m_bars->setUpperLimit(100);
  m_barsCard->body()->addWidget(m_bars);
  m_barsNote = new Label({}, Type::Role::Caption, Label::Fit::Wrap);
  m_barsCard->body()->addWidget(m_barsNote);
  m_barsCard->body()->addStretch(1);
  m_forestCard = new Card;
  m_forest = new ForestPlot;
  m_forestCard->body()->addWidget(m_forest);
  m_forestCard->body()->addStretch(1);
  m_charts = hbox(nullptr, 0, 16);
  m_charts->addWidget(m_barsCard, 5);
  m_charts->addWidget(m_forestCard, 4);
  column->addLayout(m_charts);
}

void ComparePage::arrange() {
  const auto direction = width() < scaled(kWide) ? QBoxLayout::TopToBottom : QBoxLayout::LeftToRight;
  m_charts->setDirection(direction);
  m_settingsRow->setDirection(direction);
  const bool roomy = width() >= scaled(kWide);
  if (roomy == m_roomy) return;  // in between the learner chooses the columns
  m_roomy = roomy;
  m_pickTable->setColumnShown("made", roomy);  // the table must not scroll sideways
}

void ComparePage::resizeEvent(QResizeEvent* event) {
  Page::resizeEvent(event);
  arrange();
}

void ComparePage::showEvent(QShowEvent* event) {
  Page::showEvent(event);
  if (!m_comparisons.isEmpty()) app().noteCompared();
}

QVector<Page::Tab> ComparePage::tabs() {
  return {{"lesson", tr("Lesson"), "book", m_lesson}, {"details", tr("Details"), "code", m_details}};
}

bool ComparePage::hasPrimary() const { return m_stack->currentWidget() == m_empty; }

bool ComparePage::nothingToEvaluate() const { return app().stage("evaluate").state == StageState::Locked; }

void ComparePage::mainAction() {
  // While nothing can be evaluated yet, the way begins where the Next card points.
  if (hasPrimary()) Q_EMIT pageWanted(nothingToEvaluate() ? app().next().page : QStringLiteral("evaluate"));
}

void ComparePage::retranslate() {
  m_header->setTexts(tr("Compare"), tr("Which run is better, and is the difference larger than chance?"));
  m_tab->setItems({tr("Runs"), tr("Leaderboard")});
  m_tab->setName(tr("View"));
  m_picks->setTitle(tr("What to compare"));
  m_picks->setSubtitle(tr("Tick two to six. The reference is what the others are measured against."));
  m_referenceName->setText(tr("Reference"));
  m_pairName->setText(tr("Against"));
  m_reference->setAccessibleName(tr("Reference"));
  m_pairs->setAccessibleName(tr("The run that is compared with the reference"));
  m_splitChoice->setItems({tr("Kept back"), tr("Seen")});
  m_splitChoice->setName(tr("Which questions"));
  m_langChoice->setName(tr("Language of the questions"));
  m_pickTable->setName(tr("Evaluations"));
  TableColumn run, model, form, exam, made;
  run.id = "run", run.title = tr("Evaluation"), run.kind = TableColumn::Kind::Run;
  model.id = "model", model.title = tr("Model");
  form.id = "form", form.title = tr("Asked as"), form.width = 104;
  exam.id = "exam", exam.title = tr("Exam"), exam.width = 136;
  made.id = "made", made.title = tr("Made"), made.width = 96;
  made.shown = m_roomy;
  m_pickTable->setColumns({run, model, form, exam, made});
  m_barsCard->setTitle(tr("Right answers"));
  m_barsCard->setSubtitle(tr("Bars: share of right answers. Whiskers: 95 % interval. Dotted: pure guessing."));
  m_bars->setAxisTitle(tr("right (%)"));
  m_bars->setAccessibleName(tr("Right answers by family"));
  m_bars->setEmptyText(tr("No family that these evaluations share."));
  m_forest->setAxisTitle(tr("difference in points"));
  m_forest->setAccessibleName(tr("Differences on the same questions"));
  m_forestCard->setSubtitle(
      tr("Paired on the same questions. Filled dot: a clear difference. Open dot: may be chance."));
  fillPicks();
  refreshAll();
}

void ComparePage::showLeaderboard(bool on) {
  m_tab->setCurrent(on ? 1 : 0);
  const bool enough = readable() >= 2;
  m_stack->setCurrentWidget(on       ? static_cast<QWidget*>(m_boardScroll)
                            : enough ? static_cast<QWidget*>(m_scroll)
                                     : m_empty);
  Q_EMIT primaryChanged();
}

// ---- reading

void ComparePage::reread() {
  if (m_reading) {
    m_again = true;
    return;
  }
  m_reading = true;
  m_again = false;
  const auto read = [dir = app().workspaceDir(), known = m_read.runs] {
    Read read;
    read.evaluations = readEvaluations(dir);
    for (const auto& facts : read.evaluations) {
      if (!facts.readable() || facts.run.isEmpty() || read.runs.contains(facts.run)) continue;
      const auto before = known.constFind(facts.run);
      const qint64 size = QFileInfo(dir + "/runs/" + facts.run + "/events.jsonl").size();
      if (before != known.constEnd() && before->logSize == size && !before->params.is_null()) {
        read.runs.insert(facts.run, *before);
        continue;
      }
      read.runs.insert(facts.run, readComparedRun(dir, facts.run));
    }
    return read;
  };
  offThread(this, read, [this](const Read& read) {
    m_reading = false;
    take(read);
    if (m_again) reread();
  });
}

void ComparePage::take(const Read& read) {
  const bool first = !m_haveRead;
  QStringList before, now;
  for (const auto& f : m_read.evaluations) before << f.id + QString::number(f.created);
  for (const auto& f : read.evaluations) now << f.id + QString::number(f.created);
  m_read = read;
  m_haveRead = true;
  if (first || before != now) {
    QStringList kept;
    for (const QString& id : m_selected)
      if (facts(id) && facts(id)->readable()) kept << id;
    m_selected = kept;
    if (m_selected.size() < 2) proposeSelection();
    m_asked.clear();
  }
  fillPicks();
  askEngine();
  refreshAll();
  QVector<ComparedColumn> all;
  for (auto it = m_read.evaluations.rbegin(); it != m_read.evaluations.rend(); ++it)
    if (it->readable()) all << column(*it);
  m_board->show(all);
  showLeaderboard(m_tab->current() == 1);
}

/// The newest two that answered the same exam, the older one as the reference; else the newest two.
void ComparePage::proposeSelection() {
  QVector<const EvaluationFacts*> good;
  for (const auto& f : m_read.evaluations)
    if (f.readable()) good.prepend(&f);
  if (good.size() < 2) return;
  const EvaluationFacts* other = good[1];
  for (int i = 1; i < good.size(); ++i)
    if (!good[0]->examHash.isEmpty() && good[i]->examHash == good[0]->examHash) {
      other = good[i];
      break;
    }
  m_selected = {other->id, good[0]->id};
}

int ComparePage::readable() const {
  return int(std::count_if(m_read.evaluations.begin(), m_read.evaluations.end(),
                           [](const EvaluationFacts& f) { return f.readable(); }));
}

const EvaluationFacts* ComparePage::facts(const QString& id) const {
  for (const auto& f : m_read.evaluations)
    if (f.id == id) return &f;
  return nullptr;
}

/// The place in the order of making, so that a run keeps its colour; where that is taken in the selection, a free one.
int ComparePage::colorOf(const QString& evaluation) {
  if (m_colors.contains(evaluation)) return m_colors.value(evaluation);
  int wanted = 0;
  for (const auto& f : m_read.evaluations) {
    if (f.id == evaluation) break;
    ++wanted;
  }
  wanted %= kMostRuns;
  QSet<int> taken;
  for (const QString& id : m_selected)
    if (m_colors.contains(id)) taken << m_colors.value(id);
  for (int i = 0; i < kMostRuns && taken.contains(wanted); ++i) wanted = (wanted + 1) % kMostRuns;
  m_colors.insert(evaluation, wanted);
  return wanted;
}

ComparedColumn ComparePage::column(const EvaluationFacts& f) {
  return {f.id, colorOf(f.id), f, m_read.runs.value(f.run)};
}

QVector<ComparedColumn> ComparePage::columns() {
  QVector<ComparedColumn> out;
  for (const QString& id : m_selected)
    if (const auto* f = facts(id)) out << column(*f);
  return out;
}

// ---- choosing

void ComparePage::fillPicks() {
  m_filling = true;
  QVector<TableRow> rows;
  for (const QString& id : m_selected) colorOf(id);
  for (auto it = m_read.evaluations.rbegin(); it != m_read.evaluations.rend(); ++it) {
    TableRow row;
    row.id = it->id;
    TableCell run, model, form, exam, made;
    run.text = it->id;
    if (it->readable()) {
      run.series = colorOf(it->id);
      // Most evaluations are named after their run: the step alone says the rest.
      model.text =
          it->run == it->id && it->step >= 0 ? tr("step %1").arg(numbers::integer(it->step)) : EvalWords::model(*it);
      form.text = it->form == "chat" ? tr("conversation") : tr("text");
      exam.text = it->exam.isEmpty() ? tr("none") : it->exam;
    } else {
      model.text = EvalWords::broken(*it).title.section('\n', 0, 0);
      model.icon = "warn", model.color = &Tokens::warn;
    }
    made.value = double(it->created);
    if (it->created > 0)
      made.text = QDateTime::fromMSecsSinceEpoch(it->created / 1000).toString(QStringLiteral("yyyy-MM-dd"));
    row.cells = {run, model, form, exam, made};
    rows.append(row);
  }
  m_pickTable->setVisibleRows(std::clamp<int>(int(rows.size()), 2, 5));
  m_pickTable->setRows(rows);
  m_pickTable->setChecked(m_selected);
  m_filling = false;
}

void ComparePage::picksChanged() {
  if (m_filling) return;
  const QStringList checked = m_pickTable->checked();
  QStringList order;
  for (const QString& id : m_selected)
    if (checked.contains(id)) order << id;
  for (const QString& id : checked)
    if (!order.contains(id) && facts(id) && facts(id)->readable() && order.size() < kMostRuns) order << id;
  if (order.size() < checked.size()) {
    Q_EMIT toast(checked.size() > kMostRuns ? tr("Six at once are the most that stay apart in a picture.")
                                            : tr("An evaluation that cannot be read cannot be compared."));
  }
  select(order);
}

void ComparePage::select(const QStringList& evaluations) {
  m_selected = evaluations;
  fillPicks();
  askEngine();
  refreshAll();
}

void ComparePage::askEngine() {
  if (m_selected == m_asked) return;
  m_asked = m_selected;
  m_comparisons.clear();
  m_issue.reset();
  if (m_selected.size() < 2) return;
  m_asking = true;
  app().ask(QStringList{"compare"} + m_selected, this,
            [this, asked = m_selected](const Result<Json>& answer) { answered(answer, asked); });
}

void ComparePage::answered(const Result<Json>& answer, const QStringList& asked) {
  if (asked != m_asked) return;
  m_asking = false;
  if (answer.ok()) {
    m_comparisons = comparisonsFrom(*answer);
    if (isVisible()) app().noteCompared();
  } else {
    m_issue = answer.issue();
  }
  refreshAll();
}

}  // namespace zk::ui
