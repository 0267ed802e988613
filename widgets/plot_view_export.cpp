// Copies of a plot: picture, vector drawing, table, and one sentence for those who do not see it.
#include <QBuffer>
#include <QSvgGenerator>
#include <cmath>

#include "widgets/numbers.h"
#include "widgets/plot_view_impl.h"

namespace zk::widgets {
namespace {

QByteArray csvQuoted(const QString& text) {
  QByteArray s = text.toUtf8();
  if (s.contains(',') || s.contains('"') || s.contains('\n')) s = '"' + s.replace('"', "\"\"") + '"';
  return s;
}

/// Shortest text that reads back as the same number.
QByteArray exact(double v) {
  return std::isnan(v) ? QByteArray("nan") : QByteArray::number(v, 'g', QLocale::FloatingPointShortest);
}

}  // namespace

QImage PlotView::toImage(const QSize& size, double scale) const {
  m->dirty = true;
  return m->plot->toPixmap(size.width(), size.height(), scale).toImage();
}

QByteArray PlotView::toSvg(const QSize& size) const {
  QByteArray out;
  QBuffer buffer(&out);
  QSvgGenerator generator;
  generator.setOutputDevice(&buffer);
  generator.setSize(size);
  generator.setViewBox(QRect(QPoint(), size));
  generator.setTitle(summary());
  QCPPainter painter;
  painter.begin(&generator);
  painter.setMode(QCPPainter::pmVectorized);
  painter.setMode(QCPPainter::pmNoCaching);
  painter.fillRect(QRect(QPoint(), size), tokens().surface);
  m->dirty = true;
  m->plot->toPainter(&painter, size.width(), size.height());
  painter.end();
  return out;
}

QByteArray PlotView::toCsv() const {
  QByteArray out = "curve";
  for (const auto& k : m->scene.kinds) out += ',' + csvQuoted(k.id);
  out += ",value,smoothed\n";
  for (const auto& c : m->scene.curves) {
    const QByteArray name = csvQuoted(c.style.name);
    for (std::size_t i = 0; i < c.data->size(); ++i) {
      out += name;
      for (int k = 0; k < c.data->xKinds(); ++k) out += ',' + exact(c.data->x(k, i));
      out += ',' + exact(c.data->y(i)) + ',' + (c.style.smoothed ? exact(c.data->smooth(i)) : QByteArray()) + '\n';
    }
  }
  return out;
}

QString PlotView::summary() const {
  const Curve* c = m->scene.firstWithData();
  if (!c) return m->scene.emptyText.isEmpty() ? tr("No points yet.") : m->scene.emptyText;
  const Series& s = *c->data;
  const std::size_t last = s.size() - 1;
  const double from = s.y(0), to = s.value(m->scene.mainLayer(*c), last);
  const QString name = m->scene.yLabel.isEmpty() ? c->style.name : m->scene.yLabel;
  const QString x = numbers::natural(s.x(0, last), 6) + QLatin1Char(' ') + m->scene.name(m->scene.kinds[0]);
  if (to < from) return tr("%1 fell from %2 to %3 in %4.").arg(name, numbers::plain(from), numbers::plain(to), x);
  if (to > from) return tr("%1 rose from %2 to %3 in %4.").arg(name, numbers::plain(from), numbers::plain(to), x);
  return tr("%1 stayed at %2 for %3.").arg(name, numbers::plain(to), x);
}

}  // namespace zk::widgets
