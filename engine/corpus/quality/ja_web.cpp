// Rules for Japanese web text, as published with the Swallow corpus (Okazaki et al. 2024, arXiv 2404.17733, section 3.3
// and the program beside it): Gopher's limits on repetition, over paragraphs, sentences and character n-grams, and
// limits on length, hiragana, katakana, share of Japanese, sentence length and ellipses. Two differences: blank lines
// are no paragraphs here, and ideographs beyond U+FFFF count.
#include <algorithm>
#include <array>

#include <xxhash.h>

#include "engine/corpus/quality/chars.h"
#include "engine/corpus/quality/params.h"
#include "engine/corpus/quality/repeats.h"

namespace zk::quality {
namespace {
constexpr std::array<std::string_view, 3> kTop = {"top_2_gram", "top_3_gram", "top_4_gram"};
constexpr std::array<std::string_view, 6> kDup = {"dup_5_gram", "dup_6_gram", "dup_7_gram",
                                                  "dup_8_gram", "dup_9_gram", "dup_10_gram"};

struct Params {
  int64_t min_chars = 400, min_japanese_chars = 400;
  double dup_para_frac = 0.3, dup_sentence_frac = 0.3, dup_para_char_frac = 0.2, dup_sentence_char_frac = 0.2;
  std::vector<double> top_n_gram = {0.2, 0.18, 0.16};                     ///< n = 2, 3, 4
  std::vector<double> dup_n_gram = {0.15, 0.14, 0.13, 0.12, 0.11, 0.10};  ///< n = 5 … 10
  double min_hiragana = 0.2, max_katakana = 0.5, min_japanese = 0.5;
  double min_avg_sentence = 20, max_avg_sentence = 90;
  int64_t max_sentence = 200;
  double max_ellipsis = 0.2;
  template <class V>
  void visit(V&& v) {
    v("min_chars", min_chars);
    v("min_japanese_chars", min_japanese_chars);
    v("dup_para_frac", dup_para_frac);
    v("dup_sentence_frac", dup_sentence_frac);
    v("dup_para_char_frac", dup_para_char_frac);
    v("dup_sentence_char_frac", dup_sentence_char_frac);
    v("top_n_gram", top_n_gram);
    v("dup_n_gram", dup_n_gram);
    v("min_hiragana", min_hiragana);
    v("max_katakana", max_katakana);
    v("min_japanese", min_japanese);
    v("min_avg_sentence", min_avg_sentence);
    v("max_avg_sentence", max_avg_sentence);
    v("max_sentence", max_sentence);
    v("max_ellipsis", max_ellipsis);
  }
};

bool ends_sentence(char32_t c) {
  return c == 0x3002 || c == 0xFF0E || c == 0xFF01 || c == 0xFF1F || c == '!' || c == '?';  // 。．！？!?
}

/// Calls f(sentence) for the sentences of a line: some characters and the one mark that ends them. Marks alone are
/// none.
template <class F>
void for_each_sentence(std::string_view line, F&& f) {
  const char *p = line.data(), *end = p + line.size(), *from = nullptr;
  while (p < end) {
    const Decoded d = decode(p, end);
    if (!ends_sentence(d.c)) {
      if (!from) from = p;
    } else if (from) {
      f(std::string_view(from, size_t(p + d.bytes - from)));
      from = nullptr;
    }
    p += d.bytes;
  }
  if (from) f(std::string_view(from, size_t(end - from)));
}

struct Letters {
  int64_t all = 0, hiragana = 0, katakana = 0, japanese = 0;
};
Letters letters_of(std::string_view text) {
  Letters n;
  const char *p = text.data(), *end = p + text.size();
  for (uint32_t bytes = 0; p < end; p += bytes) {
    const uint16_t flags = flags_at(p, end, bytes);
    ++n.all;
    if (static_cast<unsigned char>(*p) < 0x80) continue;
    n.hiragana += (flags & kHiragana) != 0;
    n.katakana += (flags & kKatakana) != 0;
    const char32_t c = decode(p, end).c;
    n.japanese +=
        (flags & (kHiragana | kKatakana | kKanji)) || c == 0x3001 || c == 0xFF0C || (c > 0x80 && ends_sentence(c));
  }
  return n;
}

struct Sentences {
  Repeats repeats;
  int64_t chars = 0, longest = 0, ellipses = 0;
  Span longest_at, first_ellipsis;
};

class JaWeb final : public RuleOf<Params> {
 public:
  std::string_view id() const override { return "ja_web"; }
  std::vector<std::string_view> reasons() const override {
    std::vector<std::string_view> out = {"short",
                                         "few_japanese_letters",
                                         "few_hiragana",
                                         "many_katakana",
                                         "few_japanese",
                                         "short_sentences",
                                         "long_sentences",
                                         "long_sentence",
                                         "ellipsis",
                                         "dup_para_frac",
                                         "dup_para_char_frac",
                                         "dup_sentence_frac",
                                         "dup_sentence_char_frac"};
    out.insert(out.end(), kTop.begin(), kTop.end());
    out.insert(out.end(), kDup.begin(), kDup.end());
    return out;
  }

  Verdict check(TextView& view, Edit&) const override {
    const Letters letters = letters_of(view.text());
    if (letters.all < p_.min_chars) return removed(id(), "short", double(letters.all), double(p_.min_chars));
    Sentences s = sentences_of(view);
    if (Verdict v = repetition(view, s.repeats, s.chars); !v.kept) return v;
    if (Verdict v = n_grams(view); !v.kept) return v;
    if (Verdict v = script(letters); !v.kept) return v;
    return sentence_lengths(s);
  }

 private:
  Sentences sentences_of(TextView& view) const {
    Sentences s;
    view.table.reset(view.text().size() / 2 + 2);
    for_each_line(view.text(), [&](std::string_view line) {
      for_each_sentence(line, [&](std::string_view sentence) {
        s.repeats = count_repeat(view, sentence, s.repeats);
        const int64_t chars = count_chars(sentence);
        s.chars += chars;
        if (chars > s.longest) s.longest = chars, s.longest_at = view.span_of(sentence);
        if (const auto t = strip(sentence); t.ends_with("\xE3\x83\xBB") || t.ends_with("\xE2\x80\xA6")) {  // ・ …
          if (!s.ellipses++) s.first_ellipsis = view.span_of(sentence);
        }
      });
    });
    return s;
  }

  Verdict repetition(TextView& view, const Repeats& sentences, int64_t sentence_chars) const {
    int64_t chars = 0;
    view.table.reset(static_cast<size_t>(std::count(view.text().begin(), view.text().end(), '\n')) + 1);
    Repeats paragraphs;
    for_each_line(view.text(), [&](std::string_view line) {
      if (strip(line).empty()) return;
      paragraphs = count_repeat(view, line, paragraphs);
      chars += count_chars(line);
    });
    const auto share = [](uint64_t part, uint64_t whole) { return whole ? double(part) / double(whole) : 0; };
    if (const double v = share(paragraphs.repeated, paragraphs.pieces); v > p_.dup_para_frac)
      return removed(id(), "dup_para_frac", v, p_.dup_para_frac, paragraphs.first);
    if (const double v = share(sentences.repeated, sentences.pieces); v > p_.dup_sentence_frac)
      return removed(id(), "dup_sentence_frac", v, p_.dup_sentence_frac, sentences.first);
    if (const double v = share(paragraphs.chars, uint64_t(chars)); v > p_.dup_para_char_frac)
      return removed(id(), "dup_para_char_frac", v, p_.dup_para_char_frac, paragraphs.first);
    if (const double v = share(sentences.chars, uint64_t(sentence_chars)); v > p_.dup_sentence_char_frac)
      return removed(id(), "dup_sentence_char_frac", v, p_.dup_sentence_char_frac, sentences.first);
    return {};
  }

  /// Character n-grams: the share of the most frequent one, and the share of those that occur more than once.
  Verdict n_grams(TextView& view) const {
    auto& at = view.firsts;  // byte at which each character begins, and the end
    at.clear();
    const char *begin = view.text().data(), *p = begin, *end = p + view.text().size();
    for (; p < end; p += decode(p, end).bytes) at.push_back(static_cast<uint32_t>(p - begin));
    at.push_back(static_cast<uint32_t>(view.text().size()));
    for (size_t n = 2; n <= 10; ++n) {
      const bool top = n < 5;
      const size_t k = top ? n - 2 : n - 5;
      if (k >= (top ? p_.top_n_gram : p_.dup_n_gram).size() || at.size() <= n) continue;
      const Grams g = count_grams(view, n);
      const double value = top ? double(g.most) / double(at.size() - n) : double(g.repeated) / double(g.different);
      const double limit = top ? p_.top_n_gram[k] : p_.dup_n_gram[k];
      if (value > limit) return removed(id(), top ? kTop[k] : kDup[k], value, limit, g.where);
    }
    return {};
  }

  struct Grams {
    uint64_t different = 0, repeated = 0, most = 0;
    Span where;  ///< the place where the most frequent one reached its number
  };
  static Grams count_grams(TextView& view, size_t n) {
    Grams out;
    const auto& at = view.firsts;
    view.table.reset(at.size());
    for (size_t i = 0; i + n < at.size(); ++i) {
      const uint32_t times = ++view.table[XXH3_64bits(view.text().data() + at[i], at[i + n] - at[i])];
      out.different += times == 1;
      out.repeated += times == 2;
      if (times > out.most) out.most = times, out.where = {at[i], at[i + n]};
    }
    return out;
  }

  Verdict script(const Letters& n) const {
    const auto share = [](int64_t part, int64_t whole) { return whole ? double(part) / double(whole) : 0; };
    if (const double v = share(n.hiragana, n.japanese); v < p_.min_hiragana)
      return removed(id(), "few_hiragana", v, p_.min_hiragana);
    if (const double v = share(n.katakana, n.japanese); v > p_.max_katakana)
      return removed(id(), "many_katakana", v, p_.max_katakana);
    if (const double v = share(n.japanese, n.all); v < p_.min_japanese)
      return removed(id(), "few_japanese", v, p_.min_japanese);
    if (n.japanese < p_.min_japanese_chars)
      return removed(id(), "few_japanese_letters", double(n.japanese), double(p_.min_japanese_chars));
    return {};
  }

  Verdict sentence_lengths(const Sentences& s) const {
    const double count = double(s.repeats.pieces), mean = count > 0 ? double(s.chars) / count : 0;
    if (mean < p_.min_avg_sentence) return removed(id(), "short_sentences", mean, p_.min_avg_sentence);
    if (mean > p_.max_avg_sentence) return removed(id(), "long_sentences", mean, p_.max_avg_sentence, s.longest_at);
    if (s.longest > p_.max_sentence)
      return removed(id(), "long_sentence", double(s.longest), double(p_.max_sentence), s.longest_at);
    if (const double v = double(s.ellipses) / count; v > p_.max_ellipsis)
      return removed(id(), "ellipsis", v, p_.max_ellipsis, s.first_ellipsis);
    return {};
  }
};
}  // namespace

std::unique_ptr<Rule> make_ja_web() { return std::make_unique<JaWeb>(); }
}  // namespace zk::quality
