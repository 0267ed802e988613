// Shares are written in percent, differences of shares in points, both with one decimal.
#include "ui/evaluation_words.h"

#include <cmath>

#include "engine/core/text.h"
#include "ui/words.h"
#include "widgets/language.h"
#include "widgets/numbers.h"

namespace zk::ui {

using widgets::Metric;
using widgets::Tone;
namespace numbers = widgets::numbers;

namespace {

Lang lang() { return lang_from_name(widgets::Language::current().toStdString()); }

QString engineWord(const std::string& id, const QString& otherwise) {
  const std::string words = text_first(lang(), {id});
  return words.empty() ? otherwise : qstr(words);
}

/// English capitalises names at the start of a line; Japanese has no capitals.
QString capital(QString word) {
  if (!word.isEmpty()) word[0] = word[0].toUpper();
  return word;
}

QString joined(const QStringList& parts) {
  return parts.join(numbers::japanese() ? QStringLiteral("、") : QStringLiteral(", "));
}

}  // namespace

QString EvalWords::family(const QString& name) {
  if (name == "answers") return tr("Own words");
  if (name == "text") return tr("Running text");
  return capital(engineWord("family." + name.toStdString(), name));
}

QString EvalWords::split(const QString& split) {
  if (split == "held") return tr("kept back");
  if (split == "seen") return tr("seen");
  return split;
}

QString EvalWords::language(const QString& code) {
  if (code == "all") return tr("All languages");
  return engineWord("language." + code.toStdString(), code);
}

QString EvalWords::style(const QString& style) { return style.isEmpty() ? QString() : tr("like %1").arg(style); }

QString EvalWords::about(const QString& family) {
  if (family == "text") return tr("How well it predicts text it has never read");
  if (family == "answers") return tr("Answers freely, graded word for word");
  if (family == "science") return tr("How things of the village behave");
  if (family == "endings") return tr("What happens next");
  if (family == "truth") return tr("Is that true, and what is?");
  if (family == "subjects") return tr("Facts about people, plants and places");
  if (family == "reading") return tr("Questions about a text right before them");
  return tr("Questions of this exam");
}

QString EvalWords::interval(double low, double high, int decimals) {
  return tr("%1 to %2").arg(numbers::fixed(low, decimals), numbers::fixed(high, decimals));
}

QString EvalWords::interval95(double low, double high, int decimals) {
  return tr("95 % interval %1").arg(interval(low, high, decimals));
}

Metric EvalWords::bits(const TextScore* text) {
  Metric m;
  m.name = tr("Bits per character");
  m.state = Metric::State::None;
  if (!text || !std::isfinite(text->bitsPerCharacter)) return m;
  m.state = Metric::State::Live;
  m.value = numbers::fixed(text->bitsPerCharacter, 3);
  m.reading = std::isfinite(text->low) ? interval95(text->low, text->high, 3) : QString();
  if (std::isfinite(text->bigram))
    m.reading = tr("%1; a bigram model: %2").arg(m.reading, numbers::fixed(text->bigram, 2));
  return m;
}

Metric EvalWords::perplexity(const TextScore* text) {
  Metric m;
  m.name = tr("Perplexity");
  m.state = Metric::State::None;
  if (!text || !std::isfinite(text->perplexity)) return m;
  m.state = Metric::State::Live;
  m.value = numbers::plain(text->perplexity, 3);
  m.reading = tr("As unsure as if choosing among %1 tokens").arg(numbers::plain(text->perplexity, 2));
  return m;
}

Metric EvalWords::answers(const FamilyScore* answers) {
  Metric m;
  m.name = tr("In its own words");
  m.state = Metric::State::None;
  if (!answers || !std::isfinite(answers->accuracy)) return m;
  m.state = Metric::State::Live;
  m.value = numbers::fixed(100 * answers->accuracy, 0);
  m.unit = "%";
  m.reading = tr("%1 of %2 right; %3")
                  .arg(numbers::integer(answers->correct), numbers::integer(answers->n),
                       interval95(100 * answers->low, 100 * answers->high, 0));
  return m;
}

QString EvalWords::model(const EvaluationFacts& facts) {
  if (facts.run.isEmpty() || facts.step < 0) return facts.modelRef;
  return tr("%1 · step %2").arg(facts.run, numbers::integer(facts.step));
}

widgets::IssueText EvalWords::broken(const EvaluationFacts& facts) {
  if (facts.issue && facts.issue->id == "artifact-unfinished") {
    widgets::IssueText text;
    text.tone = Tone::Warn;
    text.title = tr("%1 is not finished").arg(facts.id);
    text.why = tr("It is still being made, or it was cut off. A cut-off evaluation has no results: start it again.");
    return text;
  }
  auto text = Words::issue(facts.issue.value_or(issue_error("evaluation-broken")));
  text.title = tr("%1 cannot be read").arg(facts.id) + (text.title.isEmpty() ? QString() : "\n" + text.title);
  return text;
}

QString EvalWords::likeGuessing(const QVector<FamilyScore>& rows) {
  QStringList names;
  for (const auto& row : rows)
    if (row.likeGuessing())
      names << tr("%1 (%2, n = %3)").arg(family(row.family), split(row.split), numbers::integer(row.n));
  if (names.isEmpty()) return {};
  return tr("Cannot be told from guessing with this many questions: %1.").arg(joined(names));
}

QString EvalWords::outcome(const std::string& verdict) {
  if (verdict == "better") return tr("better");
  if (verdict == "worse") return tr("worse");
  return tr("no clear difference");
}

QString EvalWords::points(const PairedRow& row) {
  return tr("%1 points, %2")
      .arg(numbers::signedFixed(100 * row.difference, 1), interval95(100 * row.low, 100 * row.high, 1));
}

QString EvalWords::bitsChange(const PairedRow& row) {
  return tr("Bits per character: %1 → %2 (%3, %4). Fewer is better: %5.")
      .arg(numbers::fixed(row.a, 3), numbers::fixed(row.b, 3), numbers::signedFixed(row.difference, 3),
           interval95(row.low, row.high, 3), outcome(row.verdict));
}

EvalWords::Judged EvalWords::verdict(const Comparison& c, const QString& split) {
  const Verdict v = verdictOf(c, split);
  Judged judged;
  const auto named = [](const QVector<const PairedRow*>& rows) {
    QStringList names;
    for (const auto* row : rows) names << family(row->family);
    return joined(names);
  };
  const auto clearest = [&](const QVector<const PairedRow*>& rows) {
    const PairedRow* most = rows.first();
    for (const auto* row : rows)
      if (std::fabs(row->difference) > std::fabs(most->difference)) most = row;
    return tr("%1: %2").arg(family(most->family), points(*most));
  };
  if (!v.anything()) {
    judged.title = tr("Nothing that both answered");
    return judged;
  }
  if (!v.widest) {
    judged.title = v.text->verdict == "none"     ? tr("No clear difference on the text.")
                   : v.text->verdict == "better" ? tr("%1 predicts the text better than %2.").arg(c.b, c.a)
                                                 : tr("%1 predicts the text worse than %2.").arg(c.b, c.a);
    judged.tone = v.text->verdict == "none" ? Tone::Neutral : v.text->verdict == "better" ? Tone::Ok : Tone::Warn;
  } else if (!v.clear()) {
    judged.title = v.none.size() == 1 ? tr("No clear difference: %1.").arg(points(*v.widest))
                                      : tr("No clear difference: the largest is %1.")
                                            .arg(tr("%1: %2").arg(family(v.widest->family), points(*v.widest)));
  } else if (v.worse.isEmpty()) {
    judged.title = tr("%1 is better than %2 in %3 of %4 families.")
                       .arg(c.b, c.a)
                       .arg(v.better.size())
                       .arg(v.better.size() + v.none.size());
    judged.tone = Tone::Ok;
  } else if (v.better.isEmpty()) {
    judged.title = tr("%1 is worse than %2 in %3 of %4 families.")
                       .arg(c.b, c.a)
                       .arg(v.worse.size())
                       .arg(v.worse.size() + v.none.size());
    judged.tone = Tone::Warn;
  } else {
    judged.title = tr("%1 is better than %2 in some families and worse in others.").arg(c.b, c.a);
  }
  if (!v.better.isEmpty()) judged.lines << tr("Better: %1. Most in %2.").arg(named(v.better), clearest(v.better));
  if (!v.worse.isEmpty()) judged.lines << tr("Worse: %1. Most in %2.").arg(named(v.worse), clearest(v.worse));
  if (v.clear() && !v.none.isEmpty()) judged.lines << tr("No clear difference: %1.").arg(named(v.none));
  // An interval is about one family; who reads "no clear difference" beside one that leaves 0 out must hear why.
  QVector<const PairedRow*> alone;
  for (const auto* row : v.none)
    if (row->low > 0 || row->high < 0) alone << row;
  if (!alone.isEmpty())
    judged.lines << tr("%1: the interval alone leaves 0 out, but among %2 families that happens by chance too (Holm).")
                        .arg(named(alone))
                        .arg(v.better.size() + v.worse.size() + v.none.size());
  if (v.text) judged.lines << bitsChange(*v.text);
  return judged;
}

QString EvalWords::setting(const QString& path) { return engineWord("param." + path.toStdString(), path); }

QString EvalWords::value(const QString& text) {
  if (text == "true") return tr("on");
  if (text == "false") return tr("off");
  return text.isEmpty() ? QStringLiteral("–") : text;
}

}  // namespace zk::ui
