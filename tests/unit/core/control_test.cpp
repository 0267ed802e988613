#include "engine/core/control.h"

#include <gtest/gtest.h>
#include <sys/stat.h>

#include <thread>

#include "temp_dir.h"

using namespace zk;

namespace {
/// Answers every request with ok until `n` were served.
void serve(ControlServer& server, int n) {
  ControlRequest request;
  while (n > 0) {
    if (!server.take(request)) {
      std::this_thread::sleep_for(std::chrono::milliseconds(2));
      continue;
    }
    server.answer(request, {{"id", request.id}, {"do", request.verb}, {"ok", true}, {"step", 7}});
    --n;
  }
}
}  // namespace

TEST(Control, RequestsAreAnswered) {
  TempDir dir;
  auto server = ControlServer::listen(dir.path);
  ASSERT_TRUE(server.ok());
  std::thread worker([&] { serve(**server, 2); });
  auto answer = control_request(dir.path, {{"do", "pause"}});
  auto second = control_request(dir.path, {{"do", "set"}, {"path", "optimizer.lr"}, {"value", 0.1}, {"id", 5}});
  worker.join();
  ASSERT_TRUE(answer.ok());
  EXPECT_EQ((*answer)["step"], 7);
  ASSERT_TRUE(second.ok());
  EXPECT_EQ((*second)["id"], 5);
}

TEST(Control, WorksBeyondTheLengthOfSocketPaths) {
  TempDir dir;
  auto deep = dir.path / std::string(90, 'a') / std::string(90, 'b');
  std::filesystem::create_directories(deep);
  auto server = ControlServer::listen(deep);
  ASSERT_TRUE(server.ok());
  std::thread worker([&] { serve(**server, 1); });
  EXPECT_TRUE(control_request(deep, {{"do", "pause"}}).ok());
  worker.join();
}

TEST(Control, OnlyTheOwnerMayConnect) {
  TempDir dir;
  auto server = ControlServer::listen(dir.path);
  struct stat info {};
  ASSERT_EQ(::stat((dir.path / "control.sock").c_str(), &info), 0);
  EXPECT_EQ(info.st_mode & 0777, 0600u);
}

TEST(Control, NobodyListening) {
  TempDir dir;
  auto answer = control_request(dir.path, {{"do", "pause"}});
  ASSERT_FALSE(answer.ok());
  EXPECT_EQ(answer.issue().id, "run-not-listening");
}

TEST(Control, NoAnswerInTime) {
  TempDir dir;
  auto server = ControlServer::listen(dir.path);
  auto answer = control_request(dir.path, {{"do", "pause"}}, 0.2);
  ASSERT_FALSE(answer.ok());
  EXPECT_EQ(answer.issue().id, "run-no-answer");
}

TEST(Control, BadRequestIsRefused) {
  TempDir dir;
  auto server = ControlServer::listen(dir.path);
  auto answer = control_request(dir.path, {{"dont", "pause"}}, 5);
  ASSERT_TRUE(answer.ok());
  EXPECT_EQ((*answer)["reason"], "control-bad-request");
}

TEST(Control, SocketOfADeadProcessIsReplaced) {
  TempDir dir;
  { auto dead = ControlServer::listen(dir.path); }
  auto first = ControlServer::listen(dir.path);
  ASSERT_TRUE(first.ok());
  auto second = ControlServer::listen(dir.path);
  EXPECT_TRUE(second.ok());
}
