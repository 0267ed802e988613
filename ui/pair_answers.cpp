// The mask belongs to targets: target i is token i + 1.
#include "ui/pair_answers.h"

#include "ui/lab_answers.h"

namespace zk::ui {

using namespace loose;  // NOLINT

namespace {

constexpr int kMostTokens = 1 << 16;

QVector<qint64> wholes(const Json& items) {
  QVector<qint64> out;
  for (const Json& item : items) {
    if (out.size() >= kMostTokens) break;
    out.append(item.is_number_integer() ? item.get<qint64>() : -1);
  }
  return out;
}

QVector<bool> flags(const Json& items) {
  QVector<bool> out;
  for (const Json& item : items) out.append(!item.is_boolean() || item.get<bool>());
  return out;
}

/// Inputs and the last target: what the row reads through.
QVector<qint64> wholeRow(const Json& row) {
  QVector<qint64> ids = wholes(list(row, "ids"));
  const QVector<qint64> targets = wholes(list(row, "targets"));
  if (!ids.isEmpty() && targets.size() == ids.size()) ids.append(targets.last());
  return ids;
}

QString reading(const Json& pieces, qint64 id) {
  const Json& piece = object(pieces, std::to_string(id).c_str());
  return piece.empty() ? QStringLiteral("#%1").arg(id) : tokenReading(piece);
}

BatchRow rowFrom(const Json& json, const Json& pieces, qint64 docId) {
  BatchRow row;
  row.row = integer(json, "row");
  row.window = integer(json, "window");
  const QVector<qint64> ids = wholeRow(json);
  const QVector<bool> mask = flags(list(json, "mask"));
  int document = 0;
  for (int i = 0; i < ids.size(); ++i) {
    if (ids[i] == docId) {
      if (i > 0) ++document;
      row.borders.append(i);
    }
    widgets::PairToken token;
    token.text = reading(pieces, ids[i]);
    token.document = document;
    token.masked = i > 0 && !mask.value(i - 1, true);
    row.learned += i > 0 && !token.masked;
    row.tokens.append(token);
  }
  row.documents = document + 1;
  return row;
}

Talk talkFrom(const Json& json, const Json& pieces) {
  Talk talk;
  talk.lang = text(json, "lang");
  talk.kind = text(json, "kind");
  talk.learned = int(integer(json, "learned"));
  const QVector<qint64> ids = wholeRow(json);
  const QVector<bool> mask = flags(list(json, "mask"));
  const Json& roles = list(json, "roles");
  talk.tokens = int(ids.size());
  for (int i = 0; i < ids.size(); ++i) {
    // The end mark comes after the last input and has no role of its own.
    const std::string role = i < int(roles.size()) && roles[size_t(i)].is_string() ? roles[size_t(i)].get<std::string>()
                                                                                   : std::string("mark");
    if (talk.parts.isEmpty() || talk.parts.last().role != role) talk.parts.append({role, {}});
    widgets::TokenBox box;
    box.text = reading(pieces, ids[i]);
    box.masked = i == 0 || !mask.value(i - 1, true);
    talk.parts.last().tokens.append(box);
  }
  return talk;
}

}  // namespace

QString BatchRow::beginning(int characters) const {
  QString all;
  for (const auto& token : tokens) {
    all += token.text;
    if (all.size() > characters) break;
  }
  return all.simplified().left(characters);
}

Batch batchFrom(const Json& reply) {
  Batch batch;
  batch.dataset = text(reply, "dataset");
  batch.split = text(reply, "split");
  batch.tokens = integer(reply, "tokens");
  batch.windows = integer(reply, "windows");
  batch.seqLen = integer(reply, "seq_len");
  batch.size = integer(reply, "batch");
  batch.step = integer(reply, "step");
  const qint64 docId = integer(reply, "doc_id", -1);
  for (const Json& row : list(reply, "rows")) batch.rows.append(rowFrom(row, object(reply, "pieces"), docId));
  return batch;
}

Talks talksFrom(const Json& reply) {
  Talks talks;
  talks.source = text(reply, "conversations");
  talks.total = integer(reply, "total");
  for (const Json& row : list(reply, "rows")) talks.rows.append(talkFrom(row, object(reply, "pieces")));
  return talks;
}

LeakCheck leakCheckFrom(const Json& reply) {
  LeakCheck check;
  check.known = find(reply, "copies") != nullptr;
  check.documents = integer(reply, "documents");
  check.copies = integer(reply, "copies");
  check.checkedTokens = integer(reply, "checked_tokens");
  check.trainTokens = integer(reply, "train_tokens");
  for (const Json& example : list(reply, "examples")) check.examples << text(example, "id");
  return check;
}

QVector<widgets::PairToken> pairTokens(const QVector<widgets::TokenBox>& tokens) {
  QVector<widgets::PairToken> out;
  for (const auto& token : tokens) out.append({token.text, 0, false});
  return out;
}

int firstLook(const BatchRow& row, int most) {
  const int last = std::max(0, int(row.tokens.size()) - most);
  for (const int border : row.borders)
    if (border > most - 4) return std::min(last, border - most / 2);
  return 0;
}

}  // namespace zk::ui
