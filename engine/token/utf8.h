// UTF-8, strictly as RFC 3629 has it (no surrogates, no overlong forms): counting, checking, mending.
#pragma once
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

namespace zk::token {

inline constexpr std::string_view kReplacement = "\xEF\xBF\xBD";  ///< U+FFFD

enum class Utf8 { Valid, Cut, Invalid };  ///< Cut: the text ends inside a character that may still become valid
struct Utf8Step {
  Utf8 state;
  size_t bytes;  ///< of the character; 1 if Invalid; what is there if Cut
};
/// What stands at the start of `text` (not empty).
Utf8Step utf8_step(std::string_view text);

/// Offset of the first byte that is no part of a valid character; npos if there is none.
size_t utf8_first_invalid(std::string_view text);
/// Number of characters (code points); every invalid byte counts as one.
int64_t utf8_count(std::string_view text);
/// Each invalid byte becomes one U+FFFD.
std::string utf8_mended(std::string_view text);
/// Code point of a valid character.
char32_t utf8_code_point(std::string_view character);
}  // namespace zk::token
