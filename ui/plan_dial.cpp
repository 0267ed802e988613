// See plan_dial.h. A slider has a thousand steps: one key press is about a percent of a decade or less.
#include "ui/plan_dial.h"

#include <algorithm>
#include <cmath>

namespace zk::ui {

using namespace widgets;  // NOLINT

namespace {
constexpr int kSteps = 1000;
}  // namespace

PlanDial::PlanDial(QWidget* parent) : QWidget(parent) {
  auto* column = vbox(this, 0, 4);
  auto* head = hbox(nullptr, 0, 8);
  m_name = new Label({}, Type::Role::Overline, Label::Fit::Elide);
  m_pin = new Pill({}, Tone::Accent);
  m_pin->hide();
  m_name->setMinimumHeight(m_pin->sizeHint().height());  // dials side by side stand on one line
  head->addWidget(m_name, 1);
  head->addWidget(m_pin);
  column->addLayout(head);
  m_value = new Label({}, Type::Role::Number, Label::Fit::Elide);
  column->addWidget(m_value);
  m_slider = new QSlider(Qt::Horizontal);
  m_slider->setRange(0, kSteps);
  m_slider->setPageStep(kSteps / 10);
  m_slider->setMinimumHeight(scaled(28));
  column->addWidget(m_slider);
  auto* ends = hbox(nullptr, 0, 8);
  m_lowText = new Label({}, Type::Role::Caption);
  m_highText = new Label({}, Type::Role::Caption);
  ends->addWidget(m_lowText);
  ends->addStretch(1);
  ends->addWidget(m_highText);
  column->addLayout(ends);
  m_reading = new Label({}, Type::Role::Help, Label::Fit::Wrap);
  column->addWidget(m_reading);
  for (Label* empty : {m_lowText, m_highText, m_reading}) empty->hide();
  column->addStretch(1);
  connect(m_slider, &QSlider::valueChanged, this, [this](int at) {
    if (!m_setting) Q_EMIT moved(fromSlider(at));
  });
}

void PlanDial::setName(const QString& name, bool shown) {
  m_name->setText(overlineText(name));
  m_name->setVisible(shown);
  m_slider->setAccessibleName(name);
}

void PlanDial::setValueText(const QString& text) {
  m_value->setText(text);
  m_slider->setAccessibleDescription(text);
}

void PlanDial::setReading(const QString& text) {
  m_reading->setText(text);
  m_reading->setVisible(!text.isEmpty());
}

void PlanDial::setEnds(const QString& low, const QString& high) {
  m_lowText->setText(low);
  m_highText->setText(high);
  m_lowText->setVisible(!low.isEmpty());
  m_highText->setVisible(!high.isEmpty());
}

void PlanDial::setRange(double low, double high, bool log) {
  const double now = value();
  m_low = low, m_high = high, m_log = log;
  setValue(now);
}

double PlanDial::fromSlider(int at) const {
  const double share = double(at) / kSteps;
  return m_log ? m_low * std::pow(m_high / m_low, share) : m_low + share * (m_high - m_low);
}

double PlanDial::value() const { return fromSlider(m_slider->value()); }

void PlanDial::setValue(double value) {
  const double share =
      m_log ? std::log(std::max(value, m_low) / m_low) / std::log(m_high / m_low) : (value - m_low) / (m_high - m_low);
  if (m_slider->isSliderDown()) return;  // the hand is on it
  m_setting = true;
  m_slider->setValue(int(std::lround(std::clamp(share, 0.0, 1.0) * kSteps)));
  m_setting = false;
}

void PlanDial::setPinned(bool pinned, const QString& word) {
  m_pin->set(word, Tone::Accent);
  m_pin->setVisible(pinned);
}

}  // namespace zk::ui
