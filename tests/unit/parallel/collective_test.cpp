// The same questions to every back end: threads, and Gloo over the loopback (each rank a thread of this process).
#include "engine/parallel/collective.h"

#include <ATen/TensorOperators.h>
#include <ATen/ops/arange.h>
#include <ATen/ops/empty.h>
#include <ATen/ops/full.h>
#include <ATen/ops/randn.h>
#include <ATen/ops/stack.h>
#include <ATen/ops/zeros.h>
#include <gtest/gtest.h>

#include <thread>

#include "engine/parallel/process_group.h"

namespace zk::parallel {
namespace {

using Body = std::function<void(Collective&)>;

void run_threads(int size, const Body& body) {
  auto ranks = make_threads(size);
  std::vector<std::thread> threads;
  for (auto& rank : ranks)
    threads.emplace_back([&body, own = std::move(rank)]() mutable {
      body(*own);
      own.reset();
    });
  for (auto& thread : threads) thread.join();
}

void run_gloo(int size, const Body& body) {
  RankEnvironment env;
  env.size = size;
  auto first = Rendezvous::open(env, 20);
  ASSERT_TRUE(first.ok()) << first.issue().to_json().dump();
  env.port = (*first)->port();
  ASSERT_GT(env.port, 0);
  std::vector<std::thread> threads;
  for (int r = 0; r < size; ++r)
    threads.emplace_back([&, r] {
      RankEnvironment mine = env;
      mine.rank = r;
      std::unique_ptr<Rendezvous> own;
      if (r > 0) {
        auto opened = Rendezvous::open(mine, 20);
        ASSERT_TRUE(opened.ok()) << opened.issue().to_json().dump();
        own = std::move(*opened);
      }
      auto group = (r == 0 ? **first : *own).join();
      ASSERT_TRUE(group.ok()) << group.issue().to_json().dump();
      body(**group);
    });
  for (auto& thread : threads) thread.join();
}

class Backend : public testing::TestWithParam<const char*> {
 protected:
  void run(int size, const Body& body) {
    std::string(GetParam()) == "gloo" ? run_gloo(size, body) : run_threads(size, body);
  }
};
INSTANTIATE_TEST_SUITE_P(All, Backend, testing::Values("threads", "gloo"),
                         [](const auto& info) { return std::string(info.param); });

TEST_P(Backend, SumAndMaximumAreTheSameOnEveryRank) {
  std::vector<at::Tensor> inputs, sums(3), maxima(3);
  for (int r = 0; r < 3; ++r) inputs.push_back(at::randn({1001}));
  run(3, [&](Collective& group) {
    auto sum = inputs[static_cast<size_t>(group.rank())].clone(), maximum = sum.clone();
    ASSERT_TRUE(group.all_reduce(sum).ok());
    ASSERT_TRUE(group.all_reduce(maximum, Reduce::Max).ok());
    sums[static_cast<size_t>(group.rank())] = sum;
    maxima[static_cast<size_t>(group.rank())] = maximum;
  });
  const at::Tensor all = at::stack(inputs);
  EXPECT_LT((sums[0] - all.sum(0)).abs().max().item<float>(), 1e-5);
  EXPECT_TRUE(maxima[0].equal(std::get<0>(all.max(0))));
  for (int r = 1; r < 3; ++r) {
    EXPECT_TRUE(sums[static_cast<size_t>(r)].equal(sums[0])) << "rank " << r << " ends with other bits";
    EXPECT_TRUE(maxima[static_cast<size_t>(r)].equal(maxima[0]));
  }
}

TEST_P(Backend, SeveralSumsMayBeUnderWay) {
  run(2, [&](Collective& group) {
    auto a = at::full({100}, group.rank() + 1.0), b = at::full({7}, group.rank() + 10.0);
    Pending first = group.start_all_reduce(a, Reduce::Sum), second = group.start_all_reduce(b, Reduce::Sum);
    ASSERT_TRUE(first().ok());
    ASSERT_TRUE(second().ok());
    EXPECT_TRUE(a.equal(at::full({100}, 3.0)));
    EXPECT_TRUE(b.equal(at::full({7}, 21.0)));
  });
}

TEST_P(Backend, PartsGoToTheirRanksAndComeTogether) {
  run(2, [&](Collective& group) {
    auto whole = at::arange(8, at::kFloat) * (group.rank() + 1);
    auto part = at::empty({4}), all = at::empty({8});
    ASSERT_TRUE(group.reduce_scatter(part, whole, Reduce::Sum).ok());
    EXPECT_TRUE(part.equal(at::arange(8, at::kFloat).slice(0, 4 * group.rank(), 4 * group.rank() + 4) * 3));
    ASSERT_TRUE(group.all_gather(all, part).ok());
    EXPECT_TRUE(all.equal(at::arange(8, at::kFloat) * 3));
  });
}

TEST_P(Backend, MessagesArrive) {
  run(3, [&](Collective& group) {
    auto value = at::full({5}, static_cast<double>(group.rank()), at::kDouble);
    ASSERT_TRUE(group.broadcast(value, 1).ok());
    EXPECT_TRUE(value.equal(at::full({5}, 1.0, at::kDouble)));
    if (group.rank() == 0) {
      ASSERT_TRUE(group.send(at::arange(4, at::kLong), 2, 9).ok());
    }
    if (group.rank() == 2) {
      auto got = at::zeros({4}, at::kLong);
      ASSERT_TRUE(group.recv(got, 0, 9).ok());
      EXPECT_TRUE(got.equal(at::arange(4, at::kLong)));
    }
    std::string text = group.rank() == 2 ? "from two: ふくろう" : "";
    ASSERT_TRUE(broadcast_text(group, text, 2).ok());
    EXPECT_EQ(text, "from two: ふくろう");
    std::string empty = group.rank() == 0 ? "" : "old";
    ASSERT_TRUE(broadcast_text(group, empty, 0).ok());
    EXPECT_EQ(empty, "");
    ASSERT_TRUE(group.barrier().ok());
  });
}

TEST_P(Backend, GroupsSplitByColorAndOrderByKey) {
  run(4, [&](Collective& group) {
    // Even and odd ranks; within a group the highest old rank comes first.
    auto half = group.split(group.rank() % 2, -group.rank());
    ASSERT_TRUE(half.ok());
    EXPECT_EQ((*half)->size(), 2);
    EXPECT_EQ((*half)->rank(), group.rank() >= 2 ? 0 : 1);
    auto sum = at::full({1}, static_cast<double>(group.rank()));
    ASSERT_TRUE((*half)->all_reduce(sum).ok());
    EXPECT_EQ(sum.item<double>(), group.rank() % 2 == 0 ? 2 : 4);
    ASSERT_TRUE(group.barrier().ok());
  });
}

TEST(Threads, ARankThatEndsEarlyIsNamed) {
  run_threads(3, [](Collective& group) {
    auto value = at::full({4}, 1.0);
    ASSERT_TRUE(group.all_reduce(value).ok());
    if (group.rank() == 1) return;
    Status status = group.all_reduce(value);
    ASSERT_FALSE(status.ok());
    EXPECT_EQ(status.issue().id, "rank-lost");
    EXPECT_EQ(status.issue().args["ranks"][0], 1);
    EXPECT_EQ(status.issue().args["during"], "all_reduce");
  });
}

TEST(Single, IsItsOwnWorld) {
  auto group = make_single();
  auto value = at::arange(3, at::kFloat), part = at::empty({3});
  EXPECT_TRUE(group->all_reduce(value).ok());
  EXPECT_TRUE(group->reduce_scatter(part, value, Reduce::Sum).ok());
  EXPECT_TRUE(part.equal(at::arange(3, at::kFloat)));
  EXPECT_TRUE(group->send(value, 0, 1).ok());
  auto got = at::zeros({3});
  EXPECT_TRUE(group->recv(got, 0, 1).ok());
  EXPECT_TRUE(got.equal(value));
  EXPECT_EQ((*group->split(3, 0))->size(), 1);
}

TEST(Rendezvous, NobodyThereIsAnIssueThatNamesTheAddress) {
  RankEnvironment env;
  env.rank = 1;
  env.size = 2;
  env.port = 1;  // nothing listens there
  auto opened = Rendezvous::open(env, 1);
  ASSERT_FALSE(opened.ok());
  EXPECT_EQ(opened.issue().id, "rank-meeting");
  EXPECT_EQ(opened.issue().args["port"], 1);
  EXPECT_EQ(opened.issue().exit, Exit::Resource);
}
}  // namespace
}  // namespace zk::parallel
