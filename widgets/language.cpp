// English is the language of the sources, so it needs no catalogue; leaving Japanese removes the translators.
#include "widgets/language.h"

#include <QCoreApplication>
#include <QLibraryInfo>
#include <QLocale>
#include <QTranslator>

namespace zk::widgets {
namespace {

struct Translators {
  QTranslator own, qt;
  QString code = QStringLiteral("en");
};

Translators& translators() {
  static auto* t = new Translators;  // lives as long as the process: QCoreApplication may outlive static objects
  return *t;
}

}  // namespace

void Language::set(const QString& code) {
  auto& t = translators();
  const bool ja = code == QLatin1String("ja");
  t.code = ja ? QStringLiteral("ja") : QStringLiteral("en");
  QLocale::setDefault(ja ? QLocale(QLocale::Japanese, QLocale::Japan)
                         : QLocale(QLocale::English, QLocale::UnitedStates));
  QCoreApplication::removeTranslator(&t.own);
  QCoreApplication::removeTranslator(&t.qt);
  if (!ja) return;
  if (t.qt.load(QStringLiteral("qtbase_ja"), QLibraryInfo::path(QLibraryInfo::TranslationsPath)))
    QCoreApplication::installTranslator(&t.qt);
  if (t.own.load(QStringLiteral(":/zk/i18n/zerokara_ja.qm"))) QCoreApplication::installTranslator(&t.own);
}

QString Language::current() { return translators().code; }

QString Language::ofSystem() {
  return QLocale::system().language() == QLocale::Japanese ? QStringLiteral("ja") : QStringLiteral("en");
}

}  // namespace zk::widgets
