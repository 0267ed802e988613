// A name is cut into words at hyphens, underscores, digits and inner capitals; each word is looked up in one table.
#include "engine/corpus/html/names.h"

#include <algorithm>
#include <array>

namespace zk::html {
namespace {

enum Kind : std::uint8_t { kReason, kPositive, kTool, kModifier };

struct Word {
  std::string_view word;
  Kind kind;
  Reason reason = Reason::None;
};

constexpr auto kWordsUnsorted = std::to_array<Word>({
#define R(word, reason) {word, kReason, Reason::reason}
    R("nav", Navigation),
    R("navi", Navigation),
    R("navigation", Navigation),
    R("navbar", Navigation),
    R("navbox", Navigation),
    R("menu", Navigation),
    R("menubar", Navigation),
    R("submenu", Navigation),
    R("subnav", Navigation),
    R("gnav", Navigation),
    R("gnavi", Navigation),
    R("lnav", Navigation),
    R("crumb", Navigation),
    R("crumbs", Navigation),
    R("pankuzu", Navigation),
    R("topicpath", Navigation),
    R("pager", Navigation),
    R("paging", Navigation),
    R("prevnext", Navigation),
    R("toc", Navigation),
    R("skip", Navigation),
    R("jump", Navigation),
    R("toolbar", Navigation),
    R("topbar", Navigation),
    R("tabs", Navigation),
    R("tablist", Navigation),
    R("sitemap", Navigation),
    R("catlinks", Navigation),
    R("drawer", Navigation),
    R("hamburger", Navigation),
    R("offcanvas", Navigation),
    R("noprint", Navigation),
    R("header", Header),
    R("masthead", Header),
    R("hd", Header),
    R("hdr", Header),
    R("logo", Header),
    R("globalheader", Header),
    R("siteheader", Header),
    R("footer", Footer),
    R("foot", Footer),
    R("ft", Footer),
    R("ftr", Footer),
    R("copyright", Footer),
    R("colophon", Footer),
    R("legal", Footer),
    R("imprint", Footer),
    R("disclaimer", Footer),
    R("globalfooter", Footer),
    R("sitefooter", Footer),
    R("sidebar", Sidebar),
    R("side", Sidebar),
    R("sidenav", Sidebar),
    R("aside", Sidebar),
    R("rail", Sidebar),
    R("widget", Sidebar),
    R("widgets", Sidebar),
    R("secondary", Sidebar),
    R("related", Related),
    R("recommend", Related),
    R("also", Related),
    R("trending", Related),
    R("popular", Related),
    R("most", Related),
    R("ranking", Related),
    R("rank", Related),
    R("latest", Related),
    R("kanren", Related),
    R("osusume", Related),
    R("similar", Related),
    R("readmore", Related),
    R("morelinks", Related),
    R("ad", Advert),
    R("ads", Advert),
    R("adv", Advert),
    R("adbox", Advert),
    R("adslot", Advert),
    R("adunit", Advert),
    R("adsense", Advert),
    R("dfp", Advert),
    R("banner", Advert),
    R("promo", Advert),
    R("promotion", Advert),
    R("taboola", Advert),
    R("outbrain", Advert),
    R("kokoku", Advert),
    R("upsell", Advert),
    R("affiliate", Advert),
    R("comment", Comment),
    R("disqus", Comment),
    R("respond", Comment),
    R("trackback", Comment),
    R("trackbacks", Comment),
    R("pingback", Comment),
    R("pings", Comment),
    R("login", Form),
    R("loginbox", Form),
    R("logon", Form),
    R("signin", Form),
    R("signup", Form),
    R("register", Form),
    R("search", Form),
    R("searchbox", Form),
    R("subscribe", Form),
    R("subscription", Form),
    R("optin", Form),
    R("basket", Form),
    R("cart", Form),
    R("checkout", Form),
    R("button", Form),
    R("buttons", Form),
    R("btn", Form),
    R("vote", Form),
    R("votes", Form),
    R("votecell", Form),
    R("voting", Form),
    R("rating", Form),
    R("ratings", Form),
    R("poll", Form),
    R("survey", Form),
    R("kensaku", Form),
    R("captcha", Form),
    R("cookie", Notice),
    R("cookies", Notice),
    R("consent", Notice),
    R("gdpr", Notice),
    R("modal", Notice),
    R("popup", Notice),
    R("overlay", Notice),
    R("toast", Notice),
    R("paywall", Notice),
    R("lightbox", Notice),
    R("tooltip", Notice),
    R("interstitial", Notice),
    R("cookiebar", Notice),
    R("byline", Byline),
    R("author", Byline),
    R("authors", Byline),
    R("dateline", Byline),
    R("date", Byline),
    R("datetime", Byline),
    R("timestamp", Byline),
    R("meta", Byline),
    R("postmeta", Byline),
    R("published", Byline),
    R("posted", Byline),
    R("tags", Byline),
    R("tag", Byline),
    R("taglist", Byline),
    R("category", Byline),
    R("categories", Byline),
    R("share", Byline),
    R("sharing", Byline),
    R("sharebar", Byline),
    R("social", Byline),
    R("sns", Byline),
    R("follow", Byline),
    R("signature", Byline),
    R("sig", Byline),
    R("user", Byline),
    R("userinfo", Byline),
    R("username", Byline),
    R("profile", Byline),
    R("avatar", Byline),
    R("badge", Byline),
    R("kicker", Byline),
    R("eyebrow", Byline),
    R("views", Byline),
    R("credit", Byline),
    R("credits", Byline),
    R("bookmark", Byline),
    R("bookmarks", Byline),
#undef R
    // Only words that rarely mean anything else: one of them keeps a part whose other names would remove it.
    {"article", kPositive},
    {"content", kPositive},
    {"contents", kPositive},
    {"main", kPositive},
    {"entry", kPositive},
    {"hentry", kPositive},
    {"post", kPositive},
    {"story", kPositive},
    {"honbun", kPositive},
    {"kiji", kPositive},
    {"prose", kPositive},
    {"documentation", kPositive},
    {"question", kPositive},
    {"answer", kPositive},
    {"markdown", kPositive},
    {"richtext", kPositive},
    {"edit", kTool},
    {"editsection", kTool},
    {"headerlink", kTool},
    {"permalink", kTool},
    {"reference", kTool},
    {"footnoteref", kTool},
    {"copybutton", kTool},
    {"has", kModifier},
    {"with", kModifier},
    {"no", kModifier},
    {"without", kModifier},
    {"is", kModifier},
    {"layout", kModifier},
    {"wrapper", kModifier},
    {"js", kModifier},
});

constexpr auto kWords = [] {
  auto out = kWordsUnsorted;
  std::sort(out.begin(), out.end(), [](const Word& a, const Word& b) { return a.word < b.word; });
  return out;
}();

// Words that begin many others: comments, advertisement, breadcrumbs, pagination …
constexpr Word kPrefixes[] = {
    {"comments", kReason, Reason::Comment},    {"advert", kReason, Reason::Advert},
    {"sponsor", kReason, Reason::Advert},      {"breadcrumb", kReason, Reason::Navigation},
    {"paginat", kReason, Reason::Navigation},  {"newsletter", kReason, Reason::Form},
    {"recommended", kReason, Reason::Related}, {"recommendation", kReason, Reason::Related},
    {"sidebar", kReason, Reason::Sidebar},     {"relatedpost", kReason, Reason::Related},
    {"relatedart", kReason, Reason::Related},
};

constexpr std::size_t kShortest = 2, kLongest = 24;

const Word* find(std::string_view word) {
  const auto at = std::lower_bound(kWords.begin(), kWords.end(), word,
                                   [](const Word& w, std::string_view v) { return w.word < v; });
  if (at != kWords.end() && at->word == word) return &*at;
  for (const auto& prefix : kPrefixes) {
    if (word.starts_with(prefix.word)) return &prefix;
  }
  return nullptr;
}

struct Collected {
  Reason reason = Reason::None;
  bool positive = false, tool = false, modifier = false;
};

void look_up(std::string_view word, Collected& name) {
  if (word.size() < kShortest) return;
  const auto* found = find(word);
  if (!found) return;
  if (found->kind == kReason && name.reason == Reason::None) name.reason = found->reason;
  name.positive |= found->kind == kPositive;
  name.tool |= found->kind == kTool;
  name.modifier |= found->kind == kModifier;
}

bool upper(char c) { return c >= 'A' && c <= 'Z'; }
bool lower(char c) { return c >= 'a' && c <= 'z'; }

// One name without white space; "hasSidebar" and "page-wrapper" name a layout, not a part.
Collected collect(std::string_view name) {
  Collected out;
  char word[kLongest];
  std::size_t n = 0;
  const auto end_word = [&] {
    look_up({word, n}, out);
    n = 0;
  };
  for (std::size_t i = 0; i < name.size(); ++i) {
    const char c = name[i];
    if (!upper(c) && !lower(c)) {
      end_word();
      continue;
    }
    if (upper(c) && i > 0 && lower(name[i - 1])) end_word();
    if (n < kLongest) word[n++] = upper(c) ? static_cast<char>(c + 32) : c;
  }
  end_word();
  if (out.modifier) out = {};
  return out;
}

bool for_screen_readers(std::string_view name) {
  return name == "sr-only" || name == "visually-hidden" || name == "visuallyhidden" || name == "screen-reader-text";
}

void add(std::string_view names, NameVerdict& out) {
  constexpr std::size_t kMost = 2048;  // no honest list of names is longer
  names = names.substr(0, kMost);
  for (std::size_t i = 0; i < names.size();) {
    const auto begin = names.find_first_not_of(" \t\r\n\f", i);
    if (begin == names.npos) break;
    const auto end = std::min(names.find_first_of(" \t\r\n\f", begin), names.size());
    const auto name = names.substr(begin, end - begin);
    const auto found = collect(name);
    if (found.reason != Reason::None) {
      if (out.reason == Reason::None) out.reason = found.reason;
    } else {
      out.positive |= found.positive;
    }
    out.tool |= found.tool;
    if (for_screen_readers(name)) out.reason = Reason::Hidden;
    i = end;
  }
}

void settle(NameVerdict& verdict) {
  if (verdict.reason == Reason::None || verdict.reason == Reason::Hidden) return;
  if (verdict.positive) verdict.reason = Reason::None;
}

}  // namespace

NameVerdict verdict_of_names(std::string_view names) {
  NameVerdict out;
  add(names, out);
  settle(out);
  return out;
}

NameVerdict verdict_of(std::string_view classes, std::string_view id) {
  NameVerdict out;
  add(classes, out);
  add(id, out);
  settle(out);
  return out;
}

}  // namespace zk::html
