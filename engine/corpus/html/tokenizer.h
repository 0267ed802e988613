// The tokenizer of the WHATWG HTML standard (section 13.2.5) over valid UTF-8, as one forward pass without copies: the
// sink gets slices of the input. Unfinished comments, tags and raw text reach to the end, as in browsers; no input
// makes it look at a byte more than a few times.
//
//   sink.start_tag(Tag, name, const Attributes&, self_closing)   sink.end_tag(Tag, name)
//   sink.text(slice)              with references and white space as written
//   sink.raw_text(Tag, slice)     content of script, style, title, textarea …
//   sink.full()                   true: stop here (the rest is not read)
#pragma once
#include <cstring>

#include "engine/corpus/html/tags.h"

namespace zk::html {

/// The attributes that say something about an element's text; the first of a name counts. Values as written.
struct Attributes {
  enum Name : std::uint8_t {
    kClass,
    kId,
    kStyle,
    kRole,
    kLang,
    kXmlLang,
    kHidden,
    kAriaHidden,
    kName,
    kProperty,
    kContent,
    kItemprop,
    kOpen,
    kNames
  };
  std::string_view values[kNames];
  std::uint32_t present = 0;

  bool has(Name name) const { return present >> name & 1; }
  std::string_view operator[](Name name) const { return has(name) ? values[name] : std::string_view(); }
  void add(std::string_view name, std::string_view value);  ///< ignores other names
};

/// ASCII comparison without case; `low` is lower case.
bool equals_no_case(std::string_view text, std::string_view low);

inline bool html_space(char c) { return c == ' ' || c == '\n' || c == '\t' || c == '\r' || c == '\f'; }
inline bool letter(char c) { return (c | 32) >= 'a' && (c | 32) <= 'z'; }

template <class Sink>
class Tokenizer {
 public:
  Tokenizer(std::string_view html, Sink& sink) : s_(html), sink_(sink) {}

  void run() {
    while (at_ < s_.size() && !sink_.full()) {
      const auto lt = find('<', at_);
      const auto end = tag_like(lt) ? lt : next_tag(lt);
      if (end > at_) sink_.text(s_.substr(at_, end - at_));
      at_ = end;
      if (at_ < s_.size()) markup();
    }
  }

 private:
  char peek(std::size_t i) const { return i < s_.size() ? s_[i] : '\0'; }
  std::size_t find(char c, std::size_t from) const {
    if (from >= s_.size()) return s_.size();
    const auto* p = static_cast<const char*>(std::memchr(s_.data() + from, c, s_.size() - from));
    return p ? static_cast<std::size_t>(p - s_.data()) : s_.size();
  }
  bool tag_like(std::size_t i) const {
    const char c = peek(i + 1);
    return letter(c) || c == '!' || c == '?' || (c == '/' && i + 2 < s_.size());
  }
  std::size_t next_tag(std::size_t i) const {  // a "<" that begins nothing is text
    while (i < s_.size() && !tag_like(i)) i = find('<', i + 1);
    return i;
  }

  void markup() {
    const char c = peek(at_ + 1);
    if (letter(c)) return tag(false);
    if (c == '/' && letter(peek(at_ + 2))) return tag(true);
    if (c == '!' && s_.compare(at_, 4, "<!--") == 0) return comment();
    at_ = std::min(find('>', at_) + 1, s_.size());  // doctype, CDATA outside SVG, <?xml …>, </>
  }

  void comment() {
    const auto open = at_ + 2;  // "<!-->" and "<!--->" are whole comments: their dashes may overlap
    for (auto gt = find('>', at_ + 4); gt < s_.size(); gt = find('>', gt + 1)) {
      const bool plain = gt >= open + 2 && s_[gt - 1] == '-' && s_[gt - 2] == '-';
      const bool bang = gt >= open + 5 && s_[gt - 1] == '!' && s_[gt - 2] == '-' && s_[gt - 3] == '-';
      if (plain || bang) {
        at_ = gt + 1;
        return;
      }
    }
    at_ = s_.size();
  }

  void tag(bool closing) {
    auto i = at_ + (closing ? 2 : 1);
    const auto begin = i;
    while (i < s_.size() && !html_space(s_[i]) && s_[i] != '/' && s_[i] != '>') ++i;
    const auto name = s_.substr(begin, i - begin);
    attributes_.present = 0;
    bool self_closing = false;
    for (;;) {
      while (i < s_.size() && (html_space(s_[i]) || s_[i] == '/')) {
        self_closing = s_[i] == '/';
        ++i;
      }
      if (i >= s_.size()) {  // the file ends inside a tag: no element
        at_ = s_.size();
        return;
      }
      if (s_[i] == '>') break;
      self_closing = false;
      i = attribute(i);
    }
    self_closing = self_closing && s_[i - 1] == '/';
    at_ = i + 1;
    const auto known = find_tag(name);
    if (closing) return sink_.end_tag(known, name);
    sink_.start_tag(known, name, attributes_, self_closing);
    if (tag_info(known).traits & kRaw) raw(known);
  }

  std::size_t attribute(std::size_t i) {
    const auto begin = i++;  // a leading "=" belongs to the name
    while (i < s_.size() && !html_space(s_[i]) && s_[i] != '/' && s_[i] != '>' && s_[i] != '=') ++i;
    const auto name = s_.substr(begin, i - begin);
    auto j = i;
    while (j < s_.size() && html_space(s_[j])) ++j;
    if (peek(j) != '=') {
      attributes_.add(name, {});
      return i;
    }
    for (++j; j < s_.size() && html_space(s_[j]);) ++j;
    const char quote = peek(j);
    if (quote == '"' || quote == '\'') {
      const auto end = find(quote, j + 1);
      attributes_.add(name, s_.substr(j + 1, end - j - 1));
      return std::min(end + 1, s_.size());
    }
    const auto value = j;
    while (j < s_.size() && !html_space(s_[j]) && s_[j] != '>') ++j;
    attributes_.add(name, s_.substr(value, j - value));
    return j;
  }

  // Text up to the end tag of the same name, whatever stands in it.
  void raw(Tag known) {
    const auto name = tag_info(known).name;
    const auto begin = at_;
    for (auto lt = find('<', at_); lt < s_.size(); lt = find('<', lt + 1)) {
      if (peek(lt + 1) != '/' || !equals_no_case(s_.substr(lt + 2, name.size()), name)) continue;
      const char after = peek(lt + 2 + name.size());
      if (!html_space(after) && after != '/' && after != '>') continue;
      sink_.raw_text(known, s_.substr(begin, lt - begin));
      at_ = std::min(find('>', lt) + 1, s_.size());
      return;
    }
    sink_.raw_text(known, s_.substr(begin));
    at_ = s_.size();
  }

  std::string_view s_;
  Sink& sink_;
  std::size_t at_ = 0;
  Attributes attributes_;
};

}  // namespace zk::html
