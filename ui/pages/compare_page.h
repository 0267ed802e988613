// Two or more evaluated runs against each other: is the difference larger than chance, where does it lie, and what was
// different about the runs. Statistics are asked of `zk compare`; this page only draws them.
#pragma once
#include <QHash>
#include <QStackedWidget>

#include "ui/compare_cards.h"
#include "ui/page.h"
#include "ui/page_parts.h"
#include "widgets/card.h"

class QComboBox;

namespace zk::widgets {
class ForestPlot;
class IntervalBars;
}  // namespace zk::widgets

namespace zk::ui {

class LessonTab;

class ComparePage : public Page {
  Q_OBJECT
 public:
  explicit ComparePage(AppModel& app, QWidget* parent = nullptr);
  static QString title() { return tr("Compare"); }
  QVector<Tab> tabs() override;
  QString firstTab() const override { return QStringLiteral("lesson"); }
  void mainAction() override;
  bool hasPrimary() const override;
  bool explainsLock() const override { return true; }

  /// Chosen evaluations, the reference first.
  const QStringList& selection() const { return m_selected; }
  void select(const QStringList& evaluations);
  void showLeaderboard(bool on);

 protected:
  void retranslate() override;
  void resizeEvent(QResizeEvent*) override;
  void showEvent(QShowEvent*) override;

 private:
  struct Read {
    QVector<EvaluationFacts> evaluations;
    QHash<QString, ComparedRun> runs;
  };
  void buildRuns();
  void buildPlots(QVBoxLayout* column);
  void arrange();
  void reread();
  void take(const Read& read);
  void proposeSelection();
  void fillPicks();
  void picksChanged();
  void askEngine();
  void answered(const Result<Json>& answer, const QStringList& asked);
  bool nothingToEvaluate() const;
  void refreshEmpty();
  void refreshAll();
  void refreshVerdict();
  void refreshBars();
  void refreshForest();
  void refreshChoices();
  void refreshDetails();
  int readable() const;
  int colorOf(const QString& evaluation);
  const EvaluationFacts* facts(const QString& id) const;
  const Comparison* comparison() const;  ///< the pair that is looked at
  QVector<ComparedColumn> columns();
  ComparedColumn column(const EvaluationFacts& facts);

  Read m_read;
  bool m_reading = false, m_again = false, m_haveRead = false, m_roomy = true, m_asking = false, m_filling = false;
  QStringList m_selected, m_asked;
  QVector<Comparison> m_comparisons;
  std::optional<Issue> m_issue;  ///< why the engine compared nothing
  QString m_pair, m_split = QStringLiteral("held"), m_language = QStringLiteral("all");
  QStringList m_languages;
  QHash<QString, int> m_colors;

  PageHeader* m_header;
  widgets::SegmentedControl* m_tab;
  QStackedWidget* m_stack;
  widgets::EmptyState* m_empty;
  ScrollColumn* m_scroll;
  widgets::IssueCard* m_verdict;
  widgets::Card *m_picks, *m_barsCard, *m_forestCard;
  widgets::DataTable* m_pickTable;
  widgets::Label *m_referenceName, *m_pairName, *m_barsNote;
  QComboBox *m_reference, *m_pairs;
  widgets::SegmentedControl *m_splitChoice, *m_langChoice;
  QBoxLayout *m_charts, *m_settingsRow;
  widgets::IntervalBars* m_bars;
  widgets::ForestPlot* m_forest;
  QuestionDiffCard* m_questions;
  SettingsCard* m_settings;
  CurvesCard* m_curves;
  SamplesCard* m_samples;
  ScrollColumn* m_boardScroll;
  Leaderboard* m_board;
  LessonTab* m_lesson;
  QWidget* m_details;
  widgets::Label* m_command;
};

}  // namespace zk::ui
