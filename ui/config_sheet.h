// Ctrl . : the whole configuration of the project as one table over any page: every stage's settings with what they are
// now and what they would be by default. Filter, "only what differs"; Enter goes to the setting's own row.
#pragma once
#include <QFrame>
#include <QPointer>

#include "ui/app_model.h"
#include "ui/search_items.h"
#include "widgets/controls.h"

class QCheckBox;

namespace zk::widgets {
class DataTable;
class MemorySource;
}  // namespace zk::widgets

namespace zk::ui {

class ConfigSheet : public QFrame {
  Q_OBJECT
 public:
  /// Lies over `window`.
  ConfigSheet(AppModel& app, QWidget* window);
  void open(const QStringList& pages);
  /// True where it was open.
  bool close();
  widgets::DataTable* table() const { return m_table; }
  void setOnlyChanged(bool on);

 Q_SIGNALS:
  void chosen(const zk::ui::SearchItem& item);

 protected:
  bool eventFilter(QObject* object, QEvent* event) override;
  void changeEvent(QEvent*) override;

 private:
  void retranslate();
  void describe();
  void fill();
  void place();
  AppModel& m_app;
  QStringList m_pages;
  Json m_description;
  QHash<QString, SearchItem> m_items;  ///< by row
  widgets::Label *m_title, *m_subtitle;
  widgets::IconButton* m_close;
  QCheckBox* m_onlyChanged;
  widgets::DataTable* m_table;
  widgets::MemorySource* m_source;
  QPointer<QWidget> m_before;  ///< what had the focus
};

}  // namespace zk::ui
