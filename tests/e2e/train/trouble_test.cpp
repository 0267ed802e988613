// What goes wrong: a rate that is too high, a full disk, inputs that changed.
#include <gtest/gtest.h>
#include <sys/mount.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>

#include "engine/core/files.h"
#include "engine/core/model_ref.h"
#include "tests/e2e/train/world.h"

namespace zk::test {
namespace {
namespace fs = std::filesystem;

TEST(Trouble, ARateThatIsTooHighIsStoppedWithNumbersAndAdvice) {
  world();
  Zk zk(tiny("wild", 2000, {"--optimizer.lr", "1", "--clip", "0", "--weight_decay", "0", "--init_std", "1"}));
  ASSERT_EQ(zk.wait(), 1) << zk.out() << zk.err();
  const Json issue = zk.json()["issue"];
  EXPECT_TRUE(issue["id"].get<std::string>().starts_with("training-diverged")) << issue.dump();
  EXPECT_EQ(issue["args"]["step"], step_of("wild") + 1) << "the step was not taken";
  EXPECT_EQ(issue["fix"][0]["path"], "optimizer.lr");
  EXPECT_NE(zk.err().find("--optimizer.lr"), std::string::npos) << zk.err();
  EXPECT_EQ(events_of("wild").back()["status"], "failed");
}

TEST(Trouble, AFullDiskDoesNotEndTheTrainingAndLosesNothingSaved) {
  world();
  if (::geteuid() != 0) GTEST_SKIP() << "mounting a small file system needs root";
  const fs::path disk = world() / "runs" / "full" / "checkpoints";
  // Measure a run of the same shape, then give the next one room for one checkpoint and a half.
  Zk measure(tiny("size", 10));
  ASSERT_EQ(measure.wait(), 0) << measure.err();
  const int64_t one = events_of_kind("size", "checkpoint")[0]["bytes"];
  // The run makes its own folder; its checkpoints' place is mounted as soon as that is there.
  Zk zk(tiny("full", 1000000, {"--checkpoint_every", "100000"}));
  ASSERT_TRUE(zk.until([] { return step_of("full") >= 1; })) << zk.err();
  fs::create_directories(disk);
  if (::mount("tmpfs", disk.c_str(), "tmpfs", 0, ("size=" + std::to_string(one * 3 / 2 + 16384)).c_str()) != 0)
    GTEST_SKIP() << "this machine lets nobody mount a tmpfs: " << std::strerror(errno);
  auto control = [](const Words& words) {
    Zk asked(Words{"control"} + words + Words{"--run", "full", "--json"});
    EXPECT_EQ(asked.wait(), 0) << asked.out() << asked.err();
  };
  control({"checkpoint"});
  ASSERT_TRUE(wait_until([] { return events_of_kind("full", "checkpoint").size() == 1; }));
  control({"checkpoint"});
  auto failures = [] {
    std::vector<Json> found;
    for (const auto& issue : events_of_kind("full", "issue"))
      if (issue["id"] == "checkpoint-failed") found.push_back(issue);
    return found;
  };
  ASSERT_TRUE(zk.until([&] { return !failures().empty(); })) << zk.err();
  EXPECT_EQ(failures()[0]["args"]["reason"], "disk-full");
  const int64_t saved = failures()[0]["args"]["last"];
  EXPECT_EQ(list_checkpoints(run_dir("full")).back().step, saved);
  const int64_t step = step_of("full");
  EXPECT_TRUE(wait_until([&] { return step_of("full") > step + 3; })) << "training goes on";
  // The end cannot be saved: that is an error with its own exit code, and the saved one is still whole.
  control({"stop"});
  EXPECT_EQ(zk.wait(), 4) << zk.out() << zk.err();
  EXPECT_EQ(zk.json()["issue"]["id"], "disk-full");
  // With room again, the run goes on from there.
  ASSERT_EQ(::mount("tmpfs", disk.c_str(), "tmpfs", MS_REMOUNT, "size=64m"), 0);
  Zk more({"train", "--resume", "full", "--steps", std::to_string(saved + 5), "--json", "--quiet"});
  EXPECT_EQ(more.wait(), 0) << more.err();
  EXPECT_EQ(more.json()["steps"], saved + 5);
  ::umount2(disk.c_str(), MNT_DETACH);
}

TEST(Trouble, InputsThatChangedAreRefused) {
  world();
  Zk make({"dataset", "--name", "d-changing", "--corpus", "w", "--tokenizer", "t", "--valid_percent", "10", "--quiet"});
  ASSERT_EQ(make.wait(), 0) << make.err();
  Zk first(tiny("changed", 10, {"--dataset", "d-changing"}));
  ASSERT_EQ(first.wait(), 0) << first.err();
  fs::remove_all(world() / "datasets" / "d-changing");
  Zk gone({"train", "--resume", "changed", "--steps", "20", "--json"});
  EXPECT_EQ(gone.wait(), 3);
  EXPECT_EQ(gone.json()["issue"]["id"], "run-input-missing");
  Zk other(
      {"dataset", "--name", "d-changing", "--corpus", "w", "--tokenizer", "t", "--valid_percent", "20", "--quiet"});
  ASSERT_EQ(other.wait(), 0) << other.err();
  Zk differs({"train", "--resume", "changed", "--steps", "20", "--json"});
  EXPECT_EQ(differs.wait(), 3);
  EXPECT_EQ(differs.json()["issue"]["id"], "run-input-changed");
}

TEST(Trouble, NoDatasetIsSaidInBothLanguages) {
  const fs::path empty = world().parent_path() / "empty";
  Zk english({"train", "--workspace", empty.string(), "--json"});
  EXPECT_EQ(english.wait(), 3);
  EXPECT_EQ(english.json()["issue"]["id"], "artifact-none");
  Zk japanese({"--lang", "ja", "train", "--workspace", empty.string()});
  EXPECT_EQ(japanese.wait(), 3);
  EXPECT_NE(japanese.err().find("ません"), std::string::npos) << japanese.err();
  EXPECT_FALSE(fs::exists(empty / "runs" / "run-1")) << "nothing half-made is left";
}
}  // namespace
}  // namespace zk::test
