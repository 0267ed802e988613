// The shape of the model: one dial or every value by itself, the network drawn from what the values mean, where its
// parameters and operations are, whether training it fits into this computer, and what is unusual about it.
#pragma once
#include "ui/page.h"
#include "ui/page_parts.h"
#include "ui/planner.h"
#include "ui/shape_cards.h"
#include "ui/size_dial.h"
#include "widgets/block_diagram.h"
#include "widgets/guidance.h"

namespace zk::ui {

class DetailsPanel;
class SchemaForm;

class ArchitecturePage : public Page {
  Q_OBJECT
 public:
  explicit ArchitecturePage(AppModel& app, QWidget* parent = nullptr);
  static QString title() { return tr("Architecture"); }
  QVector<Tab> tabs() override;
  QString firstTab() const override { return QStringLiteral("lesson"); }
  void mainAction() override;
  bool hasPrimary() const override { return true; }

  Planner& planner() { return m_planner; }
  SizeDial* sizeDial() const { return m_dial; }
  widgets::BlockDiagram* diagram() const { return m_diagram; }
  /// Takes the values of a published model as far as the form can say them.
  void usePublished(const QString& id);

 protected:
  void retranslate() override;
  void showEvent(QShowEvent*) override;
  void resizeEvent(QResizeEvent*) override;

 private:
  void buildBody(QVBoxLayout* column);
  void arrange();
  void takeDraft();
  void refresh();
  void refreshTrouble();
  void refreshBar();
  void useFix(const Json& fix);
  void openBlock(const QString& block);
  void openPublished();
  void openLesson(const QString& lesson);
  void refreshRows();
  void change(const Json& flatValues);

  Planner m_planner;
  PageHeader* m_header;
  widgets::Button* m_publishedMenu;
  SchemaForm* m_rows;
  SizeDial* m_dial;
  widgets::IssueCard* m_trouble;
  widgets::Card *m_form, *m_drawing;
  widgets::BlockDiagram* m_diagram;
  BreakdownCard* m_breakdown;
  FitCard* m_fit;
  NotesCard* m_notes;
  PublishedCard* m_published;
  QGridLayout* m_grid;
  QWidget* m_side;
  QVBoxLayout* m_sideColumn;
  widgets::ActionBar* m_action;
  LessonView* m_lesson;
  DetailsPanel* m_details;
  int m_columns = 0;
};

}  // namespace zk::ui
