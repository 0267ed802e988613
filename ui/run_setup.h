// What starts a training run or a tuning run: the form of its command, whether everything is there, what it will take,
// and the one button. Train and Dialogue tuning show it; the configuration is the project's, shared with Architecture
// and Plan.
#pragma once
#include <QScrollArea>
#include <QTimer>

#include "ui/app_model.h"
#include "ui/schema_form.h"
#include "widgets/guidance.h"

namespace zk::ui {

/// The forecast of `plan` in one sentence: steps, time, memory, energy; empty where the reply holds none.
QString forecastSentence(const Json& plan);

class RunSetup : public QWidget {
  Q_OBJECT
 public:
  /// `command`: "train" or "tune".
  RunSetup(AppModel& app, const std::string& command, QWidget* parent = nullptr);

  SchemaForm* form() const { return m_form; }
  /// The bar with the one button; the page puts it at its foot, where it is always seen.
  QWidget* bar() const { return m_foot; }
  /// Its right edge as that of the cards in this scrolling column.
  void alignBar(const QScrollArea& column);
  const widgets::ActionText& action() const { return m_bar->text(); }
  /// What the bar's button does.
  void act();
  bool ready() const { return m_blocker.isEmpty(); }
  /// Rows that the page knows of, before those that are known here.
  void setRows(const QVector<widgets::ReadyRow>& rows);
  /// The base that a tuning run would start from, as the form names it; empty: the newest.
  QString wantedBase() const;

 Q_SIGNALS:
  void pageWanted(const QString& id);
  void lessonWanted(const QString& lesson);
  void started(zk::ui::Job* job);
  void changed();

 protected:
  void changeEvent(QEvent*) override;
  void showEvent(QShowEvent*) override;

 private:
  void retranslate();
  void refresh();
  void plan();
  void start();
  void follow(Job* job);
  QVector<widgets::ReadyRow> rows() const;
  QVector<widgets::ReadyRow> trainRows() const;
  AppModel& m_app;
  std::string m_command;
  widgets::Card *m_formCard, *m_readyCard;
  SchemaForm* m_form;
  widgets::ReadinessList* m_ready;
  widgets::IssueCard* m_failure;
  widgets::ActionBar* m_bar;
  QWidget* m_foot;
  QVector<widgets::ReadyRow> m_own;
  Json m_plan;
  QString m_blocker;  ///< id of the fix that the button goes to
  QPointer<Job> m_job;
  QTimer m_planTimer;
  int m_asked = 0;
};

}  // namespace zk::ui
