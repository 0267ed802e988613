#include "workers/report/svg.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <limits>

namespace zk::workers::report {
namespace {

struct Frame {
  double left = 64, right = 20, top = 16, bottom = 44;
  int width, height;
  double x0() const { return left; }
  double x1() const { return width - right; }
  double y0() const { return height - bottom; }
  double y1() const { return top; }
};

struct Axis {
  double low, high;
  bool log = false;
  double place(double v, double a, double b) const {
    double t = log ? (std::log(v) - std::log(low)) / (std::log(high) - std::log(low)) : (v - low) / (high - low);
    return a + t * (b - a);
  }
};

std::vector<double> ticks(const Axis& axis) {
  std::vector<double> out;
  if (axis.log) {
    for (double decade = std::pow(10, std::floor(std::log10(axis.low))); decade <= axis.high; decade *= 10)
      for (double m : {1.0, 3.0})
        if (decade * m >= axis.low * 0.999 && decade * m <= axis.high * 1.001) out.push_back(decade * m);
    return out;
  }
  const double span = axis.high - axis.low, rough = span / 5, power = std::pow(10, std::floor(std::log10(rough)));
  double step = power;
  for (double m : {1.0, 2.0, 5.0, 10.0})
    if (power * m >= rough) {
      step = power * m;
      break;
    }
  for (double v = std::ceil(axis.low / step) * step; v <= axis.high + 1e-9; v += step) out.push_back(v);
  return out;
}

std::string number(double v) {
  if (std::fabs(v) >= 1000 && std::fabs(v - std::round(v)) < 1e-6) {
    std::string digits = std::to_string(std::llround(v));
    for (int i = static_cast<int>(digits.size()) - 3; i > 0; i -= 3) digits.insert(static_cast<size_t>(i), ",");
    return digits;
  }
  return fmt::format("{:.4g}", v);
}

std::string open_svg(const std::string& title, int width, int height) {
  return fmt::format("<svg viewBox='0 0 {} {}' role='img' aria-label='{}'>\n", width, height, escape(title));
}

std::string grid(const Frame& f, const Axis& x, const Axis& y, const LinePlot& plot) {
  std::string out;
  for (double v : ticks(y)) {
    double py = y.place(v, f.y0(), f.y1());
    out += fmt::format("<line class='grid' x1='{:.1f}' x2='{:.1f}' y1='{:.1f}' y2='{:.1f}'/>", f.x0(), f.x1(), py, py);
    out += fmt::format("<text class='tick' x='{:.1f}' y='{:.1f}' text-anchor='end'>{}</text>\n", f.x0() - 8, py + 4,
                       number(v));
  }
  for (double v : ticks(x)) {
    double px = x.place(v, f.x0(), f.x1());
    out +=
        fmt::format("<line class='axis' x1='{0:.1f}' x2='{0:.1f}' y1='{1:.1f}' y2='{2:.1f}'/>", px, f.y0(), f.y0() + 4);
    out += fmt::format("<text class='tick' x='{:.1f}' y='{:.1f}' text-anchor='middle'>{}</text>\n", px, f.y0() + 18,
                       number(v));
  }
  out +=
      fmt::format("<line class='axis' x1='{0:.1f}' x2='{1:.1f}' y1='{2:.1f}' y2='{2:.1f}'/>", f.x0(), f.x1(), f.y0());
  out += fmt::format("<text class='label' x='{:.1f}' y='{}' text-anchor='middle'>{}</text>", (f.x0() + f.x1()) / 2,
                     f.height - 6, escape(plot.x_label));
  out +=
      fmt::format("<text class='label' transform='translate(14 {:.1f}) rotate(-90)' text-anchor='middle'>{}</text>\n",
                  (f.y0() + f.y1()) / 2, escape(plot.y_label));
  return out;
}

/// Minimum and maximum of each pixel column.
std::vector<std::pair<double, double>> thin(const std::vector<std::pair<double, double>>& points, const Axis& x,
                                            const Frame& f) {
  if (points.size() < 1200) return points;
  std::vector<std::pair<double, double>> out;
  for (size_t i = 0; i < points.size();) {
    const auto column = std::floor(x.place(points[i].first, f.x0(), f.x1()) / 1.5);
    auto low = points[i], high = points[i];
    for (; i < points.size() && std::floor(x.place(points[i].first, f.x0(), f.x1()) / 1.5) == column; ++i) {
      if (points[i].second < low.second) low = points[i];
      if (points[i].second > high.second) high = points[i];
    }
    if (high.first < low.first) std::swap(low, high);
    out.push_back(low);
    if (high != low) out.push_back(high);
  }
  return out;
}

std::string draw(const Series& series, const Axis& x, const Axis& y, const Frame& f) {
  std::string out, path;
  for (const auto& [px, py] : thin(series.points, x, f)) {
    double sx = x.place(px, f.x0(), f.x1()), sy = y.place(py, f.y0(), f.y1());
    if (series.markers)
      out += fmt::format("<path class='{}' d='M{:.1f} {:.1f}l4 4l-4 4l-4 -4z'/>", series.css + " mark", sx, sy - 4);
    else
      path += fmt::format("{}{:.1f} {:.1f}", path.empty() ? "M" : "L", sx, sy);
  }
  if (!path.empty()) out += fmt::format("<path class='{} line' d='{}'/>", series.css, path);
  if (!series.points.empty()) {
    const auto& last = series.points.back();
    double dy = series.markers ? -14 : 18;
    out += fmt::format("<text class='{} name' x='{:.1f}' y='{:.1f}' text-anchor='end'>{}</text>\n", series.css,
                       x.place(last.first, f.x0(), f.x1()) - 4,
                       std::clamp(y.place(last.second, f.y0(), f.y1()) + dy, f.y1() + 10, f.y0() - 4),
                       escape(series.label));
  }
  return out;
}
}  // namespace

std::string escape(const std::string& text) {
  std::string out;
  for (char c : text) {
    if (c == '&')
      out += "&amp;";
    else if (c == '<')
      out += "&lt;";
    else if (c == '>')
      out += "&gt;";
    else if (c == '\'')
      out += "&#39;";
    else if (c == '"')
      out += "&quot;";
    else
      out += c;
  }
  return out;
}

std::string line_plot(const LinePlot& plot, int width, int height) {
  Frame f;
  f.width = width;
  f.height = height;
  double xl = std::numeric_limits<double>::infinity(), xh = -xl, yl = xl, yh = -xl;
  for (const auto& series : plot.series)
    for (const auto& [x, y] : series.points)
      if (std::isfinite(y)) xl = std::min(xl, x), xh = std::max(xh, x), yl = std::min(yl, y), yh = std::max(yh, y);
  for (const auto& reference : plot.references) yl = std::min(yl, reference.y), yh = std::max(yh, reference.y);
  if (!(xh > xl)) return "";
  Axis x{plot.log_x ? std::max(1.0, xl) : xl, xh, plot.log_x},
      y{std::max(0.0, yl - 0.05 * (yh - yl)), yh + 0.05 * (yh - yl)};
  std::string out = open_svg(plot.title, width, height) + grid(f, x, y, plot);
  for (const auto& reference : plot.references) {
    double py = y.place(reference.y, f.y0(), f.y1());
    out += fmt::format("<line class='ref' x1='{:.1f}' x2='{:.1f}' y1='{:.1f}' y2='{:.1f}'/>", f.x0(), f.x1(), py, py);
    out += fmt::format("<text class='refname' x='{:.1f}' y='{:.1f}' text-anchor='end'>{}</text>\n", f.x1() - 4, py - 5,
                       escape(reference.label));
  }
  for (const auto& series : plot.series) out += draw(series, x, y, f);
  return out + "</svg>\n";
}

std::string bar_plot(const BarPlot& plot, int width, int height) {
  Frame f;
  f.width = width;
  f.height = height;
  f.left = 52;
  Axis y{0, plot.maximum};
  std::string out = open_svg(plot.title, width, height);
  out +=
      "<defs><pattern id='hatch' width='6' height='6' patternUnits='userSpaceOnUse' "
      "patternTransform='rotate(45)'><line class='hatch' x1='0' x2='0' y1='0' y2='6'/></pattern></defs>\n";
  for (double v : ticks(y)) {
    double py = y.place(v, f.y0(), f.y1());
    out += fmt::format("<line class='grid' x1='{:.1f}' x2='{:.1f}' y1='{:.1f}' y2='{:.1f}'/>", f.x0(), f.x1(), py, py);
    out += fmt::format("<text class='tick' x='{:.1f}' y='{:.1f}' text-anchor='end'>{}</text>\n", f.x0() - 6, py + 4,
                       plot.percent ? fmt::format("{:.0f} %", 100 * v) : number(v));
  }
  const double slot = (f.x1() - f.x0()) / std::max<size_t>(1, plot.groups.size());
  for (size_t g = 0; g < plot.groups.size(); ++g) {
    const auto& group = plot.groups[g];
    const double start = f.x0() + slot * static_cast<double>(g) + slot * 0.14,
                 bar = slot * 0.72 / static_cast<double>(std::max<size_t>(1, group.bars.size()));
    for (size_t b = 0; b < group.bars.size(); ++b) {
      const Bar& one = group.bars[b];
      if (!one.present) continue;
      const double bx = start + bar * static_cast<double>(b), by = y.place(one.value, f.y0(), f.y1()), bw = bar - 3;
      out += fmt::format("<rect class='c{} bar' x='{:.1f}' y='{:.1f}' width='{:.1f}' height='{:.1f}'/>", b + 1, bx, by,
                         bw, f.y0() - by);
      if (b % 2 == 1)
        out += fmt::format("<rect fill='url(#hatch)' x='{:.1f}' y='{:.1f}' width='{:.1f}' height='{:.1f}'/>", bx, by,
                           bw, f.y0() - by);
      if (one.high > one.low) {
        const double cx = bx + bw / 2, lo = y.place(one.low, f.y0(), f.y1()), hi = y.place(one.high, f.y0(), f.y1());
        out += fmt::format("<path class='whisker' d='M{0:.1f} {1:.1f}V{2:.1f}M{3:.1f} {1:.1f}h6M{3:.1f} {2:.1f}h6'/>",
                           cx, lo, hi, cx - 3);
      }
      const double top = y.place(std::max(one.value, one.high), f.y0(), f.y1());
      out += fmt::format("<text class='value' x='{:.1f}' y='{:.1f}' text-anchor='middle'>{}</text>", bx + bw / 2,
                         std::max(f.y1() + 2, top - 5),
                         plot.percent ? fmt::format("{:.0f}", 100 * one.value) : fmt::format("{:.2f}", one.value));
    }
    if (group.chance >= 0) {
      const double cy = y.place(group.chance, f.y0(), f.y1());
      out += fmt::format("<line class='chance' x1='{:.1f}' x2='{:.1f}' y1='{:.1f}' y2='{:.1f}'/>", start - 6,
                         start + slot * 0.72 + 3, cy, cy);
    }
    out += fmt::format("<text class='label' x='{:.1f}' y='{:.1f}' text-anchor='middle'>{}</text>\n",
                       start + slot * 0.36, f.y0() + 20, escape(group.label));
  }
  out += fmt::format("<line class='axis' x1='{0:.1f}' x2='{1:.1f}' y1='{2:.1f}' y2='{2:.1f}'/></svg>\n", f.x0(), f.x1(),
                     f.y0());
  if (plot.names.size() < 2) return out;
  std::string legend = "<p class='legend'>";
  for (size_t i = 0; i < plot.names.size(); ++i)
    legend += fmt::format("<span class='swatch c{}{}'></span>{} ", i + 1, i % 2 == 1 ? " hatched" : "",
                          escape(plot.names[i]));
  return out + legend + "</p>\n";
}

std::string style_sheet() {
  return R"CSS(
:root{--canvas:#F2F5F7;--surface:#FFF;--border:#D3DBE2;--text:#14202C;--text2:#465565;--text3:#586777;--grid:#E6EBF0;--accent:#13608C;--ring:#E4712B;
--c1:#1A76C4;--c2:#B8400A;--c3:#0B5745;--c4:#8A2480;--soft:#DCEBF4}
@media(prefers-color-scheme:dark){:root{--canvas:#10161E;--surface:#18212C;--border:#2C3947;--text:#E8EEF4;--text2:#AEBBC8;--text3:#94A3B2;--grid:#25313E;--accent:#62C0E6;--ring:#FF9B54;
--c1:#9AD2FF;--c2:#F0702E;--c3:#35DBA0;--c4:#D968D0;--soft:#173648}}
*{box-sizing:border-box}body{margin:0;background:var(--canvas);color:var(--text);font:15px/1.65 "Noto Sans CJK JP","Noto Sans JP","Noto Sans",system-ui,sans-serif}
main{max-width:960px;margin:0 auto;padding:32px 24px 64px}h1{font-size:28px;margin:0}h2{font-size:18px;margin:0 0 4px}header{display:flex;gap:20px;align-items:center;margin-bottom:24px}
header svg{width:64px;height:64px;flex:none}section{background:var(--surface);border:1px solid var(--border);border-radius:8px;padding:20px 24px;margin:0 0 16px}
p{margin:0 0 10px}.sub{color:var(--text2);font-size:13px}.tiles{display:grid;grid-template-columns:repeat(auto-fit,minmax(170px,1fr));gap:16px;margin-bottom:16px}
.tile{background:var(--surface);border:1px solid var(--border);border-radius:8px;padding:12px 16px}.tile b{display:block;font-size:22px}.tile span{color:var(--text2);font-size:12px}
svg{width:100%;height:auto;display:block}.grid{stroke:var(--grid)}.axis{stroke:var(--text3)}.tick,.label,.refname,.value{fill:var(--text2);font-size:12px}.value{font-size:11px}
.name{font-size:13px;font-weight:700}.line{fill:none;stroke-width:1.6}.ref{stroke:var(--text3);stroke-dasharray:5 4}.chance{stroke:var(--text);stroke-dasharray:2 3;stroke-width:1.5}
.c1.line{stroke:var(--c1)}.c2.line{stroke:var(--c2)}.c1.bar,.c1.name,.c1.mark{fill:var(--c1)}.c2.bar,.c2.name,.c2.mark{fill:var(--c2)}.c3.bar{fill:var(--c3)}.c4.bar{fill:var(--c4)}
.hatch{stroke:var(--surface);stroke-width:2}.whisker{stroke:var(--text);fill:none;stroke-width:1.3}.legend{font-size:13px;color:var(--text2);margin-top:8px}
.swatch{display:inline-block;width:14px;height:10px;margin:0 6px 0 12px;border-radius:2px}.swatch.c1{background:var(--c1)}.swatch.c2{background:var(--c2)}
.swatch.hatched{background:repeating-linear-gradient(45deg,var(--c2) 0 3px,var(--surface) 3px 5px)}
table{border-collapse:collapse;width:100%;font-size:13px}th,td{text-align:right;padding:5px 8px;border-bottom:1px solid var(--border)}th:first-child,td:first-child{text-align:left}
th{color:var(--text2);font-weight:700}.said{background:var(--soft);border-radius:8px;padding:8px 12px;margin:0 0 8px}.said small{display:block;color:var(--text2)}
code{background:var(--soft);padding:1px 6px;border-radius:4px;font-size:13px}.scroll{overflow-x:auto}
)CSS";
}
}  // namespace zk::workers::report
