// The model's own sentences over time, one opening at a time: a card around the kit's timeline.
#pragma once
#include "ui/run_model.h"
#include "widgets/card.h"
#include "widgets/sample_timeline.h"

namespace zk::ui {

class SampleCard : public widgets::Card {
  Q_OBJECT
 public:
  explicit SampleCard(QWidget* parent = nullptr);
  void show(const RunModel& model);

 protected:
  void changeEvent(QEvent*) override;

 private:
  void fill();
  QVector<SampleEvent> m_samples;
  QStringList m_prompts;
  QString m_prompt;
  bool m_tuning = false;
  widgets::SegmentedControl* m_choice;
  widgets::SampleTimeline* m_timeline;
};

/// First and newest, and between them those whose steps grow by a third each time: most is learned early, and
/// neighbours late in a run read alike.
QVector<SampleEvent> thinned(const QVector<SampleEvent>& samples);

}  // namespace zk::ui
