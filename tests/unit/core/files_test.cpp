#include "engine/core/files.h"

#include <gtest/gtest.h>

#include "temp_dir.h"

using namespace zk;
namespace fs = std::filesystem;

TEST(Files, WholeOrAbsent) {
  TempDir dir;
  {
    auto writer = FileWriter::create(dir.path / "a");
    ASSERT_TRUE(writer.ok());
    ASSERT_TRUE(writer->write("half").ok());
    EXPECT_FALSE(fs::exists(dir.path / "a"));
  }
  EXPECT_TRUE(fs::is_empty(dir.path));  // the temporary file is gone too
}

TEST(Files, HashesWhileWriting) {
  TempDir dir;
  std::string big(3 << 20, 'x');
  auto writer = FileWriter::create(dir.path / "a");
  ASSERT_TRUE(writer->write("start").ok());
  ASSERT_TRUE(writer->write(big).ok());
  ASSERT_TRUE(writer->write("end").ok());
  ASSERT_TRUE(writer->commit().ok());
  EXPECT_EQ(writer->bytes(), big.size() + 8);
  EXPECT_EQ(*hash_file(dir.path / "a"), writer->hash());
  EXPECT_EQ(hash_bytes("start" + big + "end"), writer->hash());
}

TEST(Files, FullDiskIsAnIssueThatSaysSo) {
  Issue issue = file_issue("/some/file", ENOSPC);
  EXPECT_EQ(issue.id, "disk-full");
  EXPECT_EQ(issue.exit, Exit::Resource);
}

TEST(Files, MissingAndBroken) {
  TempDir dir;
  EXPECT_EQ(read_file(dir.path / "none").issue().id, "file-missing");
  ASSERT_TRUE(write_file_atomic(dir.path / "bad.json", "{").ok());
  EXPECT_EQ(read_json(dir.path / "bad.json").issue().id, "json-broken");
  EXPECT_EQ(read_file(dir.path / "bad.json", 0).issue().id, "file-too-big");
  EXPECT_FALSE(read_file(dir.path).ok());
}
