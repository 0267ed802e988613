// What a user can do wrong: the exit code, words in both languages, and nothing half-written.
#include <gtest/gtest.h>

#include "zk_process.h"

namespace zk::e2e {
namespace {

/// Runs in both languages; the words must differ, name what `mentions` says, and stdout must stay empty.
void expect_refused(const TempDir& workspace, const std::string& words, int exit, const std::string& mentions,
                    const std::string& before = "") {
  SCOPED_TRACE(words);
  const Ran en = run_zk(workspace.path(), words + " --quiet --lang en", before);
  const Ran ja = run_zk(workspace.path(), words + " --quiet --lang ja", before);
  EXPECT_EQ(en.exit, exit) << en.err;
  EXPECT_EQ(ja.exit, exit) << ja.err;
  EXPECT_EQ(en.out + ja.out, "");
  EXPECT_NE(en.err, ja.err);
  EXPECT_EQ(en.err.find("issue."), std::string::npos) << "an issue without words: " << en.err;
  EXPECT_NE(en.err.find(mentions), std::string::npos) << en.err;
  EXPECT_NE(ja.err.find(mentions), std::string::npos) << ja.err;
  for (const char* folder : {"corpora", "tokenizers", "datasets", "exams", "conversations"})
    EXPECT_EQ(entries_in(workspace.path() / folder), 0u) << folder;
}

std::string quoted(const std::filesystem::path& path) { return "'" + path.string() + "'"; }

TEST(BadInput, FilesOfTheTokenizer) {
  const TempDir workspace, files;
  auto text = [&](const std::string& name, const std::string& bytes) {
    return "tokenizer --text " + quoted(files.write(name, bytes));
  };
  expect_refused(workspace, "tokenizer --text " + quoted(files.path() / "none.txt"), 3, "none.txt");
  expect_refused(workspace, text("binary.txt", std::string("ELF\0\1\2\n", 7)), 3, "binary.txt");
  expect_refused(workspace, text("sjis.txt", "ok\n\x93\xFA\x96\x7B\n"), 3, "sjis.txt");
  expect_refused(workspace, text("empty.txt", ""), 3, "empty.txt");
  expect_refused(workspace, text("blank.txt", "\n  \n"), 3, "blank.txt");
  expect_refused(workspace, text("broken.jsonl", "{\"text\":\"a\"}\n{oops\n"), 3, "broken.jsonl");
  expect_refused(workspace, text("unknown.doc", "text"), 3, "unknown.doc");
  expect_refused(workspace, text("tiny.txt", "The cat eats. ねこが食べます。"), 3, "4,096");
  expect_refused(workspace, text("tiny.txt", "a b") + " --corpus x", 2, "--text");
  expect_refused(workspace, "tokenizer", 3, workspace.path().string());
  expect_refused(workspace, "dataset --corpus none", 3, "none");
}

TEST(BadInput, ADiskThatRefusesLeavesNothing) {
  const TempDir workspace;
  // Files end at 100 KiB in this shell: the corpus's shard cannot be written.
  expect_refused(workspace, "miniworld --megabytes 3 --chats 0 --exam_items 4", 3, "docs-00000",
                 "ulimit -f 100; trap '' XFSZ;");
}

TEST(BadInput, AStoppedCommandLeavesNothing) {
  const TempDir workspace;
  const Ran ran =
      run_zk(workspace.path(), "miniworld --megabytes 10000 --quiet", "", "exec timeout --preserve-status -s TERM 4");
  EXPECT_EQ(ran.exit, 5) << ran.err;
  EXPECT_EQ(entries_in(workspace.path() / "corpora"), 0u);
  EXPECT_EQ(entries_in(workspace.path() / "exams"), 0u);
}

TEST(BadInput, AValidationShareThatIsTooSmallNamesOneThatDoes) {
  const TempDir workspace;
  ASSERT_EQ(run_zk(workspace.path(), "miniworld --megabytes 0.1 --chats 0 --exam_items 4 --quiet").exit, 0);
  ASSERT_EQ(run_zk(workspace.path(), "tokenizer --vocab_size 900 --quiet").exit, 0);
  const Ran ran = run_zk(workspace.path(), "dataset --valid_percent 0.01 --quiet --json");
  ASSERT_EQ(ran.exit, 3) << ran.err;
  const Json issue = Json::parse(ran.out)["issue"];
  EXPECT_EQ(issue["id"], "validation-empty");
  EXPECT_EQ(entries_in(workspace.path() / "datasets"), 0u);
  const std::string better = issue["fix"][0]["value"].dump();
  EXPECT_EQ(run_zk(workspace.path(), "dataset --quiet --valid_percent " + better).exit, 0);
}
}  // namespace
}  // namespace zk::e2e
