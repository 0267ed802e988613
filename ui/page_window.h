// A page in a window of its own, beside the main one (a plot on the second screen): a second instance of the page with
// its own panel. Closing it ends nothing; the main window takes it along when it closes.
#pragma once
#include <QWidget>

#include "ui/inspector.h"

namespace zk::ui {

class PageWindow : public QWidget {
  Q_OBJECT
 public:
  PageWindow(AppModel& app, const QString& page);
  Page* page() const { return m_page; }
  /// Start leads through the main window, and talks are kept by one chat at a time.
  static bool possible(const QString& page);

 Q_SIGNALS:
  void pageWanted(const QString& id);
  void placeWanted(const QString& id, const QString& place);
  void toast(const QString& text);

 protected:
  void changeEvent(QEvent*) override;
  void resizeEvent(QResizeEvent*) override;

 private:
  void retitle();
  AppModel& m_app;
  Page* m_page;
  Inspector* m_inspector;
};

}  // namespace zk::ui
