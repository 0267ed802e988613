// The verdict compares the sum with the capacity: tight is above 90 %; an uncalibrated sum only fits when its upper end
// does.
#include "widgets/estimate_bar.h"

#include <QEvent>
#include <QVBoxLayout>
#include <cmath>

#include "widgets/numbers.h"

namespace zk::widgets {

EstimateBar::EstimateBar(QWidget* parent) : QWidget(parent) {
  auto* v = vbox(this, 0, 6);
  m_head = new QWidget;
  auto* head = hbox(m_head, 0, 8);
  m_pill = new Pill;
  head->addWidget(m_pill);
  head->addStretch(1);
  v->addWidget(m_head);
  m_bar = new StackedBar;
  v->addWidget(m_bar);
  m_fit = new Button({}, Button::Role::Secondary);
  m_fit->setSmall(true);
  connect(m_fit, &Button::clicked, this, &EstimateBar::fitRequested);
  v->addWidget(m_fit, 0, Qt::AlignLeft);
  m_source = new Label({}, Type::Role::Caption, Label::Fit::Wrap);
  v->addWidget(m_source);
  refresh();
}

void EstimateBar::setEstimate(const Estimate& estimate) {
  m_estimate = estimate;
  refresh();
}

void EstimateBar::setValueText(const ValueText& text) {
  m_bar->setValueText(text);
  refresh();
}

Pill* EstimateBar::takePill() {
  m_head->hide();
  return m_pill;
}

EstimateBar::State EstimateBar::state() const {
  const double sum = m_bar->total(), room = m_estimate.capacity;
  if (!std::isfinite(room) || m_estimate.parts.isEmpty()) return State::Unknown;
  if (sum / m_estimate.uncertainty > room) return State::TooBig;
  if (m_estimate.uncertainty > 1) return sum * m_estimate.uncertainty <= room ? State::Fits : State::Uncalibrated;
  if (sum > room) return State::TooBig;
  return sum > 0.9 * room ? State::Tight : State::Fits;
}

QString EstimateBar::verdict() const {
  const double sum = m_bar->total(), room = m_estimate.capacity;
  switch (state()) {
    case State::Fits:
      return tr("Fits");
    case State::Tight:
      return tr("Tight: %1 used").arg(numbers::percent(sum / room));
    case State::TooBig:
      return tr("Too big by %1").arg(m_bar->written(sum / m_estimate.uncertainty - room));
    case State::Uncalibrated:
      return tr("Not measured yet");
    default:
      return {};
  }
}

void EstimateBar::refresh() {
  m_bar->setParts(m_estimate.parts);
  m_bar->setCapacity(m_estimate.capacity, m_estimate.capacityText);
  m_bar->setUncertainty(m_estimate.uncertainty);
  const State s = state();
  const Tone tones[] = {Tone::Neutral, Tone::Ok, Tone::Warn, Tone::Danger, Tone::Warn};
  m_pill->set(verdict(), tones[int(s)]);
  m_pill->setVisible(s != State::Unknown);
  m_fit->setText(tr("Make it fit"));
  m_fit->setVisible(s == State::TooBig && m_estimate.canFit);
  m_source->setText(m_estimate.source);
  m_source->setVisible(!m_estimate.source.isEmpty());
  delete m_facts;
  m_facts = nullptr;
  if (m_estimate.facts.isEmpty()) return;
  m_facts = new QWidget;
  auto* rows = vbox(m_facts, 0, 2);
  for (const auto& f : m_estimate.facts) {
    auto* row = hbox(nullptr, 0, 8);
    auto* name = new Label(f.name, Type::Role::Help, Label::Fit::Wrap);
    row->addWidget(name, 1);
    auto* value = new Label(f.text, Type::Role::Strong);
    row->addWidget(value, 0, Qt::AlignRight);
    rows->addLayout(row);
  }
  auto* v = static_cast<QVBoxLayout*>(layout());
  v->insertWidget(v->indexOf(m_source), m_facts);
}

void EstimateBar::changeEvent(QEvent* e) {
  QWidget::changeEvent(e);
  if (e->type() == QEvent::LanguageChange) refresh();
}

}  // namespace zk::widgets
