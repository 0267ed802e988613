// The opening is in the subtitle, so the cards show only what the model wrote after it.
#include "ui/sample_card.h"

#include <QEvent>
#include <QRegularExpression>
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

namespace {

/// The first opening in the window's own language, else the first.
QString firstChoice(const QStringList& prompts) {
  static const QRegularExpression kana("[\\x{3040}-\\x{30FF}]");
  for (const QString& prompt : prompts)
    if (prompt.contains(kana) == numbers::japanese()) return prompt;
  return prompts.value(0);
}

}  // namespace

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
  m_tuning = model.isTuning();
  QStringList prompts;
  for (const auto& sample : m_samples)
    if (!prompts.contains(sample.prompt)) prompts << sample.prompt;
  if (prompts != m_prompts) {
    m_prompts = prompts;
    if (!prompts.contains(m_prompt)) m_prompt = firstChoice(prompts);
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
  const QString same = m_tuning ? tr("Always the same question: “%1”") : tr("Always the same opening: “%1”");
  setSubtitle(m_samples.isEmpty() ? QString() : same.arg(m_prompt.simplified()));
  m_timeline->setEmptyText(tr("Its first sentences appear here while it trains."));
  QVector<SampleEvent> ours;
  for (const auto& sample : m_samples)
    if (sample.prompt == m_prompt) ours.append(sample);
  QVector<SampleText> texts;
  for (const auto& sample : thinned(ours)) {
    QString text = sample.text;
    if (text.startsWith(sample.prompt)) text = text.mid(sample.prompt.size());
    for (QChar& c : text)
      if (!c.isPrint() && !c.isSpace()) c = QLatin1Char('.');  // an untrained model writes control characters too
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
