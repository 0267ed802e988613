// Every answered question of one evaluation: a table by family (all, wrong, right), and below it the chosen question
// with its prompt, its options and how likely the model held each. Files are read on a pool thread.
#pragma once
#include "ui/evaluations.h"
#include "widgets/card.h"
#include "widgets/data_table.h"

class QComboBox;

namespace zk::ui {

class OptionBars;

class QuestionBrowser : public widgets::Card {
  Q_OBJECT
 public:
  explicit QuestionBrowser(QWidget* parent = nullptr);
  /// Shows that evaluation's questions; the same one again keeps family and place.
  void show(const EvaluationFacts& facts);
  /// Nothing to show, with the reason.
  void showNothing(const QString& title, const QString& why);

  widgets::DataTable* table() const { return m_table; }
  void chooseFamily(const QString& family);

 protected:
  void changeEvent(QEvent*) override;

 private:
  void retranslate();
  void fillFamilies();
  void load();
  void fillTable();
  void showQuestion(const QString& id);
  const AnsweredQuestion* question(const QString& id) const;
  EvaluationFacts m_facts;
  QString m_nothingTitle, m_nothingWhy;
  AnsweredQuestions m_answers;
  QString m_family;
  int m_reading = 0;  ///< counts requests: only the newest answer counts
  QComboBox* m_families;
  widgets::SegmentedControl* m_filter;
  widgets::DataTable* m_table;
  QWidget* m_detail;
  widgets::Label *m_note, *m_where, *m_prompt, *m_wanted, *m_got, *m_scale;
  OptionBars* m_options;
};

}  // namespace zk::ui
