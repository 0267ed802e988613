// Painted from the middle, so that a taller card only adds air.
#include "ui/door_arts.h"

#include <QPainter>

#include "widgets/numbers.h"

namespace zk::ui {

using namespace widgets;  // NOLINT

void TourArt::paintArt(QPainter& p, const QRectF& area) {
  const QStringList names = {tr("Text"), tr("Tokens"), tr("Training"), tr("Answers"), tr("Chat")};
  const double left = area.left() + scaled(36), right = area.right() - scaled(36), y = area.center().y() - scaled(10);
  const double gap = (right - left) / double(names.size() - 1);
  p.setPen(QPen(tokens().border, 3, Qt::SolidLine, Qt::RoundCap));
  p.drawLine(QPointF(left, y), QPointF(right, y));
  p.setPen(QPen(tokens().accent, 3, Qt::SolidLine, Qt::RoundCap));
  p.drawLine(QPointF(left + 2 * gap, y), QPointF(left + 3 * gap, y));
  p.setFont(Type::font(Type::Role::Help));
  const double line = QFontMetricsF(p.font()).height();
  for (int i = 0; i < names.size(); ++i) {
    const bool goal = i + 1 == names.size();
    const QPointF at(left + gap * i, y);
    p.setBrush(tokens().surface);
    p.setPen(QPen(goal ? tokens().ring : tokens().accent, 2.5));
    p.drawEllipse(at, scaled(6), scaled(6));
    p.setPen(tokens().text);
    p.drawText(QRectF(at.x() - gap, y + scaled(11), 2 * gap, line), Qt::AlignCenter, names[i]);
  }
}

void BetterArt::paintArt(QPainter& p, const QRectF& area) {
  const QStringList names = {tr("before"), tr("changed")};
  p.setFont(Type::font(Type::Role::Help));
  const QFontMetricsF metrics(p.font());
  const double label = std::max(metrics.horizontalAdvance(names[0]), metrics.horizontalAdvance(names[1]));
  const double width = std::min(area.width() - scaled(48) - label, double(scaled(240)));
  const double left = area.center().x() - (label + scaled(16) + width) / 2, start = left + label + scaled(16);
  for (int i = 0; i < 2; ++i) {
    const double y = area.center().y() + (i == 0 ? -1 : 1) * scaled(14), half = width * 0.22;
    const QPointF at(start + width * (i == 0 ? 0.32 : 0.68), y);
    const QColor color = i == 0 ? tokens().text3 : tokens().accent;
    p.setPen(QPen(color, 2, Qt::SolidLine, Qt::FlatCap));
    p.drawLine(at - QPointF(half, 0), at + QPointF(half, 0));
    for (const double side : {-half, half}) p.drawLine(at + QPointF(side, -scaled(4)), at + QPointF(side, scaled(4)));
    p.setBrush(color);
    p.drawEllipse(at, scaled(4), scaled(4));
    p.setPen(tokens().text);
    p.drawText(QRectF(left, y - metrics.height() / 2, label, metrics.height()), Qt::AlignRight | Qt::AlignVCenter,
               names[i]);
  }
}

void FolderArt::paintArt(QPainter& p, const QRectF& area) {
  const QStringList names = {"corpora", "tokenizers", "datasets", "runs", "evaluations"};
  p.setFont(Type::font(Type::Role::Mono));
  const QFontMetricsF metrics(p.font());
  const double height = metrics.height() + scaled(4), gap = scaled(6), room = area.width() - scaled(24);
  QVector<QVector<QString>> rows(1);
  double x = 0;
  for (const QString& name : names) {
    const double w = metrics.horizontalAdvance(name) + scaled(16);
    if (x + w > room && !rows.last().isEmpty()) rows.append(QVector<QString>()), x = 0;
    rows.last().append(name);
    x += w + gap;
  }
  double y = area.center().y() - (double(rows.size()) * (height + gap) - gap) / 2;
  for (const auto& row : rows) {
    double width = -gap;
    for (const QString& name : row) width += metrics.horizontalAdvance(name) + scaled(16) + gap;
    x = area.center().x() - width / 2;
    for (const QString& name : row) {
      const QRectF box(x, y, metrics.horizontalAdvance(name) + scaled(16), height);
      p.setPen(QPen(tokens().border, 1));
      p.setBrush(tokens().surface);
      p.drawRoundedRect(box, 4, 4);
      p.setPen(tokens().text2);
      p.drawText(box, Qt::AlignCenter, name);
      x += box.width() + gap;
    }
    y += height + gap;
  }
}

void SentenceArt::paintArt(QPainter& p, const QRectF& area) {
  struct Word {
    const char* text;
    int shade;
  };
  static const QVector<Word> english = {{"Once", 0}, {" upon", 0}, {" a", 0},     {" time", 0},
                                        {" a", 1},   {" red", 2},  {" dragon", 4}};
  static const QVector<Word> japanese = {{"森", 1}, {"へ", 0},   {"行く", 0}, {"と", 0},
                                         {"、", 0}, {"赤い", 2}, {"竜", 4},   {"が", 0}};
  const auto& words = numbers::japanese() ? japanese : english;
  p.setFont(Type::font(Type::Role::Token));
  const QFontMetricsF metrics(p.font());
  double total = 0;
  for (const auto& w : words) total += metrics.horizontalAdvance(QString::fromUtf8(w.text)) + 3;
  double x = area.center().x() - total / 2;
  for (const auto& w : words) {
    const QString text = QString::fromUtf8(w.text);
    const QRectF box(x, area.center().y() - metrics.height() / 2, metrics.horizontalAdvance(text) + 2,
                     metrics.height());
    p.setPen(Qt::NoPen);
    p.setBrush(w.shade > 0 ? tokens().surprise[size_t(w.shade)] : QColor(Qt::transparent));
    p.drawRoundedRect(box, 3, 3);
    p.setPen(tokens().text);
    p.drawText(box, Qt::AlignCenter, text);
    if (w.shade > 2) {
      p.setPen(QPen(tokens().surpriseLine, 2));
      p.drawLine(box.bottomLeft(), box.bottomRight());
    }
    x += box.width() + 1;
  }
}

}  // namespace zk::ui
