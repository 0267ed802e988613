// Tables and plots are filled anew when the selection or the language changes; only the selection reads files.
#include "ui/compare_cards.h"

#include <QEvent>
#include <QRegularExpression>
#include <cmath>

#include "ui/evaluation_words.h"
#include "ui/off_thread.h"
#include "ui/words.h"
#include "widgets/form_fields.h"
#include "widgets/numbers.h"
#include "widgets/reflow_layout.h"

namespace zk::ui {

using namespace widgets;  // NOLINT

namespace {

TableCell words(const QString& text) {
  TableCell cell;
  cell.text = text;
  return cell;
}

TableCell runCell(const ComparedColumn& column) {
  TableCell cell = words(column.name);
  cell.series = column.color;
  return cell;
}

TableCell number(double value, const QString& text) {
  TableCell cell = words(std::isfinite(value) ? text : QStringLiteral("–"));
  cell.value = value;
  return cell;
}

QComboBox* familyBox() {
  auto* box = new Combo;
  box->setSizeAdjustPolicy(QComboBox::AdjustToContents);
  return box;
}

}  // namespace

// ---- question by question

QuestionDiffCard::QuestionDiffCard(QWidget* parent) : Card({}, {}, parent) {
  m_families = familyBox();
  auto* tools = new QWidget;
  auto* row = hbox(tools, 0, 8);
  row->addWidget(m_families);
  row->addStretch(1);
  body()->addWidget(tools);
  m_table = new DiffTable;
  m_table->table()->setVisibleRows(7);
  body()->addWidget(m_table, 1);
  m_note = new Label({}, Type::Role::Caption, Label::Fit::Wrap);
  body()->addWidget(m_note);
  connect(m_families, qOverload<int>(&QComboBox::activated), this, [this] {
    m_family = m_families->currentData().toString();
    load();
  });
  retranslate();
}

void QuestionDiffCard::changeEvent(QEvent* event) {
  if (event->type() == QEvent::LanguageChange) retranslate();
  Card::changeEvent(event);
}

void QuestionDiffCard::retranslate() {
  setTitle(tr("Question by question"));
  setSubtitle(tr("Won: only the second run is right. Lost: only the first one is."));
  m_families->setAccessibleName(tr("Family"));
  fillFamilies();
  fill();
}

void QuestionDiffCard::fillFamilies() {
  QStringList families;
  for (const QString& name : m_a.familyNames())
    if (!m_a.examHash.isEmpty() && m_a.examHash == m_b.examHash && m_b.familyNames().contains(name)) families << name;
  if (!m_a.answers.isEmpty() && !m_a.answersHash.isEmpty() && m_a.answersHash == m_b.answersHash) families << "answers";
  m_families->clear();
  for (const QString& name : families) m_families->addItem(EvalWords::family(name), name);
  if (!families.contains(m_family)) m_family = families.value(0);
  m_families->setCurrentIndex(std::max(0, m_families->findData(m_family)));
}

void QuestionDiffCard::show(const EvaluationFacts& a, const EvaluationFacts& b, const QString& split,
                            const QString& language) {
  showContent();
  const bool same = a.dir == m_a.dir && b.dir == m_b.dir && a.created == m_a.created && b.created == m_b.created;
  m_a = a, m_b = b;
  m_split = split, m_language = language;
  m_table->setNames(a.id, b.id);
  if (!same) {
    m_loaded.clear();
    fillFamilies();
  }
  if (m_family.isEmpty())
    return showNothing(tr("These two did not answer the same exam, so no question was put to both."));
  if (m_loaded == m_family) return fill();
  load();
}

void QuestionDiffCard::showNothing(const QString& why) {
  ++m_reading;
  m_loaded.clear();
  m_a = m_b = {};
  showEmpty({tr("No questions to compare"), why, {}})->setPrimary(false);
}

void QuestionDiffCard::load() {
  const int mine = ++m_reading;
  m_table->table()->setLoading(tr("Reading the answers"));
  const auto read = [a = m_a.dir, b = m_b.dir, family = m_family] {
    return std::pair(readAnswers(a, family), readAnswers(b, family));
  };
  offThread(this, read, [this, mine, family = m_family](const std::pair<AnsweredQuestions, AnsweredQuestions>& both) {
    if (mine != m_reading) return;
    m_answersA = both.first, m_answersB = both.second;
    m_loaded = family;
    fill();
  });
}

void QuestionDiffCard::fill() {
  if (m_loaded.isEmpty()) return;
  QVector<DiffRow> rows;
  const QString split = m_loaded == "answers" ? QString() : m_split;
  for (const auto& pair : pairQuestions(m_answersA.rows, m_answersB.rows, split, m_language)) {
    const auto answer = [](const AnsweredQuestion& q) {
      return DiffAnswer{q.chosenText().simplified(), q.correct, q.chosenShare()};
    };
    rows.append({pair.a.id, pair.a.question(), pair.a.rightText(), answer(pair.a), answer(pair.b)});
  }
  m_table->setRows(rows);
  QString note = tr("Probability: the chosen option's part of what all options have together.");
  for (const auto* side : {&m_answersA, &m_answersB})
    if (side->issue) note = tr("The answers cannot be read: %1").arg(Words::issue(*side->issue).title);
  const qint64 bad = m_answersA.badLines + m_answersB.badLines;
  if (bad > 0)
    note =
        Words::sentences({note, tr("Lines that could not be read and are left out: %1.").arg(numbers::integer(bad))});
  m_note->setText(note);
}

// ---- what differs

SettingsCard::SettingsCard(QWidget* parent) : Card({}, {}, parent) {
  m_table = new DataTable;
  m_table->setToolsShown(false);
  m_table->setVisibleRows(5);
  body()->addWidget(m_table);
  m_note = new Label({}, Type::Role::Caption, Label::Fit::Wrap);
  body()->addWidget(m_note);
  fill();
}

void SettingsCard::changeEvent(QEvent* event) {
  if (event->type() == QEvent::LanguageChange) fill();
  Card::changeEvent(event);
}

void SettingsCard::show(const QVector<ComparedColumn>& columns) {
  m_columns = columns;
  fill();
}

void SettingsCard::fill() {
  setTitle(tr("What differs"));
  setSubtitle(tr("Only what is not the same. A difference in the scores can come from any of these."));
  m_table->setName(tr("Settings that differ"));
  QVector<TableColumn> heads(1);
  heads[0].id = "setting", heads[0].title = tr("Setting");
  for (const auto& column : m_columns) {
    TableColumn head;
    head.id = column.name, head.title = column.name, head.sortable = false;
    heads.append(head);
  }
  m_table->setColumns(heads);
  QVector<TableRow> rows;
  const auto add = [&](const QString& id, const QString& name, const QStringList& values) {
    if (std::all_of(values.begin(), values.end(), [&](const QString& v) { return v == values.first(); })) return;
    TableRow row;
    row.id = id;
    row.cells << words(name);
    for (const QString& value : values) row.cells << words(EvalWords::value(value));
    rows.append(row);
  };
  const auto each = [&](auto&& value) {
    QStringList values;
    for (const auto& column : m_columns) values << value(column);
    return values;
  };
  const auto count = [](qint64 n) { return n >= 0 ? numbers::integer(n) : QString(); };
  add("run", tr("Run"), each([](const ComparedColumn& c) { return c.facts.run; }));
  add("step", tr("Steps trained"), each([&](const ComparedColumn& c) { return count(c.facts.step); }));
  add("parameters", tr("Parameters"), each([&](const ComparedColumn& c) { return count(c.facts.parameters); }));
  add("tokens", tr("Tokens read"), each([](const ComparedColumn& c) {
        return std::isfinite(c.run.tokens) ? numbers::compact(c.run.tokens) : QString();
      }));
  add("command", tr("Made by"), each([](const ComparedColumn& c) {
        return c.run.command == "tune" ? tr("dialogue tuning") : c.run.command == "train" ? tr("training") : QString();
      }));
  add("form", tr("Asked as"), each([](const ComparedColumn& c) {
        return c.facts.form == "chat" ? tr("conversation") : c.facts.form == "text" ? tr("text") : QString();
      }));
  QVector<Json> params;
  QStringList unknown;
  for (const auto& column : m_columns) {
    params << column.run.params;
    if (column.run.params.is_null()) unknown << column.name;
  }
  for (const auto& row : differingSettings(params)) add(row.path, EvalWords::setting(row.path), row.values);
  m_table->setRows(rows);
  m_table->setEmptyText({tr("Nothing differs"), tr("Both were made with the same settings."), {}});
  m_note->setText(!unknown.isEmpty() ? tr("Settings not known, because the run's folder is missing or unfinished: %1.")
                                           .arg(unknown.join(QStringLiteral(", ")))
                                     : tr("“–” means automatic, or a setting that this run does not have."));
}

// ---- loss curves

CurvesCard::CurvesCard(QWidget* parent) : QWidget(parent) {
  auto* column = vbox(this, 0, 8);
  m_note = new Label({}, Type::Role::Caption, Label::Fit::Wrap);
  column->addWidget(m_note);
  rebuild();
}

void CurvesCard::changeEvent(QEvent* event) {
  if (event->type() == QEvent::LanguageChange) rebuild();
  QWidget::changeEvent(event);
}

void CurvesCard::show(const QVector<ComparedColumn>& columns) {
  m_columns = columns;
  rebuild();
}

void CurvesCard::rebuild() {
  const int kind = m_plot ? m_plot->view()->xKind() : 0;
  delete m_plot;
  m_plot = new PlotFrame(tr("Loss while training"),
                         tr("Lines: training loss, smoothed. Dots: validation, the number to compare."),
                         PlotFrame::XKindTool | PlotFrame::LogXTool | PlotFrame::LogYTool | PlotFrame::SmoothTool |
                             PlotFrame::FullRangeTool | PlotFrame::ExportTool);
  m_plot->setFileStem("compare-loss");
  PlotView* view = m_plot->view();
  view->setAccessibleName(tr("Loss of the compared runs"));
  view->setXKinds(QVector<XKind>{{"step", tr("steps"), tr("step %1"), false},
                                 {"tokens", tr("tokens"), {}, false},
                                 {"time", tr("time"), {}, true}});
  view->setYLabel(tr("loss (nat per token)"));
  view->setMinimumHeight(scaled(240));
  view->setEmptyText(tr("The logs of these runs hold no losses."));
  QStringList tokenizers;
  bool tuned = false, trained = false;
  QStringList drawn;
  for (const auto& column : m_columns) {
    if (drawn.contains(column.run.id)) continue;  // two evaluations of one run: one curve
    drawn << column.run.id;
    if (!column.run.tokenizer.isEmpty() && !tokenizers.contains(column.run.tokenizer))
      tokenizers << column.run.tokenizer;
    (column.run.command == "tune" ? tuned : trained) = true;
    const auto draw = [&](const MetricTable& table, CurveStyle style) {
      const auto& loss = table.column("loss");
      if (loss.isEmpty()) return;
      style.category = column.color + 1;
      const int index = view->addCurve(style);
      for (qsizetype i = 0; i < std::min(loss.size(), table.rows()); ++i) {
        const double xs[] = {table.step[i], table.tokens[i], table.seconds[i]};
        view->curve(index).append(xs, loss[i]);
      }
    };
    CurveStyle train, valid;
    train.name = column.run.id, train.smoothed = true;
    valid.name = tr("%1, validation").arg(column.run.id), valid.mark = CurveStyle::Mark::Dot, valid.labelled = false;
    draw(column.run.train, train);
    draw(column.run.valid, valid);
  }
  view->setSmoothing(0.9);
  view->setXKind(kind);
  view->dataChanged();
  layout()->removeWidget(m_note);
  static_cast<QVBoxLayout*>(layout())->addWidget(m_plot, 1);
  layout()->addWidget(m_note);
  QStringList notes;
  if (tokenizers.size() > 1)
    notes << tr(
        "These runs use different tokenizers: their loss per token cannot be compared, bits per character can.");
  if (tuned && trained)
    notes << tr("Tuning learns from answers and training from text: their losses are not the same quantity.");
  m_note->setText(Words::sentences(notes));
  m_note->setVisible(!notes.isEmpty());
}

// ---- samples

SamplesCard::SamplesCard(QWidget* parent) : Card({}, {}, parent) {
  m_prompts = new Combo;
  m_prompts->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
  m_prompts->setMinimumContentsLength(12);
  body()->addWidget(m_prompts);
  connect(m_prompts, qOverload<int>(&QComboBox::activated), this, [this](int at) {
    m_prompt = at;
    fill();
  });
  fill();
}

void SamplesCard::changeEvent(QEvent* event) {
  if (event->type() == QEvent::LanguageChange) fill();
  Card::changeEvent(event);
}

void SamplesCard::resizeEvent(QResizeEvent* event) { Card::resizeEvent(event); }

void SamplesCard::show(const QVector<ComparedColumn>& columns) {
  m_columns.clear();
  QVector<ComparedRun> runs;
  QStringList seen;
  for (const auto& column : columns) {
    if (seen.contains(column.run.id)) continue;
    seen << column.run.id;
    m_columns << column;
    runs << column.run;
  }
  m_rows = sameSamples(runs);
  m_prompt = 0;
  static const QRegularExpression kana("[\\x{3040}-\\x{30FF}]");
  for (int i = 0; i < m_rows.size(); ++i)
    if (m_rows[i].prompt.contains(kana) == numbers::japanese()) {
      m_prompt = i;
      break;
    }
  fill();
}

void SamplesCard::fill() {
  setTitle(tr("The same opening, side by side"));
  setSubtitle(tr("What each run wrote at its last sample. One sample proves nothing: the questions above do."));
  m_prompts->setAccessibleName(tr("Opening"));
  delete m_texts;
  m_texts = nullptr;
  if (m_rows.isEmpty()) {
    showEmpty(
        {tr("No opening in common"), tr("Runs write samples while they train. These have none that begin alike."), {}})
        ->setPrimary(false);
    return;
  }
  showContent();
  m_prompts->clear();
  for (const auto& row : m_rows) m_prompts->addItem(row.prompt.simplified());
  m_prompt = std::clamp(m_prompt, 0, int(m_rows.size()) - 1);
  m_prompts->setCurrentIndex(m_prompt);
  m_texts = new QWidget;
  auto* reflow = new ReflowLayout(m_texts, 220, 16);
  const SampleRow& row = m_rows[m_prompt];
  for (int i = 0; i < m_columns.size(); ++i) {
    auto* frame = new QFrame;
    frame->setProperty("role", "inset");
    auto* column = vbox(frame, 12, 4);
    column->addWidget(new Label(row.steps[i] >= 0
                                    ? tr("%1 · step %2").arg(m_columns[i].run.id, numbers::integer(row.steps[i]))
                                    : m_columns[i].run.id,
                                Type::Role::Strong, Label::Fit::Wrap));
    column->addWidget(new Label(row.steps[i] >= 0 ? row.texts[i].trimmed() : tr("no sample of this opening"),
                                Type::Role::Body, Label::Fit::Wrap));
    column->addStretch(1);
    reflow->addWidget(frame);
  }
  body()->addWidget(m_texts);
}

// ---- leaderboard

Leaderboard::Leaderboard(QWidget* parent) : Card({}, {}, parent) {
  m_table = new DataTable;
  m_table->setVisibleRows(12);
  body()->addWidget(m_table, 1);
  m_note = new Label({}, Type::Role::Caption, Label::Fit::Wrap);
  body()->addWidget(m_note);
  fill();
}

void Leaderboard::changeEvent(QEvent* event) {
  if (event->type() == QEvent::LanguageChange) fill();
  Card::changeEvent(event);
}

void Leaderboard::show(const QVector<ComparedColumn>& columns) {
  m_columns = columns;
  fill();
}

void Leaderboard::fill() {
  setTitle(tr("Leaderboard"));
  setSubtitle(tr("Every evaluated run, on the questions kept back from training. Whiskers: 95 % interval."));
  m_table->setName(tr("Evaluated runs"));
  m_table->setEmptyText({tr("No evaluated run yet"), tr("An evaluation puts its model into this table."), {}});
  QStringList families, exams;
  double most = 1;
  for (const auto& column : m_columns) {
    for (const QString& name : column.facts.familyNames())
      if (!families.contains(name)) families << name;
    if (!column.facts.examHash.isEmpty() && !exams.contains(column.facts.examHash)) exams << column.facts.examHash;
    if (const TextScore* text = column.facts.textOf("all"); text && text->high > most) most = text->high;
  }
  QVector<TableColumn> heads;
  const auto head = [&](const QString& id, const QString& title, TableColumn::Kind kind, double width) {
    TableColumn c;
    c.id = id, c.title = title, c.kind = kind, c.width = width;
    heads.append(c);
    return &heads.last();
  };
  head("run", tr("Evaluation"), TableColumn::Kind::Run, 150);
  for (const QString& name : families) {
    TableColumn* c = head("family:" + name, EvalWords::family(name), TableColumn::Kind::Interval, 108);
    c->from = 0, c->to = 100, c->help = tr("Right answers in percent, questions kept back");
  }
  TableColumn* bits = head("bits", tr("Bits per character"), TableColumn::Kind::Interval, 124);
  bits->from = 0, bits->to = most, bits->help = tr("On the validation text; fewer is better");
  head("tokens", tr("Tokens"), TableColumn::Kind::Number, 84);
  head("parameters", tr("Parameters"), TableColumn::Kind::Number, 96);
  head("time", tr("Training time"), TableColumn::Kind::Number, 104);
  head("exam", tr("Exam"), TableColumn::Kind::Text, 90)->help = tr("Only rows of the same exam can be compared");
  m_table->setColumns(heads);
  QVector<TableRow> rows;
  for (const auto& column : m_columns) {
    TableRow row;
    row.id = column.facts.id;
    row.cells << runCell(column);
    for (const QString& name : families) {
      const FamilyScore* score = column.facts.family(name, "held", column.facts.wholeLanguage());
      TableCell cell = number(score ? 100 * score->accuracy : kNoNumber,
                              score ? numbers::fixed(100 * score->accuracy, 0) : QString());
      if (score) cell.low = 100 * score->low, cell.high = 100 * score->high;
      row.cells << cell;
    }
    const TextScore* text = column.facts.textOf("all");
    TableCell cell =
        number(text ? text->bitsPerCharacter : kNoNumber, text ? numbers::fixed(text->bitsPerCharacter, 3) : QString());
    if (text) cell.low = text->low, cell.high = text->high;
    row.cells << cell << number(column.run.tokens, numbers::compact(column.run.tokens))
              << number(double(column.facts.parameters), numbers::compact(double(column.facts.parameters)))
              << number(column.run.seconds, numbers::duration(column.run.seconds))
              << words(column.facts.examHash.left(8));
    rows.append(row);
  }
  m_table->setRows(rows);
  m_note->setText(exams.size() > 1
                      ? tr("These rows come from different exams: scores of different exams cannot be compared.")
                      : tr("One run each: another seed can move a score by more than its whisker."));
}

}  // namespace zk::ui
