// Choosing the encoding of a page and converting it; see encoding.h for the order of trust.
#include "engine/corpus/html/encoding.h"

#include <iconv.h>
#include <uchardet/uchardet.h>

#include <algorithm>
#include <cstring>
#include <memory>
#include <unordered_map>

#include "engine/corpus/html/charset_labels.h"
#include "engine/corpus/html/entities.h"

namespace zk::html {
namespace {

constexpr std::string_view kReplacement = "\xEF\xBF\xBD";
constexpr std::size_t kPrescan = 4096;
constexpr std::size_t kSample = 128 << 10;  // what guessing looks at

using Byte = unsigned char;
Byte at(std::string_view s, std::size_t i) { return i < s.size() ? static_cast<Byte>(s[i]) : 0; }

// Length of the valid UTF-8 sequence at i, 0 if there is none (table 3-7 of the Unicode standard).
std::size_t utf8_length(std::string_view s, std::size_t i) {
  const Byte a = at(s, i), b = at(s, i + 1);
  if (a < 0x80) return 1;
  const auto tail = [&](std::size_t k) { return (at(s, i + k) & 0xC0) == 0x80; };
  if (a >= 0xC2 && a <= 0xDF) return tail(1) ? 2 : 0;
  if (a >= 0xE0 && a <= 0xEF) {
    if ((a == 0xE0 && b < 0xA0) || (a == 0xED && b > 0x9F)) return 0;
    return tail(1) && tail(2) ? 3 : 0;
  }
  if (a >= 0xF0 && a <= 0xF4) {
    if ((a == 0xF0 && b < 0x90) || (a == 0xF4 && b > 0x8F)) return 0;
    return tail(1) && tail(2) && tail(3) ? 4 : 0;
  }
  return 0;
}

// End of the run of ASCII that starts at i: eight bytes a step.
std::size_t ascii_end(std::string_view s, std::size_t i) {
  for (std::uint64_t word; i + 8 <= s.size(); i += 8) {
    std::memcpy(&word, s.data() + i, 8);
    if (word & 0x8080808080808080ull) break;
  }
  while (i < s.size() && static_cast<Byte>(s[i]) < 0x80) ++i;
  return i;
}

struct Utf8Count {
  std::size_t good = 0, longer = 0, bad = 0;  // sequences beyond ASCII; of three bytes and more; stray bytes
};

Utf8Count count_utf8(std::string_view s) {
  Utf8Count out;
  for (std::size_t i = ascii_end(s, 0); i < s.size(); i = ascii_end(s, i)) {
    const auto n = utf8_length(s, i);
    out.good += n > 0;
    out.longer += n > 2;
    out.bad += n == 0;
    i += std::max<std::size_t>(n, 1);
  }
  return out;
}

void replace_bad_utf8(std::string_view s, Decoded& out) {
  out.owned.reserve(s.size() + 64);
  for (std::size_t i = 0; i < s.size();) {
    const auto end = ascii_end(s, i);
    out.owned.append(s, i, end - i);
    if ((i = end) == s.size()) break;
    const auto n = utf8_length(s, i);
    if (n) {
      out.owned.append(s, i, n);
      i += n;
    } else {
      out.owned += kReplacement;
      ++out.bad_bytes;
      ++i;
    }
  }
  out.text = out.owned;
}

void from_windows_1252(std::string_view s, Decoded& out) {
  out.owned.reserve(s.size() + s.size() / 8 + 16);
  for (std::size_t i = 0; i < s.size();) {
    const auto end = ascii_end(s, i);
    out.owned.append(s, i, end - i);
    for (i = end; i < s.size() && at(s, i) >= 0x80; ++i) {
      append_code_point(out.owned, windows_1252(at(s, i)));
    }
  }
  out.text = out.owned;
}

// One converter per encoding and thread: opening one reads a file.
iconv_t converter(const char* name) {
  struct Close {
    void operator()(void* cd) const { iconv_close(cd); }
  };
  thread_local std::unordered_map<std::string, std::unique_ptr<void, Close>> open;
  auto& slot = open[name];
  if (!slot) {
    const iconv_t cd = iconv_open("UTF-8", name);
    if (cd == reinterpret_cast<iconv_t>(-1)) return nullptr;
    slot.reset(cd);
  }
  iconv(slot.get(), nullptr, nullptr, nullptr, nullptr);
  return slot.get();
}

bool from_iconv(std::string_view s, const char* name, Decoded& out) {
  const iconv_t cd = name ? converter(name) : nullptr;
  if (!cd) return false;
  char* in = const_cast<char*>(s.data());
  std::size_t left = s.size();
  char buffer[16 << 10];
  out.owned.reserve(s.size() + s.size() / 2);
  while (left > 0) {
    char* to = buffer;
    std::size_t room = sizeof buffer;
    const auto result = iconv(cd, &in, &left, &to, &room);
    const int error = result == static_cast<std::size_t>(-1) ? errno : 0;
    out.owned.append(buffer, to);
    if (error == 0 || error == E2BIG) continue;
    out.owned += kReplacement;
    ++out.bad_bytes;
    ++in;
    --left;
  }
  out.text = out.owned;
  return true;
}

// ISO-2022-JP is EUC-JP in seven bits behind escape sequences: turned into it, so that the same extensions are known.
std::string euc_from_iso2022jp(std::string_view s) {
  enum { kAscii, kKanji, kKana } state = kAscii;
  std::string out;
  out.reserve(s.size());
  for (std::size_t i = 0; i < s.size(); ++i) {
    const auto three = s.substr(i, 3);
    if (three == "\x1b$B" || three == "\x1b$@" || three == "\x1b(B" || three == "\x1b(J" || three == "\x1b(I") {
      state = three[1] == '$' ? kKanji : three[2] == 'I' ? kKana : kAscii;
      i += 2;
    } else if (s[i] == '\n' || s[i] == '\r') {
      state = kAscii;  // a line ends every shift
      out += s[i];
    } else if (state == kKanji && at(s, i) > 0x20 && at(s, i) < 0x7F && at(s, i + 1) > 0x20 && at(s, i + 1) < 0x7F) {
      out += static_cast<char>(s[i] | 0x80);
      out += static_cast<char>(s[++i] | 0x80);
    } else if (state == kKana && at(s, i) > 0x20 && at(s, i) < 0x60) {
      out += '\x8E';
      out += static_cast<char>(s[i] | 0x80);
    } else {
      out += s[i];
    }
  }
  return out;
}

struct JapaneseCount {
  std::size_t chars = 0, kana = 0, half = 0, bad = 0;  // kana counts hiragana, katakana, 、 and 。
  bool likely() const { return kana >= 3 && kana * 5 >= chars && bad * 50 <= chars && half * 3 <= chars; }
};

JapaneseCount count_euc_jp(std::string_view s) {
  JapaneseCount n;
  for (std::size_t i = ascii_end(s, 0); i < s.size(); i = ascii_end(s, i)) {
    const Byte a = at(s, i), b = at(s, i + 1);
    if (a == 0x8E && b >= 0xA1 && b <= 0xDF) {
      ++n.chars, ++n.half, i += 2;
    } else if (a >= 0xA1 && a != 0xFF && b >= 0xA1 && b != 0xFF) {
      ++n.chars, i += 2;
      n.kana += a == 0xA4 || a == 0xA5 || (a == 0xA1 && (b == 0xA2 || b == 0xA3));
    } else {
      ++n.bad, ++i;
    }
  }
  return n;
}

JapaneseCount count_shift_jis(std::string_view s) {
  JapaneseCount n;
  for (std::size_t i = ascii_end(s, 0); i < s.size(); i = ascii_end(s, i)) {
    const Byte a = at(s, i), b = at(s, i + 1);
    if (a >= 0xA1 && a <= 0xDF) {
      ++n.chars, ++n.half, ++i;
    } else if (((a >= 0x81 && a <= 0x9F) || (a >= 0xE0 && a <= 0xFC)) && b >= 0x40 && b != 0x7F && b <= 0xFC) {
      ++n.chars, i += 2;
      n.kana +=
          (a == 0x82 && b >= 0x9F && b <= 0xF1) || (a == 0x83 && b <= 0x96) || (a == 0x81 && (b == 0x41 || b == 0x42));
    } else {
      ++n.bad, ++i;
    }
  }
  return n;
}

std::string guess_japanese(std::string_view sample) {
  const auto euc = count_euc_jp(sample), sjis = count_shift_jis(sample);
  if (euc.likely() && (!sjis.likely() || euc.kana >= sjis.kana)) return "euc-jp";
  return sjis.likely() ? "shift_jis" : "";
}

// uchardet is sure of scripts, less so of the western code pages when only a few bytes speak: those become
// windows-1252.
std::string guess_other(std::string_view sample) {
  const std::unique_ptr<uchardet, decltype(&uchardet_delete)> detector(uchardet_new(), uchardet_delete);
  if (!detector || uchardet_handle_data(detector.get(), sample.data(), sample.size()) != 0) return "windows-1252";
  uchardet_data_end(detector.get());
  const auto name = charset_name(uchardet_get_charset(detector.get()));
  const auto high = static_cast<std::size_t>(std::count_if(sample.begin(), sample.end(), [](char c) { return c < 0; }));
  const auto letters = static_cast<std::size_t>(
      std::count_if(sample.begin(), sample.end(), [](char c) { return (c | 32) >= 'a' && (c | 32) <= 'z'; }));
  const bool wide = name == "gbk" || name == "gb18030" || name == "big5" || name == "euc-kr" || name == "shift_jis" ||
                    name == "euc-jp";
  if (wide && high >= 8) return name;
  return !name.empty() && name != "utf-8" && !wide && high >= 20 && high * 50 >= letters ? name : "windows-1252";
}

std::string_view sample_of(std::string_view bytes) {
  const auto first = ascii_end(bytes, 0);
  return bytes.substr(first > 256 ? first - 256 : 0, kSample);
}

std::string guess(std::string_view bytes) {
  const auto sample = sample_of(bytes);
  const auto japanese = guess_japanese(sample);
  return japanese.empty() ? guess_other(sample) : japanese;
}

// UTF-16 without a mark: every other byte of the first kilobyte is mostly NUL.
std::string guess_utf16(std::string_view bytes) {
  const auto head = bytes.substr(0, 1024);
  std::size_t zeros[2] = {0, 0};
  for (std::size_t i = 0; i < head.size(); ++i) zeros[i & 1] += head[i] == 0;
  const auto half = head.size() / 2;
  if (half < 8) return "";
  if (zeros[1] * 10 >= half * 7 && zeros[0] * 10 < half) return "utf-16le";
  if (zeros[0] * 10 >= half * 7 && zeros[1] * 10 < half) return "utf-16be";
  return "";
}

struct Mark {
  std::string_view bytes;
  const char* charset;
};
constexpr Mark kMarks[] = {{{"\xFF\xFE\0\0", 4}, "utf-32le"},
                           {{"\0\0\xFE\xFF", 4}, "utf-32be"},
                           {"\xEF\xBB\xBF", "utf-8"},
                           {"\xFF\xFE", "utf-16le"},
                           {"\xFE\xFF", "utf-16be"}};

void convert(std::string_view bytes, const std::string& charset, Decoded& out) {
  out.owned.clear();
  out.bad_bytes = 0;
  out.charset = charset;
  if (charset == "utf-8") {
    if (valid_utf8_prefix(bytes) == bytes.size()) {
      out.text = bytes;
    } else {
      replace_bad_utf8(bytes, out);
    }
  } else if (charset == "iso-2022-jp") {
    from_iconv(euc_from_iso2022jp(bytes), "EUC-JP-MS", out);
  } else if (charset == "windows-1252" || !from_iconv(bytes, iconv_name(charset), out)) {
    from_windows_1252(bytes, out);
  }
}

// Text that is UTF-8 already.
void show(std::string_view bytes, Decoded& out) {
  out.charset = "utf-8";
  out.text = bytes;
}

// Valid UTF-8 by accident needs luck that grows with each sequence: a declaration only wins against a single short one.
bool surely_utf8(std::string_view bytes) {
  std::size_t found = 0;
  for (std::size_t i = ascii_end(bytes, 0); i < bytes.size(); i = ascii_end(bytes, i)) {
    const auto n = utf8_length(bytes, i);
    if (n > 2 || ++found > 1) return true;
    i += n;
  }
  return false;
}

bool japanese(std::string_view charset) { return charset == "shift_jis" || charset == "euc-jp"; }

// Bytes that are not valid UTF-8: what is declared, unless it contradicts the bytes.
void decode_legacy(std::string_view bytes, const std::string& declared, Decoded& out) {
  const auto utf8 = count_utf8(bytes);
  if (utf8.good >= 10 * utf8.bad) return convert(bytes, "utf-8", out);  // UTF-8 with a few broken places
  const auto kana = guess_japanese(sample_of(bytes));
  if (!kana.empty() && (declared.empty() || japanese(declared) || declared == "windows-1252")) {
    return convert(bytes, kana, out);
  }
  if (!declared.empty() && declared != "utf-8" && declared != "iso-2022-jp") {
    convert(bytes, declared, out);
    if (out.bad_bytes * 50 <= utf8.good + utf8.bad) return;
  }
  convert(bytes, kana.empty() ? guess(bytes) : kana, out);
}

}  // namespace

std::size_t valid_utf8_prefix(std::string_view s) {
  std::size_t i = ascii_end(s, 0);
  while (i < s.size()) {
    const auto n = utf8_length(s, i);
    if (n == 0) break;
    i += n;
    if (i < s.size() && static_cast<Byte>(s[i]) < 0x80) i = ascii_end(s, i);
  }
  return i;
}

std::string declared_charset(std::string_view bytes) {
  std::string head(bytes.substr(0, kPrescan));
  for (char& c : head) c = c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c;
  const auto value = [&](std::size_t from, std::size_t end, std::string_view word) -> std::string {
    for (auto p = head.find(word, from); p < end; p = head.find(word, p)) {
      p = head.find_first_not_of(" \t\r\n\f", p + word.size());
      if (p >= end || head[p] != '=') continue;
      p = head.find_first_not_of(" \t\r\n\f\"'", p + 1);
      if (p >= end) break;
      return charset_name(std::string_view(head).substr(p, head.find_first_of(" \t\r\n\f\"';>/?", p) - p));
    }
    return "";
  };
  if (head.starts_with("<?xml")) {
    const auto named = value(0, std::min(head.find('>'), head.size()), "encoding");
    if (!named.empty()) return named.starts_with("utf-16") ? "utf-8" : named;
  }
  for (auto p = head.find('<'); p < head.size(); p = head.find('<', p)) {
    if (head.compare(p, 4, "<!--") == 0) {
      p = head.find("-->", p + 2);
    } else if (head.compare(p, 5, "<meta") == 0) {
      const auto named = value(p, std::min(head.find('>', p), head.size()), "charset");
      if (!named.empty()) return named.starts_with("utf-16") ? "utf-8" : named;
      ++p;
    } else {
      ++p;
    }
  }
  return "";
}

void decode(std::string_view bytes, std::string_view http_charset, Decoded& out) {
  for (const auto& mark : kMarks) {
    if (bytes.starts_with(mark.bytes)) return convert(bytes.substr(mark.bytes.size()), mark.charset, out);
  }
  auto declared = charset_name(http_charset);
  if (declared.starts_with("utf-16")) return convert(bytes, declared, out);  // <meta> cannot say so
  const bool zeros =
      bytes.size() > 0 && std::memchr(bytes.data(), 0, std::min<std::size_t>(bytes.size(), 1024)) != nullptr;
  if (const auto wide = zeros ? guess_utf16(bytes) : std::string(); !wide.empty()) return convert(bytes, wide, out);
  const auto ascii = ascii_end(bytes, 0);
  if (ascii == bytes.size()) {
    const bool shifts =
        bytes.find('\x1b') != bytes.npos && (bytes.find("\x1b$B") != bytes.npos || bytes.find("\x1b$@") != bytes.npos);
    return shifts ? convert(bytes, "iso-2022-jp", out) : show(bytes, out);
  }
  const bool valid = valid_utf8_prefix(bytes) == bytes.size();
  if (valid && surely_utf8(bytes.substr(ascii))) return show(bytes, out);
  if (declared.empty()) declared = declared_charset(bytes);
  if (!valid) return decode_legacy(bytes, declared, out);
  if (declared.empty() || declared == "utf-8") return show(bytes, out);
  convert(bytes, declared, out);
}

}  // namespace zk::html
