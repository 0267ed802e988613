// Cards about the texts of a project: which corpora there are, what they are made of, what cleaning took out and why.
// The counters are those of the manifests (docs/file-formats.md), the removed documents come from `zk session`.
#pragma once
#include <QHash>

#include "ui/app_model.h"
#include "widgets/card.h"
#include "widgets/controls.h"
#include "widgets/data_table.h"
#include "widgets/funnel.h"
#include "widgets/param_bars.h"

namespace zk::ui {

/// The corpora of the project as a table, and the make-up of the chosen one as bars.
class TextsCard : public widgets::Card {
  Q_OBJECT
 public:
  explicit TextsCard(AppModel& app, QWidget* parent = nullptr);
  void refresh();
  void retranslate();
  widgets::DataTable* table() const { return m_table; }
  widgets::ParamBars* languages() const { return m_languages; }

 private:
  void showMakeUp();
  AppModel& m_app;
  widgets::DataTable* m_table;
  QWidget* m_bars;
  widgets::Label *m_languageTitle, *m_sourceTitle, *m_skipped;
  widgets::ParamBars *m_languages, *m_sources;
};

/// Rows of a funnel as `zk clean` counts them, with the words of its steps and rules.
QVector<widgets::FunnelStep> funnelSteps(const Json& funnel);
/// "clean.step.html" in the window's language; the id itself where an engine is newer.
QString cleanStepName(const std::string& step);
QString cleanRuleName(const std::string& rule);

/// What each step let through, of the newest cleaning or of the one that runs.
class FunnelCard : public widgets::Card {
  Q_OBJECT
 public:
  explicit FunnelCard(AppModel& app, QWidget* parent = nullptr);
  /// The counters of a finished cleaning, or what one that runs has told so far; nothing: none yet.
  void setFunnel(const Json& funnel, bool running);
  void retranslate();
  widgets::Funnel* funnel() const { return m_funnel; }

 Q_SIGNALS:
  void stepChosen(const QString& step);

 private:
  void show();
  widgets::Funnel* m_funnel;
  widgets::Label* m_sentence;
  Json m_rows = Json::array();
  bool m_running = false;
};

/// Documents that a cleaning changed or removed: the step, the rule, the figure beside its limit, the text.
class DecisionsCard : public widgets::Card {
  Q_OBJECT
 public:
  explicit DecisionsCard(AppModel& app, QWidget* parent = nullptr);
  /// Which cleaned corpus and which step (empty: all); asks anew.
  void setPlace(const QString& corpus, const QString& step);
  void retranslate();
  widgets::DataTable* table() const { return m_table; }

 private:
  void ask();
  void take(const Json& reply);
  void showText(const QString& row);
  AppModel& m_app;
  widgets::DataTable* m_table;
  widgets::SegmentedControl* m_verdict;
  widgets::Label *m_place, *m_text;
  QString m_corpus, m_step;
  Json m_reply = Json::object();
  quint64 m_asked = 0;
};

}  // namespace zk::ui
