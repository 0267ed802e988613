// A mild rule of our own for small collections (the built-in world, a folder of the learner's texts): it takes out what
// is plainly unusable, in any language, and leaves short stories, questions and dialogues alone. The limits are chosen,
// not published: no figure behind them but that every clean document of the built-in world passes.
#include "engine/corpus/quality/chars.h"
#include "engine/corpus/quality/params.h"
#include "engine/corpus/quality/repeats.h"

namespace zk::quality {
namespace {
struct Params {
  int64_t min_chars = 10;           ///< without white space
  double min_letters = 0.5;         ///< and digits, of the characters that are not white space
  double max_repeated_lines = 0.5;  ///< characters of repeated lines
  int64_t max_run = 40;             ///< of one character
  double max_broken = 0.01;         ///< U+FFFD and control characters
  template <class V>
  void visit(V&& v) {
    v("min_chars", min_chars);
    v("min_letters", min_letters);
    v("max_repeated_lines", max_repeated_lines);
    v("max_run", max_run);
    v("max_broken", max_broken);
  }
};

struct Facts {
  int64_t all = 0, solid = 0, letters = 0, broken = 0, run = 0;
  Span run_at, broken_at;
};
Facts facts_of(std::string_view text) {
  Facts f;
  const char *begin = text.data(), *p = begin, *end = p + text.size(), *from = begin;
  char32_t last = 0;
  int64_t run = 0;
  while (p < end) {
    const Decoded d = decode(p, end);
    const uint16_t flags = char_table()[d.c];
    ++f.all;
    if (!(flags & kSpace)) {
      ++f.solid;
      f.letters += (flags & (kLetter | kDigit)) != 0;
      if (d.c == 0xFFFD || d.c < 0x20 || (d.c >= 0x7F && d.c < 0xA0)) {
        if (!f.broken++) f.broken_at = {uint32_t(p - begin), uint32_t(p - begin) + d.bytes};
      }
    }
    if (d.c != last || flags & kSpace) run = 0, from = p;
    last = d.c;
    if (++run > f.run && !(flags & kSpace))
      f.run = run, f.run_at = {uint32_t(from - begin), uint32_t(p - begin) + d.bytes};
    p += d.bytes;
  }
  return f;
}

class Mini final : public RuleOf<Params> {
 public:
  std::string_view id() const override { return "mini"; }
  std::vector<std::string_view> reasons() const override {
    return {"short", "few_letters", "repeated_lines", "repeated_character", "broken_characters"};
  }
  Verdict check(TextView& view, Edit&) const override {
    const Facts f = facts_of(view.text());
    if (f.solid < p_.min_chars) return removed(id(), "short", double(f.solid), double(p_.min_chars));
    if (const double v = double(f.broken) / double(f.all); v > p_.max_broken)
      return removed(id(), "broken_characters", v, p_.max_broken, f.broken_at);
    if (const double v = double(f.letters) / double(f.solid); v < p_.min_letters)
      return removed(id(), "few_letters", v, p_.min_letters);
    if (f.run > p_.max_run) return removed(id(), "repeated_character", double(f.run), double(p_.max_run), f.run_at);
    const Repeats lines = repeated_lines(view, true);
    if (const double v = double(lines.chars) / double(f.all); v > p_.max_repeated_lines)
      return removed(id(), "repeated_lines", v, p_.max_repeated_lines, lines.first);
    return {};
  }
};
}  // namespace

std::unique_ptr<Rule> make_mini() { return std::make_unique<Mini>(); }
}  // namespace zk::quality
