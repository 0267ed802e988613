// What the evaluations of a project say, read from their files: scores by family, split and language, bits per
// character, every single answer. Pure functions over folders; they run on a pool thread. Nothing is computed here that
// the engine did not write. What is missing, torn or of a newer version comes as an issue beside what can be read.
// Formats: docs/file-formats.md, "Exams, task files, evaluations".
#pragma once
#include <QString>
#include <QStringList>
#include <QVector>
#include <limits>
#include <map>
#include <optional>

#include "ui/event.h"

namespace zk::ui {

inline constexpr int kResultsVersion = 1;
inline constexpr double kNoNumber = std::numeric_limits<double>::quiet_NaN();

/// Share of right answers of one family, split and language ("all": every language together).
struct FamilyScore {
  QString family, style, split, lang;
  qint64 n = 0, correct = 0;
  double accuracy = kNoNumber, low = kNoNumber, high = kNoNumber;
  double chance = kNoNumber;        ///< NaN: free answers have none
  double accuracyMean = kNoNumber;  ///< choice by mean log probability per token

  /// The interval reaches down to chance: this many questions cannot tell it from guessing.
  bool likeGuessing() const { return chance == chance && low <= chance; }
};

/// How well running text is predicted.
struct TextScore {
  QString lang;
  qint64 documents = 0, tokens = 0;
  double bitsPerCharacter = kNoNumber, low = kNoNumber, high = kNoNumber;
  double perplexity = kNoNumber, bitsPerByte = kNoNumber;
  double bigram = kNoNumber, uniform = kNoNumber;  ///< bits per character of the simple models on the same text
};

struct EvaluationFacts {
  QString id, dir;
  qint64 created = 0;  ///< microseconds since the epoch
  /// Why its results cannot be read; nothing where they can.
  std::optional<Issue> issue;

  QString modelRef, run, form;
  qint64 step = -1, parameters = -1, vocabulary = -1;
  bool tuned = false;
  QString exam, examHash, dataset, textHash, answersHash;
  QVector<FamilyScore> families;
  QVector<FamilyScore> answers;  ///< free answers: family "answers"
  QVector<TextScore> text;
  QStringList sampleFiles;  ///< samples_….jsonl that the manifest names
  double seconds = kNoNumber;

  bool readable() const { return !issue; }
  /// The row of that group; nothing where it was not asked.
  const FamilyScore* family(const QString& name, const QString& split, const QString& lang) const;
  const TextScore* textOf(const QString& lang) const;
  QStringList familyNames() const;  ///< in the order of the file, without the free answers
  QStringList languages() const;    ///< without "all"
  /// "all" where several languages were asked together, else the only one.
  QString wholeLanguage() const;
};

/// The evaluation in that folder; what is wrong with it is in its issue. An unfinished folder has artifact-unfinished.
EvaluationFacts readEvaluation(const QString& dir);
/// All evaluations of a project, oldest first, unreadable and unfinished ones included.
QVector<EvaluationFacts> readEvaluations(const QString& workspaceDir);

/// One answered question.
struct AnsweredQuestion {
  QString id, family, split, lang, topic, prompt;
  QStringList choices;
  QVector<double> logLikelihoods;  ///< of each choice, nats
  QVector<qint64> tokens;          ///< of each choice
  int answer = -1, chosen = -1;
  bool correct = false;
  QString wanted, got;  ///< free answers

  bool isFree() const { return choices.isEmpty(); }
  QString rightText() const;
  QString chosenText() const;
  /// The chosen text's part of the probability that all options have together; NaN for free answers.
  double chosenShare() const;
  /// The question without marks, "Question:" and "Answer:": what a table has room for.
  QString question() const;
};

struct AnsweredQuestions {
  QVector<AnsweredQuestion> rows;
  qint64 badLines = 0;         ///< torn or not understood, left out
  std::optional<Issue> issue;  ///< the file cannot be read
};

/// "samples_answers.jsonl" for the family "answers", else that of the exam family.
QString sampleFile(const QString& family);
AnsweredQuestions readAnswers(const QString& evaluationDir, const QString& family);

/// What the engine needed lately, for the forecast before a start.
struct EvalSpeed {
  qint64 parameters = -1;
  double secondsPerToken = kNoNumber, secondsPerQuestion = kNoNumber, secondsPerAnswer = kNoNumber;
  double tokens = 0;  ///< of the validation text
  bool known() const { return secondsPerQuestion == secondsPerQuestion; }
};
/// From the stages in an evaluation's log; unknown where it has none.
EvalSpeed readSpeed(const EvaluationFacts& facts);
/// Seconds; NaN while the speed is not known. `text`: with the validation text.
double forecastSeconds(const EvalSpeed& speed, bool text, qint64 questions, qint64 answers);

/// What an exam holds, by family: from the counters of its manifest.
struct ExamFamily {
  QString family;
  qint64 held = 0, seen = 0;
  qint64 questions() const { return held + seen; }
};
QVector<ExamFamily> examFamilies(const Json& counters);

/// A running evaluation, as far as its `eval` events tell: a group appears when all its questions are answered.
class EvalProgress {
 public:
  void take(const EvalEvent& event);
  void clear() { m_scores.clear(), m_text.clear(); }
  const QVector<FamilyScore>& scores() const { return m_scores; }
  const QVector<TextScore>& text() const { return m_text; }
  bool empty() const { return m_scores.isEmpty() && m_text.isEmpty(); }
  /// What it told, in the shape of a finished evaluation.
  EvaluationFacts facts() const;

 private:
  QVector<FamilyScore> m_scores;
  QVector<TextScore> m_text;
};

}  // namespace zk::ui
