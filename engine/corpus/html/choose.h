// Which blocks of a page are its main text. Both choosers write the answer into Block::reason (None: kept).
#pragma once
#include "engine/corpus/html/page.h"

namespace zk::html {

/// How a block looks by itself.
enum class Look : std::uint8_t {
  Good,     ///< running text or code
  Neutral,  ///< short: counts where its neighbours do
  Bad,      ///< mostly links, or a copyright line
};

struct BlockLook {
  Look look = Look::Neutral;
  Reason reason = Reason::None;  ///< of a bad one
};
BlockLook look_at(const Page& page, const Block& block);

/// True for a heading, or a short line in bold that stands for one.
bool is_heading(const Block& block);

/// True if the block says what <title> says.
bool matches_title(const Page& page, const Block& block);

/// True if the block is the row of a table of data or belongs to one.
bool in_data_table(const Page& page, std::size_t index);

/// Frees headings of zones that only their names or tags remove: the title of an article often stands in its <header>.
void save_headings(Page& page);

/// Drops headings that no kept text follows (Reason::Orphan).
void drop_orphans(Page& page);

/// One pass over the blocks: zones, looks, and the neighbours from the first good block to the last.
void choose_fast(Page& page, const Options& options);

/// Also weighs containers, repeats and names that would remove the text itself. Returns true if it had to fall back
/// (see Document::fallback).
bool choose_precise(Page& page, const Options& options);

}  // namespace zk::html
