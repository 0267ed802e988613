// The opening is in the subtitle, so the cards show only what the model wrote after it.
#include "ui/sample_card.h"

#include <QEvent>
#include <QTimer>

#include "widgets/numbers.h"

namespace zk::ui {

using namespace widgets;  // NOLINT

QVector<SampleEvent> thinned(const QVector<SampleEvent>& samples) {
  QVector<SampleEvent> out;
  for (qsizetype i = 0; i < samples.size(); ++i) {
    const bool newest = i + 1 == samples.size();
    if (out.isEmpty() || newest || double(samples[i].step) >= 1.33 * double(out.last().step)) out.append(samples[i]);
  }
  // The newest replaces a neighbour that says the same.
  if (out.size() > 2 && double(out.last().step) < 1.15 * double(out[out.size() - 2].step)) out.remove(out.size() - 2);
  return out;
}

SampleCard::SampleCard(QWidget* parent) : Card({}, {}, parent) {
  m_timeline = new SampleTimeline;
  body()->addWidget(m_timeline);
  m_choice = new SegmentedControl;
  m_choice->hide();
  addTool(m_choice);
  connect(m_choice, &SegmentedControl::changed, this, [this](int index) {
    m_prompt = m_prompts.value(index);
    fill();
  });
  fill();
}

void SampleCard::changeEvent(QEvent* event) {
  if (event->type() == QEvent::LanguageChange) fill();
  Card::changeEvent(event);
}

void SampleCard::show(const RunModel& model) {
  if (model.samples().size() == m_samples.size() &&
      (m_samples.isEmpty() || m_samples.last().step == model.samples().last().step))
    return;
  m_samples = model.samples();
  QStringList prompts;
  for (const auto& sample : m_samples)
    if (!prompts.contains(sample.prompt)) prompts << sample.prompt;
  if (prompts != m_prompts) {
    m_prompts = prompts;
    if (!prompts.contains(m_prompt)) m_prompt = prompts.value(0);
    QStringList names;
    for (int i = 0; i < prompts.size(); ++i) names << QString::number(i + 1);
    m_choice->setItems(names);
    m_choice->setCurrent(int(prompts.indexOf(m_prompt)));
    m_choice->setVisible(prompts.size() > 1);
  }
  fill();
}

void SampleCard::fill() {
  m_choice->setName(tr("Opening"));
  setTitle(tr("What the model writes"));
  setSubtitle(m_samples.isEmpty() ? QString() : tr("Always the same opening: “%1”").arg(m_prompt.simplified()));
  m_timeline->setEmptyText(tr("Its first sentences appear here while it trains."));
  QVector<SampleEvent> ours;
  for (const auto& sample : m_samples)
    if (sample.prompt == m_prompt) ours.append(sample);
  QVector<SampleText> texts;
  for (const auto& sample : thinned(ours)) {
    QString text = sample.text;
    if (text.startsWith(sample.prompt)) text = text.mid(sample.prompt.size());
    texts.append({tr("step %1").arg(numbers::integer(sample.step)),
                  sample.loss > 0 ? tr("loss %1").arg(numbers::fixed(sample.loss, 2)) : QString(), text.simplified()});
  }
  m_timeline->setSamples(texts);
  // The timeline makes its cards inside a running layout; without another pass the head keeps the height it had before.
  QTimer::singleShot(0, this, [this] {
    layout()->invalidate();
    layout()->activate();
  });
}

}  // namespace zk::ui
