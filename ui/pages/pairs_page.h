// Training pairs: turns tokens into questions with known answers, sets some text aside for testing, and shows what a
// batch really holds.
#pragma once
#include "ui/maker_page.h"
#include "ui/pair_batch.h"
#include "ui/pair_cards.h"

namespace zk::ui {

class PairsPage : public MakerPage {
  Q_OBJECT
 public:
  explicit PairsPage(AppModel& app, QWidget* parent = nullptr);
  static QString title() { return tr("Training pairs"); }
  QVector<Tab> tabs() override;

  // For tests.
  SentenceCard* sentence() const { return m_sentence; }
  SplitCard* split() const { return m_split; }
  BatchCard* batch() const { return m_batch; }
  TalkCard* talk() const { return m_talk; }
  GuesserCard* guessers() const { return m_guessers; }

 protected:
  void retranslate() override;
  Missing missing() const override;
  QString forecast() const override;
  QString runningSentence() const override;
  QString startButton() const override;

 private:
  void refresh();
  SentenceCard* m_sentence;
  SplitCard* m_split;
  BatchCard* m_batch;
  TalkCard* m_talk;
  GuesserCard* m_guessers;
  QString m_seen;
};

}  // namespace zk::ui
