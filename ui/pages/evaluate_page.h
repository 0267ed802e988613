// Measuring a model: what to ask it, how long that takes, the results as they come with their intervals, and every
// single answer. Figures are the engine's; where it writes none, none is shown.
#pragma once
#include <QStackedWidget>

#include "ui/evaluations.h"
#include "ui/jobs.h"
#include "ui/page.h"
#include "ui/page_parts.h"
#include "widgets/card.h"
#include "widgets/guidance.h"

class QComboBox;

namespace zk::widgets {
class IntervalBars;
class MetricTile;
}  // namespace zk::widgets

namespace zk::ui {

class LessonTab;
class QuestionBrowser;
class SuiteList;

class EvaluatePage : public Page {
  Q_OBJECT
 public:
  explicit EvaluatePage(AppModel& app, QWidget* parent = nullptr);
  static QString title() { return tr("Evaluate"); }
  QVector<Tab> tabs() override;
  QString firstTab() const override { return QStringLiteral("lesson"); }
  void mainAction() override;
  bool hasPrimary() const override { return true; }
  bool explainsLock() const override { return true; }

  /// The parameters of `zk eval` as the page stands.
  Json values() const;
  SuiteList* suites() const { return m_suites; }

 protected:
  void retranslate() override;
  void resizeEvent(QResizeEvent*) override;

 private:
  struct Read {
    QVector<EvaluationFacts> evaluations;
    EvalSpeed speed;
    QHash<QString, QVector<qint64>> checkpoints;  ///< run -> steps, newest first
  };
  static Read readAll(const QString& workspace, const QStringList& runs);

  void buildForm();
  void buildResults();
  void arrange();
  void reread();
  void fillModels();
  void fillCheckpoints();
  void fillExams();
  void fillSuites();
  void fillEvaluations();
  void refreshJob();
  bool trainWaits() const;
  void refreshEmpty();
  void goForModel();
  void refreshBar();
  void refreshResults();
  void showScores(const EvaluationFacts& facts, bool live);
  void showNotes(const EvaluationFacts& facts, bool live);
  void bannerAction(const QString& id);
  Job* job() const;
  bool running() const;
  /// The evaluation that the results card shows; nothing where there is none.
  const EvaluationFacts* shown() const;
  QString forecast() const;
  QString missing() const;
  qint64 questions() const;
  const ArtifactGlance* exam() const;

  Read m_read;
  bool m_reading = false, m_again = false, m_haveRead = false;
  EvalProgress m_live;
  QString m_shownId, m_language = QStringLiteral("all");
  QStringList m_languages;
  Job* m_followed = nullptr;

  QStackedWidget* m_stack;
  widgets::EmptyState* m_empty;
  ScrollColumn* m_scroll;
  PageHeader *m_header, *m_emptyHeader;
  widgets::IssueCard* m_banner;
  QBoxLayout *m_top, *m_right;
  widgets::Card *m_form, *m_results;
  widgets::Label *m_modelName, *m_checkpointName, *m_examName, *m_suitesName;
  QComboBox *m_models, *m_checkpoints, *m_exams, *m_evaluations;
  SuiteList* m_suites;
  widgets::SegmentedControl* m_langChoice;
  widgets::MetricTile *m_bits, *m_perplexity, *m_answers;
  widgets::IntervalBars* m_bars;
  widgets::Label *m_warning, *m_score, *m_source;
  widgets::ProgressRow* m_progress;
  QuestionBrowser* m_browser;
  widgets::ActionBar* m_bar;
  LessonTab* m_lesson;
  widgets::Label* m_command;
  QWidget* m_details;
};

}  // namespace zk::ui
