// C4's rules (Raffel et al. 2020, JMLR 21, section 2.2) as datatrove's C4QualityFilter runs them on lines: bad lines
// leave the text, a page with a curly bracket, "lorem ipsum" or too few sentences goes. mC4's paragraph rule stands
// beside it.
#include <algorithm>

#include "engine/corpus/quality/chars.h"
#include "engine/corpus/quality/params.h"

namespace zk::quality {
namespace {

struct Params {
  bool remove_citations = true, filter_no_terminal_punct = true;
  int64_t min_num_sentences = 5, min_words_per_line = 3, max_word_length = 1000;  ///< -1: not asked
  bool filter_lorem_ipsum = true, filter_javascript = true, filter_curly_bracket = true, filter_policy = true;
  template <class V>
  void visit(V&& v) {
    v("remove_citations", remove_citations);
    v("filter_no_terminal_punct", filter_no_terminal_punct);
    v("min_num_sentences", min_num_sentences);
    v("min_words_per_line", min_words_per_line);
    v("max_word_length", max_word_length);
    v("filter_lorem_ipsum", filter_lorem_ipsum);
    v("filter_javascript", filter_javascript);
    v("filter_curly_bracket", filter_curly_bracket);
    v("filter_policy", filter_policy);
  }
};

constexpr std::string_view kPolicy[] = {"terms of use", "privacy policy", "cookie policy",
                                        "uses cookies", "use of cookies", "use cookies"};

/// Number of words, and the longest of them in characters.
struct LineWords {
  int64_t count = 0, longest = 0;
};
LineWords words_of(std::string_view line) {
  LineWords out;
  int64_t chars = 0;
  const char *p = line.data(), *end = p + line.size();
  for (uint32_t bytes = 0; p < end; p += bytes) {
    if (flags_at(p, end, bytes) & kSpace) {
      chars = 0;
    } else {
      out.count += chars++ == 0;
      out.longest = std::max(out.longest, chars);
    }
  }
  return out;
}

/// Length of a citation mark at the start of `s`: [digits], [], [edit], [citation needed]; else 0.
size_t citation_at(std::string_view s) {
  for (const std::string_view fixed : {std::string_view("[edit]"), std::string_view("[citation needed]")})
    if (s.starts_with(fixed)) return fixed.size();
  const char *p = s.data() + 1, *end = s.data() + s.size();
  uint32_t bytes = 0;
  while (p < end && flags_at(p, end, bytes) & kDigit) p += bytes;
  return p < end && *p == ']' ? size_t(p + 1 - s.data()) : 0;
}

/// The line without citation marks; `store` holds the new text where there were any.
std::string_view without_citations(std::string_view line, std::string& store) {
  size_t at = line.find('[');
  if (at == std::string_view::npos) return line;
  store.clear();
  size_t from = 0;
  for (; at != std::string_view::npos; at = line.find('[', at)) {
    const size_t length = citation_at(line.substr(at));
    if (length == 0) {
      ++at;
      continue;
    }
    store.append(line, from, at - from);
    from = at += length;
  }
  if (from == 0) return line;
  store.append(line, from);
  return store;
}

/// Lower case as far as finding ASCII words needs it: A-Z, and the two other letters whose lower case begins with ASCII
/// (the Kelvin sign gives k; a capital I with dot gives i and a combining dot).
void lower_for_search(std::string_view line, std::string& out) {
  out.assign(line);
  for (char& c : out)
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c | 32);
  for (size_t at = 0; (at = out.find("\xE2\x84\xAA", at)) != std::string::npos; ++at) out.replace(at, 3, "k");
  for (size_t at = 0; (at = out.find("\xC4\xB0", at)) != std::string::npos; ++at) out.replace(at, 2, "i\xCC\x87");
}

bool ends_well(std::string_view line) {
  if (line.empty() || line.ends_with("...")) return false;
  return std::string_view(".?!\"'").find(line.back()) != std::string_view::npos;
}

class C4 final : public RuleOf<Params> {
 public:
  explicit C4(bool terminal) : id_(terminal ? "c4" : "c4_no_terminal") { p_.filter_no_terminal_punct = terminal; }
  std::string_view id() const override { return id_; }
  std::vector<std::string_view> reasons() const override {
    return {"lorem_ipsum", "curly_bracket", "too_few_sentences", "too_long_word", "no_terminal_punct", "few_words",
            "javascript",  "policy",        "citation"};
  }

  Verdict check(TextView& view, Edit& edit) const override {
    int64_t sentences = 0;
    Verdict verdict;
    std::string store, lower, &kept = view.buffer;
    kept.clear();
    bool first = true;
    for_each_splitline(view.text(), [&](std::string_view whole) {
      if (!verdict.kept) return;
      const std::string_view line = strip(whole);
      std::string_view left = line;
      if (const std::string_view reason = judge(left, store, lower);
          reason == "lorem_ipsum" || reason == "curly_bracket") {
        verdict = removed(id(), reason, 1, 0, view.span_of(line));
      } else if (!reason.empty()) {
        if (!line.empty()) edit.cuts.push_back({view.span_of(line), reason});
      } else {
        if (left.size() != line.size()) edit.cuts.push_back({view.span_of(line), "citation"});
        if (p_.min_num_sentences != -1) sentences += count_sentences(left);
        if (!first) kept += '\n';
        first = false;
        kept += left;
      }
    });
    if (!verdict.kept) return verdict;
    if (sentences < p_.min_num_sentences)
      return removed(id(), "too_few_sentences", double(sentences), double(p_.min_num_sentences));
    if (const std::string_view text = strip(kept); text != view.text()) {
      edit.changed = true;
      edit.text = text;
    }
    return {};
  }

 private:
  /// Why the line has to go, else "" with `line` shortened to what stays of it. The order is datatrove's.
  std::string_view judge(std::string_view& line, std::string& store, std::string& lower) const {
    const LineWords words = words_of(line);
    if (p_.max_word_length != -1 && words.longest > p_.max_word_length) return "too_long_word";
    if (p_.remove_citations) line = without_citations(line, store);
    if (p_.filter_no_terminal_punct && !ends_well(line)) return "no_terminal_punct";
    if (words.count < p_.min_words_per_line) return "few_words";
    lower_for_search(line, lower);
    if (p_.filter_lorem_ipsum && lower.find("lorem ipsum") != std::string::npos) return "lorem_ipsum";
    if (p_.filter_javascript && lower.find("javascript") != std::string::npos) return "javascript";
    if (p_.filter_curly_bracket && line.find('{') != std::string_view::npos) return "curly_bracket";
    if (p_.filter_policy)
      for (const std::string_view phrase : kPolicy)
        if (lower.find(phrase) != std::string::npos) return "policy";
    return "";
  }

  std::string_view id_;
};

struct ParagraphParams {
  int64_t min_paragraphs = 3, min_paragraph_len = 200;
  template <class V>
  void visit(V&& v) {
    v("min_paragraphs", min_paragraphs);
    v("min_paragraph_len", min_paragraph_len);
  }
};

class C4Paragraph final : public RuleOf<ParagraphParams> {
 public:
  std::string_view id() const override { return "c4_paragraph"; }
  std::vector<std::string_view> reasons() const override { return {"few_paragraphs"}; }
  Verdict check(TextView& view, Edit&) const override {
    int64_t long_lines = 0;
    for_each_line(view.text(), [&](std::string_view line) {
      const auto least = static_cast<size_t>(p_.min_paragraph_len);
      long_lines += line.size() >= least && count_chars(line) >= least;
    });
    if (long_lines >= p_.min_paragraphs) return {};
    return removed(id(), "few_paragraphs", double(long_lines), double(p_.min_paragraphs));
  }
};
}  // namespace

std::unique_ptr<Rule> make_c4() { return std::make_unique<C4>(true); }
std::unique_ptr<Rule> make_c4_no_terminal() { return std::make_unique<C4>(false); }
std::unique_ptr<Rule> make_c4_paragraph() { return std::make_unique<C4Paragraph>(); }
}  // namespace zk::quality
