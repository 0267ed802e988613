// The table holds all rows and draws those in view; the detail below follows the current row.
#include "ui/question_browser.h"

#include <QComboBox>
#include <QEvent>
#include <cmath>

#include "ui/evaluation_words.h"
#include "ui/off_thread.h"
#include "ui/option_bars.h"
#include "ui/words.h"
#include "widgets/numbers.h"

namespace zk::ui {

using namespace widgets;  // NOLINT

namespace {

TableCell words(const QString& text) {
  TableCell cell;
  cell.text = text;
  return cell;
}

TableRow rowOf(const AnsweredQuestion& q) {
  TableRow row;
  row.id = q.id;
  TableCell chosen = words(q.chosenText().simplified());
  chosen.icon = q.correct ? QStringLiteral("check") : QStringLiteral("error");
  chosen.color = q.correct ? &Tokens::ok : &Tokens::danger;
  TableCell share;
  share.value = q.chosenShare();
  share.text = std::isfinite(share.value) ? numbers::percent(share.value) : QStringLiteral("–");
  row.cells = {words(q.question()), chosen, words(q.rightText()), share, words(EvalWords::split(q.split))};
  return row;
}

}  // namespace

QuestionBrowser::QuestionBrowser(QWidget* parent) : Card({}, {}, parent) {
  m_families = new QComboBox;
  m_families->setSizeAdjustPolicy(QComboBox::AdjustToContents);
  m_filter = new SegmentedControl;
  auto* tools = new QWidget;
  auto* row = hbox(tools, 0, 8);
  row->addWidget(m_families);
  row->addStretch(1);
  row->addWidget(m_filter);
  body()->addWidget(tools);
  m_note = new Label({}, Type::Role::Help, Label::Fit::Wrap);
  body()->addWidget(m_note);
  m_table = new DataTable;
  m_table->setVisibleRows(6);
  body()->addWidget(m_table, 1);
  m_detail = new QFrame;
  m_detail->setProperty("role", "inset");
  auto* detail = vbox(m_detail, 12, 8);
  m_where = new Label({}, Type::Role::Caption, Label::Fit::Wrap);
  m_prompt = new Label({}, Type::Role::Body, Label::Fit::Wrap);
  m_options = new OptionBars;
  m_wanted = new Label({}, Type::Role::Body, Label::Fit::Wrap);
  m_got = new Label({}, Type::Role::Body, Label::Fit::Wrap);
  m_scale = new Label({}, Type::Role::Caption, Label::Fit::Wrap);
  for (QWidget* w : {static_cast<QWidget*>(m_where), static_cast<QWidget*>(m_prompt), static_cast<QWidget*>(m_options),
                     static_cast<QWidget*>(m_wanted), static_cast<QWidget*>(m_got), static_cast<QWidget*>(m_scale)})
    detail->addWidget(w);
  body()->addWidget(m_detail);
  m_detail->hide();
  connect(m_families, qOverload<int>(&QComboBox::activated), this, [this] {
    m_family = m_families->currentData().toString();
    load();
  });
  connect(m_filter, &SegmentedControl::changed, this, &QuestionBrowser::fillTable);
  connect(m_table, &DataTable::currentChanged, this, &QuestionBrowser::showQuestion);
  retranslate();
}

void QuestionBrowser::changeEvent(QEvent* event) {
  if (event->type() == QEvent::LanguageChange) retranslate();
  Card::changeEvent(event);
}

void QuestionBrowser::retranslate() {
  setTitle(tr("Question by question"));
  setSubtitle(tr("What was asked, what the model chose, and how likely it held each option."));
  m_families->setAccessibleName(tr("Family"));
  m_filter->setItems({tr("All"), tr("Wrong"), tr("Right")});
  m_filter->setName(tr("Which questions"));
  m_table->setName(tr("Questions"));
  TableColumn question, chosen, right, share, split;
  question.id = "question", question.title = tr("Question");
  chosen.id = "chosen", chosen.title = tr("Chosen"), chosen.width = 190;
  right.id = "right", right.title = tr("Right answer"), right.width = 170, right.shown = false;
  share.id = "share", share.title = tr("Sure"), share.kind = TableColumn::Kind::Number, share.width = 64;
  share.help = tr("The chosen option's part of the probability that all options have together");
  split.id = "split", split.title = tr("In training"), split.width = 96;
  m_table->setColumns({question, chosen, right, share, split});
  m_scale->setText(tr("Bars: log probability of each option. 0 would be certain; the longest bar is chosen."));
  fillFamilies();
  fillTable();
}

void QuestionBrowser::fillFamilies() {
  m_families->clear();
  QStringList families = m_facts.familyNames();
  if (!m_facts.answers.isEmpty()) families << "answers";
  for (const QString& family : families) m_families->addItem(EvalWords::family(family), family);
  if (!families.contains(m_family)) m_family = families.value(0);
  m_families->setCurrentIndex(m_families->findData(m_family));
}

void QuestionBrowser::show(const EvaluationFacts& facts) {
  showContent();
  m_nothingTitle.clear();
  const bool same = facts.dir == m_facts.dir && facts.created == m_facts.created;
  m_facts = facts;
  if (same) return;
  fillFamilies();
  load();
}

void QuestionBrowser::showNothing(const QString& title, const QString& why) {
  m_facts = {};
  m_answers = {};
  ++m_reading;
  if (title == m_nothingTitle && why == m_nothingWhy) return;
  m_nothingTitle = title, m_nothingWhy = why;
  showEmpty({title, why, {}})->setPrimary(false);
}

void QuestionBrowser::chooseFamily(const QString& family) {
  if (m_families->findData(family) < 0) return;
  m_families->setCurrentIndex(m_families->findData(family));
  m_family = family;
  load();
}

void QuestionBrowser::load() {
  m_detail->hide();
  m_answers = {};
  if (m_family.isEmpty()) return fillTable();
  m_table->setLoading(tr("Reading the answers"));
  const int mine = ++m_reading;
  offThread(
      this, [dir = m_facts.dir, family = m_family] { return readAnswers(dir, family); },
      [this, mine](const AnsweredQuestions& answers) {
        if (mine != m_reading) return;
        m_answers = answers;
        fillTable();
      });
}

void QuestionBrowser::fillTable() {
  QVector<TableRow> rows;
  int right = 0;
  for (const auto& q : m_answers.rows) {
    right += q.correct;
    if (m_filter->current() == 1 && q.correct) continue;
    if (m_filter->current() == 2 && !q.correct) continue;
    rows.append(rowOf(q));
  }
  m_table->setRows(rows);
  m_table->setEmptyText({tr("No questions here"), tr("This evaluation has none of that kind."), {}});
  QString note;
  if (m_answers.issue) {
    const IssueText text = Words::issue(*m_answers.issue);
    note = tr("The answers cannot be read: %1").arg(text.title);
  } else if (m_answers.badLines > 0) {
    note = tr("Lines that could not be read and are left out: %1.").arg(numbers::integer(m_answers.badLines));
  } else if (!m_answers.rows.isEmpty()) {
    note = tr("%1 of %2 right").arg(numbers::integer(right), numbers::integer(m_answers.rows.size()));
  }
  m_note->setText(note);
  m_note->setVisible(!note.isEmpty());
  if (!rows.isEmpty()) m_table->setCurrentRow(0);
  showQuestion(rows.isEmpty() ? QString() : rows.first().id);
}

const AnsweredQuestion* QuestionBrowser::question(const QString& id) const {
  for (const auto& q : m_answers.rows)
    if (q.id == id) return &q;
  return nullptr;
}

void QuestionBrowser::showQuestion(const QString& id) {
  const AnsweredQuestion* q = question(id);
  m_detail->setVisible(q != nullptr);
  if (!q) return;
  QStringList where = {q->id, EvalWords::language(q->lang), EvalWords::split(q->split)};
  if (!q->topic.isEmpty()) where << q->topic;
  m_where->setText(where.join(QStringLiteral(" · ")));
  m_prompt->setText(q->prompt);
  QVector<AnswerOption> options;
  for (int i = 0; i < q->choices.size(); ++i)
    options.append({q->choices[i], q->logLikelihoods.value(i, kNoNumber), i == q->chosen, i == q->answer});
  m_options->setOptions(options);
  m_options->setVisible(!options.isEmpty());
  m_scale->setVisible(!options.isEmpty());
  m_wanted->setVisible(q->isFree());
  m_got->setVisible(q->isFree());
  m_wanted->setText(tr("Wanted: %1").arg(q->wanted));
  m_got->setText(q->correct ? tr("Answered: %1 (right)").arg(q->got.trimmed())
                            : tr("Answered: %1 (wrong)").arg(q->got.trimmed()));
}

}  // namespace zk::ui
