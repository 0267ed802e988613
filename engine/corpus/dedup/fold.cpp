// The folding tables. Every code point has an entry: what its lower case becomes after NFD without non-spacing marks.
// Because all marks that NFD could reorder are dropped, character by character gives what the whole text would give;
// only spacing marks with a combining class (a handful of code points) need ICU's normaliser on the text.
#include "engine/corpus/dedup/fold.h"

#include <unicode/normalizer2.h>
#include <unicode/uchar.h>
#include <unicode/unistr.h>

#include <array>
#include <map>
#include <memory>
#include <vector>

#include "engine/corpus/quality/chars.h"

namespace zk::dedup {
namespace {
using quality::append_utf8;
using quality::decode;
using quality::Decoded;

constexpr char32_t kCapitalSigma = 0x3A3, kDottedI = 0x130;

enum class Kind : uint8_t { Same, Space, Digit, Text, Sigma, Ordered };
struct Entry {
  uint32_t at = 0;  ///< in the pool, for Text
  uint8_t size = 0;
  Kind kind = Kind::Same;
  bool operator<(const Entry& o) const { return std::tie(at, size, kind) < std::tie(o.at, o.size, o.kind); }
};

const icu::Normalizer2& nfd() {
  UErrorCode code = U_ZERO_ERROR;
  static const icu::Normalizer2* instance = icu::Normalizer2::getNFDInstance(code);
  return *instance;
}

bool is_mark(UChar32 c) { return u_charType(c) == U_NON_SPACING_MARK; }

class Table {
 public:
  Table() {
    std::map<std::vector<Entry>, uint32_t> seen;
    std::vector<Entry> block(256);
    for (uint32_t page = 0; page < 0x1100; ++page) {
      for (uint32_t i = 0; i < 256; ++i) block[i] = make(page << 8 | i);
      const auto [found, added] = seen.emplace(block, static_cast<uint32_t>(blocks_.size()));
      if (added) blocks_.insert(blocks_.end(), block.begin(), block.end());
      page_[page] = found->second;
    }
  }
  const Entry& operator[](char32_t c) const { return blocks_[page_[c >> 8] + (c & 0xFF)]; }
  std::string_view text(const Entry& e) const { return std::string_view(pool_).substr(e.at, e.size); }

 private:
  Entry make(char32_t c) {
    const uint16_t flags = quality::char_table()[c];
    if (flags & quality::kDigit) return {0, 0, Kind::Digit};  // first: one full-width digit is punctuation too
    if (flags & (quality::kSpace | quality::kPunctuation)) return {0, 0, Kind::Space};
    if (c == kCapitalSigma) return {0, 0, Kind::Sigma};
    if (c >= 0xD800 && c < 0xE000) return {};
    const auto low = c == kDottedI ? UChar32('i') : u_tolower(static_cast<UChar32>(c));
    std::string out;
    bool ordered = false;
    UChar32 own = low;
    if (icu::UnicodeString parts; nfd().getDecomposition(low, parts)) {
      for (int32_t i = 0; i < parts.length(); i = parts.moveIndex32(i, 1)) add(out, own = parts.char32At(i), ordered);
    } else {
      add(out, own, ordered);
    }
    if (ordered) return {0, 0, Kind::Ordered};
    std::string plain;
    append_utf8(plain, c);
    if (plain == out) return {};
    const auto at = static_cast<uint32_t>(pool_.size());
    pool_ += out;
    return {at, static_cast<uint8_t>(out.size()), Kind::Text};
  }
  static void add(std::string& out, UChar32 c, bool& ordered) {
    if (is_mark(c)) return;
    if (u_getCombiningClass(c)) ordered = true;
    append_utf8(out, static_cast<char32_t>(c));
  }

  std::array<uint32_t, 0x1100> page_{};
  std::vector<Entry> blocks_;
  std::string pool_;
};

const Table& table() {
  static const Table instance;
  return instance;
}

bool cased(UChar32 c) { return u_hasBinaryProperty(c, UCHAR_CASED); }
bool ignorable(UChar32 c) { return u_hasBinaryProperty(c, UCHAR_CASE_IGNORABLE); }

/// Whether the capital sigma at `p` (bytes [p, p + 2)) ends a word: a cased letter before it, none after it.
bool final_sigma(std::string_view text, const char* p) {
  const char *begin = text.data(), *end = begin + text.size();
  const char* back = p;
  bool before = false;
  while (back > begin) {
    const Decoded d = quality::decode_before(begin, back);
    back -= d.bytes;
    if (ignorable(UChar32(d.c))) continue;
    before = cased(UChar32(d.c));
    break;
  }
  if (!before) return false;
  for (p += 2; p < end;) {
    const Decoded d = decode(p, end);
    p += d.bytes;
    if (!ignorable(UChar32(d.c))) return !cased(UChar32(d.c));
  }
  return true;
}

/// Decimal separators that may stand once inside a number.
bool separator(char32_t c) { return c == '.' || c == ',' || c == 0x60C || c == 0x66B || (c >= 0x2396 && c <= 0x2398); }
bool digit_at(const char* p, const char* end, uint32_t& bytes) {
  return p < end && quality::flags_at(p, end, bytes) & quality::kDigit;
}
/// End of the number that begins at `p`.
const char* number_end(const char* p, const char* end) {
  uint32_t bytes = 0, after = 0;
  while (digit_at(p, end, bytes)) p += bytes;
  if (p >= end) return p;
  const Decoded d = decode(p, end);
  if (!separator(d.c) || !digit_at(p + d.bytes, end, after)) return p;
  p += d.bytes;
  while (digit_at(p, end, bytes)) p += bytes;
  return p;
}

/// The slow way for texts that hold spacing marks with a combining class: NFD of the whole text, then the marks go.
std::string nfd_without_marks(const std::string& text) {
  UErrorCode code = U_ZERO_ERROR;
  const icu::UnicodeString whole = nfd().normalize(icu::UnicodeString::fromUTF8(text), code);
  std::string out;
  for (int32_t i = 0; i < whole.length(); i = whole.moveIndex32(i, 1))
    if (const UChar32 c = whole.char32At(i); !is_mark(c)) append_utf8(out, static_cast<char32_t>(c));
  return out;
}

std::array<bool, 256> ascii_letters() {
  std::array<bool, 256> out{};
  for (int c = 0; c < 26; ++c) out[size_t('a' + c)] = out[size_t('A' + c)] = true;
  return out;
}
/// ASCII letters in lower case: the common run, without a look-up per character.
void append_lower(std::string& out, const char* from, const char* to) {
  const size_t old = out.size();
  out.append(from, to);
  for (size_t i = old; i < out.size(); ++i) out[i] = static_cast<char>(out[i] | 32);
}

/// One pass; `marks`: accents go already here. Returns whether the text holds a mark that needs the slow way.
template <bool marks>
bool fold(std::string_view text, std::string& out) {
  static const Table& t = table();
  out.clear();
  out.reserve(text.size() + text.size() / 8);
  const char *p = text.data(), *end = p + text.size();
  bool gap = false, any = false, slow = false;
  const auto flush = [&] {
    if (gap && any) out += ' ';
    gap = false;
    any = true;
  };
  static const std::array<bool, 256> letter = ascii_letters();
  while (p < end) {
    if (const char* run = p; letter[static_cast<unsigned char>(*run)]) {
      while (p < end && letter[static_cast<unsigned char>(*p)]) ++p;
      flush();
      append_lower(out, run, p);
      continue;
    }
    const Decoded d = decode(p, end);
    const Entry& e = t[d.c];
    if (e.kind == Kind::Space) {
      gap = true;
      p += d.bytes;
      continue;
    }
    flush();
    if (e.kind == Kind::Digit) {
      out += '0';
      p = number_end(p, end);
      continue;
    }
    if (e.kind == Kind::Ordered) slow = true;
    if (e.kind == Kind::Sigma) {
      append_utf8(out, final_sigma(text, p) ? 0x3C2 : 0x3C3);
    } else if (e.kind == Kind::Same) {
      if (d.c == 0xFFFD)
        append_utf8(out, d.c);
      else
        out.append(p, d.bytes);
    } else if (marks && e.kind == Kind::Text) {
      out += t.text(e);
    } else if (d.c == kDottedI) {
      out += "i\xCC\x87";
    } else {
      append_utf8(out, static_cast<char32_t>(u_tolower(static_cast<UChar32>(d.c))));
    }
    p += d.bytes;
  }
  return slow;
}
}  // namespace

void lower(std::string_view text, std::string& out) {
  out.clear();
  out.reserve(text.size());
  const char *p = text.data(), *end = p + text.size();
  while (p < end) {
    if (const auto b = static_cast<unsigned char>(*p); b < 0x80) {
      out += static_cast<char>(b >= 'A' && b <= 'Z' ? b | 32 : b);
      ++p;
      continue;
    }
    const Decoded d = decode(p, end);
    if (d.c == kCapitalSigma) {
      append_utf8(out, final_sigma(text, p) ? 0x3C2 : 0x3C3);
    } else if (d.c == kDottedI) {
      out += "i\xCC\x87";
    } else {
      append_utf8(out, static_cast<char32_t>(u_tolower(static_cast<UChar32>(d.c))));
    }
    p += d.bytes;
  }
}

void simplify(std::string_view text, std::string& out) {
  if (fold<true>(text, out)) {
    fold<false>(text, out);
    out = nfd_without_marks(out);
  }
  const size_t from = out.find_first_not_of(' ');
  if (from == std::string::npos) return out.clear();
  out.erase(out.find_last_not_of(' ') + 1);
  out.erase(0, from);
}
}  // namespace zk::dedup
