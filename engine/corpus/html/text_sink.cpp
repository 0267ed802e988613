// White space, references and line breaks of running text; see page.h.
#include <algorithm>

#include "engine/corpus/html/entities.h"
#include "engine/corpus/html/page.h"
#include "engine/corpus/html/tokenizer.h"

namespace zk::html {
namespace {

// 0: plain byte; 1: white space; 2: "&"; 3: control characters that are no text; 4: first byte of U+00A0 and U+3000.
constexpr std::array<std::uint8_t, 256> kClass = [] {
  std::array<std::uint8_t, 256> out{};
  for (int c = 0; c < 32; ++c) out[static_cast<std::size_t>(c)] = 3;
  for (char c : {' ', '\t', '\n', '\r', '\f'}) out[static_cast<std::size_t>(c)] = 1;
  out['&'] = 2;
  out[0x7F] = 3;
  out[0xC2] = out[0xE3] = 4;
  return out;
}();

std::uint8_t class_of(char c) { return kClass[static_cast<unsigned char>(c)]; }

// Chinese and Japanese characters, which are written without blanks: U+3000–U+9FFF and full-width forms.
bool wide(unsigned char first, unsigned char second) {
  return (first >= 0xE3 && first <= 0xE9) || (first == 0xEF && (second == 0xBC || second == 0xBD));
}

constexpr std::string_view kHardSpace = "\xC2\xA0", kWideSpace = "\xE3\x80\x80";

// Most Japanese letters begin with the byte of U+3000: it is looked at closely only where it could be that blank.
bool plain(std::string_view raw, std::size_t i) {
  const auto kind = class_of(raw[i]);
  if (kind != 4) return kind == 0;
  return i + 1 < raw.size() && (raw[i] == '\xE3' ? raw[i + 1] != '\x80' : raw[i + 1] != '\xA0');
}

}  // namespace

void TextSink::put_blank(std::string_view next) {
  if (!blank_) return;
  const bool from_newline = newline_;
  blank_ = newline_ = false;
  if (empty() || out_.back() == '\n') return;
  const auto n = out_.size();
  const auto byte = [](char c) { return static_cast<unsigned char>(c); };
  if (from_newline && n - start_ >= 3 && next.size() >= 3 && wide(byte(out_[n - 3]), byte(out_[n - 2])) &&
      wide(byte(next[0]), byte(next[1]))) {
    return;
  }
  out_ += ' ';
}

void TextSink::add(std::string_view raw) {
  for (std::size_t i = 0; i < raw.size();) {
    auto end = i;
    for (; end < raw.size(); ++end) {  // words with single blanks between them go as one piece
      const bool gap = raw[end] == ' ' && end > i && end + 1 < raw.size() && class_of(raw[end + 1]) == 0;
      if (!gap && !plain(raw, end)) break;
    }
    if (end > i) {
      put_blank(raw.substr(i));
      out_.append(raw, i, end - i);
      i = end;
      continue;
    }
    const auto kind = class_of(raw[i]);
    if (kind == 1) {
      blank_ = true;
      newline_ |= raw[i] == '\n';
      ++i;
    } else if (kind == 3) {
      ++i;
    } else if (kind == 2) {
      std::string text;
      i += append_reference(raw.substr(i), text);
      if (text == kHardSpace || (text.size() == 1 && html_space(text[0]))) {
        blank_ = true;
      } else {
        put_blank(text);
        out_ += text;
      }
    } else if (raw.compare(i, 2, kHardSpace) == 0) {
      blank_ = true;
      i += 2;
    } else if (raw.compare(i, 3, kWideSpace) == 0 && (empty() || out_.back() == '\n')) {
      i += 3;  // the indent of a Japanese paragraph
    } else {
      put_blank(raw.substr(i));
      out_ += raw[i++];
    }
  }
}

void TextSink::add_exact(std::string_view raw) {
  for (std::size_t i = 0; i < raw.size();) {
    if (raw[i] == '&') {
      i += append_reference(raw.substr(i), out_);
    } else {
      const bool text = class_of(raw[i]) != 3 && raw[i] != '\r' && !(raw[i] == '\n' && empty());
      if (text) out_ += raw[i];
      ++i;
    }
  }
}

void TextSink::line_break() {
  blank_ = newline_ = false;
  if (!empty() && out_.back() != '\n') out_ += '\n';
}

void TextSink::finish() {
  const auto white = [](char c) { return html_space(c); };
  while (!empty() && white(out_.back())) out_.pop_back();
  blank_ = newline_ = false;
}

}  // namespace zk::html
