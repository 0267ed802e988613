// Two tabs of the Train page: the doctor's cards, and the run as facts and as a command.
#pragma once
#include <QWidget>

#include "ui/run_follower.h"
#include "widgets/card.h"

namespace zk::ui {

/// Cards from the run's `issue` events, newest first; errors above all.
class DoctorPanel : public QWidget {
  Q_OBJECT
 public:
  explicit DoctorPanel(QWidget* parent = nullptr);
  void show(const RunFollower& run);

 private:
  QVBoxLayout* m_layout;
  widgets::Label* m_foot;
  QVector<widgets::IssueCard*> m_cards;
};

/// Names and numbers of the run, and the same run on the command line.
class RunFacts : public QWidget {
  Q_OBJECT
 public:
  explicit RunFacts(QWidget* parent = nullptr);
  void show(const RunFollower& run);
  /// "zk train --n_layer 4 …": only what differs from the defaults.
  static QString commandLine(const RunModel& model, const Json& origins);

 private:
  QVBoxLayout* m_layout;
  QString m_shown;
};

}  // namespace zk::ui
