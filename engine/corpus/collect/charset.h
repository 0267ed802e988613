// Bytes of a text or page in any common encoding to UTF-8, as a string of one's own; the order of trust is that of web
// pages (engine/corpus/html/encoding.h).
#pragma once
#include <string>
#include <string_view>

namespace zk::corpus {

/// `declared`: what the server says, empty if nothing. Bytes that fit no character become U+FFFD.
std::string to_utf8(std::string_view bytes, const std::string& declared);
}  // namespace zk::corpus
