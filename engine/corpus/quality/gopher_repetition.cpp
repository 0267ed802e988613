// Gopher's repetition rules (Rae et al. 2021, arXiv 2112.11446, table A1) as datatrove's GopherRepetitionFilter runs
// them: shares of repeated paragraphs, lines and word n-grams, the first limit broken names the reason. N-grams are
// 64-bit hashes in one reused table, so that nothing is allocated per word.
#include <xxhash.h>

#include <algorithm>
#include <array>

#include "engine/corpus/quality/chars.h"
#include "engine/corpus/quality/params.h"
#include "engine/corpus/quality/repeats.h"

namespace zk::quality {

Repeats count_repeat(TextView& view, std::string_view piece, Repeats so_far) {
  ++so_far.pieces;
  uint32_t& seen = view.table[XXH3_64bits(piece.data(), piece.size())];
  if (seen++) {
    if (!so_far.repeated++) so_far.first = view.span_of(piece);
    so_far.chars += count_chars(piece);
  }
  return so_far;
}

Repeats repeated_lines(TextView& view, bool skip_blank) {
  view.table.reset(static_cast<size_t>(std::count(view.text().begin(), view.text().end(), '\n')) + 1);
  Repeats out;
  for_each_line(view.text(), [&](std::string_view line) {
    if (!skip_blank || !strip(line).empty()) out = count_repeat(view, line, out);
  });
  return out;
}

namespace {
constexpr std::array<std::string_view, 3> kTop = {"top_2_gram", "top_3_gram", "top_4_gram"};
constexpr std::array<std::string_view, 6> kDuplicated = {"duplicated_5_n_grams", "duplicated_6_n_grams",
                                                         "duplicated_7_n_grams", "duplicated_8_n_grams",
                                                         "duplicated_9_n_grams", "duplicated_10_n_grams"};

struct Params {
  double dup_line_frac = 0.3, dup_para_frac = 0.3, dup_line_char_frac = 0.2, dup_para_char_frac = 0.2;
  std::vector<double> top_n_gram = {0.2, 0.18, 0.16};                            ///< n = 2, 3, 4
  std::vector<double> duplicated_n_gram = {0.15, 0.14, 0.13, 0.12, 0.11, 0.10};  ///< n = 5 … 10
  template <class V>
  void visit(V&& v) {
    v("dup_line_frac", dup_line_frac);
    v("dup_para_frac", dup_para_frac);
    v("dup_line_char_frac", dup_line_char_frac);
    v("dup_para_char_frac", dup_para_char_frac);
    v("top_n_gram", top_n_gram);
    v("duplicated_n_gram", duplicated_n_gram);
  }
};

/// Calls f(piece) for the pieces between runs of at least `least` line feeds, as re.split("\n{least,}", text).
template <class F>
void split_at_feeds(std::string_view text, size_t least, F&& f) {
  size_t from = 0, at = 0;
  while ((at = text.find('\n', at)) != std::string_view::npos) {
    const size_t to = std::min(text.find_first_not_of('\n', at), text.size());
    if (to - at >= least) {
      f(text.substr(from, at - from));
      from = to;
    }
    at = to;
  }
  f(text.substr(from));
}

Repeats repeats_between_feeds(TextView& view, std::string_view text, size_t least) {
  view.table.reset(static_cast<size_t>(std::count(text.begin(), text.end(), '\n')) + 1);
  Repeats out;
  split_at_feeds(text, least, [&](std::string_view piece) { out = count_repeat(view, piece, out); });
  return out;
}

uint32_t chars_of(const std::vector<Word>& words, size_t from, size_t n) {
  uint32_t chars = 0;
  for (size_t i = from; i < from + n; ++i) chars += words[i].chars;
  return chars;
}

class GopherRep final : public RuleOf<Params> {
 public:
  std::string_view id() const override { return "gopher_rep"; }
  std::vector<std::string_view> reasons() const override {
    std::vector<std::string_view> out = {"empty", "dup_para_frac", "dup_para_char_frac", "dup_line_frac",
                                         "dup_line_char_frac"};
    out.insert(out.end(), kTop.begin(), kTop.end());
    out.insert(out.end(), kDuplicated.begin(), kDuplicated.end());
    return out;
  }

  Verdict check(TextView& view, Edit&) const override {
    if (view.text().empty()) return removed(id(), "empty", 0, 1);
    const Repeats paragraphs = repeats_between_feeds(view, strip(view.text()), 2);
    if (Verdict v =
            judge(view, paragraphs, "dup_para_frac", p_.dup_para_frac, "dup_para_char_frac", p_.dup_para_char_frac);
        !v.kept)
      return v;
    const Repeats lines = repeats_between_feeds(view, view.text(), 1);
    if (Verdict v = judge(view, lines, "dup_line_frac", p_.dup_line_frac, "dup_line_char_frac", p_.dup_line_char_frac);
        !v.kept)
      return v;
    if (Verdict v = top_n_grams(view); !v.kept) return v;
    return duplicated_n_grams(view);
  }

 private:
  Verdict judge(TextView& view, const Repeats& r, std::string_view share, double limit, std::string_view char_share,
                double char_limit) const {
    const double value = double(r.repeated) / double(r.pieces);
    if (limit > 0 && value > limit) return removed(id(), share, value, limit, r.first);
    if (r.chars == 0) return {};
    const double chars = double(r.chars) / double(view.chars());
    if (char_limit > 0 && chars > char_limit) return removed(id(), char_share, chars, char_limit, r.first);
    return {};
  }

  /// The most frequent n-gram, the first of them where several are, may not fill too much of the text.
  Verdict top_n_grams(TextView& view) const {
    const auto& words = view.words();
    auto& hashes = view.hashes;  // of the n-gram that begins at each word
    hashes.resize(words.size());
    view.buffer.clear();
    std::vector<uint64_t>& single = single_(view);
    for (size_t i = 0; i < words.size(); ++i) {
      const std::string_view w = view.word(i);
      hashes[i] = single[i] = XXH3_64bits(w.data(), w.size());
    }
    for (size_t n = 2; n < 2 + std::min(p_.top_n_gram.size(), kTop.size()); ++n) {
      if (words.size() < n) break;
      for (size_t i = 0; i + n <= words.size(); ++i) hashes[i] = hashes[i] * 0x9E3779B97F4A7C15ull + single[i + n - 1];
      const size_t top = most_frequent(view, words.size() - n + 1);
      const double chars = double(chars_of(words, view.firsts[top], n) + n - 1) * view.counts[top];
      const double value = chars / double(view.chars());
      if (const double limit = p_.top_n_gram[n - 2]; value > limit)
        return removed(id(), kTop[n - 2], value, limit,
                       {words[view.firsts[top]].begin, words[view.firsts[top] + n - 1].end});
    }
    return {};
  }

  static std::vector<uint64_t>& single_(TextView& view) {
    view.word_hashes.resize(view.words().size());
    return view.word_hashes;
  }

  static size_t most_frequent(TextView& view, size_t n_grams) {
    view.table.reset(n_grams);
    view.counts.clear();
    view.firsts.clear();
    for (size_t i = 0; i < n_grams; ++i) {
      uint32_t& number = view.table[view.hashes[i]];
      if (number == 0) {
        view.counts.push_back(0);
        view.firsts.push_back(static_cast<uint32_t>(i));
        number = static_cast<uint32_t>(view.counts.size());
      }
      ++view.counts[number - 1];
    }
    return static_cast<size_t>(std::max_element(view.counts.begin(), view.counts.end()) - view.counts.begin());
  }

  /// N-grams seen before, counted without overlap. As in datatrove the words are joined without blanks, so that
  /// "a bc" equals "ab c".
  Verdict duplicated_n_grams(TextView& view) const {
    const auto& words = view.words();
    const std::string_view packed = view.packed();
    for (size_t k = 0; k < std::min(p_.duplicated_n_gram.size(), kDuplicated.size()); ++k) {
      const size_t n = k + 5;
      if (words.size() < n) break;
      view.table.reset(words.size());
      uint64_t chars = 0;
      Span first;
      for (size_t i = 0; i + n <= words.size();) {
        const size_t from = words[i].packed, to = i + n < words.size() ? words[i + n].packed : packed.size();
        uint32_t& seen = view.table[XXH3_64bits(packed.data() + from, to - from)];
        if (!seen++) {
          ++i;
          continue;
        }
        if (!chars) first = {words[i].begin, words[i + n - 1].end};
        chars += chars_of(words, i, n);
        i += n;
      }
      const double value = double(chars) / double(view.chars()), limit = p_.duplicated_n_gram[k];
      if (value > limit) return removed(id(), kDuplicated[k], value, limit, first);
    }
    return {};
  }
};
}  // namespace

std::unique_ptr<Rule> make_gopher_rep() { return std::make_unique<GopherRep>(); }
}  // namespace zk::quality
