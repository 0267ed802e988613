// Talking between the ranks of a run: one small interface, four back ends. A single rank; threads of one process (tests
// of every plan without a network); Gloo through c10d; NCCL for CUDA tensors (with Gloo beside it for CPU ones).
// All ranks call the same operations in the same order. Tensors are contiguous. A rank that died or hangs is named:
// issue rank-lost {ranks, during, reason}.
#pragma once
#include <ATen/core/Tensor.h>

#include <functional>
#include <memory>
#include <string>
#include <vector>

#include "engine/core/result.h"

namespace zk::parallel {

enum class Reduce { Sum, Max };

/// Waits for a started operation; its tensor may be touched again only then. Call once.
using Pending = std::function<Status()>;

class Collective {
 public:
  virtual ~Collective() = default;
  virtual const char* kind() const = 0;  ///< "single", "threads", "gloo", "nccl"
  int rank() const { return rank_; }
  int size() const { return size_; }

  /// In place, over all ranks; every rank ends with the same bits.
  virtual Pending start_all_reduce(at::Tensor tensor, Reduce op) = 0;
  Status all_reduce(at::Tensor tensor, Reduce op = Reduce::Sum) { return start_all_reduce(std::move(tensor), op)(); }
  /// `input` has size() equal parts along dimension 0; rank r gets the reduced part r.
  virtual Status reduce_scatter(at::Tensor output, const at::Tensor& input, Reduce op) = 0;
  /// `output` has room for size() parts along dimension 0, in the order of the ranks.
  virtual Status all_gather(at::Tensor output, const at::Tensor& input) = 0;
  virtual Status broadcast(at::Tensor tensor, int root) = 0;
  virtual Status send(const at::Tensor& tensor, int to, int tag) = 0;
  virtual Status recv(at::Tensor tensor, int from, int tag) = 0;
  virtual Status barrier() = 0;
  /// Ranks of the same `color` form a group of their own, ordered by `key` (then by rank). Called by all ranks.
  virtual Result<std::unique_ptr<Collective>> split(int color, int key) = 0;

 protected:
  Collective(int rank, int size) : rank_(rank), size_(size) {}
  int rank_, size_;
};

std::unique_ptr<Collective> make_single();
/// One object per thread. A rank whose object is destroyed early counts as dead for the others.
std::vector<std::unique_ptr<Collective>> make_threads(int size);

/// Text from `root` to all.
Status broadcast_text(Collective& group, std::string& text, int root);
/// Who is in which group after split(color, key), from everyone's pair: ranks in their new order.
Result<std::vector<int>> members_of_split(Collective& group, int color, int key);
/// The issue for lost ranks.
Issue rank_lost(const std::vector<int>& ranks, const std::string& during, const std::string& reason);
}  // namespace zk::parallel
