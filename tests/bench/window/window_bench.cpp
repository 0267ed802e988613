// Two figures of the window: how long until it can be used (made, shown, first events handled), and how long it is held
// while the log of a run that it shows grows by 10,000 lines a second. Wall time counts what other programs take from
// this one; the processor time of the interface thread beside it does not.
#include <QApplication>
#include <QElapsedTimer>
#include <QFile>
#include <QTemporaryDir>
#include <QTimer>
#include <algorithm>
#include <atomic>
#include <chrono>
#include <cmath>
#include <cstdio>
#include <ctime>
#include <thread>

#include "ui/main_window.h"
#include "ui/stall_watch.h"
#include "widgets/language.h"

using namespace zk;
using namespace zk::ui;

namespace {

constexpr int kLinesPerSecond = 10'000;

/// Processor time of the calling thread, milliseconds.
double threadMs() {
  timespec t{};
  clock_gettime(CLOCK_THREAD_CPUTIME_ID, &t);
  return double(t.tv_sec) * 1e3 + double(t.tv_nsec) / 1e6;
}

/// Remembers which event took the interface thread longest: the place to look at.
class TimedApplication : public QApplication {
 public:
  using QApplication::QApplication;
  bool notify(QObject* receiver, QEvent* event) override {
    if (m_depth > 0) return QApplication::notify(receiver, event);
    ++m_depth;
    const QByteArray name = QByteArray(receiver->metaObject()->className()) + "/" + QByteArray::number(event->type());
    const double before = threadMs();
    const bool done = QApplication::notify(receiver, event);
    --m_depth;
    if (const double took = threadMs() - before; took > m_worst) m_worst = took, m_name = name;
    return done;
  }
  void forget() { m_worst = 0; }
  double worst() const { return m_worst; }
  QByteArray name() const { return m_name; }

 private:
  int m_depth = 0;
  double m_worst = 0;
  QByteArray m_name;
};

QByteArray metricLine(qint64 seq) {
  const qint64 t = 1'790'000'000'000'000 + seq * 100;
  return QByteArrayLiteral("{\"seq\":") + QByteArray::number(seq) + ",\"t\":" + QByteArray::number(t) +
         ",\"e\":\"metric\",\"group\":\"train\",\"step\":" + QByteArray::number(seq) +
         ",\"tokens\":" + QByteArray::number(seq * 2048) + ",\"seconds\":" + QByteArray::number(double(seq) * 1e-4) +
         ",\"values\":{\"loss\":" + QByteArray::number(2 + 6 / std::sqrt(double(seq))) +
         ",\"lr\":0.0025,\"grad_norm\":0.4,\"tokens_per_second\":9000}}\n";
}

void writeHeader(const QString& path) {
  QFile file(path);
  if (!file.open(QIODevice::WriteOnly)) qFatal("cannot write %s", qPrintable(path));
  file.write(R"({"seq":0,"t":1790000000000000,"e":"header","proto":1,"program":"zerokara","command":"train","pid":0})"
             "\n");
}

/// Appends lines at an even pace until told to stop; gives back how many were written.
qint64 flood(const QString& path, const std::atomic<bool>& stop) {
  QFile file(path);
  if (!file.open(QIODevice::WriteOnly | QIODevice::Append)) qFatal("cannot write %s", qPrintable(path));
  const auto begin = std::chrono::steady_clock::now();
  qint64 written = 0;
  while (!stop) {
    const double elapsed = std::chrono::duration<double>(std::chrono::steady_clock::now() - begin).count();
    QByteArray block;
    for (const qint64 due = qint64(elapsed * kLinesPerSecond); written < due;) block += metricLine(++written);
    file.write(block);
    file.flush();
    std::this_thread::sleep_for(std::chrono::milliseconds(10));
  }
  return written;
}

struct Window {
  explicit Window(const AppOptions& options)
      : preferences(scratch.filePath("settings.ini")), app(options, preferences), window(app, true) {
    window.resize(1600, 1000);
  }
  QTemporaryDir scratch;
  Preferences preferences;
  AppModel app;
  MainWindow window;
};

void measureStart() {
  QTemporaryDir project;
  QElapsedTimer clock;
  clock.start();
  const double before = threadMs();
  Window w({project.filePath("p")});
  w.window.show();
  w.app.start();
  bool answered = false;
  QTimer::singleShot(0, &w.window, [&] { answered = true; });
  while (!answered) QApplication::processEvents();
  std::printf("{\"what\":\"interactive\",\"wall_ms\":%.0f,\"cpu_ms\":%.0f}\n", double(clock.nsecsElapsed()) / 1e6,
              threadMs() - before);
}

void measureFlood(double seconds) {
  QTemporaryDir project;
  const QString run = project.filePath("p/runs/run-1");
  QDir().mkpath(run);
  writeHeader(run + "/events.jsonl");
  Window w({project.filePath("p")});
  w.window.showPage("train");
  w.window.show();
  w.app.start();
  while (!w.app.run().active()) QApplication::processEvents(QEventLoop::WaitForMoreEvents, 20);
  // What the page asks once (its form, the check-up of the machine) is not the flood's.
  QElapsedTimer settled;
  settled.start();
  while (settled.elapsed() < 3000) QApplication::processEvents(QEventLoop::AllEvents, 20);
  std::atomic<bool> stop = false;
  qint64 written = 0;
  std::thread writer([&] { written = flood(run + "/events.jsonl", stop); });
  StallWatch watch;
  watch.start();
  const double cpuStart = threadMs();
  auto* timed = static_cast<TimedApplication*>(qApp);
  timed->forget();
  QElapsedTimer clock;
  clock.start();
  while (double(clock.elapsed()) < seconds * 1e3) {
    QApplication::processEvents(QEventLoop::AllEvents, 1);
  }
  const double cpu = threadMs() - cpuStart;
  stop = true;
  writer.join();
  std::printf(
      "{\"what\":\"flood\",\"lines_per_second\":%.0f,\"worst_stall_wall_ms\":%lld,\"stalls_over_50_ms\":%d,"
      "\"longest_event_cpu_ms\":%.1f,\"longest_event\":\"%s\",\"interface_cpu_share\":%.2f}\n",
      double(written) / seconds, static_cast<long long>(watch.worstMs()), watch.stalls(), timed->worst(),
      timed->name().constData(), cpu / (seconds * 1e3));
}

}  // namespace

int main(int argc, char** argv) {
  if (qEnvironmentVariableIsEmpty("QT_QPA_PLATFORM")) qputenv("QT_QPA_PLATFORM", "offscreen");
  TimedApplication app(argc, argv);
  widgets::Language::set("en");
  widgets::Theme::instance().install(app);
  measureStart();
  measureFlood(argc > 1 ? std::max(1.0, QByteArray(argv[1]).toDouble()) : 10.0);
  return 0;
}
