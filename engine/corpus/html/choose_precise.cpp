// The precise chooser: finds the container that holds most good text, trusts pieces by where they stand to it, drops
// lists of links and repeated short pieces, and doubts names ("sidebar", "header") that would remove the text itself.
// After the ideas of Readability (Arc90), Boilerpipe (Kohlschütter et al. 2010) and jusText (Pomikálek 2011).
#include <algorithm>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "engine/corpus/html/choose.h"

namespace zk::html {
namespace {

constexpr std::size_t kNowhere = static_cast<std::size_t>(-1);
constexpr double kMainShare = 0.5;       // of the good text that <main> must hold to be believed
constexpr double kContainerShare = 0.8;  // of the good text that the main container holds
constexpr double kNameShare = 0.5;       // a name that removes more of the good text than this is no such part
constexpr double kListLinks = 0.6;       // share of links that makes a whole list or box one of links
constexpr std::uint64_t kFewBytes = 200, kEnoughBytes = 250;
constexpr std::uint32_t kShortRepeat = 120;
constexpr std::size_t kRepeats = 3;

struct Weight {
  std::uint64_t text = 0, link = 0, good = 0;
  std::uint32_t blocks = 0;
};

// Parts that are never the text of a page, whatever they weigh.
bool never_text(Reason r) {
  return r == Reason::Comment || r == Reason::Advert || r == Reason::Notice || r == Reason::Hidden;
}

bool can_hold_text(Tag t) {
  switch (t) {
    case Tag::div:
    case Tag::section:
    case Tag::article:
    case Tag::main:
    case Tag::td:
    case Tag::center:
    case Tag::custom:
    case Tag::form:
    case Tag::table:
    case Tag::tbody:
    case Tag::tr:
    case Tag::fieldset:
    case Tag::details:
      return true;
    default:
      return false;
  }
}

class PreciseChooser {
 public:
  PreciseChooser(Page& page, const Options& options) : page_(page), options_(options) {
    looks_.reserve(page.blocks.size());
    for (const auto& b : page.blocks) looks_.push_back(look_at(page, b));
  }

  /// Names are believed, or not where they would remove the text. Returns bytes kept.
  std::uint64_t run(bool believe_names) {
    zone(believe_names);
    save_headings(page_);
    drop_link_boxes();
    drop_repeats();
    believe_main();
    find_main();
    for (std::size_t i = 0; i < page_.blocks.size(); ++i) {
      if (free(i)) page_.blocks[i].reason = decide(i);
    }
    drop_orphans(page_);
    std::uint64_t kept = 0;
    for (const auto& b : page_.blocks) kept += b.reason == Reason::None ? b.size() : 0;
    return kept;
  }

  /// Good text that only names have removed.
  std::uint64_t lost_to_names() const {
    std::uint64_t lost = 0;
    for (std::size_t i = 0; i < page_.blocks.size(); ++i) {
      if (looks_[i].look == Look::Good && name_root_[page_.blocks[i].container] != 0) lost += page_.blocks[i].size();
    }
    return lost;
  }

  bool doubted() const { return doubted_; }

 private:
  bool free(std::size_t i) const { return page_.blocks[i].reason == Reason::None; }
  bool good(std::size_t i) const { return free(i) && looks_[i].look == Look::Good; }
  const Container& box(std::size_t i) const { return page_.containers[page_.blocks[i].container]; }
  bool comment(std::size_t i) const { return comment_[page_.blocks[i].container]; }  // a kept one, if it is free
  bool inside(std::size_t i) const { return in_main_[page_.blocks[i].container]; }

  // Sums over subtrees; only blocks that `counts` says.
  template <class Counts>
  std::vector<Weight> weigh(Counts counts) const {
    std::vector<Weight> out(page_.containers.size());
    for (std::size_t i = 0; i < page_.blocks.size(); ++i) {
      if (!counts(i)) continue;
      auto& w = out[page_.blocks[i].container];
      w.text += page_.blocks[i].size();
      w.link += page_.blocks[i].link;
      w.good += looks_[i].look == Look::Good ? page_.blocks[i].size() : 0;
      ++w.blocks;
    }
    for (auto c = out.size(); c-- > 1;) {
      auto& up = out[page_.containers[c].parent];
      up.text += out[c].text, up.link += out[c].link, up.good += out[c].good, up.blocks += out[c].blocks;
    }
    return out;
  }

  void zone(bool believe_names) {
    const auto weights = weigh([](std::size_t) { return true; });
    const auto all = static_cast<double>(weights[0].good);
    name_root_.assign(page_.containers.size(), 0);
    comment_.assign(page_.containers.size(), 0);
    auto& boxes = page_.containers;
    for (std::uint32_t c = 1; c < boxes.size(); ++c) {
      auto own = options_.comments && boxes[c].own == Reason::Comment ? Reason::None : boxes[c].own;
      if (boxes[c].by_name && own != Reason::None && !never_text(own)) {
        const bool holds_text = weights[c].good >= kFewBytes && static_cast<double>(weights[c].good) > kNameShare * all;
        if (!believe_names || holds_text) own = Reason::None;
        doubted_ |= holds_text;
      }
      const auto up = boxes[c].parent;
      comment_[c] = comment_[up] || boxes[c].own == Reason::Comment;
      boxes[c].reason = boxes[up].reason != Reason::None ? boxes[up].reason : own;
      const bool root = boxes[up].reason == Reason::None && own != Reason::None && boxes[c].by_name && !never_text(own);
      name_root_[c] = root ? c : name_root_[up];
    }
    for (auto& b : page_.blocks) b.reason = boxes[b.container].reason;
  }

  // Lists, tables and boxes that are links as a whole, with the few words between them.
  void drop_link_boxes() {
    const auto weights = weigh([this](std::size_t i) { return free(i); });
    std::vector<char> links(page_.containers.size(), 0);
    for (std::size_t c = 1; c < links.size(); ++c) {
      const auto& w = weights[c];
      const bool box =
          w.blocks >= 2 && w.good == 0 && static_cast<double>(w.link) > kListLinks * static_cast<double>(w.text);
      links[c] = box || links[page_.containers[c].parent];
    }
    for (std::size_t i = 0; i < page_.blocks.size(); ++i) {
      const bool title = page_.blocks[i].kind == Kind::Heading && matches_title(page_, page_.blocks[i]);
      if (free(i) && links[page_.blocks[i].container] && !title) page_.blocks[i].reason = Reason::Links;
    }
  }

  void drop_repeats() {
    const auto candidate = [this](std::size_t i) {
      const auto& b = page_.blocks[i];
      return free(i) && looks_[i].look != Look::Good && b.size() < kShortRepeat &&
             (b.kind == Kind::Loose || (b.kind == Kind::Paragraph && b.sentences == 0));
    };
    std::unordered_map<std::string_view, std::size_t> seen;
    for (std::size_t i = 0; i < page_.blocks.size(); ++i) {
      if (candidate(i)) ++seen[page_.text_of(page_.blocks[i])];
    }
    for (std::size_t i = 0; i < page_.blocks.size(); ++i) {
      if (candidate(i) && seen[page_.text_of(page_.blocks[i])] >= kRepeats) page_.blocks[i].reason = Reason::Repeated;
    }
  }

  void believe_main() {
    std::uint64_t within = 0, all = 0;
    for (std::size_t i = 0; i < page_.blocks.size(); ++i) {
      if (!good(i)) continue;
      all += page_.blocks[i].size();
      within += box(i).main ? page_.blocks[i].size() : 0;
    }
    if (all == 0 || static_cast<double>(within) < kMainShare * static_cast<double>(all)) return;
    for (std::size_t i = 0; i < page_.blocks.size(); ++i) {
      const auto& b = page_.blocks[i];
      if (free(i) && !box(i).main && !(is_heading(b) && matches_title(page_, b)))
        page_.blocks[i].reason = Reason::Sparse;
    }
  }

  // From the whole page down, as long as one child holds most of the good text.
  void find_main() {
    const auto weights = weigh([this](std::size_t i) { return free(i) && !comment(i); });
    const double need = kContainerShare * static_cast<double>(weights[0].good);
    std::uint32_t main = 0;
    for (std::uint32_t c = 1; c < page_.containers.size(); ++c) {  // parents come first
      if (page_.containers[c].parent != main || !can_hold_text(page_.containers[c].tag)) continue;
      if (weights[c].good > 0 && static_cast<double>(weights[c].good) >= need) main = c;
    }
    in_main_.assign(page_.containers.size(), 0);
    in_main_[main] = 1;
    for (std::size_t c = 1; c < in_main_.size(); ++c) in_main_[c] |= in_main_[page_.containers[c].parent];
    first_ = last_ = start_ = kNowhere;
    for (std::size_t i = 0; i < page_.blocks.size(); ++i) {
      if (!good(i) || !inside(i) || comment(i)) continue;
      if (first_ == kNowhere) first_ = i;
      last_ = i;
    }
    if (first_ == kNowhere) return;
    start_ = first_;
    for (auto i = first_; i-- > 0;) {
      if (!free(i) || !is_heading(page_.blocks[i]) || looks_[i].look == Look::Bad) continue;
      const bool title = matches_title(page_, page_.blocks[i]);
      if (start_ == first_ || title) start_ = i;
      if (title) break;
    }
  }

  bool beside(std::size_t i, std::size_t other) const {
    const auto a = page_.blocks[i].container, b = page_.blocks[other].container;
    return a == b || page_.containers[a].parent == page_.containers[b].parent;
  }

  Reason decide(std::size_t i) const {
    const auto& b = page_.blocks[i];
    const bool heading = is_heading(b);
    const bool title = heading && matches_title(page_, b);
    if (looks_[i].look == Look::Bad && !title) return looks_[i].reason;
    if (comment(i)) return looks_[i].look == Look::Good || b.sentences > 0 ? Reason::None : Reason::Sparse;
    if (first_ == kNowhere) return title || (b.sentences > 0 && b.kind != Kind::Loose) ? Reason::None : Reason::Sparse;
    if (heading) return i >= start_ && (inside(i) || i < first_) ? Reason::None : Reason::Sparse;
    if (!inside(i))
      return looks_[i].look == Look::Good && b.size() >= 150 && b.sentences >= 2 ? Reason::None : Reason::Sparse;
    if (looks_[i].look == Look::Good) return Reason::None;
    if (b.link_share() > 0.5) return Reason::Links;
    if (i < first_) return b.sentences > 0 && beside(i, first_) ? Reason::None : Reason::Sparse;
    return i < last_ ? decide_between(i) : decide_after(i);
  }

  Reason decide_between(std::size_t i) const {
    const auto& b = page_.blocks[i];
    const bool loose = b.kind == Kind::Loose || (b.kind == Kind::Cell && !in_data_table(page_, i));
    return !loose || b.sentences > 0 ? Reason::None : Reason::Sparse;
  }

  Reason decide_after(std::size_t i) const {
    const auto& b = page_.blocks[i];
    const bool list = b.kind == Kind::Item || in_data_table(page_, i);
    if (list) return list_says_something(i) ? Reason::None : Reason::Sparse;
    const bool near = beside(i, last_);
    if (b.kind == Kind::Paragraph || b.kind == Kind::Quote || b.kind == Kind::Caption)
      return near || b.sentences > 0 ? Reason::None : Reason::Sparse;
    return b.sentences > 0 && near ? Reason::None : Reason::Sparse;
  }

  // At least two items or rows in a line, of a few words each.
  bool list_says_something(std::size_t i) const {
    const auto part = [this](std::size_t k) {
      return free_or_kept(k) && (page_.blocks[k].kind == Kind::Item || in_data_table(page_, k));
    };
    auto from = i, to = i;
    while (from > 0 && i - from < 64 && part(from - 1)) --from;
    while (to + 1 < page_.blocks.size() && to - i < 64 && part(to + 1)) ++to;
    std::uint64_t bytes = 0;
    for (auto k = from; k <= to; ++k) bytes += page_.blocks[k].size();
    return to > from && bytes >= 8 * (to - from + 1);
  }
  bool free_or_kept(std::size_t i) const { return free(i) && inside(i) && looks_[i].look != Look::Bad; }

  Page& page_;
  const Options& options_;
  std::vector<BlockLook> looks_;
  std::vector<std::uint32_t> name_root_;  // the container whose name removed this one; 0: none
  std::vector<char> in_main_, comment_;
  std::size_t first_ = kNowhere, last_ = kNowhere, start_ = kNowhere;
  bool doubted_ = false;
};

}  // namespace

bool choose_precise(Page& page, const Options& options) {
  PreciseChooser chooser(page, options);
  const auto kept = chooser.run(true);
  const auto lost = chooser.lost_to_names();
  if (kept >= kFewBytes || lost < kEnoughBytes || lost < 3 * kept) return chooser.doubted();
  chooser.run(false);
  return true;
}

}  // namespace zk::html
