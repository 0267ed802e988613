// One dial for a whole model: its position gives width, layers, heads, context, learning rate, batch and tokens by
// formulas that are shown. A value that the learner changes leaves the dial alone; the others go on following it.
#pragma once
#include <functional>

#include "ui/app_model.h"
#include "ui/plan_dial.h"
#include "widgets/card.h"

class QGridLayout;

namespace zk::ui {

class SizeDial : public widgets::Card {
  Q_OBJECT
 public:
  explicit SizeDial(AppModel& app, QWidget* parent = nullptr);
  /// Looks at the draft again; asks for formulas where they are not known yet.
  void refresh(double parameters);
  void retranslate();

  /// Values that the dial gives at its position, and the ids of their formulas; empty before the first answer.
  const Json& values() const { return m_answer; }
  /// Formula in words for a path that follows the dial now; empty: it does not.
  QString formulaOf(const std::string& path) const;
  /// Compares the configuration with what the dial gives: what differs was set by hand and leaves the dial.
  void lookAtValues(const std::function<Json(const std::string& path)>& valueOf);
  /// Everything follows the dial again.
  void attachAll();
  PlanDial* dial() const { return m_dial; }

 Q_SIGNALS:
  /// New formulas are known: rows may say so.
  void answered();

 private:
  void turn(double position);
  void ask(double position, bool apply);
  void apply(const Json& answer);
  void showState();
  void showFormulas();
  AppModel& m_app;
  PlanDial* m_dial;
  widgets::Label* m_state;
  widgets::Button *m_leave, *m_back, *m_why;
  QWidget* m_formulas;
  QGridLayout* m_formulaTable;
  bool m_showFormulas = false;
  Json m_answer = Json::object();
  double m_parameters = 0, m_wanted = -1;
  bool m_open = false, m_wantedApply = false;
};

}  // namespace zk::ui
