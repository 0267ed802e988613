#include "engine/eval/results.h"

#include <gtest/gtest.h>

namespace zk::eval {
namespace {

struct Answered {
  std::vector<ExamItem> items;
  std::vector<ItemResult> results;
  void add(const std::string& id, const std::string& lang, int64_t level, bool right, bool right_mean) {
    ExamItem item;
    item.id = id + "-" + lang;
    item.family = "science", item.split = "held", item.lang = lang, item.level = level;
    item.question = "q", item.choices = {"a", "b", "c", "d"}, item.answer = 2;
    items.push_back(item);
    results.push_back({{-1, -2, -3, -4}, {1, 2, 3, 4}, right ? 2 : 0, right_mean ? 2 : 1, "prompt"});
  }
};

TEST(Rows, CountByLanguageAndTogether) {
  Answered answered;
  for (int i = 0; i < 20; ++i) {
    answered.add("s" + std::to_string(i), "en", i < 10 ? 1 : 2, i < 15, i < 5);
    answered.add("s" + std::to_string(i), "ja", i < 10 ? 1 : 2, i < 10, i < 5);
  }
  const Json rows = accuracy_rows(answered.items, answered.results);
  ASSERT_EQ(rows.size(), 3u);
  EXPECT_EQ(rows[0]["lang"], "en");
  EXPECT_EQ(rows[0]["n"], 20);
  EXPECT_EQ(rows[0]["accuracy"], 0.75);
  EXPECT_EQ(rows[0]["accuracy_mean"], 0.25);
  EXPECT_EQ(rows[0]["chance"], 0.25);
  EXPECT_EQ(rows[0]["levels"]["2"], (Json{{"n", 10}, {"correct", 5}}));
  EXPECT_EQ(rows[2]["lang"], "all");
  EXPECT_EQ(rows[2]["correct"], 25);
  EXPECT_LT(rows[2]["low"].get<double>(), 0.625);
  // Twins are no independent items: the interval of both languages is wider than that of 40 single questions.
  Answered single;
  for (int i = 0; i < 40; ++i) single.add("x" + std::to_string(i), "en", 1, i < 25, true);
  const Json other = accuracy_rows(single.items, single.results);
  EXPECT_GT(rows[2]["high"].get<double>() - rows[2]["low"].get<double>(),
            other[0]["high"].get<double>() - other[0]["low"].get<double>());
}

TEST(Lines, KeepTheWholeAnswer) {
  Answered answered;
  answered.add("s1", "en", 3, true, false);
  const Json line = sample_line(answered.items[0], answered.results[0]);
  EXPECT_EQ(line["id"], "s1-en");
  EXPECT_EQ(line["correct"], true);
  EXPECT_EQ(line["correct_mean"], false);
  EXPECT_EQ(line["loglikelihoods"], Json({-1.0, -2.0, -3.0, -4.0}));
}

TEST(FreeAnswers, AreRightOnlyIfTheySayTheSame) {
  EXPECT_TRUE(same_answer(" The owl eats mice.\n", "The owl eats mice."));
  EXPECT_FALSE(same_answer("the owl eats mice.", "The owl eats mice."));
  EXPECT_FALSE(same_answer("", "The owl eats mice."));
  const std::vector<FreeItem> items = {{"free-1", "fact", "en", "q", "a"}, {"free-2", "fact", "ja", "q", "a"}};
  const Json rows = free_rows(items, {{"p", "a", true}, {"p", "b", false}});
  ASSERT_EQ(rows.size(), 3u);
  EXPECT_EQ(rows[2]["lang"], "all");
  EXPECT_EQ(rows[2]["accuracy"], 0.5);
}
}  // namespace
}  // namespace zk::eval
