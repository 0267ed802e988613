// The bar above the page: project › run, language, theme, panel. It shows what it is told and says what was chosen.
#pragma once
#include <QFrame>
#include <QVector>

#include "widgets/controls.h"

class QMenu;

namespace zk::ui {

class TopBar : public QFrame {
  Q_OBJECT
 public:
  explicit TopBar(QWidget* parent = nullptr);

  struct RunEntry {
    QString id, text;
  };
  void setProject(const QString& name, const QString& path, const QStringList& recent);
  void setRuns(const QVector<RunEntry>& runs, const QString& current, const QString& shown);
  void setPanelOpen(bool open, bool available);
  void openRunMenu();

 Q_SIGNALS:
  void runChosen(const QString& id);
  void projectWanted(const QString& dir);  ///< empty: ask for a folder
  void languageChosen(const QString& code);
  void themeToggled();
  void panelToggled();

 protected:
  void changeEvent(QEvent*) override;

 private:
  void retranslate();
  void fillProjectMenu();
  void fillRunMenu();
  widgets::Button *m_project, *m_run;
  widgets::IconLabel* m_chevron;
  widgets::SegmentedControl* m_language;
  widgets::IconButton *m_theme, *m_panel;
  QMenu *m_projectMenu, *m_runMenu;
  QString m_path, m_currentRun;
  QStringList m_recent;
  QVector<RunEntry> m_runs;
  bool m_panelOpen = true;
};

}  // namespace zk::ui
