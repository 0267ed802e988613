// Names of attributes to their slots; see tokenizer.h.
#include "engine/corpus/html/tokenizer.h"

namespace zk::html {

bool equals_no_case(std::string_view text, std::string_view low) {
  if (text.size() != low.size()) return false;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const char c = text[i] >= 'A' && text[i] <= 'Z' ? static_cast<char>(text[i] + 32) : text[i];
    if (c != low[i]) return false;
  }
  return true;
}

void Attributes::add(std::string_view name, std::string_view value) {
  static constexpr struct {
    std::string_view name;
    Name slot;
  } kKnown[] = {{"class", kClass},     {"id", kId},
                {"style", kStyle},     {"role", kRole},
                {"lang", kLang},       {"xml:lang", kXmlLang},
                {"hidden", kHidden},   {"aria-hidden", kAriaHidden},
                {"name", kName},       {"property", kProperty},
                {"content", kContent}, {"itemprop", kItemprop},
                {"open", kOpen}};
  if (name.size() < 2 || name.size() > 11) return;
  const char first = static_cast<char>(name[0] | 32);
  for (const auto& known : kKnown) {
    if (known.name[0] != first || !equals_no_case(name, known.name)) continue;
    if (!has(known.slot)) values[known.slot] = value;
    present |= 1u << known.slot;
    return;
  }
}

}  // namespace zk::html
