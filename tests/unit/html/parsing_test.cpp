// Reading the markup itself: tokens, implied end tags, white space, tables. Every case has one block that is long
// enough to be main text, so that the choosers stay out of the way.
#include <gtest/gtest.h>

#include "engine/corpus/html/main_text.h"
#include "engine/corpus/html/page.h"

namespace zk::html {
namespace {

// All blocks of a page, "|" between them, whatever a chooser would say.
std::string blocks(std::string_view html) {
  const auto page = read_page(html, {});
  std::string out;
  for (const auto& b : page.blocks) {
    if (!out.empty()) out += '|';
    out += page.text_of(b);
  }
  return out;
}

TEST(Parsing, WhiteSpaceCollapsesAndBlocksPart) {
  EXPECT_EQ(blocks("<p>  one \n\t two </p>three<div>four</div>"), "one two|three|four");
  EXPECT_EQ(blocks("<p>a<b> b</b> <i>c </i> d</p>"), "a b c d");
  EXPECT_EQ(blocks("a&nbsp;&nbsp;b\xc2\xa0 c"), "a b c");
}

TEST(Parsing, LineBreaksOfTheSourceDoNotPartJapanese) {
  EXPECT_EQ(blocks("<p>駅前の\n  時計が\r\n止まった。</p>"), "駅前の時計が止まった。");
  EXPECT_EQ(blocks("<p>駅前 時計\nABC\n時計</p>"), "駅前 時計 ABC 時計");  // a blank that was meant stays
  EXPECT_EQ(blocks("<p>한국어\n문장</p>"), "한국어 문장");
}

TEST(Parsing, IdeographicIndentIsNoText) { EXPECT_EQ(blocks("<p>　一行目<br>　二　行目</p>"), "一行目\n二　行目"); }

TEST(Parsing, LineBreaksAndPreformatted) {
  EXPECT_EQ(blocks("one<br><br/>two<BR>"), "one\ntwo");
  EXPECT_EQ(blocks("<pre>\ndef f(x):\n    return  <b>x</b> &lt; 1\n</pre>"), "def f(x):\n    return  x < 1");
}

TEST(Parsing, EndTagsThatNobodyWrote) {
  EXPECT_EQ(blocks("<p>one<p>two<ul><li>a<li>b</ul>c"), "one|two|a|b|c");
  EXPECT_EQ(blocks("<dl><dt>x<dd>y<dt>z</dl>"), "x|y|z");
  EXPECT_EQ(blocks("<h1>a<h2>b</h2>c"), "a|b|c");
  EXPECT_EQ(blocks("<ul><li>a<ul><li>b<li>c</ul><li>d</ul>"), "a|b|c|d");
}

TEST(Parsing, Misnested) {
  EXPECT_EQ(blocks("<h1>Broken but <i>readable</h1></i><p>and <b>bold <i>x</b> y</i> z</p>"),
            "Broken but readable|and bold x y z");
  EXPECT_EQ(blocks("a</div></p></span>b</body></html> c"), "ab c");
  EXPECT_EQ(blocks("<p>x <a href=\"y.html>lost</a> more\" text>kept</a> end"), "x kept end");
}

TEST(Parsing, LinksEndWhereTheyShould) {
  const auto page = read_page("<div><a href=x>link<p>inside</a> not</p><p>free</p></div>", {});
  ASSERT_EQ(page.blocks.size(), 3u);
  EXPECT_EQ(page.blocks[0].link, 4u);
  EXPECT_EQ(page.blocks[1].link, 6u);
  EXPECT_EQ(page.blocks[2].link, 0u);
}

TEST(Parsing, CommentsAndOtherMarkup) {
  EXPECT_EQ(blocks("a<!-- <p>no</p> -->b<!-->c<!--->d<!--x--!>e<!doctype html>f<?php x ?>g</>h"), "abcdefgh");
  EXPECT_EQ(blocks("5 < 6 and 7 > 6 <3 a<1"), "5 < 6 and 7 > 6 <3 a<1");
  EXPECT_EQ(blocks("a<!-- never closed <p>b"), "a");
  EXPECT_EQ(blocks("a<p title='never closed>b"), "a");
  EXPECT_EQ(blocks(std::string("a\0b<p>c\0d", 10)), "ab|cd");
}

TEST(Parsing, ScriptsHaveTheirOwnRules) {
  EXPECT_EQ(blocks("a<script>if (a<b) '</p>' </scripts> </script >b<style>p{}</style>c<textarea><p>x</textarea>d"),
            "abcd");
  const auto page = read_page("<script>12345</script><noscript>x</noscript>", {});
  EXPECT_EQ(page.left_out[static_cast<std::size_t>(Reason::Code)].pieces, 2u);
  EXPECT_EQ(page.left_out[static_cast<std::size_t>(Reason::Code)].bytes, 6u);
}

TEST(Parsing, DrawingsAreSkippedFormulasStay) {
  EXPECT_EQ(blocks("a <svg><title>t</title><circle/><text>label</text></svg>b <math><mi>π</mi></math> c"), "a b π c");
  EXPECT_EQ(blocks("<svg/>a<svg><path><p>b</p>"), "a|b");  // ordinary content ends an open drawing
}

TEST(Parsing, Ruby) {
  EXPECT_EQ(blocks("<ruby>吹雪<rp>(</rp><rt>ふぶき</rt><rp>)</rp></ruby>の夜、<ruby><rb>翌朝<rt>よくあさ</ruby>晴れ"),
            "吹雪の夜、翌朝晴れ");
}

TEST(Parsing, RowsOfDataAreLines) {
  EXPECT_EQ(blocks("<table><caption>Rain</caption><tr><th>Month<th>1976<tr><td>June<td><p>11</p></table>"),
            "Rain|Month | 1976|June | 11");
  EXPECT_EQ(blocks("<table><tr><td><p>one</p><p>two</p><td>three</table>"), "one|two|three");  // layout
  EXPECT_EQ(blocks("<table><tr><td><table><tr><td>a<td>b</table><td>c</table>"), "a | b|c");
}

TEST(Parsing, PageFacts) {
  const auto page = read_page(
      "<html LANG='ja-JP'><title> A &amp;amp; B </title><title>second</title>"
      "<meta property=og:title content='O&quot;G'><meta name=ROBOTS content='follow, NoIndex'>",
      {});
  EXPECT_EQ(page.lang, "ja-JP");
  EXPECT_EQ(page.og_title, "O\"G");
  EXPECT_TRUE(page.noindex);
  EXPECT_EQ(main_text("<title> A &amp;amp;  B </title>").title, "A &amp; B");
  EXPECT_EQ(main_text("<meta property=og:title content=X><p>y").title, "X");
  EXPECT_EQ(main_text("<h2>Only this</h2><p>y").title, "Only this");
  EXPECT_FALSE(main_text("<p>y").noindex);
}

}  // namespace
}  // namespace zk::html
