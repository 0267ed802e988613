// Rules that take lines out: C4, its relatives, RefinedWeb, lines of symbols.
#include "quality_fixtures.h"

namespace zk::quality {
namespace {
const std::string kFive =
    "This is one line. It is short.\nHere comes the second one. It ends well.\nThe third line is here.";

std::vector<std::string_view> reasons(const Answer& a) {
  std::vector<std::string_view> out;
  for (const Cut& cut : a.edit.cuts) out.push_back(cut.reason);
  return out;
}

TEST(C4, KeepsSentences) {
  const Answer a = ask("c4", kFive);
  EXPECT_TRUE(a.verdict.kept);
  EXPECT_FALSE(a.edit.changed);
}

TEST(C4, LinesGoWithTheirReasons) {
  const Answer a = ask("c4", kFive + "\nMenu entry without end\nToo few.\nPlease enable JavaScript to go on.\n" +
                                 "Read our Privacy Policy before that.\n" + std::string(1001, 'x') + " a b c.");
  ASSERT_TRUE(a.verdict.kept);
  EXPECT_EQ(a.edit.text, kFive);
  using namespace std::string_view_literals;
  EXPECT_EQ(reasons(a),
            (std::vector{"no_terminal_punct"sv, "few_words"sv, "javascript"sv, "policy"sv, "too_long_word"sv}));
  EXPECT_EQ(a.text.substr(a.edit.cuts[0].where.begin, 4), "Menu");
}

TEST(C4, PagesGo) {
  const Answer lorem = ask("c4", kFive + "\nLOREM Ipsum dolor sit amet.");
  EXPECT_EQ(lorem.verdict.reason, "lorem_ipsum");
  EXPECT_EQ(lorem.place(), "LOREM Ipsum dolor sit amet.");
  EXPECT_EQ(ask("c4", kFive + "\nif (x) { do it now.").verdict.reason, "curly_bracket");
  const Answer few = ask("c4", "Only one sentence here.");
  EXPECT_EQ(few.verdict.reason, "too_few_sentences");
  EXPECT_EQ(few.verdict.value, 1);
  EXPECT_TRUE(ask("c4", "Only one sentence here.", {{"min_num_sentences", -1}}).verdict.kept);
}

TEST(C4, CitationMarksLeaveTheLine) {
  const Answer a = ask("c4", "Alpha[1] is here[edit]. Beta[citation needed] too. Gamma[x] stays.\n" + kFive);
  ASSERT_TRUE(a.edit.changed);
  EXPECT_EQ(a.edit.text, "Alpha is here. Beta too. Gamma[x] stays.\n" + kFive);
}

TEST(C4, LettersWhoseLowerCaseIsAscii) {
  // U+212A, the Kelvin sign, is a k in lower case; I with a dot is i and a combining dot, which is no i
  EXPECT_EQ(reasons(ask("c4", kFive + "\nThis site uses coo\u212Aies.")).size(), 1u);
  EXPECT_TRUE(ask("c4", kFive + "\nThe lorem \u0130psum of old.").verdict.kept);
}

TEST(C4, AnyEnding) {
  EXPECT_TRUE(ask("c4_no_terminal", kFive + "\nMenu entry without end").verdict.kept);
  EXPECT_FALSE(ask("c4_no_terminal", kFive + "\nMenu entry without end").edit.changed);
}

TEST(C4Paragraph, ThreeLongLines) {
  const std::string line = std::string(200, 'a') + "\n";
  EXPECT_TRUE(ask("c4_paragraph", times(line, 3)).verdict.kept);
  const Answer a = ask("c4_paragraph", times(line, 2) + std::string(199, 'a'));
  EXPECT_EQ(a.verdict.reason, "few_paragraphs");
  EXPECT_EQ(a.verdict.value, 2);
}

TEST(RefinedWebLines, EveryKindOfLine) {
  const Json lenient = {{"max_flagged_words", 0.9}};
  const std::string good = words(12) + ".";
  const Answer a = ask("refinedweb_lines",
                       good +
                           "\nTHE BIG HEADLINE\n12 / 34 - 56\n1.2K views\nHome\nSign in to see more\n"
                           "3 items in cart\n日本語の行です\n\n" +
                           good,
                       lenient);
  ASSERT_TRUE(a.verdict.kept);
  using namespace std::string_view_literals;
  EXPECT_EQ(reasons(a), (std::vector{"uppercase_line"sv, "numeric_line"sv, "counter_line"sv, "one_word_line"sv,
                                     "boilerplate_line"sv, "boilerplate_line"sv}));
  EXPECT_EQ(a.edit.text, good + "\n日本語の行です\n\n" + good);
}

TEST(RefinedWebLines, TooMuchWasTakenOut) {
  EXPECT_TRUE(ask("refinedweb_lines", words(40) + ".\nHome\n" + words(30) + ".").verdict.kept);
  const Answer a = ask("refinedweb_lines", words(15) + ".\nHome");
  EXPECT_EQ(a.verdict.reason, "flagged_words");
  EXPECT_DOUBLE_EQ(a.verdict.value, 1.0 / 16);
  EXPECT_EQ(a.place(), "Home");
}

TEST(SymbolLines, Go) {
  const Answer a = ask("symbol_lines", "text\n*** --- ***\n   \nmore");
  EXPECT_EQ(a.edit.text, "text\n   \nmore");
  EXPECT_EQ(a.edit.cuts.size(), 1u);
  EXPECT_FALSE(ask("symbol_lines", "a line\nanother").edit.changed);
}
}  // namespace
}  // namespace zk::quality
