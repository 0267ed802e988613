// "Pick a first sentence": three openings, one click. The tour's model writes on from the chosen one while it learns.
#pragma once
#include <QWidget>

#include "ui/app_model.h"
#include "widgets/controls.h"

namespace zk::ui {

class OpeningPicker : public QWidget {
  Q_OBJECT
 public:
  explicit OpeningPicker(AppModel& app, QWidget* parent = nullptr);
  /// The three, in the window's language; they are sentences of the built-in world.
  static QStringList openings();

 protected:
  void changeEvent(QEvent*) override;

 private:
  void refresh();
  AppModel& m_app;
  widgets::Label *m_title, *m_why;
  QVector<widgets::Button*> m_choices;
};

}  // namespace zk::ui
