// A running run is told as of its newest validation, so that the figures of one sentence belong together and a lesson
// that is being read does not change under the reader every two seconds.
#include "ui/lesson_facts.h"

#include <QRegularExpression>
#include <algorithm>
#include <cmath>

#include "engine/core/files.h"
#include "ui/loose.h"
#include "ui/off_thread.h"
#include "widgets/numbers.h"

namespace zk::ui {

using namespace widgets;  // NOLINT

namespace {

std::optional<double> numberAt(const Json& json, std::initializer_list<const char*> path) {
  const double value = loose::number(json, path, std::numeric_limits<double>::quiet_NaN());
  return std::isfinite(value) ? std::optional(value) : std::nullopt;
}

void put(FactValues& facts, const char* name, std::optional<double> value) {
  if (value && *value >= 0) facts[QString::fromLatin1(name)] = *value;
}

const QString& inputOf(const ArtifactGlance& artifact, ArtifactKind kind) {
  static const QString none;
  for (const auto& input : artifact.inputs)
    if (input.kind == kind) return input.id;
  return none;
}

void addText(FactValues& facts, const WorkspaceState& state, const QString& datasetId) {
  const ArtifactGlance* dataset = state.artifact(ArtifactKind::Dataset, datasetId);
  if (!dataset) dataset = state.newest(ArtifactKind::Dataset);
  const ArtifactGlance* corpus =
      dataset ? state.artifact(ArtifactKind::Corpus, inputOf(*dataset, ArtifactKind::Corpus)) : nullptr;
  if (!corpus) corpus = state.newest(ArtifactKind::Corpus);
  if (corpus) {
    put(facts, "documents", numberAt(corpus->counters, {"documents"}));
    put(facts, "corpus_size", numberAt(corpus->counters, {"bytes"}));
  }
  if (const ArtifactGlance* tokenizer = state.newest(ArtifactKind::Tokenizer); tokenizer && !dataset)
    put(facts, "vocab_size", numberAt(tokenizer->counters, {"vocab_size"}));
  if (!dataset) return;
  put(facts, "vocab_size", numberAt(dataset->counters, {"vocab_size"}));
  put(facts, "train_tokens", numberAt(dataset->counters, {"train", "tokens"}));
  put(facts, "valid_tokens", numberAt(dataset->counters, {"valid", "tokens"}));
  for (const auto& [name, language] : {std::pair{"chars_per_token_en", "en"}, {"chars_per_token_ja", "ja"}})
    put(facts, name, numberAt(dataset->counters, {"train", "by_language", language, "characters_per_token"}));
  const Baselines lines = readBaselines(state.dir, dataset->id);
  put(facts, "uniform_loss", lines.uniform);
  put(facts, "unigram_loss", lines.unigram);
  put(facts, "bigram_loss", lines.bigram);
}

void addShape(FactValues& facts, const Json& params) {
  for (const char* key : {"n_layer", "d_model", "n_head", "seq_len"}) put(facts, key, numberAt(params, {"model", key}));
  put(facts, "lr", numberAt(params, {"optimizer", "lr"}));
}

/// The run's own end where it has one, else its newest validation.
void addRun(FactValues& facts, const WorkspaceState& state, const LogGlance& run) {
  addShape(facts, run.params);
  const ArtifactGlance* done = state.artifact(ArtifactKind::Run, run.id);
  const RunFigures& f = run.figures;
  const auto figure = [&](const char* counter, double otherwise) {
    const auto value = done ? numberAt(done->counters, {counter}) : std::optional<double>();
    return value ? *value : otherwise;
  };
  put(facts, "parameters", figure("parameters", f.parameters));
  put(facts, "steps", figure("steps", f.validStep));
  put(facts, "tokens_seen", figure("tokens", f.validTokens));
  const double seconds = figure("seconds", f.validSeconds);
  if (seconds > 0) facts["train_minutes"] = seconds / 60;
  const double tokens = figure("tokens", f.validTokens);
  if (seconds > 0 && tokens > 0) facts["tokens_per_second"] = figure("tokens_per_second", tokens / seconds);
  const double loss = figure("valid_loss", f.validLoss);
  put(facts, "valid_loss", loss);
  if (loss >= 0) facts["perplexity"] = std::exp(loss);
  put(facts, "bits_per_char", figure("bits_per_char", f.bitsPerChar));
}

/// Shares over all questions that were kept back; chance weighted by the same questions.
void addHeld(FactValues& facts, const ArtifactGlance& evaluation) {
  const auto results = read_json((evaluation.dir + "/results.json").toStdString());
  if (!results.ok() || !results->is_object()) return;
  const auto families = results->find("families");
  if (families == results->end() || !families->is_array()) return;
  const auto isHeld = [](const Json& row) { return row.is_object() && row.value("split", Json()) == "held"; };
  const auto isAll = [](const Json& row) { return row.value("lang", Json()) == "all"; };
  // Rows of all languages where there are some; adding those of each language would count every question twice.
  const bool summed =
      std::any_of(families->begin(), families->end(), [&](const Json& r) { return isHeld(r) && isAll(r); });
  double n = 0, correct = 0, chance = 0;
  for (const Json& row : *families) {
    if (!isHeld(row) || isAll(row) != summed) continue;
    const auto count = numberAt(row, {"n"}), right = numberAt(row, {"correct"}), guess = numberAt(row, {"chance"});
    if (!count || !right || !guess) continue;
    n += *count;
    correct += *right;
    chance += *guess * *count;
  }
  if (n <= 0) return;
  facts["held_accuracy"] = correct / n;
  facts["held_chance"] = chance / n;
}

/// Bits per character over the whole validation text, where that very run was evaluated; right answers of the tuned
/// model, of which the lessons tell beside its tuning, else of the base, else of what was evaluated last.
void addMeasured(FactValues& facts, const WorkspaceState& state, const LogGlance* base, const LogGlance* tuned) {
  const auto evaluations = state.artifactsOf(ArtifactKind::Evaluation);
  const auto of = [&](const LogGlance* run) -> const ArtifactGlance* {
    for (const auto* evaluation : evaluations)
      if (run && inputOf(*evaluation, ArtifactKind::Run) == run->id) return evaluation;
    return nullptr;
  };
  for (const auto* evaluation : {of(tuned), of(base), evaluations.value(0)})
    if (evaluation && !facts.contains("held_accuracy")) addHeld(facts, *evaluation);
  if (const auto* evaluation = of(base))
    put(facts, "bits_per_char", numberAt(evaluation->counters, {"bits_per_character"}));
}

bool isLoss(const QString& name) { return name.endsWith("_loss"); }

}  // namespace

FactValues readFacts(const WorkspaceState& state) {
  FactValues facts;
  const LogGlance *base = nullptr, *tuned = nullptr;
  for (const auto& run : state.runs) {
    const LogGlance*& place = run.isTuning() ? tuned : base;
    if (!place) place = &run;
  }
  addText(facts, state, base ? base->dataset : QString());
  if (base) addRun(facts, state, *base);
  if (tuned) {
    const ArtifactGlance* done = state.artifact(ArtifactKind::Run, tuned->id);
    const auto steps = done ? numberAt(done->counters, {"steps"}) : std::optional<double>();
    put(facts, "tune_steps", steps ? *steps : tuned->figures.validStep);
  }
  addMeasured(facts, state, base, tuned);
  return facts;
}

QString factText(const QString& name, double value) {
  if (name == "corpus_size") return numbers::bytes(value);
  if (name == "held_accuracy" || name == "held_chance") return numbers::percent(value, 1);
  if (isLoss(name) || name == "perplexity" || name.startsWith("chars_per_token")) return numbers::fixed(value, 2);
  if (name == "bits_per_char") return numbers::fixed(value, 3);
  if (name == "train_minutes") return numbers::plain(value, 2);
  if (name == "lr") {  // as the form and the command line write it
    return value >= 1e-4 ? QString::number(value, 'g', 4) : numbers::plain(value, 3);
  }
  if (name == "parameters" || name == "tokens_seen" || name == "train_tokens") return numbers::compact(value);
  return numbers::integer(qint64(std::llround(value)));
}

std::optional<QString> withFacts(const QString& paragraph, const FactValues& facts) {
  static const QRegularExpression braces("\\{([a-z_0-9]+)\\}");
  QString filled;
  qsizetype from = 0;
  for (auto it = braces.globalMatch(paragraph); it.hasNext();) {
    const auto match = it.next();
    const auto value = facts.constFind(match.captured(1));
    if (value == facts.constEnd()) return {};
    filled += paragraph.mid(from, match.capturedStart() - from) + factText(match.captured(1), *value);
    from = match.capturedEnd();
    // Japanese sets a space after digits and none after 万 or 億.
    if (!filled.isEmpty() && filled.back().unicode() > 0x3000 && from < paragraph.size() && paragraph[from] == ' ')
      ++from;
  }
  return filled + paragraph.mid(from);
}

LessonFacts& LessonFacts::instance() {
  static LessonFacts facts;
  return facts;
}

void LessonFacts::refresh(const WorkspaceState& state) {
  offThread(
      this, [state] { return readFacts(state); },
      [this, asked = ++m_asked](const FactValues& values) {
        if (asked != m_asked || values == m_values) return;
        m_values = values;
        Q_EMIT changed();
      });
}

}  // namespace zk::ui
