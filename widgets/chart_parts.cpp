// Painting helpers of charts. Text is measured with the same metrics that layouts use, so what the layout promised is
// what the painter gets.
#include "widgets/chart_parts.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QPixmap>
#include <QVariantAnimation>
#include <QWidget>
#include <algorithm>
#include <cmath>

#include "widgets/numbers.h"
#include "widgets/text_lines.h"

namespace zk::widgets {
namespace {

TextAudit* g_audit = nullptr;

}  // namespace

TextAudit::TextAudit() : m_outer(g_audit) { g_audit = this; }
TextAudit::~TextAudit() { g_audit = m_outer; }

QStringList TextAudit::problemsOf(QWidget& widget) {
  TextAudit audit;
  QPixmap picture(widget.size());
  widget.render(&picture);
  QStringList problems = audit.m_cut;
  const QRectF all = QRectF(widget.rect()).adjusted(-1, -1, 1, 1);
  for (int i = 0; i < audit.m_seen.size(); ++i) {
    const auto& a = audit.m_seen[i];
    if (!all.contains(a.rect)) problems << QStringLiteral("outside: ") + a.text;
    for (int j = i + 1; j < audit.m_seen.size(); ++j) {
      const QRectF common = a.rect & audit.m_seen[j].rect;
      if (common.width() > 1.5 && common.height() > a.rect.height() * 0.25)
        problems << QStringLiteral("over each other: ") + a.text + QStringLiteral(" / ") + audit.m_seen[j].text;
    }
  }
  return problems;
}

double textWidth(const QString& text, const QFont& font) { return QFontMetricsF(font).horizontalAdvance(text); }
double lineHeight(const QFont& font) { return std::ceil(QFontMetricsF(font).height()); }

QRectF chartText(QPainter& p, const QRectF& r, int flags, const QString& text, const QFont& font, const QColor& color) {
  if (text.isEmpty()) return {};
  const QFontMetricsF m(font);
  const double width = m.horizontalAdvance(text);
  const bool fits = width <= r.width() + 0.75;
  p.setFont(font);
  p.setPen(color);
  const QString shown = fits ? text : m.elidedText(text, Qt::ElideRight, r.width());
  p.drawText(r, flags | Qt::TextSingleLine | Qt::TextDontClip, shown);
  QRectF used(r.left(), r.top(), std::min(width, r.width()), std::min(m.height(), r.height()));
  if (flags & Qt::AlignRight) used.moveRight(r.right());
  if (flags & Qt::AlignHCenter) used.moveLeft(r.center().x() - used.width() / 2);
  if (flags & Qt::AlignVCenter) used.moveTop(r.center().y() - used.height() / 2);
  if (flags & Qt::AlignBottom) used.moveBottom(r.bottom());
  if (g_audit) {
    if (!fits) g_audit->m_cut << QStringLiteral("cut: ") + text;
    const double dpr = p.device()->devicePixelRatioF();
    const QRectF device = p.deviceTransform().mapRect(used);
    g_audit->m_seen.append({text, QRectF(device.topLeft() / dpr, device.size() / dpr)});
  }
  return used;
}

double chartParagraph(QPainter* p, const QRectF& r, Qt::Alignment align, const QString& text, const QFont& font,
                      const QColor& color) {
  if (text.isEmpty()) return 0;
  const double h = lineHeight(font);
  double y = r.top();
  for (const auto& line : balancedLines(text, font, r.width())) {
    if (p)
      chartText(*p, QRectF(r.left(), y, r.width(), h), int(align) | Qt::AlignVCenter,
                text.mid(line.start, line.length).trimmed(), font, color);
    y += h;
  }
  return y - r.top();
}

void paintHatch(QPainter& p, const QRectF& r, const QColor& color, double spacing) {
  p.save();
  p.setClipRect(r, Qt::IntersectClip);
  QColor ground = color;
  ground.setAlphaF(0.22F);
  p.fillRect(r, ground);
  p.setRenderHint(QPainter::Antialiasing);
  p.setPen(QPen(color, spacing / 2.6));
  for (double x = r.left() - r.height(); x < r.right() + spacing; x += spacing)
    p.drawLine(QPointF(x, r.bottom() + 1), QPointF(x + r.height() + 2, r.top() - 1));
  p.restore();
}

void paintBar(QPainter& p, const QRectF& r, const QColor& color, bool hatched) {
  if (r.width() <= 0 || r.height() <= 0) return;
  if (!hatched) return p.fillRect(r, color);
  paintHatch(p, r, color);
  p.setBrush(Qt::NoBrush);
  p.setPen(QPen(color, 1));
  if (r.width() > 2 && r.height() > 2) p.drawRect(r.adjusted(0.5, 0.5, -0.5, -0.5));
}

void paintWhisker(QPainter& p, Qt::Orientation along, double across, double from, double to, const QColor& color) {
  const double cap = std::max(3, scaled(3));
  p.setPen(QPen(color, std::max(1.5, scaled(3) / 2.0), Qt::SolidLine, Qt::FlatCap));
  const auto at = [along](double a, double b) { return along == Qt::Vertical ? QPointF(b, a) : QPointF(a, b); };
  p.drawLine(at(from, across), at(to, across));
  for (double end : {from, to}) p.drawLine(at(end, across - cap), at(end, across + cap));
}

void paintSwatch(QPainter& p, const QRectF& r, const QColor& color, bool hatched) {
  if (hatched) return paintBar(p, r, color, true);
  p.setPen(Qt::NoPen);
  p.setBrush(color);
  p.drawRoundedRect(r, 2, 2);
}

AxisTicks roundTicks(double low, double high, int most) {
  if (!(high > low)) high = low + 1;
  const double raw = (high - low) / std::max(1, most);
  const double base = std::pow(10.0, std::floor(std::log10(raw)));
  AxisTicks ticks;
  double step = base * 10;
  for (double f : {1.0, 2.0, 5.0, 10.0, 20.0}) {
    step = f * base;
    if (std::ceil(high / step - 1e-9) - std::floor(low / step + 1e-9) <= most) break;
  }
  ticks.decimals = std::max(0, int(std::ceil(-std::log10(step) - 1e-9)));
  const double first = std::floor(low / step + 1e-9), last = std::ceil(high / step - 1e-9);
  for (double k = first; k <= last + 0.5; ++k) ticks.at.append(k * step);
  return ticks;
}

QString shareText(double share) {
  return share > 0 && share < 0.005 ? QStringLiteral("< ") + numbers::percent(0.01) : numbers::percent(share);
}

QString csvLine(const QStringList& cells) {
  QStringList out;
  for (QString c : cells) {
    if (c.contains(QLatin1Char('"')) || c.contains(QLatin1Char(',')) || c.contains(QLatin1Char('\n')) ||
        c.contains(QLatin1Char('\r')))
      c = QLatin1Char('"') + c.replace(QLatin1Char('"'), QStringLiteral("\"\"")) + QLatin1Char('"');
    out << c;
  }
  return out.join(QLatin1Char(',')) + QLatin1Char('\n');
}

QString ChartTable::csv() const {
  QString all = csvLine(head);
  for (const auto& row : rows) all += csvLine(row);
  return all;
}

void copyText(const QString& text) { QGuiApplication::clipboard()->setText(text); }

Glide::Glide(QWidget* owner, std::function<void()> moved)
    : QObject(owner), m_owner(owner), m_moved(std::move(moved)), m_animation(new QVariantAnimation(this)) {
  m_animation->setStartValue(0.0);
  m_animation->setEndValue(1.0);
  m_animation->setEasingCurve(QEasingCurve::OutCubic);
  connect(m_animation, &QVariantAnimation::valueChanged, this, [this](const QVariant& v) {
    const double t = v.toDouble();
    for (int i = 0; i < m_to.size(); ++i) m_now[i] = m_from[i] + (m_to[i] - m_from[i]) * t;
    m_moved();
  });
}

bool Glide::moving() const { return m_animation->state() == QAbstractAnimation::Running; }

void Glide::to(const QVector<double>& values) {
  if (values == m_to && !moving()) return;
  const int ms = Theme::instance().duration(200);
  const bool jump = values.size() != m_now.size() || ms == 0 || !m_owner->isVisible();
  m_animation->stop();
  m_from = m_now;
  m_to = values;
  if (jump) {
    m_now = values;
    m_moved();
    return;
  }
  m_animation->setDuration(ms);
  m_animation->start();
}

void Glide::finish() {
  m_animation->stop();
  m_now = m_to;
  m_moved();
}

}  // namespace zk::widgets
