#include "engine/parallel/process_group.h"

#include <c10/util/Logging.h>
#include <torch/csrc/distributed/c10d/PrefixStore.hpp>
#include <torch/csrc/distributed/c10d/ProcessGroupGloo.hpp>
#include <torch/csrc/distributed/c10d/TCPStore.hpp>

#include <cstdlib>

#include "engine/parallel/nccl.h"
#include "engine/parallel/rank_watch.h"

namespace zk::parallel {
namespace {
using Store = c10::intrusive_ptr<c10d::Store>;
using Backend = c10::intrusive_ptr<c10d::Backend>;

struct Meeting {
  Store store;
  RankEnvironment env;
  std::chrono::milliseconds timeout;
  std::shared_ptr<RankWatch> watch;
  bool nccl = false;
};

c10d::ReduceOp op_of(Reduce op) { return op == Reduce::Sum ? c10d::ReduceOp::SUM : c10d::ReduceOp::MAX; }

Backend make_gloo(const Store& store, int rank, int size, const Meeting& meeting) {
  auto options = c10d::ProcessGroupGloo::Options::create(meeting.timeout);
  const char* interface = std::getenv("GLOO_SOCKET_IFNAME");
  if (interface && *interface)
    options->devices.push_back(c10d::ProcessGroupGloo::createDeviceForInterface(interface));
  else if (meeting.env.address == "127.0.0.1" || meeting.env.address == "localhost")
    options->devices.push_back(c10d::ProcessGroupGloo::createDeviceForHostname("127.0.0.1"));
  else
    options->devices.push_back(c10d::ProcessGroupGloo::createDefaultDevice());
  return c10::make_intrusive<c10d::ProcessGroupGloo>(store, rank, size, options);
}

/// The first line of a library's error, without the place in its sources.
std::string first_sentence(std::string what) {
  what = what.substr(0, what.find('\n'));
  if (const size_t end = what.find("] "); what.starts_with('[') && end != std::string::npos) what.erase(0, end + 2);
  return what.substr(0, 300);
}

/// c10d's process groups as a Collective: each tensor goes to the back end of its device.
class ProcessGroup final : public Collective {
 public:
  ProcessGroup(std::shared_ptr<Meeting> meeting, const Store& store, std::vector<int> members, int rank)
      : Collective(rank, static_cast<int>(members.size())),
        meeting_(std::move(meeting)),
        store_(store),
        members_(std::move(members)) {
    gloo_ = make_gloo(c10::make_intrusive<c10d::PrefixStore>("gloo", store_), rank_, size_, *meeting_);
    if (meeting_->nccl)
      nccl_ = make_nccl(c10::make_intrusive<c10d::PrefixStore>("nccl", store_), rank_, size_, meeting_->timeout);
  }
  ~ProcessGroup() override {
    if (failed_) meeting_->watch->wait_for_readers();
  }
  const char* kind() const override { return nccl_ ? "nccl" : "gloo"; }

  Pending start_all_reduce(at::Tensor tensor, Reduce op) override {
    std::vector<at::Tensor> list = {tensor};
    c10d::AllreduceOptions options;
    options.reduceOp = op_of(op);
    return started("all_reduce", [&] { return of(tensor)->allreduce(list, options); });
  }
  Status reduce_scatter(at::Tensor output, const at::Tensor& input, Reduce op) override {
    at::Tensor all = input;
    c10d::ReduceScatterOptions options;
    options.reduceOp = op_of(op);
    return started("reduce_scatter", [&] { return of(input)->_reduce_scatter_base(output, all, options); })();
  }
  Status all_gather(at::Tensor output, const at::Tensor& input) override {
    at::Tensor mine = input;
    return started("all_gather", [&] { return of(input)->_allgather_base(output, mine); })();
  }
  Status broadcast(at::Tensor tensor, int root) override {
    std::vector<at::Tensor> list = {tensor};
    c10d::BroadcastOptions options;
    options.rootRank = root;
    return started("broadcast", [&] { return of(tensor)->broadcast(list, options); })();
  }
  Status send(const at::Tensor& tensor, int to, int tag) override {
    std::vector<at::Tensor> list = {tensor};
    return started("send", [&] { return of(tensor)->send(list, to, tag); })();
  }
  Status recv(at::Tensor tensor, int from, int tag) override {
    std::vector<at::Tensor> list = {tensor};
    return started("recv", [&] { return of(tensor)->recv(list, from, tag); })();
  }
  Status barrier() override {
    return started("barrier", [&] { return gloo_->barrier(); })();
  }
  Result<std::unique_ptr<Collective>> split(int color, int key) override {
    ZK_TRY(std::vector<int> places, members_of_split(*this, color, key));
    std::vector<int> members;
    int rank = 0;
    for (int place : places) {
      if (place == rank_) rank = static_cast<int>(members.size());
      members.push_back(members_[static_cast<size_t>(place)]);
    }
    const std::string name = "split" + std::to_string(splits_++) + "/" + std::to_string(color);
    try {
      Store store = c10::make_intrusive<c10d::PrefixStore>(name, store_);
      return std::unique_ptr<Collective>(std::make_unique<ProcessGroup>(meeting_, store, std::move(members), rank));
    } catch (const std::exception& error) {
      return failure("split", error.what());
    }
  }

 private:
  const Backend& of(const at::Tensor& tensor) const { return tensor.is_cuda() && nccl_ ? nccl_ : gloo_; }

  Issue failure(const char* during, const char* what) {
    failed_ = true;
    return rank_lost(meeting_->watch->diagnose(), during, first_sentence(what));
  }

  template <class Start>
  Pending started(const char* during, Start start) {
    c10::intrusive_ptr<c10d::Work> work;
    try {
      work = start();
    } catch (const std::exception& error) {
      Issue issue = failure(during, error.what());
      return [issue]() -> Status { return issue; };
    }
    return [this, during, work]() -> Status {
      try {
        work->wait();
        return {};
      } catch (const std::exception& error) {
        return failure(during, error.what());
      }
    };
  }

  std::shared_ptr<Meeting> meeting_;
  Store store_;
  std::vector<int> members_;  ///< their ranks in the whole run
  Backend gloo_, nccl_;
  int splits_ = 0;
  bool failed_ = false;
};

class TcpRendezvous final : public Rendezvous {
 public:
  TcpRendezvous(std::shared_ptr<Meeting> meeting, int port) : meeting_(std::move(meeting)), port_(port) {}
  int port() const override { return port_; }
  Result<std::unique_ptr<Collective>> join(bool nccl) override {
    const auto& env = meeting_->env;
    try {
      meeting_->nccl = nccl;
      meeting_->watch = std::make_shared<RankWatch>(meeting_->store->clone(), env.rank, env.size, !env.external_store);
      std::vector<int> all(static_cast<size_t>(env.size));
      for (int r = 0; r < env.size; ++r) all[static_cast<size_t>(r)] = r;
      return std::unique_ptr<Collective>(
          std::make_unique<ProcessGroup>(meeting_, meeting_->store, std::move(all), env.rank));
    } catch (const std::exception& error) {
      return meeting_failed(env, port_, error.what());
    }
  }
  static Issue meeting_failed(const RankEnvironment& env, int port, const std::string& reason) {
    return issue_resource("rank-meeting", {{"rank", env.rank},
                                           {"ranks", env.size},
                                           {"address", env.address},
                                           {"port", port},
                                           {"reason", first_sentence(reason)}});
  }

 private:
  std::shared_ptr<Meeting> meeting_;
  int port_;
};
}  // namespace

Result<std::unique_ptr<Rendezvous>> Rendezvous::open(const RankEnvironment& env, double timeout_seconds) {
  auto meeting = std::make_shared<Meeting>();
  meeting->env = env;
  meeting->timeout = std::chrono::milliseconds(static_cast<int64_t>(timeout_seconds * 1000));
  c10d::TCPStoreOptions options;
  options.port = static_cast<uint16_t>(env.port);
  options.isServer = env.rank == 0 && !env.external_store;
  options.waitWorkers = false;
  options.timeout = meeting->timeout;
  FLAGS_caffe2_log_level = 3;  // what the library prints of failures says less than our issues
  try {
    auto store = c10::make_intrusive<c10d::TCPStore>(env.address, options);
    meeting->store = c10::make_intrusive<c10d::PrefixStore>("zerokara", store);
    return std::unique_ptr<Rendezvous>(std::make_unique<TcpRendezvous>(meeting, store->getPort()));
  } catch (const std::exception& error) {
    return TcpRendezvous::meeting_failed(env, env.port, error.what());
  }
}
}  // namespace zk::parallel
