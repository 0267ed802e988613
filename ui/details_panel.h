// The inspector's tab Details of a page with a form: the same configuration three ways: what differs from the preset,
// as a command line, as a file; each can be taken away and brought back.
#pragma once
#include "ui/schema_form.h"

namespace zk::ui {

class DetailsPanel : public QWidget {
  Q_OBJECT
 public:
  explicit DetailsPanel(SchemaForm* form, QWidget* parent = nullptr);
  /// What the panel shows (for tests).
  QString commandLine() const { return m_line->text(); }
  QString fileText() const { return m_file->text(); }

 protected:
  void changeEvent(QEvent*) override;

 private:
  void retranslate();
  void refresh();
  void said(const Status& status, const QString& success);
  void saveFile();
  void loadFile();
  SchemaForm* m_form;
  widgets::Label *m_changedTitle, *m_lineTitle, *m_fileTitle, *m_told;
  QLabel *m_changed, *m_line, *m_file;
  widgets::Button *m_copyLine, *m_pasteLine, *m_copyFile, *m_saveFile, *m_loadFile;
};

}  // namespace zk::ui
