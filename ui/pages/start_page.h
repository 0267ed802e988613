// Where everybody begins: three doors, the tour as it runs, what was left off, how the field got here, and whether this
// computer is ready. Everything shown is true at this moment; nothing needs a network.
#pragma once
#include "ui/page.h"
#include "ui/page_parts.h"
#include "widgets/door_card.h"

class QProgressBar;

namespace zk::ui {

class OpeningPicker;
class TourCard;

class StartPage : public Page {
  Q_OBJECT
 public:
  explicit StartPage(AppModel& app, QWidget* parent = nullptr);
  static QString title() { return tr("Start"); }
  void mainAction() override;
  bool hasPrimary() const override { return true; }
  void setWide(bool wide) override;

 protected:
  void retranslate() override;
  void resizeEvent(QResizeEvent*) override;

 private:
  void arrange();
  void buildHero(QVBoxLayout* column);
  void buildDoors(QVBoxLayout* column);
  void refresh();
  void refreshContinue();
  void refreshMachine();
  bool tourShown() const { return app().touring(); }
  bool tourFinished() const;
  void openModel();
  void openReport();
  void chooseProject();
  void fillDoors();
  void fillModelDoor();
  QVector<widgets::DoorCard*> doors() const { return {m_tourDoor, m_betterDoor, m_projectDoor, m_modelDoor}; }
  static QVector<widgets::HistoryEntry> history();

  ScrollColumn* m_scroll;
  widgets::Label *m_title, *m_sentence;
  QBoxLayout* m_doors;
  widgets::DoorCard *m_tourDoor, *m_betterDoor, *m_projectDoor, *m_modelDoor;
  widgets::Card* m_openingCard;
  TourCard* m_tour;
  widgets::Card* m_continue;
  widgets::Label* m_continueWhat;
  widgets::Label* m_continueState;
  QProgressBar* m_continueBar;
  widgets::Button *m_continueButton, *m_continueReport;
  widgets::Card* m_historyCard;
  widgets::HistoryStrip* m_history;
  widgets::IconLabel* m_machineIcon;
  widgets::Label *m_machine, *m_historyNote;
  widgets::Button* m_checkUp;
};

}  // namespace zk::ui
