// What the pairs page is told by `zk session` (peek, leaks), as the page draws it. Pure, so that a test can read
// recorded answers.
#pragma once
#include <QString>
#include <QVector>

#include "ui/loose.h"
#include "widgets/pair_rows.h"
#include "widgets/token_strip.h"

namespace zk::ui {

/// One row of a batch: n inputs and n targets, kept as n + 1 tokens.
struct BatchRow {
  qint64 row = 0, window = 0;
  QVector<widgets::PairToken> tokens;
  QVector<int> borders;  ///< places of document marks
  int documents = 1;     ///< how many documents have a part in it
  int learned = 0;       ///< targets that count for the loss
  int pairs() const { return std::max(0, int(tokens.size()) - 1); }
  /// What it begins with, on one line.
  QString beginning(int characters = 60) const;
};

struct Batch {
  QString dataset, split;
  qint64 tokens = 0, windows = 0, seqLen = 0, size = 0, step = 0;
  QVector<BatchRow> rows;
};
Batch batchFrom(const Json& reply);

/// A conversation as the model reads it: stretches of one role.
struct TalkPart {
  std::string role;  ///< mark, user, assistant
  QVector<widgets::TokenBox> tokens;
};
struct Talk {
  QString lang, kind;
  QVector<TalkPart> parts;
  int learned = 0, tokens = 0;
};
struct Talks {
  QString source;
  qint64 total = 0;
  QVector<Talk> rows;
};
Talks talksFrom(const Json& reply);

/// How much of the validation text also stands in the training text.
struct LeakCheck {
  bool known = false;
  qint64 documents = 0, copies = 0, checkedTokens = 0, trainTokens = 0;
  QStringList examples;
};
LeakCheck leakCheckFrom(const Json& reply);

/// The page's own pairs of one sentence: its tokens as PairRows wants them.
QVector<widgets::PairToken> pairTokens(const QVector<widgets::TokenBox>& tokens);

/// Where to begin a look at `most` tokens of a row so that its first border is in sight.
int firstLook(const BatchRow& row, int most);

}  // namespace zk::ui
