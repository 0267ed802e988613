// Training pairs: turns tokens into questions with known answers, sets some text aside for testing, and shows what a
// batch really holds.
#pragma once
#include "ui/details_panel.h"
#include "ui/job_panel.h"
#include "ui/page.h"
#include "ui/page_parts.h"
#include "ui/pair_batch.h"
#include "ui/pair_cards.h"
#include "ui/schema_form.h"

namespace zk::ui {

class PairsPage : public Page {
  Q_OBJECT
 public:
  explicit PairsPage(AppModel& app, QWidget* parent = nullptr);
  static QString title() { return tr("Training pairs"); }

  QVector<Tab> tabs() override;
  QString firstTab() const override { return QStringLiteral("lesson"); }
  void mainAction() override;
  bool hasPrimary() const override;
  bool explainsLock() const override { return true; }

  // For tests.
  SchemaForm* form() const { return m_form; }
  SentenceCard* sentence() const { return m_sentence; }
  SplitCard* split() const { return m_split; }
  BatchCard* batch() const { return m_batch; }
  TalkCard* talk() const { return m_talk; }
  GuesserCard* guessers() const { return m_guessers; }
  widgets::ActionBar* bar() const { return m_bar; }

 protected:
  void retranslate() override;

 private:
  void refresh();
  void refreshBar();
  enum class Missing { Nothing, Text, Tokenizer };
  Missing missing() const;
  void start();
  QString forecast() const;

  PageHeader* m_header;
  JobPanel* m_job;
  SentenceCard* m_sentence;
  SchemaForm* m_form;
  widgets::Card* m_formCard;
  SplitCard* m_split;
  BatchCard* m_batch;
  TalkCard* m_talk;
  GuesserCard* m_guessers;
  widgets::ActionBar* m_bar;
  LessonView *m_lesson, *m_validation;
  DetailsPanel* m_details;
  QString m_seen;
};

}  // namespace zk::ui
