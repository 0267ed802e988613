// Pieces of the engine mark a space with ▁; the window draws its own mark, so they become spaces again here.
#include "ui/lab_answers.h"

#include <QStringList>

namespace zk::ui {

using namespace loose;  // NOLINT

namespace {

constexpr double kLatinPage = 3000, kJapanesePage = 1200;

QString spaced(QString piece) { return piece.replace(QChar(0x2581), QLatin1Char(' ')); }

}  // namespace

QString tokenReading(const Json& token) {
  if (word(token, "type") == "control") return text(token, "piece");
  const Json* whole = find(token, "text");
  if (whole && whole->is_string()) return QString::fromStdString(whole->get<std::string>());
  QString read;
  for (const QString& byte : text(token, "bytes").split(QLatin1Char(' '), Qt::SkipEmptyParts))
    read += QStringLiteral("⟨%1⟩").arg(byte);
  return read;
}

QVector<Tokenized> tokenizedFrom(const Json& reply) {
  QVector<Tokenized> all;
  for (const Json& one : list(reply, "tokenizations")) {
    Tokenized t;
    t.tokenizer = text(one, "tokenizer");
    t.kind = word(one, "kind");
    t.vocabSize = integer(one, "vocab_size");
    t.count = integer(one, "count");
    t.characters = integer(one, "characters");
    t.bytes = integer(one, "text_bytes");
    t.charactersPerToken = number(one, "characters_per_token", 0);
    t.roundTrip = flag(one, "round_trip");
    for (const Json& token : list(one, "tokens")) {
      widgets::TokenBox box;
      box.text = tokenReading(token);
      t.tokens.append(box);
    }
    all.append(t);
  }
  return all;
}

MergeStory mergeStoryFrom(const Json& reply) {
  MergeStory story;
  story.tokenizer = text(reply, "tokenizer");
  story.total = integer(reply, "total");
  story.countedBytes = number(object(reply, "counted"), "bytes", 0);
  const auto strings = [](const Json& items) {
    QStringList out;
    for (const Json& item : items)
      if (item.is_string()) out << QString::fromStdString(item.get<std::string>());
    return out;
  };
  story.start = strings(list(reply, "start"));
  for (const Json& step : list(reply, "steps")) {
    story.steps.append({spaced(text(step, "left")), spaced(text(step, "right")), integer(step, "count")});
    story.ranks.append(integer(step, "n"));
    story.tokens.append(strings(list(step, "tokens")));
  }
  return story;
}

QVector<LabFigures> labFiguresFrom(const Json& reply) {
  QVector<LabFigures> all;
  for (const Json& one : list(reply, "tokenizers")) {
    LabFigures f;
    f.tokenizer = text(one, "tokenizer");
    f.kind = word(one, "kind");
    f.vocabSize = integer(one, "vocab_size");
    f.roundTrip = flag(one, "round_trip");
    for (size_t i = 0; i < f.kSamples.size(); ++i)
      f.charactersPerToken[i] = number(object(object(one, "samples"), f.kSamples[i]), "characters_per_token");
    const Json& check = object(one, "check");
    f.checked = !check.empty();
    f.unseen = flag(check, "unseen");
    f.documents = integer(check, "documents");
    f.failures = integer(check, "round_trip_failures");
    f.byteTokens = integer(check, "byte_tokens");
    f.checkTokens = integer(check, "tokens");
    all.append(f);
  }
  return all;
}

bool mostlyJapanese(const QString& text) {
  qsizetype japanese = 0, letters = 0;
  for (const QChar c : text) {
    if (!c.isLetter()) continue;
    ++letters;
    japanese +=
        c.script() == QChar::Script_Han || c.script() == QChar::Script_Hiragana || c.script() == QChar::Script_Katakana;
  }
  return letters > 0 && japanese * 2 > letters;
}

double charactersPerPage(const QString& text) { return mostlyJapanese(text) ? kJapanesePage : kLatinPage; }

QString firstLine(const QString& text, int most) {
  for (const QString& line : text.split(QLatin1Char('\n'))) {
    if (line.trimmed().isEmpty()) continue;
    if (line.size() <= most) return line;
    qsizetype end = most;
    if (line[end - 1].isHighSurrogate()) --end;
    return line.left(end);
  }
  return {};
}

}  // namespace zk::ui
