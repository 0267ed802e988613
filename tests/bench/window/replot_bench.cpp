// How long a redraw of a loss plot takes: zk_replot_bench [POINTS…]; prints one JSON object per size. Nothing is
// asserted.
#include <QApplication>
#include <QElapsedTimer>
#include <QTextStream>
#include <algorithm>
#include <cmath>
#include <ctime>
#include <vector>

#include "widgets/plot_frame.h"

using namespace zk::widgets;

static double median(std::vector<double> v) {
  std::sort(v.begin(), v.end());
  return v[v.size() / 2];
}

static void measure(int points, QTextStream& out) {
  LossPlot plot;
  plot.setBaselines({{QStringLiteral("uniform"), 9.0}, {QStringLiteral("bigram"), 4.4}});
  plot.resize(1000, 460);
  plot.show();
  QElapsedTimer clock;
  clock.start();
  for (int i = 1; i <= points; ++i) {
    const double x = i, noise = 0.1 * std::sin(i * 12.9898) * std::cos(i * 78.233);
    plot.appendTraining(std::span(&x, 1), 1.7 + 7.3 * std::pow(1 + i / 55.0, -0.62) + noise);
  }
  const double appendMs = clock.nsecsElapsed() / 1e6;
  QApplication::processEvents();
  plot.view()->redrawNow();
  const auto redraws = [&plot, &out](const char* name) {
    std::vector<double> wall, cpu;
    for (int k = 0; k < 15; ++k) {
      const std::clock_t before = std::clock();
      wall.push_back(plot.view()->redrawNow());
      cpu.push_back(1000.0 * double(std::clock() - before) / CLOCKS_PER_SEC);
    }
    out << ",\"" << name << "\":{\"wall_ms\":" << median(wall) << ",\"cpu_ms\":" << median(cpu) << "}";
  };
  out << "{\"points\":" << points << ",\"append_us_per_point\":" << appendMs * 1000 / points;
  redraws("log_x");
  plot.view()->setLogX(false);
  plot.view()->redrawNow();
  redraws("linear_x");
  clock.restart();
  plot.view()->setSmoothing(0.97);
  out << ",\"resmooth_ms\":" << clock.nsecsElapsed() / 1e6 << "}\n";
}

int main(int argc, char** argv) {
  if (qEnvironmentVariableIsEmpty("QT_QPA_PLATFORM")) qputenv("QT_QPA_PLATFORM", "offscreen");
  QApplication app(argc, argv);
  Theme::instance().install(app);
  QTextStream out(stdout);
  QStringList sizes = app.arguments().mid(1);
  if (sizes.isEmpty()) sizes = QStringList{QStringLiteral("1000"), QStringLiteral("100000"), QStringLiteral("1000000")};
  for (const auto& s : sizes) measure(s.toInt(), out);
  return 0;
}
