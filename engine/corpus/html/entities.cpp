// The table is entities.inc, made from the standard's list; the few references that make up nearly all are found first.
#include "engine/corpus/html/entities.h"

#include <algorithm>
#include <iterator>

namespace zk::html {
namespace {

struct EntityRow {
  std::uint16_t name;
  std::uint8_t name_length;
  std::uint8_t bare;  // known without a semicolon
  std::uint16_t text;
  std::uint8_t text_length;

  std::string_view key(const char* names) const { return {names + name, name_length}; }
};

#include "engine/corpus/html/entities.inc"

constexpr std::size_t kLongestName = 31, kLongestBare = 6;

bool alnum(char c) { return (c >= '0' && c <= '9') || ((c | 32) >= 'a' && (c | 32) <= 'z'); }

const EntityRow* find(std::string_view name) {
  const auto at = std::lower_bound(std::begin(kEntityRows), std::end(kEntityRows), name,
                                   [](const EntityRow& row, std::string_view v) { return row.key(kEntityNames) < v; });
  return at != std::end(kEntityRows) && at->key(kEntityNames) == name ? at : nullptr;
}

void append(std::string& out, const EntityRow& row) { out.append(kEntityTexts + row.text, row.text_length); }

std::size_t append_numeric(std::string_view s, std::string& out) {
  const bool hex = s.size() > 2 && (s[2] | 32) == 'x';
  std::size_t i = hex ? 3 : 2;
  const auto first = i;
  std::uint32_t c = 0;
  for (; i < s.size(); ++i) {
    const int low = s[i] | 32;
    const int digit = s[i] >= '0' && s[i] <= '9' ? s[i] - '0' : hex && low >= 'a' && low <= 'f' ? low - 'a' + 10 : -1;
    if (digit < 0) break;
    c = std::min<std::uint32_t>(c * (hex ? 16 : 10) + static_cast<std::uint32_t>(digit), 0x110000);
  }
  if (i == first) return out += '&', 1;
  append_code_point(out, c >= 0x80 && c < 0xA0 ? windows_1252(static_cast<unsigned char>(c)) : c);
  return i + (i < s.size() && s[i] == ';');
}

}  // namespace

std::uint32_t windows_1252(unsigned char c) {
  static constexpr std::uint16_t kHigh[32] = {0x20AC, 0x81,   0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021,
                                              0x02C6, 0x2030, 0x0160, 0x2039, 0x0152, 0x8D,   0x017D, 0x8F,
                                              0x90,   0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014,
                                              0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0x9D,   0x017E, 0x0178};
  return c >= 0x80 && c < 0xA0 ? kHigh[c - 0x80] : c;
}

void append_code_point(std::string& out, std::uint32_t c) {
  if (c == 0 || c > 0x10FFFF || (c >= 0xD800 && c < 0xE000)) c = 0xFFFD;
  if (c < 0x80) {
    out += static_cast<char>(c);
    return;
  }
  const int tails = c < 0x800 ? 1 : c < 0x10000 ? 2 : 3;
  out += static_cast<char>((tails == 1 ? 0xC0 : tails == 2 ? 0xE0 : 0xF0) | (c >> (6 * tails)));
  for (int k = tails - 1; k >= 0; --k) out += static_cast<char>(0x80 | (c >> (6 * k) & 63));
}

std::size_t append_reference(std::string_view s, std::string& out, bool in_attribute) {
  if (s.size() < 2) return out += '&', 1;
  if (s[1] == '#') return append_numeric(s, out);
  if (s.starts_with("&amp;")) return out += '&', 5;
  if (s.starts_with("&nbsp;")) return out += "\xC2\xA0", 6;
  if (s.starts_with("&quot;")) return out += '"', 6;
  if (s.starts_with("&lt;")) return out += '<', 4;
  if (s.starts_with("&gt;")) return out += '>', 4;
  std::size_t n = 0;
  while (n < kLongestName + 1 && n + 1 < s.size() && alnum(s[n + 1])) ++n;
  if (n + 1 < s.size() && s[n + 1] == ';') {
    if (const auto* row = find(s.substr(1, n))) return append(out, *row), n + 2;
  }
  for (auto k = std::min(n, kLongestBare); k >= 2; --k) {
    const auto* row = find(s.substr(1, k));
    if (!row || !row->bare) continue;
    if (in_attribute && k + 1 < s.size() && (s[k + 1] == '=' || alnum(s[k + 1]))) break;
    return append(out, *row), k + 1;
  }
  return out += '&', 1;
}

std::string unescape(std::string_view s, bool in_attribute) {
  std::string out;
  for (std::size_t i = 0; i < s.size();) {
    const auto amp = std::min(s.find('&', i), s.size());
    out.append(s, i, amp - i);
    i = amp < s.size() ? amp + append_reference(s.substr(amp), out, in_attribute) : amp;
  }
  return out;
}

}  // namespace zk::html
