// Each cleaning step by itself: what it keeps, changes and drops, and the reason that it gives.
#include "engine/corpus/steps/step.h"

#include <gtest/gtest.h>

namespace zk::corpus {
namespace {

struct Answer {
  Verdict verdict;
  Reason reason;
  std::string text;
};

Answer ask(Step& step, const std::string& text, const std::string& lang = "") {
  Document document;
  document.id = "d";
  document.text = text;
  document.lang = lang;
  Answer answer;
  answer.verdict = step.apply(document, answer.reason);
  answer.text = document.text;
  return answer;
}

TEST(UnicodeStep, MendsWhatIsBroken) {
  const auto step = unicode_step({});
  EXPECT_EQ(ask(*step, "plain ASCII\nand 日本語、が").verdict, Verdict::Keep);
  EXPECT_EQ(ask(*step, "cafÃ© and ã\u0081\u0093ã‚Œ").text, "café and これ");
  EXPECT_EQ(ask(*step, "naïve café É Ü").verdict, Verdict::Keep) << "accents are no mojibake";
  EXPECT_EQ(ask(*step, "a\r\nb\rc\u2028d\u0085e").text, "a\nb\nc\nd\ne");
  EXPECT_EQ(ask(*step, "a\u200Bb\u00ADc\uFEFFd\x01").text, "abcd");
  EXPECT_EQ(ask(*step, "a\u00A0b\u2003c　d").text, "a b c　d") << "the ideographic blank stays";
  EXPECT_EQ(ask(*step, "か\u3099と か゛ ハ゜").text, "がと が パ");
  EXPECT_EQ(ask(*step, "e\u0301").text, "é");
  const Answer answer = ask(*step, "abc\u200Bdef");
  EXPECT_EQ(answer.reason.rule, "unicode-invisible");
  EXPECT_EQ(answer.reason.begin, 3u);
  EXPECT_EQ(answer.reason.end, 6u);
  EXPECT_EQ(answer.reason.value, 1);
}

TEST(UnicodeStep, NfkcByChoiceKeepsLoneMarks) {
  const auto step = unicode_step({.form = "nfkc"});
  EXPECT_EQ(ask(*step, "Ａ１ｶﾞ①").text, "A1ガ1");
  EXPECT_EQ(ask(*step, "点々は゛です").text, "点々ばです") << "は with its mark";
  EXPECT_EQ(ask(*step, "記号 ゛ です").verdict, Verdict::Keep);
  const auto none = unicode_step({.form = "none", .repair = false});
  EXPECT_EQ(ask(*none, "Ａ\u200Bか\u3099").verdict, Verdict::Keep);
}

TEST(EmojiStep, NamesThingsAndRemovesFeelings) {
  const auto step = emoji_step({});
  EXPECT_EQ(ask(*step, "The 🐱 eats.").text, "The cat eats.");
  EXPECT_EQ(ask(*step, "小さな🐱がいます。").text, "小さなネコがいます。");
  EXPECT_EQ(ask(*step, "Rain ☂️ again").text, "Rain umbrella again");
  EXPECT_EQ(ask(*step, "It is done.  😀 We go 👍 . Yes").text, "It is done. We go. Yes");
  EXPECT_EQ(ask(*step, "終わり。 ✨ 次です。").text, "終わり。次です。");
  EXPECT_EQ(ask(*step, "done 😀😂❤️").text, "done");
  EXPECT_EQ(ask(*step, "a👍🏽b 👨‍👩‍👧 🇯🇵 1️⃣").text.find("🏽"), std::string::npos);
  EXPECT_EQ(ask(*step, "I🐱you").text, "I cat you");
  EXPECT_EQ(ask(*step, "★ ♪ © ™ 〰 plain 1 2 #").verdict, Verdict::Keep) << "signs of text are no emoji";
  const Answer answer = ask(*step, "ab 🐱 cd 😀");
  EXPECT_EQ(answer.verdict, Verdict::Change);
  EXPECT_EQ(answer.reason.value, 2);
  EXPECT_EQ(answer.reason.begin, 3u);
  EXPECT_EQ(answer.reason.before.substr(0, 4), "🐱");
}

TEST(EmojiStep, KeepsAndConvertsByChoice) {
  const auto keep = emoji_step({.things = "keep", .feelings = "keep", .others = "keep"});
  EXPECT_EQ(ask(*keep, "🐱😀").verdict, Verdict::Keep);
  const auto names = emoji_step({.feelings = "convert"});
  EXPECT_EQ(ask(*names, "good 👍").text, "good thumbs up");
  EXPECT_EQ(ask(*names, "よし👍").text, "よしいいね");
}

TEST(LanguageStep, KeepsWhatWasAskedFor) {
  const auto step = language_step({});
  const Answer french =
      ask(*step, "Le chat regarde la rivière. Mon voisin aime le pain chaud. La fille dessine une étoile.");
  EXPECT_EQ(french.verdict, Verdict::Drop);
  EXPECT_EQ(french.reason.rule, "language-other");
  EXPECT_EQ(french.reason.value, "fr");
  EXPECT_EQ(ask(*step, "The cat watches the river and the neighbour likes warm bread.").verdict, Verdict::Keep);
  EXPECT_EQ(ask(*step, "ネコは川を見ています。").verdict, Verdict::Keep);
  EXPECT_EQ(ask(*step, "1 2 3").verdict, Verdict::Keep);
  const auto strict = language_step({.keep = {"ja"}, .keep_unknown = false});
  EXPECT_EQ(ask(*strict, "1 2 3").reason.rule, "language-unknown");
}

TEST(LengthStep, CountsCharactersAndWords) {
  const auto step = length_step({.min_characters = 5, .max_characters = 10, .min_words = 2});
  EXPECT_EQ(ask(*step, "猫と犬").reason.rule, "length-short");
  EXPECT_EQ(ask(*step, "猫と犬と鳥", "ja").verdict, Verdict::Keep);
  EXPECT_EQ(ask(*step, "12345678901").reason.rule, "length-long");
  EXPECT_EQ(ask(*step, "oneword").reason.rule, "length-words");
  EXPECT_EQ(ask(*step, "two words").verdict, Verdict::Keep);
}

TEST(ContactStep, MasksAddressesAndNothingElse) {
  const auto step = contact_step({});
  EXPECT_EQ(ask(*step, "Write to mika.sato+x@komorebi.example, or call 012-555-1234.").text,
            "Write to email@example.com, or call 000-0000-0000.");
  EXPECT_EQ(ask(*step, "電話は+81 3 1234 5678まで。").text, "電話は000-0000-0000まで。");
  EXPECT_EQ(ask(*step, "09012345678 (03) 1234-5678").text, "000-0000-0000 000-0000-0000");
  EXPECT_EQ(ask(*step, "host 10.0.200.7.").text, "host 192.0.2.1.");
  for (const char* text :
       {"On 2024-05-01 there were 1,000,000 of 300000000 pages.", "1 2 3 4 5 6 7 8 9 10 | next",
        "version 1.2.3.4.5 and 3.14159265358979", "a @ b, user@host, x@y", "ISBN 978-4-00-310101-8", "12 + 34 = 46"})
    EXPECT_EQ(ask(*step, text).verdict, Verdict::Keep) << text << " -> " << ask(*step, text).text;
  const auto lines = contact_step({.action = "drop-line"});
  EXPECT_EQ(ask(*lines, "good\nme@a.example\nbetter").text, "good\nbetter");
  EXPECT_EQ(ask(*lines, "good\nme@a.example").text, "good");
  EXPECT_EQ(ask(*contact_step({.action = "drop-document"}), "x me@a.example").verdict, Verdict::Drop);
}

TEST(ExactStep, TheFirstStays) {
  const auto step = exact_step({});
  EXPECT_EQ(ask(*step, "one two").verdict, Verdict::Keep);
  EXPECT_EQ(ask(*step, "One two").verdict, Verdict::Keep);
  const Answer again = ask(*step, " one\ntwo ");
  EXPECT_EQ(again.verdict, Verdict::Drop);
  EXPECT_EQ(again.reason.rule, "exact-duplicate");
  const auto other = exact_step({.ignore_case = true, .ignore_space = false});
  other->restore(step->take_memory());
  EXPECT_EQ(ask(*other, "one two").verdict, Verdict::Drop) << "what a step remembered carries over";
  for (int i = 0; i < 5000; ++i) EXPECT_EQ(ask(*other, "text " + std::to_string(i)).verdict, Verdict::Keep);
  for (int i = 0; i < 5000; ++i) EXPECT_EQ(ask(*other, "TEXT " + std::to_string(i)).verdict, Verdict::Drop);
}

TEST(DecontaminateStep, FindsItemsWhereverTheyStand) {
  StepInputs inputs;
  inputs.exam_items = {
      {"e", "short", "What does a red fox eat?", "It eats berries.", "held"},
      {"e", "long", "In the old mill by the river lived a miller who had three sons and one grey cat in all", "a cat",
       "held"},
      {"e", "ja", "赤いキツネは何を食べますか。", "木の実を食べます。", "held"},
      {"e", "seen", "Where does the white owl sleep at day?", "In a tree.", "seen"},
      {"e", "tiny", "Why?", "So.", "held"}};
  const auto step = decontaminate_step({}, inputs);
  const Answer leak = ask(*step, "Quiz!\nQuestion: What does a RED fox eat?\nAnswer: It eats berries. Well done.");
  EXPECT_EQ(leak.verdict, Verdict::Drop);
  EXPECT_EQ(leak.reason.value, "e/short");
  EXPECT_EQ(leak.reason.begin, 16u);
  EXPECT_EQ(ask(*step, "What does a red fox eat? It eats mice.").verdict, Verdict::Keep) << "another answer";
  EXPECT_EQ(ask(*step, "Once, in the old mill, by the river, lived a miller who had three daughters.").reason.value,
            "e/long")
      << "thirteen words in a row";
  EXPECT_EQ(ask(*step, "In the old mill by the river stood a wheel.").verdict, Verdict::Keep);
  EXPECT_EQ(ask(*step, "質問：赤いキツネは何を食べますか。\n答え：木の実を食べます。").reason.value, "e/ja");
  EXPECT_EQ(ask(*step, "Where does the white owl sleep at day? In a tree.").verdict, Verdict::Keep) << "seen, not held";
  EXPECT_EQ(step->about()["items"], 4);
  EXPECT_EQ(step->about()["items_too_short"], 1);
  const auto report = decontaminate_step({.split = "all", .action = "report"}, inputs);
  const Answer reported = ask(*report, "Where does the white owl sleep at day? In a tree.");
  EXPECT_EQ(reported.verdict, Verdict::Keep);
  EXPECT_EQ(reported.reason.rule, "exam-leak");
}

TEST(Steps, WrongNamesAreRefused) {
  spec::CleanParams params;
  params.steps = {"unicod"};
  EXPECT_EQ(make_steps(params, {}).issue().id, "clean-step-unknown");
  EXPECT_EQ(make_steps(params, {}).issue().args["nearest"], "unicode");
  params.steps = {"exact", "exact"};
  EXPECT_EQ(make_steps(params, {}).issue().id, "clean-step-twice");
  params.steps = {};
  EXPECT_EQ(make_steps(params, {}).issue().id, "clean-steps-none");
  params.steps = step_names();
  EXPECT_EQ(make_steps(params, {})->size(), step_names().size());
}
}  // namespace
}  // namespace zk::corpus
