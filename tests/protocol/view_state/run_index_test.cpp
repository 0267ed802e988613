// The index: made from the folders, made anew when it is missing, broken or of a newer version, written by one window.
#include "ui/run_index.h"

#include <gtest/gtest.h>

#include <QCoreApplication>
#include <QDir>
#include <QFile>
#include <QSqlDatabase>
#include <QSqlQuery>

#include "engine/core/files.h"
#include "log_lines.h"
#include "ui/run_shelf.h"

namespace zk::ui {
namespace {

/// Database drivers are plug-ins and want an application.
class RunIndexView : public testing::Test {
 protected:
  static void SetUpTestSuite() {
    static int argc = 1;
    static char name[] = "test";
    static char* argv[] = {name, nullptr};
    if (!QCoreApplication::instance()) new QCoreApplication(argc, argv);
  }
  void SetUp() override {
    (void)write_json_atomic(dir() / "workspace.json", {{"version", 1}});
    addRun("run-1", 100, true);
    addRun("run-2", 7, false);
  }
  std::filesystem::path dir() const { return std::filesystem::path(folder.qpath().toStdString()); }
  void addRun(const std::string& id, int steps, bool ended) {
    LogLines log("train", id);
    log.wait(int(id.back() - '0')).steps(1, steps);
    if (ended) log.add("end", {{"status", "ok"}, {"exit", 0}});
    log.write(dir() / "runs" / id / "events.jsonl");
  }
  WorkspaceState scan() { return scanner.scan(folder.qpath()); }
  static QStringList ids(const IndexLists& lists) {
    QStringList all;
    for (const auto& run : lists.runs) all << run.id;
    return all;
  }
  ScratchFolder folder;
  WorkspaceScanner scanner;
};

void putBytes(const QString& path, const QByteArray& bytes) {
  QFile file(path);
  ASSERT_TRUE(file.open(QIODevice::WriteOnly));
  file.write(bytes);
}

TEST_F(RunIndexView, SaysWhatTheFolderSays) {
  IndexFile index(folder.qpath());
  EXPECT_TRUE(index.read().runs.isEmpty()) << "no file yet";
  const IndexLists lists = index.update(scan());
  EXPECT_EQ(ids(lists), (QStringList{"run-2", "run-1"}));
  EXPECT_EQ(lists.runs[0].state, "lost");
  EXPECT_EQ(lists.runs[1].state, "ok");
  EXPECT_EQ(lists.runs[1].step, 100);
  EXPECT_GT(lists.runs[1].loss, 0);
  EXPECT_GT(lists.runs[1].bytes, 0);
  EXPECT_EQ(ids(index.read()), ids(lists));
}

TEST_F(RunIndexView, FollowsChangesAndDeletedRuns) {
  IndexFile index(folder.qpath());
  (void)index.update(scan());
  addRun("run-3", 5, true);
  QDir(folder.qpath() + "/runs/run-1").removeRecursively();
  const IndexLists lists = index.update(scan());
  EXPECT_EQ(ids(lists), (QStringList{"run-3", "run-2"}));
  EXPECT_EQ(ids(index.read()), ids(lists));
}

TEST_F(RunIndexView, AMissingBrokenOrNewerFileIsMadeAnew) {
  const QString path = folder.qpath() + "/index.sqlite";
  const auto fresh = [&] {
    IndexFile index(folder.qpath());
    return ids(index.update(scan()));
  };
  const QStringList expected = fresh();
  ASSERT_EQ(expected.size(), 2);
  ASSERT_TRUE(QFile::remove(path));
  EXPECT_EQ(fresh(), expected);
  putBytes(path, "this is no database at all, but it is long enough to be looked at as one");
  EXPECT_TRUE(IndexFile(folder.qpath()).read().runs.isEmpty());
  EXPECT_EQ(fresh(), expected);
  // The head of a database and garbage after it.
  QFile file(path);
  ASSERT_TRUE(file.open(QIODevice::ReadWrite));
  file.seek(200);
  file.write(QByteArray(int(file.size()) - 200, 'x'));
  file.close();
  EXPECT_EQ(fresh(), expected);
  {
    QSqlDatabase db = QSqlDatabase::addDatabase("QSQLITE", "newer");
    db.setDatabaseName(path);
    ASSERT_TRUE(db.open());
    QSqlQuery(db).exec("PRAGMA user_version = 99");
    db.close();
  }
  QSqlDatabase::removeDatabase("newer");
  EXPECT_TRUE(IndexFile(folder.qpath()).read().runs.isEmpty());
  EXPECT_EQ(fresh(), expected);
  EXPECT_EQ(ids(IndexFile(folder.qpath()).read()), expected);
}

TEST_F(RunIndexView, AFileThatBreaksWhileItIsUsedIsMadeAnew) {
  IndexFile index(folder.qpath());
  const QStringList expected = ids(index.update(scan()));
  putBytes(folder.qpath() + "/index.sqlite", "overwritten by something else");
  EXPECT_EQ(ids(index.update(scan())), expected);
  EXPECT_EQ(ids(index.read()), expected);
}

TEST_F(RunIndexView, TwoWindowsOneWriter) {
  auto first = std::make_unique<IndexFile>(folder.qpath());
  IndexFile second(folder.qpath());
  const QStringList expected = ids(first->update(scan()));
  EXPECT_EQ(ids(second.update(scan())), expected) << "its lists come from the folder";
  EXPECT_TRUE(first->writes());
  EXPECT_FALSE(second.writes());
  addRun("run-3", 5, true);
  EXPECT_EQ(ids(second.update(scan())).size(), 3);
  EXPECT_EQ(ids(second.read()).size(), 2) << "it wrote nothing";
  first.reset();  // the first window is closed: the second one takes over
  EXPECT_EQ(ids(second.update(scan())).size(), 3);
  EXPECT_TRUE(second.writes());
  EXPECT_EQ(ids(second.read()).size(), 3);
}

TEST_F(RunIndexView, AFolderThatIsNoProjectIsNotWrittenInto) {
  std::filesystem::remove(dir() / "workspace.json");
  IndexFile index(folder.qpath());
  EXPECT_EQ(index.update(scan()).runs.size(), 2);
  EXPECT_FALSE(QFile::exists(index.path()));
}

TEST_F(RunIndexView, ADeletedRunComesBack) {
  const auto moved = trashRun(folder.qpath(), "run-1");
  ASSERT_TRUE(moved.ok());
  EXPECT_EQ(scan().runs.size(), 1);
  addRun("run-1", 3, true);
  EXPECT_FALSE(restoreRun(folder.qpath(), *moved, "run-1").ok()) << "never over another run";
  const auto other = trashRun(folder.qpath(), "run-1");
  ASSERT_TRUE(other.ok());
  EXPECT_NE(*other, *moved);
  EXPECT_TRUE(restoreRun(folder.qpath(), *moved, "run-1").ok());
  ASSERT_EQ(scan().runs.size(), 2);
  EXPECT_EQ(scan().run("run-1")->step, 100);
  EXPECT_FALSE(trashRun(folder.qpath(), "run-9").ok());
}

}  // namespace
}  // namespace zk::ui
