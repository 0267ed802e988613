// Each rule of what is main text, on pages of a few lines, in both modes.
#include "engine/corpus/html/main_text.h"

#include <gtest/gtest.h>

#include <set>

namespace zk::html {
namespace {

const std::string kBody =
    "<p>The garden behind the court house is open to anyone who rings the bell, though few people do.</p>"
    "<p>There are two benches, one in the sun and one in the shade, and a notice that asks visitors not to feed the "
    "cat.</p>";
const std::string kText =
    "The garden behind the court house is open to anyone who rings the bell, though few people do.\n"
    "There are two benches, one in the sun and one in the shade, and a notice that asks visitors not to feed the "
    "cat.\n";

class MainText : public testing::TestWithParam<Mode> {
 protected:
  Document read(std::string_view html) const { return main_text(html, "", {.mode = GetParam()}); }
};
INSTANTIATE_TEST_SUITE_P(Modes, MainText, testing::Values(Mode::Fast, Mode::Precise),
                         [](const auto& info) { return info.param == Mode::Fast ? "Fast" : "Precise"; });

struct Case {
  const char* what;
  std::string html;
  Reason reason;
};

// What stands around the text is left out for its reason, and the text stays whole.
TEST_P(MainText, PartsAroundTheText) {
  const Case cases[] = {
      {"nav", "<nav><ul><li><a href=/>Home</a><li><a href=/a>All the news of today.</a></ul></nav>",
       Reason::Navigation},
      {"role", "<div role=navigation>Home, Guides, Pictures and a sentence of words.</div>", Reason::Navigation},
      {"breadcrumbs", "<div class=breadcrumbs>Home / Guides / Gardens</div>", Reason::Navigation},
      {"camel case", "<div id=siteNav>News and Guides and Pictures</div>", Reason::Navigation},
      {"Japanese name", "<div id=gnavi>ニュース 特集 写真</div>", Reason::Navigation},
      {"header", "<header>The Example Paper, every day since 1901.</header>", Reason::Header},
      {"footer", "<footer>All the words below a page, which nobody reads.</footer>", Reason::Footer},
      {"copyright", "<div>© 2024 The Example Company, all rights reserved.</div>", Reason::Footer},
      {"Japanese copyright", "<div>株式会社見本 無断転載を禁じます。</div>", Reason::Footer},
      {"aside", "<aside>A word about something else, which is also a sentence.</aside>", Reason::Sidebar},
      {"sidebar", "<div id=sidebar><p>A word about something else, which is also a sentence.</p></div>",
       Reason::Sidebar},
      {"related", "<div class=related><h3>Read too</h3><p>He opened the drawer and could not believe it.</p></div>",
       Reason::Related},
      {"advert", "<div class='ad-slot'>Buy now and save forty percent, only today!</div>", Reason::Advert},
      {"comments", "<section class=comments><p>Great post, thanks for sharing this with all of us.</p></section>",
       Reason::Comment},
      {"log in", "<div class=loginbox>Log in to the site to see more of it.</div>", Reason::Form},
      {"newsletter", "<div class='newsletter-signup'>Sign up to our newsletter and miss nothing.</div>", Reason::Form},
      {"button", "<p><button>Press here to go on with it</button></p>", Reason::Form},
      {"cookies", "<div id=cookie-banner role=dialog><p>We and our partners store cookies on your device.</p></div>",
       Reason::Notice},
      {"byline", "<p class=byline>By our correspondent, 12 March 2024.</p>", Reason::Byline},
      {"hidden", "<p hidden>Draft: ask the lawyer before we print this paragraph.</p>", Reason::Hidden},
      {"style", "<p style='color:red; Display : NONE'>cheap pills cheap pills buy them here tonight.</p>",
       Reason::Hidden},
      {"invisible", "<span style=visibility:hidden>keyword stuffing for robots, forty more words of it.</span>",
       Reason::Hidden},
      {"aria", "<div aria-hidden=true>icon icon icon</div>", Reason::Hidden},
      {"screen readers", "<p class=sr-only>Skip to the main part of this page, please.</p>", Reason::Hidden},
      {"template", "<template><p>Row template, never shown to a reader of the page.</p></template>", Reason::Code},
      {"script", "<script>var x = '<p>A sentence that is no text at all.</p>';</script>", Reason::Code},
      {"links", "<div><a href=1>Other bridges of the town</a> <a href=2>Other fairs</a></div>", Reason::Links},
      {"own element", "<site-footer>Some words at the foot of the page.</site-footer>", Reason::Footer},
  };
  for (const auto& c : cases) {
    for (const auto& html : {"<body><div class=page>" + kBody + "</div>" + c.html + "</body>",
                             "<body>" + c.html + "<div class=page>" + kBody + "</div></body>"}) {
      const auto document = read(html);
      EXPECT_EQ(document.text, kText) << c.what;
      EXPECT_GE(document.left(c.reason).pieces, 1u) << c.what << ": not counted as " << reason_name(c.reason);
    }
  }
}

TEST_P(MainText, LooseShortPiecesAroundTheTextGo) {
  const auto document = read("<body><div>Home</div>" + kBody + "<div>Imprint</div></body>");
  EXPECT_EQ(document.text, kText);
  EXPECT_EQ(document.left(Reason::Sparse).pieces, 2u);
}

TEST_P(MainText, TitleAndHeadingsStay) {
  EXPECT_EQ(
      read("<title>The quiet garden | Example</title><body><h1>The quiet garden</h1>" + kBody + "<h2>More</h2>" + kBody)
          .text,
      "The quiet garden\n" + kText + "More\n" + kText);
  EXPECT_EQ(
      read("<title>The quiet garden</title><article><header><h1>The quiet garden</h1><p>By A. B., today.</p></header>" +
           kBody + "</article>")
          .text,
      "The quiet garden\n" + kText);
}

TEST_P(MainText, HeadingsWithoutTheirTextGo) {
  const auto document = read(
      "<div><h2>One</h2>" + kBody +
      "<h2>See too</h2><ul><li><a href=1>Ten kitchens that changed</a><li><a href=2>The best boots</a></ul></div>");
  EXPECT_EQ(document.text, "One\n" + kText);
  EXPECT_GE(document.left(Reason::Orphan).pieces + document.left(Reason::Sparse).pieces, 1u);
}

TEST_P(MainText, ListsTablesQuotesAndCodeStay) {
  EXPECT_EQ(read("<div>" + kBody + "<ul><li>oats and dried fruit<li>a hard cheese</ul>" + kBody + "</div>").text,
            kText + "oats and dried fruit\na hard cheese\n" + kText);
  EXPECT_EQ(read("<div>" + kBody + "<table><tr><th>Holds<td>1.1 litres<tr><th>Weighs<td>240 grams</table></div>").text,
            kText + "Holds | 1.1 litres\nWeighs | 240 grams\n");
  EXPECT_EQ(read("<div>" + kBody + "<blockquote><p>We were cold.</p></blockquote>" + kBody + "</div>").text,
            kText + "We were cold.\n" + kText);
  EXPECT_EQ(read("<div>" + kBody + "<pre>a = 1\n  b = 2</pre></div>").text, kText + "a = 1\n  b = 2\n");
}

TEST_P(MainText, ParagraphsFullOfLinksStay) {
  const std::string html =
      "<div><p>The <a href=1>upper bridge</a> was built by <a href=2>Anna Holt</a> in <a href=3>1788</a>, the <a "
      "href=4>middle bridge</a> by the "
      "<a href=5>railway company</a>, and the lower one by nobody: it is a <a href=6>fallen tree</a>.</p></div>";
  EXPECT_TRUE(read(html).text.starts_with("The upper bridge was built by Anna Holt in 1788,"));
}

TEST_P(MainText, MainElementIsBelieved) {
  const std::string other =
      "<div><p>Words about the company that runs this place, which are long enough to be text.</p></div>";
  EXPECT_EQ(read("<body>" + other + "<main>" + kBody + "</main></body>").text, kText);
}

TEST_P(MainText, JapaneseCountsAsMuch) {
  const std::string text = "駅前の通りで桜が満開となり、朝から写真を撮る人でにぎわっている。";
  EXPECT_EQ(read("<body><div id=hd><a>ログイン</a>｜<a>ヘルプ</a></div><div>" + text +
                 "<br>　商店会は提灯をともす。</div><div>アクセス</div></body>")
                .text,
            text + "\n商店会は提灯をともす。\n");
}

TEST_P(MainText, NothingComesFromNothing) {
  EXPECT_EQ(read("").text, "");
  EXPECT_EQ(read("<html><body></body></html>").text, "");
  EXPECT_EQ(
      read(
          "<title>Gallery</title><nav><a href=/>Home</a></nav><div><img src=1.jpg alt=x></div><footer>Imprint</footer>")
          .text,
      "");
}

TEST_P(MainText, ShortPagesStay) {
  EXPECT_EQ(read("<title>Closed</title><div class=nav><a href=/>Home</a></div><main><h1>Closed</h1><p>The museum is "
                 "closed today.</p></main><footer>Imprint</footer>")
                .text,
            "Closed\nThe museum is closed today.\n");
}

TEST_P(MainText, LayoutNamesAreNoParts) {
  EXPECT_EQ(read("<body class='has-sidebar footer-fixed'><div class=sidebar-layout>" + kBody + "</div></body>").text,
            kText);
  EXPECT_EQ(read("<div class='post type-post category-news tag-garden'>" + kBody + "</div>").text, kText);
}

TEST_P(MainText, CommentsCanBeKept) {
  const auto html =
      "<div>" + kBody + "</div><div id=comments><p>Great post, thanks for sharing this with all of us.</p></div>";
  EXPECT_EQ(main_text(html, "", {.mode = GetParam(), .comments = true}).text,
            kText + "Great post, thanks for sharing this with all of us.\n");
}

TEST_P(MainText, SameBytesSameAnswer) {
  const auto html = "<div>" + kBody + "</div><div>" + kBody + "</div>";
  EXPECT_EQ(read(html).text, read(html).text);
}

// What only the precise mode does.

TEST(Precise, NamesThatWouldRemoveTheTextAreDoubted) {
  const auto document = main_text("<body><div id=sidebar>" + kBody + kBody + "</div><p>Imprint</p></body>");
  EXPECT_EQ(document.text, kText + kText);
  EXPECT_TRUE(document.fallback);
  EXPECT_FALSE(main_text("<div>" + kBody + kBody + "</div><div id=sidebar>" + kBody + "</div>").fallback);
  EXPECT_EQ(main_text("<div>" + kBody + kBody + "</div><div id=sidebar>" + kBody + "</div>").text, kText + kText);
}

TEST(Precise, TextSplitOverNamedPartsComesBackTogether) {
  const std::string part =
      "<p>The gauge beside the mill has been read each morning at nine since the spring of 1931.</p>";
  const auto document =
      main_text("<div class=widget>" + part + part + "</div><div class=side>" + part + part + "</div>");
  EXPECT_TRUE(document.fallback);
  EXPECT_GT(document.text.size(), 300u);
}

TEST(Precise, CommentsAndAdvertsNeverComeBack) {
  const auto document = main_text("<p>Closed today.</p><div id=comments>" + kBody + kBody + "</div>");
  EXPECT_EQ(document.text.find("garden"), std::string::npos);
  EXPECT_FALSE(document.fallback);
}

TEST(Precise, RepeatedShortPiecesGo) {
  const std::string note = "<p>Share this picture</p>";
  const auto document = main_text("<div>" + kBody + note + kBody + note + kBody + note + kBody + "</div>");
  EXPECT_EQ(document.text, kText + kText + kText + kText);
  EXPECT_EQ(document.left(Reason::Repeated).pieces, 3u);
  EXPECT_NE(main_text("<div>" + kBody + note + kBody + "</div>").text.find("Share"),
            std::string::npos);  // once is no repeat
}

TEST(Precise, BoxesOfLinksGoWithTheWordsBetween) {
  const auto document = main_text("<div>" + kBody +
                                  "<div><p>See too:</p><p><a href=1>Ten kitchens that changed our minds</a></p><p><a "
                                  "href=2>The best boots of the year</a></p></div>" +
                                  kBody + "</div>");
  EXPECT_EQ(document.text, kText + kText);
  EXPECT_EQ(document.left(Reason::Links).pieces, 3u);
}

TEST(Precise, TextFarFromTheMainContainerMustBeRich) {
  const std::string far = "<div><p>We write about gardens. Mail us.</p></div>";
  EXPECT_EQ(main_text("<div><div>" + kBody + kBody + kBody + "</div></div>" + far).text, kText + kText + kText);
  const std::string rich =
      "<div><p>After the war the garden was dug up for potatoes. Nobody wrote down who planted the two pear trees by "
      "the "
      "wall, which still bear fruit. They are pruned every second winter by a man from the town.</p></div>";
  EXPECT_NE(
      main_text("<div><div>" + kBody + kBody + kBody + kBody + kBody + "</div></div>" + rich).text.find("pear trees"),
      std::string::npos);
}

TEST(Reasons, NamesAreStableAndDifferent) {
  std::set<std::string> names;
  for (std::size_t i = 0; i < kReasons; ++i) names.insert(reason_name(static_cast<Reason>(i)));
  EXPECT_EQ(names.size(), kReasons);
  EXPECT_STREQ(reason_name(Reason::BadBytes), "bad-bytes");
  EXPECT_STREQ(reason_name(Reason::Navigation), "navigation");
}

}  // namespace
}  // namespace zk::html
