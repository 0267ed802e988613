// FineWeb's own rules (Penedo et al. 2024, arXiv 2406.17557, section 3.6) as datatrove's FineWebQualityFilter runs
// them: lines that end like sentences, short lines, characters in repeated lines, line feeds per word.
#include <algorithm>

#include "engine/corpus/quality/chars.h"
#include "engine/corpus/quality/params.h"
#include "engine/corpus/quality/repeats.h"

namespace zk::quality {
namespace {

struct Params {
  double line_punct_thr = 0.12;
  bool line_punct_exclude_zero = false;
  double short_line_thr = 0.67;
  int64_t short_line_length = 30;
  double char_duplicates_ratio = 0.01, new_line_ratio = 0.3;
  template <class V>
  void visit(V&& v) {
    v("line_punct_thr", line_punct_thr);
    v("line_punct_exclude_zero", line_punct_exclude_zero);
    v("short_line_thr", short_line_thr);
    v("short_line_length", short_line_length);
    v("char_duplicates_ratio", char_duplicates_ratio);
    v("new_line_ratio", new_line_ratio);
  }
};

struct Lines {
  uint64_t count = 0, feeds = 0, punctuated = 0, short_ones = 0;
  Repeats repeats;
};

class FineWeb final : public RuleOf<Params> {
 public:
  std::string_view id() const override { return "fineweb"; }
  std::vector<std::string_view> reasons() const override {
    return {"empty", "line_punct_ratio", "short_line_ratio", "char_dup_ratio", "list_ratio"};
  }

  Verdict check(TextView& view, Edit&) const override {
    const Lines lines = measure(view);
    if (lines.count == 0) return removed(id(), "empty", 0, 1);
    const double punct = double(lines.punctuated) / double(lines.count);
    if (punct < p_.line_punct_thr && !(punct == 0 && p_.line_punct_exclude_zero))
      return removed(id(), "line_punct_ratio", punct, p_.line_punct_thr);
    const double short_lines = double(lines.short_ones) / double(lines.count);
    if (short_lines > p_.short_line_thr) return removed(id(), "short_line_ratio", short_lines, p_.short_line_thr);
    const double repeated = double(lines.repeats.chars) / double(view.chars() - lines.feeds);
    if (repeated > p_.char_duplicates_ratio)
      return removed(id(), "char_dup_ratio", repeated, p_.char_duplicates_ratio, lines.repeats.first);
    const double feeds = double(lines.feeds) / double(view.words().size());
    if (feeds > p_.new_line_ratio) return removed(id(), "list_ratio", feeds, p_.new_line_ratio);
    return {};
  }

 private:
  Lines measure(TextView& view) const {
    Lines out;
    const std::string_view text = view.text();
    out.feeds = static_cast<uint64_t>(std::count(text.begin(), text.end(), '\n'));
    view.table.reset(out.feeds + 1);
    for_each_line(text, [&](std::string_view line) {
      if (lstrip(line).empty()) return;
      ++out.count;
      const Decoded last = decode_before(line.data(), line.data() + line.size());
      out.punctuated += (char_table()[last.c] & kTerminal) != 0;
      // four bytes a character at most: a long line need not be counted
      const auto limit = static_cast<size_t>(p_.short_line_length);
      out.short_ones += line.size() <= limit || (line.size() <= 4 * limit && count_chars(line) <= limit);
      out.repeats = count_repeat(view, line, out.repeats);
    });
    return out;
  }
};
}  // namespace

std::unique_ptr<Rule> make_fineweb() { return std::make_unique<FineWeb>(); }
}  // namespace zk::quality
