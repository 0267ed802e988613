// Mail and IP addresses, and the two ways of replacing. The patterns are datatrove's two regular expressions, written
// out: their alternatives exclude each other, so that walking out from each '@' (or '.') finds what the expression
// finds. Source: datatrove 0.10 pipeline/formatters/pii.py; reserved ranges as in Python's ipaddress (IANA special
// registry).
#include "engine/corpus/quality/pii.h"

#include <algorithm>

#include "engine/corpus/quality/chars.h"
#include "engine/corpus/quality/pii_match.h"

namespace zk::quality {
namespace {

bool digit(char c) { return c >= '0' && c <= '9'; }
bool alnum(char c) { return digit(c) || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z'); }
bool local_char(char c) {
  return alnum(c) || (c && std::string_view("!#$%&'*+/=?^_`{|}~-").find(c) != std::string_view::npos);
}
/// The character at i, NUL past the end.
char at(std::string_view s, size_t i) { return i < s.size() ? s[i] : '\0'; }

/// Whether the character that ends at byte i belongs to a word (\w: letters, numbers, underscore).
bool word_before(std::string_view s, size_t i) {
  if (i == 0) return false;
  if (s[i - 1] == '_') return true;
  const Decoded d = decode_before(s.data(), s.data() + i);
  return char_table()[d.c] & (kLetter | kDigit | kNumber);
}
bool word_char(char c) { return alnum(c) || c == '_'; }

/// How many bytes of letters, digits and hyphens begin at i.
size_t label_run(std::string_view s, size_t i) {
  size_t n = 0;
  while (alnum(at(s, i + n)) || at(s, i + n) == '-') ++n;
  return n;
}

/// End of a domain of two or more labels at i, or 0.
size_t domain_end(std::string_view s, size_t i) {
  size_t labels = 0, last_end = 0;
  for (;;) {
    const size_t n = label_run(s, i);
    if (n == 0 || s[i] == '-' || s[i + n - 1] == '-' || at(s, i + n) != '.') break;
    last_end = i + n;
    i += n + 1;
    ++labels;
  }
  if (labels == 0) return 0;
  if (!alnum(at(s, i))) return labels > 1 ? last_end : 0;
  size_t n = label_run(s, i);
  while (s[i + n - 1] == '-') --n;
  return i + n;
}

/// Length of a number of at most 255 that is followed by something else than a digit, else 0.
size_t octet(std::string_view s, size_t i) {
  size_t n = 0;
  while (n < 4 && digit(at(s, i + n))) ++n;
  if (n == 0 || n > 3) return 0;
  return n < 3 || s.substr(i, 3) <= "255" ? n : 0;
}

/// End of a bracketed address "[1.2.3.4]" or "[1.2.3.tag:]" at i, or 0.
size_t literal_end(std::string_view s, size_t i) {
  if (at(s, i++) != '[') return 0;
  for (int k = 0; k < 3; ++k) {
    const size_t n = octet(s, i);
    if (n == 0 || at(s, i + n) != '.') return 0;
    i += n + 1;
  }
  if (const size_t n = octet(s, i); n && at(s, i + n) == ']') return i + n + 1;
  const size_t n = label_run(s, i);
  return n && s[i + n - 1] != '-' && at(s, i + n) == ':' && at(s, i + n + 1) == ']' ? i + n + 2 : 0;
}

/// Where the local part before the '@' at `sign` begins, not before `from`; `sign` if there is none.
size_t local_begin(std::string_view s, size_t from, size_t sign) {
  size_t begin = sign, best = sign;
  while (begin > from) {
    const char c = s[begin - 1];
    if (c == '.' ? begin == sign || s[begin] == '.' : !local_char(c)) break;
    --begin;
    if (c != '.' && word_before(s, begin) != word_char(c)) best = begin;
  }
  return best;
}

/// How much of a number at i the last part of the address expression takes.
size_t last_octet(std::string_view s, size_t i) {
  const char a = at(s, i), b = at(s, i + 1), c = at(s, i + 2);
  if (!digit(a)) return 0;
  if (!digit(b)) return 1;
  if (!digit(c)) return 2;
  if (a == '0' || a == '1' || (a == '2' && (b < '5' || (b == '5' && c <= '5')))) return 3;
  return 2;
}

struct Network {
  uint32_t address;
  int bits;
};
constexpr Network kReserved[] = {{0x00000000, 8},  {0x0A000000, 8},  {0x64400000, 10}, {0x7F000000, 8},
                                 {0xA9FE0000, 16}, {0xAC100000, 12}, {0xC0000000, 29}, {0xC00000AA, 31},
                                 {0xC0000200, 24}, {0xC0A80000, 16}, {0xC6120000, 15}, {0xC6336400, 24},
                                 {0xCB007100, 24}, {0xF0000000, 4}};

/// Octets without leading zeros; and whether the address is a public one.
IpMatch judge(std::string_view s, Span where) {
  uint32_t address = 0, part = 0;
  bool valid = true;
  for (size_t i = where.begin; i < where.end; ++i) {
    if (s[i] == '.') {
      address = address << 8 | part;
      part = 0;
      continue;
    }
    valid = valid && !(s[i] == '0' && (i == where.begin || s[i - 1] == '.') && i + 1 < where.end && digit(s[i + 1]));
    part = part * 10 + uint32_t(s[i] - '0');
  }
  address = address << 8 | part;
  const bool reserved = std::any_of(std::begin(kReserved), std::end(kReserved),
                                    [&](const Network& n) { return (address ^ n.address) >> (32 - n.bits) == 0; });
  return {where, valid, valid && !reserved};
}

std::string replaced(std::string_view text, const std::vector<Span>& places, auto&& replacement) {
  std::string out;
  size_t from = 0;
  for (const Span& p : places) {
    out.append(text, from, p.begin - from);
    out += replacement();
    from = p.end;
  }
  return out.append(text, from);
}
}  // namespace

std::vector<Span> find_emails(std::string_view text) {
  std::vector<Span> out;
  size_t from = 0;
  for (size_t sign = 0; (sign = text.find('@', sign)) != std::string_view::npos; ++sign) {
    const size_t begin = local_begin(text, from, sign);
    if (begin == sign) continue;
    size_t end = domain_end(text, sign + 1);
    if (!end) end = literal_end(text, sign + 1);
    if (!end) continue;
    out.push_back({uint32_t(begin), uint32_t(end)});
    from = end;
    sign = end - 1;
  }
  return out;
}

std::vector<IpMatch> find_ips(std::string_view text) {
  std::vector<IpMatch> out;
  size_t from = 0;
  for (size_t dot = 0; (dot = text.find('.', dot)) != std::string_view::npos; ++dot) {
    size_t begin = dot;
    while (begin > from && dot - begin < 3 && digit(text[begin - 1])) --begin;
    while (begin < dot && octet(text, begin) != dot - begin) ++begin;
    if (begin == dot) continue;
    size_t i = dot + 1, n = 0;
    for (int k = 0; k < 2 && i; ++k) {
      n = octet(text, i);
      i = n && at(text, i + n) == '.' ? i + n + 1 : 0;
    }
    if (!i || !(n = last_octet(text, i))) continue;
    out.push_back(judge(text, {uint32_t(begin), uint32_t(i + n)}));
    from = i + n;
    dot = from - 1;
  }
  return out;
}

std::string_view pii_name(PiiKind kind) {
  constexpr std::string_view kNames[kPiiKinds] = {"email", "ip", "phone", "phone_ja", "postal_ja", "key"};
  return kNames[size_t(kind)];
}

std::vector<PiiMatch> PiiMasker::find(std::string_view text) const {
  std::vector<PiiMatch> all;
  const auto wants = [&](PiiKind kind) { return options_.find[size_t(kind)]; };
  // what names more comes first: of overlapping matches the earlier one in this list stays
  if (wants(PiiKind::Key))
    for (const Span& s : find_keys(text)) all.push_back({s, PiiKind::Key});
  if (wants(PiiKind::Email))
    for (const Span& s : find_emails(text)) all.push_back({s, PiiKind::Email});
  if (wants(PiiKind::Ip))
    for (const IpMatch& m : find_ips(text))
      if (options_.public_ips_only ? m.global : m.valid) all.push_back({m.where, PiiKind::Ip});
  const auto numbers = find_numbers(text, wants(PiiKind::Phone), wants(PiiKind::PhoneJa), wants(PiiKind::PostalJa));
  all.insert(all.end(), numbers.begin(), numbers.end());
  std::stable_sort(all.begin(), all.end(),
                   [](const PiiMatch& a, const PiiMatch& b) { return a.where.begin < b.where.begin; });
  std::vector<PiiMatch> out;
  for (const PiiMatch& m : all)
    if (out.empty() || m.where.begin >= out.back().where.end) out.push_back(m);
  return out;
}

std::string PiiMasker::mask(std::string_view text, const std::vector<PiiMatch>& matches) const {
  std::string out;
  size_t from = 0;
  for (const PiiMatch& m : matches) {
    out.append(text, from, m.where.begin - from);
    if (!options_.drop) out += options_.replacement[size_t(m.kind)];
    from = m.where.end;
  }
  return out.append(text, from);
}

std::string PiiFormatter::format(std::string_view text) {
  static constexpr std::string_view kEmails[] = {"email@example.com", "firstname.lastname@example.org"};
  static constexpr std::string_view kIps[] = {"22.214.171.124", "126.96.36.199",  "188.8.131.52",
                                              "184.108.40.206", "220.127.116.11", "18.104.22.168"};
  const std::string mailed = replaced(text, find_emails(text), [&] { return kEmails[email_++ % std::size(kEmails)]; });
  std::vector<Span> ips;
  for (const IpMatch& m : find_ips(mailed))
    if (m.global) ips.push_back(m.where);
  return replaced(mailed, ips, [&] { return kIps[ip_++ % std::size(kIps)]; });
}
}  // namespace zk::quality
