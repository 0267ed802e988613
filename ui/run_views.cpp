// Lists are tables that are filled anew: they hold at most a few hundred rows.
#include "ui/run_views.h"

#include <QComboBox>
#include <QDateTime>
#include <QDir>
#include <QEvent>
#include <QFileInfo>
#include <QHeaderView>
#include <QLineEdit>
#include <QRegularExpression>
#include <QScrollBar>
#include <QTableWidget>
#include <deque>

#include "engine/core/events.h"
#include "ui/off_thread.h"
#include "ui/train_words.h"
#include "ui/words.h"
#include "widgets/numbers.h"

namespace zk::ui {

using namespace widgets;  // NOLINT

namespace {

constexpr int kReadMs = 2000;
constexpr size_t kMostLines = 400;

QTableWidget* table(int columns) {
  auto* t = new QTableWidget(0, columns);
  t->verticalHeader()->hide();
  t->setShowGrid(false);
  t->setSelectionBehavior(QAbstractItemView::SelectRows);
  t->setEditTriggers(QAbstractItemView::NoEditTriggers);
  t->setWordWrap(true);
  t->setTabKeyNavigation(false);
  t->setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
  t->horizontalHeader()->setStretchLastSection(true);
  t->horizontalHeader()->setDefaultAlignment(Qt::AlignLeft | Qt::AlignVCenter);
  t->setMinimumHeight(scaled(240));
  return t;
}

void put(QTableWidget* t, int row, int column, const QString& text, TokenRef color = nullptr) {
  auto* item = new QTableWidgetItem(text);
  item->setTextAlignment(Qt::AlignLeft | Qt::AlignTop);
  item->setToolTip(text);
  if (color) item->setForeground(tokens().*color);
  t->setItem(row, column, item);
}

QString clock(qint64 us) { return QDateTime::fromMSecsSinceEpoch(us / 1000).toString(QStringLiteral("HH:mm:ss")); }

/// Control characters of an untrained model would break the row.
QString printable(QString text) {
  for (QChar& c : text)
    if (!c.isPrint() && !c.isSpace()) c = QLatin1Char('.');
  return text.simplified();
}

void takeInto(RankLane& lane, const Event& event) {
  lane.lastT = event.t;
  if (std::holds_alternative<HeaderEvent>(event.body) || std::holds_alternative<StageEvent>(event.body))
    lane.end.clear();
  if (const auto* progress = std::get_if<ProgressEvent>(&event.body)) {
    lane.phase = progress->phase;
    lane.done = progress->done;
    lane.total = progress->total;
    lane.promised = progress->nextWithin;
  }
  if (const auto* device = std::get_if<DeviceEvent>(&event.body)) lane.memory = device->memoryUsed;
  if (const auto* end = std::get_if<EndEvent>(&event.body)) lane.end = end->status;
}

LogLine lineFrom(const Json& json, const std::string& kind) {
  LogLine line;
  line.kind = kind;
  line.t = json.contains("t") && json["t"].is_number_integer() ? json["t"].get<qint64>() : 0;
  if (const auto event = eventFrom(json)) {
    if (const auto* issue = std::get_if<IssueEvent>(&event->body)) {
      line.issue = issue->issue;
      line.step = issue->step;
      line.severity = json.value("severity", std::string());
      return line;
    }
  }
  if (kind == "log" && json.contains("text") && json["text"].is_string()) {
    line.text = qstr(json["text"].get<std::string>());
    return line;
  }
  Json rest = json;
  for (const char* key : {"seq", "t", "e", "values", "origins", "ids", "probabilities"}) rest.erase(key);
  line.text = printable(qstr(dump_line(rest))).left(400);
  return line;
}

}  // namespace

struct RankReader::Lane {
  explicit Lane(const QString& path) : reader(path.toStdString()) {}
  EventReader reader;
  RankLane lane;
};

RankReader::RankReader(const QString& runDir) : m_dir(runDir) {}
RankReader::~RankReader() = default;

QVector<RankLane> RankReader::read() {
  static const QRegularExpression name("^events(?:-rank-([0-9]+))?\\.jsonl$");
  const QDir dir(m_dir);
  for (const QString& file : dir.entryList({"events*.jsonl"}, QDir::Files)) {
    const auto match = name.match(file);
    if (!match.hasMatch()) continue;
    auto& entry = m_lanes[match.captured(1).toInt()];
    if (!entry) entry = std::make_unique<Lane>(dir.filePath(file));
  }
  QVector<RankLane> lanes;
  for (auto& [rank, entry] : m_lanes) {
    entry->lane.rank = rank;
    (void)entry->reader.poll([&](const Json& json) {
      if (const auto event = eventFrom(json)) takeInto(entry->lane, *event);
    });
    lanes.append(entry->lane);
  }
  return lanes;
}

struct LogReader::State {
  EventReader reader;
  size_t most;
  std::deque<LogLine> last;
};

LogReader::LogReader(const QString& path, size_t most) : m(new State{EventReader(path.toStdString()), most, {}}) {}
LogReader::~LogReader() = default;

QVector<LogLine> LogReader::read() {
  (void)m->reader.poll([this](const Json& json) {
    const auto it = json.find("e");
    const std::string kind = it != json.end() && it->is_string() ? it->get<std::string>() : std::string();
    if (kind.empty() || kind == "metric" || kind == "progress" || kind == "device" || kind == "sample") return;
    m->last.push_back(lineFrom(json, kind));
    if (m->last.size() > m->most) m->last.pop_front();
  });
  return QVector<LogLine>(m->last.begin(), m->last.end());
}

// ------------------------------------------------------------------------------------------------------------ samples

SamplesView::SamplesView(QWidget* parent) : Card({}, {}, parent) {
  m_prompt = new QComboBox;
  m_prompt->setSizeAdjustPolicy(QComboBox::AdjustToContents);
  addTool(m_prompt);
  m_table = table(3);
  body()->addWidget(m_table, 1);
  connect(m_prompt, &QComboBox::activated, this, &SamplesView::fill);
  fill();
}

void SamplesView::changeEvent(QEvent* event) {
  if (event->type() == QEvent::LanguageChange) fill();
  Card::changeEvent(event);
}

void SamplesView::show(const RunModel& model) {
  if (model.samples().size() == m_samples.size() &&
      (m_samples.isEmpty() || m_samples.last().step == model.samples().last().step))
    return;
  m_samples = model.samples();
  const QString chosen = m_prompt->currentData().toString();
  QStringList prompts;
  for (const auto& sample : m_samples)
    if (!prompts.contains(sample.prompt)) prompts << sample.prompt;
  m_prompt->clear();
  for (const QString& prompt : prompts) m_prompt->addItem(prompt.simplified(), prompt);
  if (prompts.contains(chosen)) m_prompt->setCurrentIndex(int(prompts.indexOf(chosen)));
  fill();
}

void SamplesView::fill() {
  setTitle(tr("Everything it wrote"));
  setSubtitle(m_samples.isEmpty() ? tr("Texts appear here at each round of samples.")
                                  : tr("One opening, from the newest to the first"));
  m_prompt->setAccessibleName(tr("Opening"));
  m_prompt->setVisible(m_prompt->count() > 0);
  m_table->setAccessibleName(tr("Samples"));
  m_table->setHorizontalHeaderLabels({tr("Step"), tr("Loss"), tr("Text")});
  m_table->setRowCount(0);
  const QString prompt = m_prompt->currentData().toString();
  for (auto it = m_samples.rbegin(); it != m_samples.rend(); ++it) {
    if (it->prompt != prompt) continue;
    const int row = m_table->rowCount();
    m_table->insertRow(row);
    QString text = it->text;
    if (text.startsWith(it->prompt)) text = text.mid(it->prompt.size());
    put(m_table, row, 0, numbers::integer(it->step));
    put(m_table, row, 1, it->loss > 0 ? numbers::fixed(it->loss, 2) : QString());
    put(m_table, row, 2, printable(text));
  }
  m_table->resizeRowsToContents();
}

// -------------------------------------------------------------------------------------------------------------- ranks

RanksView::RanksView(QWidget* parent) : Card({}, {}, parent) {
  m_table = table(5);
  body()->addWidget(m_table, 1);
  m_timer.setInterval(kReadMs);
  connect(&m_timer, &QTimer::timeout, this, &RanksView::read);
  fill();
}

void RanksView::setRun(const RunFollower& run) {
  m_run = &run;
  m_lanes.clear();
  m_reader = std::make_shared<RankReader>(run.dir());
  fill();
  if (isVisible()) read();
}

void RanksView::showEvent(QShowEvent* event) {
  Card::showEvent(event);
  m_timer.start();
  read();
}

void RanksView::changeEvent(QEvent* event) {
  if (event->type() == QEvent::LanguageChange) fill();
  Card::changeEvent(event);
}

void RanksView::read() {
  if (!isVisible()) return m_timer.stop();
  if (m_reading || !m_run || m_run->dir().isEmpty()) return;
  m_reading = true;
  offThread(
      this, [reader = m_reader] { return std::pair(reader, reader->read()); },
      [this](const std::pair<std::shared_ptr<RankReader>, QVector<RankLane>>& found) {
        m_reading = false;
        if (found.first == m_reader) show(found.second, m_run->nowUs(), !isOver(m_run->state()));
      });
}

void RanksView::show(const QVector<RankLane>& lanes, qint64 nowUs, bool live) {
  m_lanes = lanes;
  m_now = nowUs;
  m_live = live;
  fill();
}

void RanksView::fill() {
  setTitle(tr("Ranks"));
  m_table->setAccessibleName(tr("Ranks"));
  m_table->setHorizontalHeaderLabels({tr("Rank"), tr("Doing"), tr("Step"), tr("Last seen"), tr("Memory")});
  m_table->setRowCount(int(m_lanes.size()));
  // Who is furthest behind holds up all others: they wait for each other at every step.
  double most = -1;
  for (const auto& lane : m_lanes) most = std::max(most, lane.done);
  QStringList behind;
  for (int row = 0; row < m_lanes.size(); ++row) {
    const RankLane& lane = m_lanes[row];
    const double age = std::max(0.0, double(m_now - lane.lastT) / 1e6);
    const bool late = m_live && lane.end.empty() && lane.promised > 0 && age > 2 * std::max(2.0, lane.promised);
    if (late) behind << QString::number(lane.rank);
    put(m_table, row, 0, QString::number(lane.rank));
    put(m_table, row, 1,
        !lane.end.empty()    ? tr("ended")
        : lane.phase.empty() ? tr("starting")
        : late               ? tr("%1, late").arg(Words::stage(lane.phase))
                             : Words::stage(lane.phase),
        late ? &Tokens::warn : nullptr);
    put(m_table, row, 2, lane.done < 0 ? QString() : numbers::integer(qint64(lane.done)));
    put(m_table, row, 3,
        lane.lastT <= 0 ? QString()
        : m_live        ? tr("%1 ago").arg(numbers::duration(age))
                        : clock(lane.lastT));
    put(m_table, row, 4, lane.memory > 0 ? numbers::bytes(lane.memory) : tr("not said"));
  }
  m_table->resizeColumnsToContents();
  m_table->horizontalHeader()->setStretchLastSection(true);
  setSubtitle(m_lanes.isEmpty()     ? tr("Each process of a run gets a lane here.")
              : !behind.isEmpty()   ? tr("Late: rank %1. The others wait for it at every step.").arg(behind.join(", "))
              : m_lanes.size() == 1 ? tr("This run has one process.")
                                    : tr("%1 processes; they meet at every step.").arg(m_lanes.size()));
}

// ---------------------------------------------------------------------------------------------------------------- log

LogView::LogView(QWidget* parent) : Card({}, {}, parent) {
  m_kind = new SegmentedControl;
  m_filter = new QLineEdit;
  m_filter->setObjectName("logFilter");
  m_filter->setClearButtonEnabled(true);
  m_filter->setMinimumWidth(scaled(160));
  addTool(m_kind);
  addTool(m_filter);
  m_table = table(3);
  body()->addWidget(m_table, 1);
  m_timer.setInterval(kReadMs);
  connect(&m_timer, &QTimer::timeout, this, &LogView::read);
  connect(m_kind, &SegmentedControl::changed, this, &LogView::fill);
  connect(m_filter, &QLineEdit::textChanged, this, &LogView::fill);
  fill();
}

void LogView::setRun(const RunFollower& run) {
  m_run = &run;
  m_lines.clear();
  m_reader = std::make_shared<LogReader>(run.dir() + "/events.jsonl", kMostLines);
  fill();
  if (isVisible()) read();
}

void LogView::showEvent(QShowEvent* event) {
  Card::showEvent(event);
  m_timer.start();
  read();
}

void LogView::changeEvent(QEvent* event) {
  if (event->type() == QEvent::LanguageChange) fill();
  Card::changeEvent(event);
}

void LogView::read() {
  if (!isVisible()) return m_timer.stop();
  if (m_reading || !m_run || m_run->dir().isEmpty()) return;
  m_reading = true;
  offThread(
      this, [reader = m_reader] { return std::pair(reader, reader->read()); },
      [this](const std::pair<std::shared_ptr<LogReader>, QVector<LogLine>>& found) {
        m_reading = false;
        if (found.first == m_reader) show(found.second);
      });
}

void LogView::show(const QVector<LogLine>& lines) {
  const bool same = lines.size() == m_lines.size() && (lines.isEmpty() || lines.last().t == m_lines.last().t);
  m_lines = lines;
  if (!same) fill();
}

void LogView::setFilter(const QString& words) { m_filter->setText(words); }
int LogView::shownLines() const { return m_table->rowCount(); }

QString LogView::sentence(const LogLine& line) const {
  if (line.kind != "issue") return line.text;
  const IssueText words = Words::issue(line.issue);
  const QString where = line.step >= 0 ? tr("step %1").arg(numbers::integer(line.step)) + " · " : QString();
  return where + words.title + (words.why.isEmpty() ? QString() : " " + words.why);
}

void LogView::fill() {
  m_kind->setItems({tr("All"), tr("Problems"), tr("Lines")});
  m_kind->setName(tr("What is listed"));
  m_filter->setPlaceholderText(tr("Filter"));
  m_filter->setAccessibleName(tr("Filter"));
  setTitle(tr("Log"));
  m_table->setAccessibleName(tr("Log"));
  m_table->setHorizontalHeaderLabels({tr("Time"), tr("Kind"), tr("What")});
  m_table->setRowCount(0);
  const QString wanted = m_filter->text().trimmed();
  for (auto it = m_lines.rbegin(); it != m_lines.rend(); ++it) {
    const bool problem = it->severity == "warning" || it->severity == "error";
    if (m_kind->current() == 1 && !problem) continue;
    if (m_kind->current() == 2 && it->kind != "log") continue;
    const QString text = sentence(*it);
    if (!wanted.isEmpty() && !text.contains(wanted, Qt::CaseInsensitive) &&
        !qstr(it->kind).contains(wanted, Qt::CaseInsensitive))
      continue;
    const int row = m_table->rowCount();
    m_table->insertRow(row);
    put(m_table, row, 0, clock(it->t));
    put(m_table, row, 1, qstr(it->kind));
    put(m_table, row, 2, text,
        it->severity == "error"     ? &Tokens::danger
        : it->severity == "warning" ? &Tokens::warn
                                    : nullptr);
  }
  m_table->resizeColumnToContents(0);
  m_table->resizeColumnToContents(1);
  m_table->resizeRowsToContents();
  setSubtitle(m_lines.isEmpty() ? tr("Nothing is written yet.")
              : m_table->rowCount() == 0
                  ? tr("Nothing fits the filter.")
                  : tr("The newest first; the whole log is %1 in the run's folder.").arg("events.jsonl"));
}

}  // namespace zk::ui
