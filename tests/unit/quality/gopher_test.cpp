// Every limit of Gopher's rules: just kept, just removed, with value, limit and place.
#include "quality_fixtures.h"

namespace zk::quality {
namespace {

TEST(GopherQuality, KeepsPlainText) { EXPECT_TRUE(ask("gopher_quality", words(60)).verdict.kept); }

TEST(GopherQuality, CountsWordsThatAreNotPunctuation) {
  const Answer a = ask("gopher_quality", words(49) + " !!! --- ...");
  EXPECT_EQ(a.verdict.reason, "gopher_short_doc");
  EXPECT_EQ(a.verdict.value, 49);
  EXPECT_EQ(a.verdict.threshold, 50);
  EXPECT_TRUE(ask("gopher_quality", words(50) + " !!!").verdict.kept);
  EXPECT_EQ(ask("gopher_quality", words(60), {{"max_doc_words", 59}}).verdict.reason, "gopher_long_doc");
}

TEST(GopherQuality, MeanWordLength) {
  const Answer low = ask("gopher_quality", times("ab ", 60));
  EXPECT_EQ(low.verdict.reason, "gopher_below_avg_threshold");
  EXPECT_DOUBLE_EQ(low.verdict.value, 2);
  EXPECT_EQ(ask("gopher_quality", times("abcdefghijk ", 60)).verdict.reason, "gopher_above_avg_threshold");
  // characters are counted, not bytes: eleven bytes, four letters
  EXPECT_EQ(ask("gopher_quality", times("日本語x ", 60)).verdict.reason, "gopher_enough_stop_words");
}

TEST(GopherQuality, Symbols) {
  const Answer hashes = ask("gopher_quality", words(60) + " " + times("a#tag ", 7));
  EXPECT_EQ(hashes.verdict.reason, "gopher_too_many_hashes");
  EXPECT_EQ(hashes.place(), "#");
  EXPECT_NEAR(hashes.verdict.value, 7.0 / 67, 1e-12);
  const Answer dots = ask("gopher_quality", words(60) + " " + times("and… ", 7));
  EXPECT_EQ(dots.verdict.reason, "gopher_too_many_ellipsis");
  EXPECT_EQ(dots.place(), "…");
}

TEST(GopherQuality, LinesThatBeginOrEndOddly) {
  std::string bullets, ends;
  for (int i = 0; i < 20; ++i) bullets += (i % 2 ? " • " : "- ") + words(4) + "\n";
  EXPECT_EQ(ask("gopher_quality", bullets).verdict.reason, "gopher_too_many_bullets");
  for (int i = 0; i < 10; ++i) ends += words(12) + (i < 4 ? "...\n" : ".\n");
  const Answer a = ask("gopher_quality", ends);
  EXPECT_EQ(a.verdict.reason, "gopher_too_many_end_ellipsis");
  EXPECT_DOUBLE_EQ(a.verdict.value, 0.4);
}

TEST(GopherQuality, LettersAndStopWords) {
  EXPECT_EQ(ask("gopher_quality", words(60) + " " + times("12345 ", 20)).verdict.reason,
            "gopher_below_alpha_threshold");
  const Answer a = ask("gopher_quality", times("the word ", 40));
  EXPECT_EQ(a.verdict.reason, "gopher_enough_stop_words");
  EXPECT_EQ(a.verdict.value, 1);
  EXPECT_TRUE(ask("gopher_quality", times("der die das ", 30), {{"stop_words", {"der", "und", "das"}}}).verdict.kept);
}

TEST(GopherRep, EmptyAndPlain) {
  EXPECT_EQ(ask("gopher_rep", "").verdict.reason, "empty");
  EXPECT_TRUE(ask("gopher_rep", words(200)).verdict.kept);
}

TEST(GopherRep, ParagraphsAndLines) {
  const Answer a = ask("gopher_rep", "one\n\none\n\ntwo");
  EXPECT_EQ(a.verdict.reason, "dup_para_frac");
  EXPECT_DOUBLE_EQ(a.verdict.value, 1.0 / 3);
  EXPECT_EQ(a.verdict.where, (Span{5, 8}));
  const std::string big = words(30);
  EXPECT_EQ(ask("gopher_rep", big + "\n\na\n\nb\n\nc\n\n" + big).verdict.reason, "dup_para_char_frac");
  EXPECT_EQ(ask("gopher_rep", "one\none\ntwo").verdict.reason, "dup_line_frac");
  EXPECT_EQ(ask("gopher_rep", big + "\na\nb\nc\n" + big).verdict.reason, "dup_line_char_frac");
}

TEST(GopherRep, TheMostFrequentSequence) {
  // "red car" 30 times between words that differ
  std::string text;
  for (int i = 0; i < 30; ++i) text += "red car " + std::string(1, char('a' + i % 26)) + std::to_string(i) + " ";
  const Answer a = ask("gopher_rep", text);
  EXPECT_EQ(a.verdict.reason, "top_2_gram");
  EXPECT_EQ(a.place(), "red car");
  EXPECT_NEAR(a.verdict.value, 30.0 * 7 / double(text.size()), 1e-12);
}

TEST(GopherRep, RepeatedSequencesAreCountedWithoutOverlap) {
  const std::string ten = "alpha beta gamma delta epsilon zeta eta theta iota kappa ";
  const std::string text = words(60) + " " + ten + words(5) + " " + ten + words(7) + " " + ten;
  const Json only_five = {{"top_n_gram", {9, 9, 9}}, {"duplicated_n_gram", {0.05}}};
  const Answer a = ask("gopher_rep", text, only_five);
  EXPECT_EQ(a.verdict.reason, "duplicated_5_n_grams");
  EXPECT_GT(a.verdict.value, 0.05);
  // words are joined without blanks, as in the source: "ab c" equals "a bc"
  const Json tight = {{"top_n_gram", {9, 9, 9}}, {"duplicated_n_gram", {0.01}}};
  EXPECT_FALSE(ask("gopher_rep", "ab c d e f | a bc d e f", tight).verdict.kept);
  EXPECT_TRUE(ask("gopher_rep", "ab c d e f | a xc d e f", tight).verdict.kept);
}

TEST(FineWeb, Limits) {
  const std::string good = words(20) + ".\n" + words(21) + ".\n" + words(22) + ".";
  EXPECT_TRUE(ask("fineweb", good).verdict.kept);
  EXPECT_EQ(ask("fineweb", " \n\n ").verdict.reason, "empty");
  EXPECT_EQ(ask("fineweb", words(20) + "\n" + words(30)).verdict.reason, "line_punct_ratio");
  EXPECT_TRUE(ask("fineweb", words(20) + "\n" + words(30), {{"line_punct_exclude_zero", true}}).verdict.kept);
  const Answer short_lines = ask("fineweb", "One.\nTwo.\nThree.\n" + words(20) + ".");
  EXPECT_EQ(short_lines.verdict.reason, "short_line_ratio");
  EXPECT_DOUBLE_EQ(short_lines.verdict.value, 0.75);
  const Answer twice = ask("fineweb", words(20) + ".\n" + words(20) + ".\n" + words(30) + ".");
  EXPECT_EQ(twice.verdict.reason, "char_dup_ratio");
  EXPECT_EQ(twice.place(), words(20) + ".");
  EXPECT_EQ(ask("fineweb", words(9) + ".\n\n\n\n\n\n" + words(8) + ".").verdict.reason, "list_ratio");
}
}  // namespace
}  // namespace zk::quality
