// Buttons take their look from the style sheet (property "role"); what a sheet cannot do is painted here.
#include "widgets/controls.h"

#include <QAccessible>
#include <QAccessibleEvent>
#include <QEvent>
#include <QKeyEvent>
#include <QMouseEvent>
#include <QPainter>
#include <QScrollBar>
#include <QStyle>
#include <QVBoxLayout>
#include <cmath>

#include "widgets/icons.h"

namespace zk::widgets {

QVBoxLayout* vbox(QWidget* parent, int margin, int spacing) {
  auto* l = new QVBoxLayout(parent);
  l->setContentsMargins(margin, margin, margin, margin);
  l->setSpacing(spacing);
  return l;
}

QHBoxLayout* hbox(QWidget* parent, int margin, int spacing) {
  auto* l = new QHBoxLayout(parent);
  l->setContentsMargins(margin, margin, margin, margin);
  l->setSpacing(spacing);
  return l;
}

QFrame* hline(QWidget* parent) {
  auto* f = new QFrame(parent);
  f->setProperty("role", "hline");
  f->setFixedHeight(1);
  return f;
}

TokenRef toneColor(Tone tone) {
  switch (tone) {
    case Tone::Accent:
      return &Tokens::accent;
    case Tone::Ok:
      return &Tokens::ok;
    case Tone::Warn:
      return &Tokens::warn;
    case Tone::Danger:
      return &Tokens::danger;
    case Tone::Neutral:
      break;
  }
  return &Tokens::text2;
}

TokenRef toneSoftColor(Tone tone) {
  switch (tone) {
    case Tone::Accent:
      return &Tokens::accentSoft;
    case Tone::Ok:
      return &Tokens::okSoft;
    case Tone::Warn:
      return &Tokens::warnSoft;
    case Tone::Danger:
      return &Tokens::dangerSoft;
    case Tone::Neutral:
      break;
  }
  return &Tokens::sunken;
}

QString toneIcon(Tone tone) {
  switch (tone) {
    case Tone::Ok:
      return QStringLiteral("check");
    case Tone::Warn:
      return QStringLiteral("warn");
    case Tone::Danger:
      return QStringLiteral("error");
    case Tone::Accent:
    case Tone::Neutral:
      break;
  }
  return QStringLiteral("info");
}

// ---------------------------------------------------------------- Button

Button::Button(const QString& text, Role role, const QString& iconName, QWidget* parent)
    : QPushButton(text, parent), m_role(role), m_icon(iconName) {
  setCursor(Qt::PointingHandCursor);
  setRole(role);
  connect(&Theme::instance(), &Theme::changed, this, &Button::refresh);
}

void Button::setRole(Role role) {
  m_role = role;
  static const char* const names[] = {"primary", "secondary", "quiet"};
  setProperty("role", names[int(role)]);
  style()->unpolish(this);
  style()->polish(this);
  refresh();
}

void Button::setIconName(const QString& name) { m_icon = name, refresh(); }

void Button::setSmall(bool small) {
  setProperty("size", small ? "small" : "");
  style()->unpolish(this);
  style()->polish(this);
}

void Button::refresh() {
  static constexpr TokenRef colors[] = {&Tokens::onAccent, &Tokens::text2, &Tokens::accent};
  setIcon(m_icon.isEmpty() ? QIcon() : themedIcon(m_icon, colors[int(m_role)]));
  setIconSize({scaled(16), scaled(16)});
}

void Button::paintEvent(QPaintEvent* e) {
  QPushButton::paintEvent(e);
  if (m_role != Role::Primary || !hasFocus()) return;
  QPainter p(this);  // the blue ring alone is too close to the blue fill
  p.setRenderHint(QPainter::Antialiasing);
  p.setPen(QPen(tokens().onAccent, 1.5));
  p.drawRoundedRect(QRectF(rect()).adjusted(3, 3, -3, -3), 4, 4);
}

// ---------------------------------------------------------------- IconButton

IconButton::IconButton(const QString& iconName, const QString& name, QWidget* parent) : QToolButton(parent) {
  setCursor(Qt::PointingHandCursor);
  setFocusPolicy(Qt::StrongFocus);
  if (!iconName.isEmpty()) setIconName(iconName);
  setName(name);
  refresh();
  connect(&Theme::instance(), &Theme::changed, this, &IconButton::refresh);
}

void IconButton::setName(const QString& name) {
  setToolTip(name);
  setAccessibleName(name);
}

void IconButton::setIconName(const QString& iconName, TokenRef color) { setIcon(themedIcon(iconName, color)); }

void IconButton::setSizes(int box, int iconPx) {
  m_box = box, m_iconPx = iconPx;
  refresh();
}

void IconButton::refresh() {
  setIconSize({scaled(m_iconPx), scaled(m_iconPx)});
  setFixedSize(scaled(m_box), scaled(m_box));
}

// ---------------------------------------------------------------- IconLabel, Pill

IconLabel::IconLabel(const QString& iconName, TokenRef color, int px, QWidget* parent)
    : QWidget(parent), m_icon(iconName), m_color(color), m_px(px) {
  setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
  connect(&Theme::instance(), &Theme::changed, this, [this] { updateGeometry(), update(); });
}

void IconLabel::set(const QString& iconName, TokenRef color) { m_icon = iconName, m_color = color, update(); }

void IconLabel::paintEvent(QPaintEvent*) {
  QPainter p(this);
  const QPixmap pm = iconPixmap(m_icon, tokens().*m_color, scaled(m_px), devicePixelRatioF());
  p.drawPixmap(QPointF((width() - scaled(m_px)) / 2, (height() - scaled(m_px)) / 2), pm);
}

Pill::Pill(const QString& text, Tone tone, QWidget* parent) : QWidget(parent), m_text(text), m_tone(tone) {
  setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
  setAccessibleName(text);
  connect(&Theme::instance(), &Theme::changed, this, [this] { updateGeometry(), update(); });
}

void Pill::set(const QString& text, Tone tone) {
  m_text = text, m_tone = tone;
  setAccessibleName(text);
  updateGeometry();
  update();
}

QSize Pill::sizeHint() const {
  const QFontMetricsF m(Type::font(Type::Role::Overline));
  return {int(std::ceil(m.horizontalAdvance(m_text))) + scaled(16), int(std::ceil(m.height())) + scaled(3)};
}

void Pill::paintEvent(QPaintEvent*) {
  QPainter p(this);
  p.setRenderHint(QPainter::Antialiasing);
  p.setPen(Qt::NoPen);
  p.setBrush(tokens().*toneSoftColor(m_tone));
  p.drawRoundedRect(rect(), height() / 2.0, height() / 2.0);
  p.setFont(Type::font(Type::Role::Overline));
  p.setPen(tokens().*toneColor(m_tone));
  p.drawText(rect(), Qt::AlignCenter, m_text);
}

// ---------------------------------------------------------------- SegmentedControl

SegmentedControl::SegmentedControl(const QStringList& items, int current, QWidget* parent)
    : QFrame(parent), m_items(items), m_current(current) {
  setFocusPolicy(Qt::StrongFocus);
  setMouseTracking(true);
  setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
  connect(&Theme::instance(), &Theme::changed, this, [this] { updateGeometry(), update(); });
  describe();
}

void SegmentedControl::setItems(const QStringList& items) {
  m_items = items;
  m_current = std::clamp(m_current, 0, std::max(0, int(items.size()) - 1));
  describe();
  updateGeometry();
  update();
}

void SegmentedControl::setCurrent(int index) {
  if (index == m_current || index < 0 || index >= m_items.size()) return;
  m_current = index;
  describe();
  update();
}

void SegmentedControl::setName(const QString& name) { m_name = name, describe(); }

void SegmentedControl::describe() {
  const QString value = m_items.value(m_current);
  setAccessibleName(m_name.isEmpty() ? value : m_name + QStringLiteral(": ") + value);
  setAccessibleDescription(m_items.join(QStringLiteral(", ")));
}

void SegmentedControl::choose(int i) {
  i = std::clamp(i, 0, int(m_items.size()) - 1);
  if (i == m_current) return;
  setCurrent(i);
  QAccessibleEvent changedName(this, QAccessible::NameChanged);
  QAccessible::updateAccessibility(&changedName);
  Q_EMIT changed(i);
}

QSize SegmentedControl::sizeHint() const {
  const QFontMetricsF m(Type::font(Type::Role::Help, true));
  double w = 4;
  for (const auto& s : m_items) w += std::ceil(m.horizontalAdvance(s)) + scaled(26);
  return {int(w), int(std::ceil(m.height())) + scaled(14)};
}

QRectF SegmentedControl::segment(int i) const {
  const QFontMetricsF m(Type::font(Type::Role::Help, true));
  double x = 2;
  const double spare = std::max(0.0, double(width() - sizeHint().width())) / std::max<qsizetype>(1, m_items.size());
  for (int k = 0; k < m_items.size(); ++k) {
    const double w = std::ceil(m.horizontalAdvance(m_items[k])) + scaled(26) + spare;
    if (k == i) return {x, 2, w, height() - 4.0};
    x += w;
  }
  return {};
}

int SegmentedControl::segmentAt(const QPointF& pos) const {
  for (int i = 0; i < m_items.size(); ++i)
    if (segment(i).contains(pos)) return i;
  return -1;
}

void SegmentedControl::paintEvent(QPaintEvent*) {
  QPainter p(this);
  p.setRenderHint(QPainter::Antialiasing);
  const Tokens& t = tokens();
  p.setPen(Qt::NoPen);
  p.setBrush(t.sunken);
  p.drawRoundedRect(rect(), 7, 7);
  for (int i = 0; i < m_items.size(); ++i) {
    const QRectF r = segment(i);
    const bool on = i == m_current;
    if (on) {
      p.setPen(QPen(t.borderStrong, 1));
      p.setBrush(t.surface);
      p.drawRoundedRect(r.adjusted(0.5, 0.5, -0.5, -0.5), 5, 5);
    }
    p.setFont(Type::font(Type::Role::Help, on));
    p.setPen(!isEnabled() ? t.text3 : on || i == m_hover ? t.text : t.text2);
    p.drawText(r, Qt::AlignCenter, m_items[i]);
  }
  if (hasFocus()) paintFocusRing(p, rect(), 7);
}

void SegmentedControl::mousePressEvent(QMouseEvent* e) {
  const int i = segmentAt(e->position());
  if (i >= 0) choose(i);
}

void SegmentedControl::mouseMoveEvent(QMouseEvent* e) {
  const int i = segmentAt(e->position());
  if (i == m_hover) return;
  m_hover = i;
  setCursor(i >= 0 && i != m_current ? Qt::PointingHandCursor : Qt::ArrowCursor);
  update();
}

void SegmentedControl::leaveEvent(QEvent*) { m_hover = -1, update(); }

void SegmentedControl::keyPressEvent(QKeyEvent* e) {
  switch (e->key()) {
    case Qt::Key_Left:
      choose(m_current - 1);
      return;
    case Qt::Key_Right:
      choose(m_current + 1);
      return;
    case Qt::Key_Home:
      choose(0);
      return;
    case Qt::Key_End:
      choose(count() - 1);
      return;
    default:
      QFrame::keyPressEvent(e);
  }
}

// ---------------------------------------------------------------- SearchField

SearchField::SearchField(QWidget* parent) : QLineEdit(parent) {
  addAction(themedIcon(QStringLiteral("search"), &Tokens::text3), QLineEdit::LeadingPosition);
  connect(this, &QLineEdit::returnPressed, this, [this] { Q_EMIT submitted(text()); });
  connect(&Theme::instance(), &Theme::changed, this, &SearchField::fitHint);
  retranslate();
}

void SearchField::retranslate() {
  setPlaceholderText(tr("Find a page or word"));
  setAccessibleName(tr("Search"));
  fitHint();
}

void SearchField::setShortcutHint(const QString& hint) {
  m_hint = hint;
  fitHint();
}

void SearchField::fitHint() {
  // The hint gives way to the words.
  const int w = QFontMetrics(Type::font(Type::Role::Caption)).horizontalAdvance(m_hint) + 8;
  const int words = QFontMetrics(Type::font(Type::Role::Body)).horizontalAdvance(placeholderText());
  m_showHint = !m_hint.isEmpty() && width() > words + w + scaled(52);
  setTextMargins(0, 0, m_showHint ? w : 0, 0);
  setToolTip(m_hint);
  update();
}

void SearchField::resizeEvent(QResizeEvent* e) {
  QLineEdit::resizeEvent(e);
  fitHint();
}

void SearchField::paintEvent(QPaintEvent* e) {
  QLineEdit::paintEvent(e);
  if (!m_showHint) return;
  QPainter p(this);
  p.setFont(Type::font(Type::Role::Caption));
  p.setPen(tokens().text3);
  p.drawText(rect().adjusted(0, 0, -10, 0), Qt::AlignRight | Qt::AlignVCenter, m_hint);
}

void SearchField::changeEvent(QEvent* e) {
  QLineEdit::changeEvent(e);
  if (e->type() == QEvent::LanguageChange) retranslate();
}

// ---------------------------------------------------------------- PageScroll

PageScroll::PageScroll(QWidget* parent) : QScrollArea(parent) {
  setWidgetResizable(true);
  setFrameShape(QFrame::NoFrame);
  setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
  setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOn);
  setFocusPolicy(Qt::NoFocus);
  auto* bar = verticalScrollBar();
  bar->setEnabled(false);  // the sheet hides the handle of a disabled bar
  connect(bar, &QScrollBar::rangeChanged, bar, [bar](int low, int high) { bar->setEnabled(high > low); });
}

// ---------------------------------------------------------------- the ring

void paintBrandRing(QPainter& p, const QRectF& rect, const QColor& color, double sweep) {
  // Many short strokes whose width swells and fades, as a brush does from 10 o'clock round to 9.
  const double s = std::min(rect.width(), rect.height());
  const QPointF c = rect.center();
  const int steps = std::clamp(int(s * 2), 90, 360);
  p.save();
  p.setRenderHint(QPainter::Antialiasing);
  for (int i = 0; i < int(steps * sweep); ++i) {
    const double t = double(i) / steps, u = double(i + 1) / steps;
    const double swell = std::sin(std::min(1.0, 0.30 + t * 3.2) * M_PI / 2) * std::pow(1 - t, 0.95);
    const double r = s * (0.385 + 0.012 * std::sin(t * 6));
    const double a = (100 - 328 * t) * M_PI / 180, b = (100 - 328 * u) * M_PI / 180;
    QPen pen(color, s * (0.014 + 0.150 * swell));
    pen.setCapStyle(Qt::RoundCap);
    p.setPen(pen);
    p.drawLine(c + QPointF(r * std::cos(a), -r * std::sin(a)), c + QPointF(r * std::cos(b), -r * std::sin(b)));
  }
  p.restore();
}

BrandRing::BrandRing(int px, QWidget* parent) : QWidget(parent), m_px(px) {
  setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
  connect(&Theme::instance(), &Theme::changed, this, [this] { updateGeometry(), update(); });
}

void BrandRing::paintEvent(QPaintEvent*) {
  QPainter p(this);
  paintBrandRing(p, rect(), tokens().ring);
}

void paintFocusRing(QPainter& p, const QRectF& rect, double radius) {
  p.save();
  p.setRenderHint(QPainter::Antialiasing);
  p.setBrush(Qt::NoBrush);
  p.setPen(QPen(tokens().focus, 2));
  p.drawRoundedRect(rect.adjusted(1, 1, -1, -1), radius, radius);
  p.restore();
}

}  // namespace zk::widgets
