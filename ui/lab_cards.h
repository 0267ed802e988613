// Cards of the tokenizer lab: how a vocabulary grows on one sentence, which tokenizer the project uses and whether
// texts come back, and how many characters a token holds in four kinds of text.
#pragma once
#include "ui/app_model.h"
#include "ui/lab_answers.h"
#include "widgets/card.h"
#include "widgets/interval_bars.h"

class QComboBox;

namespace zk::ui {

/// The joins of the project's tokenizer, played on the learner's sentence.
class MergeCard : public widgets::Card {
  Q_OBJECT
 public:
  explicit MergeCard(AppModel& app, QWidget* parent = nullptr);
  void setSentence(const QString& sentence);
  /// The tokenizer may have changed: asks anew.
  void refresh();
  void retranslate();
  widgets::MergeTheatre* theatre() const { return m_theatre; }
  const MergeStory& story() const { return m_story; }

 private:
  void take(const Json& reply);
  void showNote();
  AppModel& m_app;
  widgets::MergeTheatre* m_theatre;
  widgets::Label* m_note;
  MergeStory m_story;
  QString m_sentence, m_tokenizer;
  QTimer m_typing;
  quint64 m_asked = 0;
  Issue m_refusal;
  bool m_known = false;  ///< the worker has answered once
};

/// Which tokenizer the next pairs are made with, its facts, and the measured round trip.
class TokenizerCard : public widgets::Card {
  Q_OBJECT
 public:
  explicit TokenizerCard(AppModel& app, QWidget* parent = nullptr);
  void refresh();
  void retranslate();
  QString facts() const { return m_facts->text(); }
  QString roundTrip() const { return m_round->text(); }
  void choose(const QString& id);

 Q_SIGNALS:
  void chosen(const QString& id);

 private:
  void showFacts();
  void ask();
  void takeFigures(const Json& reply);
  AppModel& m_app;
  QComboBox* m_box;
  widgets::Pill* m_state;
  widgets::Button* m_use;
  widgets::Label *m_facts, *m_round, *m_context;
  widgets::IntervalBars* m_bars;
  QVector<LabFigures> m_figures;
  QString m_asking, m_shown;
  qint64 m_length = 0;
  quint64 m_asked = 0;
};

}  // namespace zk::ui
