// Pieces of a text that came before, counted: shared by the rules about repetition.
#pragma once
#include "engine/corpus/quality/text_view.h"

namespace zk::quality {

struct Repeats {
  uint64_t pieces = 0, repeated = 0;  ///< how many, how many of them were there before
  uint64_t chars = 0;                 ///< code points of the repeated ones
  Span first;                         ///< the first repeated one
};
/// Adds one piece of view.text(); view.table holds what was seen (reset it first).
Repeats count_repeat(TextView& view, std::string_view piece, Repeats so_far);
/// Lines cut at line feeds, with or without those of white space only.
Repeats repeated_lines(TextView& view, bool skip_blank);
}  // namespace zk::quality
