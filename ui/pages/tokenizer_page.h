// Tokenizer lab: makes the vocabulary in which the model reads and writes, and shows on the learner's own text what it
// does.
#pragma once
#include "ui/lab_cards.h"
#include "ui/maker_page.h"
#include "ui/token_lab.h"

namespace zk::ui {

class TokenizerPage : public MakerPage {
  Q_OBJECT
 public:
  explicit TokenizerPage(AppModel& app, QWidget* parent = nullptr);
  static QString title() { return tr("Tokenizer"); }
  QVector<Tab> tabs() override;

  // For tests.
  TokenLab* lab() const { return m_lab; }
  MergeCard* merges() const { return m_merges; }
  TokenizerCard* choice() const { return m_choice; }

 protected:
  void retranslate() override;
  Missing missing() const override;
  /// "about 1–3 s" from the last tokenizer's measured time, or from a rough figure that says so.
  QString forecast() const override;
  QString runningSentence() const override;
  QString startButton() const override;

 private:
  void refresh();
  MergeCard* m_merges;
  TokenLab* m_lab;
  TokenizerCard* m_choice;
  QString m_seen;
};

}  // namespace zk::ui
