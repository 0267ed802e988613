#include "engine/core/workspace.h"

#include <gtest/gtest.h>

#include "engine/core/files.h"
#include "temp_dir.h"

using namespace zk;
namespace fs = std::filesystem;

namespace {
Artifact make(const Workspace& workspace, ArtifactKind kind, const std::string& name, const std::string& bytes) {
  auto writer = ArtifactWriter::create(workspace, kind, name);
  EXPECT_TRUE(writer.ok());
  EXPECT_TRUE(write_file_atomic(writer->file("data"), bytes).ok());
  auto artifact = writer->commit({"test", {{"seed", 1}}, {}}, {"data"}, {{"n", 3}});
  EXPECT_TRUE(artifact.ok());
  return *artifact;
}
}  // namespace

TEST(Workspace, NewestIsFoundByDefault) {
  TempDir dir;
  auto workspace = Workspace::open(dir.path / "w");
  ASSERT_TRUE(workspace.ok());
  make(*workspace, ArtifactKind::Corpus, "", "a");
  make(*workspace, ArtifactKind::Corpus, "", "b");
  EXPECT_EQ(workspace->find(ArtifactKind::Corpus, "")->id, "corpus-2");
  EXPECT_EQ(workspace->find(ArtifactKind::Corpus, "corpus-1")->counters()["n"], 3);
  EXPECT_EQ(workspace->find(ArtifactKind::Corpus, "corpus-11").issue().args["nearest"], "corpus-1");
  EXPECT_EQ(workspace->find(ArtifactKind::Tokenizer, "").issue().id, "artifact-none");
  EXPECT_EQ(workspace->find(ArtifactKind::Tokenizer, (dir.path / "w/corpora/corpus-1").string()).issue().id,
            "artifact-kind");
}

TEST(Workspace, NothingHalfWrittenStays) {
  TempDir dir;
  auto workspace = Workspace::open(dir.path);
  {
    auto writer = ArtifactWriter::create(*workspace, ArtifactKind::Corpus, "x");
    ASSERT_TRUE(write_file_atomic(writer->file("data"), "a").ok());
  }
  EXPECT_FALSE(fs::exists(dir.path / "corpora/x"));
}

TEST(Workspace, UnfinishedFolderSaysSo) {
  TempDir dir;
  auto workspace = Workspace::open(dir.path);
  { ArtifactWriter::create(*workspace, ArtifactKind::Run, "r")->keep(); }
  EXPECT_EQ(workspace->find(ArtifactKind::Run, "r").issue().id, "artifact-unfinished");
  EXPECT_TRUE(workspace->list(ArtifactKind::Run).empty());
}

TEST(Workspace, NamesAreCheckedAndTakenOnlyOnce) {
  TempDir dir;
  auto workspace = Workspace::open(dir.path);
  make(*workspace, ArtifactKind::Corpus, "x", "a");
  EXPECT_EQ(ArtifactWriter::create(*workspace, ArtifactKind::Corpus, "x").issue().id, "artifact-exists");
  EXPECT_EQ(ArtifactWriter::create(*workspace, ArtifactKind::Corpus, "../x").issue().id, "name-invalid");
}

TEST(Workspace, ContentHashFollowsTheContent) {
  TempDir dir;
  auto workspace = Workspace::open(dir.path);
  Artifact a = make(*workspace, ArtifactKind::Corpus, "a", "same"),
           b = make(*workspace, ArtifactKind::Corpus, "b", "same"),
           c = make(*workspace, ArtifactKind::Corpus, "c", "other");
  EXPECT_EQ(a.content_hash(), b.content_hash());
  EXPECT_NE(a.content_hash(), c.content_hash());
  EXPECT_TRUE(verify_artifact(a).ok());
  ASSERT_TRUE(write_file_atomic(a.dir / "data", "changed").ok());
  EXPECT_EQ(verify_artifact(a).issue().id, "file-changed");
}

TEST(Workspace, NewerVersionIsRefused) {
  TempDir dir;
  ASSERT_TRUE(write_json_atomic(dir.path / "workspace.json", {{"version", 99}}).ok());
  EXPECT_EQ(Workspace::open(dir.path).issue().id, "workspace-newer");
}

TEST(Workspace, BrokenManifestIsAnIssue) {
  TempDir dir;
  auto workspace = Workspace::open(dir.path);
  fs::create_directories(dir.path / "corpora/x");
  ASSERT_TRUE(write_file_atomic(dir.path / "corpora/x/manifest.json", "[1]").ok());
  EXPECT_EQ(workspace->find(ArtifactKind::Corpus, "x").issue().id, "manifest-broken");
}
