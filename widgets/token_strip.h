// Text as the model sees it: one box per token, shaded by how surprising each was. Leading spaces stay inside their
// box.
#pragma once
#include <QVector>
#include <limits>

#include "widgets/controls.h"
#include "widgets/painted_list.h"

namespace zk::widgets {

struct TokenBox {
  QString text;                                         // as it reads; "\n" breaks the line
  double p = std::numeric_limits<double>::quiet_NaN();  // probability when it was chosen; NaN = plain
  bool masked = false;                                  // hatched: not trained on
  bool differs = false;                                 // framed: another model chose otherwise
  bool lit = false;                                     // filled and framed in the accent: what is going on now
};

/// 0..4: p >= 50 %, 20-50, 5-20, 1-5, below 1. NaN is 0.
int surpriseBin(double p);

/// What a raw token reads as: invalid UTF-8 becomes ⟨E3⟩; with `marks` spaces are ␣ and line breaks ⏎.
QString tokenText(const QByteArray& bytes, bool marks);

class TokenStrip : public PaintedList {
  Q_OBJECT
 public:
  explicit TokenStrip(const QVector<TokenBox>& tokens = {}, QWidget* parent = nullptr);
  void setTokens(const QVector<TokenBox>& tokens);
  /// Streaming: lays out only the last line again.
  void append(const TokenBox& token);
  const QVector<TokenBox>& tokens() const { return m_tokens; }
  void setShaded(bool shaded);
  /// Space and line-break marks, and a frame round every token.
  void setShowMarks(bool on);
  /// A caret after the last token while more is coming.
  void setStreaming(bool on);
  void setCentred(bool on);

  int itemCount() const override { return int(m_tokens.size()); }
  QString itemName(int i) const override;
  QString itemDetails(int i) const override;
  QRectF itemRect(int i) const override;

  bool hasHeightForWidth() const override { return true; }
  int heightForWidth(int width) const override;
  QSize sizeHint() const override;
  QSize minimumSizeHint() const override { return {scaled(80), rowHeight()}; }

 protected:
  void paintEvent(QPaintEvent*) override;
  void resizeEvent(QResizeEvent*) override;
  void keyPressEvent(QKeyEvent*) override;
  void changeEvent(QEvent*) override;
  int neighbour(int from, int key) const override;

 private:
  struct Placed {
    QVector<QRectF> boxes;
    double x = 0, y = 0;  // pen after the last token
  };
  int rowHeight() const;
  QString shown(const TokenBox& t) const;
  void place(Placed& placed, int from, double width) const;
  const QVector<QRectF>& boxes() const;
  void paintBox(QPainter& p, int i, const QRectF& r) const;

  QVector<TokenBox> m_tokens;
  bool m_shaded = true, m_marks = false, m_streaming = false, m_centred = false;
  mutable Placed m_placed;
  mutable int m_placedWidth = -1;
};

/// The five shades with their ranges, as a row.
class SurpriseLegend : public QWidget {
  Q_OBJECT
 public:
  explicit SurpriseLegend(QWidget* parent = nullptr);
  bool hasHeightForWidth() const override { return true; }
  int heightForWidth(int width) const override { return walk(nullptr, width).height(); }
  QSize sizeHint() const override;
  QSize minimumSizeHint() const override;

 protected:
  void paintEvent(QPaintEvent*) override;
  void changeEvent(QEvent*) override;

 private:
  QSize walk(QPainter* p, int width) const;
};

}  // namespace zk::widgets
