// Clean: takes away what a model should not learn, and shows every decision.
#pragma once
#include "ui/corpus_cards.h"
#include "ui/maker_page.h"

namespace zk::ui {

class CleanPage : public MakerPage {
  Q_OBJECT
 public:
  explicit CleanPage(AppModel& app, QWidget* parent = nullptr);
  static QString title() { return tr("Clean"); }
  QVector<Tab> tabs() override;

  // For tests.
  FunnelCard* funnel() const { return m_funnel; }
  DecisionsCard* decisions() const { return m_decisions; }

 protected:
  void retranslate() override;
  Missing missing() const override;
  QString forecast() const override;
  QString runningSentence() const override;
  QString startButton() const override;

 private:
  void refresh();
  /// What the running job has told so far of its funnel.
  void follow();
  FunnelCard* m_funnel;
  DecisionsCard* m_decisions;
  QPointer<Job> m_job;
};

}  // namespace zk::ui
