#include "engine/parallel/rank_watch.h"

#include <algorithm>
#include <chrono>
#include <sstream>

namespace zk::parallel {
using namespace std::chrono_literals;
namespace {
std::string beat_key(int rank) { return "zk/beat/" + std::to_string(rank); }
std::string reader_key(int rank) { return "zk/read/" + std::to_string(rank); }
constexpr const char* kVerdict = "zk/verdict";

std::string joined(const std::vector<int>& ranks) {
  std::string out;
  for (int rank : ranks) out += (out.empty() ? "" : " ") + std::to_string(rank);
  return out;
}
std::vector<int> parsed(const std::string& text) {
  std::istringstream in(text);
  std::vector<int> ranks;
  for (int rank; in >> rank;) ranks.push_back(rank);
  return ranks;
}
}  // namespace

RankWatch::RankWatch(c10::intrusive_ptr<c10d::Store> store, int rank, int size, bool first_rank_hosts)
    : store_(std::move(store)), rank_(rank), size_(size), first_rank_hosts_(first_rank_hosts) {
  asking_ = store_->clone();
  store_->set(beat_key(rank_), "0");
  thread_ = std::thread([this] { run(); });
}

RankWatch::~RankWatch() {
  {
    std::lock_guard lock(mutex_);
    stop_ = true;
  }
  wake_.notify_all();
  thread_.join();
}

void RankWatch::run() {
  std::unique_lock lock(mutex_);
  for (int64_t n = 1; !wake_.wait_for(lock, 400ms, [this] { return stop_; }); ++n) {
    lock.unlock();
    try {
      store_->set(beat_key(rank_), std::to_string(n));
    } catch (const std::exception&) {
      return;  // the host of the store is gone; the next collective will say so
    }
    lock.lock();
  }
}

std::vector<std::string> RankWatch::beats() {
  std::vector<std::string> values;
  for (int r = 0; r < size_; ++r)
    values.push_back(asking_->check({beat_key(r)}) ? asking_->get_to_str(beat_key(r)) : "");
  return values;
}

std::vector<int> RankWatch::compare_beats() {
  auto before = beats();
  std::this_thread::sleep_for(1600ms);
  auto after = beats();
  std::vector<int> lost;
  for (int r = 0; r < size_; ++r)
    if (r != rank_ && before[static_cast<size_t>(r)] == after[static_cast<size_t>(r)]) lost.push_back(r);
  return lost;
}

std::vector<int> RankWatch::diagnose() {
  if (!verdict_.empty()) return verdict_;
  try {
    asking_->setTimeout(5s);
    if (!asking_->check({kVerdict})) {
      std::string mine = joined(compare_beats());
      if (!mine.empty()) asking_->compareSet(kVerdict, std::string(), mine);
    }
    if (asking_->check({kVerdict})) verdict_ = parsed(asking_->get_to_str(kVerdict));
    asking_->set(reader_key(rank_), "1");
  } catch (const std::exception&) {
    if (first_rank_hosts_ && rank_ != 0) verdict_ = {0};
  }
  return verdict_;
}

void RankWatch::wait_for_readers() {
  if (!first_rank_hosts_ || rank_ != 0) return;
  try {
    for (int tries = 0; tries < 50; ++tries) {
      bool all = true;
      for (int r = 1; r < size_; ++r)
        if (std::find(verdict_.begin(), verdict_.end(), r) == verdict_.end() && !asking_->check({reader_key(r)}))
          all = false;
      if (all) return;
      std::this_thread::sleep_for(100ms);
    }
  } catch (const std::exception&) {
    return;
  }
}
}  // namespace zk::parallel
