// The results of the Evaluate page: scores with intervals, live or finished, and what they do not show.
#include "ui/pages/evaluate_page.h"

#include <QComboBox>
#include <QDir>
#include <QPointer>
#include <cmath>

#include "ui/evaluation_words.h"
#include "ui/lesson_tab.h"
#include "ui/off_thread.h"
#include "ui/question_browser.h"
#include "ui/suite_list.h"
#include "ui/words.h"
#include "widgets/interval_bars.h"
#include "widgets/metric_tile.h"
#include "widgets/numbers.h"
#include "widgets/reflow_layout.h"

namespace zk::ui {

using namespace widgets;  // NOLINT

const EvaluationFacts* EvaluatePage::shown() const {
  const QString id = m_evaluations->currentData().toString();
  for (const auto& facts : m_read.evaluations)
    if (facts.id == id) return &facts;
  return nullptr;
}

void EvaluatePage::refreshResults() {
  const bool live = running() && m_evaluations->currentData().toString().isEmpty();
  if (live) {
    m_results->showContent();
    showScores(m_live.facts(), true);
    m_browser->showNothing(tr("The questions come when the evaluation is done"),
                           tr("Then every question, every option and what the model chose stand here."));
    return;
  }
  const EvaluationFacts* facts = shown();
  if (!facts) {
    m_results->showEmpty(
        {m_haveRead ? tr("Nothing evaluated yet") : tr("Reading the results"),
         tr("A score is worth as much as its uncertainty. Both stand here after the first evaluation."),
         {}});
    m_browser->showNothing(tr("No questions yet"), tr("Every answer of an evaluation is kept and can be read here."));
    return;
  }
  m_results->showContent();
  if (!facts->readable()) {
    // The choice of the evaluation stays in reach: the card's place is taken by the banner of this evaluation only.
    showScores({}, false);
    m_warning->setText(EvalWords::broken(*facts).title + "\n" + EvalWords::broken(*facts).why);
    m_warning->show();
    m_browser->showNothing(tr("No questions to show"), tr("The results of this evaluation cannot be read."));
    return;
  }
  showScores(*facts, false);
  m_browser->show(*facts);
}

void EvaluatePage::showScores(const EvaluationFacts& facts, bool live) {
  QStringList languages = facts.languages();
  if (!live && languages.size() > 1) languages.prepend("all");
  if (languages.isEmpty()) languages << "all";
  const QString language = languages.contains(m_language) ? m_language : languages.first();
  if (languages != m_languages) {
    m_languages = languages;
    QStringList names;
    for (const QString& code : languages) names << (code == "all" ? tr("All") : EvalWords::language(code));
    m_langChoice->setItems(names);
  }
  m_langChoice->setCurrent(int(m_languages.indexOf(language)));
  m_langChoice->setVisible(m_languages.size() > 1);
  const TextScore* text = facts.textOf(language);
  m_bits->setMetric(EvalWords::bits(text ? text : facts.textOf("all")));
  m_perplexity->setMetric(EvalWords::perplexity(text ? text : facts.textOf("all")));
  m_answers->setMetric(EvalWords::answers(facts.family("answers", "held", language)));

  const QVector<IntervalSeries> series = {{tr("kept back from training"), 0}, {tr("seen in training"), 5}};
  QVector<IntervalGroup> groups;
  for (const QString& name : facts.familyNames()) {
    IntervalGroup group;
    group.id = name;
    group.name = EvalWords::family(name);
    for (const char* split : {"held", "seen"}) {
      IntervalValue value;
      if (const FamilyScore* score = facts.family(name, split, language)) {
        value = {100 * score->accuracy, 100 * score->low, 100 * score->high, score->n, score->n};
        group.chance = 100 * score->chance;
      }
      group.values.append(value);
    }
    groups.append(group);
  }
  m_bars->setData(series, groups);
  showNotes(facts, live);
}

void EvaluatePage::showNotes(const EvaluationFacts& facts, bool live) {
  QVector<FamilyScore> rows;
  for (const auto& row : facts.families)
    if (row.lang == m_languages.value(m_langChoice->current())) rows.append(row);
  const QString warning = EvalWords::likeGuessing(rows);
  m_warning->setText(warning);
  m_warning->setVisible(!warning.isEmpty());
  m_score->setVisible(!facts.families.isEmpty() && !live);
  QStringList source;
  if (!facts.modelRef.isEmpty()) source << tr("Model %1").arg(facts.modelRef);
  if (!facts.exam.isEmpty()) source << tr("exam %1, version %2").arg(facts.exam, facts.examHash.left(8));
  if (!facts.dataset.isEmpty()) source << tr("text of %1").arg(facts.dataset);
  if (!facts.form.isEmpty()) source << (facts.form == "chat" ? tr("asked as a conversation") : tr("asked as text"));
  if (std::isfinite(facts.seconds)) source << tr("took %1").arg(numbers::duration(facts.seconds));
  m_source->setText(source.join(QStringLiteral(" · ")));
  m_source->setVisible(!source.isEmpty());
}

}  // namespace zk::ui
