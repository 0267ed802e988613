// The lesson tab of a page that has several lessons: a choice of their titles above the chosen one.
#pragma once
#include <QHash>
#include <QStringList>
#include <QWidget>

class QComboBox;
class QVBoxLayout;

namespace zk::ui {

class LessonView;

class LessonTab : public QWidget {
  Q_OBJECT
 public:
  explicit LessonTab(const QStringList& lessons, QWidget* parent = nullptr);
  void choose(const QString& lesson);
  QString current() const;

 protected:
  void changeEvent(QEvent*) override;

 private:
  void loadTitles();
  void show();
  QStringList m_lessons;
  QComboBox* m_choice;
  QVBoxLayout* m_layout;
  LessonView* m_view = nullptr;
};

}  // namespace zk::ui
