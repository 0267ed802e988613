// Tokenizer lab: makes the vocabulary in which the model reads and writes, and shows on the learner's own text what it
// does.
#pragma once
#include "ui/details_panel.h"
#include "ui/job_panel.h"
#include "ui/lab_cards.h"
#include "ui/page.h"
#include "ui/page_parts.h"
#include "ui/schema_form.h"
#include "ui/token_lab.h"

namespace zk::ui {

class TokenizerPage : public Page {
  Q_OBJECT
 public:
  explicit TokenizerPage(AppModel& app, QWidget* parent = nullptr);
  static QString title() { return tr("Tokenizer"); }

  QVector<Tab> tabs() override;
  QString firstTab() const override { return QStringLiteral("lesson"); }
  void mainAction() override;
  bool hasPrimary() const override;
  bool explainsLock() const override { return true; }

  // For tests.
  SchemaForm* form() const { return m_form; }
  TokenLab* lab() const { return m_lab; }
  MergeCard* merges() const { return m_merges; }
  TokenizerCard* choice() const { return m_choice; }
  widgets::ActionBar* bar() const { return m_bar; }

 protected:
  void retranslate() override;

 private:
  void refresh();
  void refreshBar();
  bool hasText() const;
  void start();
  /// "about 1–3 s" from the last tokenizer's measured time, or from a rough figure that says so.
  QString forecast() const;

  PageHeader* m_header;
  JobPanel* m_job;
  SchemaForm* m_form;
  widgets::Card* m_formCard;
  MergeCard* m_merges;
  TokenLab* m_lab;
  TokenizerCard* m_choice;
  widgets::ActionBar* m_bar;
  LessonView *m_lesson, *m_vocabulary;
  DetailsPanel* m_details;
  QString m_seen;
};

}  // namespace zk::ui
