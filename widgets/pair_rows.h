// What a model is trained on: each token and the one that must follow. Two rows (input over target, shifted by one,
// joined by lines, with document borders and the loss mask), or one row per growing beginning with the next token
// marked.
#pragma once
#include "widgets/chart_parts.h"
#include "widgets/painted_list.h"

namespace zk::widgets {

struct PairToken {
  QString text;         // as it reads; spaces and line breaks get marks
  int document = 0;     // a change is a border
  bool masked = false;  // as a target: not trained on
};

class PairRows : public PaintedList {
  Q_OBJECT
 public:
  enum class View { Shifted, Prefixes };
  explicit PairRows(QWidget* parent = nullptr);
  /// n + 1 tokens make n pairs.
  void setTokens(const QVector<PairToken>& tokens);
  void setView(View view);
  View view() const { return m_view; }
  /// Rows of the growing view; 0 = as many as there are pairs, at most 12.
  void setPrefixRows(int rows);
  int pairCount() const { return std::max<int>(0, int(m_tokens.size()) - 1); }
  QString summary() const;

  int itemCount() const override;
  QString itemName(int i) const override;
  QString itemDetails(int i) const override;
  QRectF itemRect(int i) const override;

  bool hasHeightForWidth() const override { return true; }
  int heightForWidth(int width) const override;
  QSize sizeHint() const override;
  QSize minimumSizeHint() const override { return {scaled(200), rowHeight() * 2}; }

 protected:
  void paintEvent(QPaintEvent*) override;
  void resizeEvent(QResizeEvent*) override;
  void changeEvent(QEvent*) override;
  int neighbour(int from, int key) const override;

 private:
  struct Pair {
    QRectF input, target;
    int line = 0;
    bool border = false;  // a document starts with this input
  };
  struct Layout {
    QVector<Pair> pairs;
    double left = 0, height = 0;
  };
  int rowHeight() const;
  double boxWidth(const QString& text) const;
  double between() const { return scaled(26); }
  double captionHeight() const;
  bool severalDocuments() const;
  Layout layout(double width) const;
  const Layout& current() const;
  void paintToken(QPainter& p, const QRectF& r, const PairToken& t, bool target, bool lit) const;
  void paintShifted(QPainter& p) const;
  void paintLines(QPainter& p, const Layout& l, int i) const;
  void paintLabels(QPainter& p, const Layout& l) const;
  void paintPrefix(QPainter& p, int row) const;
  void describe();

  QVector<PairToken> m_tokens;
  View m_view = View::Shifted;
  int m_prefixRows = 0;
  mutable Layout m_layout;
  mutable int m_layoutWidth = -1;
};

}  // namespace zk::widgets
