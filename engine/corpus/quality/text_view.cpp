// Cutting a text into words and sentences. ASCII goes through a table of 256 entries; everything else is decoded.
#include "engine/corpus/quality/text_view.h"

#include <algorithm>
#include <array>
#include <bit>

#include "engine/corpus/quality/chars.h"

namespace zk::quality {
namespace {
const std::array<uint16_t, 128>& ascii_flags() {
  static const std::array<uint16_t, 128> flags = [] {
    std::array<uint16_t, 128> out{};
    for (char32_t c = 0; c < 128; ++c) out[c] = char_table()[c];
    return out;
  }();
  return flags;
}
}  // namespace

void KeyTable::reset(size_t expected) {
  const size_t wanted = std::bit_ceil(std::max<size_t>(16, expected * 2));
  if (wanted > entries_.size()) entries_.assign(wanted, Entry{}), epoch_ = 0;
  mask_ = wanted - 1;
  if (++epoch_ == 0) entries_.assign(entries_.size(), Entry{}), epoch_ = 1;
}

void TextView::set(std::string_view text) {
  text_ = text;
  split_ = false;
}

uint32_t TextView::chars() {
  if (!split_) split();
  return chars_;
}
const std::vector<Word>& TextView::words() {
  if (!split_) split();
  return words_;
}
std::string_view TextView::packed() {
  if (!split_) split();
  return packed_;
}

void TextView::split() {
  static const auto& ascii = ascii_flags();
  static const CharTable& table = char_table();
  words_.clear();
  packed_.resize(text_.size());
  char* packed = packed_.data();
  const char *begin = text_.data(), *end = begin + text_.size(), *p = begin, *from = nullptr;
  uint32_t chars = 0, word_chars = 0, any = 0, all = kSymbol;
  const auto close = [&](const char* to) {
    const auto offset = static_cast<uint32_t>(packed - packed_.data());
    words_.push_back({static_cast<uint32_t>(from - begin), static_cast<uint32_t>(to - begin), chars - word_chars,
                      offset, (any & kLetter) != 0, (all & kSymbol) != 0});
    packed = std::copy(from, to, packed);
    from = nullptr;
    any = 0, all = kSymbol;
  };
  while (p < end) {
    uint32_t bytes = 1;
    uint16_t flags;
    if (const auto b = static_cast<unsigned char>(*p); b < 0x80) {
      flags = ascii[b];
    } else {
      const Decoded d = decode(p, end);
      flags = table[d.c];
      bytes = d.bytes;
    }
    if (flags & kSpace) {
      if (from) close(p);
    } else {
      if (!from) from = p, word_chars = chars;
      any |= flags;
      all &= flags;
    }
    ++chars;
    p += bytes;
  }
  if (from) close(end);
  packed_.resize(static_cast<size_t>(packed - packed_.data()));
  chars_ = chars;
  split_ = true;
}

namespace {
/// End of the sentence that begins at `p`, or nullptr where none ends. First the shortest way in which "X." of a
/// capital X is skipped as a whole; if no end is left then, the last such full stop is the end.
const char* sentence_end(const char* p, const char* end) {
  const char* last_stop = nullptr;  // the full stop of the last capital skipped
  bool first = true;
  uint32_t bytes = 0;
  while (p < end && (first ? *p != '\n' : true)) {
    const uint16_t flags = flags_at(p, end, bytes);
    if (!first && (flags & kTerminal || *p == '\n')) break;
    if (flags & kUpper && p + bytes < end && p[bytes] == '.') {
      last_stop = p + bytes;
      p = last_stop + 1;
    } else {
      p += bytes;
    }
    first = false;
  }
  if (first) return nullptr;
  if (p >= end) p = last_stop;
  if (!p) return nullptr;
  while (p < end && (*p == '\n' || flags_at(p, end, bytes) & kTerminal)) p += *p == '\n' ? 1 : bytes;
  if (p < end && (*p == '"' || *p == '\'')) return p + 1;
  if (end - p >= 3 && std::string_view(p, 3) == "\xE2\x80\x9D") return p + 3;  // ”
  return p;
}
}  // namespace

uint32_t count_sentences(std::string_view text) {
  uint32_t count = 0;
  const char *p = text.data(), *end = p + text.size();
  while (p < end) {
    if (const char* to = sentence_end(p, end)) {
      count += !strip({p, size_t(to - p)}).empty();
      p = to;
    } else if (*p == '\n') {
      ++p;
    } else {
      break;  // nothing ends from here on
    }
  }
  return std::max(count, 1u);
}
}  // namespace zk::quality
