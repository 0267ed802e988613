#include "engine/core/process.h"

#include <gtest/gtest.h>
#include <signal.h>

#include <thread>

#include "engine/core/files.h"
#include "temp_dir.h"

using namespace zk;

TEST(Process, ThisOneIsAliveAndAStrangerIsNot) {
  ProcessId self = this_process();
  EXPECT_TRUE(is_alive(self));
  EXPECT_FALSE(is_alive({self.pid, self.start + 1}));
  EXPECT_FALSE(is_alive({0, 0}));
}

TEST(Process, DetachedWritesToItsLogAndDies) {
  TempDir dir;
  auto id = spawn_detached({"/bin/sh", "-c", "echo hello; sleep 30"}, dir.path / "log");
  ASSERT_TRUE(id.ok());
  EXPECT_TRUE(is_alive(*id));
  std::string log;
  for (int i = 0; i < 200 && log.empty(); ++i) {
    std::this_thread::sleep_for(std::chrono::milliseconds(10));
    log = *read_file(dir.path / "log");
  }
  EXPECT_EQ(log, "hello\n");
  ::kill(static_cast<pid_t>(id->pid), SIGKILL);
  for (int i = 0; i < 200 && is_alive(*id); ++i) std::this_thread::sleep_for(std::chrono::milliseconds(10));
  EXPECT_FALSE(is_alive(*id));
}

TEST(Process, AProgramThatIsNotThere) {
  auto id = spawn_detached({"/no/such/program"}, "");
  ASSERT_FALSE(id.ok());
  EXPECT_EQ(id.issue().id, "process-failed");
}
