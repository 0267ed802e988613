// Help and version work without a display; a picture chooses the offscreen platform by itself where there is none.
#include "ui/launch.h"

#include <QApplication>
#include <QCommandLineParser>
#include <QFileInfo>
#include <QTimer>
#include <cstdio>

#include "engine/core/workspace.h"
#include "ui/main_window.h"
#include "ui/page_registry.h"
#include "ui/shots.h"
#include "ui/stall_watch.h"
#include "widgets/gallery.h"
#include "widgets/language.h"

namespace zk::ui {

using namespace widgets;  // NOLINT

namespace {

class Launch {
  Q_DECLARE_TR_FUNCTIONS(zk::ui::Launch)
 public:
  static void describe(QCommandLineParser& parser);
  static QString wrong(const QString& value, const QString& option) {
    return tr("“%1” is no value for --%2.").arg(value, option);
  }
  static QString missing(const QString& file) { return tr("There is no file %1.").arg(file); }
  static QString unwritten(const QString& file) { return tr("The picture could not be written to %1.").arg(file); }
};

void Launch::describe(QCommandLineParser& parser) {
  const auto add = [&](const char* name, const QString& help, const QString& value = {}) {
    parser.addOption(QCommandLineOption(QString::fromLatin1(name), help, value));
  };
  parser.setApplicationDescription(tr("Zerokara: from raw text to your own language model."));
  parser.addOption(QCommandLineOption({"h", "help"}, tr("Show this help.")));
  parser.addOption(QCommandLineOption({"v", "version"}, tr("Show the version.")));
  add("lang", tr("Language of the window: en or ja."), "LANG");
  add("theme", tr("light, dark or system."), "THEME");
  add("workspace", tr("Project folder; it is made if it is missing."), "DIR");
  add("page", tr("Page that opens first: %1.").arg(pageIds().join(", ")), "PAGE");
  add("replay", tr("Play the recorded log of a run or of a tour."), "FILE");
  add("speed", tr("Speed of the recording; 0 shows its last moment at once."), "N");
  add("until", tr("Play only this share of the recording, in percent."), "PERCENT");
  add("text-scale", tr("Size of the text, 100 to 200 percent."), "PERCENT");
  add("size", tr("Size of the window, for example 1600x1000."), "WxH");
  add("shot", tr("Write a picture of the page to FILE and end."), "FILE");
  add("shots", tr("Write pictures of every page in every state to DIR and end."), "DIR");
  add("gallery", tr("Show every component in every state."));
}

struct Start {
  AppOptions app;
  ThemeSettings theme;
  QString language, page, shot;
  QSize size;
  bool gallery = false;
  QString problem;  ///< a wrong option, in words
};

bool readNumber(const QCommandLineParser& parser, const char* name, double low, double high, double& out,
                QString& problem) {
  if (!parser.isSet(name)) return true;
  bool ok = false;
  const double value = parser.value(name).toDouble(&ok);
  if (ok && value >= low && value <= high) return out = value, true;
  problem = Launch::wrong(parser.value(name), name);
  return false;
}

Start startFrom(const QCommandLineParser& parser, Preferences& preferences) {
  Start s;
  s.theme = preferences.theme();
  s.app.workspace = parser.value("workspace");
  s.app.replay = parser.value("replay");
  s.page = parser.value("page");
  s.shot = parser.value("shot");
  s.gallery = parser.isSet("gallery");
  double until = 100, scale = s.theme.textScale;
  readNumber(parser, "speed", 0, 1e6, s.app.speed, s.problem);
  readNumber(parser, "until", 0, 100, until, s.problem);
  readNumber(parser, "text-scale", 100, 200, scale, s.problem);
  s.app.until = until / 100;
  s.theme.textScale = int(scale);
  const QString theme = parser.value("theme");
  if (theme == "light") s.theme.mode = ThemeSettings::Mode::Light;
  if (theme == "dark") s.theme.mode = ThemeSettings::Mode::Dark;
  if (theme == "system") s.theme.mode = ThemeSettings::Mode::System;
  if (!theme.isEmpty() && theme != "light" && theme != "dark" && theme != "system")
    s.problem = Launch::wrong(theme, "theme");
  if (!s.page.isEmpty() && !findPage(s.page)) s.problem = Launch::wrong(s.page, "page");
  const QStringList size = parser.value("size").split('x');
  if (parser.isSet("size")) s.size = size.size() == 2 ? QSize(size[0].toInt(), size[1].toInt()) : QSize();
  if (parser.isSet("size") && (s.size.width() < 1280 || s.size.height() < 800))
    s.problem = Launch::wrong(parser.value("size"), "size");
  if (!s.app.replay.isEmpty() && !QFileInfo::exists(s.app.replay)) s.problem = Launch::missing(s.app.replay);
  return s;
}

/// All pages, or the one of --page; all languages, themes and sizes, or those that were named.
ShotsPlan shotsFrom(const QCommandLineParser& parser, const Start& start) {
  ShotsPlan plan;
  plan.dir = parser.value("shots");
  plan.workspace = parser.value("workspace");
  if (!start.page.isEmpty()) plan.pages = QStringList{start.page};
  if (parser.isSet("lang")) plan.languages = QStringList{parser.value("lang")};
  if (parser.isSet("theme")) plan.themes = QStringList{parser.value("theme")};
  if (start.size.isValid() || parser.isSet("text-scale"))
    plan.looks = {{start.size.isValid() ? start.size : QSize(1280, 800), start.theme.textScale}};
  return plan;
}

/// Writes the picture once nothing moves any more: everything read, the machine looked at, fonts and plots settled.
void shootWhenSettled(MainWindow& window, AppModel& app, const QString& file) {
  constexpr int kTickMs = 50, kQuietTicks = 14, kMostTicks = 400;
  auto* timer = new QTimer(&window);
  // Ticks, not time: while the loop is busy neither the picture nor what it waits for gets ahead of the other.
  auto quiet = std::make_shared<int>(0);
  auto ticks = std::make_shared<int>(0);
  QObject::connect(timer, &QTimer::timeout, &window, [&window, &app, file, quiet, ticks, timer] {
    const bool still = app.scanned() && (!app.run().active() || app.run().caughtUp()) &&
                       (!app.tour().active() || app.tour().caughtUp()) &&
                       app.machine().state() == Machine::State::Known;
    *quiet = still ? *quiet + 1 : 0;
    if (*quiet < kQuietTicks && ++*ticks < kMostTicks) return;
    timer->stop();
    const bool written = window.grab().save(file);
    if (!written) std::fprintf(stderr, "%s\n", qPrintable(Launch::unwritten(file)));
    QCoreApplication::exit(written ? 0 : 1);
  });
  timer->start(kTickMs);
}

int showWindow(QApplication& qt, const Start& start, Preferences& preferences) {
  const bool remember = start.shot.isEmpty();
  AppModel app(start.app, preferences);
  MainWindow window(app, remember);
  if (start.size.isValid()) window.resize(start.size);
  if (!start.page.isEmpty()) window.showPage(start.page);
  StallWatch watch;
  if (StallWatch::wanted() && remember) watch.start();
  if (!remember) shootWhenSettled(window, app, start.shot);
  window.show();
  app.start();
  return qt.exec();
}

int showGallery(QApplication& qt, const Start& start) {
  std::unique_ptr<QWidget> gallery(widgets::gallery());
  gallery->resize(start.size.isValid() ? start.size : QSize(1280, 900));
  gallery->show();
  if (start.shot.isEmpty()) return qt.exec();
  QTimer::singleShot(800, gallery.get(), [&] { QCoreApplication::exit(gallery->grab().save(start.shot) ? 0 : 1); });
  return qt.exec();
}

bool has(int argc, char** argv, std::initializer_list<const char*> words) {
  for (int i = 1; i < argc; ++i)
    for (const char* word : words)
      if (QByteArray(argv[i]) == word) return true;
  return false;
}

QString languageOf(int argc, char** argv, const QString& otherwise) {
  for (int i = 1; i < argc; ++i) {
    const QByteArray word(argv[i]);
    if (word == "--lang" && i + 1 < argc) return QString::fromLocal8Bit(argv[i + 1]);
    if (word.startsWith("--lang=")) return QString::fromLocal8Bit(word.mid(7));
  }
  return otherwise;
}

int complain(const QString& problem) {
  std::fprintf(stderr, "zerokara: %s\n", qPrintable(problem));
  return int(Exit::Usage);
}

}  // namespace

int runWindow(int argc, char** argv) {
  QCoreApplication::setOrganizationName("Zerokara");
  QCoreApplication::setApplicationName("zerokara");
  QCoreApplication::setApplicationVersion(kVersion);
  QGuiApplication::setDesktopFileName("zerokara");  // by it the desktop finds name and icon of the window
  const bool words = has(argc, argv, {"-h", "--help", "-v", "--version"});
  bool shot = false;
  for (int i = 1; i < argc; ++i) shot = shot || QByteArray(argv[i]).startsWith("--shot");
  const bool display = qEnvironmentVariableIsSet("DISPLAY") || qEnvironmentVariableIsSet("WAYLAND_DISPLAY");
  if (shot && !display && !qEnvironmentVariableIsSet("QT_QPA_PLATFORM")) qputenv("QT_QPA_PLATFORM", "offscreen");

  std::unique_ptr<QCoreApplication> qt;
  if (words)
    qt = std::make_unique<QCoreApplication>(argc, argv);
  else {
    qt = std::make_unique<QApplication>(argc, argv);
    QApplication::setWindowIcon(QIcon::fromTheme("zerokara"));
  }
  QTemporaryDir scratch;
  Preferences preferences = shot ? Preferences(scratch.filePath("settings.ini")) : Preferences();
  const QString language = languageOf(argc, argv, preferences.language());
  Language::set(language);

  QCommandLineParser parser;
  Launch::describe(parser);
  if (!parser.parse(QCoreApplication::arguments())) return complain(parser.errorText());
  if (parser.isSet("help")) return std::fputs(qPrintable(parser.helpText()), stdout), 0;
  if (parser.isSet("version")) return std::printf("zerokara %s\n", kVersion), 0;
  if (language != "en" && language != "ja") return complain(Launch::wrong(language, "lang"));
  const Start start = startFrom(parser, preferences);
  if (!start.problem.isEmpty()) return complain(start.problem);

  auto& application = static_cast<QApplication&>(*qt);
  Theme::instance().install(application, start.theme);
  if (parser.isSet("shots")) return takeShots(shotsFrom(parser, start));
  return start.gallery ? showGallery(application, start) : showWindow(application, start, preferences);
}

}  // namespace zk::ui
