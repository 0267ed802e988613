// Gallery: block diagrams of the variants that the painter knows.
#include <QVBoxLayout>

#include "widgets/block_diagram.h"
#include "widgets/card.h"
#include "widgets/gallery_parts.h"

namespace zk::widgets {
namespace {

using Kind = DiagramBlock::Kind;
using Stream = DiagramBlock::Stream;

DiagramBlock block(const char* id, Kind kind, const QString& label, const QString& shape = {},
                   const QString& count = {}) {
  DiagramBlock b;
  b.id = QString::fromLatin1(id);
  b.kind = kind;
  b.label = label;
  b.shape = shape;
  b.count = count;
  return b;
}

DiagramBlock inside(DiagramBlock b, Stream stream, int repeat, const QString& group) {
  b.stream = stream;
  b.repeat = repeat;
  b.group = group;
  return b;
}

DiagramBlock attention(int heads, int groups) {
  auto b = block("attention", Kind::Attention, GalleryWords::tr("Attention"),
                 GalleryWords::tr("%1 heads · %2 KV · RoPE").arg(heads).arg(groups), QStringLiteral("393.2 k"));
  b.heads = heads;
  b.kvGroups = groups;
  b.formula = QStringLiteral("2 d² + 2 d² · kv / heads = 2 · 384² + 2 · 384² / 3");
  return b;
}

DiagramBlock mlp(const QString& name, const QString& shape, double widening, const QString& count) {
  auto b = block("mlp", Kind::Mlp, name, shape, count);
  b.widening = widening;
  b.formula = QStringLiteral("3 d · d_ff = 3 · 384 · 1024");
  return b;
}

QVector<DiagramBlock> framed(const QVector<DiagramBlock>& middle, bool finalNorm) {
  QVector<DiagramBlock> all{block("tokens", Kind::Text, GalleryWords::tr("tokens"), QStringLiteral("[B, 512]")),
                            block("embedding", Kind::Embedding, GalleryWords::tr("Token embedding"),
                                  QStringLiteral("8192 × 384"), QStringLiteral("3.15 M"))};
  all += middle;
  if (finalNorm) all << block("final", Kind::Norm, GalleryWords::tr("Final RMSNorm"), {}, QStringLiteral("384"));
  all << block("head", Kind::Head, GalleryWords::tr("Output head"), GalleryWords::tr("tied to the embedding"),
               GalleryWords::tr("shared"))
      << block("probabilities", Kind::Text, GalleryWords::tr("next-token probabilities"),
               QStringLiteral("[B, 512, 8192]"));
  return all;
}

QVector<DiagramBlock> preNorm(int layers, int heads, int groups) {
  const QString sheet = GalleryWords::tr("Decoder block");
  return framed({inside(block("norm1", Kind::Norm, QStringLiteral("RMSNorm")), Stream::Branch, layers, sheet),
                 inside(attention(heads, groups), Stream::Join, layers, sheet),
                 inside(block("norm2", Kind::Norm, QStringLiteral("RMSNorm")), Stream::Branch, layers, sheet),
                 inside(mlp(QStringLiteral("MLP · SwiGLU"), QStringLiteral("384 → 1024 → 384"), 1024.0 / 384,
                            QStringLiteral("1.18 M")),
                        Stream::Join, layers, sheet)},
                true);
}

QVector<DiagramBlock> postNorm() {
  const QString sheet = GalleryWords::tr("Block of 2017");
  auto wide = mlp(QStringLiteral("MLP · ReLU"), QStringLiteral("512 → 2048 → 512"), 4, QStringLiteral("2.10 M"));
  auto plain = attention(8, 8);
  plain.shape = GalleryWords::tr("8 heads");
  return framed({inside(plain, Stream::Join, 6, sheet),
                 inside(block("norm1", Kind::Norm, QStringLiteral("LayerNorm")), Stream::Through, 6, sheet),
                 inside(wide, Stream::Join, 6, sheet),
                 inside(block("norm2", Kind::Norm, QStringLiteral("LayerNorm")), Stream::Through, 6, sheet)},
                false);
}

QVector<DiagramBlock> parallel() {
  const QString sheet = GalleryWords::tr("Parallel block");
  auto beside = inside(mlp(QStringLiteral("MLP"), QStringLiteral("384 → 1536"), 4, QStringLiteral("1.18 M")),
                       Stream::Join, 12, sheet);
  beside.beside = true;
  auto many = attention(24, 1);
  many.count = QStringLiteral("319 k");
  return framed({inside(block("norm1", Kind::Norm, QStringLiteral("LayerNorm")), Stream::Branch, 12, sheet),
                 inside(many, Stream::Join, 12, sheet), beside},
                true);
}

QVector<DiagramBlock> experts() {
  const QString sheet = GalleryWords::tr("Decoder block");
  auto fan = block("mlp", Kind::Experts, GalleryWords::tr("8 experts"), GalleryWords::tr("2 work for each token"),
                   QStringLiteral("9.44 M"));
  fan.experts = 8, fan.activeExperts = 2;
  return framed({inside(block("norm1", Kind::Norm, QStringLiteral("RMSNorm")), Stream::Branch, 16, sheet),
                 inside(attention(6, 2), Stream::Join, 16, sheet),
                 inside(block("norm2", Kind::Norm, QStringLiteral("RMSNorm")), Stream::Branch, 16, sheet),
                 inside(fan, Stream::Join, 16, sheet)},
                true);
}

QVector<DiagramBlock> recurrent() {
  const QString sheet = GalleryWords::tr("Recurrent layer");
  return framed({inside(block("lstm", Kind::Recurrent, QStringLiteral("LSTM"), GalleryWords::tr("state of 384 numbers"),
                              QStringLiteral("1.18 M")),
                        Stream::Through, 2, sheet)},
                false);
}

Card* diagram(const QString& title, const QVector<DiagramBlock>& blocks, const QString& current = {}) {
  auto* card = new Card(title);
  auto* d = new BlockDiagram;
  d->setBlocks(blocks);
  d->setCurrentBlock(current);
  card->body()->addWidget(d, 1);
  return card;
}

QWidget* diagrams() {
  auto broken = preNorm(8, 5, 5);
  for (auto& b : broken)
    if (b.id == QLatin1String("attention")) {
      b.illegal = GalleryWords::tr("384 cannot be split into 5 equal heads. Use 4, 6 or 8.");
      b.count.clear();
    }
  return sideBySide(
      {diagram(GalleryWords::tr("15.7 M parameters"), preNorm(8, 6, 2), QStringLiteral("mlp")),
       diagram(GalleryWords::tr("A shape that does not exist"), broken),
       diagram(GalleryWords::tr("Norm after the sum"), postNorm()),
       diagram(GalleryWords::tr("Attention and MLP side by side"), parallel()),
       diagram(GalleryWords::tr("Mixture of experts"), experts()), diagram(GalleryWords::tr("LSTM"), recurrent())},
      16, 330);
}

}  // namespace

void addDiagramSections(QVector<GallerySection>& out) {
  out.append({GalleryWords::tr("Block diagram: variants and an illegal shape"), diagrams()});
}

}  // namespace zk::widgets
