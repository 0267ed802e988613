// UTF-8 by its byte classes: the second byte's range depends on the first (RFC 3629, section 4).
#include "engine/token/utf8.h"

namespace zk::token {
namespace {
struct Lead {
  size_t bytes;             ///< of the character; 0 if this byte starts none
  unsigned char low, high;  ///< range of the second byte
};

Lead lead(unsigned char byte) {
  if (byte < 0x80) return {1, 0, 0};
  if (byte < 0xC2) return {0, 0, 0};
  if (byte < 0xE0) return {2, 0x80, 0xBF};
  if (byte < 0xF0)
    return {3, static_cast<unsigned char>(byte == 0xE0 ? 0xA0 : 0x80),
            static_cast<unsigned char>(byte == 0xED ? 0x9F : 0xBF)};
  if (byte < 0xF5)
    return {4, static_cast<unsigned char>(byte == 0xF0 ? 0x90 : 0x80),
            static_cast<unsigned char>(byte == 0xF4 ? 0x8F : 0xBF)};
  return {0, 0, 0};
}
}  // namespace

Utf8Step utf8_step(std::string_view text) {
  const Lead first = lead(static_cast<unsigned char>(text[0]));
  if (first.bytes == 0) return {Utf8::Invalid, 1};
  for (size_t i = 1; i < first.bytes; ++i) {
    if (i == text.size()) return {Utf8::Cut, i};
    const auto byte = static_cast<unsigned char>(text[i]);
    const unsigned char low = i == 1 ? first.low : 0x80, high = i == 1 ? first.high : 0xBF;
    if (byte < low || byte > high) return {Utf8::Invalid, 1};
  }
  return {Utf8::Valid, first.bytes};
}

size_t utf8_first_invalid(std::string_view text) {
  for (size_t i = 0; i < text.size();) {
    const Utf8Step step = utf8_step(text.substr(i));
    if (step.state != Utf8::Valid) return i;
    i += step.bytes;
  }
  return std::string_view::npos;
}

int64_t utf8_count(std::string_view text) {
  int64_t count = 0;
  for (size_t i = 0; i < text.size(); ++count) {
    const Utf8Step step = utf8_step(text.substr(i));
    i += step.state == Utf8::Valid ? step.bytes : 1;
  }
  return count;
}

std::string utf8_mended(std::string_view text) {
  std::string out;
  out.reserve(text.size());
  for (size_t i = 0; i < text.size();) {
    const Utf8Step step = utf8_step(text.substr(i));
    const bool valid = step.state == Utf8::Valid;
    out += valid ? text.substr(i, step.bytes) : kReplacement;
    i += valid ? step.bytes : 1;
  }
  return out;
}

char32_t utf8_code_point(std::string_view character) {
  const auto first = static_cast<unsigned char>(character[0]);
  char32_t point = character.size() == 1 ? first : first & (0x7Fu >> character.size());
  for (size_t i = 1; i < character.size(); ++i) point = point << 6 | (static_cast<unsigned char>(character[i]) & 0x3F);
  return point;
}
}  // namespace zk::token
