// Runs every suite; the exit status is the number of failures. A name given as the first argument runs one suite alone.
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
  QStringList arguments = app.arguments();
  const QString only =
      arguments.size() > 1 && !arguments[1].startsWith(QLatin1Char('-')) ? arguments.takeAt(1) : QString();
  int failures = 0;
  for (auto make :
       {makeThemeSuite, makeTextSuite, makeSeriesSuite, makePlotSuite, makeRailAndStripSuite, makeTokenAndChatSuite,
        makeComponentsSuite, makeChartsSuite, makeTablesSuite, makeDiagramSuite, makePairsSuite}) {
    const std::unique_ptr<QObject> suite(make());
    if (!only.isEmpty() && !QString::fromLatin1(suite->metaObject()->className()).contains(only)) continue;
    zk::widgets::Language::set(QStringLiteral("en"));
    zk::widgets::Theme::instance().set(settings);
    failures += QTest::qExec(suite.get(), arguments);
  }
  return failures;
}
