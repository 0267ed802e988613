// Lists are cut to what a menu can show.
#include "ui/preferences.h"

#include <QDir>

#include "widgets/language.h"

namespace zk::ui {
namespace {

constexpr int kRecent = 8, kChatted = 50;

}  // namespace

Preferences::Preferences() : m_settings(std::make_unique<QSettings>()) {}

Preferences::Preferences(const QString& file) : m_settings(std::make_unique<QSettings>(file, QSettings::IniFormat)) {}

QString Preferences::language() const {
  const QString code = m_settings->value("language").toString();
  return code == "en" || code == "ja" ? code : widgets::Language::ofSystem();
}

void Preferences::setLanguage(const QString& code) { m_settings->setValue("language", code); }

widgets::ThemeSettings Preferences::theme() const {
  widgets::ThemeSettings s;
  const QString mode = m_settings->value("theme").toString();
  s.mode = mode == "light"  ? widgets::ThemeSettings::Mode::Light
           : mode == "dark" ? widgets::ThemeSettings::Mode::Dark
                            : widgets::ThemeSettings::Mode::System;
  s.textScale = std::clamp(m_settings->value("textScale", 100).toInt(), 100, 200);
  s.highContrast = flag("highContrast", false);
  s.reducedMotion = flag("reducedMotion", false);
  return s;
}

void Preferences::setTheme(const widgets::ThemeSettings& s) {
  using Mode = widgets::ThemeSettings::Mode;
  m_settings->setValue("theme", s.mode == Mode::Light ? "light" : s.mode == Mode::Dark ? "dark" : "system");
  m_settings->setValue("textScale", s.textScale);
  setFlag("highContrast", s.highContrast);
  setFlag("reducedMotion", s.reducedMotion);
}

QString Preferences::workspace() const { return m_settings->value("workspace").toString(); }

void Preferences::setWorkspace(const QString& dir) {
  m_settings->setValue("workspace", dir);
  QStringList recent = recentWorkspaces();
  recent.removeAll(dir);
  recent.prepend(dir);
  m_settings->setValue("recentWorkspaces", recent.mid(0, kRecent));
}

QStringList Preferences::recentWorkspaces() const { return m_settings->value("recentWorkspaces").toStringList(); }

QString Preferences::page() const { return m_settings->value("page").toString(); }
void Preferences::setPage(const QString& id) { m_settings->setValue("page", id); }
QByteArray Preferences::geometry() const { return m_settings->value("geometry").toByteArray(); }
void Preferences::setGeometry(const QByteArray& bytes) { m_settings->setValue("geometry", bytes); }
Level Preferences::level() const { return static_cast<Level>(std::clamp(m_settings->value("level", 0).toInt(), 0, 2)); }

void Preferences::setLevel(Level level) { m_settings->setValue("level", static_cast<int>(level)); }

bool Preferences::flag(const QString& key, bool otherwise) const { return m_settings->value(key, otherwise).toBool(); }
void Preferences::setFlag(const QString& key, bool on) { m_settings->setValue(key, on); }

QStringList Preferences::lessonsRead() const { return m_settings->value("lessonsRead").toStringList(); }

void Preferences::setLessonRead(const QString& id, bool read) {
  QStringList all = lessonsRead();
  all.removeAll(id);
  if (read) all << id;
  m_settings->setValue("lessonsRead", all);
}

bool Preferences::hasChatted(const QString& runDir) const {
  return m_settings->value("chatted").toStringList().contains(QDir::cleanPath(runDir));
}

void Preferences::setChatted(const QString& runDir) {
  QStringList all = m_settings->value("chatted").toStringList();
  const QString dir = QDir::cleanPath(runDir);
  if (all.contains(dir)) return;
  all.prepend(dir);
  m_settings->setValue("chatted", all.mid(0, kChatted));
}

}  // namespace zk::ui
