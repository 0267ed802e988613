#include "workers/report/page.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <map>

#include "engine/core/clock.h"
#include "workers/report/svg.h"

namespace zk::workers::report {
namespace {

constexpr const char* kRing =
    "<svg viewBox='0 0 88 88' aria-hidden='true'><path d='M58 12A36 36 0 1 1 34 10' fill='none' stroke='var(--ring)' "
    "stroke-width='9' stroke-linecap='round'/></svg>";

struct Page {
  Lang lang;
  const Json& summary;
  std::string html;

  std::string t(const std::string& id, const Json& args = Json::object()) const {
    return text(lang, "report." + id, args);
  }
  void section(const std::string& id, const std::string& body) {
    html += "<section><h2>" + escape(t(id)) + "</h2><p class='sub'>" + escape(t(id + ".sub")) + "</p>" + body +
            "</section>\n";
  }
};

std::string percent(double share) { return fmt::format("{:.0f} %", 100 * share); }

/// "4.06 M"; Japanese counts in ten thousands: 「406 万」.
std::string millions(Lang lang, double count) {
  if (lang == Lang::Ja) return format_count(std::llround(count / 1e4)) + " 万";
  return fmt::format("{:.2f} M", count / 1e6);
}

void tiles(Page& page) {
  const Json& s = page.summary;
  const Json& training = s["training"];
  const double bits = s["text"]["bits_per_char"].value("model", 0.0);
  const std::vector<std::pair<std::string, std::string>> facts = {
      {format_count(s["model"].value("parameters", int64_t{0})), page.t("tile.parameters")},
      {millions(page.lang, training.value("tokens", 0.0)), page.t("tile.tokens")},
      {format_count(std::llround(training.value("tokens_per_second", 0.0))), page.t("tile.speed")},
      {fmt::format("{:.3f}", bits), page.t("tile.bits")},
      {format_duration(page.lang, s["total"].value("wall_seconds", 0.0)), page.t("tile.time")}};
  page.html += "<div class='tiles'>";
  for (const auto& [value, label] : facts)
    page.html += "<div class='tile'><b>" + escape(value) + "</b><span>" + escape(label) + "</span></div>";
  page.html += "</div>\n";
}

LinePlot loss_plot(const Page& page, const std::vector<Json>& events) {
  LinePlot plot;
  plot.title = page.t("loss");
  plot.x_label = page.t("axis.step");
  plot.y_label = page.t("axis.loss");
  plot.series = {{page.t("series.train"), "c1", {}, false}, {page.t("series.valid"), "c2", {}, true}};
  std::map<int64_t, double> train, valid;  // a resumed run repeats steps: the last one counts
  for (const auto& event : events) {
    if (event.value("e", "") != "metric" || !event["values"].contains("loss") || !event["values"]["loss"].is_number())
      continue;
    (event.value("group", "") == "valid" ? valid : train)[event.value("step", int64_t{0})] =
        event["values"]["loss"].get<double>();
  }
  plot.series[0].points.assign(train.begin(), train.end());
  plot.series[1].points.assign(valid.begin(), valid.end());
  const Json& loss = page.summary["text"]["nats_per_token"];
  for (const char* name : {"uniform", "unigram", "bigram"})
    if (loss.contains(name))
      plot.references.push_back(
          {page.t(std::string("baseline.") + name) + fmt::format("  {:.2f}", loss[name].get<double>()),
           loss[name].get<double>()});
  return plot;
}

std::string bits_plot(const Page& page) {
  const Json& bits = page.summary["text"]["bits_per_char"];
  BarPlot plot;
  plot.title = page.t("bits");
  plot.percent = false;
  plot.maximum = 0.1;
  for (const char* name : {"uniform", "unigram", "bigram", "model", "model_tuned"}) {
    if (!bits.contains(name) || !bits[name].is_number()) continue;
    const double value = bits[name].get<double>();
    plot.maximum = std::max(plot.maximum, value * 1.1);
    plot.groups.push_back({page.t(std::string("baseline.") + name), {{value, 0, 0, true}}, -1});
  }
  plot.names = {page.t("bits")};
  return bar_plot(plot, 860, 260);
}

/// Both languages together, for one family, split and stage.
Bar pooled(const Json& rows, const std::string& family, const std::string& split, const std::string& stage,
           double& chance) {
  for (const auto& row : rows)
    if (row.value("family", "") == family && row.value("split", "") == split && row.value("stage", "") == stage &&
        row.value("lang", "") == "all") {
      chance = row.value("chance", -1.0);
      return {row.value("accuracy", 0.0), row.value("low", 0.0), row.value("high", 0.0), true};
    }
  return {0, 0, 0, false};
}

std::vector<std::string> families(const Json& rows) {
  std::vector<std::string> names;
  for (const auto& row : rows) {
    std::string name = row.value("family", "");
    if (std::find(names.begin(), names.end(), name) == names.end()) names.push_back(name);
  }
  return names;
}

std::string accuracy_plot(const Page& page, const std::string& split) {
  const Json& rows = page.summary["accuracy"];
  BarPlot plot;
  plot.title = page.t("exam");
  plot.names = {page.t("stage.base"), page.t("stage.tuned")};
  for (const auto& family : families(rows)) {
    double chance = -1;
    Bar base = pooled(rows, family, split, "base", chance), tuned = pooled(rows, family, split, "tuned", chance);
    if (base.present || tuned.present)
      plot.groups.push_back({text(page.lang, "family." + family), {base, tuned}, chance});
  }
  return bar_plot(plot);
}

std::string accuracy_table(const Page& page) {
  std::string out = "<div class='scroll'><table><tr>";
  for (const char* head : {"family", "split", "lang", "stage", "n", "accuracy", "interval", "chance"})
    out += "<th>" + escape(page.t(std::string("head.") + head)) + "</th>";
  out += "</tr>\n";
  for (const auto& row : page.summary["accuracy"])
    out += fmt::format(
        "<tr><td>{}</td><td>{}</td><td>{}</td><td>{}</td><td>{}</td><td>{}</td><td>{}–{}</td><td>{}</td></tr>\n",
        escape(text(page.lang, "family." + row.value("family", ""))), escape(page.t("split." + row.value("split", ""))),
        escape(page.t("lang." + row.value("lang", ""))), escape(page.t("stage." + row.value("stage", ""))),
        row.value("n", 0), percent(row.value("accuracy", 0.0)), percent(row.value("low", 0.0)),
        percent(row.value("high", 0.0)), percent(row.value("chance", 0.0)));
  return out + "</table></div>";
}

/// First, some middle and last sample of each prompt.
std::string samples(const Page& page, const std::vector<Json>& events) {
  std::map<std::string, std::vector<const Json*>> by_prompt;
  for (const auto& event : events)
    if (event.value("e", "") == "sample") by_prompt[event.value("prompt", "")].push_back(&event);
  std::string out;
  for (const auto& [prompt, list] : by_prompt) {
    const size_t n = list.size();
    for (size_t i : {size_t{0}, n / 4, n / 2, n - 1}) {
      if (i != n - 1 && i >= n - 1) continue;
      const Json& one = *list[i];
      out += "<div class='said'><small>" + escape(page.t("sample.at", {{"step", one.value("step", int64_t{0})}})) +
             "</small><b>" + escape(prompt) + "</b>" + escape(one.value("text", "")) + "</div>\n";
    }
  }
  return out;
}

std::string stage_table(const Page& page) {
  std::string out = "<table><tr><th>" + escape(page.t("head.stage-name")) + "</th><th>" + escape(page.t("head.wall")) +
                    "</th><th>" + escape(page.t("head.cpu")) + "</th></tr>\n";
  for (const auto& stage : page.summary["stages"])
    out += fmt::format("<tr><td>{}</td><td>{:.1f}</td><td>{:.1f}</td></tr>\n",
                       escape(text(page.lang, "stage." + stage.value("id", ""))), stage.value("wall_seconds", 0.0),
                       stage.value("cpu_seconds", 0.0));
  return out + "</table>";
}
}  // namespace

std::string quickstart_page(Lang lang, const Json& summary, const std::vector<Json>& events,
                            const std::vector<Json>& tune_events) {
  Page page{lang, summary, ""};
  page.html = "<!doctype html><html lang='" + std::string(lang_name(lang)) +
              "'><head><meta charset='utf-8'><meta name='viewport' content='width=device-width'><title>" +
              escape(page.t("title")) + "</title><style>" + style_sheet() + "</style></head><body><main>\n";
  page.html += "<header>" + std::string(kRing) + "<div><h1>" + escape(page.t("title")) + "</h1><p class='sub'>" +
               escape(page.t("subtitle", {{"time", timestamp(summary.value("finished", int64_t{0}))},
                                          {"program", summary.value("program", "")}})) +
               "</p></div></header>\n";
  tiles(page);
  page.section("loss", line_plot(loss_plot(page, events)));
  page.section("bits", bits_plot(page));
  page.section("exam", accuracy_plot(page, "held"));
  page.section("seen", accuracy_plot(page, "seen"));
  page.section("samples", samples(page, events));
  page.section("answers", samples(page, tune_events));
  page.section("table", accuracy_table(page));
  page.section("stages", stage_table(page));
  page.section("next", "<p><code>./zk chat --workspace " + escape(summary.value("workspace", "")) + "</code></p><p>" +
                           escape(page.t("next.more")) + "</p>");
  return page.html + "</main></body></html>\n";
}
}  // namespace zk::workers::report
