// The clean corpus in chunks: chunk i is written from its own seed, so any number of threads gives the same bytes.
// Threads write chunks ahead into a small ring; the caller's thread hands the documents out in order.
#include <algorithm>
#include <condition_variable>
#include <iterator>
#include <mutex>
#include <thread>

#include "engine/miniworld/kinds.h"
#include "engine/miniworld/miniworld.h"
#include "engine/miniworld/tables.h"

namespace zk::miniworld {
namespace {

constexpr Kind kKinds[] = {
    {"story", write_story},     {"diary", write_diary},       {"page", write_page},     {"class", write_class},
    {"qa", write_qa},           {"quiz", write_quiz},         {"which", write_which},   {"sums", write_sums},
    {"steps", write_steps},     {"lab", write_lab},           {"next", write_next},     {"rumor", write_rumor},
    {"where", write_where},     {"dialogue", write_dialogue}, {"letter", write_letter}, {"market", write_market},
    {"almanac", write_almanac}, {"words", write_words},       {"groups", write_groups}, {"song", write_song}};

constexpr std::uint64_t kChunkDocs = 256;
using Chunk = std::vector<Document>;

/// Cumulated weights of kKinds.
std::vector<double> cumulated(const std::vector<std::pair<std::string, double>>& changes) {
  std::vector<double> sums;
  double total = 0;
  for (auto [name, weight] : kind_weights()) {
    for (const auto& [changed, value] : changes) {
      if (changed == name) weight = std::max(0.0, value);
    }
    sums.push_back(total += weight);
  }
  return sums;
}

class ChunkMaker {
 public:
  explicit ChunkMaker(const CorpusOptions& options) : options_(options), sums_(cumulated(options.weights)) {}

  bool empty() const { return sums_.back() <= 0; }

  Chunk make(std::uint64_t index) const {
    Writer w(seed_for(options_.seed, "corpus", index), options_.lang);
    w.bilingual = options_.lang == Lang::Both;
    Chunk chunk(kChunkDocs);
    for (std::uint64_t i = 0; i < kChunkDocs; ++i) {
      Document& document = chunk[i];
      const auto at = std::upper_bound(sums_.begin(), sums_.end(), w.dice.unit() * sums_.back());
      const Kind& kind =
          kKinds[std::min<std::size_t>(static_cast<std::size_t>(at - sums_.begin()), std::size(kKinds) - 1)];
      document.id = index * kChunkDocs + i;
      document.kind = kind.name;
      document.lang = options_.lang;
      if (w.bilingual) w.show(document.lang = w.dice.chance(.5) ? Lang::En : Lang::Ja);
      kind.write(w);
      document.text = w.finish(document.lang);
      w.clear();
    }
    return chunk;
  }

 private:
  const CorpusOptions& options_;
  std::vector<double> sums_;
};

/// Counts what was handed out and says when to stop.
class Outlet {
 public:
  Outlet(const CorpusOptions& options, const std::function<bool(Document&&)>& sink) : options_(options), sink_(sink) {}

  bool done() const {
    return stopped_ || bytes_ >= options_.bytes || (options_.max_docs != 0 && docs_ >= options_.max_docs);
  }

  void hand_out(Chunk chunk) {
    for (Document& document : chunk) {
      if (done()) return;
      bytes_ += document.text.size();
      ++docs_;
      stopped_ = !sink_(std::move(document));
    }
  }

 private:
  const CorpusOptions& options_;
  const std::function<bool(Document&&)>& sink_;
  std::uint64_t bytes_ = 0, docs_ = 0;
  bool stopped_ = false;
};

/// Threads take the next chunk number, write it, and wait while they are a ring ahead of the outlet.
class ChunkRing {
 public:
  ChunkRing(const ChunkMaker& maker, int threads) : maker_(maker), slots_(static_cast<std::size_t>(threads) * 4) {
    for (int i = 0; i < threads; ++i) threads_.emplace_back([this] { work(); });
  }
  ~ChunkRing() {
    {
      const std::lock_guard lock(mutex_);
      stop_ = true;
    }
    changed_.notify_all();
    for (std::thread& thread : threads_) thread.join();
  }
  ChunkRing(const ChunkRing&) = delete;
  ChunkRing& operator=(const ChunkRing&) = delete;

  Chunk next() {
    std::unique_lock lock(mutex_);
    Slot& slot = slots_[taken_ % slots_.size()];
    changed_.wait(lock, [&] { return slot.full; });
    Chunk chunk = std::move(slot.chunk);
    slot.full = false;
    ++taken_;
    changed_.notify_all();
    return chunk;
  }

 private:
  struct Slot {
    Chunk chunk;
    bool full = false;
  };

  void work() {
    while (true) {
      std::unique_lock lock(mutex_);
      changed_.wait(lock, [&] { return stop_ || begun_ < taken_ + slots_.size(); });
      if (stop_) return;
      const std::uint64_t index = begun_++;
      lock.unlock();
      Chunk chunk = maker_.make(index);
      lock.lock();
      Slot& slot = slots_[index % slots_.size()];
      slot.chunk = std::move(chunk);
      slot.full = true;
      changed_.notify_all();
    }
  }

  const ChunkMaker& maker_;
  std::vector<Slot> slots_;
  std::uint64_t begun_ = 0, taken_ = 0;
  bool stop_ = false;
  std::mutex mutex_;
  std::condition_variable changed_;
  std::vector<std::thread> threads_;
};

}  // namespace

std::span<const Kind> kinds() { return kKinds; }

const std::vector<std::pair<std::string, double>>& kind_weights() { return world().kind_weights; }

std::string_view tables_json() { return embedded_tables(); }

std::string_view lang_name(Lang lang) { return lang == Lang::En ? "en" : lang == Lang::Ja ? "ja" : "both"; }

void generate(const CorpusOptions& options, const std::function<bool(Document&&)>& sink) {
  const ChunkMaker maker(options);
  Outlet outlet(options, sink);
  if (maker.empty()) return;
  if (options.threads <= 1) {
    for (std::uint64_t index = 0; !outlet.done(); ++index) outlet.hand_out(maker.make(index));
    return;
  }
  ChunkRing ring(maker, options.threads);
  while (!outlet.done()) outlet.hand_out(ring.next());
}

nlohmann::ordered_json Document::to_json() const {
  return {{"id", id}, {"lang", lang_name(lang)}, {"kind", kind}, {"text", text}};
}

}  // namespace zk::miniworld
