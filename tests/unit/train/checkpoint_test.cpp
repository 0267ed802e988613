// Checkpoints: whole or absent, verified, pruned, and no victim of a full disk.
#include "engine/train/checkpoint.h"

#include <gtest/gtest.h>
#include <sys/mount.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>

#include "engine/train/checkpoint_writer.h"
#include "tests/unit/train/small_training.h"

namespace zk::train {
namespace {
namespace fs = std::filesystem;

class Checkpoints : public testing::Test {
 protected:
  Checkpoints() {
    test::letters(dir_.path / "letters");
    place_ = {dir_.path / "run", dir_.path / "letters" / "tokenizer.model", {"train"}, {}};
    model_ = std::move(*model::Transformer::create(test::small_spec()));
    model_->initialise(5);
    optimizer_ = make_optimizer({}, segments_of(model_->params()));
    model_->params().flat_grads().fill_(0.01);
    optimizer_->step(model_->params().flat_values(), model_->params().flat_grads(), 1e-3);
  }
  Snapshot snapshot(int64_t step, std::optional<double> valid = {}) {
    Snapshot snapshot = std::move(*take_snapshot(*model_, *optimizer_, step));
    snapshot.state = {{"step", step}, {"optimizer_steps", 1}, {"optimizer_state", {"exp_avg", "exp_avg_sq"}}};
    snapshot.counters = {{"step", step}, {"tuned", false}};
    if (valid) snapshot.counters["valid_loss"] = *valid;
    return snapshot;
  }
  Status write(int64_t step, std::optional<double> valid = {}) {
    auto bytes = write_checkpoint(place_, model_->params(), model_->spec(), snapshot(step, valid));
    if (!bytes.ok()) return bytes.issue();
    return {};
  }
  std::vector<int64_t> steps() {
    std::vector<int64_t> found;
    for (const auto& info : list_checkpoints(place_.run_dir)) found.push_back(info.step);
    return found;
  }
  fs::path folder(int64_t step) { return place_.run_dir / "checkpoints" / checkpoint_name(step); }

  TempDir dir_;
  CheckpointPlace place_;
  std::unique_ptr<model::Transformer> model_;
  std::unique_ptr<Optimizer> optimizer_;
};

TEST_F(Checkpoints, GiveBackTheSameBits) {
  ASSERT_TRUE(write(7).ok());
  auto other = std::move(*model::Transformer::create(test::small_spec()));
  auto optimizer = make_optimizer({}, segments_of(other->params()));
  auto state = read_checkpoint(folder(7), *other, *optimizer);
  ASSERT_TRUE(state.ok()) << state.issue().to_json().dump();
  EXPECT_EQ((*state)["step"], 7);
  EXPECT_TRUE(other->params().flat_values().equal(model_->params().flat_values()));
  EXPECT_EQ(optimizer->steps(), 1);
  for (size_t i = 0; i < 2; ++i) EXPECT_TRUE(optimizer->state()[i].second.equal(optimizer_->state()[i].second));
  for (const char* name : {"config.json", "model.safetensors", "tokenizer.model", "manifest.json"})
    EXPECT_TRUE(fs::exists(folder(7) / name)) << name;
  auto artifact = Workspace::load(folder(7));
  ASSERT_TRUE(artifact.ok());
  EXPECT_EQ(artifact->manifest["id"], checkpoint_name(7));
  EXPECT_TRUE(verify_artifact(*artifact).ok());
}

TEST_F(Checkpoints, ASecondOneOfTheSameStepReplacesTheFirst) {
  ASSERT_TRUE(write(7).ok());
  model_->params().flat_values().fill_(2);
  ASSERT_TRUE(write(7).ok());
  auto other = std::move(*model::Transformer::create(test::small_spec()));
  ASSERT_TRUE(read_checkpoint(folder(7), *other, *optimizer_).ok());
  EXPECT_EQ(other->params().flat_values()[0].item<float>(), 2);
  EXPECT_EQ(steps(), std::vector<int64_t>{7});
}

TEST_F(Checkpoints, TheLastAndTheBestAreKept) {
  for (auto [step, loss] : {std::pair(10, 3.0), std::pair(20, 1.0), std::pair(30, 2.0), std::pair(40, 2.5)})
    ASSERT_TRUE(write(step, loss).ok());
  ASSERT_TRUE(write(50).ok());
  prune_checkpoints(place_.run_dir, 2);
  EXPECT_EQ(steps(), (std::vector<int64_t>{20, 40, 50}));
  prune_checkpoints(place_.run_dir, 1);
  EXPECT_EQ(steps(), (std::vector<int64_t>{20, 50}));
}

TEST_F(Checkpoints, ADamagedOneIsSetAsideAndTheOneBeforeIsUsed) {
  for (int64_t step : {10, 20, 30}) ASSERT_TRUE(write(step).ok());
  auto spoil = [](const fs::path& file) {
    std::string bytes = *read_file(file);
    bytes[bytes.size() / 2] ^= 1;
    ASSERT_TRUE(write_file_atomic(file, bytes).ok());
  };
  spoil(folder(30) / "model.safetensors");
  fs::resize_file(folder(20) / "optimizer.safetensors", 100);
  fs::create_directories(place_.run_dir / "checkpoints" / ".writing" / checkpoint_name(40));
  Issues issues;
  auto found = newest_good_checkpoint(place_.run_dir, issues);
  ASSERT_TRUE(found);
  EXPECT_EQ(found->step, 10);
  ASSERT_EQ(issues.size(), 2u);
  EXPECT_EQ(issues[0].id, "checkpoint-torn");
  EXPECT_EQ(issues[0].args["step"], 30);
  EXPECT_TRUE(issues[0].args["file"].get<std::string>().ends_with("model.safetensors"));
  EXPECT_TRUE(fs::exists(folder(30).string() + ".torn")) << "nothing is thrown away";
  EXPECT_FALSE(fs::exists(place_.run_dir / "checkpoints" / ".writing"));
  fs::remove(folder(10) / "state.json");
  EXPECT_FALSE(newest_good_checkpoint(place_.run_dir, issues));
}

TEST_F(Checkpoints, AMissingTensorIsNamed) {
  ASSERT_TRUE(write(7).ok());
  auto bigger = test::small_spec();
  bigger.n_layer = 2;
  auto other = std::move(*model::Transformer::create(bigger));
  auto state = read_checkpoint(folder(7), *other, *optimizer_);
  ASSERT_FALSE(state.ok());
  EXPECT_EQ(state.issue().id, "checkpoint-broken");
  EXPECT_NE(state.issue().args["tensor"].get<std::string>().find("layers.1"), std::string::npos);
}

TEST_F(Checkpoints, TheWriterTellsWhatItWroteAndWhatFailed) {
  auto events = EventWriter::detached({{"command", "train"}});
  std::vector<Json> heard;
  std::mutex mutex;
  events->listen([&](const Json& event) {
    const std::lock_guard lock(mutex);
    heard.push_back(event);
  });
  CheckpointWriter writer(place_, model_->params(), model_->spec(), 2, *events);
  EXPECT_EQ(writer.last_good(), -1);
  writer.submit(snapshot(5, 1.5), monotonic_seconds());
  ASSERT_TRUE(writer.drain().ok());
  EXPECT_EQ(writer.last_good(), 5);
  ASSERT_EQ(heard.size(), 1u);
  EXPECT_EQ(event_problem(heard[0]), "");
  EXPECT_EQ(heard[0]["step"], 5);
  EXPECT_EQ(heard[0]["valid_loss"], 1.5);
  EXPECT_GT(heard[0]["bytes"], 1000);

  // A file where the folder should be: nothing can be written.
  fs::rename(place_.run_dir / "checkpoints", dir_.path / "aside");
  ASSERT_TRUE(write_file_atomic(place_.run_dir / "checkpoints", "").ok());
  writer.submit(snapshot(10), monotonic_seconds());
  EXPECT_FALSE(writer.drain().ok());
  EXPECT_EQ(writer.last_good(), 5);
  ASSERT_EQ(heard.size(), 2u);
  EXPECT_EQ(heard[1]["id"], "checkpoint-failed");
  EXPECT_EQ(heard[1]["severity"], "warning");
  EXPECT_EQ(heard[1]["args"]["last"], 5);
}

TEST_F(Checkpoints, AFullDiskLeavesTheOldOneAndNothingHalfWritten) {
  if (::geteuid() != 0) GTEST_SKIP() << "mounting a small file system needs root";
  const fs::path disk = dir_.path / "disk";
  fs::create_directories(disk);
  const auto one = write_checkpoint(place_, model_->params(), model_->spec(), snapshot(10));
  ASSERT_TRUE(one.ok());
  const std::string room = "size=" + std::to_string(*one * 3 / 2 + 32768);  // for one and a half
  if (::mount("tmpfs", disk.c_str(), "tmpfs", 0, room.c_str()) != 0)
    GTEST_SKIP() << "this machine lets nobody mount a tmpfs: " << std::strerror(errno);
  place_.run_dir = disk / "run";
  EXPECT_TRUE(write(10).ok());
  const Status full = write(20);
  EXPECT_FALSE(full.ok());
  if (!full.ok()) {
    EXPECT_EQ(full.issue().id, "disk-full");
    EXPECT_EQ(full.issue().exit, Exit::Resource);
  }
  EXPECT_EQ(steps(), std::vector<int64_t>{10});
  Issues issues;
  EXPECT_EQ(newest_good_checkpoint(place_.run_dir, issues)->step, 10);
  EXPECT_TRUE(issues.empty());
  EXPECT_FALSE(fs::exists(folder(20)));
  ::umount2(disk.c_str(), MNT_DETACH);
}
}  // namespace
}  // namespace zk::train
