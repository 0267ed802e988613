// What the window remembers between starts: language, theme, size, last page, project. Kept by QSettings; pictures and
// tests use a file of their own.
#pragma once
#include <QByteArray>
#include <QSettings>
#include <QString>
#include <memory>

#include "engine/core/schema.h"
#include "widgets/theme.h"

namespace zk::ui {

class Preferences {
 public:
  Preferences();                              ///< the user's
  explicit Preferences(const QString& file);  ///< an INI file (tests)

  QString language() const;  ///< "en" or "ja"; the system's at the first start
  void setLanguage(const QString& code);
  widgets::ThemeSettings theme() const;
  void setTheme(const widgets::ThemeSettings& settings);
  QString workspace() const;  ///< empty: the default folder
  void setWorkspace(const QString& dir);
  QString page() const;
  void setPage(const QString& id);
  QByteArray geometry() const;
  void setGeometry(const QByteArray& bytes);
  Level level() const;  ///< Learn at the first start
  void setLevel(Level level);
  bool flag(const QString& key, bool otherwise) const;  ///< inspectorOpen, railCollapsed …
  void setFlag(const QString& key, bool on);
  /// Projects opened lately, newest first.
  QStringList recentWorkspaces() const;
  /// Lessons marked as read, by id.
  QStringList lessonsRead() const;
  void setLessonRead(const QString& id, bool read);
  /// A model that was talked to needs no "talk to it" any more; the key is run id plus project.
  bool hasChatted(const QString& runDir) const;
  void setChatted(const QString& runDir);

 private:
  std::unique_ptr<QSettings> m_settings;
};

}  // namespace zk::ui
