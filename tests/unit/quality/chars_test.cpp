// Characters, words, lines and sentences as Python and datatrove cut them.
#include "engine/corpus/quality/chars.h"

#include <gtest/gtest.h>

#include "engine/corpus/quality/text_view.h"

namespace zk::quality {
namespace {

TEST(Chars, Classes) {
  const CharTable& t = char_table();
  EXPECT_EQ(t['a'], kLetter);
  EXPECT_EQ(t['A'], kLetter | kUpper);
  EXPECT_EQ(t['7'], kDigit);
  EXPECT_TRUE(t[0x3000] & kSpace);
  EXPECT_FALSE(t[0x200B] & kSpace);  // zero-width space is none
  EXPECT_TRUE(t[0x2028] & kLineBreak);
  EXPECT_TRUE(t[0x3002] & kTerminal);
  EXPECT_TRUE(t[0x3042] & kHiragana);
  EXPECT_TRUE(t[0x20BB7] & kKanji);
  EXPECT_EQ(t[0xFF11] & (kDigit | kSymbol), kDigit | kSymbol);  // one full-width digit is in the set of punctuation
  EXPECT_EQ(t[0x110000], 0);
}

TEST(Chars, DecodesWhatIsNoUtf8AsOneCharacterEach) {
  EXPECT_EQ(count_chars("a\xC3\xA9\xE3\x81\x82\xF0\x9F\x98\x80"), 4u);
  EXPECT_EQ(count_chars("\xFF\xFE\xC3"), 3u);
  EXPECT_EQ(count_chars("\xED\xA0\x80"), 1u);  // a lone surrogate
  EXPECT_EQ(count_chars("\xE3\x81"), 2u);      // cut off
  EXPECT_EQ(count_chars("\xC0\x80"), 2u);      // overlong
}

TEST(Chars, Strip) {
  EXPECT_EQ(strip("\xE3\x80\x80 a b\xC2\xA0\n"), "a b");
  EXPECT_EQ(strip(" \t"), "");
}

std::vector<std::string> lines_of(std::string_view text) {
  std::vector<std::string> out;
  for_each_splitline(text, [&](std::string_view line) { out.emplace_back(line); });
  return out;
}

TEST(Chars, Splitlines) {
  using V = std::vector<std::string>;
  EXPECT_EQ(lines_of("a\r\nb\rc\n\nd"), (V{"a", "b", "c", "", "d"}));
  EXPECT_EQ(lines_of("a\x0B"
                     "b\x0C"
                     "c\x1C"
                     "d\xC2\x85"
                     "e\xE2\x80\xA8"
                     "f\xE2\x80\xA9"),
            (V{"a", "b", "c", "d", "e", "f"}));
  EXPECT_EQ(lines_of("\n"), (V{""}));
  EXPECT_EQ(lines_of(""), V{});
  EXPECT_EQ(lines_of("a\xC3\xA9\xE2\x82\xAC"), (V{"a\xC3\xA9\xE2\x82\xAC"}));
}

TEST(TextView, Words) {
  TextView view;
  const std::string text = "  two\xE3\x80\x80日本 -- x1\n";
  view.set(text);
  ASSERT_EQ(view.words().size(), 4u);
  EXPECT_EQ(view.word(1), "日本");
  EXPECT_EQ(view.words()[1].chars, 2u);
  EXPECT_TRUE(view.words()[2].symbols_only);
  EXPECT_FALSE(view.words()[2].letter);
  EXPECT_EQ(view.packed(), "two日本--x1");
  EXPECT_EQ(view.chars(), 15u);
  view.set("");
  EXPECT_TRUE(view.words().empty());
  EXPECT_EQ(view.chars(), 0u);
}

TEST(Sentences, AsTheFallBackSplitterCounts) {
  EXPECT_EQ(count_sentences(""), 1u);
  EXPECT_EQ(count_sentences("no end at all"), 1u);
  EXPECT_EQ(count_sentences("One. Two! Three?"), 3u);
  EXPECT_EQ(count_sentences("Wait... what?!"), 2u);
  EXPECT_EQ(count_sentences("In the U.S. it rains. Yes."), 2u);  // capitals with full stops end nothing
  EXPECT_EQ(count_sentences("Made in the U.S.A."), 1u);          // unless nothing else does
  EXPECT_EQ(count_sentences("He said \"Go.\" Then left."), 2u);
  EXPECT_EQ(count_sentences("雨です。晴れです。"), 2u);
  EXPECT_EQ(count_sentences("a\nb\n\n \nc."), 3u);
}

TEST(KeyTable, ForgetsAndGrows) {
  KeyTable table;
  table.reset(4);
  EXPECT_EQ(table[7]++, 0u);
  EXPECT_EQ(table[7], 1u);
  table.reset(4);
  EXPECT_EQ(table[7], 0u);
  table.reset(1000);
  for (uint64_t i = 0; i < 1000; ++i) table[i * 0x100000000ull] = uint32_t(i) + 1;
  for (uint64_t i = 0; i < 1000; ++i) EXPECT_EQ(table[i * 0x100000000ull], i + 1);
}
}  // namespace
}  // namespace zk::quality
