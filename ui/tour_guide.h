// The tour on the other pages: one line above each of them that says which stop it is, what happens there in numbers of
// this run, and which stop comes next. Training takes minutes; this is what one reads meanwhile.
#pragma once
#include <QFrame>

#include "ui/app_model.h"
#include "widgets/controls.h"

namespace zk::ui {

class TourGuide : public QFrame {
  Q_OBJECT
 public:
  explicit TourGuide(QWidget* parent = nullptr);
  /// Hides itself where no tour is under way, the page is no stop of it, or it was closed.
  void show(AppModel& app, const QString& page);
  /// Pages of the tour in their order.
  static QStringList stops();
  /// The stop after `page`; empty after the last.
  static QString stopAfter(const QString& page);

 Q_SIGNALS:
  void pageWanted(const QString& id);
  void closed();

 private:
  static QString sentence(AppModel& app, const QString& page);
  widgets::Label *m_over, *m_text;
  widgets::Button* m_next;
  widgets::IconButton* m_close;
  QString m_target;
};

}  // namespace zk::ui
