// Collect: the text that everything else is made of, from the stories that the program brings along or from the
// learner's own files and folders.
#pragma once
#include "ui/corpus_cards.h"
#include "ui/maker_page.h"

namespace zk::ui {

class CollectPage : public MakerPage {
  Q_OBJECT
 public:
  explicit CollectPage(AppModel& app, QWidget* parent = nullptr);
  static QString title() { return tr("Collect"); }
  QVector<Tab> tabs() override;

  // For tests.
  TextsCard* texts() const { return m_texts; }
  widgets::Button* storiesButton() const { return m_clean; }
  void addPaths(const QStringList& paths);

 protected:
  void retranslate() override;
  Missing missing() const override;
  void provide(const Missing&) override { choose(true); }
  QString forecast() const override;
  QString runningSentence() const override;
  QString startButton() const override;
  void dragEnterEvent(QDragEnterEvent*) override;
  void dropEvent(QDropEvent*) override;

 private:
  void choose(bool folder);
  void refresh();
  widgets::Card* m_stories;
  widgets::Label* m_storiesText;
  widgets::Button *m_clean, *m_raw, *m_folder, *m_files;
  TextsCard* m_texts;
};

}  // namespace zk::ui
