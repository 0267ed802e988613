// Character references as the standard's tokenizer reads them.
#include "engine/corpus/html/entities.h"

#include <gtest/gtest.h>

namespace zk::html {
namespace {

TEST(Entities, Named) {
  EXPECT_EQ(unescape("Fish &amp; Chips &mdash; &pound;4&frac12;"), "Fish & Chips — £4½");
  EXPECT_EQ(unescape("&CounterClockwiseContourIntegral;&zwnj;"), "∳\u200c");
  EXPECT_EQ(unescape("&NotEqualTilde;"), "≂̸");  // two code points
}

TEST(Entities, WithoutSemicolonTheLongestOldNameCounts) {
  EXPECT_EQ(unescape("AT&T &amp so &notanentity; &notin; &notit;"), "AT&T & so ¬anentity; ∉ ¬it;");
  EXPECT_EQ(unescape("&copy2024 &hearts"), "©2024 &hearts");  // hearts needs its semicolon
}

TEST(Entities, InAttributesAnAddressStaysWhole) {
  EXPECT_EQ(unescape("?a=1&copy=2&lt;", true), "?a=1&copy=2<");
  EXPECT_EQ(unescape("?a=1&copy=2", false), "?a=1©=2");
}

TEST(Entities, Numeric) {
  EXPECT_EQ(unescape("&#65;&#66;&#x43; &#x1F41F; &#x3042"), "ABC 🐟 あ");
  EXPECT_EQ(unescape("&#150; &#146; &#x80;"), "– ’ €");  // meant in windows-1252
  EXPECT_EQ(unescape("&#0;&#xD800;&#x110000;&#99999999999999999999;"), "\ufffd\ufffd\ufffd\ufffd");
  EXPECT_EQ(unescape("&#; &#x; &#xg; &"), "&#; &#x; &#xg; &");
}

}  // namespace
}  // namespace zk::html
