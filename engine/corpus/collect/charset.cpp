#include "engine/corpus/collect/charset.h"

#include <unicode/ucnv.h>
#include <unicode/ucsdet.h>
#include <unicode/unistr.h>

#include <algorithm>
#include <memory>

#include "engine/token/utf8.h"

namespace zk::corpus {
namespace {
constexpr size_t kPrescan = 1024, kGuessFrom = 64 * 1024;

std::string lower(std::string_view text) {
  std::string out(text);
  for (char& c : out)
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
  return out;
}

/// Labels that browsers read as another encoding (WHATWG Encoding, section 4.2).
std::string as_browsers_read(const std::string& label) {
  const std::string name = lower(label);
  if (name == "iso-8859-1" || name == "latin1" || name == "ascii" || name == "us-ascii") return "windows-1252";
  if (name == "shift_jis" || name == "shift-jis" || name == "sjis" || name == "x-sjis") return "windows-31j";
  if (name == "gb2312" || name == "gbk") return "gb18030";
  return name;
}

bool convert(std::string_view bytes, const std::string& name, std::string& out) {
  UErrorCode error = U_ZERO_ERROR;
  std::unique_ptr<UConverter, decltype(&ucnv_close)> converter(ucnv_open(name.c_str(), &error), ucnv_close);
  if (U_FAILURE(error)) return false;
  const icu::UnicodeString wide(bytes.data(), static_cast<int32_t>(bytes.size()), converter.get(), error);
  if (U_FAILURE(error)) return false;
  out.clear();
  wide.toUTF8String(out);
  return true;
}

std::string guess(std::string_view bytes) {
  UErrorCode error = U_ZERO_ERROR;
  std::unique_ptr<UCharsetDetector, decltype(&ucsdet_close)> detector(ucsdet_open(&error), ucsdet_close);
  ucsdet_setText(detector.get(), bytes.data(), static_cast<int32_t>(std::min(bytes.size(), kGuessFrom)), &error);
  const UCharsetMatch* match = ucsdet_detect(detector.get(), &error);
  if (U_FAILURE(error) || !match) return "windows-1252";
  const char* name = ucsdet_getName(match, &error);
  return U_FAILURE(error) || !name ? "windows-1252" : as_browsers_read(name);
}
}  // namespace

std::string html_charset(std::string_view page) {
  const std::string head = lower(page.substr(0, kPrescan));
  const size_t at = head.find("charset");
  if (at == std::string::npos) return "";
  size_t from = head.find_first_not_of(" \t\r\n=\"'", at + 7);
  if (from == std::string::npos) return "";
  const size_t end = head.find_first_of(" \t\r\n\"';/>?", from);
  return head.substr(from, end == std::string::npos ? end : end - from);
}

std::string to_utf8(std::string_view bytes, const std::string& declared) {
  std::string out;
  if (bytes.starts_with("\xEF\xBB\xBF")) return token::utf8_mended(bytes.substr(3));
  if (bytes.starts_with("\xFF\xFE") && convert(bytes.substr(2), "utf-16le", out)) return out;
  if (bytes.starts_with("\xFE\xFF") && convert(bytes.substr(2), "utf-16be", out)) return out;
  const bool valid = token::utf8_first_invalid(bytes) == std::string_view::npos;
  const std::string name = as_browsers_read(declared);
  if (name == "utf-8" || name == "utf8") return valid ? std::string(bytes) : token::utf8_mended(bytes);
  // A seven-bit encoding (ISO-2022-JP) is valid UTF-8 byte by byte: what is declared comes first.
  if (!name.empty() && !name.starts_with("utf-16") && convert(bytes, name, out)) return out;
  if (valid && bytes.find('\x1B') == std::string_view::npos) return std::string(bytes);
  const std::string guessed = guess(bytes);
  if (convert(bytes, guessed, out)) return out;
  return token::utf8_mended(bytes);
}
}  // namespace zk::corpus
