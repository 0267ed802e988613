// Cards of the pairs page: one sentence as questions and answers, how the text is split and whether the split leaks,
// and the simplest guessers that a model must beat.
#pragma once
#include <QTimer>

#include "ui/app_model.h"
#include "ui/lab_answers.h"
#include "ui/pair_answers.h"
#include "ui/run_model.h"
#include "widgets/card.h"
#include "widgets/estimate_bar.h"
#include "widgets/param_bars.h"

class QComboBox;
class QLineEdit;

namespace zk::ui {

/// The learner's sentence: inputs over targets, or the growing beginning with what follows.
class SentenceCard : public widgets::Card {
  Q_OBJECT
 public:
  explicit SentenceCard(AppModel& app, QWidget* parent = nullptr);
  void refresh();
  void retranslate();
  void setSentence(const QString& sentence);
  void setView(widgets::PairRows::View view);
  widgets::PairRows* pairs() const { return m_pairs; }

 private:
  void ask();
  void take(const Json& reply);
  void explain();
  AppModel& m_app;
  QLineEdit* m_edit;
  widgets::SegmentedControl* m_view;
  widgets::PairRows* m_pairs;
  widgets::Label* m_reading;
  Tokenized m_cut;
  QString m_fault;
  QTimer m_typing;
  quint64 m_asked = 0;
};

/// Training and validation: how much of each, and whether a text stands in both.
class SplitCard : public widgets::Card {
  Q_OBJECT
 public:
  explicit SplitCard(AppModel& app, QWidget* parent = nullptr);
  void refresh();
  void retranslate();
  /// The dataset that the page looks at.
  QString dataset() const;
  const LeakCheck& leaks() const { return m_leaks; }
  QString verdict() const { return m_verdict->text(); }

 Q_SIGNALS:
  void datasetChanged();
  void wantsNew();

 private:
  void ask();
  void show();
  AppModel& m_app;
  QComboBox* m_box;
  widgets::StackedBar* m_bar;
  widgets::Label *m_by, *m_verdict, *m_advice;
  widgets::IconLabel* m_icon;
  LeakCheck m_leaks;
  QString m_asked, m_fault;
  quint64 m_turn = 0;
};

/// Uniform, unigram and bigram on the validation text, each with what it means.
class GuesserCard : public widgets::Card {
  Q_OBJECT
 public:
  explicit GuesserCard(AppModel& app, QWidget* parent = nullptr);
  void setDataset(const QString& dataset);
  void retranslate();
  QString reading() const { return m_reading->text(); }

 private:
  void show();
  AppModel& m_app;
  QString m_dataset;
  Baselines m_baselines;
  widgets::ParamBars* m_bars;
  widgets::Label* m_reading;
};

}  // namespace zk::ui
