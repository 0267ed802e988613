// How long a project of 500 runs takes: the first scan of the folders, the first index, the list from the index (what a
// window shows at its start), one changed run. Each figure is the middle one of five.
#include <QCoreApplication>
#include <QDir>
#include <QElapsedTimer>
#include <QFile>
#include <QTemporaryDir>
#include <algorithm>
#include <cstdio>
#include <functional>

#include "engine/core/files.h"
#include "ui/run_index.h"

using namespace zk;
using namespace zk::ui;

namespace {

constexpr int kRuns = 500;

void writeRun(const QString& project, int number, int steps) {
  const QString dir = project + QStringLiteral("/runs/run-%1").arg(number);
  QDir().mkpath(dir);
  QFile file(dir + "/events.jsonl");
  if (!file.open(QIODevice::WriteOnly)) qFatal("cannot write %s", qPrintable(dir));
  const qint64 t = 1'790'000'000'000'000 + number * 1'000'000'000LL;
  const auto line = [&](const QString& text) { file.write((text + "\n").toUtf8()); };
  line(QStringLiteral(R"({"seq":0,"t":%1,"e":"header","proto":1,"program":"zerokara","command":"train","pid":0})")
           .arg(t));
  line(QStringLiteral(
           R"({"seq":1,"t":%1,"e":"params","values":{"dataset":"dataset-1","model":{"n_layer":4}},"origins":{}})")
           .arg(t));
  for (int step = 1; step <= steps; ++step)
    line(QStringLiteral(R"({"seq":%1,"t":%2,"e":"metric","group":"train","step":%3,"tokens":%4,"seconds":%5,)"
                        R"("values":{"loss":%6,"lr":0.0025,"grad_norm":0.4,"tokens_per_second":7000}})")
             .arg(step + 1)
             .arg(t + step * 100'000)
             .arg(step)
             .arg(step * 2048)
             .arg(step * 0.1)
             .arg(8.0 / step));
  line(QStringLiteral(R"({"seq":%1,"t":%2,"e":"end","status":"ok","exit":0})").arg(steps + 2).arg(t + steps * 100'000));
}

double milliseconds(const std::function<void()>& work) {
  QVector<double> times;
  for (int i = 0; i < 5; ++i) {
    QElapsedTimer clock;
    clock.start();
    work();
    times.append(double(clock.nsecsElapsed()) / 1e6);
  }
  std::sort(times.begin(), times.end());
  return times[2];
}

}  // namespace

int main(int argc, char** argv) {
  const QCoreApplication app(argc, argv);
  const QTemporaryDir scratch;
  const QString project = scratch.filePath("project");
  QDir().mkpath(project);
  (void)write_json_atomic(project.toStdString() + "/workspace.json", {{"version", 1}});
  for (int i = 1; i <= kRuns; ++i) writeRun(project, i, 800);

  WorkspaceScanner scanner;
  QElapsedTimer clock;
  clock.start();
  WorkspaceState state = scanner.scan(project);
  std::printf("scan of %d runs, first time    %8.1f ms\n", int(state.runs.size()), double(clock.nsecsElapsed()) / 1e6);
  std::printf("scan, nothing changed          %8.1f ms\n", milliseconds([&] { state = scanner.scan(project); }));
  std::printf("index made anew                %8.1f ms\n", milliseconds([&] {
                QFile::remove(project + "/index.sqlite");
                IndexFile(project).update(state);
              }));
  qsizetype listed = 0;
  std::printf("list from the index, file open %8.1f ms\n",
              milliseconds([&] { listed = IndexFile(project).read().runs.size(); }));
  IndexFile index(project);
  (void)index.update(state);
  std::printf("update, nothing changed        %8.1f ms\n", milliseconds([&] { index.update(state); }));
  int step = 0;
  std::printf("update, one run went on        %8.1f ms\n", milliseconds([&] {
                state.runs[0].step += ++step;
                index.update(state);
              }));
  return listed == kRuns ? 0 : 1;
}
