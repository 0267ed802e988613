// Differences between two runs on the same questions, with their intervals: a filled dot where the difference is clear,
// an open dot where it may be chance. Who judged says which; dot, word and summary all follow that one verdict, since
// an interval alone does not allow for having asked several tests at once.
#pragma once
#include "widgets/chart_parts.h"
#include "widgets/controls.h"
#include "widgets/painted_list.h"

namespace zk::widgets {

struct ForestRow {
  QString id, name;
  double value = 0, low = 0, high = 0;
  enum class Verdict { Unclear, Better, Worse } verdict = Verdict::Unclear;
  QString detail;  // more for the tooltip, such as the number of questions
  bool clear() const { return verdict != Verdict::Unclear; }
};

class ForestPlot : public PaintedList {
  Q_OBJECT
 public:
  explicit ForestPlot(QWidget* parent = nullptr);
  void setRows(const QVector<ForestRow>& rows);
  /// "difference in points"
  void setAxisTitle(const QString& title);
  /// A sentence under the axis; Warn for "one seed each: repeat before you conclude". Empty = none.
  void setCaption(const QString& text, Tone tone = Tone::Neutral);
  void setDecimals(int decimals);
  /// Colour of the run whose difference this is: index into Tokens::category (default 0).
  void setColor(int category);
  static QString word(ForestRow::Verdict verdict);
  void setEmptyText(const QString& text);

  QString summary() const;
  ChartTable table() const;

  int itemCount() const override { return int(m_rows.size()); }
  QString itemName(int i) const override { return m_rows[i].name; }
  QString itemDetails(int i) const override;
  QRectF itemRect(int i) const override;

  bool hasHeightForWidth() const override { return true; }
  int heightForWidth(int width) const override;
  QSize sizeHint() const override;
  QSize minimumSizeHint() const override { return {scaled(240), scaled(96)}; }

 protected:
  void paintEvent(QPaintEvent*) override;
  void keyPressEvent(QKeyEvent*) override;
  void changeEvent(QEvent*) override;

 private:
  struct Frame {
    double names = 0, words = 0, row = 0, foot = 0;
    bool wordsBelow = false;
    QRectF plot;
    AxisTicks ticks;
  };
  Frame frame(double width, double height) const;
  double xOf(const Frame& f, double v) const;
  void paintAxis(QPainter& p, const Frame& f) const;
  void paintRow(QPainter& p, const Frame& f, int i) const;
  double captionHeight(QPainter* p, double width, double y) const;
  QString written(const ForestRow& r) const;
  void describe();

  QVector<ForestRow> m_rows;
  QString m_axisTitle, m_caption, m_emptyText;
  Tone m_captionTone = Tone::Neutral;
  int m_decimals = 1, m_color = 0;
};

}  // namespace zk::widgets
