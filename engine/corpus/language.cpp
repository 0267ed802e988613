#include "engine/corpus/language.h"

#include <cld2/public/compact_lang_det.h>

#include <array>

#include "engine/token/utf8.h"

namespace zk::corpus {
namespace {
constexpr size_t kLooked = 64 * 1024;
constexpr double kKanaInJapanese = 0.02;  // kanji headlines have little kana; Chinese has none

struct Letters {
  int64_t latin = 0, kana = 0, han = 0, hangul = 0, other = 0;
  int64_t all() const { return latin + kana + han + hangul + other; }
};

bool within(char32_t c, char32_t low, char32_t high) { return c >= low && c <= high; }

void count(char32_t c, Letters& out) {
  if (within(c, 'a', 'z') || within(c, 'A', 'Z') || within(c, 0xC0, 0x24F))
    ++out.latin;
  else if (within(c, 0x3041, 0x30FF) || within(c, 0xFF66, 0xFF9D))
    ++out.kana;
  else if (within(c, 0x4E00, 0x9FFF) || within(c, 0x3400, 0x4DBF) || within(c, 0x20000, 0x2FA1F))
    ++out.han;
  else if (within(c, 0xAC00, 0xD7A3) || within(c, 0x1100, 0x11FF))
    ++out.hangul;
  else if (within(c, 0x370, 0x1FFF) && c != 0x2028)
    ++out.other;
}

Letters letters_of(std::string_view text, bool html) {
  Letters out;
  bool tag = false;
  while (!text.empty()) {
    const token::Utf8Step step = token::utf8_step(text);
    if (step.state == token::Utf8::Valid) {
      const char32_t c = token::utf8_code_point(text.substr(0, step.bytes));
      if (html && c == '<') tag = true;
      if (!tag) count(c, out);
      if (html && c == '>') tag = false;
    }
    text.remove_prefix(step.bytes);
  }
  return out;
}

LanguageGuess by_letter_groups(std::string_view text, bool html) {
  std::array<CLD2::Language, 3> langs{};
  std::array<int, 3> percents{};
  std::array<double, 3> scores{};
  int bytes = 0;
  bool reliable = false;
  const CLD2::Language best =
      CLD2::ExtDetectLanguageSummary(text.data(), static_cast<int>(text.size()), !html, nullptr, 0, langs.data(),
                                     percents.data(), scores.data(), nullptr, &bytes, &reliable);
  if (best == CLD2::UNKNOWN_LANGUAGE || langs[0] == CLD2::UNKNOWN_LANGUAGE) return {};
  return {CLD2::LanguageCode(langs[0]), percents[0] / 100.0, reliable};
}
}  // namespace

LanguageGuess guess_language(std::string_view text, bool html) {
  text = text.substr(0, kLooked);
  while (!text.empty() && token::utf8_first_invalid(text) != std::string_view::npos)
    text = text.substr(0, token::utf8_first_invalid(text));
  const Letters letters = letters_of(text, html);
  const auto all = static_cast<double>(letters.all());
  if (all == 0) return {};
  const auto east = static_cast<double>(letters.kana + letters.han);
  if (2 * east > all && static_cast<double>(letters.kana) >= kKanaInJapanese * east) return {"ja", east / all, true};
  if (2 * letters.hangul > letters.all()) return {"ko", static_cast<double>(letters.hangul) / all, true};
  return by_letter_groups(text, html);
}
}  // namespace zk::corpus
