// Test questions inside training text: found, cut, counted.
#include "engine/corpus/dedup/decontaminate.h"

#include <gtest/gtest.h>

namespace zk::dedup {
namespace {

const std::string kQuestion = "What is the name of the river that flows through the old town of the north?";

std::string filler(int words, int seed) {
  std::string out;
  for (int i = 0; i < words; ++i) out += "f" + std::to_string(seed) + "x" + std::to_string(i) + " ";
  return out;
}

TEST(Decontaminate, FindsAQuestionWhateverItsCaseAndPunctuation) {
  Decontaminator d;
  d.add(d.add_benchmark("quiz"), kQuestion);
  const std::string text =
      filler(100, 1) + "what is the NAME of the river, that flows through the old town of the north " + filler(100, 2);
  const Decontaminated got = d.check(text);
  ASSERT_EQ(got.hits.size(), 4u);  // sixteen words hold four sequences of thirteen
  EXPECT_EQ(text.substr(got.hits[0].where.begin, 4), "what");
  EXPECT_EQ(text.substr(got.hits[3].where.end - 5, 5), "north");
  ASSERT_EQ(got.kept.size(), 2u);
  EXPECT_EQ(got.kept[0].begin, 0u);
  EXPECT_EQ(got.kept[0].bytes.end, got.hits[0].where.begin - 200);
  EXPECT_EQ(got.kept[1].bytes.begin, got.hits[3].where.end - 1 + 200 + 1);
  EXPECT_EQ(got.kept[1].bytes.end, text.size());
  EXPECT_TRUE(got.changed);
  EXPECT_FALSE(got.dropped());
}

TEST(Decontaminate, ManyHitsDropTheDocument) {
  Decontaminator d;
  d.add(d.add_benchmark("quiz"), kQuestion);
  EXPECT_TRUE(d.check(kQuestion + " " + kQuestion + " " + kQuestion).dropped());
  DecontaminationOptions only;
  only.report_only = true;
  Decontaminator reporter(only);
  reporter.add(reporter.add_benchmark("quiz"), kQuestion);
  const Decontaminated got = reporter.check(kQuestion + " " + kQuestion + " " + kQuestion);
  EXPECT_EQ(got.hits.size(), 12u);
  EXPECT_FALSE(got.changed);
  EXPECT_EQ(got.kept.size(), 1u);
}

TEST(Decontaminate, CleanTextStays) {
  Decontaminator d;
  d.add(d.add_benchmark("quiz"), kQuestion);
  EXPECT_FALSE(d.check("What is the name of the river?").changed);
  EXPECT_FALSE(d.check("").changed);
  Decontaminator janitor(DecontaminationOptions::janitor());
  EXPECT_TRUE(janitor.check("short and clean").dropped());  // as Janitor has it
}

TEST(Decontaminate, JapaneseByCharacters) {
  Decontaminator d;
  const std::string question = "この村で一番古い橋の名前は何といい、それはいつ作られましたか。";
  d.add(d.add_benchmark("ja"), question);
  EXPECT_EQ(d.benchmarks()[0].too_short, 0u);
  EXPECT_EQ(d.check("前の文。この村で 一番古い橋の名前は何といい、それはいつ作られましたか？次の文。").hits.size(),
            d.sequences());
  EXPECT_TRUE(d.check("この村で一番古い橋の名前は知りません。").hits.empty());
}

TEST(Decontaminate, ReportPerBenchmark) {
  Decontaminator d;
  const uint32_t a = d.add_benchmark("a"), b = d.add_benchmark("b");
  d.add(a, kQuestion);
  d.add(b, kQuestion);  // the same item in two tests
  d.add(b, "far too short");
  d.add(b, "another item of thirteen words or more that is never seen in any of the documents");
  DecontaminationReport report(d), other(d);
  report.add(d.check(filler(100, 1) + kQuestion));
  other.add(d.check(filler(100, 1)));
  report.merge(other);
  const Json json = report.to_json();
  EXPECT_EQ(json.at("documents"), 2);
  EXPECT_EQ(json.at("with_hits"), 1);
  EXPECT_EQ(json.at("cut"), 1);
  EXPECT_EQ(json.at("dropped"), 0);
  EXPECT_EQ(
      json.at("benchmarks").at(0),
      (Json{{"name", "a"}, {"items", 1}, {"too_short", 0}, {"sequences", 4}, {"items_found", 1}, {"documents", 1}}));
  EXPECT_EQ(json.at("benchmarks").at(1).at("too_short"), 1);
  EXPECT_EQ(json.at("benchmarks").at(1).at("items_found"), 1);
  EXPECT_EQ(json.at("benchmarks").at(1).at("documents"), 1);
}
}  // namespace
}  // namespace zk::dedup
