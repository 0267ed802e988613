// UTF-8: what is valid, what is cut, what is broken.
#include "engine/token/utf8.h"

#include <gtest/gtest.h>

namespace zk::token {
namespace {
TEST(Utf8, KnowsValidCutAndInvalid) {
  EXPECT_EQ(utf8_step("a").state, Utf8::Valid);
  EXPECT_EQ(utf8_step("\u3042z").bytes, 3u);
  EXPECT_EQ(utf8_step("\U0001F600").bytes, 4u);
  EXPECT_EQ(utf8_step("\xE3\x81").state, Utf8::Cut);
  EXPECT_EQ(utf8_step("\xE3\x81").bytes, 2u);
  EXPECT_EQ(utf8_step("\xE3z").state, Utf8::Invalid);
  EXPECT_EQ(utf8_step("\x80").state, Utf8::Invalid);
  EXPECT_EQ(utf8_step("\xC0\xAF").state, Utf8::Invalid) << "overlong";
  EXPECT_EQ(utf8_step("\xED\xA0\x80").state, Utf8::Invalid) << "surrogate";
  EXPECT_EQ(utf8_step("\xF4\x90\x80\x80").state, Utf8::Invalid) << "beyond U+10FFFF";
}

TEST(Utf8, CountsAndMends) {
  EXPECT_EQ(utf8_count("a\u3042\U0001F600"), 3);
  EXPECT_EQ(utf8_count("a\xFF\xFE"), 3);
  EXPECT_EQ(utf8_first_invalid("ab\xFFz"), 2u);
  EXPECT_EQ(utf8_first_invalid("ab\u3042"), std::string_view::npos);
  EXPECT_EQ(utf8_first_invalid("ab\xE3\x81"), 2u);
  EXPECT_EQ(utf8_mended("a\xE3\x81z"), "a\uFFFD\uFFFDz");
  EXPECT_EQ(utf8_code_point("\U0001F600"), U'\U0001F600');
  EXPECT_EQ(utf8_code_point("z"), U'z');
}
}  // namespace
}  // namespace zk::token
