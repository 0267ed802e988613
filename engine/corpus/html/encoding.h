// Bytes of a web page to UTF-8. Order of trust: byte order mark; bytes that can only be UTF-8; ISO-2022-JP escapes; the
// HTTP header; <meta>; then guessing (Japanese by its kana, else uchardet). A declared encoding that the bytes
// contradict is not believed. Labels are those of the WHATWG Encoding Standard (latin1 = windows-1252, Shift_JIS =
// CP932).
#pragma once
#include <cstdint>
#include <string>
#include <string_view>

namespace zk::html {

struct Decoded {
  std::string owned;            ///< the converted text; empty where `text` shows the input itself
  std::string_view text;        ///< valid UTF-8 without byte order mark
  std::string charset;          ///< WHATWG name, lower case
  std::uint64_t bad_bytes = 0;  ///< replaced by U+FFFD

  Decoded() = default;
  Decoded(const Decoded&) = delete;  ///< `text` may point into `owned`
  Decoded& operator=(const Decoded&) = delete;
};

/// Fills `out`; `bytes` must outlive it. Never fails: what cannot be read becomes U+FFFD and is counted.
void decode(std::string_view bytes, std::string_view http_charset, Decoded& out);

/// The encoding that <meta> in the first 4096 bytes (or an XML declaration) names; empty if none.
std::string declared_charset(std::string_view bytes);

/// Length of the longest prefix that is valid UTF-8 (no surrogates, no overlong forms, at most U+10FFFF).
std::size_t valid_utf8_prefix(std::string_view bytes);

}  // namespace zk::html
