// The panel at the right: the page's tabs (lesson, doctor, token …) and, pinned at its foot, what to do next. Collapsed
// it is a strip of icons with the flag at its foot.
#pragma once
#include <QFrame>
#include <QHash>
#include <QStackedWidget>

#include "ui/page.h"
#include "widgets/controls.h"
#include "widgets/guidance.h"

namespace zk::ui {

class Inspector : public QFrame {
  Q_OBJECT
 public:
  explicit Inspector(QWidget* parent = nullptr);
  void setPage(Page* page);
  void refreshTabs();
  void showTab(const QString& id);
  void setWide(bool wide);
  void setCollapsed(bool collapsed);
  bool isCollapsed() const { return m_collapsed; }
  widgets::NextCard* nextCard() const { return m_next; }

 Q_SIGNALS:
  void expandWanted();
  void nextTriggered();

 protected:
  void changeEvent(QEvent*) override;

 private:
  void applyWidth();
  void rebuildIcons();
  Page* m_page = nullptr;
  QVector<Page::Tab> m_tabs;
  QHash<QWidget*, QWidget*> m_holders;  ///< tab body -> its scroll area
  QHash<QString, QString> m_lastTab;    ///< page id -> tab id
  widgets::SegmentedControl* m_segments;
  QStackedWidget* m_stack;
  widgets::NextCard* m_next;
  QWidget *m_full, *m_strip;
  QVBoxLayout* m_stripLayout;
  bool m_wide = false, m_collapsed = false;
};

}  // namespace zk::ui
