// A page as flat lists: containers (block elements, in the order in which they open) and blocks (runs of text that
// stand on lines of their own), with what the choosers need to know of each. No tree of objects; a parent always comes
// before its children, so sums over subtrees are one loop backwards.
#pragma once
#include <array>
#include <cstdint>
#include <string>
#include <vector>

#include "engine/corpus/html/tags.h"

namespace zk::html {

struct Container {
  std::uint32_t parent = 0;
  Tag tag = Tag::unknown;
  Reason own = Reason::None;     // what this element's tag, role or names say
  Reason reason = Reason::None;  // with what its ancestors say
  bool by_name = false;          // `own` comes from class and id alone: weaker
  bool main = false;             // inside <main>, <article>, role=main, itemprop=articleBody
};

enum class Kind : std::uint8_t { Paragraph, Loose, Heading, Item, Cell, Row, Quote, Code, Caption };

struct Block {
  std::uint32_t container = 0;
  std::uint32_t begin = 0, end = 0;   // of the text, in bytes
  std::uint32_t link = 0, bold = 0;   // bytes inside links, in bold
  std::uint32_t table = 0, cell = 0;  // innermost table (0: none), cell counted over the page
  std::uint16_t sentences = 0;        // ends of sentences
  Kind kind = Kind::Loose;
  std::uint8_t level = 0;        // of a heading: 1–6
  Reason reason = Reason::None;  // of its zone; a chooser may change it

  std::uint32_t size() const { return end - begin; }
  double link_share() const { return size() ? static_cast<double>(link) / size() : 0; }
};

struct Page {
  std::string title, og_title, lang;
  bool noindex = false;
  std::string text;  // of all blocks
  std::vector<Container> containers;
  std::vector<Block> blocks;
  std::array<LeftOut, kReasons> left_out{};

  std::string_view text_of(const Block& b) const { return std::string_view(text).substr(b.begin, b.size()); }
  void leave_out(Reason reason, std::uint64_t bytes, std::uint64_t pieces = 1);
};

/// Reads valid UTF-8 HTML. Never fails; what goes beyond the limits is counted.
Page read_page(std::string_view html, const Limits& limits);

/// Adds text to a buffer with HTML's white space rules: runs become one blank, none between two CJK characters that a
/// line break of the source parts, none at the start of a line.
class TextSink {
 public:
  explicit TextSink(std::string& out) : out_(out) {}
  void begin() { start_ = out_.size(), blank_ = false, newline_ = false; }
  void add(std::string_view raw);        ///< text with references, white space collapsed
  void add_exact(std::string_view raw);  ///< inside <pre>
  void line_break();
  void finish();  ///< drops white space at the end
  bool empty() const { return out_.size() == start_; }
  std::size_t start() const { return start_; }

 private:
  void put_blank(std::string_view next);

  std::string& out_;
  std::size_t start_ = 0;
  bool blank_ = false, newline_ = false;
};

}  // namespace zk::html
