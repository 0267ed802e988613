// Years of the publications; where the guide gives another year, the tool tip gives both.
#include "ui/history_strip.h"

#include <QHelpEvent>
#include <QPainter>
#include <QToolTip>

#include "widgets/theme.h"

namespace zk::ui {

using namespace widgets;  // NOLINT

HistoryStrip::HistoryStrip(QWidget* parent) : QWidget(parent) {
  setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
  connect(&Theme::instance(), &Theme::changed, this, [this] { updateGeometry(), update(); });
}

QVector<HistoryStrip::Point> HistoryStrip::points() const {
  return {
      {"1966", "ELIZA", tr("rules"),
       tr("ELIZA: patterns and replacements hold a talk. The guide says 1967, the paper is of 1966.")},
      {"1970", "SHRDLU", tr("blocks world"), tr("SHRDLU: understands sentences about a small world of blocks.")},
      {"1988", "RNN", tr("memory"), tr("Recurrent networks: learn sequences, but forget in long sentences.")},
      {"1997", "LSTM", tr("longer memory"),
       tr("LSTM: remembers longer, but cannot be trained in parallel. The guide says 2013, the paper is of 1997.")},
      {"2017", "Transformer", tr("attention"),
       tr("Transformer: attention instead of recurrence, trained in parallel.")},
      {"2018", "GPT · BERT", tr("pre-training"),
       tr("GPT and BERT: models and data grow, and knowledge grows with them.")},
      {"2020", "GPT-3", tr("175 B"), tr("GPT-3: 175 billion parameters; one V100 GPU would have needed 355 years.")},
      {"2022", "ChatGPT", tr("dialogue"), tr("ChatGPT: tuned to answer instead of only continuing.")},
      {"2023", "Falcon", tr("open weights"),
       tr("Falcon-40B-Instruct: the leading open model when the guide was written.")},
      {"", tr("You"), tr("from zero"), tr("Your own model, from random weights.")},
  };
}

QSize HistoryStrip::sizeHint() const { return {scaled(720), scaled(92)}; }
QSize HistoryStrip::minimumSizeHint() const { return {scaled(400), scaled(92)}; }

double HistoryStrip::xOf(qsizetype i, qsizetype count) const {
  const double half = width() / double(count) / 2;
  return half + double(i) * (width() - 2 * half) / double(count - 1);
}

void HistoryStrip::paintEvent(QPaintEvent*) {
  QPainter p(this);
  p.setRenderHint(QPainter::Antialiasing);
  const auto all = points();
  const double y = scaled(34), cell = width() / double(all.size());
  p.setPen(QPen(tokens().border, 2));
  p.drawLine(QPointF(xOf(0, all.size()), y), QPointF(xOf(all.size() - 1, all.size()), y));
  QStringList spoken;
  for (qsizetype i = 0; i < all.size(); ++i) {
    const bool you = i + 1 == all.size();
    const QPointF at(xOf(i, all.size()), y);
    const QRectF column(at.x() - cell / 2, 0, cell, height());
    p.setFont(Type::font(Type::Role::Caption));
    p.setPen(tokens().text3);
    p.drawText(QRectF(column.left(), 0, cell, scaled(22)), Qt::AlignCenter, all[i].year);
    p.setBrush(tokens().surface);
    p.setPen(QPen(you ? tokens().ring : tokens().borderStrong, you ? 3 : 2));
    p.drawEllipse(at, scaled(you ? 9 : 5), scaled(you ? 9 : 5));
    p.setPen(tokens().text);
    p.setFont(Type::font(Type::Role::Help, true));
    const QString name = p.fontMetrics().elidedText(all[i].name, Qt::ElideRight, int(cell) - 4);
    p.drawText(QRectF(column.left(), y + scaled(12), cell, scaled(22)), Qt::AlignCenter, name);
    p.setPen(tokens().text2);
    p.setFont(Type::font(Type::Role::Caption));
    const QString word = p.fontMetrics().elidedText(all[i].word, Qt::ElideRight, int(cell) - 4);
    p.drawText(QRectF(column.left(), y + scaled(32), cell, scaled(22)), Qt::AlignCenter, word);
    spoken << (all[i].year + " " + all[i].name + " " + all[i].word).trimmed();
  }
  setAccessibleName(spoken.join(", "));
}

bool HistoryStrip::event(QEvent* event) {
  if (event->type() == QEvent::ToolTip) {
    const auto* help = static_cast<QHelpEvent*>(event);
    const auto all = points();
    const auto i =
        std::clamp<qsizetype>(qsizetype(help->pos().x() / (width() / double(all.size()))), 0, all.size() - 1);
    QToolTip::showText(help->globalPos(), all[i].more, this);
    return true;
  }
  return QWidget::event(event);
}

}  // namespace zk::ui
