// The card lets its drawing grow instead of leaving air below the text.
#include "widgets/door_card.h"

#include <QPainter>
#include <QStyle>
#include <QVBoxLayout>
#include <cmath>

namespace zk::widgets {

DoorCard::DoorCard(const DoorText& text, QWidget* art, QWidget* parent) : QFrame(parent), m_text(text) {
  setProperty("role", "card");
  auto* v = vbox(this, 24, 8);
  auto* head = hbox(nullptr, 0, 12);
  m_icon = new IconLabel(text.iconName, &Tokens::accent, 28);
  m_title = new Label({}, Type::Role::Section, Label::Fit::Wrap);
  m_pill = new Pill;
  head->addWidget(m_icon);
  head->addWidget(m_title, 1);
  head->addWidget(m_pill);
  v->addLayout(head);
  m_words = new Label({}, Type::Role::Body, Label::Fit::Wrap);
  m_words->setAlignment(Qt::AlignLeft | Qt::AlignTop);
  v->addWidget(m_words);
  if (art) v->addWidget(art, 3);
  m_facts = new QWidget;
  vbox(m_facts, 0, 4);
  v->addWidget(m_facts);
  v->addStretch(1);
  m_cost = new Label({}, Type::Role::Caption, Label::Fit::Wrap);
  v->addWidget(m_cost);
  m_button = new Button;
  v->addWidget(m_button);
  connect(m_button, &Button::clicked, this, &DoorCard::triggered);
  connect(&Theme::instance(), &Theme::changed, this, &DoorCard::refresh);
  refresh();
}

void DoorCard::setText(const DoorText& text) { m_text = text, refresh(); }

void DoorCard::setPrimary(bool primary) {
  m_primary = primary;
  setProperty("selected", primary ? "1" : "0");
  style()->unpolish(this);
  style()->polish(this);
  m_button->setRole(primary ? Button::Role::Primary : Button::Role::Secondary);
  refresh();
}

void DoorCard::setCompact(bool compact) { m_compact = compact, refresh(); }

void DoorCard::refresh() {
  const int margin = (m_compact ? 16 : 24) - (m_primary ? 1 : 0);
  layout()->setContentsMargins(margin, margin, margin, margin);
  layout()->setSpacing(m_compact ? 6 : 8);
  m_icon->set(m_text.iconName, &Tokens::accent);
  m_title->setText(m_text.title);
  m_words->setText(m_text.text);
  // Two lines kept free, so that the drawings of neighbouring doors stand on one line.
  m_words->setMinimumHeight(int(std::ceil(2 * QFontMetricsF(m_words->textFont()).lineSpacing())));
  m_pill->set(m_text.pill, Tone::Accent);
  m_pill->setVisible(!m_text.pill.isEmpty());
  m_cost->setText(m_text.cost);
  m_cost->setVisible(!m_text.cost.isEmpty());
  m_button->setText(m_text.button);
  const auto old = m_facts->findChildren<QWidget*>(QString(), Qt::FindDirectChildrenOnly);
  for (auto* w : old) w->hide(), w->deleteLater();
  for (const auto& fact : m_text.facts) {
    auto* row = new QWidget;
    auto* h = hbox(row, 0, 8);
    h->addWidget(new IconLabel(QStringLiteral("check"), &Tokens::ok, 16), 0, Qt::AlignTop);
    auto* words = new Label(fact, Type::Role::Body, Label::Fit::Wrap);
    words->setColor(&Tokens::text2);
    h->addWidget(words, 1);
    m_facts->layout()->addWidget(row);
  }
  m_facts->setVisible(!m_compact && !m_text.facts.isEmpty());
  setAccessibleName(m_text.title);
  setAccessibleDescription(m_text.text);
}

// ---------------------------------------------------------------- drawings

DoorArt::DoorArt(QWidget* parent) : QWidget(parent) {
  setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Expanding);
  setMaximumHeight(scaled(140));
  connect(&Theme::instance(), &Theme::changed, this, [this] {
    setMaximumHeight(scaled(140));
    updateGeometry();
    update();
  });
}

void DoorArt::paintEvent(QPaintEvent*) {
  QPainter p(this);
  p.setRenderHint(QPainter::Antialiasing);
  p.setPen(Qt::NoPen);
  p.setBrush(tokens().canvas);
  p.drawRoundedRect(rect(), 6, 6);
  paintArt(p, rect());
}

TimelineArt::TimelineArt(const QVector<Station>& stations, QWidget* parent) : DoorArt(parent), m_stations(stations) {}

void TimelineArt::paintArt(QPainter& p, const QRectF& a) {
  if (m_stations.size() < 2) return;
  const Tokens& t = tokens();
  const QFont small = Type::font(Type::Role::Caption), words = Type::font(Type::Role::Help);
  const double line = QFontMetricsF(words).height(), y = a.center().y() - 2;
  const auto half = [&](const Station& s) { return QFontMetricsF(words).horizontalAdvance(s.label) / 2 + scaled(14); };
  const double margin = std::max({double(scaled(24)), half(m_stations.first()), half(m_stations.last())});
  // True to time, but a station never stands closer to the last one than its words are wide.
  QVector<double> xs;
  const double total = m_stations.last().minutes - m_stations.first().minutes;
  for (qsizetype i = 0; i < m_stations.size(); ++i) {
    double x = a.left() + margin + (a.width() - 2 * margin) * (m_stations[i].minutes - m_stations[0].minutes) / total;
    if (i > 0) {
      const double room = (QFontMetricsF(words).horizontalAdvance(m_stations[i].label) +
                           QFontMetricsF(words).horizontalAdvance(m_stations[i - 1].label)) /
                              2 +
                          scaled(14);
      x = std::max(x, xs.last() + room);
    }
    xs << std::min(x, a.right() - margin);
  }
  p.setPen(QPen(t.border, 3, Qt::SolidLine, Qt::RoundCap));
  p.drawLine(QPointF(xs.first(), y), QPointF(xs.last(), y));
  p.setPen(QPen(t.accent, 3, Qt::SolidLine, Qt::RoundCap));
  p.drawLine(QPointF(xs[xs.size() - 2], y), QPointF(xs.last(), y));
  for (qsizetype i = 0; i < m_stations.size(); ++i) {
    const bool goal = i + 1 == m_stations.size();
    p.setPen(QPen(goal ? t.ring : t.accent, 2.5));
    p.setBrush(t.surface);
    p.drawEllipse(QPointF(xs[i], y), scaled(6), scaled(6));
    p.setPen(t.text3);
    p.setFont(small);
    p.drawText(QRectF(xs[i] - 60, y - scaled(10) - line, 120, line), Qt::AlignCenter, m_stations[i].time);
    p.setPen(t.text);
    p.setFont(words);
    p.drawText(QRectF(xs[i] - 60, y + scaled(10), 120, line), Qt::AlignCenter, m_stations[i].label);
  }
}

PathArt::PathArt(const QVector<Group>& groups, QWidget* parent) : DoorArt(parent), m_groups(groups) {}

void PathArt::paintArt(QPainter& p, const QRectF& a) {
  int rings = 0;
  for (const auto& g : m_groups) rings += g.rings;
  if (rings < 2) return;
  const Tokens& t = tokens();
  const QFont words = Type::font(Type::Role::Help);
  const double line = QFontMetricsF(words).height(), y = a.center().y() - scaled(8), margin = scaled(24);
  const double step = (a.width() - 2 * margin) / (rings - 1);
  p.setPen(QPen(t.border, 2));
  p.drawLine(QPointF(a.left() + margin, y), QPointF(a.right() - margin, y));
  int k = 0;
  QVector<QRectF> labels;
  for (const auto& g : m_groups) {
    const double from = a.left() + margin + step * k, to = from + step * (g.rings - 1);
    for (int i = 0; i < g.rings; ++i, ++k) {
      const double r = std::min<double>(scaled(6), step * 0.36);
      p.setPen(QPen(t.accent, 2.2));
      p.setBrush(t.surface);
      p.drawEllipse(QPointF(a.left() + margin + step * k, y), r, r);
    }
    const double w = QFontMetricsF(words).horizontalAdvance(g.label) + 2;
    labels.append(QRectF((from + to - w) / 2, y + scaled(12), w, line));
  }
  // Words keep apart: pushed right where they touch, then back from the right edge.
  const double gap = scaled(6);
  for (qsizetype i = 0; i < labels.size(); ++i)
    labels[i].moveLeft(std::max(labels[i].left(), i == 0 ? a.left() + 6 : labels[i - 1].right() + gap));
  double limit = a.right() - 6;
  for (qsizetype i = labels.size() - 1; i >= 0; --i) {
    labels[i].moveRight(std::min(labels[i].right(), limit));
    limit = labels[i].left() - gap;
  }
  p.setFont(words);
  p.setPen(t.text);
  for (qsizetype i = 0; i < labels.size(); ++i) p.drawText(labels[i], Qt::AlignCenter, m_groups[i].label);
}

TokenArt::TokenArt(const QVector<TokenBox>& tokens, QWidget* parent) : DoorArt(parent), m_tokens(tokens) {}

void TokenArt::paintArt(QPainter& p, const QRectF& a) {
  const Tokens& t = tokens();
  const QFont f = Type::font(Type::Role::Token);
  const QFontMetricsF m(f);
  double total = 0;
  qsizetype n = 0;
  for (; n < m_tokens.size(); ++n) {
    const double w = m.horizontalAdvance(m_tokens[n].text) + 4;
    if (total + w > a.width() - scaled(16)) break;
    total += w;
  }
  double x = a.center().x() - total / 2;
  const double h = m.height() + 2, y = a.center().y() - h / 2;
  p.setFont(f);
  for (qsizetype i = 0; i < n; ++i) {
    const QRectF r(x, y, m.horizontalAdvance(m_tokens[i].text) + 4, h);
    if (const int bin = surpriseBin(m_tokens[i].p); bin > 0) {
      p.setPen(Qt::NoPen);
      p.setBrush(t.surprise[std::size_t(bin)]);
      p.drawRoundedRect(r.adjusted(0.5, 0, -0.5, 0), 3, 3);
      p.setPen(QPen(t.surpriseLine, bin >= 3 ? 2 : 1, bin == 1 ? Qt::DotLine : Qt::SolidLine));
      p.drawLine(r.bottomLeft() + QPointF(2, -1), r.bottomRight() + QPointF(-2, -1));
    }
    p.setPen(t.text);
    p.drawText(r, Qt::AlignCenter, m_tokens[i].text);
    x = r.right();
  }
}

}  // namespace zk::widgets
