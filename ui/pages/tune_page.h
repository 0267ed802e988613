// Teaching a trained model to answer: which method fits the data (SFT is the one that exists), real conversations with
// what counts in them, the form, the live loss on answers, the same questions before and after, and where to go then.
#pragma once
#include "ui/page.h"
#include "ui/page_parts.h"
#include "widgets/plot_frame.h"

namespace zk::ui {

class BeforeAfterCard;
class ConversationCard;
class DetailsPanel;
class RunSetup;

class TunePage : public Page {
  Q_OBJECT
 public:
  explicit TunePage(AppModel& app, QWidget* parent = nullptr);
  ~TunePage() override;
  static QString title() { return tr("Dialogue tuning"); }
  QVector<Tab> tabs() override;
  QString firstTab() const override { return QStringLiteral("lesson"); }
  void mainAction() override;
  bool hasPrimary() const override { return m_next->isVisibleTo(this); }
  /// What the next tuning starts with in place of the run that is followed.
  void setNewRun(bool on);
  RunSetup* setup() const { return m_setup; }
  ConversationCard* conversations() const { return m_talks; }

 protected:
  void retranslate() override;
  void showEvent(QShowEvent*) override;

 private:
  void build();
  QWidget* buildPath();
  void askConversations();
  void refreshBase();
  void refreshRun();
  void clearRun();
  void appendRows();
  void bannerAction(const QString& id);
  /// The followed run, where it is a tuning run.
  bool tuning() const;

  ScrollColumn* m_scroll;
  PageHeader* m_header;
  QVector<widgets::Label*> m_path;
  widgets::IssueCard* m_banner;
  QWidget *m_run, *m_next;
  widgets::Button* m_newRun;
  widgets::LossPlot* m_loss;
  BeforeAfterCard* m_answers;
  widgets::Card* m_baseCard;
  widgets::Label *m_base, *m_baseWhy;
  ConversationCard* m_talks;
  RunSetup* m_setup;
  LessonView* m_lesson;
  DetailsPanel* m_details;
  QString m_asked;
  bool m_askedOnce = false, m_wantsNew = false;
  qsizetype m_trainRows = 0, m_validRows = 0, m_resumes = 0;
};

}  // namespace zk::ui
