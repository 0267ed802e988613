// The rules for Japanese web text and for small collections.
#include "quality_fixtures.h"

namespace zk::quality {
namespace {

/// Sentences of 30 characters that differ, with kana enough.
std::string japanese(int sentences) {
  static const char* kParts[] = {"きょうは", "あしたは", "むかしは", "たしかに", "やっぱり", "ときどき"};
  static const char* kThings[] = {"山の上", "川の中", "町の外", "森の奥", "海の底", "空の下", "村の端"};
  static const char* kEnds[] = {"静かに本を読みました", "友だちと話していました", "歌を歌って歩きました",
                                "ゆっくり休みたいです", "花を見て笑っていました"};
  std::string out;
  for (int i = 0; i < sentences; ++i)
    out += std::string(kParts[i % 6]) + kThings[i % 7] + "で、" + std::to_string(i * 37 % 91) + "人の仲間といっしょに" +
           kEnds[i % 5] + (i % 4 == 3 ? "。\n" : "。");
  return out;
}

/// Limits on repetition switched off, so that a test can look at another one.
Json repetition_off() {
  return {{"dup_para_frac", 1},          {"dup_sentence_frac", 1},  {"dup_para_char_frac", 1},
          {"dup_sentence_char_frac", 1}, {"top_n_gram", {1, 1, 1}}, {"dup_n_gram", {1, 1, 1, 1, 1, 1}}};
}
Json off_and(const Json& more) {
  Json out = repetition_off();
  out.update(more);
  return out;
}

TEST(JaWeb, LengthAndScript) {
  EXPECT_TRUE(ask("ja_web", japanese(30), repetition_off()).verdict.kept);
  const Answer few = ask("ja_web", japanese(3));
  EXPECT_EQ(few.verdict.reason, "short");
  EXPECT_EQ(few.verdict.threshold, 400);
  EXPECT_EQ(ask("ja_web", times("東京都千代田区一番町二丁目三番地四号の件。", 30), repetition_off()).verdict.reason,
            "few_hiragana");
  EXPECT_EQ(ask("ja_web", times("コンピューターのプログラムをインストールする、とのことです。", 30),
                off_and({{"max_katakana", 0.3}}))
                .verdict.reason,
            "many_katakana");
  EXPECT_EQ(ask("ja_web", japanese(5) + times("plain English words stand here. ", 40), repetition_off()).verdict.reason,
            "few_japanese");
  EXPECT_EQ(ask("ja_web", japanese(30), off_and({{"min_japanese_chars", 2000}})).verdict.reason,
            "few_japanese_letters");
}

TEST(JaWeb, Sentences) {
  EXPECT_EQ(ask("ja_web", times("これは短いです。", 60), repetition_off()).verdict.reason, "short_sentences");
  EXPECT_EQ(ask("ja_web", times("これはとても長くて、", 60), repetition_off()).verdict.reason, "long_sentences");
  const Answer one = ask("ja_web", japanese(40) + times("そして", 80) + "。", repetition_off());
  EXPECT_EQ(one.verdict.reason, "long_sentence");
  EXPECT_EQ(one.verdict.value, 241);
  EXPECT_EQ(one.place(), times("そして", 80) + "。");
  std::string cut;
  for (int i = 0; i < 20; ++i) cut += japanese(1).substr(0, japanese(1).size() - 3) + (i % 2 ? "…\n" : "です。\n");
  EXPECT_EQ(ask("ja_web", cut, repetition_off()).verdict.reason, "ellipsis");
}

TEST(JaWeb, Repetition) {
  const std::string one = japanese(20);
  EXPECT_EQ(ask("ja_web", times("きょうは山の上で、仲間といっしょに静かに本を読みました。\n", 20)).verdict.reason,
            "dup_para_frac");
  EXPECT_EQ(ask("ja_web", times("きょうは山の上で、仲間といっしょに静かに本を読みました。", 20)).verdict.reason,
            "dup_sentence_frac");
  EXPECT_EQ(ask("ja_web", one + times("です", 500)).verdict.reason, "top_2_gram");
  const Answer five = ask("ja_web", one, {{"dup_n_gram", {0.01}}});
  EXPECT_EQ(five.verdict.reason, "dup_5_gram");
  EXPECT_GT(five.verdict.value, 0.01);
}

TEST(Mini, LeavesStoriesAlone) {
  EXPECT_TRUE(ask("mini", "Mia has a red ball. She gives it to Tom.").verdict.kept);
  EXPECT_TRUE(ask("mini", "質問：ミアは何を持っていますか。\n答え：赤いボールです。").verdict.kept);
}

TEST(Mini, Limits) {
  EXPECT_EQ(ask("mini", "a  b\n").verdict.reason, "short");
  EXPECT_EQ(ask("mini", "*** --- +++ == abc 12").verdict.reason, "few_letters");
  const Answer run = ask("mini", "It went " + std::string(41, 'o') + " on");
  EXPECT_EQ(run.verdict.reason, "repeated_character");
  EXPECT_EQ(run.verdict.value, 41);
  EXPECT_EQ(run.place(), std::string(41, 'o'));
  EXPECT_EQ(ask("mini", times("the same line\n", 5)).verdict.reason, "repeated_lines");
  const Answer broken = ask("mini", "broken \uFFFD text in here");
  EXPECT_EQ(broken.verdict.reason, "broken_characters");
  EXPECT_EQ(broken.place(), "\uFFFD");
}
}  // namespace
}  // namespace zk::quality
