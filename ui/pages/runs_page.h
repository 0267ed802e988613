// All runs of the project as tables: what runs now, what is over. Open, pause, stop, go on, show the folder, delete
// (which moves the run to the trash folder and can be undone).
#pragma once
#include "ui/page.h"
#include "ui/page_parts.h"
#include "widgets/data_table.h"

namespace zk::ui {

class RunsPage : public Page {
  Q_OBJECT
 public:
  explicit RunsPage(AppModel& app, QWidget* parent = nullptr);
  static QString title() { return tr("Runs"); }
  QVector<Tab> tabs() override;
  void mainAction() override { openRun(); }
  void reveal(const QString& run) override;
  widgets::DataTable* done() const { return m_done; }
  widgets::DataTable* now() const { return m_now; }

 protected:
  void retranslate() override;
  void keyPressEvent(QKeyEvent*) override;

 private:
  QVector<widgets::TableColumn> columns() const;
  widgets::TableRow rowOf(const IndexedRun& run) const;
  void refresh();
  void refreshActions();
  void choose(const QString& id);
  void openRun();
  void control(const char* verb);
  void resume();
  void showFolder();
  void askDelete();
  void deleteRun(const QString& id);
  void undo();
  QString folderOf(const QString& id) const;

  PageHeader* m_header;
  widgets::Card *m_nowCard, *m_doneCard;
  widgets::DataTable *m_now, *m_done;
  widgets::Label *m_chosenLabel, *m_reason;
  widgets::Button *m_open, *m_pause, *m_stop, *m_resume, *m_folder, *m_delete, *m_undo;
  LessonView* m_lesson;
  QString m_chosen, m_wanted, m_trashed, m_trashedId, m_shown;
  bool m_asking = false;
};

}  // namespace zk::ui
