// WHATWG HTML, section 13.2.6, as far as it moves text: implied end tags and scopes. Misnested formatting is closed
// rather than cloned, since clones change no text.
#include "engine/corpus/html/open_elements.h"

namespace zk::html {
namespace {

bool any(Tag tag, std::initializer_list<Tag> list) {
  for (const auto t : list) {
    if (t == tag) return true;
  }
  return false;
}

bool ends_scope(Tag t) { return any(t, {Tag::td, Tag::th, Tag::caption, Tag::table, Tag::object, Tag::template_}); }
bool is_cell(Tag t) { return t == Tag::td || t == Tag::th; }
bool is_row_group(Tag t) { return any(t, {Tag::tbody, Tag::thead, Tag::tfoot}); }
bool is_table(Tag t) { return t == Tag::table || t == Tag::template_; }
bool is_heading(Tag t) { return tag_info(t).traits & kHeading; }
bool is_ruby_part(Tag t) { return any(t, {Tag::rb, Tag::rt, Tag::rtc, Tag::rp}); }
bool is_table_part(Tag t) { return is_cell(t) || is_row_group(t) || any(t, {Tag::tr, Tag::caption, Tag::colgroup}); }
bool ends_list_item(Tag t) { return tag_info(t).traits & kList || ends_scope(t); }

// Elements that mean "no longer a drawing" when they start inside an unclosed <svg>.
bool breaks_out(Tag t) {
  return any(t, {Tag::div, Tag::p, Tag::ul, Tag::ol, Tag::table, Tag::section, Tag::article, Tag::main, Tag::nav,
                 Tag::h1, Tag::h2, Tag::h3, Tag::h4, Tag::body, Tag::li, Tag::header, Tag::footer});
}

}  // namespace

template <class Wanted, class Stops>
std::size_t OpenElements::nearest(Wanted wanted, Stops stops) const {
  for (auto i = stack_.size(); i-- > 0;) {
    if (wanted(stack_[i].tag)) return i;
    if (stops(stack_[i].tag)) break;
  }
  return stack_.size();
}

void OpenElements::push(const OpenElement& element) {
  stack_.push_back(element);
  ++count_[static_cast<std::size_t>(element.tag)];
}

void OpenElements::pop_to(std::size_t size) {
  while (stack_.size() > size) {
    const auto closed = stack_.back();
    stack_.pop_back();
    --count_[static_cast<std::size_t>(closed.tag)];
    on_close(closed);
  }
}

void OpenElements::make_room_for(Tag tag) {
  const auto close = [&](auto wanted, auto stops) { pop_to(nearest(wanted, stops)); };
  const auto is = [](Tag wanted) { return [wanted](Tag t) { return t == wanted; }; };
  if (has(Tag::svg) && breaks_out(tag)) leave_drawing();
  if (is_table_part(tag)) {
    if (!has(Tag::table)) return;
    if (is_cell(tag)) {
      close(is_cell, [](Tag t) { return is_table(t) || t == Tag::tr; });
    } else if (tag == Tag::tr) {
      close([](Tag t) { return t == Tag::tr || is_cell(t); }, is_table);
      close(is(Tag::tr), is_table);
    } else {
      const auto table = nearest(is(Tag::table), [](Tag) { return false; });
      if (table < stack_.size()) pop_to(table + 1);
    }
    return;
  }
  if (tag == Tag::li && has(Tag::li)) close(is(Tag::li), ends_list_item);
  if ((tag == Tag::dd || tag == Tag::dt) && (has(Tag::dd) || has(Tag::dt))) {
    close([](Tag t) { return t == Tag::dd || t == Tag::dt; }, ends_list_item);
  }
  if (tag == Tag::option && !stack_.empty() && stack_.back().tag == Tag::option) pop_to(stack_.size() - 1);
  if (is_ruby_part(tag) && !stack_.empty() && is_ruby_part(stack_.back().tag)) pop_to(stack_.size() - 1);
  if (tag == Tag::a && has(Tag::a)) end_link();
  const bool block = tag_info(tag).traits & kBlock && tag != Tag::custom;
  if (block && has(Tag::p)) close(is(Tag::p), ends_scope);
  if (is_heading(tag) && !stack_.empty() && is_heading(stack_.back().tag)) pop_to(stack_.size() - 1);
}

void OpenElements::leave_drawing() {
  constexpr auto kHtmlInside = hash_name("foreignobject");
  for (auto i = stack_.size(); i-- > 0;) {
    if (stack_[i].tag == Tag::unknown && stack_[i].name_hash == kHtmlInside) return;
    if (stack_[i].tag == Tag::svg) return pop_to(i);
  }
}

void OpenElements::end_link() {
  bool blocks_above = false;
  for (auto i = stack_.size(); i-- > 0;) {
    auto& element = stack_[i];
    if (element.tag == Tag::a && element.traits & kLink) {
      if (!blocks_above) return pop_to(i);
      on_close(element);
      element.traits = 0;
      element.skips = false;
      return;
    }
    blocks_above |= (element.traits & kBlock) != 0;
  }
}

void OpenElements::end(Tag tag, std::uint32_t name_hash) {
  if (!has(tag)) return;
  if (tag == Tag::a) return end_link();
  const auto traits = tag_info(tag).traits;
  const bool inline_end = !(traits & (kBlock | kSkip | kForeign));
  for (auto i = stack_.size(); i-- > 0;) {
    const auto& element = stack_[i];
    const bool same = element.tag == tag && element.name_hash == name_hash;
    if (same || (is_heading(tag) && is_heading(element.tag))) return pop_to(i);
    if (inline_end && element.traits & kBlock) return;
    if (is_table_part(tag) ? is_table(element.tag) : tag != Tag::table && ends_scope(element.tag)) return;
    if (tag == Tag::li && tag_info(element.tag).traits & kList) return;
  }
}

}  // namespace zk::html
