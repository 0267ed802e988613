// The fast chooser: what a block looks like, what zone it stands in, and the run of good blocks around it.
#include <algorithm>
#include <vector>

#include "engine/corpus/html/choose.h"

namespace zk::html {
namespace {

constexpr std::size_t kNowhere = static_cast<std::size_t>(-1);
constexpr double kMainShare = 0.5;  // of the good text that <main> must hold to be believed

class FastChooser {
 public:
  FastChooser(Page& page, const Options& options) : page_(page), options_(options) {}

  void run() {
    judge_zones();
    save_headings(page_);
    looks_.reserve(page_.blocks.size());
    for (const auto& b : page_.blocks) looks_.push_back(look_at(page_, b));
    believe_main();
    find_run();
    for (std::size_t i = 0; i < page_.blocks.size(); ++i) {
      if (page_.blocks[i].reason == Reason::None) page_.blocks[i].reason = decide(i);
    }
    drop_orphans(page_);
  }

 private:
  bool free(std::size_t i) const { return page_.blocks[i].reason == Reason::None; }
  bool good(std::size_t i) const { return free(i) && looks_[i].look == Look::Good; }

  void judge_zones() {
    for (auto& b : page_.blocks) {
      if (options_.comments && b.reason == Reason::Comment) b.reason = Reason::None;
    }
  }

  // If most good text stands inside <main> or <article>, nothing outside it counts.
  void believe_main() {
    std::uint64_t inside = 0, all = 0;
    for (std::size_t i = 0; i < page_.blocks.size(); ++i) {
      if (!good(i)) continue;
      all += page_.blocks[i].size();
      if (page_.containers[page_.blocks[i].container].main) inside += page_.blocks[i].size();
    }
    if (all == 0 || static_cast<double>(inside) < kMainShare * static_cast<double>(all)) return;
    main_only_ = true;
    for (auto& b : page_.blocks) {
      const bool outside = !page_.containers[b.container].main;
      if (outside && b.reason == Reason::None && !(is_heading(b) && matches_title(page_, b))) b.reason = Reason::Sparse;
    }
  }

  void find_run() {
    for (std::size_t i = 0; i < page_.blocks.size(); ++i) {
      if (!good(i)) continue;
      if (first_ == kNowhere) first_ = i;
      last_ = i;
    }
    if (first_ == kNowhere) return;
    // The heading above the first good block, and the title wherever it stands before it.
    start_ = first_;
    for (auto i = first_; i-- > 0;) {
      if (!free(i) || !is_heading(page_.blocks[i]) || looks_[i].look == Look::Bad) continue;
      if (start_ == first_ || matches_title(page_, page_.blocks[i])) start_ = i;
      if (matches_title(page_, page_.blocks[i])) break;
    }
    end_ = last_;
    while (end_ + 1 < page_.blocks.size() && belongs_after(end_ + 1)) ++end_;
  }

  // Lists, rows and sentences that go straight on after the last good block.
  bool belongs_after(std::size_t i) const {
    const auto& b = page_.blocks[i];
    if (!free(i) || looks_[i].look == Look::Bad || b.link_share() > 0.3) return false;
    if (b.kind == Kind::Item) return run_of(i, [this](std::size_t k) { return page_.blocks[k].kind == Kind::Item; });
    if (in_data_table(page_, i)) return run_of(i, [this](std::size_t k) { return in_data_table(page_, k); });
    if (is_heading(b)) return i + 1 < page_.blocks.size() && !is_heading(page_.blocks[i + 1]) && belongs_after(i + 1);
    const bool beside = b.container == page_.blocks[last_].container;
    return b.sentences > 0 && (b.kind == Kind::Paragraph || beside);
  }

  // A run of at least two short pieces that say something.
  template <class Same>
  bool run_of(std::size_t i, Same same) const {
    auto from = i, to = i;
    while (from > 0 && i - from < 64 && same(from - 1) && free(from - 1)) --from;
    while (to + 1 < page_.blocks.size() && to - i < 64 && same(to + 1) && free(to + 1)) ++to;
    std::uint64_t bytes = 0;
    for (auto k = from; k <= to; ++k) bytes += page_.blocks[k].size();
    return to > from && bytes >= 8 * (to - from + 1);
  }

  Reason decide(std::size_t i) const {
    const auto& b = page_.blocks[i];
    if (looks_[i].look == Look::Bad && !(is_heading(b) && matches_title(page_, b))) return looks_[i].reason;
    if (looks_[i].look == Look::Good) return Reason::None;
    if (first_ == kNowhere) {  // a page of a few words: sentences, and the heading above them
      return (is_heading(b) && matches_title(page_, b)) || (b.sentences > 0 && b.kind != Kind::Loose) ? Reason::None
                                                                                                      : Reason::Sparse;
    }
    if (is_heading(b)) return i >= start_ && i <= end_ ? Reason::None : Reason::Sparse;
    if (i < first_ || i > end_) return Reason::Sparse;
    if (b.kind == Kind::Loose || (b.kind == Kind::Cell && !in_data_table(page_, i))) {
      return b.sentences > 0 ? Reason::None : Reason::Sparse;
    }
    return b.link_share() > 0.5 ? Reason::Links : Reason::None;
  }

  Page& page_;
  const Options& options_;
  std::vector<BlockLook> looks_;
  std::size_t first_ = kNowhere, last_ = kNowhere, start_ = kNowhere, end_ = kNowhere;
  bool main_only_ = false;
};

}  // namespace

void choose_fast(Page& page, const Options& options) { FastChooser(page, options).run(); }

}  // namespace zk::html
