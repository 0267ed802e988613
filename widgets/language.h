// The language of the window, switchable while it runs: installs the catalogue of resources/i18n (and Qt's own words
// for file dialogs), sets QLocale, and Qt sends LanguageChange to every widget.
#pragma once
#include <QString>

namespace zk::widgets {

class Language {
 public:
  /// "en" or "ja". Anything else is English.
  static void set(const QString& code);
  static QString current();
  /// The system's language, if the window speaks it, else "en".
  static QString ofSystem();
};

}  // namespace zk::widgets
