// What a quality rule wants to know about a character, as one table look-up: the classes of Python's str methods and of
// datatrove's punctuation sets, so that verdicts equal theirs. The table is filled once per process from ICU's data.
// Sources: Unicode Character Database (through ICU); Python's str.split, str.splitlines, str.isalpha; datatrove's
// utils/text.py for the two punctuation sets.
#pragma once
#include <array>
#include <cstdint>
#include <string>
#include <string_view>

namespace zk::quality {

enum CharFlag : uint16_t {
  kSpace = 1,           ///< what str.split() and str.strip() take for white space
  kLineBreak = 2,       ///< what str.splitlines() cuts at
  kLetter = 4,          ///< general category L*: str.isalpha()
  kSymbol = 8,          ///< a word made of these alone is no word (datatrove's PUNCTUATION_SET)
  kTerminal = 16,       ///< ends a sentence in some script (datatrove's TERMINAL_PUNCTUATION)
  kUpper = 32,          ///< general category Lu
  kDigit = 64,          ///< general category Nd
  kHiragana = 128,      ///< U+3041-3096
  kKatakana = 256,      ///< U+30A1-30FA
  kKanji = 512,         ///< 々〇〻, U+3400-9FFF, U+F900-FAFF and the supplementary ideographs
  kNumber = 2048,       ///< general categories Nl and No
  kPunctuation = 1024,  ///< the smaller set that simplify_text turns into blanks (datatrove's PUNCTUATION)
};

/// Flags of every code point; a two-step table (blocks of 256 that look the same are stored once).
class CharTable {
 public:
  CharTable();
  uint16_t operator[](char32_t c) const { return c < 0x110000 ? blocks_[page_[c >> 8] + (c & 0xFF)] : 0; }

 private:
  std::array<uint32_t, 0x1100> page_{};
  std::u16string blocks_;
};
const CharTable& char_table();

/// One code point at `p` (p < end) and how many bytes it takes. A byte that is no UTF-8 counts as one U+FFFD; lone
/// surrogates (as JSON may hold them) count as one character, as in Python.
struct Decoded {
  char32_t c;
  uint32_t bytes;
};
inline Decoded decode(const char* p, const char* end) {
  const auto at = [&](int i) { return static_cast<unsigned char>(p[i]); };
  const auto tail = [&](int i) { return (at(i) & 0xC0) == 0x80; };
  const unsigned char b = at(0);
  const auto left = end - p;
  if (b < 0x80) return {b, 1};
  if (b >= 0xC2 && b < 0xE0 && left >= 2 && tail(1)) return {char32_t(b & 0x1F) << 6 | (at(1) & 0x3F), 2};
  if (b >= 0xE0 && b < 0xF0 && left >= 3 && tail(1) && tail(2)) {
    const char32_t c = char32_t(b & 0x0F) << 12 | char32_t(at(1) & 0x3F) << 6 | (at(2) & 0x3F);
    if (c >= 0x800) return {c, 3};
  }
  if (b >= 0xF0 && b < 0xF5 && left >= 4 && tail(1) && tail(2) && tail(3)) {
    const char32_t c =
        char32_t(b & 7) << 18 | char32_t(at(1) & 0x3F) << 12 | char32_t(at(2) & 0x3F) << 6 | (at(3) & 0x3F);
    if (c >= 0x10000 && c < 0x110000) return {c, 4};
  }
  return {0xFFFD, 1};
}
/// The code point that ends just before `p` (begin < p).
Decoded decode_before(const char* begin, const char* p);

uint16_t flags_at(const char* p, const char* end, uint32_t& bytes);  ///< flags and length of the character at p
bool without_blanks(std::string_view text);  ///< more than a third of the letters are kana or ideographs
void append_utf8(std::string& out, char32_t c);
uint32_t count_chars(std::string_view text);     ///< code points, as Python's len()
std::string_view strip(std::string_view text);   ///< as str.strip()
std::string_view lstrip(std::string_view text);  ///< as str.lstrip()
std::string_view rstrip(std::string_view text);  ///< as str.rstrip()

/// Calls f(line) for the lines of str.splitlines(): cut at LF CR CRLF VT FF 1C 1D 1E 85 2028 2029, without the breaks.
template <class F>
void for_each_splitline(std::string_view text, F&& f) {
  const char *p = text.data(), *end = p + text.size(), *from = p;
  while (p < end) {
    const auto b = static_cast<unsigned char>(*p);
    if (b >= 0x20 && b != 0xC2 && b != 0xE2) {
      ++p;
      continue;
    }
    uint32_t bytes = 1;
    const bool breaks = flags_at(p, end, bytes) & kLineBreak;
    if (breaks) f(std::string_view(from, size_t(p - from)));
    if (breaks && b == '\r' && p + 1 < end && p[1] == '\n') bytes = 2;
    p += bytes;
    if (breaks) from = p;
  }
  if (from < end) f(std::string_view(from, size_t(end - from)));
}

/// Calls f(piece) for the pieces of str.split('\n'): always at least one.
template <class F>
void for_each_line(std::string_view text, F&& f) {
  for (;;) {
    const size_t at = text.find('\n');
    f(text.substr(0, at));
    if (at == std::string_view::npos) return;
    text.remove_prefix(at + 1);
  }
}
}  // namespace zk::quality
