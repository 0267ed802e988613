// The bar above the page: project › run, search, level, language, theme, panel. Parts that a window does not have yet
// are left out, not shown dead.
#pragma once
#include <QFrame>

#include "widgets/controls.h"

namespace zk::widgets {

class TopBar : public QFrame {
  Q_OBJECT
 public:
  enum Part { Search = 1, Level = 2, LanguagePart = 4, ThemePart = 8, Panel = 16, AllParts = 31 };

  explicit TopBar(QWidget* parent = nullptr);
  void setParts(int parts);
  void setProject(const QString& name);
  /// Empty = no run is chosen; the crumb disappears.
  void setRun(const QString& name);
  void setLevel(int level);               // 0 Learn, 1 Build, 2 Expert
  void setLanguage(const QString& code);  // "en", "ja"
  void setPanelOpen(bool open);
  SearchField* search() const { return m_search; }
  /// Parts give way when there is no room: the search field first, then the words of the run.
  QSize minimumSizeHint() const override { return {scaled(320), scaled(48)}; }

 Q_SIGNALS:
  void searched(const QString& text);
  void runMenuRequested(const QPoint& globalPos);
  void levelChanged(int level);
  void languageChanged(const QString& code);
  void themeToggled();
  void panelToggled();

 protected:
  void changeEvent(QEvent*) override;
  void resizeEvent(QResizeEvent*) override;

 private:
  void retranslate();
  void refresh();
  void fit();
  QString m_runName;
  Label* m_project;
  IconLabel* m_chevron;
  QToolButton* m_run;
  SearchField* m_search;
  SegmentedControl *m_level, *m_language;
  IconButton *m_theme, *m_panel;
  int m_parts = AllParts;
  bool m_panelOpen = true;
};

}  // namespace zk::widgets
