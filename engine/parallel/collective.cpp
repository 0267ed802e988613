#include "engine/parallel/collective.h"

#include <ATen/ops/empty.h>
#include <ATen/ops/full.h>

#include <algorithm>
#include <cstring>

namespace zk::parallel {
namespace {

class Single final : public Collective {
 public:
  Single() : Collective(0, 1) {}
  const char* kind() const override { return "single"; }
  Pending start_all_reduce(at::Tensor, Reduce) override {
    return [] { return Status{}; };
  }
  Status reduce_scatter(at::Tensor output, const at::Tensor& input, Reduce) override { return copy(output, input); }
  Status all_gather(at::Tensor output, const at::Tensor& input) override { return copy(output, input); }
  Status broadcast(at::Tensor, int) override { return {}; }
  Status send(const at::Tensor& tensor, int, int) override {
    mail_.push_back(tensor.clone());
    return {};
  }
  Status recv(at::Tensor tensor, int, int) override {
    if (mail_.empty()) return issue_error("internal", {{"what", "recv without send on a single rank"}}, Exit::Internal);
    tensor.copy_(mail_.front());
    mail_.erase(mail_.begin());
    return {};
  }
  Status barrier() override { return {}; }
  Result<std::unique_ptr<Collective>> split(int, int) override { return make_single(); }

 private:
  static Status copy(const at::Tensor& output, const at::Tensor& input) {
    output.view(-1).copy_(input.reshape(-1));
    return {};
  }
  std::vector<at::Tensor> mail_;
};
}  // namespace

std::unique_ptr<Collective> make_single() { return std::make_unique<Single>(); }

Status broadcast_text(Collective& group, std::string& text, int root) {
  auto length = at::full({1}, static_cast<int64_t>(text.size()), at::kLong);
  ZK_CHECK(group.broadcast(length, root));
  auto bytes = at::empty({length.item<int64_t>()}, at::kByte);
  if (bytes.numel() == 0) return text.clear(), Status{};
  if (group.rank() == root) std::memcpy(bytes.data_ptr(), text.data(), text.size());
  ZK_CHECK(group.broadcast(bytes, root));
  text.assign(static_cast<const char*>(bytes.data_ptr()), static_cast<size_t>(bytes.numel()));
  return {};
}

Result<std::vector<int>> members_of_split(Collective& group, int color, int key) {
  auto mine = at::empty({2}, at::kLong), all = at::empty({2 * group.size()}, at::kLong);
  mine.data_ptr<int64_t>()[0] = color;
  mine.data_ptr<int64_t>()[1] = key;
  ZK_CHECK(group.all_gather(all, mine));
  const int64_t* pairs = all.data_ptr<int64_t>();
  std::vector<int> members;
  for (int r = 0; r < group.size(); ++r)
    if (pairs[2 * r] == color) members.push_back(r);
  std::stable_sort(members.begin(), members.end(), [&](int a, int b) { return pairs[2 * a + 1] < pairs[2 * b + 1]; });
  return members;
}

Issue rank_lost(const std::vector<int>& ranks, const std::string& during, const std::string& reason) {
  return issue_error("rank-lost", {{"ranks", ranks}, {"during", during}, {"reason", reason.substr(0, 500)}});
}
}  // namespace zk::parallel
