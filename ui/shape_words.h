// The answer of the verb `model` (docs/file-formats.md) as the window draws it: boxes of the block diagram, bars of the
// breakdown, and what is worth saying about a legal shape. No widgets here, so that recorded answers can test it.
#pragma once
#include <QCoreApplication>
#include <QVector>

#include "engine/core/result.h"
#include "widgets/block_diagram.h"
#include "widgets/param_bars.h"

namespace zk::ui {

/// Something about a shape that works but is unusual: why it matters, and a change that would mend it.
struct ShapeNote {
  enum class Kind { HeadsNarrow, HeadsWide, TooDeep, TooWide, NotMultiple, MostlyVocabulary, NarrowMlp };
  Kind kind = Kind::HeadsNarrow;
  QString text;
  Json fix = Json::array();  ///< [{path, value}], as an issue has it
  QString fixText;           ///< of the button; empty: none
};

/// A published model beside what our formulas count for its shape.
struct PublishedSize {
  QString id, name, source;
  double ours = 0, published = 0;
  int layers = 0, width = 0, heads = 0;
};

class ShapeWords {
  Q_DECLARE_TR_FUNCTIONS(zk::ui::ShapeWords)
 public:
  /// Boxes from the tokens to the probabilities; what `issues` blame is dashed with its reason.
  static QVector<widgets::DiagramBlock> blocks(const Json& model);
  /// Where the parameters are, in the order of the data flow.
  static QVector<widgets::BarRow> parameterRows(const Json& model);
  /// Operations per token, forward.
  static QVector<widgets::BarRow> flopRows(const Json& model);
  /// "1,313,024 parameters"
  static QString countTitle(const Json& model);
  /// Unusual things about a legal shape, the gravest first.
  static QVector<ShapeNote> notes(const Json& model);
  static QVector<PublishedSize> published(const Json& model);
  /// Values of the form ("model.n_layer") that describe this ModelSpec; only what the form can say.
  static Json formValues(const Json& spec);
  /// The form row that a box of the diagram belongs to, and the other way round.
  static QString rowOfBlock(const QString& block, bool learn);
  static QString blockOfRow(const QString& path);
  static QString lessonOfBlock(const QString& block);
  /// "Set heads to 4": the button of a fix.
  static QString fixText(const Json& change);
  /// Words of the engine in the window's language: "formula.count_mlp" …
  static QString engineText(const std::string& id, const Json& args = Json::object());
  /// "Layers" for "model.n_layer".
  static QString label(const std::string& path);
};

}  // namespace zk::ui
