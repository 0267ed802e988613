// Text made equal before it is compared: lower case as Python's str.lower(), and datatrove's simplify_text, which near
// duplicates are found with. One table look-up per character, filled once per process from ICU's data.
// Sources: datatrove utils/text.py (simplify_text), Unicode SpecialCasing (final sigma, dotted capital I).
#pragma once
#include <string>
#include <string_view>

namespace zk::dedup {

/// As str.lower() of Python: full case mapping, with the final form of sigma at the end of a word. Replaces `out`.
void lower(std::string_view text, std::string& out);

/// As datatrove's simplify_text with its defaults: lower case; every number (digits of any script, with one decimal
/// separator) becomes 0; punctuation becomes blanks; white space becomes single blanks; accents and voicing marks go
/// (NFD without category Mn); blanks at both ends go. Replaces `out`.
void simplify(std::string_view text, std::string& out);
}  // namespace zk::dedup
