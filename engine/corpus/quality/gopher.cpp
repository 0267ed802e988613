// Gopher's quality rules (Rae et al. 2021, arXiv 2112.11446, section A.1.1) as datatrove's GopherQualityFilter runs
// them: length, mean word length, symbols, bullets, ellipses, words with letters, English stop words.
#include <algorithm>

#include "engine/corpus/quality/chars.h"
#include "engine/corpus/quality/params.h"

namespace zk::quality {
namespace {

struct Params {
  int64_t min_doc_words = 50, max_doc_words = 100000;
  double min_avg_word_length = 3, max_avg_word_length = 10;
  double max_symbol_word_ratio = 0.1, max_bullet_lines_ratio = 0.9, max_ellipsis_lines_ratio = 0.3;
  double min_alpha_words_ratio = 0.8;
  int64_t min_stop_words = 2;
  std::vector<std::string> stop_words = {"the", "be", "to", "of", "and", "that", "have", "with"};
  template <class V>
  void visit(V&& v) {
    v("min_doc_words", min_doc_words);
    v("max_doc_words", max_doc_words);
    v("min_avg_word_length", min_avg_word_length);
    v("max_avg_word_length", max_avg_word_length);
    v("max_symbol_word_ratio", max_symbol_word_ratio);
    v("max_bullet_lines_ratio", max_bullet_lines_ratio);
    v("max_ellipsis_lines_ratio", max_ellipsis_lines_ratio);
    v("min_alpha_words_ratio", min_alpha_words_ratio);
    v("min_stop_words", min_stop_words);
    v("stop_words", stop_words);
  }
};

constexpr std::string_view kEllipsis = "\xE2\x80\xA6", kBullet = "\xE2\x80\xA2";  // … •

size_t count_of(std::string_view text, std::string_view part) {
  size_t n = 0;
  for (size_t at = 0; (at = text.find(part, at)) != std::string_view::npos; at += part.size()) ++n;
  return n;
}

class GopherQuality final : public RuleOf<Params> {
 public:
  std::string_view id() const override { return "gopher_quality"; }
  std::vector<std::string_view> reasons() const override {
    return {"gopher_short_doc",
            "gopher_long_doc",
            "gopher_below_avg_threshold",
            "gopher_above_avg_threshold",
            "gopher_too_many_hashes",
            "gopher_too_many_ellipsis",
            "gopher_too_many_bullets",
            "gopher_too_many_end_ellipsis",
            "gopher_below_alpha_threshold",
            "gopher_enough_stop_words"};
  }

  Verdict check(TextView& view, Edit&) const override {
    if (Verdict v = lengths(view); !v.kept) return v;
    if (view.words().empty()) return {};
    if (Verdict v = symbols(view); !v.kept) return v;
    if (Verdict v = line_ends(view); !v.kept) return v;
    return letters_and_stop_words(view);
  }

 private:
  Verdict lengths(TextView& view) const {
    uint64_t n = 0, chars = 0;
    for (const Word& w : view.words()) {
      if (w.symbols_only) continue;
      ++n;
      chars += w.chars;
    }
    const auto words = static_cast<int64_t>(n);
    if (p_.min_doc_words && words < p_.min_doc_words)
      return removed(id(), "gopher_short_doc", double(n), double(p_.min_doc_words));
    if (p_.max_doc_words && words > p_.max_doc_words)
      return removed(id(), "gopher_long_doc", double(n), double(p_.max_doc_words));
    if (n == 0) return {};
    const double mean = double(chars) / double(n);
    if (p_.min_avg_word_length > 0 && mean < p_.min_avg_word_length)
      return removed(id(), "gopher_below_avg_threshold", mean, p_.min_avg_word_length);
    if (p_.max_avg_word_length > 0 && mean > p_.max_avg_word_length)
      return removed(id(), "gopher_above_avg_threshold", mean, p_.max_avg_word_length);
    return {};
  }

  Verdict symbols(TextView& view) const {
    const double words = double(view.words().size()), limit = p_.max_symbol_word_ratio;
    if (limit <= 0) return {};
    const std::string_view text = view.text();
    const double hashes = double(std::count(text.begin(), text.end(), '#')) / words;
    if (hashes > limit) {
      const auto at = static_cast<uint32_t>(text.find('#'));
      return removed(id(), "gopher_too_many_hashes", hashes, limit, {at, at + 1});
    }
    const double dots = double(count_of(text, "...") + count_of(text, kEllipsis)) / words;
    if (dots > limit) {
      const auto at = static_cast<uint32_t>(std::min(text.find("..."), text.find(kEllipsis)));
      return removed(id(), "gopher_too_many_ellipsis", dots, limit, {at, at + 3});  // both are three bytes
    }
    return {};
  }

  Verdict line_ends(TextView& view) const {
    uint64_t lines = 0, bullets = 0, ellipses = 0;
    Span first_bullet, first_ellipsis;
    for_each_splitline(view.text(), [&](std::string_view line) {
      ++lines;
      if (const auto s = lstrip(line); s.starts_with('-') || s.starts_with(kBullet)) {
        if (!bullets++) first_bullet = view.span_of(line);
      }
      if (const auto s = rstrip(line); s.ends_with("...") || s.ends_with(kEllipsis)) {
        if (!ellipses++) first_ellipsis = view.span_of(line);
      }
    });
    if (lines == 0) return {};
    const double bullet = double(bullets) / double(lines), ellipsis = double(ellipses) / double(lines);
    if (p_.max_bullet_lines_ratio > 0 && bullet > p_.max_bullet_lines_ratio)
      return removed(id(), "gopher_too_many_bullets", bullet, p_.max_bullet_lines_ratio, first_bullet);
    if (p_.max_ellipsis_lines_ratio > 0 && ellipsis > p_.max_ellipsis_lines_ratio)
      return removed(id(), "gopher_too_many_end_ellipsis", ellipsis, p_.max_ellipsis_lines_ratio, first_ellipsis);
    return {};
  }

  Verdict letters_and_stop_words(TextView& view) const {
    const auto& words = view.words();
    const auto with_letter = std::count_if(words.begin(), words.end(), [](const Word& w) { return w.letter; });
    const double share = double(with_letter) / double(words.size());
    if (p_.min_alpha_words_ratio > 0 && share < p_.min_alpha_words_ratio)
      return removed(id(), "gopher_below_alpha_threshold", share, p_.min_alpha_words_ratio);
    if (p_.min_stop_words <= 0) return {};
    const int64_t found = stop_words(view, p_.min_stop_words);
    if (found < p_.min_stop_words)
      return removed(id(), "gopher_enough_stop_words", double(found), double(p_.min_stop_words));
    return {};
  }

  /// Different stop words in the text; stops looking at `enough`.
  int64_t stop_words(TextView& view, int64_t enough) const {
    std::vector<bool> seen(p_.stop_words.size(), false);
    int64_t found = 0;
    for (size_t i = 0; i < view.words().size() && found < enough; ++i) {
      const std::string_view w = view.word(i);
      for (size_t k = 0; k < seen.size(); ++k) {
        if (seen[k] || w != p_.stop_words[k]) continue;
        seen[k] = true;
        ++found;
      }
    }
    return found;
  }
};
}  // namespace

std::unique_ptr<Rule> make_gopher_quality() { return std::make_unique<GopherQuality>(); }
}  // namespace zk::quality
