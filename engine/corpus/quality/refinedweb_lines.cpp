// RefinedWeb's corrections by line (Penedo et al. 2023, arXiv 2306.01116, appendix G.2): lines that are capitals,
// numbers, counters, single words or known buttons leave the text; where they hold more than 5 % of its words, the
// document goes. The paper names its patterns by example only: the lists below are ours. A line with kana or ideographs
// is never taken for a single word, since Japanese is written without blanks.
#include "engine/corpus/quality/chars.h"
#include "engine/corpus/quality/params.h"

namespace zk::quality {
namespace {

struct Params {
  double max_uppercase_ratio = 0.5;    ///< of the letters of a line
  int64_t max_boilerplate_words = 10;  ///< longer lines are not held against the phrases
  double max_flagged_words = 0.05;     ///< of the words of the document
  template <class V>
  void visit(V&& v) {
    v("max_uppercase_ratio", max_uppercase_ratio);
    v("max_boilerplate_words", max_boilerplate_words);
    v("max_flagged_words", max_flagged_words);
  }
};

constexpr std::string_view kCounted[] = {"comments", "comment", "downloads", "downvotes", "followers", "following",
                                         "like",     "likes",   "members",   "posts",     "replies",   "retweets",
                                         "share",    "shares",  "upvotes",   "view",      "views",     "votes"};
constexpr std::string_view kBegins[] = {"sign in", "sign-in", "sign up",         "sign-up",         "sign out",
                                        "log in",  "log out", "skip to content", "subscribe to our"};
constexpr std::string_view kEnds[] = {"read more", "read more...", "read more\xE2\x80\xA6",
                                      "load more", "show more",    "see more",
                                      "view all",  "click here"};
constexpr std::string_view kHolds[] = {"items in cart",       "item in cart",      "add to cart",
                                       "all rights reserved", "share on facebook", "share on twitter"};

struct Facts {
  int64_t words = 0, letters = 0, upper = 0, digits = 0, other = 0;
  bool east = false;
};
Facts facts_of(std::string_view line) {
  Facts f;
  bool inside = false;
  const char *p = line.data(), *end = p + line.size();
  for (uint32_t bytes = 0; p < end; p += bytes) {
    const uint16_t flags = flags_at(p, end, bytes);
    const bool space = flags & kSpace;
    f.words += !space && !inside;
    inside = !space;
    f.letters += (flags & kLetter) != 0;
    f.upper += (flags & kUpper) != 0;
    f.digits += (flags & kDigit) != 0;
    f.other += !space && !(flags & (kLetter | kDigit | kSymbol));
    f.east = f.east || flags & (kHiragana | kKatakana | kKanji);
  }
  return f;
}

std::string ascii_lower(std::string_view line) {
  std::string out(line);
  for (char& c : out)
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c | 32);
  return out;
}

/// "3 likes", "1.2K views": a number, perhaps K, M or B, and what is counted, and nothing else but punctuation.
bool is_counter(std::string_view low) {
  const auto digit = [](char c) { return c >= '0' && c <= '9'; };
  const auto letter = [](char c) { return c >= 'a' && c <= 'z'; };
  size_t i = 0;
  while (i < low.size() && !digit(low[i]) && !letter(low[i]) && static_cast<unsigned char>(low[i]) < 0x80) ++i;
  if (i == low.size() || !digit(low[i])) return false;
  while (i < low.size() && (digit(low[i]) || low[i] == '.' || low[i] == ',')) ++i;
  if (i < low.size() && (low[i] == 'k' || low[i] == 'm' || low[i] == 'b') && i + 1 < low.size() && low[i + 1] == ' ')
    ++i;
  while (i < low.size() && low[i] == ' ') ++i;
  size_t end = i;
  while (end < low.size() && letter(low[end])) ++end;
  const std::string_view noun = low.substr(i, end - i);
  for (; end < low.size(); ++end)
    if (letter(low[end]) || digit(low[end]) || static_cast<unsigned char>(low[end]) >= 0x80) return false;
  for (const std::string_view counted : kCounted)
    if (noun == counted) return true;
  return false;
}

bool is_boilerplate(std::string_view low) {
  for (const std::string_view phrase : kBegins)
    if (low.starts_with(phrase)) return true;
  for (const std::string_view phrase : kEnds)
    if (low.ends_with(phrase)) return true;
  for (const std::string_view phrase : kHolds)
    if (low.find(phrase) != std::string_view::npos) return true;
  return false;
}

class RefinedWebLines final : public RuleOf<Params> {
 public:
  std::string_view id() const override { return "refinedweb_lines"; }
  std::vector<std::string_view> reasons() const override {
    return {"uppercase_line", "numeric_line", "counter_line", "one_word_line", "boilerplate_line", "flagged_words"};
  }

  Verdict check(TextView& view, Edit& edit) const override {
    int64_t words = 0, flagged = 0;
    std::string& kept = view.buffer;
    kept.clear();
    bool first = true;
    for_each_line(view.text(), [&](std::string_view line) {
      const Facts facts = facts_of(line);
      words += facts.words;
      if (const std::string_view reason = judge(strip(line), facts); !reason.empty()) {
        edit.cuts.push_back({view.span_of(line), reason});
        flagged += facts.words;
        return;
      }
      if (!first) kept += '\n';
      first = false;
      kept += line;
    });
    if (edit.cuts.empty()) return {};
    const double share = double(flagged) / double(words);
    if (share > p_.max_flagged_words)
      return removed(id(), "flagged_words", share, p_.max_flagged_words, edit.cuts.front().where);
    edit.changed = true;
    edit.text = strip(kept);
    return {};
  }

 private:
  std::string_view judge(std::string_view line, const Facts& f) const {
    if (f.words == 0) return "";
    if (f.letters && double(f.upper) / double(f.letters) > p_.max_uppercase_ratio) return "uppercase_line";
    if (f.digits && !f.letters && !f.other) return "numeric_line";
    if (f.words <= p_.max_boilerplate_words) {
      const std::string low = ascii_lower(line);
      if (is_counter(low)) return "counter_line";
      if (f.words == 1 && !f.east) return "one_word_line";
      if (is_boilerplate(low)) return "boilerplate_line";
    }
    return "";
  }
};
}  // namespace

std::unique_ptr<Rule> make_refinedweb_lines() { return std::make_unique<RefinedWebLines>(); }
}  // namespace zk::quality
