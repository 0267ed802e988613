// Which model a word means.
#include "engine/core/model_ref.h"

#include <gtest/gtest.h>

#include "engine/core/files.h"
#include "tests/unit/core/temp_dir.h"

namespace zk {
namespace {
namespace fs = std::filesystem;

class ModelRefTest : public testing::Test {
 protected:
  ModelRefTest() : workspace_(*Workspace::open(dir_.path / "ws")) {}

  fs::path make_model(const fs::path& dir, int64_t created, bool tuned, std::optional<double> valid = {}) {
    fs::create_directories(dir);
    Json counters = {{"tuned", tuned}};
    if (valid) counters["valid_loss"] = *valid;
    EXPECT_TRUE(write_json_atomic(dir / "config.json", {{"n_layer", 1}}).ok());
    EXPECT_TRUE(write_json_atomic(
                    dir / "manifest.json",
                    {{"id", dir.filename().string()}, {"kind", "model"}, {"created", created}, {"counters", counters}})
                    .ok());
    return dir;
  }
  fs::path run(const std::string& id) { return workspace_.folder(ArtifactKind::Run) / id; }
  fs::path checkpoint(const std::string& id, int64_t step, int64_t created, bool tuned = false,
                      std::optional<double> valid = {}) {
    return make_model(run(id) / "checkpoints" / checkpoint_name(step), created, tuned, valid);
  }
  std::string named(const std::string& ref) {
    auto found = resolve_model(workspace_, ref);
    return found.ok() ? found->name : found.issue().id;
  }

  TempDir dir_;
  Workspace workspace_;
};

TEST_F(ModelRefTest, ARunMeansItsNewestStepUnlessAStepOrTheBestIsNamed) {
  checkpoint("r", 100, 1, false, 2.0);
  checkpoint("r", 200, 2, false, 1.5);
  const fs::path last = checkpoint("r", 300, 3, false, 1.7);
  checkpoint("r", 250, 4);  // not validated
  EXPECT_EQ(named("r"), "r@300");
  EXPECT_EQ(named("r@100"), "r@100");
  EXPECT_EQ(named("r@best"), "r@200");
  EXPECT_EQ(named("r@last"), "r@300");
  EXPECT_EQ(resolve_model(workspace_, "r")->dir, last);
  EXPECT_EQ(resolve_model(workspace_, "r")->step, 300);
  EXPECT_EQ(named("r@150"), "model-no-step");
  EXPECT_EQ(resolve_model(workspace_, "r@150").issue().args["known"], Json({100, 200, 250, 300}));
}

TEST_F(ModelRefTest, OnlyWholeCheckpointsCount) {
  checkpoint("r", 100, 1);
  fs::create_directories(run("r") / "checkpoints" / checkpoint_name(200));  // no manifest
  checkpoint("r", 300, 3);
  fs::rename(run("r") / "checkpoints" / checkpoint_name(300), run("r") / "checkpoints" / "step-00000300.torn");
  fs::create_directories(run("r") / "checkpoints" / ".writing" / checkpoint_name(400));
  EXPECT_EQ(named("r"), "r@100");
  fs::create_directories(run("empty") / "checkpoints");
  EXPECT_EQ(named("empty"), "model-no-checkpoint");
}

TEST_F(ModelRefTest, TheDefaultIsTheNewestTunedElseTheNewest) {
  EXPECT_EQ(named(""), "model-none");
  EXPECT_EQ(newest_untuned(workspace_).issue().id, "model-none");
  checkpoint("base", 100, 10);
  EXPECT_EQ(named(""), "base@100");
  checkpoint("chat", 50, 20, true);
  checkpoint("later", 70, 30);
  EXPECT_EQ(named(""), "chat@50");
  EXPECT_EQ(newest_untuned(workspace_)->name, "later@70");
  make_model(workspace_.folder(ArtifactKind::Model) / "imported", 40, false);
  EXPECT_EQ(named(""), "chat@50");
  EXPECT_EQ(newest_untuned(workspace_)->name, "imported");
  checkpoint("chat2", 5, 50, true);
  EXPECT_EQ(named(""), "chat2@5");
  EXPECT_TRUE(resolve_model(workspace_, "")->tuned);
}

TEST_F(ModelRefTest, ModelsAndPathsResolveAlike) {
  const fs::path model = make_model(workspace_.folder(ArtifactKind::Model) / "m", 1, true);
  const fs::path step = checkpoint("r", 100, 1, false, 1.0);
  EXPECT_EQ(resolve_model(workspace_, "m")->dir, model);
  EXPECT_TRUE(resolve_model(workspace_, "m")->tuned);
  EXPECT_EQ(resolve_model(workspace_, model.string() + "/")->dir, model);
  EXPECT_EQ(resolve_model(workspace_, step.string())->step, 100);
  EXPECT_EQ(resolve_model(workspace_, run("r").string() + "@best")->dir, step);
  EXPECT_EQ(resolve_model(workspace_, run("r").string())->dir, step);
  const fs::path foreign = dir_.path / "foreign";  // no manifest
  fs::create_directories(foreign);
  ASSERT_TRUE(write_json_atomic(foreign / "config.json", {{"model_type", "gpt2"}}).ok());
  EXPECT_EQ(resolve_model(workspace_, foreign.string())->dir, foreign);
}

TEST_F(ModelRefTest, WhatIsMissingNamesTheNearest) {
  checkpoint("first-run", 1, 1);
  auto found = resolve_model(workspace_, "frist-run");
  ASSERT_FALSE(found.ok());
  EXPECT_EQ(found.issue().id, "model-missing");
  EXPECT_EQ(found.issue().args["nearest"], "first-run");
  EXPECT_EQ(named("/no/such/folder"), "file-missing");
  EXPECT_EQ(named(dir_.path.string() + "/"), "model-missing");
}
}  // namespace
}  // namespace zk
