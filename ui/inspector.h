// The panel at the right: the page's tabs (lesson, doctor, token …) and, pinned at its foot, what to do next. Collapsed
// it is a strip of icons with the flag at its foot.
#pragma once
#include <QFrame>
#include <QHash>
#include <QStackedWidget>

#include "ui/page.h"
#include "widgets/controls.h"

namespace zk::ui {

/// Title, why, one button. The button is primary only where the page has no primary of its own.
class NextCard : public QFrame {
  Q_OBJECT
 public:
  explicit NextCard(QWidget* parent = nullptr);
  void setNext(const QString& title, const QString& why, const QString& button, bool primary);

 Q_SIGNALS:
  void triggered();

 protected:
  void changeEvent(QEvent*) override;

 private:
  widgets::Label *m_over, *m_title, *m_why;
  widgets::Button* m_button;
};

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
  NextCard* nextCard() const { return m_next; }

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
  NextCard* m_next;
  QWidget *m_full, *m_strip;
  QVBoxLayout* m_stripLayout;
  bool m_wide = false, m_collapsed = false;
};

}  // namespace zk::ui
