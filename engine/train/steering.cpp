#include "engine/train/steering.h"

#include <ATen/ops/zeros.h>

#include <algorithm>

namespace zk::train {

Result<std::unique_ptr<Steering>> Steering::open(Context& context, parallel::Collective& group,
                                                 const std::filesystem::path& run_dir) {
  std::unique_ptr<Steering> steering(new Steering(context, group));
  if (group.rank() == 0) {
    ZK_TRY(steering->server_, ControlServer::listen(run_dir));
  }
  return steering;
}

double Steering::has_orders() {
  ControlRequest request;
  while (server_ && server_->take(request)) pending_.push_back(std::move(request));
  return pending_.empty() ? 0 : 1;
}

Result<std::vector<Order>> Steering::take() {
  Json list = Json::array();
  for (auto& request : pending_) {
    list.push_back({{"id", request.id}, {"do", request.verb}, {"args", request.args}});
    handed_.push_back(std::move(request));
  }
  pending_.clear();
  std::string text = list.dump();
  if (group_.size() > 1) ZK_CHECK(parallel::broadcast_text(group_, text, 0));
  std::vector<Order> orders;
  for (const auto& item : Json::parse(text)) orders.push_back({item["id"], item["do"], item["args"]});
  return orders;
}

Result<std::pair<bool, bool>> Steering::ask() {
  auto flags = at::zeros({2}, at::kDouble);
  flags.data_ptr<double>()[0] = wants_stop();
  flags.data_ptr<double>()[1] = has_orders();
  ZK_CHECK(group_.all_reduce(flags));
  return std::pair(flags.data_ptr<double>()[0] > 0, flags.data_ptr<double>()[1] > 0);
}

void Steering::answer(const Order& order, bool ok, int64_t step, const std::string& reason) {
  if (group_.rank() != 0) return;
  Json ack = {{"id", order.id}, {"do", order.verb}, {"ok", ok}, {"step", step}};
  if (!reason.empty()) ack["reason"] = reason;
  context_.events().emit("ack", ack);
  auto request = std::find_if(handed_.begin(), handed_.end(),
                              [&](const ControlRequest& r) { return r.id == order.id && r.verb == order.verb; });
  if (request == handed_.end()) return;
  server_->answer(*request, ack);
  handed_.erase(request);
}
}  // namespace zk::train
