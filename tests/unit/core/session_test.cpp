#include "engine/core/session.h"

#include <gtest/gtest.h>
#include <unistd.h>

#include <thread>

using namespace zk;

namespace {
struct Pipes {
  int in[2], out[2];
  Pipes() { EXPECT_TRUE(::pipe(in) == 0 && ::pipe(out) == 0); }
  void send(const std::string& line) { EXPECT_GT(::write(in[1], (line + "\n").data(), line.size() + 1), 0); }
  Json next() {
    std::string line;
    char c;
    while (::read(out[0], &c, 1) == 1 && c != '\n') line += c;
    return Json::parse(line, nullptr, false);
  }
};
}  // namespace

TEST(Session, StreamsPartsThenDone) {
  Pipes pipes;
  Session session;
  session.on("count", [](const Json& args, SessionReply& reply) -> Result<Json> {
    for (int i = 0; i < args["n"]; ++i) reply.part({{"i", i}});
    return Json{{"sum", 3}};
  });
  std::thread server([&] { session.serve(pipes.in[0], pipes.out[1]); });
  pipes.send(R"({"id":7,"do":"count","args":{"n":2}})");
  EXPECT_EQ(dump_line(pipes.next()), R"({"re":7,"i":0})");
  EXPECT_EQ(dump_line(pipes.next()), R"({"re":7,"i":1})");
  EXPECT_EQ(dump_line(pipes.next()), R"({"re":7,"sum":3,"done":true})");
  ::close(pipes.in[1]);
  server.join();
}

TEST(Session, CancelReachesARunningVerb) {
  Pipes pipes;
  Session session;
  session.on("forever", [](const Json&, SessionReply& reply) -> Result<Json> {
    reply.part({{"started", true}});
    while (!reply.cancelled()) std::this_thread::sleep_for(std::chrono::milliseconds(1));
    return Json::object();
  });
  std::thread server([&] { session.serve(pipes.in[0], pipes.out[1]); });
  pipes.send(R"({"id":1,"do":"forever"})");
  EXPECT_TRUE(pipes.next()["started"].get<bool>());
  pipes.send(R"({"id":2,"do":"cancel","args":{"id":1}})");
  EXPECT_EQ(pipes.next()["re"], 2);
  Json last = pipes.next();
  EXPECT_EQ(last["re"], 1);
  EXPECT_TRUE(last["cancelled"].get<bool>());
  ::close(pipes.in[1]);
  server.join();
}

TEST(Session, NonsenseIsAnswered) {
  Pipes pipes;
  Session session;
  session.on("check", [](const Json&, SessionReply&) -> Result<Json> { return Json::object(); });
  std::thread server([&] { session.serve(pipes.in[0], pipes.out[1]); });
  pipes.send("not json");
  EXPECT_EQ(pipes.next()["issue"]["id"], "session-bad-request");
  pipes.send(R"({"id":3,"do":"chekc"})");
  Json answer = pipes.next();
  EXPECT_EQ(answer["issue"]["id"], "session-unknown-verb");
  EXPECT_EQ(answer["issue"]["args"]["nearest"], "check");
  ::close(pipes.in[1]);
  server.join();
}
