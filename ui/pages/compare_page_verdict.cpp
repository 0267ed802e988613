// What the compared evaluations say: verdict, bars, paired differences, answers, what differs.
#include "ui/pages/compare_page.h"

#include <QComboBox>
#include <QDateTime>
#include <QFileInfo>
#include <QSet>
#include <cmath>

#include "ui/evaluation_words.h"
#include "ui/lesson_tab.h"
#include "ui/off_thread.h"
#include "ui/words.h"
#include "widgets/forest_plot.h"
#include "widgets/interval_bars.h"
#include "widgets/numbers.h"
#include "widgets/reflow_layout.h"

namespace zk::ui {

using namespace widgets;  // NOLINT

const Comparison* ComparePage::comparison() const {
  for (const auto& c : m_comparisons)
    if (c.b == m_pair) return &c;
  return m_comparisons.isEmpty() ? nullptr : &m_comparisons.first();
}

// ---- drawing

void ComparePage::refreshAll() {
  refreshEmpty();
  if (!m_haveRead) return m_stack->setCurrentWidget(m_empty);
  refreshChoices();
  refreshVerdict();
  refreshBars();
  refreshForest();
  refreshDetails();
  showLeaderboard(m_tab->current() == 1);
}

void ComparePage::refreshEmpty() {
  if (!m_haveRead)
    return m_empty->setText({tr("Reading the results"), tr("The evaluations of this project are being read."), {}});
  const int have = readable();
  m_empty->setText({have == 0 ? tr("No runs to compare yet") : tr("One more to compare"),
                    have == 0 ? tr("Comparison needs two evaluated runs. You have none.")
                              : tr("Comparison needs two evaluated runs. You have one: %1.").arg([&] {
                                  for (const auto& f : m_read.evaluations)
                                    if (f.readable()) return f.id;
                                  return QString();
                                }()),
                    nothingToEvaluate() ? Words::next(app().next().step).button : tr("Evaluate a model")});
}

void ComparePage::refreshChoices() {
  if (!m_selected.mid(1).contains(m_pair)) m_pair = m_selected.value(1);
  const auto fill = [](QComboBox* box, const QStringList& ids, const QString& chosen) {
    const QSignalBlocker quiet(box);
    box->clear();
    for (const QString& id : ids) box->addItem(id, id);
    box->setCurrentIndex(std::max(0, box->findData(chosen)));
  };
  fill(m_reference, m_selected, m_selected.value(0));
  fill(m_pairs, m_selected.mid(1), m_pair);
  m_reference->setEnabled(m_selected.size() > 1);
  m_pairs->setEnabled(m_selected.size() > 2);
  QStringList languages;
  for (const auto& c : columns())
    for (const QString& code : c.facts.languages())
      if (!languages.contains(code)) languages << code;
  if (languages.size() != 1) languages.prepend("all");
  if (!languages.contains(m_language)) m_language = languages.first();
  if (languages != m_languages || m_langChoice->count() == 0) m_languages = languages;
  QStringList names;
  for (const QString& code : m_languages) names << (code == "all" ? tr("All") : EvalWords::language(code));
  m_langChoice->setItems(names);
  m_langChoice->setCurrent(int(m_languages.indexOf(m_language)));
  m_splitChoice->setCurrent(m_split == "held" ? 0 : 1);
}

void ComparePage::refreshVerdict() {
  IssueText text;
  text.tone = Tone::Accent;
  if (m_selected.size() < 2) {
    text.title = tr("Tick at least two evaluations");
    text.why = tr("The verdict compares each of them with the reference.");
  } else if (m_issue) {
    text = Words::issue(*m_issue);
  } else if (const Comparison* c = comparison()) {
    const auto judged = EvalWords::verdict(*c, m_split);
    text.tone = judged.tone == Tone::Neutral ? Tone::Accent : judged.tone;
    text.title = judged.title;
    text.why = judged.lines.join('\n');
    QStringList notes;
    for (const Issue& issue : c->issues) {
      const IssueText worded = Words::issue(issue);
      notes << Words::sentences({worded.title, worded.why});
    }
    notes << tr("One run each: another seed can give another result. Repeat with 3 seeds before you conclude.");
    text.evidence = notes.join('\n');
  } else {
    text.title = tr("Comparing");
    text.why = tr("The engine goes through both evaluations question by question.");
  }
  m_verdict->setIssue(text);
}

void ComparePage::refreshBars() {
  const auto all = columns();
  QVector<IntervalSeries> series;
  QVector<IntervalGroup> groups;
  QStringList families, left;
  QVector<ComparedColumn> shown;
  for (const auto& c : all) {
    if (!shown.isEmpty() && c.facts.examHash != shown.first().facts.examHash) {
      left << c.name;
      continue;
    }
    shown << c;
    series.append({c.name, c.color});
    for (const QString& name : c.facts.familyNames())
      if (!families.contains(name)) families << name;
  }
  for (const QString& name : families) {
    IntervalGroup group;
    group.id = name, group.name = EvalWords::family(name);
    for (const auto& c : shown) {
      IntervalValue value;
      const QString language = m_language == "all" ? c.facts.wholeLanguage() : m_language;
      if (const FamilyScore* score = c.facts.family(name, m_split, language)) {
        value = {100 * score->accuracy, 100 * score->low, 100 * score->high, score->n, score->n};
        group.chance = 100 * score->chance;
      }
      group.values.append(value);
    }
    groups.append(group);
  }
  m_bars->setData(series, groups);
  QStringList notes;
  if (!left.isEmpty())
    notes << tr("Left out, because they answered another exam: %1.").arg(left.join(QStringLiteral(", ")));
  m_barsNote->setText(Words::sentences(notes));
  m_barsNote->setVisible(!notes.isEmpty());
}

void ComparePage::refreshForest() {
  const Comparison* c = comparison();
  m_forestCard->setTitle(m_selected.size() < 2 ? tr("Difference")
                                               : tr("Difference: %1 − %2").arg(m_pair, m_selected.first()));
  QVector<ForestRow> rows;
  if (c) {
    const QString language = m_language == "all" ? c->wholeLanguage() : m_language;
    for (const auto* list : {&c->families, &c->answers})
      for (const auto& row : *list) {
        if (row.lang != language && !(list == &c->answers && row.lang == m_language)) continue;
        if (list == &c->families && row.split != m_split) continue;
        ForestRow out;
        out.id = row.family, out.name = EvalWords::family(row.family);
        out.value = 100 * row.difference, out.low = 100 * row.low, out.high = 100 * row.high;
        out.verdict = row.verdict == "better"  ? ForestRow::Verdict::Better
                      : row.verdict == "worse" ? ForestRow::Verdict::Worse
                                               : ForestRow::Verdict::Unclear;
        out.detail = tr("n = %1").arg(numbers::integer(row.n)) + QStringLiteral(" · p = ") + numbers::fixed(row.p, 3);
        rows.append(out);
      }
  }
  m_forest->setEmptyText(m_asking ? tr("Comparing") : tr("These two share no questions: see above."));
  m_forest->setColor(m_pair.isEmpty() ? 0 : colorOf(m_pair));
  m_forest->setRows(rows);
  m_forest->setCaption(rows.isEmpty()
                           ? QString()
                           : tr("One seed each: repeat with 3 seeds before you conclude. The words allow for "
                                "having asked several families at once (Holm)."),
                       Tone::Warn);
}

void ComparePage::refreshDetails() {
  const auto all = columns();
  m_settings->show(all);
  m_curves->show(all);
  m_samples->show(all);
  const auto *a = facts(m_selected.value(0)), *b = facts(m_pair);
  if (a && b)
    m_questions->show(*a, *b, m_split, m_language);
  else
    m_questions->showNothing(tr("Tick at least two evaluations."));
  m_command->setText(tr("The same on the command line:") + "\nzk compare " + m_selected.join(' '));
}

}  // namespace zk::ui
