// Signs that a block shows by itself: length in bytes (so that a Japanese character weighs as much as half an English
// word), share of links, ends of sentences, copyright words; and what headings are.
#include <algorithm>

#include "engine/corpus/html/choose.h"
#include "engine/corpus/html/tokenizer.h"

namespace zk::html {
namespace {

constexpr std::uint32_t kShortGood = 36;  // a sentence in a <p>
constexpr std::uint32_t kLongGood = 60;   // a sentence anywhere else
constexpr std::uint32_t kSureGood = 220;  // text without any end of a sentence
constexpr std::uint32_t kOwnWords = 40;   // outside links, in text that is full of them
constexpr std::uint32_t kMostCopyright = 400;
constexpr std::uint32_t kMostHeading = 200;
constexpr double kLinksBad = 0.6, kLinksGood = 0.5;

bool has_no_case(std::string_view text, std::string_view low) {
  return std::search(text.begin(), text.end(), low.begin(), low.end(),
                     [](char a, char b) { return (a >= 'A' && a <= 'Z' ? a + 32 : a) == b; }) != text.end();
}

bool copyright(std::string_view text) {
  if (text.size() > kMostCopyright) return false;
  const bool sign = text.starts_with("©") || text.starts_with("(c) ") || text.starts_with("(C) ");
  return sign || (text.size() >= 9 && equals_no_case(text.substr(0, 9), "copyright")) ||
         has_no_case(text, "all rights reserved") || text.find("無断転載") != text.npos;
}

// Letters and digits only, lower case in ASCII: "The Bridge – part 2" and "the bridge: part 2" are alike.
std::string essence(std::string_view text) {
  std::string out;
  for (char c : text) {
    if (c >= 'A' && c <= 'Z')
      out += static_cast<char>(c + 32);
    else if (letter(c) || (c >= '0' && c <= '9') || c < 0)
      out += c;
  }
  return out;
}

}  // namespace

BlockLook look_at(const Page& page, const Block& b) {
  const auto text = page.text_of(b);
  if (copyright(text)) return {Look::Bad, Reason::Footer};
  if (b.kind == Kind::Code) return {b.link_share() > kLinksGood ? Look::Neutral : Look::Good};
  if (b.kind == Kind::Heading) return {};
  const auto links = b.link_share();
  if (links > kLinksBad) return {Look::Bad, Reason::Links};
  if (links > kLinksGood && (b.sentences == 0 || b.size() - b.link < kOwnWords)) return {};
  const bool paragraph = b.kind == Kind::Paragraph || b.kind == Kind::Quote;
  const bool sentence = b.sentences > 0;
  const bool good =
      (paragraph && sentence && b.size() >= kShortGood) || (sentence && b.size() >= kLongGood) || b.size() >= kSureGood;
  return {good ? Look::Good : Look::Neutral};
}

bool is_heading(const Block& b) {
  if (b.kind == Kind::Heading) return true;
  const bool loose = b.kind == Kind::Loose || b.kind == Kind::Cell || b.kind == Kind::Paragraph;
  return loose && b.size() < kMostHeading && b.sentences == 0 && b.bold + 1 >= b.size() && b.link < b.size();
}

bool matches_title(const Page& page, const Block& b) {
  if (b.size() > 400) return false;
  const auto block = essence(page.text_of(b));
  if (block.size() < 3) return false;
  for (const auto* title : {&page.title, &page.og_title}) {
    const auto whole = essence(*title);
    if (whole == block) return true;
    // The name of the site before or after it; a single common word is not enough.
    if (block.size() * 3 >= whole.size() && (whole.starts_with(block) || whole.ends_with(block))) return true;
  }
  return false;
}

bool in_data_table(const Page& page, std::size_t i) {
  const auto& b = page.blocks[i];
  if (b.kind == Kind::Row) return true;
  if (b.table == 0 || b.kind != Kind::Cell) return false;
  const auto row_of_same = [&](std::size_t k) {
    return k < page.blocks.size() && page.blocks[k].kind == Kind::Row && page.blocks[k].table == b.table;
  };
  return row_of_same(i + 1) || (i > 0 && row_of_same(i - 1));
}

void save_headings(Page& page) {
  bool title_seen = false;
  for (auto& b : page.blocks) {
    if (b.kind != Kind::Heading && b.reason != Reason::None) continue;
    const bool title =
        !title_seen && (b.kind == Kind::Heading ? matches_title(page, b) : is_heading(b) && matches_title(page, b));
    title_seen |= title;
    if (b.kind != Kind::Heading || b.reason == Reason::None) continue;
    const bool own_header = b.reason == Reason::Header && page.containers[b.container].main;
    if ((title && (b.reason == Reason::Header || b.reason == Reason::Byline || b.reason == Reason::Advert)) ||
        own_header)
      b.reason = Reason::None;
  }
}

void drop_orphans(Page& page) {
  // From the end: the highest heading level that text has followed so far. Levels: 1–6, lines in bold count as 6.
  bool text_follows = false, any_text = false;
  const auto level_of = [](const Block& b) { return b.kind == Kind::Heading ? static_cast<int>(b.level) : 6; };
  int below = 7;  // level of the nearest kept heading that follows with only headings between
  for (auto i = page.blocks.size(); i-- > 0;) {
    auto& b = page.blocks[i];
    if (b.reason != Reason::None) continue;
    if (!is_heading(b)) {
      text_follows = any_text = true;
      continue;
    }
    const int level = level_of(b);
    const bool title = any_text && matches_title(page, b);
    if (!text_follows && !(below > level && below < 7) && !title) {
      b.reason = Reason::Orphan;
      continue;
    }
    below = level;
    text_follows = false;
  }
}

}  // namespace zk::html
