// See sample_timeline.h. Cards are made again only when another set of samples is in view.
#include "widgets/sample_timeline.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QPainter>

namespace zk::widgets {
namespace {

constexpr int kCardWidth = 210;

QWidget* sampleCard(const SampleText& s) {
  auto* f = new QFrame;
  f->setProperty("role", "inset");
  auto* v = vbox(f, 12, 4);
  v->setContentsMargins(12, 8, 12, 8);
  auto* head = hbox(nullptr, 0, 4);
  head->addWidget(new Label(s.step, Type::Role::Caption, Label::Fit::Elide), 1);
  head->addWidget(new Label(s.loss, Type::Role::Caption));
  v->addLayout(head);
  auto* words = new Label(s.text, Type::Role::Body, Label::Fit::Wrap);
  words->setMaxLines(4);
  words->setAlignment(Qt::AlignLeft | Qt::AlignTop);
  words->setToolTip(s.text);
  v->addWidget(words, 1);
  f->setAccessibleName(s.step);
  f->setAccessibleDescription(s.text);
  return f;
}

}  // namespace

SampleTimeline::SampleTimeline(QWidget* parent) : QWidget(parent) {
  setFocusPolicy(Qt::StrongFocus);
  m_row = hbox(this, 2, 12);
  m_empty = new Label({}, Type::Role::Help, Label::Fit::Wrap);
  m_back = new IconButton(QStringLiteral("back"));
  m_forward = new IconButton(QStringLiteral("chevron"));
  for (auto* b : {m_back, m_forward}) b->setFocusPolicy(Qt::NoFocus);  // the strip itself takes the arrows
  m_row->addWidget(m_back);
  m_row->addWidget(m_empty, 1);
  m_row->addWidget(m_forward);
  connect(m_back, &IconButton::clicked, this, [this] { scrub(-1); });
  connect(m_forward, &IconButton::clicked, this, [this] { scrub(1); });
  connect(&Theme::instance(), &Theme::changed, this, &SampleTimeline::rebuild);
  rebuild();
}

void SampleTimeline::setSamples(const QVector<SampleText>& samples) {
  m_samples = samples;
  m_shown.clear();
  rebuild();
}

void SampleTimeline::setEmptyText(const QString& text) { m_emptyText = text, rebuild(); }

int SampleTimeline::capacity() const { return std::max(1, (width() - 2 * scaled(40)) / (scaled(kCardWidth) + 12)); }

QVector<int> SampleTimeline::shownIndices() const {
  const int n = int(m_samples.size()), k = capacity();
  QVector<int> out;
  if (n <= k) {
    for (int i = 0; i < n; ++i) out << i;
    return out;
  }
  if (k == 1) return {std::clamp(m_offset, 0, n - 1)};
  const int middle = k - 2, last = std::max(0, n - 2 - middle);
  const int from = 1 + std::clamp(m_follow ? last : m_offset, 0, last);
  out << 0;
  for (int i = 0; i < middle; ++i) out << from + i;
  return out << n - 1;
}

void SampleTimeline::scrub(int by) {
  const int n = int(m_samples.size()), k = capacity();
  const int last = std::max(0, k == 1 ? n - 1 : n - k);
  if (m_follow) m_offset = last;
  m_offset = std::clamp(m_offset + by, 0, last);
  m_follow = m_offset == last;
  rebuild();
}

void SampleTimeline::rebuild() {
  const auto shown = shownIndices();
  const bool scrubs = m_samples.size() > shown.size();
  m_empty->setText(m_emptyText);
  m_empty->setVisible(m_samples.isEmpty());
  m_back->setVisible(scrubs);
  m_forward->setVisible(scrubs);
  m_back->setName(tr("Earlier samples"));
  m_forward->setName(tr("Later samples"));
  m_forward->setEnabled(!m_follow);
  m_back->setEnabled(m_follow ? scrubs : m_offset > 0);
  setAccessibleName(tr("Samples"));
  if (shown == m_shown) return;
  m_shown = shown;
  for (auto* c : m_cards) c->hide(), c->deleteLater();
  m_cards.clear();
  int last = -1;
  for (int i : shown) {
    if (last >= 0 && i != last + 1) {  // something lies between
      m_cards.append(new Label(QStringLiteral("⋯"), Type::Role::Body));
      m_row->insertWidget(int(m_cards.size()), m_cards.last());
      m_cards.last()->show();
    }
    m_cards.append(sampleCard(m_samples[i]));
    m_row->insertWidget(int(m_cards.size()), m_cards.last(), 1);
    m_cards.last()->show();  // at once, not with the next event
    last = i;
  }
}

void SampleTimeline::resizeEvent(QResizeEvent* e) {
  QWidget::resizeEvent(e);
  rebuild();
}

void SampleTimeline::keyPressEvent(QKeyEvent* e) {
  switch (e->key()) {
    case Qt::Key_Left:
      scrub(-1);
      return;
    case Qt::Key_Right:
      scrub(1);
      return;
    case Qt::Key_Home:
      scrub(-int(m_samples.size()));
      return;
    case Qt::Key_End:
      scrub(int(m_samples.size()));
      return;
    default:
      QWidget::keyPressEvent(e);
  }
}

void SampleTimeline::paintEvent(QPaintEvent*) {
  if (!hasFocus()) return;
  QPainter p(this);
  paintFocusRing(p, rect(), 6);
}

void SampleTimeline::changeEvent(QEvent* e) {
  QWidget::changeEvent(e);
  if (e->type() == QEvent::LanguageChange) rebuild();
}

}  // namespace zk::widgets
