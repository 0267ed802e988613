// The table of character classes. The two sets of punctuation are datatrove 0.10's, as ranges of code points: equal
// verdicts need equal sets, and they follow no Unicode property.
#include "engine/corpus/quality/chars.h"

#include <unicode/uchar.h>

#include <map>

namespace zk::quality {
namespace {

struct Range {
  char32_t first, last;
};
constexpr Range kPunctuationRanges[] = {
    {0x0, 0x8},       {0xB, 0x1F},      {0x21, 0x2F},     {0x3A, 0x40},     {0x5B, 0x60},     {0x7B, 0x9F},
    {0xAB, 0xAB},     {0xB4, 0xB4},     {0xBB, 0xBB},     {0x2013, 0x2014}, {0x2019, 0x2019}, {0x201C, 0x201E},
    {0x2026, 0x2026}, {0x2236, 0x2236}, {0x2501, 0x2501}, {0x25BA, 0x25BA}, {0x3001, 0x3002}, {0x3008, 0x300D},
    {0x3010, 0x3011}, {0xFF01, 0xFF01}, {0xFF05, 0xFF05}, {0xFF08, 0xFF09}, {0xFF0C, 0xFF0C}, {0xFF0E, 0xFF0E},
    {0xFF11, 0xFF11}, {0xFF1A, 0xFF1B}, {0xFF1F, 0xFF1F}, {0xFF5E, 0xFF5E}};
constexpr Range kTerminalRanges[] = {
    {0x21, 0x21},       {0x2E, 0x2E},       {0x3F, 0x3F},       {0x589, 0x589},     {0x61D, 0x61F},
    {0x6D4, 0x6D4},     {0x700, 0x702},     {0x7F9, 0x7F9},     {0x837, 0x837},     {0x839, 0x839},
    {0x83D, 0x83E},     {0x964, 0x965},     {0x104A, 0x104B},   {0x1362, 0x1362},   {0x1367, 0x1368},
    {0x166E, 0x166E},   {0x1735, 0x1736},   {0x17D4, 0x17D6},   {0x17D9, 0x17DA},   {0x1803, 0x1803},
    {0x1809, 0x1809},   {0x1944, 0x1945},   {0x1AA8, 0x1AAB},   {0x1B5A, 0x1B5B},   {0x1B5E, 0x1B5F},
    {0x1B7D, 0x1B7E},   {0x1C3B, 0x1C3C},   {0x1C7E, 0x1C7F},   {0x203C, 0x203D},   {0x2047, 0x2049},
    {0x2E2E, 0x2E2E},   {0x2E3C, 0x2E3C},   {0x2E53, 0x2E54},   {0x3002, 0x3002},   {0xA4FF, 0xA4FF},
    {0xA60E, 0xA60F},   {0xA6F3, 0xA6F3},   {0xA6F7, 0xA6F7},   {0xA876, 0xA877},   {0xA8CE, 0xA8CF},
    {0xA92F, 0xA92F},   {0xA9C8, 0xA9C9},   {0xAA5D, 0xAA5F},   {0xAAF0, 0xAAF1},   {0xABEB, 0xABEB},
    {0xFE52, 0xFE52},   {0xFE56, 0xFE57},   {0xFF01, 0xFF01},   {0xFF0E, 0xFF0E},   {0xFF1F, 0xFF1F},
    {0xFF61, 0xFF61},   {0x10A56, 0x10A57}, {0x10F55, 0x10F59}, {0x10F86, 0x10F89}, {0x11047, 0x11048},
    {0x110BE, 0x110C1}, {0x11141, 0x11143}, {0x111C5, 0x111C6}, {0x111CD, 0x111CD}, {0x111DE, 0x111DF},
    {0x11238, 0x11239}, {0x1123B, 0x1123C}, {0x112A9, 0x112A9}, {0x1144B, 0x1144C}, {0x115C2, 0x115C3},
    {0x115C9, 0x115D7}, {0x11641, 0x11642}, {0x1173C, 0x1173E}, {0x11944, 0x11944}, {0x11946, 0x11946},
    {0x11A42, 0x11A43}, {0x11A9B, 0x11A9C}, {0x11C41, 0x11C42}, {0x11EF7, 0x11EF8}, {0x11F43, 0x11F44},
    {0x16A6E, 0x16A6F}, {0x16AF5, 0x16AF5}, {0x16B37, 0x16B38}, {0x16B44, 0x16B44}, {0x16E98, 0x16E98},
    {0x1BC9F, 0x1BC9F}, {0x1DA88, 0x1DA88}};
constexpr Range kSpaceRanges[] = {{0x9, 0xD},       {0x1C, 0x20},     {0x85, 0x85},     {0xA0, 0xA0},
                                  {0x1680, 0x1680}, {0x2000, 0x200A}, {0x2028, 0x2029}, {0x202F, 0x202F},
                                  {0x205F, 0x205F}, {0x3000, 0x3000}};
constexpr Range kBreakRanges[] = {{0xA, 0xD}, {0x1C, 0x1E}, {0x85, 0x85}, {0x2028, 0x2029}};
constexpr Range kKanjiRanges[] = {{0x3005, 0x3005}, {0x3007, 0x3007}, {0x303B, 0x303B},
                                  {0x3400, 0x9FFF}, {0xF900, 0xFAFF}, {0x20000, 0x3FFFF}};
constexpr Range kHiraganaRanges[] = {{0x3041, 0x3096}};
constexpr Range kKatakanaRanges[] = {{0x30A1, 0x30FA}};

uint16_t category_flags(char32_t c) {
  switch (u_charType(static_cast<UChar32>(c))) {
    case U_UPPERCASE_LETTER:
      return kLetter | kUpper;
    case U_LOWERCASE_LETTER:
    case U_TITLECASE_LETTER:
    case U_MODIFIER_LETTER:
    case U_OTHER_LETTER:
      return kLetter;
    case U_DECIMAL_DIGIT_NUMBER:
      return kDigit;
    case U_LETTER_NUMBER:
    case U_OTHER_NUMBER:
      return kNumber;
    default:
      return 0;
  }
}
template <size_t N>
void mark(std::u16string& flags, const Range (&ranges)[N], uint16_t flag) {
  for (const Range& r : ranges)
    for (char32_t c = r.first; c <= r.last; ++c) flags[c] = static_cast<char16_t>(flags[c] | flag);
}

std::u16string all_flags() {
  std::u16string flags(0x110000, 0);
  for (char32_t c = 0; c < flags.size(); ++c) flags[c] = static_cast<char16_t>(category_flags(c));
  mark(flags, kPunctuationRanges, kSymbol | kPunctuation);
  mark(flags, kTerminalRanges, kSymbol | kTerminal);
  mark(flags, kSpaceRanges, kSpace);
  mark(flags, kBreakRanges, kLineBreak);
  mark(flags, kKanjiRanges, kKanji);
  mark(flags, kHiraganaRanges, kHiragana);
  mark(flags, kKatakanaRanges, kKatakana);
  return flags;
}
}  // namespace

CharTable::CharTable() {
  const std::u16string flags = all_flags();
  std::map<std::u16string, uint32_t> seen;
  for (size_t i = 0; i < page_.size(); ++i) {
    const auto [at, added] = seen.emplace(flags.substr(i * 256, 256), static_cast<uint32_t>(blocks_.size()));
    if (added) blocks_ += at->first;
    page_[i] = at->second;
  }
}

const CharTable& char_table() {
  static const CharTable table;
  return table;
}

uint16_t flags_at(const char* p, const char* end, uint32_t& bytes) {
  static const CharTable& table = char_table();
  const Decoded d = decode(p, end);
  bytes = d.bytes;
  return table[d.c];
}

bool without_blanks(std::string_view text) {
  size_t letters = 0, east = 0;
  const char *p = text.data(), *end = p + text.size();
  for (uint32_t bytes = 0; p < end; p += bytes) {
    const uint16_t flags = flags_at(p, end, bytes);
    letters += (flags & kLetter) != 0;
    east += (flags & (kHiragana | kKatakana | kKanji)) != 0;
  }
  return east * 3 > letters;
}

Decoded decode_before(const char* begin, const char* p) {
  const char* from = p - 1;
  while (from > begin && p - from < 4 && (static_cast<unsigned char>(*from) & 0xC0) == 0x80) --from;
  const Decoded d = decode(from, p);
  return from + d.bytes == p ? d : Decoded{0xFFFD, 1};
}

void append_utf8(std::string& out, char32_t c) {
  if (c < 0x80) {
    out += static_cast<char>(c);
  } else if (c < 0x800) {
    out += static_cast<char>(0xC0 | c >> 6);
    out += static_cast<char>(0x80 | (c & 0x3F));
  } else if (c < 0x10000) {
    out += static_cast<char>(0xE0 | c >> 12);
    out += static_cast<char>(0x80 | (c >> 6 & 0x3F));
    out += static_cast<char>(0x80 | (c & 0x3F));
  } else {
    out += static_cast<char>(0xF0 | c >> 18);
    out += static_cast<char>(0x80 | (c >> 12 & 0x3F));
    out += static_cast<char>(0x80 | (c >> 6 & 0x3F));
    out += static_cast<char>(0x80 | (c & 0x3F));
  }
}

uint32_t count_chars(std::string_view text) {
  uint32_t n = 0;
  const char *p = text.data(), *end = p + text.size();
  for (; p < end; ++n) p += static_cast<unsigned char>(*p) < 0x80 ? 1 : decode(p, end).bytes;
  return n;
}

std::string_view lstrip(std::string_view text) {
  const char *p = text.data(), *end = p + text.size();
  uint32_t bytes = 0;
  while (p < end && flags_at(p, end, bytes) & kSpace) p += bytes;
  return {p, size_t(end - p)};
}

std::string_view rstrip(std::string_view text) {
  const char *p = text.data(), *end = p + text.size();
  while (end > p) {
    const Decoded d = decode_before(p, end);
    if (!(char_table()[d.c] & kSpace)) break;
    end -= d.bytes;
  }
  return {p, size_t(end - p)};
}

std::string_view strip(std::string_view text) { return lstrip(rstrip(text)); }
}  // namespace zk::quality
