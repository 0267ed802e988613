// From tokens to the flat page: keeps the stack of open elements, cuts text into blocks, says of each zone what its
// tag, role and names tell, joins the cells of data rows.
#include <algorithm>

#include "engine/corpus/html/entities.h"
#include "engine/corpus/html/names.h"
#include "engine/corpus/html/open_elements.h"
#include "engine/corpus/html/page.h"
#include "engine/corpus/html/tokenizer.h"

namespace zk::html {
namespace {

constexpr std::string_view kCellGap = " | ";
constexpr std::uint32_t kLongCell = 300;  // rows with longer cells are layout, not data

bool contains_no_case(std::string_view text, std::string_view low) {
  for (std::size_t i = 0; i + low.size() <= text.size(); ++i) {
    if (equals_no_case(text.substr(i, low.size()), low)) return true;
  }
  return false;
}

bool hides(std::string_view style) {
  if (style.size() < 12 || style.size() > 4096) return false;
  std::string tight;
  for (char c : style) {
    if (!html_space(c)) tight += c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c;
  }
  const auto declares = [&](std::string_view what) {
    const auto at = tight.find(what);
    return at != tight.npos && (at == 0 || tight[at - 1] == ';');
  };
  return declares("display:none") || declares("visibility:hidden");
}

Reason reason_of_role(std::string_view role) {
  static constexpr struct {
    std::string_view role;
    Reason reason;
  } kRoles[] = {{"navigation", Reason::Navigation}, {"menu", Reason::Navigation},       {"menubar", Reason::Navigation},
                {"toolbar", Reason::Navigation},    {"tablist", Reason::Navigation},    {"banner", Reason::Header},
                {"contentinfo", Reason::Footer},    {"complementary", Reason::Sidebar}, {"search", Reason::Form},
                {"dialog", Reason::Notice},         {"alertdialog", Reason::Notice},    {"tooltip", Reason::Notice}};
  for (const auto& known : kRoles) {
    if (equals_no_case(role, known.role)) return known.reason;
  }
  return Reason::None;
}

Kind kind_of(Tag tag, Kind around) {
  const auto traits = tag_info(tag).traits;
  if (traits & kHeading) return Kind::Heading;
  if (traits & kPre) return Kind::Code;
  if (!(traits & kBlock)) return around;
  switch (tag) {
    case Tag::p:
      return around == Kind::Item || around == Kind::Quote ? around : Kind::Paragraph;
    case Tag::li:
    case Tag::dt:
    case Tag::dd:
      return Kind::Item;
    case Tag::td:
    case Tag::th:
      return Kind::Cell;
    case Tag::caption:
    case Tag::figcaption:
    case Tag::legend:
    case Tag::summary:
      return Kind::Caption;
    case Tag::blockquote:
      return Kind::Quote;
    case Tag::div:
    case Tag::section:
    case Tag::center:
    case Tag::custom:
      return around == Kind::Paragraph ? Kind::Loose : around;
    default:
      return Kind::Loose;
  }
}

// A full stop ends a sentence after a word and before a blank (after a number only at the end: "in 1931.").
bool stops(std::string_view text, std::size_t i) {
  if (i == 0) return false;
  const char before = text[i - 1];
  const bool at_end = i + 1 == text.size();
  const char next = at_end ? ' ' : text[i + 1];
  const bool word =
      letter(before) || before < 0 || before == ')' || before == '"' || (at_end && before >= '0' && before <= '9');
  return word && (next == ' ' || next == '\n' || next == '"' || next == '\'' || next == ')' || next < 0);
}

// Ends of sentences: . ! ? and their full-width forms.
std::uint16_t count_sentences(std::string_view text) {
  static constexpr std::array<bool, 256> kMay = [] {
    std::array<bool, 256> out{};
    for (unsigned char c : {'.', '!', '?'}) out[c] = true;
    out[0xE3] = out[0xEF] = true;
    return out;
  }();
  std::size_t n = 0;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (!kMay[static_cast<unsigned char>(text[i])]) continue;
    const char c = text[i];
    if (c == '\xE3') {
      n += text.compare(i, 3, "。") == 0;
    } else if (c == '\xEF') {
      n += text.compare(i, 3, "！") == 0 || text.compare(i, 3, "？") == 0;
    } else {
      n += stops(text, i);
    }
  }
  return static_cast<std::uint16_t>(std::min<std::size_t>(n, 0xFFFF));
}

class PageBuilder {
 public:
  PageBuilder(const Limits& limits, std::size_t bytes) : limits_(limits), open_(limits.depth), sink_(page_.text) {
    page_.text.reserve(bytes / 2);
    page_.containers.push_back({});
    kinds_.push_back(Kind::Loose);
    open_.on_close = [this](const OpenElement& element) { closed(element); };
    sink_.begin();
  }

  bool full() const { return page_.blocks.size() >= limits_.pieces || page_.containers.size() >= limits_.pieces; }
  void start_tag(Tag tag, std::string_view name, const Attributes& attributes, bool self_closing);
  void end_tag(Tag tag, std::string_view name);
  void text(std::string_view raw);
  void raw_text(Tag tag, std::string_view raw);
  Page finish();

 private:
  struct Zone {
    Reason reason = Reason::None;
    bool by_name = false, skips = false, main = false;
  };
  struct Row {
    std::size_t first_block = 0;
  };

  std::uint32_t container() const { return open_.empty() ? 0 : open_.top().container; }
  Kind kind() const { return kinds_[open_.size()]; }
  Zone judge(Tag tag, std::string_view name, const Attributes& attributes) const;
  void page_attributes(Tag tag, const Attributes& attributes);
  void meta(const Attributes& attributes);
  void push(Tag tag, std::string_view name, const Zone& zone);
  void closed(const OpenElement& element);
  void flush();
  void end_row();

  Limits limits_;
  Page page_;
  OpenElements open_;
  TextSink sink_;
  std::vector<Kind> kinds_;  // by depth; [0] is the page itself
  Block block_;              // the one being written
  std::uint32_t skipping_ = 0, links_ = 0, bolds_ = 0, pres_ = 0, flattened_ = 0, tables_made_ = 0, cells_made_ = 0;
  Reason skip_reason_ = Reason::None;
  std::vector<std::uint32_t> tables_;
  std::vector<Row> rows_;
};

PageBuilder::Zone PageBuilder::judge(Tag tag, std::string_view name, const Attributes& attributes) const {
  const auto& info = tag_info(tag);
  Zone zone{.reason = info.reason, .skips = (info.traits & kSkip) != 0};
  if (attributes.present == 0 && tag != Tag::custom) {
    zone.main = tag == Tag::main || tag == Tag::article;
    return zone;
  }
  const bool hidden =
      (attributes.has(Attributes::kHidden) && !equals_no_case(attributes[Attributes::kHidden], "until-found")) ||
      equals_no_case(attributes[Attributes::kAriaHidden], "true") || hides(attributes[Attributes::kStyle]);
  if (hidden) return {.reason = Reason::Hidden, .skips = true};
  const auto role = attributes[Attributes::kRole];
  zone.main = tag == Tag::main || tag == Tag::article || equals_no_case(role, "main") ||
              equals_no_case(role, "article") || equals_no_case(attributes[Attributes::kItemprop], "articlebody");
  if (zone.reason == Reason::None && !role.empty()) zone.reason = reason_of_role(role);
  if (zone.reason != Reason::None || tag == Tag::main || info.traits & kVoid) return zone;
  auto verdict = verdict_of(attributes[Attributes::kClass], attributes[Attributes::kId]);
  if (tag == Tag::custom && verdict.reason == Reason::None) verdict = verdict_of_names(name);
  if (verdict.reason == Reason::Hidden) return {.reason = Reason::Hidden, .skips = true};
  const bool small = !(info.traits & kBlock);
  if (small && (verdict.tool || verdict.reason == Reason::Advert)) {
    return {.reason = verdict.tool ? Reason::Navigation : Reason::Advert, .skips = true};
  }
  if (!small) zone.reason = verdict.reason;
  zone.by_name = zone.reason != Reason::None;
  return zone;
}

void PageBuilder::meta(const Attributes& attributes) {
  const auto content = attributes[Attributes::kContent];
  if (equals_no_case(attributes[Attributes::kProperty], "og:title") && page_.og_title.empty()) {
    page_.og_title = unescape(content, true);
  }
  if (equals_no_case(attributes[Attributes::kName], "robots") && content.size() < 1024) {
    page_.noindex |= contains_no_case(content, "noindex") || contains_no_case(content, "noai");
  }
}

void PageBuilder::page_attributes(Tag tag, const Attributes& attributes) {
  if (tag != Tag::html || !page_.lang.empty()) return;
  const auto lang =
      attributes.has(Attributes::kLang) ? attributes[Attributes::kLang] : attributes[Attributes::kXmlLang];
  page_.lang = std::string(lang.substr(0, 64));
}

void PageBuilder::start_tag(Tag tag, std::string_view name, const Attributes& attributes, bool self_closing) {
  if (tag == Tag::html || tag == Tag::body || tag == Tag::head || tag == Tag::frameset)
    return page_attributes(tag, attributes);
  const auto traits = tag_info(tag).traits;
  if (tag == Tag::meta) return meta(attributes);
  if (traits & kRaw) return;
  if (traits & kVoid) {
    if (skipping_) return;
    if (tag == Tag::br) sink_.line_break();
    if (traits & kBlock) flush();
    return;
  }
  open_.make_room_for(tag);
  if (traits & kBlock && !skipping_) flush();
  const bool foreign = open_.has(Tag::svg) || open_.has(Tag::math) || traits & kForeign;
  if (self_closing && foreign) return;
  if (open_.full()) {
    page_.leave_out(Reason::Depth, 0);
    ++flattened_;
    return;
  }
  push(tag, name, skipping_ ? Zone{} : judge(tag, name, attributes));
}

void PageBuilder::push(Tag tag, std::string_view name, const Zone& zone) {
  const auto traits = tag_info(tag).traits;
  OpenElement element{.tag = tag, .container = container(), .traits = traits, .skips = zone.skips};
  if (tag == Tag::unknown || tag == Tag::custom) element.name_hash = hash_name(name);
  if (traits & kBlock && !skipping_ && !zone.skips) {
    const auto& parent = page_.containers[container()];
    Container made{.parent = container(),
                   .tag = tag,
                   .own = zone.reason,
                   .by_name = zone.by_name,
                   .main = parent.main || zone.main};
    made.reason = parent.reason != Reason::None ? parent.reason : zone.reason;
    element.container = static_cast<std::uint32_t>(page_.containers.size());
    page_.containers.push_back(made);
    if (tag == Tag::table) tables_.push_back(++tables_made_);
    if (tag == Tag::tr) rows_.push_back({page_.blocks.size()});
    if (tag == Tag::td || tag == Tag::th) ++cells_made_;
  } else {
    element.traits &= static_cast<std::uint16_t>(~kBlock);  // what is not collected parts no lines
  }
  links_ += (traits & kLink) != 0;
  bolds_ += (traits & kBold) != 0;
  pres_ += (traits & kPre) != 0;
  if (zone.skips && skipping_++ == 0) {
    skip_reason_ = zone.reason;
    page_.leave_out(zone.reason, 0);
  }
  const auto inner = kind_of(tag, kind());
  open_.push(element);
  kinds_.push_back(inner);
}

void PageBuilder::closed(const OpenElement& element) {
  if (element.traits & kBlock && !skipping_) flush();
  links_ -= (element.traits & kLink) != 0;
  bolds_ -= (element.traits & kBold) != 0;
  pres_ -= (element.traits & kPre) != 0;
  if (element.skips) --skipping_;
  if (kinds_.size() > open_.size() + 1) kinds_.pop_back();  // not where </a> only ended a link
  if (!(element.traits & kBlock)) return;
  if (element.tag == Tag::tr) end_row();
  if (element.tag == Tag::table && !tables_.empty()) tables_.pop_back();
}

void PageBuilder::end_tag(Tag tag, std::string_view name) {
  if (flattened_ > 0 && tag != Tag::body && tag != Tag::html) {
    --flattened_;
    if (tag_info(tag).traits & kBlock && !skipping_) flush();
    return;
  }
  if (tag == Tag::br && !skipping_) sink_.line_break();
  open_.end(tag, tag == Tag::unknown || tag == Tag::custom ? hash_name(name) : 0);
}

void PageBuilder::text(std::string_view raw) {
  if (skipping_) {
    page_.left_out[static_cast<std::size_t>(skip_reason_)].bytes += raw.size();
    return;
  }
  if (sink_.empty()) {
    block_ = {
        .container = container(), .table = tables_.empty() ? 0 : tables_.back(), .cell = cells_made_, .kind = kind()};
    if (block_.kind == Kind::Heading) {
      for (auto i = open_.size(); i-- > 0 && block_.level == 0;) {
        if (tag_info(open_[i].tag).traits & kHeading)
          block_.level = static_cast<std::uint8_t>(tag_info(open_[i].tag).name[1] - '0');
      }
    }
  }
  const auto before = page_.text.size();
  if (pres_ > 0) {
    sink_.add_exact(raw);
  } else {
    sink_.add(raw);
  }
  const auto added = static_cast<std::uint32_t>(page_.text.size() - before);
  if (links_ > 0) block_.link += added;
  if (bolds_ > 0) block_.bold += added;
}

void PageBuilder::raw_text(Tag tag, std::string_view raw) {
  if (tag == Tag::title) {
    const bool drawing = open_.has(Tag::svg);
    if (page_.title.empty() && !drawing)
      page_.title = unescape(raw.substr(0, std::min<std::size_t>(raw.find('<'), 4096)));
    return;
  }
  page_.leave_out(tag_info(tag).reason, raw.size());
}

void PageBuilder::flush() {
  sink_.finish();
  if (!sink_.empty()) {
    block_.begin = static_cast<std::uint32_t>(sink_.start());
    block_.end = static_cast<std::uint32_t>(page_.text.size());
    block_.link = std::min(block_.link, block_.size());
    block_.bold = std::min(block_.bold, block_.size());
    block_.sentences = count_sentences(page_.text_of(block_));
    block_.reason = page_.containers[block_.container].reason;
    page_.blocks.push_back(block_);
    page_.text += rows_.empty() ? std::string_view("\n") : kCellGap;
  }
  sink_.begin();
}

// A row whose cells hold one short block each becomes one block "a | b | c".
void PageBuilder::end_row() {
  if (rows_.empty()) return;
  const auto first = rows_.back().first_block;
  rows_.pop_back();
  auto& blocks = page_.blocks;
  if (blocks.size() < first + 2) return;
  for (auto i = first; i < blocks.size(); ++i) {
    const auto& b = blocks[i];
    const bool fits = (b.kind == Kind::Cell || b.kind == Kind::Paragraph || b.kind == Kind::Loose) &&
                      b.size() < kLongCell && b.reason == blocks[first].reason && b.table == blocks[first].table;
    if (!fits || (i > first && b.cell == blocks[i - 1].cell)) return;
    if (i > first && b.begin != blocks[i - 1].end + kCellGap.size()) return;
  }
  auto row = blocks[first];
  for (auto i = first + 1; i < blocks.size(); ++i) {
    row.link += blocks[i].link;
    row.bold += blocks[i].bold;
    row.sentences = static_cast<std::uint16_t>(std::min(row.sentences + blocks[i].sentences, 0xFFFF));
  }
  row.end = blocks.back().end;
  row.kind = Kind::Row;
  row.container = page_.containers[row.container].parent;
  blocks.resize(first + 1);
  blocks[first] = row;
}

Page PageBuilder::finish() {
  flush();
  open_.close_all();
  return std::move(page_);
}

}  // namespace

void Page::leave_out(Reason reason, std::uint64_t bytes, std::uint64_t pieces) {
  auto& entry = left_out[static_cast<std::size_t>(reason)];
  entry.pieces += pieces;
  entry.bytes += bytes;
}

Page read_page(std::string_view html, const Limits& limits) {
  PageBuilder builder(limits, html.size());
  Tokenizer<PageBuilder> tokenizer(html, builder);
  tokenizer.run();
  const bool stopped = builder.full();
  auto page = builder.finish();
  if (stopped) page.leave_out(Reason::Size, 0);
  return page;
}

}  // namespace zk::html
