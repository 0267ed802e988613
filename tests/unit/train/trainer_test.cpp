// The loop: what it reports, that ranks agree with one process, that resuming repeats, that damage is kept out.
#include "engine/train/trainer.h"

#include <ATen/TensorOperators.h>
#include <gtest/gtest.h>

#include <cmath>
#include <thread>

#include "engine/core/control.h"
#include "tests/unit/train/small_training.h"

namespace zk::train {
namespace {
using test::SmallTraining;

class Loop : public testing::Test {
 protected:
  Loop() { test::letters(dir_.path / "letters"); }
  TempDir dir_;
  std::unique_ptr<parallel::Collective> alone_ = parallel::make_single();
};

TEST_F(Loop, LearnsAndReportsEveryStep) {
  SmallTraining run(dir_.path, *alone_, {});
  ASSERT_TRUE(run.trainer->run().ok());
  const auto losses = run.losses();
  ASSERT_EQ(losses.size(), 20u);
  EXPECT_NEAR(losses[0], std::log(260.0), 0.1);
  EXPECT_LT(losses[19], losses[0] - 0.3);
  int64_t step = 0;
  for (const auto& event : run.of_kind("metric")) {
    EXPECT_EQ(event_problem(event), "");
    if (event["group"] != "train") continue;
    EXPECT_EQ(event["step"], ++step);
    EXPECT_EQ(event["tokens"], step * 4 * 16);
    for (const char* name : {"loss", "grad_norm", "lr", "tokens_per_second"})
      EXPECT_TRUE(event["values"][name].is_number()) << name;
  }
  for (const auto& event : run.events) EXPECT_EQ(event_problem(event), "") << event.dump();
  const Json valid = run.trainer->state().valid;
  EXPECT_EQ(run.trainer->state().valid_step, 20);
  EXPECT_NEAR(valid["bits_per_char"].get<double>(), valid["loss"].get<double>() / std::log(2.0), 1e-6)
      << "a letter is a token, a byte and a character";
  EXPECT_EQ(valid["bits_per_byte"], valid["bits_per_char"]);
}

TEST_F(Loop, TheRateFollowsTheSteps) {
  SmallTraining run(dir_.path, *alone_, {});
  ASSERT_TRUE(run.trainer->run().ok());
  std::vector<double> rates;
  for (const auto& event : run.of_kind("metric"))
    if (event["group"] == "train") rates.push_back(event["values"]["lr"]);
  const Schedule schedule = schedule_of({}, 20);
  for (int64_t i = 0; i < 20; ++i) EXPECT_DOUBLE_EQ(rates[static_cast<size_t>(i)], 3e-3 * schedule.factor(i));
  EXPECT_GT(rates[0], 0);
  EXPECT_LT(rates[19], 0.5 * rates[10]);
}

TEST_F(Loop, PartsOfABatchAddUp) {
  SmallTraining::Options parts;
  parts.grad_accum = 3;
  SmallTraining whole(dir_.path, *alone_, {});
  ASSERT_TRUE(whole.trainer->run().ok());
  SmallTraining split(dir_.path / "split", *alone_, [&] {
    test::letters(dir_.path / "split" / "letters");
    return std::move(parts);
  }());
  ASSERT_TRUE(split.trainer->run().ok());
  for (size_t i = 0; i < 20; ++i) EXPECT_NEAR(split.losses()[i], whole.losses()[i], 1e-5) << "step " << i + 1;
}

TEST_F(Loop, TwoThreadsAsRanksLearnWhatOneProcessLearns) {
  SmallTraining one(dir_.path, *alone_, {});
  ASSERT_TRUE(one.trainer->run().ok());
  const std::filesystem::path place = dir_.path / "two";
  test::letters(place / "letters");
  auto groups = parallel::make_threads(2);
  std::vector<std::unique_ptr<SmallTraining>> runs;
  for (auto& group : groups) runs.push_back(std::make_unique<SmallTraining>(place, *group, SmallTraining::Options{}));
  std::vector<std::thread> threads;
  for (auto& run : runs) threads.emplace_back([&run] { EXPECT_TRUE(run->trainer->run().ok()); });
  for (auto& thread : threads) thread.join();
  ASSERT_EQ(runs[0]->losses().size(), 20u);
  for (size_t i = 0; i < 20; ++i) EXPECT_NEAR(runs[0]->losses()[i], one.losses()[i], 1e-5) << "step " << i + 1;
  EXPECT_TRUE(runs[1]->losses().empty()) << "numbers of the whole run are told once, by rank 0";
  EXPECT_TRUE(runs[0]->model->params().flat_values().equal(runs[1]->model->params().flat_values()));
  EXPECT_NEAR(runs[0]->trainer->state().valid["loss"].get<double>(), one.trainer->state().valid["loss"].get<double>(),
              1e-5);
  EXPECT_EQ(runs[1]->trainer->state().valid["loss"], runs[0]->trainer->state().valid["loss"]);
}

TEST_F(Loop, ACheckpointRepeatsTheRestBitForBit) {
  SmallTraining::Options options;
  options.spec.dropout = 0.1;
  auto again = [&] {
    SmallTraining::Options copy;
    copy.spec = options.spec;
    return copy;
  };
  SmallTraining whole(dir_.path, *alone_, again());
  ASSERT_TRUE(whole.trainer->run().ok());
  const auto checkpoint = list_checkpoints(whole.run_dir);
  ASSERT_EQ(checkpoint.size(), 2u) << "the last two are kept";
  EXPECT_EQ(checkpoint[0].step, 15);
  SmallTraining rest(dir_.path, *alone_, again());
  auto state = read_checkpoint(checkpoint[0].dir, *rest.model, *rest.optimizer);
  ASSERT_TRUE(state.ok()) << state.issue().to_json().dump();
  ASSERT_TRUE(rest.trainer->restore(*state).ok());
  ASSERT_TRUE(rest.trainer->run().ok());
  const auto all = whole.losses();
  EXPECT_EQ(rest.losses(), std::vector<double>(all.begin() + 15, all.end()));
  EXPECT_TRUE(rest.model->params().flat_values().equal(whole.model->params().flat_values()));
  EXPECT_EQ(rest.trainer->state().tokens, whole.trainer->state().tokens);
  EXPECT_EQ(rest.trainer->state().segment, 1);
}

/// The letters, until a step whose gradient is no number.
class PoisonedTask final : public Task {
 public:
  PoisonedTask(std::unique_ptr<Task> inner, int64_t bad) : inner_(std::move(inner)), left_(bad) {}
  double tokens_per_step() const override { return inner_->tokens_per_step(); }
  StepBatch next() override {
    StepBatch step = inner_->next();
    if (--left_ == 0) step.micro[0].scale = std::nan("");
    return step;
  }
  double epoch() const override { return inner_->epoch(); }
  Json cursor() const override { return inner_->cursor(); }
  Status restore(const Json& cursor) override { return inner_->restore(cursor); }
  std::vector<double> validate(model::Transformer& model, int rank, int ranks,
                               const std::function<void()>& tick) override {
    return inner_->validate(model, rank, ranks, tick);
  }
  Json valid_values(const std::vector<double>& sums) const override { return inner_->valid_values(sums); }
  int64_t valid_tokens() const override { return inner_->valid_tokens(); }

 private:
  std::unique_ptr<Task> inner_;
  int64_t left_;
};

TEST_F(Loop, ANumberThatIsNoneStopsBeforeTheStep) {
  SmallTraining healthy(dir_.path, *alone_, {});
  SmallTraining::Options options;
  options.task = std::make_unique<PoisonedTask>(std::move(healthy.task), 13);
  SmallTraining run(dir_.path, *alone_, std::move(options));
  const Status status = run.trainer->run();
  ASSERT_FALSE(status.ok());
  const Issue& issue = status.issue();
  EXPECT_EQ(issue.id, "training-diverged");
  EXPECT_EQ(issue.args["step"], 13);
  EXPECT_EQ(issue.args["reason"], "not-a-number");
  EXPECT_EQ(issue.args["grad_norm"], "NaN");
  EXPECT_EQ(issue.args["checkpoint"], 10) << "the last good one is named";
  EXPECT_EQ(issue.fix[0]["path"], "optimizer.lr");
  EXPECT_EQ(run.losses().size(), 12u);
  EXPECT_TRUE(std::isfinite(run.model->params().flat_values().sum().item<double>())) << "the step was not taken";
  EXPECT_EQ(list_checkpoints(run.run_dir).back().step, 10);
}

TEST_F(Loop, WeightsThatAreNoNumbersAreNeverSaved) {
  SmallTraining run(dir_.path, *alone_, {});
  EXPECT_TRUE(take_snapshot(*run.model, *run.optimizer, 1).ok());
  run.model->params().flat_values().narrow(0, 3, 1).fill_(std::nan(""));
  EXPECT_EQ(take_snapshot(*run.model, *run.optimizer, 1).issue().id, "weights-not-finite");
}

TEST_F(Loop, MilestonesAndSamplesAreTold) {
  SmallTraining::Options options;
  options.loop.steps = 60;
  options.loop.lr = 1e-2;
  options.loop.sample_every = 30;
  SmallTraining run(dir_.path, *alone_, std::move(options));
  ASSERT_TRUE(run.trainer->run().ok());
  std::vector<std::string> ids;
  for (const auto& issue : run.of_kind("issue")) {
    ids.push_back(issue["id"]);
    EXPECT_EQ(issue["severity"], "milestone");
    EXPECT_TRUE(issue["step"].is_number_integer());
  }
  ASSERT_GE(ids.size(), 2u);
  EXPECT_EQ(ids[0], "crossed-uniform");
  EXPECT_EQ(ids[1], "crossed-unigram");
  const auto samples = run.of_kind("sample");
  ASSERT_EQ(samples.size(), 3u) << "before the first step, at 30 and at 60";
  EXPECT_EQ(samples[0]["step"], 0);
  EXPECT_EQ(samples[2]["step"], 60);
  EXPECT_EQ(samples[2]["prompt"], "abc");
  EXPECT_EQ(samples[2]["ids"].size(), samples[2]["probabilities"].size());
}

TEST_F(Loop, SamplesLeaveNoTraceInTheTraining) {
  SmallTraining quiet(dir_.path, *alone_, {});
  ASSERT_TRUE(quiet.trainer->run().ok());
  SmallTraining::Options options;
  options.loop.sample_every = 3;
  options.loop.valid_every = 2;
  options.loop.verify = true;
  SmallTraining busy(dir_.path, *alone_, std::move(options));
  ASSERT_TRUE(busy.trainer->run().ok());
  EXPECT_EQ(busy.losses(), quiet.losses());
}

TEST_F(Loop, MeasuringLeavesTheCursorToTheCaller) {
  SmallTraining run(dir_.path, *alone_, {});
  const Json cursor = run.task->cursor();
  auto costs = run.trainer->measure(6, 10);
  ASSERT_TRUE(costs.ok());
  EXPECT_GT(costs->step, 0);
  EXPECT_GT(costs->validation, 0);
  EXPECT_EQ(run.optimizer->steps(), 0);
  EXPECT_TRUE(run.losses().empty());
  ASSERT_TRUE(run.task->restore(cursor).ok());
}

TEST_F(Loop, EditsAreCheckedAppliedAndTold) {
  SmallTraining run(dir_.path, *alone_, {});
  Trainer& trainer = *run.trainer;
  EXPECT_EQ(trainer.edit("optimizer.lr", 0.01), "");
  EXPECT_EQ(trainer.edit("optimizer.lr", -1), "control-bad-value");
  EXPECT_EQ(trainer.edit("optimizer.lr", "fast"), "control-bad-value");
  EXPECT_EQ(trainer.edit("steps", 7), "");
  EXPECT_EQ(trainer.edit("steps", 7.5), "control-bad-value");
  EXPECT_EQ(trainer.edit("valid_every", 0), "control-bad-value");
  EXPECT_EQ(trainer.edit("model.n_layer", 2), "control-unknown-path");
  ASSERT_TRUE(trainer.run().ok());
  EXPECT_EQ(run.losses().size(), 7u);
  const auto edits = run.of_kind("edit");
  ASSERT_EQ(edits.size(), 2u);
  EXPECT_EQ(edits[0]["path"], "optimizer.lr");
  EXPECT_EQ(edits[0]["old"], 3e-3);
  EXPECT_EQ(edits[0]["new"], 0.01);
}
}  // namespace
}  // namespace zk::train
