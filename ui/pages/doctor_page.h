// The check-up: what this computer has, what is needed for, how to mend what is missing; below it the rules that watch
// a training, their healthy ranges and when each fired last in this project.
#pragma once
#include "ui/doctor_report.h"
#include "ui/page.h"
#include "ui/page_parts.h"

namespace zk::ui {

class DoctorPage : public Page {
  Q_OBJECT
 public:
  explicit DoctorPage(AppModel& app, QWidget* parent = nullptr);
  static QString title() { return tr("Doctor"); }
  QVector<Tab> tabs() override;
  void mainAction() override { check(); }
  /// The check-up has answered, in words or with why not.
  bool checked() const { return m_state == State::Known || m_state == State::Failed; }

 protected:
  void retranslate() override;
  void showEvent(QShowEvent*) override;

 private:
  enum class State { Unasked, Checking, Known, Failed };
  void check();
  void finished(const Json& report);
  void findFirings();
  void showMachine();
  void showRules();
  QWidget* row(const QString& icon, widgets::TokenRef color, const QString& name, const QString& found,
               const QString& detail, const QString& command);
  static QString neededFor(const QString& id);
  static std::pair<QString, QString> rule(const QString& id);

  PageHeader* m_header;
  widgets::Button* m_again;
  widgets::Card *m_machine, *m_rules;
  LessonView* m_lesson;
  State m_state = State::Unasked;
  QVector<DoctorCheck> m_checks;
  QString m_version, m_checkedIn;  ///< language of the rows
  QHash<QString, Firing> m_firings;
};

}  // namespace zk::ui
