// Copies of texts, lines and paragraphs.
#include "engine/corpus/dedup/exact.h"

#include <gtest/gtest.h>

namespace zk::dedup {
namespace {

TEST(FirstSeen, LowestRankWinsInAnyOrder) {
  FirstSeen seen;
  EXPECT_EQ(seen.offer(text_key("a"), 5), 5u);
  EXPECT_EQ(seen.offer(text_key("a"), 7), 5u);
  EXPECT_EQ(seen.offer(text_key("a"), 2), 2u);
  EXPECT_EQ(seen.find(text_key("b")), std::nullopt);
  FirstSeen other;
  other.offer(text_key("a"), 1);
  for (int i = 0; i < 5000; ++i) other.offer(text_key(std::to_string(i)), uint64_t(i));
  seen.merge(other);
  EXPECT_EQ(seen.find(text_key("a")), 1u);
  EXPECT_EQ(seen.find(text_key("4999")), 4999u);
  EXPECT_EQ(seen.size(), 5001u);
}

TEST(Exact, FirstStays) {
  ExactDedup exact;
  EXPECT_EQ(exact.offer("text", 0), 0u);
  EXPECT_EQ(exact.offer("text ", 1), 1u);
  EXPECT_EQ(exact.offer("text", 2), 0u);
  EXPECT_TRUE(exact.keep("text", 0));
  EXPECT_FALSE(exact.keep("text", 2));
  EXPECT_EQ(exact.different(), 2u);
}

TEST(Lines, OneDocumentKeepsALineOnce) {
  LineDedup lines;
  const std::string a = "Header\nown text\n header \nHEADER", b = "header\nother text";
  lines.offer(b, 2);
  lines.offer(a, 1);
  const LineDedupResult ra = lines.apply(a, 1), rb = lines.apply(b, 2);
  EXPECT_EQ(ra.text, "Header\nown text");
  EXPECT_EQ(ra.within, 2u);
  EXPECT_EQ(ra.elsewhere, 0u);
  EXPECT_EQ(rb.text, "other text");
  EXPECT_EQ(rb.elsewhere, 1u);
  ASSERT_EQ(rb.removed.size(), 1u);
  EXPECT_EQ(rb.removed[0], (quality::Span{0, 6}));
}

TEST(Lines, ShortOnesMayStay) {
  LineDedup lines({.min_characters = 5});
  for (const uint64_t rank : {1, 2}) lines.offer("ab\n\nlonger line", rank);
  EXPECT_EQ(lines.apply("ab\n\nlonger line", 2).text, "ab\n");
  EXPECT_FALSE(lines.apply("ab\n\nlonger line", 1).changed());
}

TEST(Paragraphs, ArePiecesBetweenBlankLines) {
  LineDedup paragraphs({.paragraphs = true});
  const std::string a = "one\nline\n\nnotice\n\n\nlast", b = "first\n\nNotice";
  paragraphs.offer(a, 1);
  paragraphs.offer(b, 2);
  EXPECT_FALSE(paragraphs.apply(a, 1).changed());
  EXPECT_EQ(paragraphs.apply(a, 1).text, a);
  EXPECT_EQ(paragraphs.apply(b, 2).text, "first");
}
}  // namespace
}  // namespace zk::dedup
