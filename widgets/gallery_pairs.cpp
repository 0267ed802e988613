// Gallery: training pairs and the merge theatre, on one sentence per language.
#include <QVBoxLayout>

#include "widgets/card.h"
#include "widgets/gallery_parts.h"
#include "widgets/merge_theatre.h"
#include "widgets/numbers.h"
#include "widgets/pair_rows.h"
#include "widgets/param_bars.h"

namespace zk::widgets {
namespace {

QStringList sentence() {
  if (numbers::japanese())
    return {QStringLiteral("小さな"), QStringLiteral("狐"),     QStringLiteral("は"),
            QStringLiteral("古い"),   QStringLiteral("橋"),     QStringLiteral("を"),
            QStringLiteral("渡り"),   QStringLiteral("ました"), QStringLiteral("。")};
  return {QStringLiteral("The"),  QStringLiteral(" little"), QStringLiteral(" fox"),    QStringLiteral(" crossed"),
          QStringLiteral(" the"), QStringLiteral(" old"),    QStringLiteral(" bridge"), QStringLiteral(".")};
}

QVector<PairToken> oneDocument() {
  QVector<PairToken> out;
  for (const auto& s : sentence()) out.append({s, 0, false});
  return out;
}

/// Two documents packed into one row of a batch; the first token of the second one is not a target.
QVector<PairToken> packed() {
  auto out = oneDocument();
  out.append({QStringLiteral("⟨s⟩"), 1, true});
  for (const auto& s : sentence()) out.append({s, 1, false});
  for (const char* end : {"⟨/s⟩", "⟨pad⟩", "⟨pad⟩"})
    out.append({QString::fromUtf8(end), 1, out.size() > 2 * sentence().size() + 1});
  return out;
}

Card* pairCard(const QString& title, const QString& subtitle, const QVector<PairToken>& tokens, PairRows::View view) {
  auto* card = new Card(title, subtitle);
  auto* rows = new PairRows;
  rows->setTokens(tokens);
  rows->setView(view);
  card->body()->addWidget(rows);
  card->body()->addStretch(1);
  return card;
}

QWidget* pairs() {
  using View = PairRows::View;
  return stacked({sideBySide({pairCard(GalleryWords::tr("Input and target"),
                                       GalleryWords::tr("The same text, shifted by one: down is what must follow."),
                                       oneDocument(), View::Shifted),
                              pairCard(GalleryWords::tr("The same pairs as growing beginnings"),
                                       GalleryWords::tr("One text gives as many exercises as it has tokens."),
                                       oneDocument(), View::Prefixes)},
                             16, 400),
                  pairCard(GalleryWords::tr("Two documents in one row of a batch"),
                           GalleryWords::tr("A bold line is a border; hatched targets are not trained on."), packed(),
                           View::Shifted)},
                 16);
}

MergeTheatre* theatre(int step) {
  auto* t = new MergeTheatre;
  const bool ja = numbers::japanese();
  const QString text =
      ja ? QStringLiteral("すもももももももものうち") : QStringLiteral("the other mother, the other father");
  QStringList pieces;
  for (QChar c : text) pieces << QString(c);
  const auto m = [](const char* a, const char* b, qint64 n) {
    return MergeStep{QString::fromUtf8(a), QString::fromUtf8(b), n};
  };
  t->setSentence(pieces);
  t->setMerges(ja ? QVector<MergeStep>{m("も", "も", 812), m("の", "う", 540), m("す", "もも", 322),
                                       m("のう", "ち", 301), m("もも", "もも", 214), m("すもも", "もももも", 97)}
                  : QVector<MergeStep>{m("t", "h", 18240), m("th", "e", 15102), m("e", "r", 9711), m("th", "er", 5120),
                                       m(" ", "o", 4416), m(" ", "the", 4037), m("o", "ther", 1983),
                                       m("m", "other", 870), m("f", "a", 866), m("fa", "ther", 512)});
  t->setStep(step);
  return t;
}

QWidget* merges() {
  auto* card = new Card(GalleryWords::tr("Merge theatre"),
                        GalleryWords::tr("The most frequent pair of pieces becomes one piece, again and again."));
  card->body()->addWidget(theatre(numbers::japanese() ? 1 : 2));
  auto* start = new Card(GalleryWords::tr("Before the first join"));
  start->body()->addWidget(theatre(0));
  return sideBySide({card, start}, 16, 420);
}

}  // namespace

void addPairSections(QVector<GallerySection>& out) {
  out.append({GalleryWords::tr("Pair rows: shifted, growing, packed"), pairs()});
  out.append({GalleryWords::tr("Merge theatre: in the middle, at the start"), merges()});
}

}  // namespace zk::widgets
