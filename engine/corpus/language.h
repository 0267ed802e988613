// Which language a text is in. Scripts that belong to one language decide by counting; Latin and Cyrillic text goes to
// CLD2 (Compact Language Detector 2, Apache-2.0), which knows some eighty languages by their letter groups.
#pragma once
#include <string>
#include <string_view>

namespace zk::corpus {

struct LanguageGuess {
  std::string lang = "und";  ///< ISO 639-1 where there is one; "und": undetermined
  double share = 0;          ///< of the text that is in this language, 0 … 1
  bool reliable = false;
};
/// `html`: markup is passed over. Only the first 64 KiB are looked at.
LanguageGuess guess_language(std::string_view text, bool html = false);
}  // namespace zk::corpus
