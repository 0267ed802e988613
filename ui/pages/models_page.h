// The models of the project: each run with a checkpoint, each imported model. What it is, how big, how good, where it
// comes from; talk to it, evaluate it, use it from the command line.
#pragma once
#include "ui/page.h"
#include "ui/page_parts.h"

namespace zk::ui {

class ModelsPage : public Page {
  Q_OBJECT
 public:
  explicit ModelsPage(AppModel& app, QWidget* parent = nullptr);
  static QString title() { return tr("Models"); }
  QVector<Tab> tabs() override;
  int cards() const { return int(m_cards.size()); }

 protected:
  void retranslate() override;

 private:
  struct Shown {
    QString ref, name, dir;
    bool tuned = false, imported = false;
  };
  void refresh();
  widgets::Card* cardOf(const Shown& model);
  /// Name and value, in the order of a data sheet.
  using Facts = QVector<std::pair<QString, QString>>;
  Facts factsOf(const Shown& model) const;
  void addButtons(widgets::Card* card, const Shown& model);

  PageHeader* m_header;
  QVBoxLayout* m_column;
  widgets::Card* m_none;
  QVector<QWidget*> m_cards;
  LessonView* m_lesson;
  QString m_shown;
};

}  // namespace zk::ui
