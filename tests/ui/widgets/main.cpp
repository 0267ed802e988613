// Runs every suite, or the one that ZK_SUITE names; the exit status is the number of failures.
#include <QApplication>
#include <QTest>

#include "suites.h"
#include "widgets/language.h"
#include "widgets/theme.h"

int main(int argc, char** argv) {
  if (qEnvironmentVariableIsEmpty("QT_QPA_PLATFORM")) qputenv("QT_QPA_PLATFORM", "offscreen");
  QApplication app(argc, argv);
  zk::widgets::ThemeSettings settings;
  settings.mode = zk::widgets::ThemeSettings::Mode::Light;
  zk::widgets::Theme::instance().install(app, settings);
  const QByteArray only = qgetenv("ZK_SUITE");
  int failures = 0, ran = 0;
  for (auto make :
       {makeThemeSuite, makeTextSuite, makeSeriesSuite, makePlotSuite, makeRailAndStripSuite, makeTokenAndChatSuite,
        makeComponentsSuite, makeChartsSuite, makeTablesSuite, makeDiagramSuite, makePairsSuite}) {
    const std::unique_ptr<QObject> suite(make());
    if (!only.isEmpty() && !QByteArray(suite->metaObject()->className()).endsWith(only)) continue;
    zk::widgets::Language::set(QStringLiteral("en"));
    zk::widgets::Theme::instance().set(settings);
    failures += QTest::qExec(suite.get(), app.arguments());
    ++ran;
  }
  return ran == 0 ? 1 : failures;
}
