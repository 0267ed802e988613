// Ranks as threads of one process, so that every parallel plan can be tested without a network. Sums are taken in the
// order of the ranks, by every rank for itself: simple, and the same bits everywhere.
#include <ATen/ops/maximum.h>

#include <condition_variable>
#include <deque>
#include <map>
#include <mutex>
#include <optional>
#include <tuple>

#include "engine/parallel/collective.h"

namespace zk::parallel {
namespace {

struct Shared {
  explicit Shared(int size) : slots(static_cast<size_t>(size)), gone(static_cast<size_t>(size), false) {}
  std::mutex mutex;
  std::condition_variable changed;
  std::vector<at::Tensor> slots;  ///< what each rank offers to the operation under way
  std::vector<bool> gone;
  int waiting = 0;
  int64_t generation = 0, splits = 0;
  std::map<std::tuple<int, int, int>, std::deque<at::Tensor>> mail;      ///< (from, to, tag)
  std::map<std::pair<int64_t, int>, std::shared_ptr<Shared>> subgroups;  ///< (number of the split, color)

  std::vector<int> first_lost;  ///< whom all name: ranks that stop because of it are gone later
};

class ThreadRank final : public Collective {
 public:
  ThreadRank(std::shared_ptr<Shared> shared, int rank, int size) : Collective(rank, size), shared_(std::move(shared)) {}
  ~ThreadRank() override {
    std::lock_guard lock(shared_->mutex);
    shared_->gone[static_cast<size_t>(rank_)] = true;
    if (shared_->first_lost.empty()) shared_->first_lost = {rank_};
    shared_->changed.notify_all();
  }
  const char* kind() const override { return "threads"; }

  Pending start_all_reduce(at::Tensor tensor, Reduce op) override {
    Status status = exchange(
        "all_reduce", tensor, [&] { return reduced(op); }, [&](const at::Tensor& sum) { tensor.copy_(sum); });
    return [status] { return status; };
  }
  Status reduce_scatter(at::Tensor output, const at::Tensor& input, Reduce op) override {
    return exchange(
        "reduce_scatter", input.reshape({size_, -1}), [&] { return reduced(op)[rank_].clone(); },
        [&](const at::Tensor& part) { output.view(-1).copy_(part); });
  }
  Status all_gather(at::Tensor output, const at::Tensor& input) override {
    auto rows = output.view({size_, -1});
    return exchange(
        "all_gather", input.reshape(-1),
        [&] {
          for (int r = 0; r < size_; ++r) rows[r].copy_(slot(r));
          return at::Tensor();
        },
        [](const at::Tensor&) {});
  }
  Status broadcast(at::Tensor tensor, int root) override {
    return exchange(
        "broadcast", tensor, [&] { return slot(root).clone(); }, [&](const at::Tensor& value) { tensor.copy_(value); });
  }
  Status send(const at::Tensor& tensor, int to, int tag) override {
    std::lock_guard lock(shared_->mutex);
    shared_->mail[{rank_, to, tag}].push_back(tensor.clone());
    shared_->changed.notify_all();
    return {};
  }
  Status recv(at::Tensor tensor, int from, int tag) override {
    std::unique_lock lock(shared_->mutex);
    auto& box = shared_->mail[{from, rank_, tag}];
    shared_->changed.wait(lock, [&] { return !box.empty() || shared_->gone[static_cast<size_t>(from)]; });
    if (box.empty()) return rank_lost({from}, "recv", "the thread has ended");
    tensor.copy_(box.front());
    box.pop_front();
    return {};
  }
  Status barrier() override { return meet("barrier"); }
  Result<std::unique_ptr<Collective>> split(int color, int key) override {
    ZK_TRY(std::vector<int> members, members_of_split(*this, color, key));
    std::shared_ptr<Shared> group;
    int place = 0;
    while (members[static_cast<size_t>(place)] != rank_) ++place;
    const int size = static_cast<int>(members.size());
    {
      std::lock_guard lock(shared_->mutex);
      auto& entry = shared_->subgroups[{splits_, color}];
      if (!entry) entry = std::make_shared<Shared>(size);
      group = entry;
    }
    ++splits_;
    return std::unique_ptr<Collective>(std::make_unique<ThreadRank>(group, place, size));
  }

 private:
  const at::Tensor& slot(int rank) const { return shared_->slots[static_cast<size_t>(rank)]; }

  at::Tensor reduced(Reduce op) const {
    at::Tensor out = slot(0).clone();
    for (int r = 1; r < size_; ++r) {
      if (op == Reduce::Sum)
        out.add_(slot(r));
      else
        out = at::maximum(out, slot(r));
    }
    return out;
  }

  /// Offers a tensor, reads everybody's, and writes only after all have read.
  template <class Read, class Write>
  Status exchange(const char* name, const at::Tensor& mine, Read read, Write write) {
    {
      std::lock_guard lock(shared_->mutex);
      shared_->slots[static_cast<size_t>(rank_)] = mine;
    }
    ZK_CHECK(meet(name));
    at::Tensor value = read();
    ZK_CHECK(meet(name));
    write(value);
    return {};
  }

  Status meet(const char* during) {
    std::unique_lock lock(shared_->mutex);
    const int64_t generation = shared_->generation;
    if (++shared_->waiting == size_) {
      shared_->waiting = 0;
      ++shared_->generation;
      shared_->changed.notify_all();
      return {};
    }
    shared_->changed.wait(lock, [&] { return shared_->generation != generation || !shared_->first_lost.empty(); });
    if (shared_->generation != generation) return {};
    return rank_lost(shared_->first_lost, during, "the thread has ended");
  }

  std::shared_ptr<Shared> shared_;
  int64_t splits_ = 0;
};
}  // namespace

std::vector<std::unique_ptr<Collective>> make_threads(int size) {
  auto shared = std::make_shared<Shared>(size);
  std::vector<std::unique_ptr<Collective>> ranks;
  for (int r = 0; r < size; ++r) ranks.push_back(std::make_unique<ThreadRank>(shared, r, size));
  return ranks;
}
}  // namespace zk::parallel
