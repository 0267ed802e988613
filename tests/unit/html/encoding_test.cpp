// Which encoding a page is read in, and that nothing is lost on the way. Bytes are written out, so that the test does
// not depend on the converter it checks.
#include "engine/corpus/html/encoding.h"

#include <gtest/gtest.h>

#include "engine/corpus/html/charset_labels.h"

namespace zk::html {
namespace {

std::string text_of(std::string_view bytes, std::string_view http = {}, std::string* charset = nullptr,
                    std::uint64_t* bad = nullptr) {
  Decoded out;
  decode(bytes, http, out);
  if (charset) *charset = out.charset;
  if (bad) *bad = out.bad_bytes;
  return std::string(out.text);
}

std::string charset_of(std::string_view bytes, std::string_view http = {}) {
  std::string charset;
  text_of(bytes, http, &charset);
  return charset;
}

// 時計は悪くない。休みたかっただけだろう。
const std::string kJaUtf8 = "時計は悪くない。休みたかっただけだろう。";
const std::string kJaSjis =
    "\x8e\x9e\x8c\x76\x82\xcd\x88\xab\x82\xad\x82\xc8\x82\xa2\x81\x42\x8b\x78\x82\xdd\x82\xbd\x82\xa9\x82\xc1\x82\xbd"
    "\x82\xbe\x82\xaf\x82\xbe\x82\xeb\x82\xa4\x81\x42";
const std::string kJaEuc =
    "\xbb\xfe\xb7\xd7\xa4\xcf\xb0\xad\xa4\xaf\xa4\xca\xa4\xa4\xa1\xa3\xb5\xd9\xa4\xdf\xa4\xbf\xa4\xab\xa4\xc3\xa4\xbf"
    "\xa4\xc0\xa4\xb1\xa4\xc0\xa4\xed\xa4\xa6\xa1\xa3";
const std::string kJaJis = "\x1b$B;~7W$O0-$/$J$$!#5Y$_$?$+$C$?$@$1$@$m$&!#\x1b(B";

TEST(Encoding, LabelsMeanWhatBrowsersMean) {
  EXPECT_EQ(charset_name(" Latin1 "), "windows-1252");
  EXPECT_EQ(charset_name("X-SJIS"), "shift_jis");
  EXPECT_EQ(charset_name("\"UTF8\""), "utf-8");
  EXPECT_EQ(charset_name("no-such"), "");
  EXPECT_EQ(charset_name(""), "");
}

TEST(Encoding, JapaneseIsReadInAllFourEncodings) {
  EXPECT_EQ(text_of(kJaUtf8), kJaUtf8);
  EXPECT_EQ(text_of("<meta charset=shift_jis>" + kJaSjis), "<meta charset=shift_jis>" + kJaUtf8);
  EXPECT_EQ(text_of("<meta charset=euc-jp>" + kJaEuc), "<meta charset=euc-jp>" + kJaUtf8);
  EXPECT_EQ(text_of("<meta charset=iso-2022-jp>" + kJaJis), "<meta charset=iso-2022-jp>" + kJaUtf8);
}

TEST(Encoding, UndeclaredJapaneseIsGuessed) {
  EXPECT_EQ(charset_of(kJaSjis), "shift_jis");
  EXPECT_EQ(charset_of(kJaEuc), "euc-jp");
  EXPECT_EQ(charset_of(kJaJis), "iso-2022-jp");
  EXPECT_EQ(text_of(kJaSjis), kJaUtf8);
  EXPECT_EQ(text_of(kJaEuc), kJaUtf8);
}

TEST(Encoding, WrongDeclarationsAreNotBelieved) {
  EXPECT_EQ(text_of(kJaEuc, "Shift_JIS"), kJaUtf8);
  EXPECT_EQ(text_of(kJaSjis, "euc-jp"), kJaUtf8);
  EXPECT_EQ(text_of(kJaSjis, "utf-8"), kJaUtf8);
  EXPECT_EQ(text_of(kJaSjis, "iso-8859-1"), kJaUtf8);
  EXPECT_EQ(text_of(kJaUtf8, "Shift_JIS"), kJaUtf8);
  EXPECT_EQ(text_of("na\xc3\xafve caf\xc3\xa9s", "iso-8859-1"), "naïve cafés");
}

TEST(Encoding, MicrosoftExtensionsOfJapanese) {
  EXPECT_EQ(text_of("\x87\x40\xfb\xfc" + kJaSjis), "①髙" + kJaUtf8);  // NEC row 13, IBM extension
  EXPECT_EQ(text_of("\xad\xa1" + kJaEuc), "①" + kJaUtf8);
  EXPECT_EQ(text_of("\xb6\xde" + kJaSjis), "ｶﾞ" + kJaUtf8);
}

TEST(Encoding, HttpWinsOverMeta) {
  EXPECT_EQ(charset_of("<meta charset=windows-1251>\xcf\xf0\xe8", "koi8-r"), "koi8-r");
  EXPECT_EQ(text_of("\xcf\xf0\xe8\xe2\xe5\xf2", "windows-1251"), "Привет");
}

TEST(Encoding, MarksWinOverEverything) {
  EXPECT_EQ(text_of("\xef\xbb\xbfsalt \xc2\xa3", "iso-8859-1"), "salt £");
  EXPECT_EQ(text_of(std::string("\xff\xfeH\0i\0", 6)), "Hi");
  EXPECT_EQ(text_of(std::string("\xfe\xff\0H\0i", 6)), "Hi");
  EXPECT_EQ(charset_of(std::string("\xff\xfeH\0i\0", 6)), "utf-16le");
  EXPECT_EQ(text_of(std::string("<\0p\0>\0w\0o\0r\0d\0s\0 \0o\0f\0 \0t\0e\0x\0t\0", 32)),
            "<p>words of text");  // no mark
}

TEST(Encoding, Latin1MeansWindows1252) {
  EXPECT_EQ(text_of("\x93quoted\x94 \x96 don\x92t", "iso-8859-1"), "“quoted” – don’t");
  EXPECT_EQ(text_of("He said \x93no\x94 and didn\x92t look up from the paper on the table"),
            "He said “no” and didn’t look up from the paper on the table");
  EXPECT_EQ(text_of("He said \x93no\x94 and didn\x92t look up", "utf-8"), "He said “no” and didn’t look up");
}

TEST(Encoding, DeclarationIsFoundInMetaAndXml) {
  EXPECT_EQ(declared_charset("<html><META HTTP-EQUIV=Content-Type CONTENT='text/html; charset=Shift_JIS'>"),
            "shift_jis");
  EXPECT_EQ(declared_charset("<?xml version='1.0' encoding='EUC-JP'?>"), "euc-jp");
  EXPECT_EQ(declared_charset("<!-- <meta charset=big5> --><meta charset = \"gbk\">"), "gbk");
  EXPECT_EQ(declared_charset("<meta charset=utf-16>"), "utf-8");  // bytes that could be read so far are not UTF-16
  EXPECT_EQ(declared_charset("<p>charset=big5</p>"), "");
  EXPECT_EQ(declared_charset("<meta charset"), "");
}

TEST(Encoding, BadBytesAreReplacedAndCounted) {
  std::uint64_t bad = 0;
  const std::string mostly = "日本語の文章です。とても長い文章です。";
  EXPECT_EQ(text_of(mostly + "\xff" + mostly, "utf-8", nullptr, &bad), mostly + "\xef\xbf\xbd" + mostly);
  EXPECT_EQ(bad, 1u);
  EXPECT_EQ(valid_utf8_prefix("a\xc0\xaf"), 1u);          // overlong
  EXPECT_EQ(valid_utf8_prefix("a\xed\xa0\x80"), 1u);      // surrogate
  EXPECT_EQ(valid_utf8_prefix("a\xf4\x90\x80\x80"), 1u);  // beyond U+10FFFF
  EXPECT_EQ(valid_utf8_prefix("あいう\xe3\x81"), 9u);     // cut off
  EXPECT_EQ(valid_utf8_prefix("\xf0\x9f\x90\x9f!"), 5u);
}

TEST(Encoding, AnyBytesBecomeValidUtf8) {
  std::string bytes;
  std::uint32_t random = 1;
  for (int i = 0; i < 4000; ++i) bytes += static_cast<char>((random = random * 1664525u + 1013904223u) >> 24);
  for (const char* http :
       {"", "utf-8", "shift_jis", "euc-jp", "iso-2022-jp", "utf-16le", "big5", "gb18030", "euc-kr", "windows-1253"}) {
    const auto text = text_of(bytes, http);
    EXPECT_EQ(valid_utf8_prefix(text), text.size()) << http;
    EXPECT_FALSE(text.empty()) << http;
  }
}

}  // namespace
}  // namespace zk::html
