// A page that makes one kind of artifact with one command: the newest job, the page's own cards, the form with its
// Details, and at the foot the bar that says what will happen or what is missing. A subclass adds cards and words.
#pragma once
#include <functional>

#include "ui/details_panel.h"
#include "ui/job_panel.h"
#include "ui/page.h"
#include "ui/page_parts.h"
#include "ui/schema_form.h"
#include "widgets/guidance.h"

namespace zk::ui {

class MakerPage : public Page {
  Q_OBJECT
 public:
  QString firstTab() const override { return QStringLiteral("lesson"); }
  void mainAction() override;
  bool hasPrimary() const override;
  bool explainsLock() const override { return true; }

  // For tests.
  SchemaForm* form() const { return m_form; }
  widgets::ActionBar* bar() const { return m_bar; }

 protected:
  /// `command` is what the form describes and the bar starts; `phase` gives the words of the job's progress phases;
  /// `second` is the lesson beside the page's own one (its tab has the same id).
  MakerPage(const QString& id, AppModel& app, const std::string& command, const QString& second,
            std::function<QString(const std::string&)> phase, QWidget* parent);

  /// What must exist before the command can run; an empty sentence: nothing is missing.
  struct Missing {
    QString sentence, button, page;
  };
  virtual Missing missing() const = 0;
  /// One sentence: what will be made of what, how long it takes and what it needs.
  virtual QString forecast() const = 0;
  /// Makes what is missing, or shows where: goes to the page that it names.
  virtual void provide(const Missing& need) { Q_EMIT pageWanted(need.page); }
  /// What the bar says while the job runs, and its button before.
  virtual QString runningSentence() const = 0;
  virtual QString startButton() const = 0;

  QVBoxLayout* column() const { return m_scroll->column(); }
  PageHeader* header() const { return m_header; }
  /// The subclass gives it its place in the column.
  widgets::Card* formCard() const { return m_formCard; }
  LessonView* lesson() const { return m_lesson; }
  LessonView* secondLesson() const { return m_second; }
  DetailsPanel* details() const { return m_details; }
  /// The artifact that the form's row `key` names, else the project's newest of that kind; null where there is none.
  const ArtifactGlance* chosen(const char* key, ArtifactKind kind) const;
  void refreshBar();

 private:
  void start();
  std::string m_command;
  ScrollColumn* m_scroll;
  PageHeader* m_header;
  JobPanel* m_job;
  widgets::Card* m_formCard;
  SchemaForm* m_form;
  widgets::ActionBar* m_bar;
  LessonView *m_lesson, *m_second;
  DetailsPanel* m_details;
};

}  // namespace zk::ui
