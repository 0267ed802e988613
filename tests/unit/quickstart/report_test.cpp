#include <gtest/gtest.h>

#include "workers/report/page.h"
#include "workers/report/svg.h"

using namespace zk;
using namespace zk::workers::report;

namespace {
size_t count(const std::string& text, const std::string& part) {
  size_t n = 0;
  for (size_t at = text.find(part); at != std::string::npos; at = text.find(part, at + 1)) ++n;
  return n;
}

Json summary() {
  return {{"program", "zerokara 0"},
          {"workspace", "/w <&>"},
          {"finished", 0},
          {"model", {{"parameters", 1310000}}},
          {"training", {{"tokens", 3000000}, {"tokens_per_second", 9000.0}}},
          {"total", {{"wall_seconds", 480.0}}},
          {"text",
           {{"bits_per_char", {{"uniform", 4.0}, {"unigram", 2.8}, {"bigram", 1.1}, {"model", 0.3}}},
            {"nats_per_token", {{"uniform", 8.3}, {"bigram", 3.0}}}}},
          {"accuracy", Json::array({{{"family", "science"},
                                     {"split", "held"},
                                     {"lang", "all"},
                                     {"stage", "base"},
                                     {"n", 200},
                                     {"accuracy", 0.8},
                                     {"low", 0.74},
                                     {"high", 0.85},
                                     {"chance", 0.25}}})},
          {"stages", Json::array({{{"id", "train"}, {"wall_seconds", 300.0}, {"cpu_seconds", 590.0}}})}};
}

std::vector<Json> events() {
  std::vector<Json> list;
  for (int step = 1; step <= 5000; ++step)
    list.push_back({{"e", "metric"},
                    {"group", "train"},
                    {"step", step},
                    {"values", {{"loss", step == 2500 ? 99.0 : 8.0 / step}}}});
  list.push_back({{"e", "metric"}, {"group", "valid"}, {"step", 5000}, {"values", {{"loss", 1.5}}}});
  list.push_back({{"e", "sample"}, {"step", 100}, {"prompt", "The <cat>"}, {"text", " sat & ate"}});
  return list;
}
}  // namespace

TEST(Report, PageHasItsPartsInBothLanguages) {
  for (Lang lang : {Lang::En, Lang::Ja}) {
    std::string page = quickstart_page(lang, summary(), events(), {});
    EXPECT_EQ(page.find("report."), std::string::npos) << "a text is missing";
    EXPECT_NE(page.find("1,310,000"), std::string::npos);
    EXPECT_NE(page.find("The &lt;cat&gt;"), std::string::npos);
    EXPECT_NE(page.find("/w &lt;&amp;&gt;"), std::string::npos);
    EXPECT_EQ(count(page, "<svg"), count(page, "</svg>"));
    EXPECT_EQ(count(page, "<section>"), 9u);
  }
}

TEST(Report, ThinningKeepsTheSpike) {
  LinePlot plot;
  plot.series = {{"loss", "c1", {}, false}};
  for (int i = 1; i <= 100000; ++i) plot.series[0].points.push_back({i, i == 77777 ? 50.0 : 1.0});
  std::string svg = line_plot(plot);
  EXPECT_LT(svg.size(), 60000u);
  // The spike reaches the top of the frame: a point above y = 40.
  bool high = false;
  for (size_t at = svg.find(" d='M"); at < svg.size() && svg[at] != '>'; ++at)
    if (svg[at] == 'L') {
      double x = 0, y = 0;
      if (std::sscanf(svg.c_str() + at + 1, "%lf %lf", &x, &y) == 2 && y < 40) high = true;
    }
  EXPECT_TRUE(high);
}

TEST(Report, EmptyPlotsAreEmpty) {
  EXPECT_EQ(line_plot({}), "");
  EXPECT_NE(bar_plot({}), "");
}
