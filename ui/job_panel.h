// The newest job of a page as the page shows it: how far it is, with a way to stop it, or why it failed and what is
// safe. Hidden while there is nothing to say.
#pragma once
#include <QPointer>
#include <QWidget>
#include <functional>

#include "ui/app_model.h"
#include "widgets/card.h"
#include "widgets/guidance.h"

namespace zk::ui {

class JobPanel : public QWidget {
  Q_OBJECT
 public:
  /// `phase`: the words of a progress phase ("tokenizer.read"); empty ones are left out.
  JobPanel(AppModel& app, const QString& page, std::function<QString(const std::string& phase)> phase,
           QWidget* parent = nullptr);
  /// The job that runs now; nothing where none does.
  Job* running() const;
  Job* failed() const;
  /// "262 KB of 5.4 MB", "1,080 of 4,096 pieces".
  static QString count(const ProgressEvent& progress);

 Q_SIGNALS:
  void changed();
  /// The learner wants to try again with what the form holds now.
  void again();

 protected:
  void changeEvent(QEvent*) override;

 private:
  void refresh();
  AppModel& m_app;
  QString m_page;
  std::function<QString(const std::string&)> m_phase;
  widgets::Card* m_card;
  widgets::ProgressRow* m_progress;
  widgets::IssueCard* m_failure;
};

}  // namespace zk::ui
