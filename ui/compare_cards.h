// Cards of the Compare page: question by question, what differs between the runs, their loss curves over one another,
// what they write after the same opening, and the table of all evaluated runs. Each takes plain values.
#pragma once
#include "ui/comparison.h"
#include "widgets/card.h"
#include "widgets/diff_table.h"
#include "widgets/plot_frame.h"

class QComboBox;
class QGridLayout;

namespace zk::ui {

/// What both evaluations of one pair answered to the same questions. Reads their files on a pool thread.
class QuestionDiffCard : public widgets::Card {
  Q_OBJECT
 public:
  explicit QuestionDiffCard(QWidget* parent = nullptr);
  void show(const EvaluationFacts& a, const EvaluationFacts& b, const QString& split, const QString& language);
  void showNothing(const QString& why);
  widgets::DiffTable* table() const { return m_table; }

 protected:
  void changeEvent(QEvent*) override;

 private:
  void retranslate();
  void fillFamilies();
  void load();
  void fill();
  EvaluationFacts m_a, m_b;
  AnsweredQuestions m_answersA, m_answersB;
  QString m_family, m_split, m_language, m_loaded;
  int m_reading = 0;
  QComboBox* m_families;
  widgets::DiffTable* m_table;
  widgets::Label* m_note;
};

/// One run among those compared: its name, its colour, what its folder told.
struct ComparedColumn {
  QString name;
  int color = 0;
  EvaluationFacts facts;
  ComparedRun run;
};

/// Settings that differ, and only those.
class SettingsCard : public widgets::Card {
  Q_OBJECT
 public:
  explicit SettingsCard(QWidget* parent = nullptr);
  void show(const QVector<ComparedColumn>& columns);

 protected:
  void changeEvent(QEvent*) override;

 private:
  void fill();
  QVector<ComparedColumn> m_columns;
  widgets::DataTable* m_table;
  widgets::Label* m_note;
};

/// Training and validation loss of every run on a common axis: steps, tokens or time.
class CurvesCard : public QWidget {
  Q_OBJECT
 public:
  explicit CurvesCard(QWidget* parent = nullptr);
  void show(const QVector<ComparedColumn>& columns);
  widgets::PlotFrame* plot() const { return m_plot; }

 protected:
  void changeEvent(QEvent*) override;

 private:
  void rebuild();
  QVector<ComparedColumn> m_columns;
  widgets::PlotFrame* m_plot = nullptr;
  widgets::Label* m_note;
};

/// The same opening continued by each run.
class SamplesCard : public widgets::Card {
  Q_OBJECT
 public:
  explicit SamplesCard(QWidget* parent = nullptr);
  void show(const QVector<ComparedColumn>& columns);

 protected:
  void changeEvent(QEvent*) override;
  void resizeEvent(QResizeEvent*) override;

 private:
  void fill();
  QVector<ComparedColumn> m_columns;
  QVector<SampleRow> m_rows;
  int m_prompt = 0;
  QComboBox* m_prompts;
  QWidget* m_texts = nullptr;
};

/// Every evaluated run with its score per family, bits per character and what it cost.
class Leaderboard : public widgets::Card {
  Q_OBJECT
 public:
  explicit Leaderboard(QWidget* parent = nullptr);
  void show(const QVector<ComparedColumn>& columns);
  widgets::DataTable* table() const { return m_table; }

 protected:
  void changeEvent(QEvent*) override;

 private:
  void fill();
  QVector<ComparedColumn> m_columns;
  widgets::DataTable* m_table;
  widgets::Label* m_note;
};

}  // namespace zk::ui
