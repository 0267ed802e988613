// Cards of the pairs page that show what training really reads: rows of a batch with document borders and loss mask,
// and conversations with their roles.
#pragma once
#include "ui/app_model.h"
#include "ui/pair_answers.h"
#include "widgets/card.h"
#include "widgets/data_table.h"

namespace zk::ui {

class BatchCard : public widgets::Card {
  Q_OBJECT
 public:
  explicit BatchCard(AppModel& app, QWidget* parent = nullptr);
  void setDataset(const QString& dataset);
  void retranslate();
  const Batch& batch() const { return m_batch; }
  widgets::DataTable* table() const { return m_table; }
  widgets::PairRows* pairs() const { return m_pairs; }

 private:
  void ask();
  void take(const Json& reply);
  void show();
  void fillTable();
  void showRow();
  void look(int by);
  AppModel& m_app;
  QString m_dataset, m_fault;
  qint64 m_step = 0, m_context = 0;
  int m_from = 0;
  Batch m_batch;
  widgets::SegmentedControl* m_split;
  widgets::Button* m_next;
  widgets::DataTable* m_table;
  widgets::Label *m_what, *m_where;
  widgets::IconButton *m_back, *m_on;
  widgets::PairRows* m_pairs;
  quint64 m_asked = 0;
};

/// One conversation as tokens: who speaks in colour, what is not trained on hatched.
class TalkCard : public widgets::Card {
  Q_OBJECT
 public:
  explicit TalkCard(AppModel& app, QWidget* parent = nullptr);
  void refresh();
  void retranslate();
  const Talks& talks() const { return m_talks; }

 private:
  void ask();
  void show();
  void showParts(const Talk& talk);
  AppModel& m_app;
  Talks m_talks;
  qint64 m_at = 0;
  QString m_source, m_tokenizer, m_fault;
  widgets::IconButton *m_back, *m_on;
  widgets::Label *m_where, *m_reading;
  QVBoxLayout* m_parts;
  quint64 m_asked = 0;
};

}  // namespace zk::ui
