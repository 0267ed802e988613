// HTML to main text: from the bytes of a page to its title, language and the text a reader came for, with the reasons
// for what was left out. Two modes share one reader (WHATWG tokenizer, flat list of text blocks, no tree of objects):
// Fast judges each block by itself and its neighbours in one pass; Precise also weighs containers (text and link
// density, repeats, where the good text lies) and falls back when it kept too little. Same bytes, same answer: work is
// bounded by bytes, depth and pieces, never by a clock. Safe for hostile input; no state is shared, so any number of
// threads may call it.
#pragma once
#include <array>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

namespace zk::html {

enum class Mode : std::uint8_t { Fast, Precise };

/// Why a piece of a page is not in the text. reason_name() gives the stable word for reports.
enum class Reason : std::uint8_t {
  None,
  Code,        ///< script, style, template, drawings and other parts that are never shown as text
  Hidden,      ///< hidden, aria-hidden, display:none, visibility:hidden, for screen readers only
  Navigation,  ///< menus, breadcrumbs, page numbers, tables of contents
  Header,      ///< head of the site
  Footer,      ///< foot of the site, copyright lines
  Sidebar,     ///< aside and the like
  Related,     ///< links to other pages, rankings
  Advert,      ///< advertisements and promotions
  Comment,     ///< comments below an article (kept if Options::comments)
  Form,        ///< buttons, fields, search, log in, newsletter
  Notice,      ///< cookie and other notices, dialogs
  Byline,      ///< author, date, tags, share buttons
  Reading,     ///< readings beside ruby text
  Links,       ///< blocks that are mostly links
  Sparse,      ///< short pieces outside the main text
  Repeated,    ///< the same short words again and again
  Orphan,      ///< headings whose text was left out
  Depth,       ///< elements nested deeper than Limits::depth (their text stays)
  Size,        ///< input beyond Limits::bytes or Limits::pieces (not read)
  BadBytes,    ///< bytes that are no text in the page's encoding (replaced by U+FFFD)
  Count_
};
inline constexpr std::size_t kReasons = static_cast<std::size_t>(Reason::Count_);

/// Stable lower-case word of a reason ("navigation", "bad-bytes" …).
const char* reason_name(Reason reason);

struct LeftOut {
  std::uint64_t pieces = 0;  ///< blocks or elements
  std::uint64_t bytes = 0;   ///< of text in UTF-8, as far as it was looked at
};

struct Limits {
  std::size_t bytes = 16u << 20;   ///< of input; the rest is not read
  std::size_t depth = 512;         ///< of open elements
  std::size_t pieces = 1'000'000;  ///< of blocks and of containers
};

struct Options {
  Mode mode = Mode::Precise;
  bool comments = false;  ///< keep the comments below an article
  Limits limits;
};

struct Document {
  std::string title;    ///< UTF-8, from <title>, else og:title, else the first heading
  std::string lang;     ///< lang attribute of the page as written ("ja", "en-GB"), empty if none
  std::string charset;  ///< encoding that was used ("utf-8", "shift_jis" …)
  std::string text;     ///< UTF-8, one block a line, ends with "\n" unless empty
  std::array<LeftOut, kReasons> left_out{};
  bool noindex = false;   ///< <meta name=robots> asks for noindex or noai
  bool fallback = false;  ///< names of classes were ignored because they would have left almost nothing

  const LeftOut& left(Reason reason) const { return left_out[static_cast<std::size_t>(reason)]; }
};

/// `http_charset`: the charset parameter of the Content-Type header, empty if unknown.
Document main_text(std::string_view bytes, std::string_view http_charset = {}, const Options& options = {});

}  // namespace zk::html
