// Bytes of text in any common encoding to UTF-8 (ICU's converters). Order of belief: byte order mark, what the server
// or the page says, valid UTF-8, ICU's guess from the bytes.
#pragma once
#include <string>
#include <string_view>

namespace zk::corpus {

/// `declared`: name of an encoding, empty if unknown. Bytes that fit no character become U+FFFD.
std::string to_utf8(std::string_view bytes, const std::string& declared);
/// The charset that the first kilobyte of an HTML page declares, lower case; empty if it declares none.
std::string html_charset(std::string_view page);
}  // namespace zk::corpus
