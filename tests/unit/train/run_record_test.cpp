// run.json, the lock of a run, and inputs that must be what they were.
#include "engine/train/run_record.h"

#include <gtest/gtest.h>

#include "engine/core/files.h"
#include "engine/spec/params.h"
#include "tests/unit/core/temp_dir.h"

namespace zk::train {
namespace {

RunRecord record_in(const std::filesystem::path& dir) {
  RunRecord record;
  record.dir = dir;
  ParamsOf<spec::TrainParams> params;
  auto resolved = resolve(params, {{"flag", {{"batch", 4}, {"optimizer.lr", 1e-3}}}});
  record.made_by = {"train", resolved->values, resolved->origins};
  record.spec.n_layer = 3;
  record.inputs = {{ArtifactKind::Dataset, "d", dir / "d", {{"content", "abc"}}}};
  record.steps = 77;
  record.threads = 2;
  record.ranks = 3;
  record.precision = "bf16";
  return record;
}

TEST(RunRecord, SurvivesItsFile) {
  TempDir dir;
  const RunRecord record = record_in(dir.path);
  ASSERT_TRUE(record.save().ok());
  auto loaded = RunRecord::load(dir.path);
  ASSERT_TRUE(loaded.ok());
  EXPECT_EQ(loaded->to_json(), record.to_json());
  EXPECT_EQ(loaded->spec, record.spec);
  EXPECT_EQ(loaded->input(ArtifactKind::Dataset)->content_hash(), "abc");
  EXPECT_EQ(loaded->input(ArtifactKind::Model), nullptr);
  auto params = params_of<spec::TrainParams>(*loaded);
  ASSERT_TRUE(params.ok());
  EXPECT_EQ(params->batch, 4);
  EXPECT_EQ(params->optimizer.lr, 1e-3);
}

TEST(RunRecord, RefusesWhatIsNone) {
  TempDir dir;
  EXPECT_EQ(RunRecord::load(dir.path).issue().id, "file-missing");
  for (const char* text : {"[]", "{}", R"({"version":2})", R"({"version":1,"command":"train"})",
                           R"({"version":1,"command":7,"params":{},"origins":{},"spec":{}})"}) {
    ASSERT_TRUE(write_file_atomic(dir.path / "run.json", text).ok());
    auto loaded = RunRecord::load(dir.path);
    ASSERT_FALSE(loaded.ok()) << text;
    EXPECT_EQ(loaded.issue().exit, Exit::Input);
  }
}

TEST(RunLock, OneProcessAtATime) {
  TempDir dir;
  {
    auto first = RunLock::take(dir.path, 0);
    ASSERT_TRUE(first.ok());
    auto second = RunLock::take(dir.path, 0);
    ASSERT_FALSE(second.ok());
    EXPECT_EQ(second.issue().id, "run-busy");
    EXPECT_TRUE(RunLock::take(dir.path, 1).ok()) << "each rank has its own";
  }
  EXPECT_TRUE(RunLock::take(dir.path, 0).ok()) << "given back";
}

TEST(Inputs, MustBeWhatTheyWere) {
  TempDir dir;
  auto workspace = *Workspace::open(dir.path);
  auto writer = std::move(*ArtifactWriter::create(workspace, ArtifactKind::Dataset, "d"));
  ASSERT_TRUE(write_file_atomic(writer.file("a.tok"), "1").ok());
  const Artifact before = *writer.commit({"dataset"}, {"a.tok"}, {{"tokens", 1}});
  auto same = reopen_input(before);
  ASSERT_TRUE(same.ok());
  EXPECT_EQ(same->counters()["tokens"], 1);
  ASSERT_TRUE(write_file_atomic(writer.file("a.tok"), "2").ok());
  ASSERT_TRUE(writer.commit({"dataset"}, {"a.tok"}, {}).ok());
  EXPECT_EQ(reopen_input(before).issue().id, "run-input-changed");
  std::filesystem::remove_all(before.dir);
  EXPECT_EQ(reopen_input(before).issue().id, "run-input-missing");
}
}  // namespace
}  // namespace zk::train
