// A page of the window: what lies between the top bar and the strip. A page names its tabs for the inspector and its
// main action; everything else it asks of AppModel.
#pragma once
#include <QVector>
#include <QWidget>

#include "ui/app_model.h"

namespace zk::ui {

class Page : public QWidget {
  Q_OBJECT
 public:
  Page(const QString& id, AppModel& app, QWidget* parent = nullptr);

  const QString& id() const { return m_id; }
  struct Tab {
    QString id, title, icon;
    QWidget* body = nullptr;
  };
  /// Tabs of the inspector in their order; empty: the page has no inspector. Read again after a language change.
  virtual QVector<Tab> tabs() { return {}; }
  /// The tab that opens first.
  virtual QString firstTab() const { return {}; }
  /// Ctrl+Enter.
  virtual void mainAction() {}
  /// True while the page itself shows the screen's one primary button.
  virtual bool hasPrimary() const { return false; }
  /// True where the page itself says why it is locked; otherwise the frame does, above it.
  virtual bool explainsLock() const { return false; }
  /// Shows one thing of the page (found by the search): a lesson, a run, a setting. Pages that have none do nothing.
  virtual void reveal(const QString&) {}
  /// The window became narrow (below 1500 px) or wide.
  virtual void setWide(bool) {}

 Q_SIGNALS:
  void pageWanted(const QString& id);
  /// That page, and there this one thing (Page::reveal).
  void placeWanted(const QString& id, const QString& place);
  void tabWanted(const QString& id);
  void primaryChanged();
  void tabsChanged();
  /// A sentence for the strip, six seconds.
  void toast(const QString& text);

 protected:
  void changeEvent(QEvent*) override;
  /// Write every text anew; called in the constructor's end by each page and on a language change.
  virtual void retranslate() = 0;
  AppModel& app() { return m_app; }
  const AppModel& app() const { return m_app; }

 private:
  QString m_id;
  AppModel& m_app;
};

}  // namespace zk::ui
