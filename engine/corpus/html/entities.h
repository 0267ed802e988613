// Character references (&amp; &#12354; &notin;): WHATWG HTML, section 13.2.5.72, longest match, with the names that old
// pages write without a semicolon and the windows-1252 meaning of &#128;–&#159;.
#pragma once
#include <cstdint>
#include <string>
#include <string_view>

namespace zk::html {

/// Reads the reference at `s[0] == '&'`, appends its text to `out` (the bare "&" if it is none) and returns how many
/// bytes of `s` it took (at least 1). In attributes an unfinished name before "=" or a letter stays as written.
std::size_t append_reference(std::string_view s, std::string& out, bool in_attribute = false);

/// A whole attribute value or title with its references read.
std::string unescape(std::string_view s, bool in_attribute = false);

/// Appends a code point as UTF-8; what is none (0, surrogates, beyond U+10FFFF) becomes U+FFFD.
void append_code_point(std::string& out, std::uint32_t c);

/// What byte 0x80–0x9F means in windows-1252; the five holes stay control characters.
std::uint32_t windows_1252(unsigned char c);

}  // namespace zk::html
