// Inputs made to hurt: each is answered in bounded work, keeps the text that can be kept and says what it cut. Sizes
// are those that break recursive or quadratic readers; a reader that is linear takes milliseconds.
#include <gtest/gtest.h>

#include "engine/corpus/html/encoding.h"
#include "engine/corpus/html/main_text.h"

namespace zk::html {
namespace {

const std::string kEnd =
    "<p>The last words of the page are a whole sentence that anybody would keep.</p></body></html>";

std::string times(std::string_view piece, std::size_t n) {
  std::string out;
  out.reserve(piece.size() * n);
  for (std::size_t i = 0; i < n; ++i) out += piece;
  return out;
}

// Both modes; the text must be valid UTF-8 and, if asked, hold the last words.
void survives(const std::string& body, bool keeps_end) {
  for (const auto mode : {Mode::Fast, Mode::Precise}) {
    const auto document = main_text("<!DOCTYPE html><html><body>" + body + kEnd, "", {.mode = mode});
    EXPECT_EQ(valid_utf8_prefix(document.text), document.text.size());
    const bool kept = document.text.find("The last words") != std::string::npos;
    EXPECT_TRUE(kept || !keeps_end) << body.substr(0, 60);
  }
}

TEST(Hostile, DeepNesting) {
  survives(times("<div>", 100'000), true);
  survives(times("<b>", 100'000) + "x", true);
  survives(times("<font a=1><p>", 50'000), true);
  survives(times("<table><tr><td>", 20'000), true);
  survives(times("<ul><li>", 50'000), true);
  survives(times("<svg>", 50'000) + times("</svg>", 50'000), true);
  survives(times("<div>", 50'000) + times("</div>", 50'000), true);
  const auto document = main_text(times("<div>", 1000) + kEnd);
  EXPECT_EQ(document.left(Reason::Depth).pieces, 1000 + 1 - Limits{}.depth);
}

TEST(Hostile, EndTagsOfNothing) {
  survives(times("</div></p></table></b></x-y>", 50'000), true);
  survives(times("<p>", 500) + times("<x>", 400) + times("</q></li></div>", 200'000), true);
}

TEST(Hostile, ManyLinksLeftOpen) { survives(times("<a href=x>y ", 100'000), false); }  // all of it is one link

TEST(Hostile, Attributes) {
  std::string many = "<p";
  for (int i = 0; i < 100'000; ++i) many += " a" + std::to_string(i) + "=1";
  survives(many + ">x</p>", true);
  survives("<p " + times("a=1 ", 100'000) + ">x</p>", true);
  survives("<p title=\"" + std::string(1'000'000, 'x') + "\">x</p>", true);
  survives("<p class=\"" + times("sidebar ad ", 200'000) + "\">x</p>", true);
  survives("<p style=\"" + std::string(1'000'000, ';') + "\">x</p>", true);
  survives("<p class='" + std::string(1'000'000, 'x'), false);  // never closed: reaches to the end
}

TEST(Hostile, AlmostMarkup) {
  survives(std::string(1'000'000, '<'), true);
  survives(times("<!", 500'000), true);
  survives(times("</", 500'000), true);
  survives(times("&", 1'000'000), true);
  survives(times("&#", 500'000), true);
  survives(times("&notanentitynotanentitynotanentity", 50'000), true);
  survives("<!--" + std::string(1'000'000, '-') + ">", true);
  survives("<!-- " + std::string(1'000'000, 'x'), false);
  survives(times("<!--->", 100'000), true);
  survives(times("<script></scrip", 100'000), false);
  survives(times("<plaintext></plaintext><p>all of this is text", 1000), true);
}

TEST(Hostile, GiantText) {
  survives("<p>" + std::string(12'000'000, 'x') + "</p>", true);  // libxml2 cuts the page at 10 MB
  survives("<p>" + times("word. ", 2'000'000) + "</p>", true);
  survives("<pre>" + std::string(2'000'000, '\n') + "</pre>", true);
  survives(times("<br>", 500'000), true);
  survives(times("<p>a b c</p>", 300'000), true);
}

TEST(Hostile, Nul) {
  std::string body;
  for (int i = 0; i < 1000; ++i) body += std::string("a\0b<p\0>c\0</p>", 13);
  survives(body, true);
}

TEST(Hostile, LimitsCutAndSaySo) {
  const auto page = times("<p>A sentence that is long enough to be kept by anyone who reads.</p>", 1000);
  Options options;
  options.limits.bytes = 10'000;
  auto document = main_text(page, "", options);
  EXPECT_EQ(document.left(Reason::Size).pieces, 1u);
  EXPECT_EQ(document.left(Reason::Size).bytes, page.size() - 10'000);
  EXPECT_LT(document.text.size(), 10'000u);
  options.limits = {.pieces = 50};
  document = main_text(page, "", options);
  EXPECT_EQ(document.left(Reason::Size).pieces, 1u);
  EXPECT_GT(document.text.size(), 1000u);
  EXPECT_LT(document.text.size(), 5000u);
  EXPECT_EQ(main_text(page).left(Reason::Size).pieces, 0u);
}

TEST(Hostile, EveryCutOfAPageIsRead) {
  const std::string page =
      "<!DOCTYPE html><html lang=en><head><title>T&amp;x</title><script>a</script></head><body><!-- c --><nav><a "
      "href='x'>y</a>"
      "</nav><table><tr><td>a<td>b</table><p class=\"x\">The text of it, &eacute;&#12354; is long "
      "enough.</p><svg><g/></svg></body>";
  for (std::size_t n = 0; n <= page.size(); ++n) {
    const auto document = main_text(std::string_view(page).substr(0, n));
    EXPECT_EQ(valid_utf8_prefix(document.text), document.text.size());
  }
}

TEST(Hostile, RandomMarkupIsRead) {
  const char* pieces[] = {
      "<div>",  "</div>",          "<p>",        "</p>",     "<a href=x>", "</a>",       "<table>",       "<tr>",
      "<td>",   "</td>",           "</tr>",      "</table>", "<b>",        "</b>",       "<svg>",         "</svg>",
      "<pre>",  "</pre>",          "<li>",       "<ul>",     "</ul>",      "<h1>",       "</h2>",         "<nav>",
      "</nav>", "words of text. ", "文章です。", "<ruby>",   "<rt>",       "</ruby>",    "<span hidden>", "</span>",
      "<br>",   "&amp;",           "\x80",       "<x-y>",    "</x-y>",     "<template>", "</template>"};
  std::uint32_t random = 7;
  for (int round = 0; round < 300; ++round) {
    std::string html;
    for (int i = 0; i < 400; ++i) html += pieces[((random = random * 1664525u + 1013904223u) >> 8) % std::size(pieces)];
    for (const auto mode : {Mode::Fast, Mode::Precise}) {
      const auto document = main_text(html, "", {.mode = mode, .limits = {.depth = 40}});
      EXPECT_EQ(valid_utf8_prefix(document.text), document.text.size());
    }
  }
}

}  // namespace
}  // namespace zk::html
