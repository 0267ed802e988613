#include "engine/core/text.h"

#include <gtest/gtest.h>

using namespace zk;

TEST(Text, PlacesAreFilled) {
  Issue issue = issue_usage("param-range", {{"key", "n_layer"}, {"value", 12345}, {"low", 1}, {"high", 256}});
  EXPECT_EQ(issue_sentence(Lang::En, issue), "n_layer cannot be 12,345. It must lie between 1 and 256.");
  EXPECT_EQ(issue_sentence(Lang::Ja, issue), "n_layer に 12,345 は指定できません。1 から 256 までの値が必要です。");
}

TEST(Text, NumbersHaveARealMinusSign) {
  const Issue issue = issue_usage("param-range", {{"key", "x"}, {"value", -0.5}, {"low", -1}, {"high", 1}});
  EXPECT_EQ(issue_sentence(Lang::En, issue), "x cannot be \u22120.5. It must lie between \u22121 and 1.");
}

TEST(Text, WordsOfAnIssueNameKindsAndSkipWhatIsEmpty) {
  const Issue none = issue_input(
      "artifact-missing", {{"ref", "x"}, {"kind", "conversation_set"}, {"nearest", ""}, {"known", Json::array()}});
  EXPECT_EQ(issue_words(Lang::En, none).what, "There is no conversation set called x.");
  EXPECT_EQ(issue_words(Lang::Ja, none).what, "「x」という会話データはありません。");
  EXPECT_EQ(issue_words(Lang::En, none).why, "");
  const Issue some =
      issue_input("artifact-missing", {{"ref", "x"}, {"kind", "run"}, {"nearest", ""}, {"known", {"a", "b"}}});
  EXPECT_EQ(issue_words(Lang::En, some).why, "There are: a, b.");
}

TEST(Text, UnknownIdsShowThemselves) { EXPECT_EQ(text(Lang::En, "no.such.id"), "no.such.id"); }

TEST(Text, Numbers) {
  EXPECT_EQ(format_count(1234567), "1,234,567");
  EXPECT_EQ(format_count(999), "999");
  EXPECT_EQ(format_count(-1000), "\u22121,000");
  EXPECT_EQ(format_bytes(1500), "1.5 kB");
  EXPECT_EQ(format_duration(Lang::En, 200), "3 min 20 s");
  EXPECT_EQ(format_duration(Lang::Ja, 200), "3 分 20 秒");
}
