// What the painted charts share: text that knows whether it fits, bars (solid or hatched), whiskers, round axis values,
// a table twin that can be copied, and values that glide to where they belong.
#pragma once
#include <QObject>
#include <QPainter>
#include <QStringList>
#include <QVector>
#include <functional>

#include "widgets/theme.h"

class QVariantAnimation;

namespace zk::widgets {

/// While one lives, every text a chart paints is measured: cut short, painted outside its widget, or over another text.
/// For tests; charts paint the same with and without it.
class TextAudit {
 public:
  TextAudit();
  ~TextAudit();
  /// Paints the widget once and returns what was wrong with its texts; empty = all of them are readable.
  static QStringList problemsOf(QWidget& widget);

 private:
  friend QRectF chartText(QPainter&, const QRectF&, int, const QString&, const QFont&, const QColor&);
  struct Seen {
    QString text;
    QRectF rect;  // device coordinates
  };
  QVector<Seen> m_seen;
  QStringList m_cut;
  TextAudit* m_outer;
};

/// One line of text inside `r`, shortened with … where it does not fit. Returns the rectangle that the text covers.
QRectF chartText(QPainter& p, const QRectF& r, int flags, const QString& text, const QFont& font, const QColor& color);

/// Lines of text from the top of `r`, broken at `r.width()`. Returns the height used; `p` may be null to measure.
double chartParagraph(QPainter* p, const QRectF& r, Qt::Alignment align, const QString& text, const QFont& font,
                      const QColor& color);

double textWidth(const QString& text, const QFont& font);
double lineHeight(const QFont& font);

/// Series 2, 4, 6 (index 1, 3, 5) are hatched, so that bars differ without colour too.
inline bool hatchedSeries(int index) { return index % 2 == 1; }

/// Stripes at 45° in `color` over a light ground of the same colour.
void paintHatch(QPainter& p, const QRectF& r, const QColor& color, double spacing = 6);
void paintBar(QPainter& p, const QRectF& r, const QColor& color, bool hatched);
/// A line with caps at both ends, 6 px at 1x; `across` is the coordinate of the line on the other axis.
void paintWhisker(QPainter& p, Qt::Orientation along, double across, double from, double to, const QColor& color);
/// 10 px square of a series, hatched where its bars are.
void paintSwatch(QPainter& p, const QRectF& r, const QColor& color, bool hatched);

/// Round values that cover low..high: the first is ≤ low, the last ≥ high, at most `most` steps of 1, 2 or 5 × 10^k.
struct AxisTicks {
  QVector<double> at;
  int decimals = 0;
  double low() const { return at.first(); }
  double high() const { return at.last(); }
};
AxisTicks roundTicks(double low, double high, int most);

/// The numbers of a chart as a table: for "view as table", for copying and for tests.
struct ChartTable {
  QStringList head;
  QVector<QStringList> rows;
  /// RFC 4180: quotes only where needed, lines end with LF.
  QString csv() const;
};
/// "62 %"; "< 1 %" for a share that is there but rounds to nothing.
QString shareText(double share);
QString csvLine(const QStringList& cells);
void copyText(const QString& text);

/// Numbers that move from where they are to new ones in 200 ms, at once with reduced motion or while hidden.
class Glide : public QObject {
  Q_OBJECT
 public:
  /// `moved` is called on every change of the values.
  Glide(QWidget* owner, std::function<void()> moved);
  /// A different number of values jumps.
  void to(const QVector<double>& values);
  double value(int i) const { return m_now.value(i); }
  const QVector<double>& values() const { return m_now; }
  bool moving() const;
  void finish();

 private:
  QWidget* m_owner;
  std::function<void()> m_moved;
  QVariantAnimation* m_animation;
  QVector<double> m_from, m_to, m_now;
};

}  // namespace zk::widgets
