// What concerns the learner and this computer: language, look, level, folders, keys, privacy. Everything takes effect
// at once and is remembered; nothing here changes a result.
#pragma once
#include "ui/page.h"
#include "ui/page_parts.h"
#include "widgets/form_row.h"

namespace zk::ui {

class SettingsPage : public Page {
  Q_OBJECT
 public:
  explicit SettingsPage(AppModel& app, QWidget* parent = nullptr);
  static QString title() { return tr("Settings"); }
  QVector<Tab> tabs() override;

 protected:
  void retranslate() override;

 private:
  widgets::Card* buildLook();
  widgets::Card* buildProject();
  widgets::Card* buildKeys();
  widgets::Card* buildPrivacy();
  widgets::FormRow* addRow(widgets::Card* card, const char* key, void (SettingsPage::*act)(const QVariant&));
  void setLanguage(const QVariant& value);
  void setTheme(const QVariant& value);
  void setTextScale(const QVariant& value);
  void setMotion(const QVariant& value);
  void setContrast(const QVariant& value);
  void setLevel(const QVariant& value);
  void applyTheme(const widgets::ThemeSettings& settings);
  void refresh();
  void refreshFolder();
  void fillKeys();
  void chooseFolder();
  void copyDiagnostics();
  widgets::FormRowSpec specOf(const QString& key) const;

  PageHeader* m_header;
  widgets::Card *m_look, *m_project, *m_keys, *m_privacy;
  QHash<QString, widgets::FormRow*> m_rows;
  widgets::Label *m_folder, *m_space, *m_jobs, *m_privacyText;
  widgets::Button *m_open, *m_show, *m_copy;
  QGridLayout* m_keyGrid;
  LessonView* m_lesson;
  double m_freeBytes = -1;
};

}  // namespace zk::ui
