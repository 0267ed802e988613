// Text above, bar below it, so that long options wrap and every bar starts at the same edge.
#include "ui/option_bars.h"

#include <QEvent>
#include <QPainter>
#include <algorithm>
#include <cmath>

#include "widgets/controls.h"
#include "widgets/icons.h"
#include "widgets/numbers.h"
#include "widgets/theme.h"

namespace zk::ui {

using namespace widgets;  // NOLINT

namespace {

constexpr int kBar = 8, kGap = 3, kRowGap = 10, kMark = 22;

QFont textFont(bool bold) { return Type::font(Type::Role::Help, bold); }

double numberWidth() { return QFontMetricsF(Type::font(Type::Role::Help)).horizontalAdvance(QStringLiteral("−000.00 ")); }

}  // namespace

OptionBars::OptionBars(QWidget* parent) : PaintedList(parent) {
  QSizePolicy policy(QSizePolicy::Expanding, QSizePolicy::Fixed);
  policy.setHeightForWidth(true);
  setSizePolicy(policy);
  setAccessibleName(tr("Options"));
}

void OptionBars::setOptions(const QVector<AnswerOption>& options) {
  m_options = options;
  setCurrentItem(-1);
  itemsChanged();
  updateGeometry();
  update();
}

QString OptionBars::words(int i) const {
  const auto& o = m_options[i];
  if (o.chosen && o.right) return tr("%1 (chosen, right)").arg(o.text);
  if (o.chosen) return tr("%1 (chosen)").arg(o.text);
  if (o.right) return tr("%1 (right)").arg(o.text);
  return o.text;
}

QString OptionBars::itemDetails(int i) const {
  return tr("log probability %1").arg(numbers::fixed(m_options[i].logProbability, 2));
}

double OptionBars::rowHeight(int i, int width) const {
  const QFontMetricsF m(textFont(m_options[i].chosen));
  const QRectF room(0, 0, std::max(20.0, width - double(scaled(kMark))), 1e6);
  return m.boundingRect(room, Qt::TextWordWrap, words(i)).height() + scaled(kGap) +
         std::max(double(scaled(kBar)), m.height()) + scaled(kRowGap);
}

QRectF OptionBars::itemRect(int i) const {
  double y = 0;
  for (int k = 0; k < i; ++k) y += rowHeight(k, width());
  return {0, y, double(width()), rowHeight(i, width()) - scaled(kRowGap) / 2.0};
}

int OptionBars::heightForWidth(int width) const {
  double h = 0;
  for (int i = 0; i < m_options.size(); ++i) h += rowHeight(i, width);
  return int(std::ceil(h));
}

QSize OptionBars::sizeHint() const { return {scaled(320), heightForWidth(scaled(320))}; }
QSize OptionBars::minimumSizeHint() const { return {scaled(160), scaled(20)}; }

void OptionBars::changeEvent(QEvent* event) {
  if (event->type() == QEvent::LanguageChange) setAccessibleName(tr("Options"));
  if (event->type() == QEvent::LanguageChange || event->type() == QEvent::StyleChange) updateGeometry(), update();
  PaintedList::changeEvent(event);
}

void OptionBars::paintRow(QPainter& p, int i, double floor) const {
  const auto& o = m_options[i];
  const QRectF r = itemRect(i);
  const double left = scaled(kMark);
  const QFont font = textFont(o.chosen);
  const QFontMetricsF m(font);
  const QRectF text = m.boundingRect(QRectF(left, r.top(), r.width() - left, 1e6), Qt::TextWordWrap, words(i));
  if (o.right || o.chosen) {
    const int px = scaled(14);
    const QString icon = o.right ? QStringLiteral("check") : QStringLiteral("error");
    paintIcon(p, icon, QRectF(2, r.top() + (m.height() - px) / 2, px, px), o.right ? tokens().ok : tokens().danger);
  }
  p.setFont(font);
  p.setPen(tokens().text);
  p.drawText(QRectF(left, r.top(), r.width() - left, text.height() + 1), Qt::TextWordWrap, words(i));
  const double barTop = r.top() + text.height() + scaled(kGap) + (m.height() - scaled(kBar)) / 2;
  const QRectF track(left, barTop, std::max(8.0, r.width() - left - numberWidth()), scaled(kBar));
  p.setPen(Qt::NoPen);
  p.setBrush(tokens().sunken);
  p.drawRoundedRect(track, 3, 3);
  const double share = std::isfinite(o.logProbability) && floor < 0 ? 1 - o.logProbability / floor : 0;
  p.setBrush(o.chosen ? tokens().accent : tokens().borderStrong);
  if (share > 0) p.drawRoundedRect(QRectF(track.topLeft(), QSizeF(track.width() * share, track.height())), 3, 3);
  p.setFont(Type::font(Type::Role::Help));
  p.setPen(tokens().text2);
  const QString number = std::isfinite(o.logProbability) ? numbers::fixed(o.logProbability, 2) : QStringLiteral("–");
  p.drawText(QRectF(track.right(), track.center().y() - m.height() / 2, r.width() - track.right(), m.height()),
             Qt::AlignRight | Qt::AlignVCenter, number);
}

void OptionBars::paintEvent(QPaintEvent*) {
  QPainter p(this);
  p.setRenderHint(QPainter::Antialiasing);
  double least = -1;
  for (const auto& o : m_options)
    if (std::isfinite(o.logProbability)) least = std::min(least, o.logProbability);
  for (int i = 0; i < m_options.size(); ++i) paintRow(p, i, 1.1 * least);
  if (hasFocus() && currentItem() >= 0) paintFocusRing(p, itemRect(currentItem()));
}

}  // namespace zk::ui
