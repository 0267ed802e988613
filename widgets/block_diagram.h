// A network drawn to scale from a plain list of blocks, bottom (input) to top (output): boxes by kind, the stream that
// all of them read and write, head cells, the widening of the MLP as a hexagon, depth as sheets. The list says where
// each block hangs on the stream, so pre-norm, post-norm, parallel, expert and recurrent variants are the same painter.
#pragma once
#include <QHash>

#include "widgets/chart_parts.h"
#include "widgets/painted_list.h"

namespace zk::widgets {

struct DiagramBlock {
  enum class Kind { Text, Embedding, Norm, Attention, Mlp, Experts, Head, Recurrent, Other };
  /// How a block inside a group hangs on the stream: it replaces the stream, it is part of a branch, or it ends a
  /// branch whose result is added to the stream. Blocks outside a group always replace it.
  enum class Stream { Through, Branch, Join };

  QString id;
  Kind kind = Kind::Other;
  QString label;
  QString shape;    // "384 → 1024 → 384", second line
  QString count;    // "1.18 M", at the right
  QString formula;  // tooltip: how the count is worked out
  Stream stream = Stream::Through;
  bool beside = false;  // at the right of the block before it, in the same row
  int heads = 0, kvGroups = 0;
  double widening = 0;  // inner width / outer width of an MLP
  int experts = 0, activeExperts = 0;
  QString group;    // blocks in a row with the same name share a sheet, such as "Decoder block"
  int repeat = 1;   // how often that sheet is repeated
  QString illegal;  // reason; the box becomes dashed
};

class BlockDiagram : public PaintedList {
  Q_OBJECT
 public:
  explicit BlockDiagram(QWidget* parent = nullptr);
  /// Boxes glide from where the block with the same id was.
  void setBlocks(const QVector<DiagramBlock>& blocks);
  const QVector<DiagramBlock>& blocks() const { return m_blocks; }
  /// Selects a block without a signal, such as the one of the focused form row; an unknown id selects none.
  void setCurrentBlock(const QString& id);
  QString summary() const;

  int itemCount() const override { return int(m_blocks.size()); }
  QString itemName(int i) const override { return m_blocks[i].label; }
  QString itemDetails(int i) const override;
  QRectF itemRect(int i) const override;

  bool hasHeightForWidth() const override { return true; }
  int heightForWidth(int width) const override;
  QSize sizeHint() const override;
  QSize minimumSizeHint() const override { return {scaled(230), heightForWidth(std::max(width(), scaled(230)))}; }

 Q_SIGNALS:
  void blockActivated(const QString& id);

 protected:
  void paintEvent(QPaintEvent*) override;
  void changeEvent(QEvent*) override;
  int neighbour(int from, int key) const override;

 private:
  struct Row {
    int first = 0, count = 1;
    double top = 0, height = 0;
  };
  struct Sheet {
    QString name;
    int repeat = 1, firstRow = 0, lastRow = 0;
    QRectF rect;
  };
  struct Layout {
    QVector<Row> rows;  // bottom to top
    QVector<Sheet> sheets;
    QVector<QRectF> boxes;
    double left = 0, right = 0, streamX = 0, gap = 0, height = 0;
    int sheetOf(int row) const;
  };
  Layout layout(double width, double height) const;
  QVector<Row> makeRows() const;
  void makeSheets(Layout& l) const;
  void placeRows(Layout& l, double height) const;
  int figureLines(const DiagramBlock& b, double width) const;
  double lineOfFigure() const;
  double blockHeight(const DiagramBlock& b, double width) const;
  double boxWidth(const Layout& l, int row) const;
  double headHeight(const Sheet& s, const Layout& l) const;
  QRectF shown(const Layout& l, int i) const;
  bool hasJoin(const Sheet& s, const Layout& l) const;
  void paintSheet(QPainter& p, const Layout& l, const Sheet& s) const;
  void paintStream(QPainter& p, const Layout& l) const;
  void paintBranches(QPainter& p, const Layout& l) const;
  void paintJoin(QPainter& p, const Layout& l, int row) const;
  void paintBlock(QPainter& p, const Layout& l, int i) const;
  void paintWords(QPainter& p, const DiagramBlock& b, const QRectF& box, double widening) const;
  void describe();

  QVector<DiagramBlock> m_blocks;
  QHash<QString, QRectF> m_fromRects;
  QHash<QString, double> m_fromWidening;
  Glide m_progress;
  double m_round = 0;  // every change of the blocks is one more; the glide runs from the last number to this one
  double t() const;
};

}  // namespace zk::widgets
