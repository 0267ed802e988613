// Names of encodings: what a page writes, what the WHATWG standard calls it, what iconv calls it.
#pragma once
#include <string>
#include <string_view>

namespace zk::html {

/// WHATWG name of a label in any case ("x-sjis" -> "shift_jis"), empty for unknown ones.
std::string charset_name(std::string_view label);

/// iconv's name of a WHATWG name; nullptr for utf-8, windows-1252 and iso-2022-jp, which are read without iconv.
const char* iconv_name(std::string_view charset);

}  // namespace zk::html
