// What the names that authors give to parts of a page (class, id, names of own elements) say about them: "site-footer",
// "sidebar", "post-meta", "gnav". Words only, never a site: a list of common words in English and in the abbreviations
// and romanised Japanese that pages use.
#pragma once
#include <string_view>

#include "engine/corpus/html/main_text.h"

namespace zk::html {

struct NameVerdict {
  Reason reason = Reason::None;  ///< the part is none of the main text
  bool positive = false;         ///< names of the main text: "article-body", "entry", "honbun"
  bool tool = false;             ///< small helpers inside text: edit links, permalinks, marks for screen readers
};

/// Verdict over a list of names separated by white space. A name with a negative and one with a positive word: no
/// verdict.
NameVerdict verdict_of_names(std::string_view names);

/// Verdict over class and id together.
NameVerdict verdict_of(std::string_view classes, std::string_view id);

}  // namespace zk::html
