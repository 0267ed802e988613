// Small charts as SVG for the HTML report: no script, no network, both colour schemes through CSS variables.
#pragma once
#include <string>
#include <utility>
#include <vector>

namespace zk::workers::report {

std::string escape(const std::string& text);  ///< for HTML and SVG text

struct Series {
  std::string label, css;  ///< css class: "c1", "c2", …
  std::vector<std::pair<double, double>> points;
  bool markers = false;  ///< diamonds instead of a line
};
struct Reference {
  std::string label;
  double y = 0;
};
struct LinePlot {
  std::string title, x_label, y_label;
  std::vector<Series> series;
  std::vector<Reference> references;  ///< dashed horizontal lines
  bool log_x = true;
};
/// At most ~600 points a series are drawn: minimum and maximum of each pixel column, so no spike is lost.
std::string line_plot(const LinePlot& plot, int width = 860, int height = 380);

struct Bar {
  double value = 0, low = 0, high = 0;  ///< low == high: no whisker
  bool present = true;
};
struct BarGroup {
  std::string label;
  std::vector<Bar> bars;  ///< in the order of BarPlot::names
  double chance = -1;     ///< dotted line across the group; below 0: none
};
struct BarPlot {
  std::string title;
  std::vector<std::string> names;
  std::vector<BarGroup> groups;
  double maximum = 1;
  bool percent = true;
};
/// Grouped bars with 95 % whiskers; series differ by colour and by hatching.
std::string bar_plot(const BarPlot& plot, int width = 860, int height = 320);

std::string style_sheet();  ///< CSS of page and charts
}  // namespace zk::workers::report
