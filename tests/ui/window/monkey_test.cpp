// Random events on every page, in both languages: keys, clicks, wheels, drags, sizes, themes, languages, a log that
// grows meanwhile. Nothing may crash, hang or make Qt warn. Short by default; ZK_MONKEY_SECONDS per language makes it
// long, ZK_MONKEY_SEED repeats one. The trick against hiding faults: what was done last is printed when it fails.
#include <QAbstractButton>
#include <QApplication>
#include <QDesktopServices>
#include <QFileDialog>
#include <QLineEdit>
#include <QRandomGenerator>
#include <QWheelEvent>

#include "suites.h"
#include "ui/page_registry.h"
#include "widgets/language.h"

namespace zk::ui {
namespace {

using widgets::Language;
using widgets::Theme;
using widgets::ThemeSettings;

QStringList g_warnings;

void collect(QtMsgType type, const QMessageLogContext&, const QString& message) {
  // What the offscreen platform lacks is no fault of the window.
  if (type == QtDebugMsg || type == QtInfoMsg || message.contains("This plugin does not support")) return;
  g_warnings << message;
}

/// Swallows what a click would open outside the window.
class Opener : public QObject {
  Q_OBJECT
 public Q_SLOTS:
  void open(const QUrl&) {}
};

class Monkey {
 public:
  Monkey(TestWindow& w, quint32 seed) : m_w(w), m_random(seed) {}

  void act() {
    closePopups();
    switch (below(12)) {
      case 0:
        return page();
      case 1:
        return look();
      case 2:
        return size();
      case 3:
        return wheel();
      case 4:
      case 5:
        return type();
      case 6:
      case 7:
        return keys();
      default:
        return click();
    }
  }
  QString last() const { return m_last.join("\n"); }

 private:
  int below(int n) { return int(m_random.bounded(n)); }
  void note(const QString& what) {
    m_last << what;
    if (m_last.size() > 12) m_last.removeFirst();
  }

  /// Dialogs and menus are met too, and left again, so that the walk goes on.
  void closePopups() {
    for (int i = 0; i < 4; ++i) {
      QWidget* open = QApplication::activePopupWidget();
      if (!open) open = QApplication::activeModalWidget();
      if (!open) return;
      if (below(4) == 0 && !qobject_cast<QFileDialog*>(open)) return;
      note(QString("close %1").arg(open->metaObject()->className()));
      open->close();
    }
  }
  QWidget* top() {
    QWidget* open = QApplication::activePopupWidget();
    if (!open) open = QApplication::activeModalWidget();
    return open ? open : &m_w.window;
  }
  QWidget* some() {
    QList<QWidget*> all;
    for (auto* widget : top()->findChildren<QWidget*>())
      if (widget->isVisible() && widget->isEnabled() && widget->width() > 2 && widget->height() > 2) all << widget;
    return all.isEmpty() ? top() : all[below(int(all.size()))];
  }

  void page() {
    const QStringList ids = pageIds();
    const QString id = ids[below(int(ids.size()))];
    note("page " + id);
    m_w.window.showPage(id);
  }
  void look() {
    if (below(2)) {
      const bool ja = below(2);
      note(ja ? "Japanese" : "English");
      return m_w.window.setLanguage(ja ? "ja" : "en");
    }
    ThemeSettings settings;
    settings.mode = below(2) ? ThemeSettings::Mode::Dark : ThemeSettings::Mode::Light;
    static const int scales[] = {100, 100, 125, 150, 200};
    settings.textScale = scales[below(5)];
    settings.reducedMotion = below(2);
    note(QString("theme, text %1 %").arg(settings.textScale));
    Theme::instance().set(settings);
  }
  void size() {
    const QSize size(1280 + below(640), 800 + below(400));
    note(QString("size %1x%2").arg(size.width()).arg(size.height()));
    m_w.window.resize(size);
  }
  void wheel() {
    QWidget* at = some();
    note(QString("wheel on %1").arg(at->metaObject()->className()));
    const QPointF where(below(at->width()), below(at->height()));
    QWheelEvent event(where, at->mapToGlobal(where), {}, {0, below(2) ? 120 : -120}, Qt::NoButton,
                      below(4) ? Qt::NoModifier : Qt::ShiftModifier, Qt::NoScrollPhase, false);
    QApplication::sendEvent(at, &event);
  }
  void type() {
    QWidget* at = QApplication::focusWidget();
    if (!at) return keys();
    static const QStringList words = {"12", "-1", "0.5",           "1e9",  "abc", "学習",
                                      "\n", "  ", "9999999999999", "auto", "#"};
    const QString word = words[below(int(words.size()))];
    note(QString("type %1 into %2").arg(word.trimmed(), at->metaObject()->className()));
    if (auto* line = qobject_cast<QLineEdit*>(at); line && below(2)) return line->setText(word);
    for (const QChar c : word) {
      QKeyEvent press(QEvent::KeyPress, c == '\n' ? Qt::Key_Return : 0, Qt::NoModifier, QString(c));
      QApplication::sendEvent(at, &press);
      if (!QApplication::focusWidget()) return;
      at = QApplication::focusWidget();
    }
  }
  void keys() {
    static const QVector<QPair<int, Qt::KeyboardModifiers>> all = {{Qt::Key_Tab, {}},
                                                                   {Qt::Key_Backtab, Qt::ShiftModifier},
                                                                   {Qt::Key_Space, {}},
                                                                   {Qt::Key_Return, {}},
                                                                   {Qt::Key_Escape, {}},
                                                                   {Qt::Key_Left, {}},
                                                                   {Qt::Key_Right, {}},
                                                                   {Qt::Key_Up, {}},
                                                                   {Qt::Key_Down, {}},
                                                                   {Qt::Key_Home, {}},
                                                                   {Qt::Key_End, {}},
                                                                   {Qt::Key_PageDown, {}},
                                                                   {Qt::Key_F, {}},
                                                                   {Qt::Key_L, {}},
                                                                   {Qt::Key_Backspace, {}},
                                                                   {Qt::Key_K, Qt::ControlModifier},
                                                                   {Qt::Key_B, Qt::ControlModifier},
                                                                   {Qt::Key_I, Qt::ControlModifier},
                                                                   {Qt::Key_Z, Qt::ControlModifier},
                                                                   {Qt::Key_R, Qt::ControlModifier},
                                                                   {Qt::Key_L, Qt::ControlModifier},
                                                                   {Qt::Key_Period, Qt::ControlModifier},
                                                                   {Qt::Key_Down, Qt::AltModifier},
                                                                   {Qt::Key_F1, {}},
                                                                   {Qt::Key_L, Qt::ControlModifier | Qt::ShiftModifier},
                                                                   {Qt::Key_2, Qt::ControlModifier}};
    const auto& [key, modifiers] = all[below(int(all.size()))];
    QWidget* at = QApplication::focusWidget() ? QApplication::focusWidget() : top();
    note(QString("key %1 on %2").arg(QKeySequence(int(modifiers) | key).toString(), at->metaObject()->className()));
    QTest::keyClick(at, Qt::Key(key), modifiers);
  }
  void click() {
    QWidget* at = some();
    const QPoint where(below(at->width()), below(at->height()));
    const auto* button = qobject_cast<QAbstractButton*>(at);
    note(QString("click %1 %2").arg(at->metaObject()->className(), button ? button->text() : QString()));
    if (below(8) == 0) return QTest::mouseDClick(at, Qt::LeftButton, {}, where);
    if (below(8) == 0) {
      QTest::mousePress(at, Qt::LeftButton, {}, where);
      QPointer<QWidget> still(at);
      if (still) QTest::mouseMove(at, QPoint(below(still->width()), below(still->height())));
      if (still) QTest::mouseRelease(at, Qt::LeftButton, {}, where);
      return;
    }
    QTest::mouseClick(at, Qt::LeftButton, {}, where);
  }

  TestWindow& m_w;
  QRandomGenerator m_random;
  QStringList m_last;
};

double threadSeconds() {
  timespec t{};
  clock_gettime(CLOCK_THREAD_CPUTIME_ID, &t);
  return double(t.tv_sec) + double(t.tv_nsec) / 1e9;
}

class MonkeySuite : public QObject {
  Q_OBJECT
 private Q_SLOTS:
  void initTestCase() {
    qputenv("ZK_FAKE_STEPS", "60");
    QDesktopServices::setUrlHandler("file", &m_opener, "open");
    QDesktopServices::setUrlHandler("https", &m_opener, "open");
    m_before = qInstallMessageHandler(collect);
  }
  void cleanupTestCase() {
    qInstallMessageHandler(m_before);
    QDesktopServices::unsetUrlHandler("file");
    QDesktopServices::unsetUrlHandler("https");
    Theme::instance().set({});
    Language::set("en");
  }

  void survives_data() {
    QTest::addColumn<QString>("language");
    QTest::newRow("en") << "en";
    QTest::newRow("ja") << "ja";
  }
  void survives() {
    QFETCH(QString, language);
    const double seconds =
        qEnvironmentVariableIsSet("ZK_MONKEY_SECONDS") ? qEnvironmentVariable("ZK_MONKEY_SECONDS").toDouble() : 8;
    const quint32 seed = qEnvironmentVariableIsSet("ZK_MONKEY_SEED") ? qEnvironmentVariableIntValue("ZK_MONKEY_SEED")
                                                                     : quint32(QDateTime::currentSecsSinceEpoch());
    g_warnings.clear();
    Language::set(language);
    QTemporaryDir project;
    QDir().mkpath(project.filePath("p/runs"));
    recordRun(project.filePath("p/runs/run-1"), 400, true);
    TestWindow w({project.filePath("p")}, {1440, 900});
    w.window.show();
    w.app.start();
    Monkey monkey(w, seed);
    // A menu that a button opens runs a loop of its own until it is closed.
    QTimer release;
    connect(&release, &QTimer::timeout, this, [] {
      if (QWidget* menu = QApplication::activePopupWidget()) menu->close();
    });
    release.start(150);
    QElapsedTimer clock;
    clock.start();
    int acts = 0;
    double longest = 0;  // of this thread's processor time, which other programs do not change
    QString slowest;
    for (; clock.elapsed() < qint64(seconds * 1000); ++acts) {
      const double before = threadSeconds();
      monkey.act();
      QCoreApplication::processEvents(QEventLoop::AllEvents, 20);
      if (const double took = threadSeconds() - before; took > longest)
        longest = took, slowest = monkey.last().section('\n', -1);
      QVERIFY2(
          g_warnings.isEmpty(),
          qPrintable(
              QString("seed %1, act %2: %3\nlast:\n%4").arg(seed).arg(acts).arg(g_warnings.join("\n"), monkey.last())));
      if (acts % 16 == 0) QTest::qWait(2);
    }
    QVERIFY(w.window.isVisible() || !QApplication::activeModalWidget());
    std::fprintf(stderr, "%s: %d random acts in %.0f s, seed %u, longest %.2f s of processor time (%s)\n",
                 qPrintable(language), acts, seconds, seed, longest, qPrintable(slowest));
  }

 private:
  Opener m_opener;
  QtMessageHandler m_before = nullptr;
};

}  // namespace

const SuiteEntry kEntry([]() -> QObject* { return new MonkeySuite; });

}  // namespace zk::ui

#include "monkey_test.moc"
