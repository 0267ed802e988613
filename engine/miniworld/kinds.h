// The document kinds: one function each, writing one document with the writer. Variety comes from more pairs, nothing
// else; the reader learns them by itself.
#pragma once
#include <span>
#include <string_view>

#include "engine/miniworld/writer.h"

namespace zk::miniworld {

using WriteDocument = void (*)(Writer&);

void write_story(Writer& w);
/// The ten plots that write_story draws from.
std::span<const WriteDocument> plots();

void write_diary(Writer& w);
void write_page(Writer& w);
void write_class(Writer& w);
void write_qa(Writer& w);
void write_quiz(Writer& w);
void write_which(Writer& w);
void write_sums(Writer& w);
void write_steps(Writer& w);
void write_lab(Writer& w);
void write_next(Writer& w);
void write_rumor(Writer& w);
void write_where(Writer& w);
void write_dialogue(Writer& w);
void write_letter(Writer& w);
void write_market(Writer& w);
void write_almanac(Writer& w);
void write_words(Writer& w);
void write_groups(Writer& w);
void write_song(Writer& w);

struct Kind {
  std::string_view name;
  WriteDocument write;
};
/// All kinds, in the order of kind_weights().
std::span<const Kind> kinds();

}  // namespace zk::miniworld
