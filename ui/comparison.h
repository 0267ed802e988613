// What a comparison of evaluations shows, as plain values: the engine's paired differences (zk compare --json), the
// questions that one got right and the other did not, the settings that differ, the loss curves and samples of the
// runs. Pure functions; statistics come from the engine alone.
#pragma once
#include "ui/evaluations.h"
#include "ui/run_model.h"

namespace zk::ui {

/// One figure of B against A, as the engine judged it.
struct PairedRow {
  QString family, split, lang;  ///< family "text": bits per character; "answers": free answers
  qint64 n = 0, onlyA = 0, onlyB = 0;
  double a = kNoNumber, b = kNoNumber;
  double difference = kNoNumber, low = kNoNumber, high = kNoNumber, p = kNoNumber;
  std::string verdict;  ///< better, worse, none
};

struct Comparison {
  QString a, b;  ///< ids of the evaluations
  QVector<PairedRow> families, answers, text;
  QVector<Issue> issues;  ///< worth saying: other exam, other text, other form

  const QVector<PairedRow>& rows(const QString& family) const;
  /// "all" where the engine judged all languages together, else the only one.
  QString wholeLanguage() const;
  const PairedRow* textRow(const QString& lang) const;
};

/// From the output of zk compare --json; comparisons that cannot be understood are left out.
QVector<Comparison> comparisonsFrom(const Json& json);

/// What the sentence at the top says: which families differ clearly, which not.
struct Verdict {
  QVector<const PairedRow*> better, worse, none;  ///< exam families of one split, all languages together
  const PairedRow* widest = nullptr;              ///< largest difference among them
  const PairedRow* text = nullptr;
  bool anything() const { return widest || text; }
  bool clear() const { return !better.isEmpty() || !worse.isEmpty(); }
};
Verdict verdictOf(const Comparison& comparison, const QString& split);

/// The same question answered by both.
struct QuestionPair {
  AnsweredQuestion a, b;
  bool won() const { return b.correct && !a.correct; }
  bool lost() const { return a.correct && !b.correct; }
};
/// Questions that both answered, in the order of `a`; of one split and language ("" or "all": every one).
QVector<QuestionPair> pairQuestions(const QVector<AnsweredQuestion>& a, const QVector<AnsweredQuestion>& b,
                                    const QString& split, const QString& lang);

/// A setting with its value in each run; empty where a run has none.
struct SettingRow {
  QString path;
  QStringList values;
};
/// Only those that differ. `params`: one tree of parameters per run; null where it is not known.
QVector<SettingRow> differingSettings(const QVector<Json>& params);
/// A value as it stands in a table: true → "on" is the page's business; numbers without needless digits.
QString settingText(const Json& value);

/// What a run's folder tells for a comparison. Reads the whole log: on a pool thread only.
struct ComparedRun {
  QString id;
  std::string command;         ///< train or tune
  Json params = Json();        ///< null: not known
  QString dataset, tokenizer;  ///< content hashes of what it was trained on, where the manifests tell
  MetricTable train, valid;
  QVector<SampleEvent> samples;  ///< the last of each prompt
  double tokens = kNoNumber, seconds = kNoNumber;
  qint64 logSize = -1;         ///< bytes of its log when it was read
  std::optional<Issue> issue;  ///< its folder cannot be read
};
ComparedRun readComparedRun(const QString& workspaceDir, const QString& run);

/// The same opening continued by several runs; a run without it has an empty text.
struct SampleRow {
  QString prompt;
  QStringList texts;
  QVector<qint64> steps;
};
/// Openings that at least two runs continued, in the order of the first.
QVector<SampleRow> sameSamples(const QVector<ComparedRun>& runs);

}  // namespace zk::ui
