// What the tokenizer lab is told by `zk session` (tokenize, merges, tokenizer_stats), as the page draws it. Pure, so
// that a test can read recorded answers.
#pragma once
#include <QString>
#include <QVector>
#include <array>

#include "ui/loose.h"
#include "widgets/merge_theatre.h"
#include "widgets/token_strip.h"

namespace zk::ui {

/// One text cut by one tokenizer.
struct Tokenized {
  QString tokenizer;
  std::string kind;  ///< bpe, unigram, bytes, characters
  qint64 vocabSize = 0, count = 0, characters = 0, bytes = 0;
  double charactersPerToken = 0;
  bool roundTrip = false;  ///< the tokens give the text back, byte for byte
  QVector<widgets::TokenBox> tokens;
};
QVector<Tokenized> tokenizedFrom(const Json& reply);

/// How a token of an answer reads: its text, the name of a control piece, or bytes as ⟨E3⟩.
QString tokenReading(const Json& token);

/// How the joins of a tokenizer cut one sentence, step by step.
struct MergeStory {
  QString tokenizer;
  qint64 total = 0;  ///< joins in the whole vocabulary
  double countedBytes = 0;
  QStringList start;
  QVector<widgets::MergeStep> steps;  ///< those that change this sentence
  QVector<qint64> ranks;              ///< which join of the vocabulary each step is, from 1
  QVector<QStringList> tokens;        ///< after each step, as the engine says
};
MergeStory mergeStoryFrom(const Json& reply);

/// Characters per token of one tokenizer on the built-in samples, and whether texts come back.
struct LabFigures {
  static constexpr std::array<const char*, 4> kSamples = {"en", "ja", "code", "numbers"};
  QString tokenizer;
  std::string kind;
  qint64 vocabSize = 0;
  std::array<double, 4> charactersPerToken{};  ///< NaN where not told
  bool roundTrip = false;
  bool checked = false, unseen = false;  ///< on documents of the corpus that it was not made from
  qint64 documents = 0, failures = 0, byteTokens = 0, checkTokens = 0;
};
QVector<LabFigures> labFiguresFrom(const Json& reply);

/// Characters of a full A4 page in the script that most of the text is written in: 3,000 Latin, 1,200 Japanese.
double charactersPerPage(const QString& text);

/// Most of the letters are Japanese.
bool mostlyJapanese(const QString& text);

/// First line with something on it, at most `most` characters: what the theatre plays.
QString firstLine(const QString& text, int most = 60);

}  // namespace zk::ui
