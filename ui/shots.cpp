// One window per state; language, theme and size change in it while it runs, as they do for a user.
#include "ui/shots.h"

#include <QCoreApplication>
#include <QDir>
#include <QElapsedTimer>
#include <QTemporaryDir>
#include <cstdio>

#include "ui/main_window.h"
#include "ui/page_registry.h"
#include "widgets/language.h"

namespace zk::ui {
namespace {

using widgets::Theme;
using widgets::ThemeSettings;

struct State {
  QString name;
  AppOptions options;
};

/// The newest log of a command in the project ("train", "tune", "quickstart"); empty where there is none.
QString newestLog(const WorkspaceState& project, const char* command) {
  const bool tour = QByteArray(command) == "quickstart";
  for (const auto& log : tour ? project.tours : project.runs)
    if (tour || log.isTuning() == (QByteArray(command) == "tune")) return log.dir + "/events.jsonl";
  return {};
}

QVector<State> statesOf(const ShotsPlan& plan, const QString& emptyFolder) {
  QVector<State> states{{"empty", {emptyFolder}}};
  if (plan.workspace.isEmpty()) return states;
  const WorkspaceState project = WorkspaceScanner().scan(plan.workspace);
  const auto halfway = [&](const char* name, const char* command, double until) {
    const QString log = newestLog(project, command);
    if (QFile::exists(log)) states << State{name, {plan.workspace, log, 0, until}};
  };
  halfway("tour", "quickstart", 0.5);
  halfway("training", "train", 0.6);
  halfway("tuning", "tune", 0.6);
  states << State{"done", {plan.workspace}};
  return states;
}

/// Lets the window read, look at the machine and come to rest.
void settle(AppModel& app, int quietMs) {
  QElapsedTimer all, quiet;
  all.start();
  quiet.start();
  while (quiet.elapsed() < quietMs && all.elapsed() < 20000) {
    QCoreApplication::processEvents(QEventLoop::AllEvents | QEventLoop::WaitForMoreEvents, 20);
    QCoreApplication::sendPostedEvents(nullptr, QEvent::DeferredDelete);
    const bool still = app.scanned() && (!app.run().active() || app.run().caughtUp()) &&
                       (!app.tour().active() || app.tour().caughtUp()) &&
                       app.machine().state() == Machine::State::Known;
    if (!still) quiet.restart();
  }
}

void setLook(bool dark, int textScale) {
  ThemeSettings settings;
  settings.mode = dark ? ThemeSettings::Mode::Dark : ThemeSettings::Mode::Light;
  settings.textScale = textScale;
  settings.reducedMotion = true;
  Theme::instance().set(settings);
}

bool shoot(MainWindow& window, const QString& file) {
  const bool written = window.grab().save(file);
  std::fprintf(written ? stdout : stderr, "%s%s\n", written ? "" : "not written: ", qPrintable(file));
  std::fflush(stdout);
  return written;
}

bool shootState(const ShotsPlan& plan, const State& state, Preferences& preferences) {
  bool all = true;
  setLook(false, 100);
  AppModel app(state.options, preferences);
  MainWindow window(app, false);
  window.resize(plan.looks.value(0).size);
  window.show();
  app.start();
  settle(app, 500);
  for (const QString& language : plan.languages)
    for (const QString& theme : plan.themes)
      for (const auto& look : plan.looks) {
        window.setLanguage(language);
        setLook(theme == "dark", look.textScale);
        window.resize(look.size);
        for (const QString& page : plan.pages) {
          window.showPage(page);
          settle(app, 350);
          const QString scale = look.textScale == 100 ? QString() : QString("-%1").arg(look.textScale);
          all &= shoot(window, QString("%1/%2-%3-%4-%5-%6x%7%8.png")
                                   .arg(plan.dir, page, state.name, language, theme)
                                   .arg(look.size.width())
                                   .arg(look.size.height())
                                   .arg(scale));
        }
      }
  return all;
}

}  // namespace

int takeShots(const ShotsPlan& wanted) {
  ShotsPlan plan = wanted;
  if (plan.pages.isEmpty()) plan.pages = pageIds();
  if (!QDir().mkpath(plan.dir)) return std::fprintf(stderr, "%s\n", qPrintable(plan.dir)), 1;
  QTemporaryDir scratch;
  Preferences preferences(scratch.filePath("settings.ini"));
  bool all = true;
  for (const State& state : statesOf(plan, scratch.filePath("empty"))) all &= shootState(plan, state, preferences);
  return all ? 0 : 1;
}

}  // namespace zk::ui
