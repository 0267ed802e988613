// Telephone numbers, Japanese postal codes and secret keys. Numbers are looked for in a shadow of the text with one
// byte a character, in which full-width digits and the many dashes look like ASCII. Sources: ITU E.164 (at most 15
// digits), North American Numbering Plan, the Japanese numbering plan (0 and 9 or 10 more digits), the published
// prefixes of common access tokens.
#include <algorithm>

#include "engine/corpus/quality/chars.h"
#include "engine/corpus/quality/pii_match.h"

namespace zk::quality {
namespace {

constexpr char kPostMark = '\x02', kOther = '\x01';

bool digit(char c) { return c >= '0' && c <= '9'; }

/// What the character counts as when numbers are looked for.
char shadow_of(char32_t c) {
  if (c < 0x80) return static_cast<char>(c);
  if (c >= 0xFF10 && c <= 0xFF19) return static_cast<char>('0' + (c - 0xFF10));
  switch (c) {
    case 0x2010:
    case 0x2011:
    case 0x2012:
    case 0x2013:
    case 0x2014:
    case 0x2015:
    case 0x2212:
    case 0x30FC:
    case 0xFF0D:
    case 0xFF70:
      return '-';
    case 0xFF08:
      return '(';
    case 0xFF09:
      return ')';
    case 0xFF0B:
      return '+';
    case 0x3000:
    case 0xA0:
      return ' ';
    case 0x3012:
      return kPostMark;
    default:
      return kOther;
  }
}

struct Shadow {
  std::string chars;
  std::vector<uint32_t> at;  ///< byte of each character, and the end
  char operator[](size_t i) const { return i < chars.size() ? chars[i] : '\0'; }
  Span span(size_t from, size_t to) const { return {at[from], at[to]}; }
};

Shadow shadow(std::string_view text) {
  Shadow out;
  const char *begin = text.data(), *p = begin, *end = p + text.size();
  while (p < end) {
    const Decoded d = decode(p, end);
    out.at.push_back(static_cast<uint32_t>(p - begin));
    out.chars += shadow_of(d.c);
    p += d.bytes;
  }
  out.at.push_back(static_cast<uint32_t>(text.size()));
  return out;
}

bool letter(char c) { return (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') || c == '_'; }
/// Nothing that would make the digits part of something longer stands before or after them.
bool free_before(const Shadow& s, size_t i) {
  if (i == 0) return true;
  const char c = s[i - 1];
  return !digit(c) && !letter(c) && c != '-' && c != '.' && c != '+' && c != '/' && c != '=';
}
bool free_after(const Shadow& s, size_t i) {
  const char c = s[i];
  return !digit(c) && !letter(c) && !((c == '-' || c == '.' || c == '/') && digit(s[i + 1]));
}
size_t digits_at(const Shadow& s, size_t i) {
  size_t n = 0;
  while (digit(s[i + n])) ++n;
  return n;
}

/// "+81 90-1234-5678": 8 to 15 digits, single separators between them. End or 0.
size_t international(const Shadow& s, size_t i) {
  if (s[i] != '+' || s[i + 1] < '1' || s[i + 1] > '9') return 0;
  size_t digits = 0, end = 0;
  for (++i;; ++i) {
    if (digit(s[i])) {
      ++digits;
      end = i + 1;
    } else if (!(s[i] == ' ' || s[i] == '-' || s[i] == '.' || s[i] == '(' || s[i] == ')') ||
               !(digit(s[i + 1]) || ((s[i] == ' ' || s[i] == ')') &&
                                     (s[i + 1] == '(' || s[i + 1] == '-' || s[i + 1] == ' ') && digit(s[i + 2])))) {
      break;
    }
  }
  return digits >= 8 && digits <= 15 && free_after(s, end) ? end : 0;
}

/// "(212) 555-0123", "212-555-0123", "212.555.0123". End or 0.
size_t american(const Shadow& s, size_t i) {
  const bool bracket = s[i] == '(';
  i += bracket;
  if (s[i] < '2' || s[i] > '9' || digits_at(s, i) != 3) return 0;
  i += 3;
  char separator = s[i];
  if (bracket) {
    if (separator != ')') return 0;
    i += s[i + 1] == ' ' ? 2 : 1;
    separator = '-';
  } else if (separator != '-' && separator != '.') {
    return 0;
  } else {
    ++i;
  }
  if (s[i] < '2' || s[i] > '9' || digits_at(s, i) != 3 || s[i + 3] != separator || digits_at(s, i + 4) != 4) return 0;
  return free_after(s, i + 8) ? i + 8 : 0;
}

/// "03-1234-5678", "(03)1234-5678", "090-1234-5678", "0120-123-456": ten or eleven digits in three groups. End or 0.
size_t japanese(const Shadow& s, size_t i) {
  const bool bracket = s[i] == '(';
  i += bracket;
  if (s[i] != '0' || s[i + 1] == '0') return 0;
  const size_t a = digits_at(s, i);
  if (a < 2 || a > 5) return 0;
  i += a;
  if (bracket ? s[i] != ')' : s[i] != '-' && s[i] != '(') return 0;
  const bool middle_bracket = s[i] == '(';
  ++i;
  if (bracket && s[i] == '-') ++i;
  const size_t b = digits_at(s, i);
  i += b;
  if (b < 1 || b > 4 || s[i] != (middle_bracket ? ')' : '-')) return 0;
  const size_t c = digits_at(s, ++i);
  if (c < 3 || c > 4 || a + b + c < 10 || a + b + c > 11) return 0;
  return free_after(s, i + c) ? i + c : 0;
}

/// "〒123-4567" or "〒1234567", a blank after the mark allowed. End or 0.
size_t postal(const Shadow& s, size_t i) {
  if (s[i] != kPostMark) return 0;
  i += s[i + 1] == ' ' ? 2 : 1;
  const size_t n = digits_at(s, i);
  if (n == 7) return i + 7;
  return n == 3 && s[i + 3] == '-' && digits_at(s, i + 4) == 4 ? i + 8 : 0;
}

struct Prefix {
  std::string_view begin;
  size_t least;  ///< characters after it
  bool dashes;   ///< '-' and '_' may be among them
};
constexpr Prefix kPrefixes[] = {
    {"sk-", 20, true},   {"AKIA", 16, false}, {"ASIA", 16, false},       {"ghp_", 36, false},  {"gho_", 36, false},
    {"ghs_", 36, false}, {"ghu_", 36, false}, {"github_pat_", 22, true}, {"glpat-", 20, true}, {"xoxb-", 20, true},
    {"xoxp-", 20, true}, {"AIza", 35, true},  {"hf_", 30, false}};

bool key_char(char c, bool dashes) { return digit(c) || (letter(c) && c != '_') || (dashes && (c == '-' || c == '_')); }

void find_tokens(std::string_view text, const Prefix& prefix, std::vector<Span>& out) {
  for (size_t at = 0; (at = text.find(prefix.begin, at)) != std::string_view::npos; ++at) {
    if (at > 0 && (digit(text[at - 1]) || letter(text[at - 1]) || text[at - 1] == '-')) continue;
    size_t end = at + prefix.begin.size(), digits = 0;
    for (; end < text.size() && key_char(text[end], prefix.dashes); ++end) digits += digit(text[end]);
    if (end - at - prefix.begin.size() >= prefix.least && digits) out.push_back({uint32_t(at), uint32_t(end)});
  }
}

/// "-----BEGIN … PRIVATE KEY-----" up to its end line, or to the end of the text where that is missing.
void find_key_blocks(std::string_view text, std::vector<Span>& out) {
  constexpr std::string_view kBegin = "-----BEGIN ", kKind = "PRIVATE KEY-----", kEnd = "-----END ";
  for (size_t at = 0; (at = text.find(kBegin, at)) != std::string_view::npos;) {
    const size_t kind = text.find(kKind, at), line = text.find('\n', at);
    if (kind == std::string_view::npos || kind > line) {
      at += kBegin.size();
      continue;
    }
    const size_t last = text.find(kEnd, kind);
    const size_t tail = last == std::string_view::npos ? last : text.find("KEY-----", last);
    const size_t end = tail == std::string_view::npos ? text.size() : tail + 8;
    out.push_back({uint32_t(at), uint32_t(end)});
    at = end;
  }
}
}  // namespace

std::vector<Span> find_keys(std::string_view text) {
  std::vector<Span> out;
  find_key_blocks(text, out);
  for (const Prefix& prefix : kPrefixes) find_tokens(text, prefix, out);
  std::sort(out.begin(), out.end(), [](const Span& a, const Span& b) { return a.begin < b.begin; });
  return out;
}

std::vector<PiiMatch> find_numbers(std::string_view text, bool phone, bool phone_ja, bool postal_ja) {
  std::vector<PiiMatch> out;
  if (!phone && !phone_ja && !postal_ja) return out;
  const Shadow s = shadow(text);
  for (size_t i = 0; i < s.chars.size();) {
    const char c = s[i];
    size_t end = 0;
    PiiKind kind = PiiKind::Phone;
    if (c == kPostMark) {
      if (postal_ja) end = postal(s, i), kind = PiiKind::PostalJa;
    } else if ((digit(c) || c == '(' || c == '+') && free_before(s, i)) {
      if (phone_ja && (end = japanese(s, i))) kind = PiiKind::PhoneJa;
      if (phone && !end) end = c == '+' ? international(s, i) : american(s, i);
    }
    if (end) out.push_back({s.span(i, end), kind});
    i = end ? end : i + 1;
  }
  return out;
}
}  // namespace zk::quality
